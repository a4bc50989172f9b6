// What the published planner costs whoever opens it: bytes and requests as they are, times as ratios to a page by hand.
//
// `cargo xtask bench` runs it and holds what it prints (a JSON object of figures by their names in `xtask/src/bars.rs`)
// to the bars there. Each visit has a fresh profile. Times are medians of visits in turns, on the mobile preset, and
// what a machine does meanwhile befalls the page by hand as well.
//
// WEGMARKE_ROUNDS is how often; WEGMARKE_FILES=1 says which files came.

import { availableParallelism, loadavg } from "node:os";
import { chromium } from "playwright-core";
import { QUIET } from "../support/browser.mjs";
import { byHand, noting, pages } from "./wire.mjs";

const ROUNDS = Number(process.env.WEGMARKE_ROUNDS ?? 5);
const READY = "wegmarke:ready";

/** A telephone of the middle sort on a mobile network of the slower sort. */
const MOBILE = { cpu: 4, network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 } };

/** So long nobody asks for anything once all has come: longer than the page's own patience with idle work. */
const SILENCE = 4_000;

/** What of the site is not the planner: plans. */
const isPlan = ({ path }) => /^examples\/.*\.json$/.test(path);

const site = await noting(process.env.WEGMARKE_URL ?? "http://127.0.0.1:8080/");
const plan = `${site.url}examples/physiotherapy.en.wegmarke.json`;
const post = (above, attributes) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><meta name="viewport" content="width=device-width">
<script type="module" src="${site.url}embed/wegmarke.js"></script><h1>A post</h1>${"<p>What happens when somebody has had a bad back for months, and then looks for help?</p>".repeat(above)}
<wegmarke-plan src="${plan}" ${attributes}></wegmarke-plan>`;
const hosts = await pages({
  "by_hand.html": byHand,
  "view.html": post(120, `mode="view" loading="lazy"`),
  "explore.html": post(120, `mode="explore" loading="lazy"`),
  "edit.html": post(1, `mode="edit" loading="lazy"`),
});
const browser = await chromium.launch({ executablePath: process.env.WEGMARKE_CHROMIUM ?? "/usr/bin/chromium", args: QUIET });

const figures = { ...(await starting()), ...(await near("view")), ...(await near("explore")), ...(await times()) };
await browser.close();
hosts.close();
site.close();
console.log(JSON.stringify(figures));

/** Opens a page in a profile of its own, does something with it, and closes the profile. */
async function visited(url, doing, { mobile = false, init } = {}) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  context.setDefaultTimeout(60_000);
  try {
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    if (init) await page.addInitScript(init);
    if (mobile) {
      await debug.send("Network.enable");
      await debug.send("Network.emulateNetworkConditions", MOBILE.network);
      await debug.send("Emulation.setCPUThrottlingRate", { rate: MOBILE.cpu });
    }
    return await doing(page, debug, () => page.goto(url, { waitUntil: "commit" }));
  } finally {
    await context.close();
  }
}

/** Milliseconds from the beginning of the navigation to the mark. */
function marked(page, name = READY) {
  return page.evaluate((name) => new Promise((resolve) => {
    new PerformanceObserver((list) => list.getEntriesByName(name).forEach(({ startTime }) => resolve(startTime))).observe({ type: "mark", buffered: true });
  }), name);
}

/** The sum of what was noted, by these names. */
function sum(name, notes) {
  return { [`${name}.bytes`]: notes.reduce((all, { bytes }) => all + bytes, 0), [`${name}.requests`]: notes.length };
}

/** A first visit to the start page: until it can be used, and in all. */
async function starting() {
  site.taken();
  return visited(site.url, async (page, _, go) => {
    await go();
    const ready = await marked(page);
    // What had come by then. On a slow network nothing counts by chance that was only asked for shortly before. The
    // icon is the browser's affair, which asks for it with the page.
    const asked = await page.evaluate((ready) => [
      location.href,
      ...performance.getEntriesByType("resource").filter(({ responseEnd }) => responseEnd <= ready).map(({ name }) => name),
      ...[...document.querySelectorAll("link[rel~=icon]")].map(({ href }) => href),
    ], ready);
    // What is kept for times without a network belongs to it.
    await page.evaluate(() => navigator.serviceWorker?.ready.then(() => {}));
    await site.quiet(SILENCE);
    const notes = site.taken();
    const before = notes.filter(({ path }, at) => asked.includes(site.url + path) && notes.findIndex((note) => note.path === path) === at);
    told("start page", before);
    told("start page, the rest", notes.filter((note) => !before.includes(note)));
    return { ...sum("start", before), ...sum("all", notes), "start.files": before.map(({ path }) => path || "index.html") };
  }, { mobile: true });
}

/** The map of an embed below the fold, once its reader has come near, with all that it fetches by itself. */
async function near(mode) {
  site.taken();
  return visited(`${hosts.url}${mode}.html`, async (page, _, go) => {
    await go();
    await page.waitForLoadState("networkidle");
    await page.locator("wegmarke-plan").evaluate((element) => element.scrollIntoView({ block: "center" }));
    await marked(page);
    await site.quiet(SILENCE);
    const notes = site.taken().filter((note) => !isPlan(note));
    told(`embed, ${mode}`, notes);
    return { ...sum(`embed-${mode}`, notes), [`embed-${mode}.files`]: notes.map(({ path }) => path) };
  });
}

/** Ratios of times, on the mobile preset. */
async function times() {
  if (loadavg()[0] > availableParallelism()) {
    console.error("  the machine is busy: what is short, as the page by hand, suffers most, and the ratios come out too low");
  }
  const all = {};
  const note = (name, value) => (all[name] ??= []).push(value);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, url, mark] of [
      ["hand", `${hosts.url}by_hand.html`, "ready"],
      ["start", site.url, READY],
      ["embed", `${hosts.url}edit.html`, READY],
    ]) {
      const measured = await visited(url, (page, debug, go) => timed(page, debug, go, mark), { mobile: true, init: name === "embed" ? undefined : watchContent });
      for (const [what, value] of Object.entries(measured)) note(`${name}.${what}`, value);
    }
  }
  for (const [name, values] of Object.entries(all)) {
    if (values.some((value) => !Number.isNaN(value))) console.error(`  ${name.padEnd(16)} ${values.map((value) => value.toFixed(0)).join(", ")} ms`);
  }
  const ratio = (name, what) => median(all[`${name}.${what}`]) / median(all[`hand.${what}`]);
  return {
    "start.ready": ratio("start", "ready"),
    "start.content": ratio("start", "content"),
    "start.paint": ratio("start", "paint"),
    "start.work": ratio("start", "work"),
    "embed-edit.ready": ratio("embed", "ready"),
    "embed-edit.work": ratio("embed", "work"),
  };
}

/**
 * When a page could be used, when its content and its first paint were on screen, and how long its main thread had the
 * processor until it could be used: milliseconds.
 */
async function timed(page, debug, go, mark) {
  // Not the time that others kept it waiting: machines are busy. The preset's slowness is in it.
  await debug.send("Performance.enable", { timeDomain: "threadTicks" });
  await go();
  const ready = await marked(page, mark);
  const { metrics } = await debug.send("Performance.getMetrics");
  const work = metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  const content = await page.evaluate(() => Promise.race([globalThis.contentOnScreen ?? NaN, new Promise((resolve) => setTimeout(resolve, 2_000, NaN))]));
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
  return { ready, content, paint, work };
}

/** In the page: resolves with the time at which its content was painted, the start page's (`.hero`) or that by hand. */
function watchContent() {
  globalThis.contentOnScreen = new Promise((resolve) => {
    const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.textContent.trim() !== "";
    const within = (root) => {
      // The page has one in each language, of which one is shown.
      const titles = [...root.querySelectorAll(".hero h1")];
      if (titles.length > 0) return titles.some(seen) && [...root.querySelectorAll(".hero .button")].filter(seen).length >= 2;
      return root.querySelector(".step") !== null && seen(root.querySelector("h1"));
    };
    const look = () => {
      const planner = document.querySelector("wegmarke-plan")?.shadowRoot;
      if (document.body && (within(document) || (planner && within(planner)))) {
        // This frame has still to be painted.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}

/** Says which files came, for whoever wants to know where the bytes are. */
function told(what, notes) {
  if (!process.env.WEGMARKE_FILES) return;
  console.error(what);
  for (const { path, bytes } of notes) console.error(`  ${String(bytes).padStart(8)} ${path || "index.html"}`);
}
