// Where the focus is after the page has changed, and whose typing Ctrl Z takes back. By keyboard, as those do who
// notice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { page, settled, site } from "./support/browser.mjs";
import { go, openExample, openPlan } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

/** Waits until the heading of this view has the focus, and no ring is drawn around it. */
async function arrived(planner, view) {
  const heading = planner.locator(`.${view}-view h1:focus`);
  await heading.waitFor({ state: "attached" });
  await settled(planner);
  assert.equal(await heading.count(), 1, `something took the focus from the heading of ${view}`);
  assert.equal(await heading.evaluate((heading) => getComputedStyle(heading).outlineStyle), "none");
}

test("switching the language leaves the focus on the button that switches back", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  for (const lang of ["de", "en"]) {
    await planner.locator(".language").focus();
    await planner.keyboard.press("Enter");
    await planner.waitForFunction((lang) => document.documentElement.lang === lang, lang);
    await planner.locator(".language:focus").waitFor();
  }
  await planner.keyboard.press("Control+k");
  await planner.locator(".palette-input:focus").fill("Auf Deutsch");
  await planner.keyboard.press("Enter");
  await planner.locator(".language:focus", { hasText: "EN" }).waitFor();
});

test("the first view leaves the focus alone, wherever the address leads", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const nowhere = async () => {
    await settled(planner);
    assert.equal(await planner.evaluate(() => inside.activeElement === null), true, await planner.evaluate(() => inside.activeElement?.outerHTML));
  };
  await nowhere();
  await openPlan(planner, fiveSteps());
  await planner.reload();
  await planner.locator(".grid").waitFor();
  await nowhere();
  for (const fragment of ["#example=outdoor-shop", "#/nonsense", "#/plan/missing/map"]) {
    await planner.goto("about:blank");
    await planner.goto(new URL(`?lang=en${fragment}`, site).href);
    await planner.locator(".toast").waitFor();
    await nowhere();
  }
});

test("another view takes the focus to its heading: by link, by shortcut, by palette, by back", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await arrived(planner, "map");
  for (const [label, view] of [["Touchpoints", "touchpoints"], ["Measures", "measures"], ["Journeys", "journeys"], ["Map", "map"], ["Personas", "personas"]]) {
    await planner.locator(".views").getByRole("link", { name: label }).focus();
    await planner.keyboard.press("Enter");
    await arrived(planner, view);
  }
  // From a view that is built like the next one; in a text field keys write.
  await planner.keyboard.press("Alt+3");
  await arrived(planner, "touchpoints");
  await planner.keyboard.press("Alt+9");
  await arrived(planner, "measures");
  await planner.locator("input[name=new-measure]").focus();
  await planner.keyboard.press("Control+k");
  await planner.locator(".palette-input:focus").fill("Touchpoints");
  await planner.keyboard.press("Enter");
  await arrived(planner, "touchpoints");
  await planner.goBack();
  await arrived(planner, "measures");
  await planner.locator(".brand").focus();
  await planner.keyboard.press("Enter");
  await arrived(planner, "plans");
  await openExample(planner, "outdoor-shop");
  await arrived(planner, "map");
});

test("what a view puts the focus on keeps it", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const kept = async (selector) => {
    await planner.locator(`${selector}:focus`).waitFor();
    await settled(planner);
    await settled(planner);
    assert.equal(await planner.locator(`${selector}:focus`).count(), 1, `the focus did not stay on ${selector}`);
  };
  await openPlan(planner, fiveSteps());
  await planner.keyboard.press("Alt+3");
  await planner.locator(".cell-uses .link").focus();
  await planner.keyboard.press("Enter");
  await kept(`.cell[data-step="s1"]`);
  // Within a view nothing moves it.
  await planner.keyboard.press("ArrowRight");
  await kept(`.cell[data-step="s2"]`);
});

/** Types, takes it back and does it again, all with the keys for it. How much goes at once is the browser's affair. */
async function undoesItself(planner, field, before = "") {
  const press = async (keys, until) => {
    for (let time = 0; time < 3 && await field.inputValue() !== until; time++) await planner.keyboard.press(keys);
    assert.equal(await field.inputValue(), until, keys);
  };
  await field.focus();
  await planner.keyboard.press("End");
  await planner.keyboard.type("abc");
  assert.equal(await field.inputValue(), `${before}abc`);
  await press("Control+z", before);
  await press("Control+Shift+z", `${before}abc`);
  await press("Control+z", before);
}

test("Ctrl Z in a field that is not the plan's takes back what was typed there, and nothing in the plan", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900 });
  await openPlan(planner, { ...fiveSteps(), measures: [{ id: "m", title: "Measure" }] });
  const title = planner.locator(".plan-title textarea");
  await title.fill("Edited");
  await go(planner, "touchpoints");
  await undoesItself(planner, planner.locator("input[name=new-touchpoint]"));
  await undoesItself(planner, planner.locator("input[type=search]"));
  await undoesItself(planner, planner.locator("input[list=channels]"));
  await go(planner, "measures");
  await undoesItself(planner, planner.locator("input[name=new-measure]"));
  await go(planner, "map");
  await planner.locator(`.cell[data-step="s1"][data-lane="0"]`).focus();
  await planner.keyboard.press("Enter");
  await planner.locator(`.cell[data-step="s1"] input:focus`).waitFor();
  await undoesItself(planner, planner.locator(".board .cell-edit"), "Shop window");
  await planner.keyboard.press("Escape");
  await planner.keyboard.press("Control+k");
  await undoesItself(planner, planner.locator(".palette-input"));
  await planner.locator(".palette-input").fill("New plan");
  await planner.keyboard.press("Enter");
  await undoesItself(planner, planner.locator("dialog input[name=title]"));
  await planner.keyboard.press("Escape");
  assert.equal(await title.inputValue(), "Edited");
});

test("Ctrl Z in a field of the plan is the plan's", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900 });
  await openPlan(planner, fiveSteps());
  await go(planner, "touchpoints");
  const name = planner.locator(".touchpoint-table [name=name]");
  await name.focus();
  await planner.keyboard.press("End");
  await planner.keyboard.type(" at the corner");
  await planner.keyboard.press("Control+z");
  assert.equal(await name.inputValue(), "Shop window");
  await planner.keyboard.press("Control+y");
  assert.equal(await name.inputValue(), "Shop window at the corner");
  // A channel becomes an edit when its field is left; from then on it is the plan's to take back.
  const channel = planner.locator("input[list=channels]");
  await channel.focus();
  await planner.keyboard.type("Pavement");
  await planner.keyboard.press("Enter");
  await planner.keyboard.press("Control+z");
  assert.equal(await channel.inputValue(), "");
  assert.equal(await name.inputValue(), "Shop window at the corner");
  // A step that was just added goes away again, though its touchpoint is being typed into.
  await go(planner, "map");
  await planner.locator(`.cell[data-step="s1"][data-lane="0"]`).focus();
  await planner.keyboard.press("n");
  await planner.locator(".board .cell-edit:focus").waitFor();
  await planner.keyboard.press("Control+z");
  await planner.locator(".board .cell-edit").waitFor({ state: "detached" });
});
