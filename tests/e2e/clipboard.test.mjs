// Copying, cutting and pasting on the map: steps and texts, within a plan, from plan to plan, with a spreadsheet.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, page } from "./support/browser.mjs";
import { closeDialog, exported, go, goToPlans, openPlan, plan } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

const TOUCHPOINT = 0;
const ACTION = 2;
const at = (planner, step, lane) => planner.locator(`.cell[data-step="${step}"][data-lane="${lane}"]`);
const steps = async (planner) => (await plan(planner)).journeys[0].steps;

async function board(t) {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900, permissions: ["clipboard-read", "clipboard-write"] });
  await openPlan(planner, fiveSteps());
  await go(planner, "map");
  await at(planner, "s1", TOUCHPOINT).waitFor();
  return planner;
}

/** Pastes what another program has put into the clipboard. */
async function paste(planner, text) {
  await planner.evaluate((text) => navigator.clipboard.writeText(text), text);
  await planner.keyboard.press("Control+v");
}

test("a step is copied and pasted with all that it has, undone in one go, and moved by cutting", async (t) => {
  const planner = await board(t);
  const before = await exported(planner);
  const count = (await steps(planner)).length;
  const [first] = await steps(planner);
  await at(planner, "s1", TOUCHPOINT).focus();
  await planner.keyboard.press("Control+c");
  assert.match(await planner.evaluate(() => navigator.clipboard.readText()), /^Touchpoint\t/);
  await at(planner, "s3", TOUCHPOINT).focus();
  await planner.keyboard.press("Control+v");
  await planner.locator(".toast").getByText("Steps pasted: 1").waitFor();
  const pasted = await steps(planner);
  assert.equal(pasted.length, count + 1);
  const [copy] = pasted.filter(({ id }) => !/^s\d$/.test(id));
  assert.deepEqual({ ...copy, id: first.id, phase: first.phase }, first);
  assert.equal(pasted.indexOf(copy), pasted.findIndex(({ id }) => id === "s3") + 1);
  assert.deepEqual(await axe(planner), []);
  await planner.locator(".toast .toast-act").click();
  assert.equal(await exported(planner), before);

  await at(planner, "s1", TOUCHPOINT).focus();
  await planner.keyboard.press("Control+x");
  await at(planner, "s1", TOUCHPOINT).waitFor({ state: "detached" });
  await at(planner, "s2", TOUCHPOINT).focus();
  await planner.keyboard.press("Control+v");
  await planner.locator(".toast").getByText("Steps pasted: 1").waitFor();
  assert.equal((await steps(planner)).length, count);
});

test("a step goes from plan to plan with its touchpoint", async (t) => {
  const planner = await board(t);
  const names = (await plan(planner)).touchpoints;
  const { touchpoint } = (await steps(planner))[0];
  await at(planner, "s1", TOUCHPOINT).focus();
  await planner.keyboard.press("Control+c");
  await goToPlans(planner);
  await openPlan(planner, { ...fiveSteps(), id: "other", title: "Other", touchpoints: [], journeys: [{ id: "j", name: "J", kind: "current", steps: [{ id: "s1", phase: "a", action: "alone" }] }] });
  await go(planner, "map");
  await at(planner, "s1", TOUCHPOINT).focus();
  await planner.keyboard.press("Control+v");
  await planner.locator(".toast").getByText("Steps pasted: 1").waitFor();
  const other = await plan(planner);
  assert.deepEqual(other.touchpoints.map(({ name }) => name), names.filter(({ id }) => id === touchpoint).map(({ name }) => name));
  assert.equal(other.journeys[0].steps[1].touchpoint, other.touchpoints[0].id);
});

test("cells of a spreadsheet lie as they do there, a list goes along the steps, names become steps", async (t) => {
  const planner = await board(t);
  const count = (await steps(planner)).length;
  await at(planner, "s2", ACTION).focus();
  await paste(planner, "reads\tasks\r\n\"Why\nso dear?\"\tWhen?\r\n");
  await planner.locator(".toast").getByText("Cells pasted: 4").waitFor();
  let [, second, third] = await steps(planner);
  assert.deepEqual([second.action, second.question, third.action, third.question], ["reads", "Why\nso dear?", "asks", "When?"]);

  await at(planner, "s4", ACTION).focus();
  await paste(planner, "one\ntwo\nthree");
  await planner.locator(".toast").getByText("Cells pasted: 3").waitFor();
  assert.deepEqual((await steps(planner)).slice(3).map(({ action }) => action), ["one", "two", "three"]);

  await at(planner, "s1", TOUCHPOINT).focus();
  await paste(planner, "Trade fair\nNewsletter");
  await planner.locator(".toast").getByText("Steps pasted: 2").waitFor();
  const { touchpoints, journeys } = await plan(planner);
  const name = (id) => touchpoints.find((touchpoint) => touchpoint.id === id).name;
  assert.deepEqual(journeys[0].steps.slice(1, 3).map(({ touchpoint }) => name(touchpoint)), ["Trade fair", "Newsletter"]);
  assert.equal(journeys[0].steps.length, count + 3);
});

test("a text of a cell is copied as it is, and cut", async (t) => {
  const planner = await board(t);
  const [{ action }] = await steps(planner);
  await at(planner, "s1", ACTION).focus();
  await planner.keyboard.press("Control+x");
  assert.equal(await planner.evaluate(() => navigator.clipboard.readText()), action);
  await at(planner, "s5", ACTION).focus();
  await planner.keyboard.press("Control+v");
  await planner.locator(".toast").getByText("Cells pasted: 1").waitFor();
  const now = await steps(planner);
  assert.deepEqual([now[0].action ?? "", now.at(-1).action], ["", action]);
});

test("a table of steps pasted onto the map is shown in the dialog before anything changes", async (t) => {
  const planner = await board(t);
  const before = await exported(planner);
  await at(planner, "s1", TOUCHPOINT).focus();
  await paste(planner, "Phase\tTouchpoint\tPain points\nLook\tAd\tloud\nBuy\tShop\tslow\nUse\tHotline\tqueue\n");
  await planner.locator("dialog[open] .table-mapping").waitFor();
  await closeDialog(planner);
  assert.equal(await exported(planner), before);
});
