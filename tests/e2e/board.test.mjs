// The map: by keyboard, by pointer, and on a phone. What was done is read in the exported plan.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, page } from "./support/browser.mjs";
import { focused, go, openPlan, plan } from "./support/planner.mjs";
import { example, fiveSteps, large } from "./support/samples.mjs";

// The lanes by their numbers, as in src/core/scene/lanes.rs.
const [TOUCHPOINT, SATISFACTION, ACTION, QUESTION] = [0, 1, 2, 3];
const [PAIN, ELAPSED] = [6, 10];

const at = (planner, step, lane) => planner.locator(`[data-step="${step}"][data-lane="${lane}"]`);

/** The board of a plan of five steps. */
async function board(t, options = {}) {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900, ...options });
  await openPlan(planner, fiveSteps());
  await planner.locator(".grid, .trail").waitFor();
  return planner;
}

const steps = async (planner) => (await plan(planner)).journeys[0].steps;

/** The steps as `id@phase`, in their order. */
const order = async (planner) => (await steps(planner)).map((step) => `${step.id}@${step.phase}`).join(" ");

/** Waits until screen readers are told this. */
const told = (planner, words) => planner.locator("[role=log]", { hasText: words }).waitFor({ state: "attached" });

test("the keyboard goes through the grid, edits cell after cell, and leaves", async (t) => {
  const planner = await board(t);
  // One stop for the Tab key, wherever one comes from.
  assert.equal(await planner.locator(".grid [role=gridcell][tabindex='0']").count(), 1);
  await at(planner, "s1", TOUCHPOINT).focus();
  for (const [key, step, lane] of [
    ["ArrowRight", "s2", TOUCHPOINT], ["ArrowRight", "s3", TOUCHPOINT], ["ArrowDown", "s3", SATISFACTION], ["ArrowDown", "s3", ACTION],
    ["ArrowLeft", "s2", ACTION], ["End", "s5", ACTION], ["ArrowRight", "s5", ACTION], ["Home", "s1", ACTION], ["ArrowLeft", "s1", ACTION], ["ArrowUp", "s1", SATISFACTION], ["ArrowDown", "s1", ACTION],
  ]) {
    await planner.keyboard.press(key);
    await focused(planner, step, lane);
  }
  assert.equal(await planner.locator(".grid [role=gridcell][tabindex='0']").count(), 1);

  await planner.keyboard.press("Enter");
  for (const step of ["s1", "s2", "s3"]) {
    const area = at(planner, step, ACTION).locator("textarea:focus");
    await area.waitFor();
    await planner.keyboard.press("Control+a");
    await planner.keyboard.type(`first ${step}`);
    await planner.keyboard.press("Shift+Enter");
    await planner.keyboard.type("second");
    await planner.keyboard.press("Enter");
  }
  await at(planner, "s4", ACTION).locator("textarea:focus").waitFor();
  await planner.keyboard.press("Escape");
  await focused(planner, "s4", ACTION);
  assert.equal(await planner.locator(".board .cell-edit").count(), 0);
  assert.deepEqual((await steps(planner)).map((step) => step.action), ["first s1\nsecond", "first s2\nsecond", "first s3\nsecond", "does s4", "does s5"]);

  await at(planner, "s4", ACTION).focus();
  await planner.keyboard.press("F2");
  await at(planner, "s4", ACTION).locator("textarea:focus").waitFor();
  await planner.keyboard.press("Escape");
  await focused(planner, "s4", ACTION);
});

test("Enter in the last step's cell ends the editing there", async (t) => {
  const planner = await board(t);
  await at(planner, "s5", QUESTION).focus();
  await planner.keyboard.press("Enter");
  await at(planner, "s5", QUESTION).locator("textarea:focus").waitFor();
  await planner.keyboard.type("Is that all?");
  await planner.keyboard.press("Enter");
  await focused(planner, "s5", QUESTION);
  assert.equal((await steps(planner))[4].question, "Is that all?");
});

test("a touchpoint is typed into cell after cell", async (t) => {
  const planner = await board(t);
  await at(planner, "s2", TOUCHPOINT).focus();
  await planner.keyboard.press("Enter");
  for (const [step, name] of [["s2", "Shop window"], ["s3", "Till"], ["s4", "shop WINDOW"]]) {
    await at(planner, step, TOUCHPOINT).locator("input:focus").waitFor();
    await planner.keyboard.type(name);
    await planner.keyboard.press("Enter");
  }
  const kept = await plan(planner);
  assert.deepEqual(kept.touchpoints.map((touchpoint) => touchpoint.name), ["Shop window", "Till"]);
  const till = kept.touchpoints[1].id;
  assert.deepEqual(kept.journeys[0].steps.map((step) => step.touchpoint), ["t", "t", till, "t", undefined]);
});

test("one key rates, unrates and marks a moment of truth, and screen readers hear of it", async (t) => {
  const planner = await board(t);
  for (const [key, words, score] of [["1", "Satisfaction 1 of 5", 1], ["2", "Satisfaction 2 of 5", 2], ["3", "Satisfaction 3 of 5", 3], ["4", "Satisfaction 4 of 5", 4], ["5", "Satisfaction 5 of 5", 5], ["0", "Not rated yet", undefined]]) {
    await at(planner, "s3", SATISFACTION).focus();
    await planner.keyboard.press(key);
    await told(planner, words);
    assert.equal((await steps(planner))[2].satisfaction, score);
  }
  await at(planner, "s3", TOUCHPOINT).focus();
  await planner.keyboard.press("m");
  await told(planner, "Moment of truth");
  assert.equal((await steps(planner))[2].moment_of_truth, true);
  await at(planner, "s3", SATISFACTION).focus();
  await planner.keyboard.press("m");
  await told(planner, "Not a moment of truth");
  assert.equal((await steps(planner))[2].moment_of_truth, undefined);
});

test("the keys of the map rate nothing while somebody types", async (t) => {
  const planner = await board(t);
  await at(planner, "s3", ACTION).focus();
  await planner.keyboard.press("Enter");
  await at(planner, "s3", ACTION).locator("textarea:focus").waitFor();
  await planner.keyboard.press("Control+a");
  await planner.keyboard.type("3 m n 5?");
  await planner.keyboard.press("Alt+ArrowRight");
  await planner.keyboard.press("Escape");
  const [, , step] = await steps(planner);
  assert.deepEqual([step.action, step.satisfaction, step.moment_of_truth, step.id], ["3 m n 5?", undefined, undefined, "s3"]);
});

test("whoever types at a text cell writes in it, and gives no command", async (t) => {
  const planner = await board(t);
  const before = await order(planner);
  await at(planner, "s3", QUESTION).focus();
  await planner.keyboard.type("no tip, 3 p?", { delay: 20 });
  await at(planner, "s3", QUESTION).locator("textarea:focus").waitFor();
  await planner.keyboard.press("Escape");
  await focused(planner, "s3", QUESTION);
  // Nothing that stood there is lost: it goes on behind it, and one key empties the cell.
  await at(planner, "s4", ACTION).focus();
  await planner.keyboard.type("!");
  await planner.keyboard.press("Escape");
  await at(planner, "s5", ACTION).focus();
  await planner.keyboard.press("Delete");
  const kept = await steps(planner);
  assert.deepEqual([kept[2].question, kept[3].action, kept[4].action], ["no tip, 3 p?", "does s4!", undefined]);
  assert.deepEqual([kept[2].satisfaction, kept[2].moment_of_truth, await order(planner)], [undefined, undefined, before]);
  assert.equal(await planner.locator(".dialog, .grid.timeline").count(), 0);

  // The time and measures are written in as well.
  await planner.locator(".menu summary").click();
  await planner.locator(".menu").getByRole("checkbox", { name: "Elapsed time", exact: true }).check();
  await planner.locator(".menu summary").click();
  await at(planner, "s2", ELAPSED).focus();
  await planner.keyboard.type("3");
  await at(planner, "s2", ELAPSED).locator("input:focus").waitFor();
  await planner.keyboard.press("Enter");
  assert.equal((await steps(planner))[1].after, "P3D");
});

test("single keys can be switched off, and stay so until they are switched on again", async (t) => {
  const planner = await board(t);
  const toggle = async (on) => {
    await planner.locator(".head [data-action=help]").click();
    await planner.locator("dialog [data-action=single-keys]").setChecked(on);
    await planner.keyboard.press("Escape");
    await planner.locator("dialog").waitFor({ state: "detached" });
  };
  await toggle(false);
  const rate = async (step) => {
    await at(planner, step, SATISFACTION).focus();
    await planner.keyboard.press("5");
    await planner.keyboard.press("n");
  };
  await rate("s3");
  assert.equal((await steps(planner))[2].satisfaction, undefined);
  assert.equal(await planner.evaluate(() => JSON.parse(localStorage["wegmarke:settings"]).single_keys), false);
  // Keys that are no characters go on.
  await at(planner, "s3", TOUCHPOINT).focus();
  await planner.keyboard.press("Alt+ArrowRight");
  await told(planner, "Moved to “Beta”");
  await planner.locator("[data-saved=yes]").waitFor();
  await planner.reload();
  await at(planner, "s3", SATISFACTION).waitFor();
  await rate("s3");
  await toggle(true);
  await at(planner, "s3", SATISFACTION).focus();
  await planner.keyboard.press("5");
  await told(planner, "Satisfaction 5 of 5");
  assert.equal((await steps(planner)).length, 5);
});

test("Alt and arrows move a step within and across phases, with the focus on it", async (t) => {
  const planner = await board(t);
  await at(planner, "s2", ACTION).focus();
  for (const [key, expected, phase] of [
    ["Alt+ArrowLeft", "s2@a s1@a s3@b s4@b s5@b", "Alpha"],
    ["Alt+ArrowRight", "s1@a s2@a s3@b s4@b s5@b", "Alpha"],
    ["Alt+ArrowRight", "s1@a s2@b s3@b s4@b s5@b", "Beta"],
    ["Alt+ArrowRight", "s1@a s3@b s2@b s4@b s5@b", "Beta"],
    ["Alt+ArrowRight", "s1@a s3@b s4@b s2@b s5@b", "Beta"],
    ["Alt+ArrowRight", "s1@a s3@b s4@b s5@b s2@b", "Beta"],
    ["Alt+ArrowRight", "s1@a s3@b s4@b s5@b s2@c", "Gamma"],
  ]) {
    await planner.keyboard.press(key);
    await told(planner, `Moved to “${phase}”`);
    await focused(planner, "s2", ACTION);
    assert.equal(await order(planner), expected, key);
    // The export took the focus.
    await at(planner, "s2", ACTION).focus();
  }
  // At the end there is nowhere to go.
  await planner.keyboard.press("Alt+ArrowRight");
  await focused(planner, "s2", ACTION);
  assert.equal(await order(planner), "s1@a s3@b s4@b s5@b s2@c");
});

test("n adds a step behind, Delete removes it, undo brings it back", async (t) => {
  const planner = await board(t);
  await at(planner, "s1", SATISFACTION).focus();
  await planner.keyboard.press("n");
  await told(planner, "Step added");
  const added = planner.locator(`.cell[data-lane="${TOUCHPOINT}"]:not([data-step="s1"])`, { has: planner.locator("input:focus") });
  await added.waitFor();
  const id = await added.getAttribute("data-step");
  await planner.keyboard.press("Escape");
  await focused(planner, id, TOUCHPOINT);
  assert.equal(await order(planner), `s1@a ${id}@a s2@a s3@b s4@b s5@b`);
  await at(planner, id, TOUCHPOINT).focus();
  await planner.keyboard.press("Delete");
  await focused(planner, "s2", TOUCHPOINT);
  assert.equal(await order(planner), "s1@a s2@a s3@b s4@b s5@b");
  await planner.keyboard.press("Control+z");
  await at(planner, id, TOUCHPOINT).waitFor();
  assert.equal(await order(planner), `s1@a ${id}@a s2@a s3@b s4@b s5@b`);

  await at(planner, "s4", SATISFACTION).focus();
  await planner.keyboard.press("Delete");
  await focused(planner, "s5", SATISFACTION);
  await planner.locator(".toast-act").click();
  await at(planner, "s4", ACTION).waitFor();
  const restored = (await steps(planner)).find((step) => step.id === "s4");
  assert.deepEqual([restored.satisfaction, restored.moment_of_truth], [5, true]);
});

/** Drags by the grip of a step to a place over another cell, and looks at what is shown on the way. */
async function drag(planner, step, over, part = 0.25) {
  const grip = await at(planner, step, TOUCHPOINT).locator(".grip").boundingBox();
  const goal = await over.boundingBox();
  await planner.mouse.move(grip.x + 5, grip.y + 5);
  await planner.mouse.down();
  await planner.mouse.move(goal.x + goal.width * part, goal.y + 20, { steps: 5 });
  await planner.locator(".drop-line").waitFor();
  const line = await planner.locator(".drop-line").boundingBox();
  await planner.mouse.up();
  await planner.locator(".drop-line").waitFor({ state: "detached" });
  return line.x + line.width / 2 - goal.x;
}

test("a step is dragged by its grip to another phase, and a line shows where to", async (t) => {
  const planner = await board(t);
  const away = await drag(planner, "s1", at(planner, "s4", ACTION));
  assert.ok(Math.abs(away) < 3, `the line was ${away} px from the edge of the cell`);
  await told(planner, "Moved to “Beta”");
  assert.equal(await order(planner), "s2@a s3@b s1@b s4@b s5@b");
  assert.equal(await planner.locator(".board .cell-edit").count(), 0, "dragging began to edit");

  // Into a phase without steps.
  await drag(planner, "s5", planner.locator(".row.lane.touchpoints .cell.end.empty"));
  assert.equal(await order(planner), "s2@a s3@b s1@b s4@b s5@c");

  // Back to where it is: nothing changes, and nothing is begun to be edited.
  await drag(planner, "s3", at(planner, "s3", ACTION), 0.4);
  assert.equal(await order(planner), "s2@a s3@b s1@b s4@b s5@c");
  assert.equal(await planner.locator(".board .cell-edit").count(), 0, "a click on the grip began to edit");
});

test("the pointer edits, rates, marks, adds and deletes", async (t) => {
  const planner = await board(t);
  await at(planner, "s2", PAIN).click();
  await at(planner, "s2", PAIN).locator("textarea:focus").waitFor();
  await planner.keyboard.type("No price");
  // Another click leaves this cell and edits the other.
  await at(planner, "s3", PAIN).click();
  await at(planner, "s3", PAIN).locator("textarea:focus").waitFor();
  assert.equal(await planner.locator(".board .cell-edit").count(), 1);
  await planner.keyboard.type("No help");

  // The height of the click is the satisfaction: this is where 4 stands. A first click selects, and rates nothing.
  const { height } = await at(planner, "s3", SATISFACTION).boundingBox();
  await at(planner, "s3", SATISFACTION).click({ position: { x: 20, y: height * 0.3 } });
  const click = () => at(planner, "s1", SATISFACTION).click({ position: { x: 20, y: height * 0.3 } });
  const before = (await steps(planner))[0].satisfaction;
  await click();
  await focused(planner, "s1", SATISFACTION);
  assert.equal((await steps(planner))[0].satisfaction, before, "a first click rated");
  await click();
  await at(planner, "s2", TOUCHPOINT).hover();
  await at(planner, "s2", TOUCHPOINT).locator(".moment").click();
  await planner.locator(".row.lane.touchpoints .add-step").nth(2).click();
  await planner.locator(`[data-lane="${TOUCHPOINT}"] input:focus`).waitFor();
  await at(planner, "s5", TOUCHPOINT).hover();
  await at(planner, "s5", TOUCHPOINT).locator(".icon-button:not(.moment)").click();
  await at(planner, "s5", TOUCHPOINT).waitFor({ state: "detached" });
  await planner.locator(".toast-act").click();
  await at(planner, "s5", TOUCHPOINT).waitFor();

  const kept = await steps(planner);
  assert.deepEqual(kept.slice(0, 4).map((step) => step.id), ["s1", "s2", "s3", "s4"]);
  assert.deepEqual(kept.slice(4).map((step) => step.phase), ["b", "c"]);
  assert.deepEqual([kept[1].pain_point, kept[2].pain_point], ["No price", "No help"]);
  assert.deepEqual([kept[2].satisfaction, kept[0].satisfaction, kept[1].moment_of_truth], [4, undefined, true], "the same band again takes the rating away");
  assert.equal(await planner.locator(".board .cell-edit").count(), 0);
});

test("lanes are hidden and shown, and the keyboard passes over hidden ones", async (t) => {
  const planner = await board(t);
  await planner.locator(".menu summary").click();
  const lane = (label) => planner.locator(".menu").getByRole("checkbox", { name: label, exact: true });
  await lane("Action").uncheck();
  await planner.getByRole("rowheader", { name: "Action", exact: true }).waitFor({ state: "detached" });
  await lane("Thought").check();
  await planner.getByRole("rowheader", { name: "Thought", exact: true }).waitFor();
  await planner.locator(".menu summary").click();
  await at(planner, "s1", SATISFACTION).focus();
  await planner.keyboard.press("ArrowDown");
  await focused(planner, "s1", QUESTION);
  // The lane with the stop for the Tab key is hidden: another takes it.
  await planner.locator(".menu summary").click();
  await lane("Question").uncheck();
  await planner.getByRole("rowheader", { name: "Question", exact: true }).waitFor({ state: "detached" });
  assert.equal(await planner.locator(".grid [role=gridcell][tabindex='0']").count(), 1);
});

test("what is selected in one journey is not edited from another", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900 });
  const two = fiveSteps();
  two.journeys.push({ id: "k", name: "Pia returns", persona: "p", steps: [{ id: "k1", phase: "a" }] });
  await openPlan(planner, two);
  await at(planner, "s1", ACTION).focus();
  await planner.locator(".journey-tab", { hasText: "Pia returns" }).click();
  await at(planner, "k1", TOUCHPOINT).waitFor();
  assert.equal(await planner.locator(".grid [role=gridcell][tabindex='0']").count(), 1);
  for (const key of ["1", "m", "Delete"]) await planner.keyboard.press(key);
  assert.deepEqual((await plan(planner)).journeys.map((journey) => journey.steps.length), [5, 1]);
  assert.equal((await steps(planner))[0].satisfaction, 4);
});

test("where a touchpoint is used leads to the step in the map", async (t) => {
  const planner = await board(t);
  await go(planner, "touchpoints");
  await planner.locator(".cell-uses .link").click();
  await planner.locator(".grid").waitFor();
  await focused(planner, "s1", TOUCHPOINT);
});

test("leaving the map in the midst of typing keeps what was typed", async (t) => {
  const planner = await board(t);
  await at(planner, "s3", ACTION).click();
  await at(planner, "s3", ACTION).locator("textarea:focus").waitFor();
  await planner.keyboard.press("Control+a");
  await planner.keyboard.type("half a sen");
  await planner.locator(".views").getByRole("link", { name: "Personas" }).click();
  await planner.locator(".personas-view").waitFor();
  assert.equal((await steps(planner))[2].action, "half a sen");
  await planner.keyboard.press("Alt+5");
  await at(planner, "s3", TOUCHPOINT).waitFor();
});

test("at 360 px the map is a trail: open, rate, write, move", async (t) => {
  const planner = await board(t, { width: 360, height: 740, hasTouch: true });
  const step = (id) => planner.locator(`.trail-step[data-step="${id}"]`);
  await step("s2").locator(".trail-head").tap();
  await step("s2").locator(".form").waitFor();
  // Opening a step asks for no keyboard on the screen.
  assert.equal(await planner.evaluate(() => inside.activeElement.matches("input, textarea, select")), false);
  await step("s2").locator(".rate").nth(4).tap();
  await step("s2").locator(".rate[aria-pressed=true]").nth(0).waitFor();
  await step("s2").locator("textarea[name=action]").fill("Looks at the price");
  await step("s2").locator(".form input[type=text]").first().fill("Shop window");
  await step("s2").locator(".form input[type=text]").first().press("Tab");
  await step("s2").locator(".trail-tools .moment").tap();
  await step("s2").locator(".trail-tools .icon-button").nth(1).tap();
  await told(planner, "Moved to “Beta”");
  await step("s2").locator(".form").waitFor();
  assert.equal(await planner.evaluate(() => inside.activeElement.closest("[data-step]")?.dataset.step), "s2", "the moved step lost the focus");
  const kept = (await steps(planner)).find(({ id }) => id === "s2");
  assert.deepEqual(kept, { id: "s2", phase: "b", touchpoint: "t", satisfaction: 5, action: "Looks at the price", moment_of_truth: true });
  assert.equal(await order(planner), "s1@a s2@b s3@b s4@b s5@b");

  // Leaving with a control of the form in focus.
  await step("s2").locator(".form input[type=text]").first().focus();
  await go(planner, "personas");
  await go(planner, "map");
  await planner.locator(".trail").waitFor();
});

test("the trail shows what was measured, another journey and the time, each in its place", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 360, height: 740 });
  const plan = compared();
  for (const [id, after] of Object.entries({ s1: "P9W", s2: "P4W", s3: "P1W", s5: "PT0M" })) plan.journeys[0].steps.find((step) => step.id === id).after = after;
  await openPlan(planner, plan);
  const step = (id) => planner.locator(`.trail-step[data-step="${id}"]`);
  await step("s1").waitFor();
  // Measured: a ring where the mean stands, and words in the card.
  assert.equal(await planner.locator(".profile-ring").count(), 1);
  assert.equal(await step("s2").locator(".measured-text").textContent(), "measured 3.0 with n = 18");
  const middle = async (locator) => { const box = await locator.boundingBox(); return box.x + box.width / 2; };
  const edge = await step("s2").locator(".profile").boundingBox();
  assert.ok(Math.abs(await middle(step("s2").locator(".profile-ring")) - edge.x - 26) <= 1, "a mean of 3 does not stand in the middle");
  await planner.locator(".curve-legend").getByText("measured, with 95% interval").waitFor();

  // Another journey: by a key, its steps as squares beside the same phase.
  assert.equal(await planner.locator(".profile-square").count(), 0);
  await step("s1").locator(".trail-head").focus();
  await planner.keyboard.press("c");
  await told(planner, "Compared with “Kim buys”.");
  await planner.locator(".profile-square").first().waitFor();
  // Two steps beside two; one beside the three of the second phase; none where the third phase has no steps.
  const count = async (id) => step(id).locator(".profile-square").count();
  assert.deepEqual([await count("s1"), await count("s2"), await count("s3"), await count("s4"), await count("s5")], [1, 1, 0, 1, 0]);

  // Times are said between steps, but not before the first; on the timeline the gaps are as high as their roots.
  assert.deepEqual(await planner.locator(".trail-gap").allTextContents(), ["4 weeks later", "1 week later"]);
  const height = async (id) => (await step(id).locator(".trail-gap").boundingBox()).height;
  const words = await height("s2");
  assert.equal(await height("s3"), words);
  await toggleTimeline(planner);
  await told(planner, "Timeline: distances show how much time passes.");
  await planner.waitForFunction((words) => inside.querySelector(".trail-gap").offsetHeight > words + 100, words);
  const more = [await height("s2") - words, await height("s3") - words];
  assert.ok(Math.abs(more[0] - 160) <= 12 && Math.abs(more[1] / more[0] - 0.52) < 0.1, more.join());
  // Another longest time: the gaps follow.
  await step("s3").locator(".trail-head").click();
  await step("s3").locator(".elapsed input").fill("16");
  await planner.keyboard.press("Tab");
  await planner.waitForFunction(() => inside.querySelectorAll(".trail-gap")[1].textContent === "16 weeks later");
  await planner.waitForFunction((tall) => inside.querySelectorAll(".trail-gap")[0].offsetHeight < tall - 50, more[0] + words);
  assert.equal(await planner.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.deepEqual(await axe(planner), []);
});

/** A board of a plan of many steps, three journeys' worth wider than the window. */
async function wide(t, count = 60, options = {}) {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900, ...options });
  await openPlan(planner, large(count));
  await at(planner, "s0", TOUCHPOINT).waitFor();
  return planner;
}

const scrolled = (planner) => planner.locator(".board").evaluate((board) => board.scrollLeft);

test("the grid says which column and row a cell is, out of sight and with hidden lanes too", async (t) => {
  const planner = await wide(t);
  const grid = planner.locator(".grid");
  // 60 steps, five ends of phases, the names.
  assert.equal(await grid.getAttribute("aria-colcount"), "66");
  assert.equal(await grid.getAttribute("aria-rowcount"), "12");
  await at(planner, "s0", ACTION).focus();
  await planner.keyboard.press("End");
  await focused(planner, "s59", ACTION);
  assert.equal(await at(planner, "s0", ACTION).count(), 0, "columns out of sight are not in the page");
  assert.equal(await at(planner, "s59", ACTION).getAttribute("aria-colindex"), "65");
  const header = planner.locator("[role=columnheader].phase").last();
  assert.deepEqual([await header.getAttribute("aria-colindex"), await header.getAttribute("aria-colspan")], ["54", "13"]);
  // Thought and emotion are hidden between question and pain point: rows keep their numbers.
  const rows = await planner.locator(".row").evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-rowindex")).join(" "));
  assert.equal(rows, "1 2 3 4 5 8 9 10");
  assert.deepEqual(await axe(planner), []);
});

test("near the edge a drag scrolls the board, and the pointer says where the step would go", async (t) => {
  const planner = await wide(t);
  const grip = await at(planner, "s1", TOUCHPOINT).locator(".grip").boundingBox();
  await planner.mouse.move(grip.x + 5, grip.y + 5);
  await planner.mouse.down();
  await planner.mouse.move(1425, grip.y + 40, { steps: 4 });
  await planner.locator(".ghost", { hasText: "→ consideration" }).waitFor();
  await planner.waitForFunction(() => inside.querySelector(".board").scrollLeft > 2600);
  await planner.locator(".ghost", { hasText: /→ (conversion|retention|advocacy)/ }).waitFor();
  assert.equal(await at(planner, "s1", TOUCHPOINT).count(), 0, "the step that is dragged went out of sight");
  // Away from the edge the board stands still; back at the other edge it comes back.
  await planner.mouse.move(700, grip.y + 40);
  const still = await scrolled(planner);
  await planner.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.equal(await scrolled(planner), still);
  await planner.mouse.move(130, grip.y + 40);
  await planner.waitForFunction((still) => inside.querySelector(".board").scrollLeft < still - 200, still);
  await planner.mouse.move(700, grip.y + 40);
  await planner.mouse.up();
  await planner.locator(".ghost").waitFor({ state: "detached" });
  await told(planner, "Moved to");
  const order = (await steps(planner)).map((step) => step.id);
  assert.ok(order.indexOf("s1") > 12, `s1 went to place ${order.indexOf("s1")}`);
});

test("Esc ends a drag, and the dragged step is lifted as long", async (t) => {
  const planner = await board(t);
  const before = await order(planner);
  const grip = await at(planner, "s1", TOUCHPOINT).locator(".grip").boundingBox();
  const goal = await at(planner, "s4", TOUCHPOINT).boundingBox();
  await planner.mouse.move(grip.x + 5, grip.y + 5);
  await planner.mouse.down();
  await planner.mouse.move(goal.x + 20, goal.y + 20, { steps: 4 });
  await planner.locator('.cell.lifted[data-step="s1"]').first().waitFor();
  await planner.locator(".drop-line").waitFor();
  await planner.keyboard.press("Escape");
  await planner.locator(".drop-line").waitFor({ state: "detached" });
  await planner.locator(".cell.lifted").first().waitFor({ state: "detached" });
  await told(planner, "Move cancelled.");
  await planner.mouse.move(goal.x + 60, goal.y + 20);
  await planner.mouse.up();
  assert.equal(await order(planner), before);
  assert.equal(await planner.locator(".board .cell-edit").count(), 0, "the end of the drag began to edit");
});

test("a finger drags a step too", async (t) => {
  const planner = await board(t, { hasTouch: true });
  const debug = await planner.context().newCDPSession(planner);
  const grip = await at(planner, "s1", TOUCHPOINT).locator(".grip").boundingBox();
  const goal = await at(planner, "s4", TOUCHPOINT).boundingBox();
  const touch = (type, x, y) => debug.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y }] });
  await touch("touchStart", grip.x + 5, grip.y + 10);
  for (let part = 1; part <= 5; part++) await touch("touchMove", grip.x + 5 + (goal.x + 20 - grip.x) * part / 5, grip.y + 20);
  await planner.locator(".ghost", { hasText: "→ Beta" }).waitFor();
  await touch("touchEnd");
  await told(planner, "Moved to “Beta”");
  assert.equal(await order(planner), "s2@a s3@b s1@b s4@b s5@b");
});

test("single keys act in the map only, and nowhere while somebody types", async (t) => {
  const planner = await board(t);
  const before = await order(planner);
  await at(planner, "s3", ACTION).focus();
  // The plan's title, a phase's name, a button of the head, something that can be written in, a lane's box.
  await planner.locator("textarea[name=title]").focus();
  await planner.keyboard.type("n1m");
  await planner.locator(".phase textarea[name=name]").first().focus();
  await planner.keyboard.type("n2m");
  for (const key of ["n", "3", "m", "Delete", "+", "f"]) {
    await planner.locator(".export").focus();
    await planner.keyboard.press(key);
  }
  await planner.evaluate(() => {
    const note = document.createElement("div");
    note.contentEditable = "true";
    note.id = "note";
    inside.querySelector(".map-frame").append(note);
    note.focus();
  });
  await planner.keyboard.type("n4m");
  await planner.evaluate(() => inside.getElementById("note").remove());
  await planner.keyboard.press("?");
  await planner.locator("dialog[open]").waitFor();
  for (const key of ["n", "5", "m", "Delete"]) await planner.keyboard.press(key);
  await planner.keyboard.press("Escape");
  await planner.locator("dialog").waitFor({ state: "detached" });
  assert.equal(await order(planner), before);
  assert.deepEqual((await steps(planner)).map((step) => [step.satisfaction, step.moment_of_truth]), [[4, undefined], [2, undefined], [undefined, undefined], [5, true], [undefined, undefined]]);
  assert.equal(await planner.locator(".zoom [data-action=zoom-full]").textContent(), "100\u00a0%");
});

test("twelve steps and six lanes fit a window of 1440 by 900", async (t) => {
  const planner = await page(t, { open: "?lang=de", lang: "de", width: 1440, height: 900 });
  const plan = JSON.parse(example("outdoor-shop", "de"));
  plan.journeys.splice(1);
  plan.journeys[0].steps.splice(12);
  // What is said of other steps goes with them.
  for (const list of ["measures", "feedback"]) plan[list] = (plan[list] ?? []).filter(({ target }) => target === undefined || target.step === undefined || plan.journeys[0].steps.some(({ id }) => id === target.step));
  await openPlan(planner, plan);
  await planner.locator("[data-step]").first().waitFor();
  await planner.locator(".menu summary").click();
  await planner.locator(".menu").getByRole("checkbox", { name: "Frage", exact: true }).uncheck();
  await planner.locator(".menu summary").click();
  const seen = await planner.evaluate(() => {
    const board = inside.querySelector(".board");
    return { lanes: inside.querySelectorAll(".row.lane").length, below: document.documentElement.scrollHeight - innerHeight, beyond: board.scrollHeight - board.clientHeight, bottom: board.getBoundingClientRect().bottom };
  });
  assert.equal(seen.lanes, 6);
  assert.ok(seen.below <= 0 && seen.beyond <= 0 && seen.bottom <= 900, JSON.stringify(seen));
});

test("the board's size: by keys and by buttons, sharp, and kept", async (t) => {
  const planner = await wide(t, 30);
  const percent = () => planner.locator(".zoom [data-action=zoom-full]").textContent().then((text) => parseInt(text, 10));
  const size = () => at(planner, "s3", ACTION).evaluate((cell) => parseFloat(getComputedStyle(cell).fontSize));
  const is = (wanted) => planner.locator(".zoom [data-action=zoom-full]", { hasText: String(wanted) }).waitFor();
  assert.equal(await size(), 13);
  await at(planner, "s3", TOUCHPOINT).focus();
  await planner.keyboard.press("+");
  await is(110);
  assert.equal(await size(), 14.3);
  await planner.keyboard.press("-");
  await planner.keyboard.press("-");
  await is(90);
  await planner.keyboard.press("f");
  await planner.locator(".zoom [data-action=zoom-fit][aria-pressed=true]").waitFor();
  assert.ok(await percent() < 90);
  await planner.keyboard.press("Alt+0");
  await is(100);
  await focused(planner, "s3", TOUCHPOINT);
  for (const wanted of [110, 125, 150, 200]) {
    await planner.locator(".zoom [data-action=zoom-in]").click();
    await is(wanted);
  }
  assert.equal(await planner.locator(".zoom [data-action=zoom-in]").isDisabled(), true);
  assert.equal(await size(), 26);
  await go(planner, "personas");
  await go(planner, "map");
  await is(200);
  await planner.locator(".zoom [data-action=zoom-full]").click();
  await is(100);
  // A journey that is not too long can be seen whole.
  await openPlan(planner, large(20));
  await at(planner, "s0", TOUCHPOINT).waitFor();
  await planner.locator(".zoom [data-action=zoom-fit]").click();
  await planner.locator(".overview").waitFor({ state: "detached" });
  assert.equal(await planner.locator(".board").evaluate((board) => board.scrollWidth - board.clientWidth), 0);
  assert.deepEqual(await axe(planner), []);
});

test("a lane folds to a slim row, and unfolds", async (t) => {
  const planner = await board(t);
  const row = planner.locator(".row.lane").nth(ACTION);
  const name = row.getByRole("button", { name: "Action", exact: true });
  const before = (await row.boundingBox()).height;
  await name.click();
  await planner.locator(".row.lane.folded").waitFor();
  assert.equal(await name.getAttribute("aria-expanded"), "false");
  assert.ok((await row.boundingBox()).height <= Math.min(before, 28), "not slim");
  await at(planner, "s2", SATISFACTION).focus();
  await planner.keyboard.press("ArrowDown");
  await focused(planner, "s2", ACTION);
  await planner.keyboard.press("Enter");
  await at(planner, "s2", ACTION).locator("textarea:focus").waitFor();
  await planner.keyboard.press("Escape");
  await name.focus();
  await planner.keyboard.press("Enter");
  await planner.locator(".row.lane.folded").waitFor({ state: "detached" });
  await planner.getByRole("button", { name: "Satisfaction", exact: true }).click();
  await planner.locator(".row.satisfaction.folded").waitFor();
  assert.ok((await planner.locator(".row.satisfaction").boundingBox()).height < 34);
  assert.deepEqual(await axe(planner), []);
});

test("a phase folds to one column that tells how many and how satisfied; keys pass over it", async (t) => {
  const planner = await board(t);
  await planner.locator(".phase").nth(1).hover();
  await planner.getByRole("button", { name: "Fold the phase “Beta”" }).click();
  const summary = planner.locator(".row.touchpoints .cell.folded");
  await summary.waitFor();
  assert.equal(await summary.textContent(), "3 steps");
  assert.equal(await planner.locator(".row.satisfaction .cell.folded").getAttribute("aria-label"), "Mean satisfaction 5.0 of 5");
  assert.equal(await at(planner, "s3", ACTION).count(), 0);
  assert.equal(await planner.locator(".grid").getAttribute("aria-colcount"), "6");
  assert.deepEqual(await axe(planner), []);
  await at(planner, "s2", ACTION).focus();
  await planner.keyboard.press("ArrowRight");
  await focused(planner, "s2", ACTION);
  // A step that goes in there is followed.
  await planner.keyboard.press("Alt+ArrowRight");
  await focused(planner, "s2", ACTION);
  assert.equal(await order(planner), "s1@a s2@b s3@b s4@b s5@b");
  await planner.locator(".cell.folded").first().waitFor({ state: "detached" });
  // By the keyboard, and back by a click on the column.
  await planner.getByRole("button", { name: "Fold the phase “Alpha”" }).focus();
  await planner.keyboard.press("Enter");
  await summary.waitFor();
  assert.equal(await summary.textContent(), "1 step");
  await summary.click();
  await at(planner, "s1", ACTION).waitFor();
});

test("what does not fit has an overview, and page keys go by the width of the board", async (t) => {
  const planner = await wide(t);
  const strip = planner.locator(".overview");
  await strip.waitFor();
  await planner.waitForFunction(() => inside.querySelector(".overview .curve-line").getAttribute("d").length > 100);
  const box = await strip.boundingBox();
  await planner.mouse.click(box.x + box.width * 0.5, box.y + 10);
  await at(planner, "s30", TOUCHPOINT).waitFor();
  await planner.mouse.down();
  await planner.mouse.move(box.x + box.width - 2, box.y + 10, { steps: 3 });
  await planner.mouse.up();
  await at(planner, "s59", TOUCHPOINT).waitFor();
  const shown = await planner.locator(".overview-window").boundingBox();
  assert.ok(Math.abs(shown.x + shown.width - box.x - box.width) < 6, "the window of the strip is not at its end");

  await at(planner, "s59", ACTION).focus();
  await planner.keyboard.press("Home");
  await focused(planner, "s0", ACTION);
  const number = async () => Number((await planner.locator("[data-step]:focus").getAttribute("data-step")).slice(1));
  await planner.keyboard.press("PageDown");
  await planner.waitForFunction(() => inside.activeElement.dataset.step !== "s0");
  const first = await number();
  assert.ok(first >= 9 && first <= 13, `a page was ${first} steps`);
  await planner.keyboard.press("PageUp");
  await focused(planner, "s0", ACTION);
  for (let time = 0; time < 8; time++) await planner.keyboard.press("PageDown");
  await focused(planner, "s59", ACTION);
  // All that fits needs none.
  await openPlan(planner, fiveSteps());
  await at(planner, "s1", TOUCHPOINT).waitFor();
  await strip.waitFor({ state: "detached" });
});

/** The plan of five steps with two more journeys, and feedback on its second step. */
function compared() {
  const plan = fiveSteps();
  const step = (id, phase, satisfaction) => ({ id, phase, satisfaction });
  plan.journeys.push(
    { id: "k", name: "Kim buys", persona: "p", steps: [step("k1", "a", 1), step("k2", "a", 3), step("k3", "b", 5), step("k4", "c", 2)] },
    { id: "l", name: "Lou leaves", persona: "p", steps: [step("l1", "b", 3)] },
  );
  plan.feedback = [{ id: "f", kind: "survey", metric: "csat", counts: [0, 4, 10, 4, 0], target: { step: "s2" } }];
  return plan;
}

const drawn = (planner, selector) => planner.locator(`.row.satisfaction ${selector}`).first().getAttribute("d");
/** How many squares the curve of the other journey has. */
const squares = async (planner) => ((await drawn(planner, ".curve-over.points")).match(/M/g) ?? []).length;

test("another journey's curve lies over the shown one's, and follows its edits", async (t) => {
  const planner = await board(t);
  await openPlan(planner, compared());
  const choice = planner.locator(".menu").getByLabel("Compare curve");
  const menu = planner.locator(".menu summary");
  const legend = planner.locator(".curve-legend");
  await menu.click();
  await choice.waitFor();
  assert.equal(await drawn(planner, ".curve-over"), "");
  await choice.selectOption({ label: "Kim buys" });
  await legend.getByText("Kim buys", { exact: true }).waitFor();
  assert.deepEqual((await legend.locator("li").allTextContents()).slice(0, 2), ["Pia buys", "Kim buys"]);
  assert.equal(await squares(planner), 4);
  // Two steps in the first phase of either: they stand over each other.
  const xs = async (selector) => planner.locator(selector).evaluateAll((all) => all.map((it) => { const box = it.getBoundingClientRect(); return Math.round(box.left + box.width / 2); }));
  const [first] = await xs("[data-step=s1] .point");
  const path = await planner.locator(".row.satisfaction .curve-over").first().evaluate((path) => path.getBoundingClientRect().left);
  assert.ok(Math.abs(first - path) <= 2, `${first} and ${path}`);
  assert.deepEqual(await axe(planner), []);

  // By the keyboard: the select, and a key of its own.
  await choice.focus();
  await planner.keyboard.press("ArrowDown");
  await legend.getByText("Lou leaves", { exact: true }).waitFor();
  // Esc closes the menu, and the focus is where it was opened.
  await planner.keyboard.press("Escape");
  await choice.waitFor({ state: "hidden" });
  assert.equal(await planner.evaluate(() => inside.activeElement.matches(".menu summary")), true);
  await planner.keyboard.press("Enter");
  await choice.waitFor();
  await planner.keyboard.press("Tab");
  await planner.keyboard.press("Tab");
  assert.equal(await choice.evaluate((choice) => choice === inside.activeElement), true);
  assert.equal(await squares(planner), 1);
  await at(planner, "s1", TOUCHPOINT).focus();
  await planner.keyboard.press("c");
  await told(planner, "No compare curve any more.");
  assert.equal(await squares(planner), 0);
  await planner.keyboard.press("c");
  await told(planner, "Compared with “Kim buys”.");
  assert.equal(await choice.inputValue(), "k");
  await focused(planner, "s1", TOUCHPOINT);

  // What is edited in the other journey is seen here: by undo.
  const before = await drawn(planner, ".curve-over");
  await planner.getByRole("button", { name: "Kim buys" }).click();
  await at(planner, "k1", ACTION).waitFor();
  assert.equal(await choice.inputValue(), "", "a journey was compared with itself");
  await at(planner, "k1", SATISFACTION).focus();
  await planner.keyboard.press("4");
  await planner.getByRole("button", { name: "Pia buys" }).click();
  await at(planner, "s1", ACTION).waitFor();
  const edited = await drawn(planner, ".curve-over");
  assert.notEqual(edited, before);
  await planner.keyboard.press("Control+z");
  await planner.waitForFunction((before) => inside.querySelector(".row.satisfaction .curve-over").getAttribute("d") === before, before);
});

test("measured satisfaction stands beside the assumed, as a ring with its whisker", async (t) => {
  const planner = await board(t);
  const plan = compared();
  plan.feedback.push({ id: "g", kind: "survey", metric: "csat", counts: [0, 0, 0, 9, 9], target: { step: "s1" } });
  await openPlan(planner, plan);
  await planner.locator(".row.satisfaction .measured circle").nth(1).waitFor();
  assert.equal(await planner.locator(".row.satisfaction .measured path").count(), 2);
  assert.notEqual(await drawn(planner, ".curve-line.assumed"), "");
  assert.notEqual(await drawn(planner, ".curve-measured"), "");
  assert.match(await at(planner, "s2", SATISFACTION).getAttribute("aria-label"), /measured 3\.0 with n = 18/);
  assert.equal(await planner.locator(".curve-legend li").count(), 2);
  assert.deepEqual(await axe(planner), []);
});

/** Turns the timeline on or off in the map's menu. */
async function toggleTimeline(planner) {
  await planner.locator(".menu summary").click();
  await planner.getByRole("checkbox", { name: "Timeline" }).click();
  await planner.locator(".menu summary").click();
}
/** How much room is left before the cell of a step. */
const gap = (planner, step) => at(planner, step, ACTION).evaluate((cell) => Math.round(cell.getBoundingClientRect().left - cell.previousElementSibling.getBoundingClientRect().right));

test("on the timeline distances show the time between steps, and follow it", async (t) => {
  const planner = await board(t);
  const plan = fiveSteps();
  const times = { s1: "P9W", s2: "P6D", s3: "P2D", s5: "PT20M" };
  for (const step of plan.journeys[0].steps) if (times[step.id]) step.after = times[step.id];
  await openPlan(planner, plan);
  await at(planner, "s2", TOUCHPOINT).focus();
  assert.equal(await gap(planner, "s2"), 0);
  // By the keyboard.
  await planner.keyboard.press("t");
  await told(planner, "Timeline: distances show how much time passes.");
  await planner.locator(".row.axis").waitFor();
  await focused(planner, "s2", TOUCHPOINT);
  assert.equal(await planner.locator(".menu [data-action=timeline]").isChecked(), true);
  assert.deepEqual(await planner.locator(".gap").allTextContents(), ["6 days later", "2 days later", "20 minutes later"]);
  const [step, longest] = [(await at(planner, "s2", ACTION).boundingBox()).width, await gap(planner, "s2")];
  assert.ok(Math.abs(longest - 3 * step) <= 2, `${longest} for three of ${step}`);
  // A third of the time: the root of a third, and a little more for what is short.
  const root = Math.sqrt(1 / 3);
  assert.ok(Math.abs(await gap(planner, "s3") - longest * (root + 0.04 * (1 - root))) <= 1);
  await planner.locator(".curve-legend").getByText("four times as long, twice as far apart").waitFor();
  assert.equal(await gap(planner, "s4"), 0);
  // The curve goes through the steps where they stand now, and the lines of the rows meet.
  const left = async (selector) => (await planner.locator(selector).first().boundingBox()).x;
  assert.ok(Math.abs(await left("[data-step=s1] .point") + 13 - await left(".row.satisfaction .curve-line")) <= 3);
  assert.equal(await left(`[data-step=s4][data-lane="${TOUCHPOINT}"]`), await left(`[data-step=s4][data-lane="${ACTION}"]`));
  assert.deepEqual(await axe(planner), []);
  // The keys go on over gaps; what is moved takes its time along.
  await planner.keyboard.press("ArrowRight");
  await focused(planner, "s3", TOUCHPOINT);
  await planner.keyboard.press("Alt+ArrowRight");
  await planner.waitForFunction(() => [...inside.querySelectorAll(".gap")].map((gap) => gap.textContent).join() === "6 days later,2 days later,20 minutes later");
  assert.equal(await order(planner), "s1@a s2@a s4@b s3@b s5@b");
  assert.ok(await gap(planner, "s3") > 100);
  // A time that changes: the longest gap is another one.
  await planner.locator(".menu summary").click();
  await planner.locator(".menu").getByRole("checkbox", { name: "Elapsed time", exact: true }).check();
  await planner.locator(".menu summary").click();
  await at(planner, "s4", 10).click();
  await at(planner, "s4", 10).locator("input").fill("12");
  await planner.keyboard.press("Tab");
  await planner.waitForFunction(() => inside.querySelectorAll(".gap").length === 4);
  // With more room for time there is less for steps.
  const narrow = (await at(planner, "s4", ACTION).boundingBox()).width;
  assert.ok(Math.abs(await gap(planner, "s4") - 3 * narrow) <= 2);
  const half = Math.sqrt(0.5);
  assert.ok(Math.abs(await gap(planner, "s2") - 3 * narrow * (half + 0.04 * (1 - half))) <= 2);
  // Off by the pointer.
  await toggleTimeline(planner);
  await planner.locator(".row.axis").waitFor({ state: "detached" });
  assert.equal(await gap(planner, "s2"), 0);
});

test("on the timeline a step is dropped before the gap's step, and the overview and the page keys go on", async (t) => {
  const planner = await wide(t);
  await toggleTimeline(planner);
  await planner.locator(".row.axis").waitFor();
  // Each step a day after the other: three columns of room before each.
  const s2 = await at(planner, "s2", TOUCHPOINT).boundingBox();
  const grip = await at(planner, "s0", TOUCHPOINT).locator(".grip").boundingBox();
  await planner.mouse.move(grip.x + 5, grip.y + 10);
  await planner.mouse.down();
  await planner.mouse.move(s2.x - 60, s2.y + 20, { steps: 4 });
  await planner.locator(".drop-line").waitFor();
  await planner.mouse.up();
  await told(planner, "moved");
  assert.deepEqual((await steps(planner)).slice(0, 3).map(({ id }) => id), ["s1", "s0", "s2"]);
  await at(planner, "s0", ACTION).focus();
  await planner.keyboard.press("End");
  await focused(planner, "s59", ACTION);
  const strip = await planner.locator(".overview").boundingBox();
  await planner.mouse.click(strip.x + strip.width / 2, strip.y + 10);
  await at(planner, "s30", TOUCHPOINT).waitFor();
  await at(planner, "s30", TOUCHPOINT).focus();
  await planner.keyboard.press("PageUp");
  await planner.waitForFunction(() => inside.activeElement.dataset.step !== "s30");
  assert.ok(await planner.locator("*").count() < 3000);
  const focus = await planner.evaluate(() => inside.activeElement.dataset.step);
  // Off and on again the selected step stays in sight.
  await planner.keyboard.press("t");
  await planner.locator(".row.axis").waitFor({ state: "detached" });
  const seen = () => planner.evaluate(() => { const box = inside.activeElement.getBoundingClientRect(); return box.left >= 100 && box.right <= innerWidth + 10; });
  await focused(planner, focus, TOUCHPOINT);
  assert.ok(await seen());
  await planner.keyboard.press("t");
  await planner.locator(".row.axis").waitFor();
  await focused(planner, focus, TOUCHPOINT);
  assert.ok(await seen());
  // Where nothing is known it says what to do.
  await openPlan(planner, fiveSteps());
  await planner.locator(".row.axis").getByText("No step says yet how much time passes").waitFor();
  assert.deepEqual(await axe(planner), []);
});

test("a name with a line break in it is shown whole on the board", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const plan = fiveSteps();
  const [step] = plan.journeys[0].steps;
  plan.touchpoints.find((touchpoint) => touchpoint.id === step.touchpoint).name = "Shop\nin the yard";
  plan.measures = [{ id: "m-line", title: "Longer\nhours", target: { step: step.id } }];
  await openPlan(planner, plan);
  const shown = (selector) => planner.locator(`[data-step="${step.id}"] ${selector}`).first().textContent();
  assert.equal(await shown(".cell-text.strong"), "Shop in the yard");
  assert.equal(await shown(".cell-measures li"), "Longer hours");
});
