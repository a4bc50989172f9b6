// The main job from end to end: a plan is made, kept, taken away and brought back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { page, visit } from "./support/browser.mjs";
import { accepted, cell, exported, fillCell, go, imported, newPlan, saved, stored } from "./support/planner.mjs";

test("a journey is planned, kept across a reload, exported, erased and imported again", async (t) => {
  const planner = await page(t, { open: "", width: 1440, height: 900 });
  assert.deepEqual(await stored(planner), {}, "something was stored before the first edit");

  await newPlan(planner, "Einführung der Wärmepumpe „Föhnkraft“", "six-stages");

  for (const [name, role] of [["Annegret Schwerdtfeger-Obermüller", "leitet den Einkauf"], ["Bülent Özdemir", "plant Heizungen"]]) {
    await planner.locator(".add-persona").click();
    await planner.getByLabel("Name", { exact: true }).fill(name);
    await planner.getByLabel("Rolle", { exact: true }).fill(role);
    await planner.getByLabel("Ziele", { exact: true }).fill("Kosten senken\nRuhe im Haus");
  }
  assert.equal(await planner.locator(".persona-card").count(), 2);

  await go(planner, "touchpoints");
  const typed = ["Fachmesse in Essen", "Preisrechner", "Angebot per E-Mail", "Anruf der Beratung", "Einweisung vor Ort"];
  for (const name of typed) {
    await planner.locator("input[name=new-touchpoint]").fill(name);
    await planner.locator("input[name=new-touchpoint]").press("Enter");
  }
  for (let taken = 1; taken <= 3; taken++) {
    await planner.locator(".suggestion").first().click();
    await planner.locator(".touchpoint-table tbody tr").nth(typed.length + taken - 1).waitFor();
  }
  assert.equal(await planner.locator(".touchpoint-table tbody tr").count(), 8);

  await go(planner, "map");
  await planner.locator(".teach .button.primary").click();
  await planner.locator(".grid").waitFor();
  assert.match(await planner.locator(".journey-tab").innerText(), /Annegret/);
  const steps = [[0, "Fachmesse in Essen"], [0, "Preisrechner"], [2, "Angebot per E-Mail"], [3, "Anruf der Beratung"], [4, "Angebot per E-Mail"], [5, "Einweisung vor Ort"]];
  for (const [place, [phase, touchpoint]] of steps.entries()) {
    await planner.locator(".add-step").nth(phase).click();
    await cell(planner, place, "Touchpoint").locator("input:focus").waitFor();
    await planner.keyboard.type(touchpoint);
    await planner.keyboard.press("Escape");
    await cell(planner, place, "Touchpoint").and(planner.locator(":focus")).waitFor();
  }
  await fillCell(planner, 1, "Schwachstelle", "Der Rechner kennt keine Altbauten.");

  await cell(planner, 0, "Touchpoint").focus();
  for (const score of "435214".slice(0, 6)) {
    await planner.keyboard.press(score);
    await planner.keyboard.press("ArrowRight");
  }
  await planner.keyboard.press("m");
  assert.equal(await planner.locator(".point[data-score]").count(), 6);
  assert.equal(await planner.locator(".break").count(), 1, "one break is shown: from 5 to 2");

  await saved(planner);
  const before = await exported(planner);
  const plan = JSON.parse(before);
  assert.equal(plan.phase_model, "six-stages");
  assert.deepEqual(plan.journeys[0].steps.map((step) => step.satisfaction), [4, 3, 5, 2, 1, 4]);
  assert.equal(plan.journeys[0].steps[5].moment_of_truth, true);
  assert.equal(plan.touchpoints.length, 8, "a step at a known touchpoint makes no second one");
  assert.deepEqual(plan.personas[0].goals, ["Kosten senken", "Ruhe im Haus"]);

  await planner.reload();
  await planner.locator(".grid").waitFor();
  assert.equal(await exported(planner), before, "the plan is another one after a reload");

  await visit(planner, "");
  await planner.locator(".privacy .button").click();
  await planner.locator(".dialog .button.danger").click();
  await planner.locator(".card:not(.example)").waitFor({ state: "detached" });
  assert.deepEqual(await stored(planner), {}, "something was left after erasing everything");

  await imported(planner, before);
  await accepted(planner);
  await planner.locator(".grid").waitFor();
  assert.equal(await exported(planner), before, "export, import, export gives other bytes");

  for (let place = 0; place < 6; place++) {
    await cell(planner, place, "Touchpoint").focus();
    await planner.keyboard.press("3");
    await planner.keyboard.press("m");
  }
  const edited = await exported(planner);
  assert.notEqual(edited, before);
  await planner.locator(".language").click();
  await planner.getByRole("rowheader", { name: "Pain point", exact: true }).waitFor();
  assert.equal(await planner.evaluate(() => document.documentElement.lang), "en");
  for (let time = 0; time < 10; time++) await planner.keyboard.press("Control+z");
  assert.notEqual(await exported(planner), edited);
  for (let time = 0; time < 10; time++) await planner.keyboard.press("Control+Shift+z");
  assert.equal(await exported(planner), edited, "undoing and redoing gave another plan");
  await saved(planner);
});
