// The start page: it is in the page itself, before anything of the program has come, and the program takes its place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, page, ready, site } from "./support/browser.mjs";

/** A page whose program does not come before `release` is called. */
async function held(t, options) {
  const opened = await page(t, options);
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await opened.route(/assets\/wegmarke\..*\.wasm/, async (route) => {
    await released;
    await route.continue();
  });
  await opened.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: "layout-shift", buffered: true });
  });
  await opened.goto(site.href ?? site, { waitUntil: "domcontentloaded" });
  await opened.locator(".start .hero h1:visible").waitFor();
  return { opened, release: () => { release(); return ready(opened); } };
}

/** What is seen of the page, whoever has drawn it: each element with its attributes and where it is, and all words. */
const drawn = (opened) => opened.evaluate(() => {
  const app = document.querySelector("#app");
  const inside = app.shadowRoot?.querySelector(".plans-view");
  const view = inside ?? [...document.querySelectorAll(".start .plans-view")].find((view) => view.checkVisibility());
  const elements = ["header.head", "main"].map((name) => view.closest(".wegmarke").querySelector(name)).flatMap((part) => [part, ...part.querySelectorAll("*")]);
  return elements.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${name.startsWith("aria-labelledby") || name === "id" ? value.replace(/-(de|en)$/, "") : value}`);
    const words = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("").trim();
    return `${element.localName} ${attributes.filter((text) => text !== "aria-hidden=").sort().join(" ")} “${words}” ${[x, y, width, height].map(Math.round).join(" ")}`;
  });
});

for (const [lang, width, scheme] of [["de", 1440, "light"], ["en", 820, "dark"], ["de", 360, "dark"], ["en", 360, "light"]]) {
  test(`the program draws the same page in its place, and nothing moves (${lang}, ${width} px)`, async (t) => {
    const { opened, release } = await held(t, { lang, width, scheme });
    assert.equal(await opened.evaluate(() => document.documentElement.lang), lang);
    const before = await drawn(opened);
    assert.deepEqual(await axe(opened), []);
    await release();
    assert.ok(before.length > 40, `only ${before.length} elements`);
    assert.deepEqual(await drawn(opened), before);
    assert.deepEqual(await opened.evaluate(() => shifts), []);
  });
}

test("what is clicked before the program is there is done when it is", async (t) => {
  const { opened, release } = await held(t);
  await opened.locator(".start [data-act=new-plan]:visible").click();
  await release();
  await opened.locator("dialog[open] input").first().waitFor();
});

test("a key pressed before the program is there opens the palette, and Escape leads back to the page", async (t) => {
  const { opened, release } = await held(t);
  await opened.locator(".start [data-act=new-plan]:visible").focus();
  await opened.keyboard.press("Control+k");
  await release();
  await opened.locator("dialog[open]").waitFor();
  await opened.keyboard.press("Escape");
  await opened.locator("dialog[open]").waitFor({ state: "detached" });
  await opened.locator(".plans-view .hero h1").last().waitFor();
});

test("a file picked before the program is there is taken in", async (t) => {
  const { opened, release } = await held(t);
  const buffer = Buffer.from("this is no plan");
  await opened.locator(".start input[type=file]").first().setInputFiles({ name: "early.json", mimeType: "application/json", buffer });
  await release();
  await opened.locator("dialog[open]", { hasText: "early.json" }).waitFor();
});

test("the language can be switched before the planner has come, and no other language's texts come before that", async (t) => {
  const { opened, release } = await held(t);
  const files = [];
  opened.on("request", (request) => { if (request.url().endsWith(".txt")) files.push(new URL(request.url()).pathname.match(/(\w+\.\w+)\.\w+\.txt$/)[1]); });
  await release();
  assert.deepEqual(files.filter((file) => !file.endsWith(".de")), []);
  await opened.locator("#app .language").last().click();
  await opened.locator(".hero h1", { hasText: "Plan customer journeys" }).last().waitFor();
  assert.match(opened.url(), /\?lang=en/);
});

test("where the planner itself can't be had, that is said, and what was wished for is done at the next try", async (t) => {
  const opened = await page(t, { open: "", allow: [/Failed to load resource/, /net::ERR_FAILED/, /planner\..*\.wasm/, /TypeError: Failed to fetch/] });
  await opened.route(/assets\/planner\..*\.wasm/, (route) => route.abort());
  await opened.reload();
  await ready(opened);
  await opened.locator("[data-act=new-plan]").last().click();
  await opened.locator(".toasts [role=alert]").waitFor();
  await opened.unroute(/assets\/planner\..*\.wasm/);
  await opened.locator(".toasts button").click();
  await opened.locator("dialog[open] input").first().waitFor();
});
