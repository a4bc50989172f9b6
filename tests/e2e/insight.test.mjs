// Feedback and analysis as people use them: answers become figures, findings become measures.

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "./support/browser.mjs";
import { cell, go, openExample, plan, saved } from "./support/planner.mjs";
import { surveyFile } from "./support/samples.mjs";

/** How many causes there are, as the view says it. */
async function findings(planner) {
  await planner.locator(".findings-bar .count", { hasText: /\d/ }).waitFor();
  return Number((await planner.locator(".findings-bar .count").innerText()).split(" ").at(-1));
}

test("answers become figures with n, interval and method, and stand in the map", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "physiotherapy", "feedback");
  await planner.getByRole("button", { name: "Antworten eintragen" }).click();
  const card = planner.locator(".feedback-card").first();
  await card.getByLabel("Bezeichnung").and(planner.locator(":focus")).fill("Umfrage im Wartezimmer");
  // By keyboard: a number for each value of the scale.
  for (const [value, count] of [3, 5, 10, 22, 9].entries()) {
    await card.getByLabel(`Antworten mit ${value + 1}`).focus();
    await planner.keyboard.type(String(count));
    await planner.keyboard.press("Tab");
  }
  assert.equal(await card.locator(".figure-main").innerText(), "63,3 % zufrieden (ab 4)".replace(" %", "\u202f%"));
  assert.match(await card.locator(".figures").innerText(), /n = 49 · 95-%-Intervall 49,3\u202f% bis 75,3\u202f%/);
  await card.getByText("So gerechnet").click();
  assert.match(await card.locator(".figures details p").innerText(), /Wilson/);
  const [target] = (await plan(planner)).journeys[0].steps;
  await card.getByLabel("Worauf es sich bezieht").focus();
  await card.getByLabel("Worauf es sich bezieht").selectOption(`step:${target.id}`);
  await saved(planner);
  await go(planner, "map");
  await planner.locator(`.measured-dot, .measured`).first().waitFor();
  const record = (await plan(planner)).feedback.at(-1);
  assert.deepEqual([record.name, record.counts, record.target], ["Umfrage im Wartezimmer", [3, 5, 10, 22, 9], { step: target.id }]);
});

test("few answers come with a warning, and none with words", async (t) => {
  const planner = await page(t, { open: "", lang: "en" });
  await openExample(planner, "physiotherapy", "feedback");
  await planner.getByRole("button", { name: "Enter answers" }).click();
  const card = planner.locator(".feedback-card").first();
  await card.getByText("No answers yet").waitFor();
  // Counted while it is typed.
  await card.getByLabel("Answers of 5").fill("2");
  await card.getByText("Fewer than 10 answers: read with caution.").waitFor();
  // The scale follows the metric.
  await card.getByLabel("Metric").selectOption("nps");
  await card.getByLabel("Answers of 10").fill("8");
  await card.getByLabel("Answers of 10").press("Tab");
  await card.getByText("NPS 60", { exact: true }).waitFor();
  assert.equal(await card.locator(".warning").count(), 0, "ten answers are enough");
});

test("comments are searched, those of the least satisfied first", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "outdoor-shop", "feedback");
  const comments = planner.locator(".comment p:first-child");
  assert.equal(await comments.first().innerText(), "Drei Wochen auf das Geld gewartet.");
  await planner.getByLabel("In Kommentaren suchen").fill("KONTO");
  await planner.locator(".comments [role=status]", { hasText: "1 von 1" }).waitFor();
  assert.deepEqual(await comments.allInnerTexts(), ["Warum brauche ich dafür ein Konto?"]);
});

test("a metric that was asked more than once has its trend, as a chart and as a table", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "outdoor-shop", "feedback");
  const first = await planner.locator(".feedback-card").last().getByLabel("Worauf es sich bezieht").inputValue();
  await planner.getByRole("button", { name: "Antworten eintragen" }).click();
  const card = planner.locator(".feedback-card").first();
  await card.getByLabel("Worauf es sich bezieht").focus();
  await card.getByLabel("Worauf es sich bezieht").selectOption(first);
  await card.getByLabel("Datum").fill("2026-11-20");
  await card.getByLabel("Antworten mit 5").fill("40");
  await card.getByLabel("Antworten mit 5").press("Tab");
  await planner.locator(".trend tbody tr").nth(1).waitFor();
  assert.deepEqual(await planner.locator(".trend tbody td:nth-child(2)").allInnerTexts(), ["184", "40"]);
});

test("a finding leads to its place, and its suggestion becomes a measure that undo takes back", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "physiotherapy", "analysis");
  const before = await findings(planner);
  const open = planner.locator(".finding[data-rule=pain-point-open]").first();
  // By keyboard: the details open, the first suggestion is planned.
  await open.locator(".ideas summary").focus();
  await planner.keyboard.press("Enter");
  await planner.keyboard.press("Tab");
  await planner.keyboard.press("Enter");
  await planner.waitForFunction((before) => Number(inside.querySelector(".findings-bar .count").textContent.split(" ").at(-1)) !== before, before);
  await planner.locator(".findings:focus").waitFor();
  const planned = (await plan(planner)).measures.at(-1);
  assert.equal(planned.status, "planned");
  assert.ok(planned.target.step, "the measure is for the step");
  await planner.locator(".toast-act").click();
  await planner.waitForFunction((before) => Number(inside.querySelector(".findings-bar .count").textContent.split(" ").at(-1)) === before, before);
  // By pointer: to the step in the map.
  await planner.locator(".finding[data-rule=no-contact] .finding-acts .button").first().click();
  await planner.locator(".map-view").waitFor();
  await planner.locator("[data-step]:focus").waitFor();
});

test("a choice of rule stays chosen, and counts what is listed, while findings come and go", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "physiotherapy", "analysis");
  await findings(planner);
  const rule = planner.locator(".findings-bar [name=rule]");
  await rule.selectOption("low-satisfaction");
  const listed = planner.locator(".finding");
  const before = await listed.count();
  const told = async () => Number((await rule.locator("option:checked").innerText()).match(/\((\d+)\)/)[1]);
  assert.equal(await told(), before);
  await listed.first().locator(".aside summary").click();
  await listed.first().locator(".aside button").click();
  await planner.waitForFunction((before) => inside.querySelectorAll(".finding").length === before - 1, before);
  assert.equal(await rule.inputValue(), "low-satisfaction");
  assert.equal(await told(), before - 1);
});

test("findings follow while somebody works", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "physiotherapy", "analysis");
  const before = await findings(planner);
  await go(planner, "map");
  await cell(planner, 0, "Touchpoint").focus();
  await planner.keyboard.press("1");
  await go(planner, "analysis");
  await planner.waitForFunction((before) => Number(inside.querySelector(".findings-bar .count").textContent.split(" ").at(-1)) > 0 && Number(inside.querySelector(".findings-bar .count").textContent.split(" ").at(-1)) !== before, before);
  await planner.keyboard.press("Control+z");
  await planner.waitForFunction((before) => Number(inside.querySelector(".findings-bar .count").textContent.split(" ").at(-1)) === before, before);
});

test("a finding is set aside with a reason, kept in the file, and brought back", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "physiotherapy", "analysis");
  const before = await findings(planner);
  // A cause with one reason: others have as many records as reasons.
  const finding = planner.locator(".finding[data-rule=low-satisfaction]").first();
  await finding.locator(".aside summary").click();
  await finding.getByLabel("Warum? (optional)").fill("Das neue Formular kommt im Januar");
  await planner.keyboard.press("Enter");
  await planner.locator(".asides").waitFor();
  assert.equal(await findings(planner), before - 1);
  const file = await plan(planner);
  assert.equal(file.version, 2);
  assert.equal(file.set_aside[0].reason, "Das neue Formular kommt im Januar");
  await saved(planner);
  await planner.reload();
  await planner.locator(".asides summary").click();
  assert.equal(await findings(planner), before - 1);
  await planner.getByRole("button", { name: /^Zurückholen/ }).click();
  await planner.locator(".asides").waitFor({ state: "detached" });
  assert.equal(await findings(planner), before);
  assert.equal((await plan(planner)).version, 1, "what older programs can read is written so that they can");
});

test("a rule that is switched off says nothing, and one that weighs more stands higher", async (t) => {
  const planner = await page(t, { open: "", lang: "en" });
  await openExample(planner, "physiotherapy", "analysis");
  const before = await findings(planner);
  await planner.locator(".weights summary").click();
  const low = await planner.locator(".finding[data-rule=low-satisfaction]").count();
  assert.ok(low > 0);
  await planner.locator(".weights [name=low-satisfaction]").selectOption("off");
  await planner.locator(".finding[data-rule=low-satisfaction]").first().waitFor({ state: "detached" });
  assert.equal(await findings(planner), before - low);
  await planner.locator(".weights [name=pain-point-open]").selectOption("high");
  await planner.locator(".finding p", { hasText: "(weight of the rule)" }).first().waitFor({ state: "attached" });
  assert.deepEqual((await plan(planner)).weights, { "pain-point-open": "high", "low-satisfaction": "off" });
});

test("three causes stand large with their reasons and their curve, the others by phase; filters narrow them", async (t) => {
  const planner = await page(t, { open: "", lang: "en" });
  await openExample(planner, "outdoor-shop", "analysis");
  const all = await findings(planner);
  assert.equal(await planner.locator(".finding[data-large=true]").count(), 3);
  assert.equal(await planner.locator(".finding[data-large=true] .curve-piece svg").count(), 3);
  assert.equal(await planner.locator(".finding-group .finding").count(), all - 3);
  // By keyboard: the reasons of the first one, each with its arithmetic.
  await planner.locator(".finding .reasons summary").first().focus();
  await planner.keyboard.press("Enter");
  assert.match(await planner.locator(".finding .reasons li .hint").first().innerText(), /base/);
  const group = planner.locator(".finding-group").first();
  await group.locator("summary").first().click();
  assert.equal(await group.locator(".finding").first().isVisible(), false);
  await planner.locator(".findings-bar [name=persona]").selectOption({ index: 1 });
  await planner.waitForFunction((all) => Number(inside.querySelector(".findings-bar .count").textContent.split(" ").at(-1)) < all, all);
});

test("a survey of 50,000 rows is taken in with progress, wrong rows told by their lines", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "physiotherapy", "feedback");
  const before = (await plan(planner)).feedback?.length ?? 0;
  await planner.evaluate(() => {
    window.progress = false;
    new MutationObserver(() => { window.progress ||= inside.querySelector("progress") !== null; }).observe(inside, { childList: true, subtree: true });
  });
  await planner.locator(".bar input[type=file]").setInputFiles(await surveyFile(t, 50_000));
  await planner.locator(".survey-result").waitFor({ timeout: 60_000 });
  assert.match(await planner.locator(".survey-result p").innerText(), /^44\.950 Antworten aus 50\.000 Zeilen/);
  assert.ok(await planner.evaluate(() => window.progress), "progress was shown");
  assert.match(await planner.locator('.survey .repairs[aria-label="Übergangene Zeilen"] li').first().textContent(), /^Zeile 9: keine Zahl \(„siehe unten“\)$/);
  assert.match(await planner.locator(".survey details").last().innerText(), /Parkplatz \(9\.950\)/);
  await planner.locator(".survey [name=grouping]").selectOption({ label: "je Monat" });
  await planner.locator(".survey-result p", { hasText: "als 9 Einträge" }).waitFor({ timeout: 60_000 });
  await planner.locator(".survey .button.primary").click();
  await planner.locator(".survey").waitFor({ state: "detached" });
  const taken = (await plan(planner)).feedback;
  assert.equal(taken.length, before + 9);
  assert.match(taken.at(-1).name, /^Herbst · 2026-/);
  // All records are one step of undo.
  await planner.locator(".toast-act").click();
  assert.equal((await plan(planner)).feedback?.length ?? 0, before);
});

test("a column of numbers is pasted into a record", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "physiotherapy", "feedback");
  await planner.getByRole("button", { name: "Antworten eintragen" }).click();
  const card = planner.locator(".feedback-card").first();
  await card.getByText("Spalte einfügen").click();
  await card.locator("details textarea").first().fill("4\n5\n5\n9\n3");
  await card.getByRole("button", { name: "Übernehmen" }).click();
  assert.deepEqual(await card.locator(".answer input").evaluateAll((inputs) => inputs.map((input) => input.value)), ["", "", "1", "1", "2"]);
  assert.match(await card.locator(".wrong").innerText(), /^Zeile 4, nicht auf der Skala: 9$/);
});

test("the overview's heat map leads to the touchpoints behind a number", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "outdoor-shop", "analysis");
  await planner.getByRole("button", { name: "Überblick" }).click();
  const cell = planner.getByRole("button", { name: "Onlineshop, Konversion: 5 Stationen an 2 Touchpoints" });
  await cell.focus();
  await planner.keyboard.press("Enter");
  await planner.locator(".touchpoints-view").waitFor();
  assert.equal(await planner.locator(".touchpoint-table tbody tr").count(), 2);
  await planner.getByRole("button", { name: "Alle zeigen" }).click();
  assert.equal(await planner.locator(".touchpoint-table tbody tr").count(), 19);
});

test("the overview leads to a measure of the chart and to a persona's step", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "outdoor-shop", "analysis");
  await planner.getByRole("button", { name: "Überblick" }).click();
  await planner.locator(".contentment .heat-pair").first().click();
  await planner.locator("[data-step]:focus").waitFor();
  await go(planner, "analysis");
  await planner.getByRole("button", { name: "Überblick" }).click();
  const measure = planner.locator(".priority-lists .link").first();
  const title = await measure.innerText();
  await measure.click();
  await planner.locator(".measures-view").waitFor();
  assert.equal(await planner.locator("tr:has(:focus) [name=title]").inputValue(), title);
});

test("two journeys are compared, swapped, and followed while they change", async (t) => {
  const planner = await page(t, { open: "", lang: "en" });
  await openExample(planner, "outdoor-shop", "compare");
  const counts = () => planner.locator(".differences li").allInnerTexts();
  const before = await counts();
  assert.deepEqual(before, ["1 added", "8 removed", "1 moved", "8 changed", "0 same"]);
  assert.equal(await planner.locator(".compare-figure path.compare-left, .compare-figure path.compare-right").count(), 2);
  await planner.getByRole("button", { name: "Swap sides" }).focus();
  await planner.keyboard.press("Enter");
  await planner.locator(".differences li", { hasText: "8 added" }).waitFor();
  assert.deepEqual(await counts(), ["8 added", "1 removed", "1 moved", "8 changed", "0 same"]);
  await planner.getByLabel("Right").selectOption({ index: 0 });
  await planner.getByLabel("Left").selectOption({ index: 0 });
  await planner.locator(".differences li", { hasText: "17 same" }).waitFor();
  // A step leads to the map.
  await planner.locator(".compare-step .link").first().click();
  await planner.locator("[data-step]:focus").waitFor();
});

test("what is moved, removed and rated otherwise in a copy is told as just that", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "physiotherapy", "journeys");
  await planner.getByLabel("Kopie …").first().selectOption("target");
  await go(planner, "map");
  await planner.locator(".journey-tab").last().click();
  await cell(planner, 0, "Touchpoint").focus();
  await planner.keyboard.press("5");
  await cell(planner, 1, "Touchpoint").focus();
  await planner.keyboard.press("Delete");
  await go(planner, "compare");
  await planner.getByLabel("Links").selectOption({ index: 0 });
  await planner.locator(".differences li", { hasText: "1 entfallen" }).waitFor();
  await planner.locator(".difference[data-difference=changed]").waitFor();
  assert.match(await planner.locator(".compare-what", { has: planner.locator("[data-difference=changed]") }).innerText(), /Zufriedenheit \d → 5/);
});

test("the map tells the weak points of its journey, those of the selected step first", async (t) => {
  const planner = await page(t, { open: "", width: 1440, height: 900 });
  await openExample(planner, "physiotherapy");
  const summary = planner.locator(".beside-map > summary");
  await summary.waitFor();
  await summary.focus();
  await planner.keyboard.press("Enter");
  const step = await planner.locator(".beside-map .finding").first().getByRole("button", { name: /zeigen$/ });
  await step.click();
  await planner.locator("[data-step]:focus").waitFor();
  await planner.locator(".beside-map .finding[data-here=true]").first().waitFor();
  assert.match(await summary.innerText(), /an dieser Station: [1-9]/);
  // Rated as well as can be, the step has other ones: of a bad rating it is none any more.
  const before = await planner.locator(".beside-map").innerText();
  await planner.keyboard.press("5");
  await planner.waitForFunction((before) => inside.querySelector(".beside-map").innerText !== before, before);
});
