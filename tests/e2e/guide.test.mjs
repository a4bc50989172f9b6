// The guide: somebody who has never seen a journey map follows it, and nothing but it, from an empty plan to measures.

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "./support/browser.mjs";
import { cell, fillCell, newPlan, openExample, plan, saved } from "./support/planner.mjs";

/** Types into fields of the view by their names. */
async function fillIn(planner, fields) {
  for (const [name, text] of Object.entries(fields)) await planner.locator(`.persona-form [name=${name}]`).fill(text);
}

/** Adds a step to a phase and gives it a touchpoint. */
async function addStep(planner, place, phase, touchpoint) {
  await planner.locator(".add-step").nth(phase).click();
  await cell(planner, place, "Touchpoint").locator("input:focus").waitFor();
  await planner.keyboard.type(touchpoint);
  await planner.keyboard.press("Escape");
  await cell(planner, place, "Touchpoint").and(planner.locator(":focus")).waitFor();
}

/** Takes suggestions of the catalogue over, so many. */
async function takeTouchpoints(planner, count) {
  const rows = planner.locator(".touchpoint-table tbody tr");
  const before = await rows.count();
  for (let taken = 1; taken <= count; taken++) {
    await planner.locator(".suggestion").first().click();
    await rows.nth(before + taken - 1).waitFor();
  }
}

/** Rates all steps of the journey that the map shows: from 4 down to 1, and again. */
async function rate(planner) {
  const steps = await planner.locator(".row.lane").first().locator("[data-step]").count();
  await cell(planner, 0, "Touchpoint").focus();
  for (let place = 0; place < steps; place++) {
    await planner.keyboard.press(String(4 - (place % 4)));
    if (place + 1 < steps) await planner.keyboard.press("ArrowRight");
  }
}

async function eachJourney(planner, work) {
  const tabs = planner.locator(".journey-tab");
  for (let place = 0; place < await tabs.count(); place++) {
    await tabs.nth(place).click();
    await work(place);
  }
}

/** What somebody does who reads a task, chapter by chapter. */
const WORK = [
  [
    async (planner) => {
      await planner.locator(".teach .button.primary").click();
      await fillIn(planner, { name: "Sabine" });
    },
    (planner) => fillIn(planner, { goals: "Am Wochenende wandern", sources: "Testberichte im Internet" }),
    (planner) => fillIn(planner, { challenges: "Findet ihre Größe nicht", objections: "Schuhe muss man doch anprobieren" }),
    async (planner) => {
      await planner.locator(".add-persona").click();
      await planner.locator(".persona-card").nth(1).waitFor();
      await fillIn(planner, { name: "Jonas", goals: "Alpen überqueren", sources: "Videos", challenges: "Wenig Geld" });
    },
  ],
  [
    (planner) => takeTouchpoints(planner, 5),
    async (planner) => {
      await planner.locator(".suggestions select").last().selectOption({ label: "nicht steuerbar" });
      await takeTouchpoints(planner, 1);
    },
    async (planner) => {
      for (const row of await planner.locator(".touchpoint-table tbody tr").all()) {
        if (await row.locator("[list=channels]").inputValue()) continue;
        await row.locator("[list=channels]").fill("Website");
        await row.locator("[list=channels]").press("Tab");
      }
    },
  ],
  [
    async (planner) => {
      await planner.locator("dialog [name=text]").fill("bestellt die ersten Wanderschuhe");
      await planner.keyboard.press("Escape");
    },
    async (planner) => planner.locator(".view-head .button.primary").click(),
    async (planner) => {
      for (const [place, phase] of [0, 1, 2].entries()) await addStep(planner, place, phase, `Berührung ${place + 1}`);
    },
    (planner) => addStep(planner, 3, 3, "Newsletter mit Tipps"),
  ],
  [
    async (planner) => planner.locator(".view-head .button.primary").click(),
    async (planner) => {
      await planner.locator(".journey-tab").nth(1).click();
      for (const [place, phase] of [1, 2, 3].entries()) await addStep(planner, place, phase, `Weg ${place + 1}`);
    },
    (planner) => eachJourney(planner, () => fillCell(planner, 0, "Frage", "Passen mir die Schuhe?")),
    (planner) => eachJourney(planner, async () => {
      await cell(planner, 1, "Touchpoint").focus();
      await planner.keyboard.press("m");
    }),
  ],
  [
    (planner) => eachJourney(planner, () => rate(planner)),
    (planner) => eachJourney(planner, async () => {
      const scores = await planner.locator(".row.lane").first().locator("[data-step]").count();
      for (let place = 2; place < scores; place++) await fillCell(planner, place, "Schwachstelle", "Es dauert zu lange.");
    }),
    async (planner) => {
      await planner.locator(".feedback-view .button.primary").click();
      await planner.locator(".feedback-card input[type=number]").nth(3).fill("12");
      await planner.locator(".feedback-card input[type=number]").nth(3).press("Tab");
    },
  ],
  [
    async (planner) => {
      await planner.locator(".finding").nth(2).waitFor();
      for (let planned = 1; planned <= 3; planned++) {
        const ideas = planner.locator(".finding .ideas:not([open])").first();
        await ideas.locator("summary").click();
        await planner.locator(".finding .ideas[open] .idea").first().click();
        await planner.waitForFunction((planned) => inside.querySelector(".toast")?.textContent.includes("Maßnahme") && planned, planned);
      }
    },
    async (planner) => {
      const rows = planner.locator(".measure-table tbody tr");
      for (let row = 0; row < await rows.count(); row++) {
        await rows.nth(row).locator("[name=owner]").fill("Jana");
        if (!await rows.nth(row).locator("[name=kpi]").inputValue()) await rows.nth(row).locator("[name=kpi]").fill("Anfragen je Woche");
        await rows.nth(row).locator("[name=due]").fill("2030-03-31");
      }
    },
  ],
];

test("whoever follows only the guide gets from an empty plan to two journeys, three causes and three measures", async (t) => {
  const planner = await page(t, { open: "", width: 1440, height: 900 });
  await newPlan(planner, "Wanderschuhe");
  await planner.getByRole("button", { name: "Mit dem Leitfaden planen" }).click();
  const steps = planner.locator(".guide-step");
  // What was done can come up again: a touchpoint that was made in the map has no channel yet.
  for (let round = 0; await planner.locator(".guide-finished").count() === 0; round++) {
    assert.ok(round < 30, "the guide leads round in circles");
    await planner.locator(".guide-step[data-done=false]").first().click();
    const open = planner.locator(".guide-task[data-done=false]").first();
    await open.waitFor();
    const chapter = await steps.evaluateAll((all) => all.findIndex((step) => step.getAttribute("aria-current") === "step"));
    const task = await open.evaluate((task) => [...task.parentElement.children].indexOf(task));
    await open.getByRole("button").click();
    await WORK[chapter][task](planner);
    if (!await planner.locator(".guide-view").count()) {
      await planner.locator(".guide-bar", { hasText: "Geschafft." }).waitFor();
      await planner.getByRole("button", { name: "Zum Leitfaden" }).click();
    }
    await planner.locator(".guide-task").nth(task).and(planner.locator("[data-done=true]")).waitFor();
  }
  const made = await plan(planner);
  assert.equal(made.journeys.length, 2);
  assert.ok(made.journeys.every((journey) => journey.steps.length >= 3));
  assert.ok(made.measures.length >= 3);
  await saved(planner);
});

test("the guide's bar tells the task, its progress and what is next, and can be closed", async (t) => {
  const planner = await page(t, { open: "", lang: "en" });
  await newPlan(planner, "Boots");
  await planner.getByRole("button", { name: "Plan with the guide" }).click();
  await planner.locator(".guide-task").first().getByRole("button", { name: /^Go: / }).click();
  const bar = planner.getByRole("complementary", { name: "Guide" });
  await bar.getByText("0 of 1").waitFor();
  await planner.locator(".teach .button.primary").click();
  await planner.locator(".persona-form [name=name]").fill("Sabine");
  await bar.getByText("Done.").waitFor();
  await bar.getByRole("button", { name: "Next task" }).click();
  await bar.getByText("Write down goals and sources of information").waitFor();
  await bar.getByRole("button", { name: "Leave the guide" }).click();
  await bar.waitFor({ state: "detached" });
});

test("the guide goes on where the plan stands", async (t) => {
  const planner = await page(t, { open: "" });
  await openExample(planner, "outdoor-shop", "guide");
  assert.equal(await planner.locator(".guide-step[aria-current=step] .guide-name").innerText(), "Eine Reise je Persona");
  assert.equal(await planner.locator(".guide-step[data-done=true]").count(), 3);
});
