// What embeds cost the page they are in and its readers: bytes, memory, and that nothing jumps.
//
// WEGMARKE_CYCLES=1000 puts an element into the page and out of it that often; in the suite it is fewer, for the time
// it takes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { hosts } from "./hosts/server.mjs";
import { inWholeChromium, page, settled, site } from "./support/browser.mjs";
import { example } from "./support/samples.mjs";

inWholeChromium();

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const CYCLES = Number(process.env.WEGMARKE_CYCLES ?? 150);
const made = {};
const server = await hosts({ site, dist: DIST, made });
after(() => server.close());

const FRAGMENT = "{{fragment}}";
const embed = (attributes = "", inside = FRAGMENT) => `<wegmarke-plan ${attributes}>${inside}</wegmarke-plan>`;
const text = (lines) => "<p>What happens when somebody has had a bad back for months, and then one evening looks for help on a phone?</p>".repeat(lines);

/**
 * Opens a post with this body, which notes what moves by itself, and the wasm's memory. The program is answered once
 * `program` resolves.
 */
async function post(t, body, { throttle, program, ...options } = {}) {
  const name = `${Object.keys(made).length}.html`;
  // Nothing is drawn before all of it is parsed: a table of which half has come moves by itself when the rest does.
  made[name] = `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="expect" blocking="render" href="#end"><title>Post</title><meta name="viewport" content="width=device-width">
    <style>body { margin: 16px auto; max-width: 60em; font: 18px/1.6 serif; }</style><script type="module" src="{{loader}}"></script></head><body><h1>A post</h1>${body}<p id="end">The end.</p></body></html>`;
  const host = await page(t, options);
  await host.addInitScript(() => {
    const shifts = [];
    Object.assign(globalThis, { shifts, wasm: () => 0 });
    const name = (node) => (node ? `${node.localName ?? node.nodeName}.${node.className ?? ""}` : "?");
    const watcher = new PerformanceObserver((list) => list.getEntries().filter((entry) => !entry.hadRecentInput).forEach(({ value, sources }) => {
      shifts.push(`${value.toFixed(4)} ${sources.map(({ node, previousRect, currentRect }) => `${name(node)} ${previousRect.y}+${previousRect.height}→${currentRect.y}+${currentRect.height}`).join(", ")}`);
    }));
    watcher.observe({ type: "layout-shift", buffered: true });
    for (const call of ["instantiate", "instantiateStreaming"]) {
      const real = WebAssembly[call];
      WebAssembly[call] = async (...given) => {
        const made = await real(...given);
        const memory = Object.values((made.instance ?? made).exports).find((found) => found instanceof WebAssembly.Memory);
        if (memory) globalThis.wasm = () => memory.buffer.byteLength;
        return made;
      };
    }
  });
  host.debug = await host.context().newCDPSession(host);
  const bytes = new Map();
  const requests = new Map();
  host.debug.on("Network.responseReceived", ({ requestId, response }) => requests.set(requestId, response));
  // Answers from the cache cost nothing.
  host.debug.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { url, fromDiskCache } = requests.get(requestId) ?? {};
    if (url?.startsWith(site) && !fromDiskCache) bytes.set(url, [...(bytes.get(url) ?? []), encodedDataLength]);
  });
  host.bytes = bytes;
  for (const domain of ["Network", "Performance", "HeapProfiler"]) await host.debug.send(`${domain}.enable`);
  if (program) await host.route("**/assets/wegmarke.*.wasm", (route) => program.then(() => route.continue()));
  if (throttle) await host.debug.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await host.goto(server.url + name);
  return host;
}

const allReady = (host) => host.evaluate(() => Promise.all([...document.querySelectorAll("wegmarke-plan")].map((element) => element.ready)).then(() => {}));

/** What is in use once what is not any more has been collected. */
async function used(host) {
  await settled(host);
  for (let times = 0; times < 3; times++) await host.debug.send("HeapProfiler.collectGarbage");
  const { metrics } = await host.debug.send("Performance.getMetrics");
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  return { heap: metric("JSHeapUsedSize"), nodes: metric("Nodes"), listeners: metric("JSEventListeners"), wasm: await host.evaluate(() => globalThis.wasm()) };
}

test("the loader has at most 5 KiB", async () => {
  const { size } = await stat(`${DIST}/embed/wegmarke.js.br`);
  assert.ok(size <= 5 * 1024, `${size} bytes`);
});

test("a post with an embed below the fold gets at most 12 KiB from us before its reader comes near", async (t) => {
  const host = await post(t, `${text(60)}${embed()}`);
  await settled(host);
  const all = [...host.bytes.values()].flat().reduce((sum, size) => sum + size, 0);
  t.diagnostic(`${all} bytes in ${host.bytes.size} files`);
  assert.ok(all > 0 && all <= 12 * 1024, `${all} bytes: ${JSON.stringify([...host.bytes])}`);
});

test("ten embeds cost one download of each file, and less than three times the memory of one", { timeout: 120_000 }, async (t) => {
  const memory = [];
  for (const count of [1, 10]) {
    const host = await post(t, embed(`loading="eager" mode="explore"`).repeat(count));
    await allReady(host);
    await host.waitForLoadState("networkidle");
    memory.push(await used(host));
    const often = [...host.bytes].filter(([, sizes]) => sizes.filter((size) => size > 400).length > 1);
    assert.deepEqual(often, [], `${count} embeds`);
  }
  const [one, ten] = memory.map(({ heap, wasm }) => heap + wasm);
  t.diagnostic(`one: ${JSON.stringify(memory[0])}, ten: ${JSON.stringify(memory[1])}, ${(ten / one).toFixed(2)} times`);
  assert.ok(ten < 3 * one, `${ten} bytes are ${(ten / one).toFixed(2)} times ${one}`);
});

test("elements that come and go leave nothing behind", { timeout: 1_000_000 }, async (t) => {
  const host = await post(t, "");
  await host.evaluate((plan) => {
    globalThis.cycles = async (count) => {
      for (; count > 0; count--) {
        const element = document.createElement("wegmarke-plan");
        Object.assign(element, { loading: "eager", mode: "edit", plan: JSON.parse(plan) });
        document.body.append(element);
        await element.ready;
        element.remove();
        // Longer than the element waits to see whether it was only moved: its own timer is earlier than this one.
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    };
  }, example("physiotherapy", "de"));
  await host.evaluate(() => globalThis.cycles(50));
  const early = await used(host);
  await host.evaluate((count) => globalThis.cycles(count), CYCLES - 50);
  const late = await used(host);
  t.diagnostic(`after 50: ${JSON.stringify(early)}, after ${CYCLES}: ${JSON.stringify(late)}`);
  for (const what of ["heap", "wasm"]) assert.ok(late[what] <= 1.2 * early[what], `${what}: ${late[what]} after ${early[what]}`);
  assert.deepEqual([late.nodes, late.listeners], [early.nodes, early.listeners]);
});

/** Goes through the page by the wheel, slowly, to its end and back to its top. */
async function leafThrough(host, width) {
  await host.mouse.move(width / 2, 300);
  for (const step of [240, -240]) {
    for (let turns = 0; turns < 200; turns++) {
      const end = await host.evaluate((step) => (step > 0 ? scrollY + innerHeight >= document.documentElement.scrollHeight - 1 : scrollY === 0), step);
      if (end) break;
      await host.mouse.wheel(0, step);
      await host.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
    }
  }
}

for (const [what, body] of [
  ["in the first screen, with its text", `${text(1)}${embed()}${text(20)}`],
  ["in the first screen, with a height and an address", `${text(1)}${embed(`src="{{plan}}" style="display: block; min-height: 32rem"`, "")}${text(20)}`],
  ["below the fold, with its text", `${text(30)}${embed()}${text(20)}`],
  ["below the fold, with an address only", `${text(30)}${embed(`src="{{plan}}"`, "")}${text(20)}`],
  ["as a figure below the fold", `${text(30)}${FRAGMENT}${text(20)}`],
]) {
  for (const width of [1280, 375]) {
    test(`nothing jumps: an embed ${what} (${width} px)`, { timeout: 120_000 }, async (t) => {
      const host = await post(t, body, { width, throttle: 4 });
      if (what.startsWith("in")) await allReady(host);
      await settled(host);
      await leafThrough(host, width);
      await allReady(host);
      await settled(host);
      assert.deepEqual(await host.evaluate(() => globalThis.shifts), []);
    });

    if (what.startsWith("in")) continue;
    test(`nothing jumps where the reader is there before the planner: an embed ${what} (${width} px)`, { timeout: 120_000 }, async (t) => {
      let come;
      const host = await post(t, body, { width, program: new Promise((resolve) => { come = resolve; }) });
      await settled(host);
      // In the middle of the window where it is smaller than that, so that there is text after it to be moved.
      await host.evaluate(() => document.querySelector("wegmarke-plan").scrollIntoView({ block: "center" }));
      await host.locator("wegmarke-plan .poster button[aria-disabled]").waitFor().catch(async (error) => {
        const state = await host.evaluate(() => `${document.querySelector("wegmarke-plan").shadowRoot.innerHTML} at ${scrollY}`);
        throw new Error(`${error.message}\n${state}`);
      });
      come();
      await allReady(host);
      await settled(host);
      await leafThrough(host, width);
      assert.deepEqual(await host.evaluate(() => globalThis.shifts), []);
    });
  }
}

/** A figure as it is exported, with its picture. */
const PICTURED = readFileSync(new URL("../data/html/physiotherapy.en.html", import.meta.url), "utf8");
/** Where the picture stands in the page, and how high its element is. */
const picture = (host) => host.evaluate(() => {
  const { x, y, width, height } = document.querySelector("svg.wegmarke").getBoundingClientRect();
  return [x, y + scrollY, width, height, document.querySelector("wegmarke-plan").getBoundingClientRect().height].map(Math.round);
});
const fromUs = (host) => [...host.bytes.keys()].map((address) => address.slice(site.length));

for (const [what, body] of [["a figure", PICTURED], ["an element", `<wegmarke-plan>${PICTURED}</wegmarke-plan>`]]) {
  test(`${what} that holds its picture is the view: nothing is fetched and nothing moves until its reader turns to it`, async (t) => {
    const host = await post(t, `${text(3)}${body}${text(20)}`);
    await host.locator("svg.wegmarke").scrollIntoViewIfNeeded();
    await settled(host);
    const before = await picture(host);
    await leafThrough(host, 1280);
    await host.locator("svg.wegmarke").scrollIntoViewIfNeeded();
    await settled(host);
    assert.deepEqual(fromUs(host), ["embed/wegmarke.js"]);
    assert.equal(await host.getByRole("table").isVisible(), true, "its words stand below it");

    // Whoever marks words does not mean it.
    await host.getByRole("table").locator("td").first().dblclick();
    await settled(host);
    assert.deepEqual(fromUs(host), ["embed/wegmarke.js"]);
    assert.deepEqual(await picture(host), before);

    await host.locator("svg.wegmarke").click();
    await allReady(host);
    await settled(host);
    await host.locator("wegmarke-plan .board").waitFor();
    const { height, below } = await host.evaluate(() => {
      const { height, bottom } = document.querySelector("wegmarke-plan").getBoundingClientRect();
      return { height: Math.round(height), below: bottom > innerHeight };
    });
    assert.ok(height === before[4] || below, "where the reader sees its end, that stays where it is");
    assert.deepEqual(await host.evaluate(() => globalThis.shifts), []);
  });
}

test("a figure that holds its picture opens by the keyboard, and when a script wants it", async (t) => {
  const host = await post(t, `${PICTURED}<p><a href="#end">A link</a></p>`);
  await host.keyboard.press("Tab");
  await allReady(host);
  await host.locator("wegmarke-plan .board").waitFor();
  for (const script of [(element) => element.load(), (element) => element.exportText("json")]) {
    const other = await post(t, PICTURED);
    await settled(other);
    assert.deepEqual(fromUs(other), ["embed/wegmarke.js"]);
    await other.locator("wegmarke-plan").evaluate(script);
    await allReady(other);
  }
});
