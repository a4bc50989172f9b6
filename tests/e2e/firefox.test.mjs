// What may go wrong with storage, tabs and the browser itself, in Firefox: the faults of `docs/faults.md` that hang on
// the browser; and embeds on paper and in little room. Where there is no Firefox they are skipped; Chromium has them in
// `storage`, `tabs`, `browser_kill` and `alive`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { hosts } from "./hosts/server.mjs";
import { site } from "./support/browser.mjs";
import { click, FIREFOX, fill, firefox, until, visit } from "./support/firefox.mjs";
import { haveRoom, printsAll } from "./support/posts.mjs";
import { fiveSteps } from "./support/samples.mjs";

const KILLS = Number(process.env.WEGMARKE_KILLS ?? 1);

const title = (page) => page.evaluate(() => inside.querySelector("textarea[name=title]")?.value);
const retitle = (page, text) => fill(page, "textarea[name=title]", text);
const saved = (page) => until(page, () => inside.querySelector("[data-saved=yes]") !== null);
const safe = (page) => until(page, () => inside.querySelector("[data-saved=yes][data-copy=safe]") !== null);
const says = (page, selector, text) => until(page, (selector, text) => [...inside.querySelectorAll(selector)].some((element) => element.innerText.includes(text)), selector, text);
const cards = (page) => page.evaluate(() => [...inside.querySelectorAll(".card:not(.example) h3")].map((name) => name.innerText));

/** Drops a plan onto the window and opens it. */
async function openPlan(page, plan) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "plan.wegmarke.json", { type: "application/json" }));
    const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, composed: true, cancelable: true });
    inside.querySelector("main").dispatchEvent(drop);
  }, JSON.stringify(plan));
  await click(page, "dialog[open] .open-new");
  await until(page, () => inside.querySelector(".map-view .grid") !== null);
}

async function goToPlans(page) {
  await page.evaluate(() => { location.hash = "#/"; });
  await until(page, () => inside.querySelector(".plans-view .card") !== null);
}

/** A test that needs Firefox. */
const inFirefox = (name, body) => test(`Firefox: ${name}`, { skip: !FIREFOX && "there is no Firefox on this machine", timeout: 180_000 }, body);

inFirefox("quota exceeded: the plan stays in hand, and is saved once there is room", async (t) => {
  const { start } = await firefox(t);
  const page = await start();
  await visit(page);
  await openPlan(page, fiveSteps());
  await safe(page);
  const before = await page.evaluate(() => ({ ...localStorage }));
  await page.evaluate(() => {
    let filling = "";
    for (let size = 1 << 22; size >= 1; size >>= 1) {
      for (;;) {
        try { localStorage.setItem("foreign", filling + "x".repeat(size)); } catch { break; }
        filling += "x".repeat(size);
      }
    }
  });
  await retitle(page, `Longer than before ${"and longer ".repeat(15)}`);
  await says(page, ".saved.failed", "storage is full");
  for (const [key, text] of Object.entries(before)) {
    if (key.startsWith("wegmarke:plan:")) assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), text, "the last good state was given up");
  }
  await page.evaluate(() => localStorage.removeItem("foreign"));
  await retitle(page, "There is room again");
  await saved(page);
  await page.reload();
  await until(page, () => inside.querySelector("textarea[name=title]")?.value === "There is room again");
});

for (const [how, preferences] of [["by cookies' settings", { "network.cookie.cookieBehavior": 2 }], ["for every page", { "dom.storage.enabled": false }]]) {
  inFirefox(`storage blocked ${how}: one can plan, and is told`, async (t) => {
    // Without storage there is no service worker either, which Firefox says on the console, whoever catches it.
    const { start } = await firefox(t, { preferences, allow: [/ServiceWorker/] });
    const page = await start();
    await visit(page);
    await openPlan(page, fiveSteps());
    await retitle(page, "Nowhere to keep it");
    await says(page, ".saved.failed", "Not saved");
    assert.equal(await title(page), "Nowhere to keep it");
    // It asks before it is left; a real attempt would have Puppeteer wait for an answer.
    assert.equal(await page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true }))), false, "it would be left without a question");
  });
}

inFirefox("storage cleared while open: the open tab saves again", async (t) => {
  const { start, tab } = await firefox(t);
  const page = await start();
  await visit(page);
  await openPlan(page, fiveSteps());
  await safe(page);
  const other = await tab();
  await visit(other, "embed/demo.html");
  await other.evaluate(() => localStorage.clear());
  await until(page, () => Object.keys(localStorage).some((key) => key.startsWith("wegmarke:plan:five-steps:")));
  await retitle(page, "Typed after the clearing");
  await safe(page);
  await goToPlans(page);
  assert.deepEqual(await cards(page), ["Typed after the clearing"]);
});

inFirefox("a storage cleared by the browser’s tools or a script: crash-safe is no longer said, and is made true again", async (t) => {
  const { start } = await firefox(t);
  const page = await start();
  await visit(page);
  await openPlan(page, fiveSteps());
  await safe(page);
  for (const both of [false, true]) {
    await page.evaluate((both) => {
      if (both) localStorage.clear();
      return new Promise((resolve) => {
        const request = indexedDB.deleteDatabase("wegmarke");
        request.onsuccess = request.onerror = resolve;
      });
    }, both);
    await page.evaluate(() => { dispatchEvent(new Event("blur")); });
    await until(page, () => inside.querySelector("[data-copy=safe]") === null);
    await safe(page);
  }
  await goToPlans(page);
  assert.equal((await cards(page)).length, 1);
});

inFirefox("tab killed: what was saved is there", async (t) => {
  const { start, tab, killTabs } = await firefox(t);
  const page = await start();
  await visit(page);
  await openPlan(page, fiveSteps());
  await retitle(page, "Saved right before the tabs were killed");
  await saved(page);
  const address = page.url();
  await killTabs();
  const next = await tab();
  await visit(next, new URL(address).search + new URL(address).hash);
  await until(next, () => inside.querySelector("textarea[name=title]")?.value === "Saved right before the tabs were killed");
  await retitle(next, "And on in another");
  await safe(next);
  await goToPlans(next);
  assert.deepEqual(await cards(next), ["And on in another"]);
});

for (let run = 1; run <= KILLS; run++) {
  inFirefox(`browser killed right after "crash-safe", run ${run}: everything is there when it is started again`, async (t) => {
    const { start, kill } = await firefox(t);
    const before = await start();
    await visit(before);
    await openPlan(before, { ...fiveSteps(), title: `Run ${run}` });
    await safe(before);
    const typed = `Typed right before the kill, run ${run}`;
    await retitle(before, typed);
    await safe(before);
    await kill();

    const after = await start();
    await visit(after);
    await goToPlans(after);
    await until(after, (typed) => [...inside.querySelectorAll(".card:not(.example) h3")].some((name) => name.innerText === typed), typed);
    assert.deepEqual(await cards(after), [typed]);
    await click(after, ".card:not(.example) h3 :is(a, button)");
    await until(after, () => inside.querySelector("textarea[name=title]") !== null);
    assert.equal(await title(after), typed);
  });
}

inFirefox("two tabs: the second shows a plan live and read-only, and takes it over", async (t) => {
  const { start, tab } = await firefox(t);
  const first = await start();
  await visit(first);
  await openPlan(first, fiveSteps());
  await saved(first);
  const second = await tab();
  await visit(second, new URL(first.url()).search + new URL(first.url()).hash);
  await says(second, ".banner", "edited in another window");
  assert.equal(await title(second), undefined, "the watching tab could edit");
  await first.bringToFront();
  await retitle(first, "Typed in the first");
  await says(second, ".plan-title", "Typed in the first");
  await second.bringToFront();
  await click(second, ".banner button", "Edit here");
  await retitle(second, "Typed in the second");
  await says(first, ".plan-title", "Typed in the second");
  await second.close();
  await first.bringToFront();
  await until(first, () => inside.querySelector("textarea[name=title]")?.value === "Typed in the second");
  await retitle(first, "And on in the first");
  await safe(first);
  await goToPlans(first);
  assert.deepEqual(await cards(first), ["And on in the first"]);
});

inFirefox("back and forward: what was typed is there", async (t) => {
  const { start } = await firefox(t);
  const page = await start();
  await visit(page);
  await openPlan(page, fiveSteps());
  await retitle(page, "Typed right before leaving");
  await page.goto(new URL("licenses.txt", page.url()).href);
  // Firefox keeps no page that holds a lock when it is left, and looks at that before the page is told: it is loaded
  // anew.
  await page.goBack();
  await until(page, () => inside.querySelector("textarea[name=title]")?.value === "Typed right before leaving");
  await retitle(page, "Typed after coming back");
  await safe(page);
  await goToPlans(page);
  assert.deepEqual(await cards(page), ["Typed after coming back"]);
});

inFirefox("back and forward: an embed that stores nothing is kept as it is", async (t) => {
  const { start } = await firefox(t);
  const page = await start();
  await page.goto(new URL("embed/published/physiotherapy.de.html", site).href);
  await page.evaluate(() => {
    addEventListener("pageshow", ({ persisted }) => { globalThis.wasKept = persisted; });
    const element = document.querySelector("wegmarke-plan");
    element.mode = "edit";
    return element.load().then(() => {});
  });
  await retitle(page, "Typed right before leaving");
  await page.goto(new URL("licenses.txt", site).href);
  // Puppeteer's own goBack waits for a load that does not come.
  await page.evaluate(() => { setTimeout(() => history.back()); });
  await until(page, () => globalThis.wasKept);
  assert.equal(await page.evaluate(() => document.querySelector("wegmarke-plan").plan.title), "Typed right before leaving");
});

/** A page of somebody else's, from an origin of its own, in a Firefox of its own. */
async function post(t, name) {
  const server = await hosts({ site, dist: fileURLToPath(new URL("../../dist", import.meta.url)) });
  t.after(() => server.close());
  const { start } = await firefox(t);
  const page = await start();
  await page.goto(new URL(name, server.url).href);
  await until(page, () => customElements.get("wegmarke-plan") !== undefined);
  return page;
}

inFirefox("printing a post prints the whole journey, whether the planner has come or not", async (t) => {
  await printsAll(await post(t, "print.html"));
});

inFirefox("wherever an embed stands, it has the height that one can read, and is there once its place opens", async (t) => {
  t.diagnostic(JSON.stringify(await haveRoom(await post(t, "room.html"))));
});
