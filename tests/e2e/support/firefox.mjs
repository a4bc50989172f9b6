// Firefox itself, as Debian has it, for what browsers do differently: their storages, their locks, their ways to end.
//
// Playwright drives only a Firefox of its own making, so here Puppeteer drives it, over WebDriver BiDi. A test has a
// browser of its own, over a profile on the disk, which it may kill and start again.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { site } from "./browser.mjs";

/** The browser's program; none where there is no Firefox. */
export const FIREFOX = process.env.WEGMARKE_FIREFOX;

/** How long one step may take before the test fails, in milliseconds. Only a fault waits that long. */
const PATIENCE = 30_000;

/** What a browser that nobody looks at need not do. */
const QUIET = {
  "app.update.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  // No processes in advance: those of the tabs are all that there are, and one that was killed is not taken for the
  // next tab.
  "dom.ipc.processPrelaunch.enabled": false,
  "intl.accept_languages": "en-GB, en",
};

/**
 * A profile for one test and the Firefox over it: `start` gives an open tab, `tab` another one, `kill` ends all of the
 * browser's processes at once, so that nothing is left that could still write. `allow` are patterns of faults that the
 * test provokes on purpose.
 */
export async function firefox(t, { preferences = {}, allow = [] } = {}) {
  const profile = await mkdtemp(join(tmpdir(), "wegmarke-firefox-"));
  const faults = [];
  const note = (fault) => {
    if (!allow.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  let running;
  const kill = async () => {
    const head = running.process();
    const gone = new Promise((resolve) => { head.once("exit", resolve); });
    for (const { pid } of processes(head.pid)) end(pid);
    end(head.pid);
    await gone;
    running = undefined;
  };
  t.after(async () => {
    if (running) await kill();
    // Processes that were killed leave their files to the system for a moment.
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    assert.deepEqual(faults, [], "the page had faults that nobody looked for");
  });
  const watched = async (page) => {
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width: 1280, height: 800 });
    await page.evaluateOnNewDocument(() => {
      Object.defineProperty(globalThis, "inside", { configurable: true, get: () => document.querySelector("wegmarke-plan")?.shadowRoot ?? document.createDocumentFragment() });
    });
    page.on("console", (message) => { if (["error", "warn"].includes(message.type())) note(message.text()); });
    page.on("pageerror", (error) => note(String(error)));
    return page;
  };
  return {
    kill,
    start: async () => {
      running = await puppeteer.launch({
        browser: "firefox", executablePath: FIREFOX, headless: true, userDataDir: profile, extraPrefsFirefox: { ...QUIET, ...preferences },
      });
      return watched((await running.pages())[0] ?? await running.newPage());
    },
    tab: async () => watched(await running.newPage()),
    /**
     * Kills what draws and runs the site's tabs, as a crash of theirs does; the browser and its other processes go on.
     */
    killTabs: async () => {
      const tabs = () => processes(running.process().pid).filter(({ name }) => name === "Web Content").map(({ pid }) => pid);
      const killed = tabs();
      assert.ok(killed.length > 0, "no process of a tab is known by its name");
      killed.forEach(end);
      while (tabs().some((pid) => killed.includes(pid))) await setTimeout(10);
    },
  };
}

function end(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It may have ended with another one.
    if (error.code !== "ESRCH") throw error;
  }
}

/** The processes below one, each with its name. */
function processes(above) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const [, name, parent] = readFileSync(`/proc/${pid}/stat`, "utf8").match(/\((.*)\) \S+ (\d+)/s);
      return [{ pid: Number(pid), parent: Number(parent), name }];
    } catch {
      return [];
    }
  });
  const below = (pid) => all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return below(above);
}

/** Opens an address of the site and waits until the planner can be used. */
export async function visit(page, address = "?lang=en") {
  await page.goto(new URL(address, site).href);
  await until(page, () => performance.getEntriesByName("wegmarke:ready").length > 0);
}

/** Waits until something is so in the page. */
export const until = (page, so, ...values) => page.waitForFunction(so, {}, ...values);

/** Clicks what a selector finds in the planner, or what says this there. */
export async function click(page, selector, text = "") {
  const found = await page.waitForFunction((selector, text) => [...inside.querySelectorAll(selector)].find((element) => element.checkVisibility() && element.textContent.includes(text)), {}, selector, text);
  await found.asElement().click();
}

/** Types a text in place of a field's own. */
export async function fill(page, selector, text) {
  const found = await page.waitForFunction((selector) => inside.querySelector(selector), {}, selector);
  await found.asElement().focus();
  await found.evaluate((field) => field.select());
  await page.keyboard.type(text);
}
