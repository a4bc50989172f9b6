// A real browser for the end-to-end tests: one Chromium for each test file, a fresh context for each test.
//
// A page from here watches itself: whatever goes wrong in it unnoticed (an error on the console, a report of the
// policy, a request that fails) fails the test at its end, so that no test has to ask for it. The policy stays in
// force; nothing here switches it off.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after } from "node:test";
import { chromium } from "playwright-core";

/** Where the site is served; `cargo xtask test` says so. */
export const site = process.env.WEGMARKE_URL ?? "http://127.0.0.1:8080/";

/** How long one step may take before the test fails. Only a fault waits that long. */
const PATIENCE = 20_000;

// Chromium's own errands are switched off: where the network is closed they fail, slowly and many at a time.
export const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** What Playwright says in the page's name where service workers are blocked. */
const WORKER_BLOCKED = "Service Worker registration blocked by Playwright";

/** Chromium with all it has. */
const WHOLE = process.env.WEGMARKE_CHROMIUM ?? "/usr/bin/chromium";

let executablePath = process.env.WEGMARKE_HEADLESS ?? WHOLE;
let launched;

/**
 * The file's browser, started when the first test asks for it: Chromium without windows, half the work for the machine,
 * where it has that.
 */
async function browser() {
  launched ??= chromium.launch({ executablePath, args: QUIET });
  return launched;
}

/** Says that this file's tests are about what only a browser with windows does as people's browsers do it. */
export function inWholeChromium() {
  executablePath = WHOLE;
}

/**
 * A browser of its own for one test, that keeps the pages one leaves, for "back", as people's browsers do; Playwright's
 * have that off.
 */
export async function keepingPages(t) {
  const own = await chromium.launch({ executablePath: WHOLE, args: QUIET, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  t.after(() => own.close());
  return own;
}

after(async () => {
  if (launched) await (await launched).close();
});

/**
 * A page in a context of its own, closed at the test's end, which then fails if anything went wrong unnoticed. `open`
 * is the address, relative to the site; `allow` are patterns of faults that the test provokes on purpose; `within` is
 * the browser.
 */
export async function page(t, { open, lang = "de", width = 1280, height = 800, scheme = "light", allow = [], within = browser(), ...context } = {}) {
  const fresh = await (await within).newContext({
    locale: lang === "en" ? "en-GB" : "de-DE",
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: "reduce",
    // Between a test and the server stands nothing, but where the service worker is what is tested.
    serviceWorkers: "block",
    ...context,
  });
  fresh.setDefaultTimeout(PATIENCE);
  const faults = [];
  const note = (fault) => {
    if (!allow.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  await watch(fresh, note);
  t.after(async () => {
    if (fresh.pages().length > 0 && context.javaScriptEnabled !== false) await Promise.all(fresh.pages().map(settled));
    await fresh.close();
    assert.deepEqual(faults, [], "the page had faults that nobody looked for");
  });
  const opened = await fresh.newPage();
  if (open !== undefined) await visit(opened, open);
  return opened;
}

/** Opens an address of the site and waits until the planner can be used. */
export async function visit(page, address = "") {
  await page.goto(new URL(address, site).href);
  await ready(page);
}

/** Waits, by event and not by the clock, for the mark that the planner sets once it is on screen. */
export async function ready(page) {
  await page.evaluate((patience) => new Promise((resolve, reject) => {
    const watcher = new PerformanceObserver((list) => {
      if (list.getEntriesByName("wegmarke:ready").length === 0) return;
      watcher.disconnect();
      resolve();
    });
    watcher.observe({ type: "mark", buffered: true });
    setTimeout(() => reject(new Error(`no wegmarke:ready within ${patience} ms`)), patience);
  }), PATIENCE);
}

/**
 * Waits until the page has drawn and said what it had to say: reports of the policy come a task later than the breach.
 */
export async function settled(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

/**
 * What axe finds wrong with the page for people who use it otherwise, as a list of sentences; empty is good.
 * axe comes in through the debugger's protocol, which the page's policy does not govern.
 */
export async function axe(page, options = {}) {
  if (!await page.evaluate(() => "axe" in globalThis)) {
    const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.evaluate(`${source}; undefined`);
  }
  // All rules run; but what is right need not be described.
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, { resultTypes: ["violations"], ...options }), options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.flat().join(" ")}: ${failureSummary}`));
}

/**
 * Tells `note` whatever goes wrong in the pages of a context from now on, and lets tests see into the planner's tree.
 */
export async function watch(context, note) {
  await context.exposeBinding("__report", (_, fault) => note(fault));
  await context.addInitScript(() => {
    // What is in the planner, which lives in a shadow tree (nothing, while the page is on its way): Playwright's
    // locators look into it by themselves.
    Object.defineProperty(globalThis, "inside", { configurable: true, get: () => document.querySelector("wegmarke-plan")?.shadowRoot ?? document.createDocumentFragment() });
    const report = globalThis.__report;
    document.addEventListener("securitypolicyviolation", (event) => {
      report(`policy: ${event.effectiveDirective} blocked ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
    });
  });
  context.on("console", (message) => {
    if (message.text() === WORKER_BLOCKED) return;
    if (["error", "warning", "assert"].includes(message.type())) note(`console ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (fault) => note(`uncaught: ${fault.error()}`));
  context.on("requestfailed", (request) => {
    // A page that is left gives up what it was still fetching.
    const givenUp = !request.isNavigationRequest() && request.failure()?.errorText === "net::ERR_ABORTED";
    // A service worker that asks the network in vain has something else to answer with; if not, the page's request
    // fails too.
    if (!givenUp && !request.serviceWorker()) note(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) note(`${response.status()}: ${response.url()}`);
  });
}
