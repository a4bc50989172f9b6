// Every text field bears anything: it is shown as text, kept byte for byte, and cut at its limit with a word about it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "./support/browser.mjs";
import { closeDialog, go, newPlan, openPlan, plan, saved } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

const LONG = "ä".repeat(10_000);

/** Puts the caret into a control and pastes over what is there. */
async function paste(planner, control, text) {
  await control.focus();
  await planner.keyboard.press("Control+a");
  await planner.keyboard.insertText(text);
}

test("10,000 characters pasted are cut at the limit, in the field and in the plan, with a word about it", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900 });
  await openPlan(planner, { ...fiveSteps(), measures: [{ id: "m", title: "Measure" }] });
  const toast = planner.locator(".toast", { hasText: "cut off" });
  const cut = async (control, limit) => {
    await paste(planner, control, LONG);
    await toast.waitFor();
    assert.equal(await control.inputValue(), "ä".repeat(limit));
    // Once more at the limit: still nothing beyond it is shown.
    await control.press("End");
    await planner.keyboard.insertText("b");
    assert.equal(await control.inputValue(), "ä".repeat(limit));
    await toast.locator(".icon-button").click();
    await toast.waitFor({ state: "detached" });
  };
  await cut(planner.locator(".plan-title textarea"), 200);
  await cut(planner.locator(".phase-name textarea").first(), 200);
  const cell = planner.locator(`[data-step="s1"][data-lane="2"]`);
  await cell.click();
  await cut(cell.locator("textarea"), 2000);
  await go(planner, "personas");
  await cut(planner.getByLabel("Name", { exact: true }), 200);
  await cut(planner.locator("textarea[name=notes]"), 2000);
  await cut(planner.locator("textarea[name=goals]"), 2000);
  await go(planner, "touchpoints");
  await cut(planner.locator(".touchpoint-table textarea[name=name]"), 200);
  await go(planner, "journeys");
  await cut(planner.locator("textarea[name=scenario]"), 2000);
  await go(planner, "measures");
  await cut(planner.locator(".measure-table textarea[name=title]"), 200);

  const kept = await plan(planner);
  const lengths = [kept.title, kept.phases[0].name, kept.journeys[0].steps[0].action, kept.personas[0].name, kept.personas[0].notes, kept.personas[0].goals[0], kept.touchpoints[0].name, kept.journeys[0].scenario, kept.measures[0].title];
  assert.deepEqual(lengths.map((text) => text.length), [200, 200, 2000, 200, 2000, 2000, 200, 2000, 200]);
});

test("what is made from a long text is cut with a word, too", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const toast = planner.locator(".toast", { hasText: "cut off" });
  const seen = async () => {
    await toast.waitFor();
    await toast.locator(".icon-button").click();
    await toast.waitFor({ state: "detached" });
  };
  await newPlan(planner, LONG);
  await seen();
  await go(planner, "touchpoints");
  await planner.locator("input[name=new-touchpoint]").fill(LONG);
  await planner.keyboard.press("Enter");
  await seen();
  await go(planner, "measures");
  await planner.locator("input[name=new-measure]").fill(LONG);
  await planner.keyboard.press("Enter");
  await seen();
  const kept = await plan(planner);
  assert.deepEqual([kept.title, kept.touchpoints[0].name, kept.measures[0].title].map((text) => text.length), [200, 200, 200]);
});

const ODD = [
  "שלום עולם, customer journey مرحبا",
  "👩‍🔧🏳️‍🌈 👨‍👩‍👧‍👦 🇩🇪",
  "Z̸̢͓a̷l̴g̵o e\u0301 é ﷽",
  "before\u0000after",
  `<img src=x onerror="alert(1)"><script>alert(2)</script>`,
  "\u202eright to left override\u202c \ufeff\u200b{0} {1} &amp; \\u0041 ' \" `",
];

test("odd texts in every field are shown as text and survive a reload byte for byte", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900 });
  planner.on("dialog", () => assert.fail("a text was run"));
  await openPlan(planner, fiveSteps());
  let next = 0;
  const odd = () => ODD[next++ % ODD.length];
  const expected = { personas: {}, touchpoints: {}, steps: {} };

  await go(planner, "personas");
  const personaFields = await planner.locator(".persona-form :is(input, textarea)").evaluateAll((controls) => controls.map(({ name }) => name));
  assert.ok(personaFields.length >= 15, `${personaFields}`);
  for (const name of personaFields) {
    const text = odd();
    await planner.locator(`.persona-form [name=${name}]`).fill(text);
    expected.personas[name] = ["goals", "values", "sources", "challenges", "objections"].includes(name) ? [text] : text;
  }

  await go(planner, "touchpoints");
  for (const name of ["name", "owner"]) {
    expected.touchpoints[name] = odd();
    await planner.locator(`.touchpoint-table [name=${name}]`).fill(expected.touchpoints[name]);
  }
  expected.touchpoints.channel = odd();
  const channel = planner.locator(".touchpoint-table input[list=channels]");
  await channel.fill(expected.touchpoints.channel);
  await channel.press("Tab");

  await go(planner, "map");
  await planner.locator(".menu summary").click();
  for (const box of await planner.locator(".menu .lanes input").all()) await box.check();
  await planner.locator(".menu summary").click();
  const lanes = { 2: "action", 3: "question", 4: "thought", 5: "emotion", 6: "pain_point", 7: "opportunity", 9: "personalisation" };
  for (const [lane, field] of Object.entries(lanes)) {
    expected.steps[field] = odd();
    const cell = planner.locator(`[data-step="s1"][data-lane="${lane}"]`);
    await cell.click();
    await cell.locator("textarea").fill(expected.steps[field]);
    await cell.locator("textarea").press("Escape");
    await cell.locator(".cell-text").waitFor();
    assert.equal(await cell.locator(".cell-text").textContent(), expected.steps[field], field);
  }

  const check = async () => {
    const kept = await plan(planner);
    const subset = (record, fields) => Object.fromEntries(Object.keys(fields).map((field) => [field, record[field]]));
    assert.deepEqual(subset(kept.personas[0], expected.personas), expected.personas);
    assert.deepEqual(subset(kept.touchpoints[0], expected.touchpoints), expected.touchpoints);
    assert.deepEqual(subset(kept.journeys[0].steps[0], expected.steps), expected.steps);
  };
  await check();
  await saved(planner);
  await planner.reload();
  await planner.locator(".grid").waitFor();
  await check();
  for (const view of ["guide", "personas", "touchpoints", "journeys", "map", "feedback", "analysis", "compare", "measures"]) {
    await go(planner, view);
    assert.equal(await planner.locator("#app img").count(), 0);
  }
  await planner.keyboard.press("Control+k");
  await planner.locator(".palette-input").fill("onerror");
  await planner.locator("#palette-list li").first().waitFor();
  await closeDialog(planner);
});

test("undo takes back a burst of typing at once, field by field", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900 });
  await openPlan(planner, fiveSteps());
  const title = planner.locator(".plan-title textarea");
  await title.focus();
  await planner.keyboard.press("End");
  await planner.keyboard.type(" and more words");
  const cell = planner.locator(`[data-step="s1"][data-lane="2"]`);
  await cell.click();
  await cell.locator("textarea:focus").waitFor();
  await planner.keyboard.press("End");
  await planner.keyboard.type(" at length");
  assert.equal((await plan(planner)).journeys[0].steps[0].action, "does s1 at length");

  await planner.keyboard.press("Control+z");
  let kept = await plan(planner);
  assert.deepEqual([kept.title, kept.journeys[0].steps[0].action], ["Five steps and more words", "does s1"]);
  await planner.keyboard.press("Control+z");
  kept = await plan(planner);
  assert.deepEqual([kept.title, kept.journeys[0].steps[0].action], ["Five steps", "does s1"]);
  assert.equal(await title.inputValue(), "Five steps");
  await planner.keyboard.press("Control+Shift+z");
  await planner.keyboard.press("Control+Shift+z");
  kept = await plan(planner);
  assert.deepEqual([kept.title, kept.journeys[0].steps[0].action], ["Five steps and more words", "does s1 at length"]);
});
