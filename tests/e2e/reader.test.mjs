// A plan in somebody else's page, for whoever only reads it: nothing there changes the plan, or looks as if it could.
// Every control that can be seen is used, in every view, and the plan is what it was.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, page, settled } from "./support/browser.mjs";

const FULL = JSON.parse(await readFile(new URL("../data/full.wegmarke.json", import.meta.url), "utf8"));
/** A journey that is wider than the page. */
const LONG = JSON.parse(await readFile(new URL("../../src/core/knowledge/examples/outdoor-shop.de.wegmarke.json", import.meta.url), "utf8"));
const VIEWS = ["personas", "touchpoints", "journeys", "map", "feedback", "analysis", "compare", "measures"];
/** What people's needs are, and not what a whole page has to have: the page around is not ours. */
const AXE = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };

/** Puts an element with this plan into a page, in place of the site's own. */
async function embedded(t, { mode, view, plan = FULL, width = 1000 }) {
  const host = await page(t, { open: "?lang=de", width });
  await host.evaluate(async ({ mode, view, plan }) => {
    document.querySelector("#app").remove();
    const element = document.createElement("wegmarke-plan");
    Object.entries({ mode, view, lang: "de", loading: "eager" }).forEach(([name, value]) => element.setAttribute(name, value));
    element.plan = plan;
    document.body.append(element);
    await element.ready;
  }, { mode, view, plan });
  await host.locator(`.${view}-view`).waitFor();
  await settled(host);
  return host;
}

/**
 * Uses every control of the view that can be seen, those too that come to sight by that; gives how many there were and
 * the plan before and after.
 */
async function used(host, view) {
  return host.evaluate(async (view) => {
    const element = document.querySelector("wegmarke-plan");
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const before = JSON.stringify(element.plan);
    const seen = new Set();
    // What a control is called by, since views are drawn anew: its place among its siblings, up to the view.
    const path = (node) => (node.matches(".view > *") ? "" : `${path(node.parentElement)}>${node.localName}.${[...node.parentElement.children].indexOf(node)}`);
    const next = () => [...inside.querySelectorAll(".view :is(button, summary, select, input, textarea, [role=gridcell], [role=cell])")].find(
      (control) => !control.disabled && control.checkVisibility() && !seen.has(path(control)),
    );
    for (let control; (control = next()) && seen.size < 600; ) {
      seen.add(path(control));
      if (control.localName === "select") {
        control.value = control.options[control.options.length - 1].value;
        control.dispatchEvent(new Event("change", { bubbles: true }));
        control.value = control.options[0].value;
        control.dispatchEvent(new Event("change", { bubbles: true }));
      } else if (control.matches("textarea, input:not([type=checkbox])")) {
        control.value = "4";
        for (const event of ["input", "change"]) control.dispatchEvent(new Event(event, { bubbles: true }));
        control.value = "";
        for (const event of ["input", "change"]) control.dispatchEvent(new Event(event, { bubbles: true }));
      } else {
        control.focus();
        control.click();
      }
      await drawn();
      inside.querySelector("dialog[open] .dialog-head button")?.click();
      if (!inside.querySelector(`.${view}-view`)) {
        element.setAttribute("view", view === "compare" ? "map" : "compare");
        element.setAttribute("view", view);
        await drawn();
      }
    }
    return { controls: seen.size, before, after: JSON.stringify(element.plan) };
  }, view);
}

/**
 * What of the view would take something in: fields, but for those that search or choose what is shown, and what can be
 * dragged.
 */
function fields(host) {
  return host.evaluate(() => {
    const takes = ":is(input, textarea, select):not(:disabled, [data-way], [data-way] *, .menu *, .compare-bar *), [draggable=true], [contenteditable], .grip, [data-edit]";
    return [...inside.querySelectorAll(takes)].filter((found) => found.checkVisibility()).map((found) => found.outerHTML.slice(0, 200));
  });
}

for (const mode of ["explore", "view"]) {
  for (const view of VIEWS) {
    test(`${mode}: nothing in ${view} changes the plan or takes anything in`, async (t) => {
      const host = await embedded(t, { mode, view });
      assert.deepEqual(await fields(host), []);
      assert.deepEqual(await axe(host, AXE), []);
      const { before, after } = await used(host, view);
      assert.equal(after, before);
      assert.deepEqual(await fields(host), []);
    });
  }

  test(`${mode}: nothing on the trail changes the plan or takes anything in`, async (t) => {
    const host = await embedded(t, { mode, view: "map", width: 360 });
    const { controls, before, after } = await used(host, "map");
    assert.ok(controls > 0);
    assert.equal(after, before);
    assert.deepEqual(await fields(host), []);
    assert.deepEqual(await axe(host, AXE), []);
  });
}

test("the same clicks change the plan of whoever edits", async (t) => {
  const host = await embedded(t, { mode: "edit", view: "journeys" });
  const { before, after } = await used(host, "journeys");
  assert.notEqual(after, before);
});

test("keys that edit do nothing for whoever explores; those that show do", async (t) => {
  const host = await embedded(t, { mode: "explore", view: "map" });
  const plan = () => host.evaluate(() => JSON.stringify(document.querySelector("wegmarke-plan").plan));
  const before = await plan();
  await host.locator(".cell[data-step]").first().click();
  assert.equal(await host.evaluate(() => inside.activeElement.getAttribute("aria-selected")), "true");
  for (const key of ["1", "5", "0", "n", "m", "Delete", "Enter", "F2", "x", "Alt+ArrowRight", "Alt+ArrowLeft", "Control+z", "Control+y", "Control+k", "Alt+1"]) {
    await host.keyboard.press(key);
    await settled(host);
    assert.equal(await host.locator(".cell-edit, dialog[open], .guide-view").count(), 0, key);
  }
  assert.equal(await plan(), before);
  await host.keyboard.press("t");
  await host.locator(".grid.timeline").waitFor();
  await host.keyboard.press("?");
  await host.locator("dialog[open] dl").first().waitFor();
  const help = (await host.locator("dialog[open] dl").allTextContents()).join(" ");
  assert.match(help, /Vorführen/);
  assert.doesNotMatch(help, /Rückgängig|löschen/i);
});

test("whoever only looks selects nothing, is led nowhere, and can scroll the map by keyboard", async (t) => {
  const host = await embedded(t, { mode: "view", view: "map", plan: LONG });
  await host.evaluate(() => {
    globalThis.selected = 0;
    document.querySelector("wegmarke-plan").addEventListener("wegmarke-select", () => { globalThis.selected += 1; });
  });
  assert.equal(await host.locator(".journey-tabs button:visible, .map-head .tools, .beside-map, nav.views").count(), 0);
  await host.locator(".cell[data-step]").first().click();
  await host.locator(".board").focus();
  await host.keyboard.press("ArrowRight");
  await host.keyboard.press("5");
  await host.waitForFunction(() => inside.querySelector(".board").scrollLeft > 0);
  assert.equal(await host.evaluate(() => globalThis.selected), 0);
  assert.equal(await host.locator("[aria-selected=true]").count(), 0);
});

test("the guide is not for whoever only reads: the map takes its place, also when the mode changes", async (t) => {
  const host = await embedded(t, { mode: "edit", view: "guide" });
  await host.evaluate(() => document.querySelector("wegmarke-plan").setAttribute("mode", "explore"));
  await host.locator(".map-view").waitFor();
  assert.equal(await host.locator("nav.views a", { hasText: "Leitfaden" }).count(), 0);
});

test("an empty plan tells a reader that there is nothing, and not what to do", async (t) => {
  const empty = { format: FULL.format, version: 1, id: "empty", title: "Leer" };
  for (const view of ["personas", "touchpoints", "journeys", "map", "feedback", "measures"]) {
    const host = await embedded(t, { mode: "explore", view, plan: empty });
    await host.getByText("Hier steht noch nichts.").waitFor();
    assert.equal(await host.locator(".view .teach, .view button:visible:not(.map-head *)").count(), 0, view);
    await host.close();
  }
});

test("a page can style phases, lanes, steps, the curve and findings", async (t) => {
  const host = await embedded(t, { mode: "explore", view: "map" });
  const parts = () => host.evaluate(() => [...new Set([...inside.querySelectorAll("[part]")].map((found) => found.part.value))].sort());
  // What was found comes when it is asked for.
  assert.deepEqual(await parts(), ["curve", "frame", "lane", "phase", "step", "toolbar"]);
  await host.locator(".ask-findings").click();
  await host.locator("[part=finding]").first().waitFor();
  assert.deepEqual(await parts(), ["curve", "finding", "frame", "lane", "phase", "step", "toolbar"]);
  await host.setViewportSize({ width: 360, height: 800 });
  await host.locator(".trail").waitFor();
  if (await host.locator(".ask-findings").count() > 0) await host.locator(".ask-findings").click();
  await host.locator("[part=finding]").first().waitFor();
  assert.deepEqual(await parts(), ["curve", "finding", "frame", "phase", "step", "toolbar"]);
});

/** Where everything in the planner is, and all that its style says of it; rules' own variables draw nothing. */
const drawn = (host) => host.evaluate(() => [...inside.querySelectorAll("*")].filter((part) => part.checkVisibility()).map((part) => {
  const { x, y, width, height } = part.getBoundingClientRect();
  const style = getComputedStyle(part);
  const name = `${part.localName}.${part.getAttribute("class")}`;
  return { box: `${name} ${[x, y, width, height]}`, ...Object.fromEntries([...style].filter((property) => !property.startsWith("--")).map((property) => [property, `${name} ${style.getPropertyValue(property)}`])) };
}));

/** Puts on one of the planner's sheets, whose address is in this script; gives how long it is. */
const dress = (host, script, sheet) => host.evaluate(async ([script, sheet]) => {
  const { name } = performance.getEntriesByType("resource").find(({ name }) => name.includes(script));
  const [address] = new RegExp(`${sheet}\\.\\w+\\.css`).exec(await (await fetch(name)).text());
  const text = await (await fetch(new URL(`/assets/${address}`, name))).text();
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  const root = document.querySelector("wegmarke-plan").shadowRoot;
  root.adoptedStyleSheets = [root.adoptedStyleSheets[0], made];
  return text.length;
}, [script, sheet]);

for (const mode of ["view", "explore"]) {
  for (const width of [1000, 360]) {
    test(`a map looks with its own style alone as with all of it (${mode}, ${width} px)`, async (t) => {
      const host = await embedded(t, { mode, view: "map", width });
      // What the map opens by itself, too.
      if (mode === "explore") await host.locator(".menu > summary").click();
      const own = await dress(host, "/embed/wegmarke.js", "map");
      await settled(host);
      const before = await drawn(host);
      const whole = await dress(host, "/assets/program.", "style");
      await settled(host);
      assert.ok(own < whole);
      const after = await drawn(host);
      const other = after.flatMap((part, at) => Object.keys(part).filter((name) => part[name] !== before[at][name]).map((name) => `${name}: ${before[at][name]} → ${part[name]}`));
      assert.deepEqual(other, []);
    });
  }
}
