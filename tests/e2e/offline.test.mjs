// The service worker: what opens without a network, and which release it is.

import assert from "node:assert/strict";
import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { page, visit } from "./support/browser.mjs";
import { host, release } from "./support/host.mjs";
import { go, newPlan, openExample, saved } from "./support/planner.mjs";

/** A page that may have a service worker, in a browser that has seen nothing of the site yet. */
function visitor(t, options = {}) {
  return page(t, { serviceWorkers: "allow", ...options });
}

/** Waits until the site's worker is active and answers for this page, and for what the page had asked for before. */
async function kept(page, site) {
  await page.waitForFunction((worker) => {
    const { controller } = navigator.serviceWorker;
    return controller?.scriptURL === worker && controller.state === "activated";
  }, `${site}sw.js`);
  await page.waitForLoadState("networkidle");
}

/** Asks for a new worker and waits for what becomes of it: `activated`, or `redundant` if it could not be installed. */
function updated(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const before = registration.active;
    // Either this request brings it, or the browser's own check after the page was opened has done so.
    const found = new Promise((resolve) => { registration.addEventListener("updatefound", () => resolve(registration.installing), { once: true }); });
    await registration.update().catch(() => {});
    const worker = registration.installing ?? registration.waiting ?? (registration.active !== before ? registration.active : await found);
    return new Promise((resolve, reject) => {
      const look = () => { if (["activated", "redundant"].includes(worker.state)) resolve(worker.state); };
      worker.addEventListener("statechange", look);
      look();
      // A new worker waits for what the one before still answers.
      setTimeout(() => reject(new Error(`the worker is still ${worker.state}`)), 30_000);
    });
  });
}

function caches(page) {
  return page.evaluate(() => globalThis.caches.keys());
}

/** A release that says its name in the document and in its code, and lacks the code of the one before. */
async function named(t, name) {
  const index = await readFile(new URL("../../dist/index.html", import.meta.url), "utf8");
  const [before] = index.match(/assets\/start\.\w+\.js/);
  const own = `assets/start.${name.repeat(16)}.js`;
  const start = await readFile(new URL(`../../dist/${before}`, import.meta.url), "utf8");
  return release({
    "index.html": (text) => text.replace(before, own).replace("<head>", `<head><meta name="release" content="${name}">`),
    [before]: () => undefined,
    [own]: () => `${start}\ndocument.documentElement.dataset.release = "${name}";`,
  });
}

/** Which release a page is of: what its document says and what its code says. */
function releaseOf(page) {
  return page.evaluate(() => [document.querySelector("meta[name=release]")?.content, document.documentElement.dataset.release]);
}

for (const path of ["/", "/some/folder/"]) {
  test(`after one visit everything opens without a network, at ${path}`, async (t) => {
    const there = await host();
    const site = there.publish(await release(), path);
    const planner = await visitor(t, { lang: "en" });
    await visit(planner, `${site}?lang=en`);
    await newPlan(planner, "Made before");
    await saved(planner);
    await kept(planner, site);
    await openExample(planner, "valve-supplier");

    await there.goOffline();
    await visit(planner, `${site}?lang=en`);
    await planner.getByRole("link", { name: "Made before" }).click();
    for (const view of ["map", "touchpoints", "analysis", "compare", "measures"]) await go(planner, view);
    await openExample(planner, "valve-supplier");
    await visit(planner, `${site}index.html?lang=de#/`);
    assert.equal(await planner.evaluate(() => document.documentElement.lang), "de");
  });

  test(`without a service worker everything works, at ${path}`, async (t) => {
    const there = await host();
    const planner = await page(t, { open: there.publish(await release(), path) });
    await openExample(planner, "outdoor-shop");
    await go(planner, "analysis");
    assert.deepEqual(await caches(planner), []);
  });
}

test("the page of a published plan that was looked at opens without a network, under its policy", async (t) => {
  const there = await host();
  const site = there.publish(await release());
  const reader = await visitor(t);
  await visit(reader, site);
  await kept(reader, site);
  const page = `${site}embed/published/outdoor-shop.de.html`;
  await reader.goto(page);
  await reader.evaluate(async () => { await document.querySelector("wegmarke-plan").ready; });
  await there.goOffline();
  const response = await reader.goto(`${page}?from=elsewhere#top`);
  assert.match(response.headers()["content-security-policy"], /default-src 'none'/);
  assert.equal(await reader.locator("main > h1").first().innerText(), "Almsprung: der Weg zum ersten Paar Wanderschuhe");
  await reader.evaluate(async () => { await document.querySelector("wegmarke-plan").ready; });
});

test("once all is kept the start page says so, and at the next visit at once", async (t) => {
  const there = await host();
  const site = there.publish(await release());
  const planner = await visitor(t, { lang: "en" });
  await visit(planner, `${site}?lang=en`);
  await planner.getByText("opens without a network").waitFor();
  await there.goOffline();
  await visit(planner, `${site}?lang=en`);
  await planner.getByText("opens without a network").waitFor();
});

test("an example is fetched when somebody comes near it, and not before", async (t) => {
  const planner = await page(t);
  const asked = [];
  planner.on("request", (request) => { if (request.url().includes("/examples/")) asked.push(request.url()); });
  await visit(planner);
  await planner.waitForFunction(() => performance.getEntriesByName("wegmarke:ahead").length > 0);
  assert.deepEqual(asked, []);
  const coming = planner.waitForRequest(/examples\/outdoor-shop\.de/);
  await planner.locator(".wegmarke .example a").first().hover();
  await coming;
  await openExample(planner, "outdoor-shop");
  assert.equal(asked.length, 1);
});

test("a new release is there at once; without a network one release comes as a whole; an old tab keeps its parts", async (t) => {
  const there = await host();
  const site = there.publish(await named(t, "a"));
  const old = await visitor(t);
  await visit(old, site);
  await kept(old, site);

  there.publish(await named(t, "b"));
  const other = await old.context().newPage();
  await visit(other, site);
  assert.deepEqual(await releaseOf(other), ["b", "b"]);
  assert.equal(await updated(other), "activated");
  const part = `assets/start.${"a".repeat(16)}.js`;
  assert.equal(await old.evaluate(async (part) => (await fetch(part, { cache: "reload" })).status, part), 200, "the old tab lost a part that it has not fetched yet");
  assert.equal((await fetch(site + part)).status, 404);

  await there.goOffline();
  await visit(other, site);
  assert.deepEqual(await releaseOf(other), ["b", "b"]);

  await there.goOnline();
  there.publish(await named(t, "c"));
  await visit(other, site);
  assert.deepEqual(await releaseOf(other), ["c", "c"]);
  assert.equal(await updated(other), "activated");
  assert.equal((await caches(other)).length, 2, "releases older than the previous one are kept");
});

const LATE = "knowledge/measures.json";
for (const [fault, spoil] of [["lacks a file", rm], ["still has a file of the one before", (file) => writeFile(file, "{}")]]) {
  test(`a release that ${fault} is not kept; the one before stays`, async (t) => {
    const there = await host();
    const site = there.publish(await named(t, "a"));
    const planner = await visitor(t, { allow: [new RegExp(`^404: .*${LATE}$`)] });
    await visit(planner, site);
    await kept(planner, site);
    const before = await caches(planner);

    const half = await named(t, "b");
    await spoil(join(half, LATE));
    there.publish(half);
    assert.equal(await updated(planner), "redundant");
    await there.goOffline();
    await visit(planner, site);
    assert.deepEqual(await releaseOf(planner), ["a", "a"]);
    assert.deepEqual(await caches(planner), before);
  });
}

test("where the host has everything kept for minutes, a returning visitor gets the new release at once all the same", async (t) => {
  const there = await host({ headers: { "cache-control": "max-age=600", "access-control-allow-origin": "*" } });
  const site = there.publish(await named(t, "a"));
  const planner = await visitor(t);
  await visit(planner, site);
  await kept(planner, site);
  there.publish(await named(t, "b"));
  await visit(planner, site);
  assert.deepEqual(await releaseOf(planner), ["b", "b"]);
});

test("a network that does not answer counts as none, once for a page", async (t) => {
  const there = await host();
  const site = there.publish(await release());
  const planner = await visitor(t);
  await visit(planner, site);
  await kept(planner, site);
  await openExample(planner, "physiotherapy");
  await visit(planner, site);
  there.hang(true);
  const start = performance.now();
  await visit(planner, site);
  await openExample(planner, "physiotherapy");
  const seconds = (performance.now() - start) / 1000;
  assert.ok(seconds > 3.9 && seconds < 7.9, `${seconds} s: it waits 4 s, and not twice`);
});

test("two copies of the site under one address do not touch each other", async (t) => {
  const there = await host();
  const [outer, inner] = [there.publish(await named(t, "a")), there.publish(await named(t, "b"), "/some/folder/")];
  const planner = await visitor(t);
  for (const site of [outer, inner]) {
    await visit(planner, site);
    await kept(planner, site);
  }
  assert.equal((await caches(planner)).length, 2);
  await there.goOffline();
  for (const [site, name] of [[outer, "a"], [inner, "b"]]) {
    await visit(planner, site);
    assert.deepEqual(await releaseOf(planner), [name, name]);
  }
});

test("a worker without a list, as debug builds have it, takes itself out with all that was kept", async (t) => {
  const there = await host();
  const site = there.publish(await release());
  const planner = await visitor(t);
  await visit(planner, site);
  await kept(planner, site);

  const debug = await release();
  await copyFile(new URL("../../embed/sw.js", import.meta.url), join(debug, "sw.js"));
  there.publish(debug);
  await updated(planner);
  await planner.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await globalThis.caches.keys()).length === 0);
});
