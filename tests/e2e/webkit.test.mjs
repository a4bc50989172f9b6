// The main job, saving, storage faults, keys, and embeds in WebKitGTK, kin of Safari. Where there is none, or nothing
// to show it on, they are skipped; Chromium has the same tests, and more of them, elsewhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { hosts } from "./hosts/server.mjs";
import { site } from "./support/browser.mjs";
import { haveRoom, printsAll } from "./support/posts.mjs";
import { fiveSteps } from "./support/samples.mjs";
import { missing, printed, prints, ready, visit, webkit } from "./support/webkit.mjs";

const title = (page) => page.evaluate(() => inside.querySelector("textarea[name=title]")?.value);
const saved = (page) => page.until(() => inside.querySelector("[data-saved=yes]") !== null);
const safe = (page) => page.until(() => inside.querySelector("[data-saved=yes][data-copy=safe]") !== null);
const titled = (page, text) => page.until((text) => inside.querySelector("textarea[name=title]")?.value === text, text);
const says = (page, selector, text) => page.until((selector, text) => [...inside.querySelectorAll(selector)].some((element) => element.innerText.includes(text)), selector, text);

/** Drops a plan onto the window and opens it. */
async function openPlan(page, plan) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "plan.wegmarke.json", { type: "application/json" }));
    inside.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));
  }, JSON.stringify(plan));
  await page.click("dialog[open] .open-new");
  await page.until(() => inside.querySelector(".map-view .grid") !== null);
}

const MISSING = await missing();
const NO_PAPER = MISSING || (!await prints() && "there is no Python on this machine to print by");
/** A test that needs WebKitGTK. */
const inWebKit = (name, body, skip = MISSING) => test(`WebKit: ${name}`, { skip, timeout: 120_000 }, body);

inWebKit("a journey is planned, rated, and there again after a reload, with all of its letters", async (t) => {
  const page = await webkit(t);
  t.diagnostic(`WebKitGTK ${page.version}`);
  await visit(page);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0, "something was stored before the first edit");
  await page.click(".hero .button.primary");
  await page.fill("input[name=title]", "A journey in another engine whose title takes more than the one line that it has at first in the head of the planner");
  await page.click(".dialog button[type=submit]");
  await page.click(".add-persona");
  await page.fill(".persona-form [name=name]", "Annegret");
  await page.evaluate(() => { location.hash = location.hash.replace(/[^/]*$/, "map"); });
  await page.click(".teach .button.primary");
  for (const [place, name] of ["Trade fair", "Offer by e-mail", "Handover"].entries()) {
    await page.click(`.phase-sign:nth-of-type(${place + 1}) .add-step, .add-step`);
    await page.until(() => inside.activeElement?.localName === "input");
    await page.type(name);
    // Here nothing loses the focus by going, and a touchpoint is taken over when it does.
    await page.press("Escape");
    await page.until((name) => [...inside.querySelectorAll(".cell")].some((cell) => cell.textContent.includes(name)), name);
  }
  // At a step's head digits rate.
  await page.until(() => inside.querySelector(".row.lane [data-step]")?.focus() ?? true);
  for (const score of "425") await page.press(score, "ArrowRight");
  await page.until(() => inside.querySelectorAll(".point[data-score]").length === 3);
  await safe(page);
  const before = await page.evaluate(() => document.querySelector("wegmarke-plan").plan);
  assert.equal(before.journeys[0].steps.length, 3);
  assert.deepEqual(new Set(before.journeys[0].steps.map(({ satisfaction }) => satisfaction)), new Set([4, 2, 5]));
  await page.reload();
  await ready(page);
  await page.until(() => inside.querySelectorAll(".point[data-score]").length === 3);
  assert.deepEqual(await page.evaluate(() => document.querySelector("wegmarke-plan").plan), before);
  // Texts grow, whether the engine does it or the planner; those of phases' questions have two lines everywhere.
  const cut = await page.evaluate(() => [...inside.querySelectorAll("textarea:not([name=question])")].filter((field) => field.checkVisibility() && field.scrollHeight > field.clientHeight + 2).map(({ name }) => name));
  assert.deepEqual(cut, []);
});

inWebKit("a storage that is cleared is missed and filled again; one that is full is told, and the plan is saved once there is room", async (t) => {
  const page = await webkit(t);
  await visit(page);
  await openPlan(page, fiveSteps());
  await safe(page);
  for (const both of [false, true]) {
    await page.evaluate((both) => {
      if (both) localStorage.clear();
      return new Promise((resolve) => {
        const request = indexedDB.deleteDatabase("wegmarke");
        request.onsuccess = request.onerror = () => resolve();
      });
    }, both);
    await page.evaluate(() => { dispatchEvent(new Event("blur")); });
    await page.until(() => inside.querySelector("[data-copy=safe]") === null);
    await safe(page);
  }
  const before = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("wegmarke:plan:")));
  assert.ok(before.length > 0);
  await page.evaluate(() => {
    let filling = "";
    for (let size = 1 << 20; size >= 1; size >>= 1) {
      for (;;) {
        try { localStorage.setItem("foreign", filling + "x".repeat(size)); } catch { break; }
        filling += "x".repeat(size);
      }
    }
  });
  await page.fill("textarea[name=title]", `Longer than before ${"and longer ".repeat(12)}`);
  await says(page, ".saved.failed", "storage is full");
  assert.deepEqual(await page.evaluate((keys) => keys.map((key) => localStorage.getItem(key)), before.map(([key]) => key)), before.map(([, text]) => text), "the last good state was given up");
  await page.evaluate(() => localStorage.removeItem("foreign"));
  await page.fill("textarea[name=title]", "There is room again");
  await safe(page);
  await page.reload();
  await ready(page);
  await titled(page, "There is room again");
});

inWebKit("keys: what is typed stays in the field, and a composition is left alone", async (t) => {
  const page = await post(t, "hotkeys.html");
  await page.until(() => inside.querySelector("textarea[name=title]") !== null);
  await page.fill("textarea[name=title]", "n/p? j");
  await titled(page, "n/p? j");
  assert.deepEqual(await page.evaluate(() => globalThis.host.fired.filter((key) => key !== "Shift")), []);
  await page.press("Escape", "F8");
  assert.deepEqual(new Set(await page.evaluate(() => globalThis.host.fired.splice(0))), new Set(["Escape", "F8"]));
  // As Safari has it: Enter that ends a composition comes after its end, and only its old number says so.
  await page.evaluate(() => {
    const field = inside.querySelector("textarea[name=title]");
    field.focus();
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true, composed: true }));
    field.value = "n/p? jに";
    field.dispatchEvent(new InputEvent("input", { data: "に", inputType: "insertCompositionText", isComposing: true, bubbles: true, composed: true }));
    field.dispatchEvent(new CompositionEvent("compositionend", { data: "に", bubbles: true, composed: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, composed: true, cancelable: true }));
  });
  assert.equal(await page.evaluate(() => inside.activeElement?.name), "title", "Enter that ends a composition left the field");
  assert.equal(await page.evaluate(() => document.querySelector("wegmarke-plan").plan.title), "n/p? jに");
  await page.press("Enter");
  await page.until(() => inside.activeElement?.name !== "title");
});

/** A page of somebody else's, from an origin of its own. */
async function post(t, name) {
  const server = await hosts({ site, dist: fileURLToPath(new URL("../../dist", import.meta.url)) });
  t.after(() => server.close());
  const page = await webkit(t);
  await page.goto(new URL(name, server.url).href);
  await page.until(() => customElements.get("wegmarke-plan") !== undefined);
  return page;
}

inWebKit("printing a post prints the whole journey, whether the planner has come or not", async (t) => {
  const page = await post(t, "print.html");
  const url = await page.url();
  // What the page that is printed does is what the driven one did.
  const script = "customElements.whenDefined('wegmarke-plan').then(() => Promise.all([...document.querySelectorAll('wegmarke-plan')].slice(0, 2).map((element) => element.load()))).then(() => { document.title = 'print'; })";
  page.pdf = ({ format }) => printed(url, script, { A4: "iso_a4", Letter: "na_letter" }[format]);
  await printsAll(page);
}, NO_PAPER);

inWebKit("wherever an embed stands, it has the height that one can read, and is there once its place opens", async (t) => {
  t.diagnostic(JSON.stringify(await haveRoom(await post(t, "room.html"))));
});
