// A monkey at the planner: several tabs, reloads, back and forward, storages that are cleared or full, another
// language, another layout, and now and then a browser that is killed. A model knows what was said to be saved; nothing
// of that may be lost, and nothing may be said that is not so.
//
// `cargo xtask monkey --minutes N --seed S` lets it run for longer; in the suite it has two minutes.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ready, site } from "./support/browser.mjs";
import { kill, started } from "./support/killed.mjs";
import { openPlan } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

const MINUTES = Number(process.env.WEGMARKE_MINUTES ?? 2);
const SEED = Number(process.env.WEGMARKE_SEED ?? Date.now() % 1_000_000);
const PLAN = "#/plan/five-steps/map";
/** The fields that it types into: how to find the control, and how to read the plan. */
const FIELDS = [
  [".plan-title textarea", (plan) => plan.title],
  [".map-frame .phase-sign textarea[name=name] >> nth=0", (plan) => plan.phases[0].name],
  [".map-frame .phase-sign textarea[name=name] >> nth=1", (plan) => plan.phases[1].name],
];

/** Chance that can be had again. */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The number in what was typed; 0 for what was there before. */
const numberIn = (text) => Number(/w(\d+)/.exec(text ?? "")?.[1] ?? 0);

/** All texts of the plan that lie in the storage and in the copies. */
const texts = (tab) => tab.evaluate(async () => {
  const kept = Object.entries(localStorage).filter(([key]) => key.startsWith("wegmarke:plan:")).map(([, text]) => text);
  if (!(await indexedDB.databases()).some(({ name }) => name === "wegmarke")) return { kept, copies: [] };
  const request = indexedDB.open("wegmarke");
  const database = await new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
  const all = database.objectStoreNames.contains("copies") ? database.transaction("copies").objectStore("copies").getAll() : undefined;
  const copies = all ? await new Promise((resolve) => { all.onsuccess = () => resolve(all.result); }) : [];
  database.close();
  return { kept, copies };
});

test(`a monkey for ${MINUTES} minutes (seed ${SEED}): nothing that was said to be saved is lost, and nothing untrue is said`, { timeout: MINUTES * 60_000 + 240_000 }, async (t) => {
  const random = chance(SEED);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const profile = await mkdtemp(join(tmpdir(), "wegmarke-monkey-"));
  const log = [];
  let head;
  let tabs = [];
  let typed = 0;
  /** For each field the highest number that was said to be saved, and to be crash-safe. */
  const model = FIELDS.map(() => ({ saved: 0, safe: 0 }));
  const counts = { edits: 0, saved: 0, safe: 0, kills: 0, checks: 0, claims: 0 };
  t.after(async () => {
    if (head) await kill(head);
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    t.diagnostic(`seed ${SEED}: ${JSON.stringify(counts)}`);
  });

  const start = async () => {
    const begun = await started(profile, () => {});
    head = begun.head;
    begun.page.context().setDefaultTimeout(20_000);
    tabs = [begun.page];
    return begun.page;
  };
  const show = async (tab, address = PLAN) => {
    await tab.goto("about:blank");
    await tab.goto(`${site}?lang=en${address}`);
    await ready(tab);
    if (address === PLAN) await tab.locator(".map-view").waitFor();
  };
  const blurred = async () => { for (const tab of tabs) await tab.evaluate(() => { dispatchEvent(new Event("blur")); }); };
  const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  /** A tab that shows the plan and may edit it; where none may, the first one is asked to. */
  const editing = async () => {
    const [first] = tabs;
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      for (const tab of tabs) if (await tab.locator(".plan-title textarea").count() > 0) return tab;
      if (!first.url().includes("/plan/")) await show(first);
      const here = first.locator(".banner button.primary");
      await first.locator(".plan-title textarea").or(here).first().waitFor();
      // It goes where the tab that edited has just gone: then this one edits already.
      await here.click({ timeout: 1_000 }).catch(() => {});
    }
    throw new Error("no tab may edit");
  };
  /** Waits until a tab edits the plan without being asked to, or shows another page. */
  const someoneEdits = async () => {
    for (const end = Date.now() + 8_000; Date.now() < end; await pause(50)) {
      for (const tab of tabs) if (!tab.url().includes("/plan/") || await tab.locator(".plan-title textarea").count() > 0) return;
    }
    throw new Error("every tab says that another one edits");
  };
  /** What a tab says, and the title that it says it of; none where it only watches. */
  const said = (tab) => tab.evaluate(() => {
    const { saved, copy } = inside.querySelector(".saved")?.dataset ?? {};
    return { saved: saved === "yes", safe: copy === "safe", title: inside.querySelector(".plan-title textarea")?.value };
  });

  /** What stands in a tab that something went wrong with, and who has the plan's lock or waits for it. */
  const shown = (tab) => tab.evaluate(async () => [location.hash, document.visibilityState, JSON.stringify(await navigator.locks.query()), ...[".saved", ".banner", ".notices", "dialog[open]", ".plan-title"].map((part) => inside.querySelector(part)?.outerHTML ?? `no ${part}`)].join("\n  "));

  const actions = {
    async edit() {
      const tab = await editing();
      const at = Math.floor(random() * FIELDS.length);
      const control = tab.locator(FIELDS[at][0]);
      typed += 1;
      // A tab that was just loaded may find only now that another one edits; and the layout may have no such field.
      if (!await control.fill(`Words w${typed}`, { timeout: 3_000 }).then(() => true, () => false)) return;
      counts.edits += 1;
      if (random() < 0.25) return;
      await tab.locator("[data-saved=yes]").waitFor();
      model[at].saved = typed;
      counts.saved += 1;
      if (random() < 0.3) return;
      await tab.locator("[data-saved=yes][data-copy=safe]").waitFor();
      // All that stands in the plan is safe with it.
      for (const field of model) field.safe = field.saved;
      counts.safe += 1;
    },
    async reload() { await pick(tabs).reload(); },
    async open() {
      if (tabs.length > 2) return;
      const tab = await tabs[0].context().newPage();
      tabs.push(tab);
      await show(tab);
    },
    async close() {
      if (tabs.length < 2) return;
      const [tab] = tabs.splice(Math.floor(random() * tabs.length), 1);
      await tab.close({ runBeforeUnload: false });
    },
    async take() {
      const tab = pick(tabs);
      const here = tab.locator(".banner button.primary");
      if (await here.count() === 0) return;
      await here.click();
      await tab.locator(".plan-title textarea").waitFor();
    },
    async away() {
      const tab = pick(tabs);
      await tab.evaluate(() => { location.hash = "#/"; });
      await tab.locator(".plans-view").waitFor();
      await tab.evaluate(() => history.back());
    },
    async language() { const tab = pick(tabs); await tab.goto(`${site}?lang=${random() < 0.5 ? "de" : "en"}${PLAN}`); await tab.reload(); },
    async layout() { await pick(tabs).setViewportSize({ width: pick([420, 900, 1280]), height: 800 }); },
    async full() {
      const tab = await editing();
      await tab.evaluate(() => {
        let filling = "";
        for (let size = 1 << 21; size >= 1; size >>= 1) for (;;) { try { localStorage.setItem("foreign", filling + "x".repeat(size)); } catch { break; } filling += "x".repeat(size); }
      });
      typed += 1;
      await tab.locator(FIELDS[0][0]).fill(`Words w${typed} ${"and more ".repeat(15)}`);
      await tab.locator(".saved.failed, [data-saved=yes]").first().waitFor();
      await tab.evaluate(() => localStorage.removeItem("foreign"));
      typed += 1;
      await tab.locator(FIELDS[0][0]).fill(`Words w${typed}`);
      await tab.locator("[data-saved=yes]").waitFor();
      model[0].saved = typed;
    },
    async clear() {
      const tab = await editing();
      await tab.locator("[data-saved=yes]").waitFor();
      const what = pick(["local", "copies", "both"]);
      log.push(what);
      // Whoever has just opened a plan and was not told yet that it is crash-safe misses no copy.
      const missed = what !== "copies" || (await said(tab)).safe;
      if (what !== "copies") await tab.evaluate(() => localStorage.clear());
      if (what !== "local") await tab.evaluate(() => new Promise((resolve) => { const request = indexedDB.deleteDatabase("wegmarke"); request.onsuccess = request.onerror = resolve; }));
      await blurred();
      // It is missed at once, and saved again once that is certain.
      await pause(2_500);
      await tab.locator(missed ? "[data-saved=yes][data-copy=safe]" : "[data-saved=yes]").waitFor();
    },
    async kill() {
      await kill(head);
      head = undefined;
      counts.kills += 1;
      for (const field of model) field.saved = field.safe;
      const page = await start();
      await show(page);
      // The browser may have written to the disk that the storage is full, and not yet that there was room again.
      await page.evaluate(() => localStorage.removeItem("foreign"));
    },
  };
  const weights = { edit: 12, reload: 2, open: 2, close: 1, take: 2, away: 1, language: 2, layout: 2, full: 1, clear: 2, kill: 1 };
  const bag = Object.entries(weights).flatMap(([name, weight]) => Array(weight).fill(name));

  /** Compares what a visitor finds who comes now with the model, and what is said with what is so. */
  const check = async () => {
    counts.checks += 1;
    let tab, claim;
    // Where another tab has it by now, that one is asked.
    do {
      tab = await editing();
      claim = await said(tab);
    } while (claim.title === undefined);
    const title = numberIn(claim.title);
    // What is said first, and then what is so: nothing but saving happens in between.
    const { kept, copies } = await texts(tab);
    if (claim.saved) {
      counts.claims += 1;
      // What a crash took from the storage is opened from its copy, and opening writes nothing.
      assert.ok(title === 0 || [...kept, ...copies].some((text) => text.includes(`w${title}`)), `“saved” is said of w${title}, which is not stored: ${log.slice(-8)}`);
      if (claim.safe) assert.ok(title === 0 || copies.some((text) => text.includes(`w${title}`)), `“crash-safe” is said of w${title}, which is not copied: ${log.slice(-8)}`);
    }
    const fresh = await tab.context().newPage();
    await show(fresh);
    const open = await fresh.evaluate(() => document.querySelector("wegmarke-plan").plan);
    await fresh.close();
    for (const [at, [, read]] of FIELDS.entries()) {
      const found = numberIn(read(open));
      const beside = () => [...kept, ...copies].some((text) => numberIn(read(JSON.parse(text.slice(text.indexOf("\n") + 1)))) >= model[at].saved);
      assert.ok(found >= model[at].saved || beside(), `w${model[at].saved} was said to be saved, and w${found} is found: ${log.slice(-8)}`);
    }
  };

  const first = await start();
  await openPlan(first, fiveSteps());
  await first.locator("[data-saved=yes][data-copy=safe]").waitFor();
  const end = Date.now() + MINUTES * 60_000;
  for (let step = 0; Date.now() < end; step++) {
    const name = pick(bag);
    log.push(name);
    try {
      await actions[name]();
      await someoneEdits();
      if (name !== "edit" || step % 5 === 0) await check();
    } catch (fault) {
      const seen = await Promise.all(tabs.map((tab) => shown(tab).catch(String)));
      throw new Error(`seed ${SEED}, step ${step} (${name}): ${fault.message}\n${log.slice(-12).join(", ")}\n${seen.join("\n")}`, { cause: fault });
    }
  }
  assert.ok(counts.checks > 5, "it did nothing");
});
