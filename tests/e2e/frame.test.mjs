// The planner in a frame of another origin's page: where its plan comes from, what it tells the page around and when,
// and how high it is.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { hosts } from "./hosts/server.mjs";
import { axe, page, settled, site } from "./support/browser.mjs";
import { framed, heard, hears, HOST, outcome, send } from "./support/frames.mjs";
import { payloadOf } from "./support/links.mjs";
import { example, fiveSteps } from "./support/samples.mjs";

const plan = JSON.stringify({ ...fiveSteps(), title: "From another address" });
const server = await hosts({
  site,
  made: {
    "host.html": HOST,
    "open.json": { body: plan, headers: { "Access-Control-Allow-Origin": "*" } },
    "closed.json": { body: plan },
  },
});
after(() => server.close());

const FRAME = `${site}embed/frame.html`;
const PHYSIO = "../examples/physiotherapy.en.wegmarke.json";
const titleOf = (frame) => frame.evaluate(() => document.querySelector("wegmarke-plan").plan?.title);
const physio = JSON.parse(example("physiotherapy", "en")).title;

const addresses = {
  "a relative address": [`?src=${PHYSIO}`, physio],
  "an absolute address": [`?src=${encodeURIComponent(new URL("examples/physiotherapy.en.wegmarke.json", site).href)}`, physio],
  "another origin that permits it": [`?src=${encodeURIComponent(`${server.url}open.json`)}`, "From another address"],
  "a shared link": [`#share=${payloadOf(fiveSteps())}`, "Five steps"],
  "a shared link with what WordPress appends": [`#share=${payloadOf(fiveSteps())}#?secret=abc`, "Five steps"],
  "an address with what WordPress appends": [`?src=${PHYSIO}#?secret=abc`, physio],
};
for (const [name, [address, title]] of Object.entries(addresses)) {
  test(`it shows a plan from ${name}`, async (t) => {
    const { host, frame } = await framed(t, server.url, `${FRAME}${address}`);
    await hears(host, "ready");
    await frame.locator(".map-view").waitFor();
    assert.equal(await titleOf(frame), title);
    if (!address.includes("secret")) return;
    await host.waitForFunction(() => globalThis.heard.some(({ message, value, secret }) => message === "height" && value > 200 && secret === "abc"));
  });
}

const refused = [/CORS policy/, /ERR_FAILED/, /404/];
for (const [name, address, sentence] of [
  ["another origin that does not permit it", `${server.url}closed.json`, "can’t be loaded"],
  ["an address where nothing is", "../examples/none.json", "can’t be loaded"],
]) {
  test(`${name}: a sentence in the frame, and an error for whoever begins to write afterwards`, async (t) => {
    const { host, frame } = await framed(t, server.url, `${FRAME}?lang=en&src=${encodeURIComponent(address)}`, { allow: refused });
    assert.equal(await outcome(frame), "network");
    await frame.locator("wegmarke-plan .why", { hasText: sentence }).waitFor();
    assert.deepEqual((await heard(host)).filter(({ type }) => !["resize", "embed-size"].includes(type)), []);
    await send(host, "get", undefined, 7);
    await hears(host, "change", 7);
    assert.deepEqual((await hears(host, "error")).payload, { code: "network" });
  });
}

test("until the page has written it is told the height and that the plan is there, then also what happens", async (t) => {
  const { host, frame } = await framed(t, server.url, `${FRAME}?src=${PHYSIO}`);
  await hears(host, "ready");
  await frame.locator(".cell[data-step]").first().click();
  await frame.locator(".cell[aria-selected=true]").first().waitFor();
  await settled(frame);
  for (const message of await heard(host)) {
    const { type, origin, ...rest } = message;
    assert.equal(origin, new URL(site).origin);
    if (type === "ready") assert.deepEqual(rest, { protocol: "wegmarke", v: 1, id: undefined, payload: {} });
    else if (type === "resize") assert.deepEqual(rest, { protocol: "wegmarke", v: 1, id: undefined, payload: { height: rest.payload.height } });
    else assert.deepEqual(rest, { sentinel: "amp", height: rest.height, ...(assert.equal(type, "embed-size")) });
  }

  await send(host, "get", {}, "first");
  const { payload } = await hears(host, "change", "first");
  assert.deepEqual(payload.plan, await frame.evaluate(() => document.querySelector("wegmarke-plan").plan));
  assert.equal(payload.plan.title, physio);
  await frame.locator(".cell[data-step]").nth(1).click();
  const { payload: { step } } = await hears(host, "select");
  assert.ok(payload.plan.journeys[0].steps.some(({ id }) => id === step), step);
});

test("a page gives it plans, one after the other, and says how it shall look", async (t) => {
  const { host, frame } = await framed(t, server.url, `${FRAME}?lang=de`);
  assert.equal(await outcome(frame), "data");
  for (const [id, title] of [[1, "The first"], ["two", "The second"], [0, "The third"]]) {
    await send(host, "load", { plan: { ...fiveSteps(), title } }, id);
    assert.deepEqual((await hears(host, "ready", id)).payload, {});
    assert.equal(await titleOf(frame), title);
    await frame.locator(".map-view").waitFor();
  }
  await send(host, "init", { theme: "dark", lang: "en" });
  await frame.locator("html[lang=en][data-theme=dark] .make-copy", { hasText: "Make it mine" }).waitFor();
  assert.equal(await frame.evaluate(() => getComputedStyle(inside.querySelector(".frame")).colorScheme), "dark");
  await send(host, "init", { theme: "x".repeat(1_000_000), lang: "<b>" });
  await send(host, "init", {});
  await send(host, "get", {}, "last");
  await hears(host, "change", "last");
  assert.deepEqual(await frame.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]), ["en", "dark"]);
});

test("message from an unknown origin: dropped in silence", async (t) => {
  const { host, frame } = await framed(t, server.url, `${FRAME}?src=${PHYSIO}`);
  await hears(host, "ready");
  // A frame beside it, of another origin than the page's, that knows the words and asks for the plan.
  await host.evaluate(() => new Promise((resolve) => {
    const stranger = document.createElement("iframe");
    stranger.title = "A stranger";
    stranger.sandbox = "allow-scripts";
    stranger.srcdoc = `<!doctype html><title>A stranger</title><script>
      let heard = 0;
      addEventListener("message", ({ source, data }) => { if (source !== parent) heard++; else parent.postMessage({ strangerHeard: heard }, "*"); });
      for (const [type, payload] of [["init", { theme: "dark" }], ["load", { plan: { format: "wegmarke-plan", version: 1, title: "Theirs", language: "en" } }], ["get", {}]])
        parent.frames[0].postMessage({ protocol: "wegmarke", v: 1, type, id: "stranger", payload }, "*");
    <\/script>`.replace("<\\/", "</");
    stranger.onload = resolve;
    document.querySelector("main").append(stranger);
  }));
  // The page's own messages come after the stranger's, which have been dropped by the time these are answered.
  await send(host, "get", {}, "own");
  assert.equal((await hears(host, "change", "own")).payload.plan.title, physio);
  assert.equal(await titleOf(frame), physio);
  assert.notEqual(await frame.evaluate(() => document.documentElement.dataset.theme), "dark");
  const said = await host.evaluate(() => new Promise((resolve) => {
    addEventListener("message", ({ data }) => { if ("strangerHeard" in data) resolve(data.strangerHeard); });
    document.querySelectorAll("iframe")[1].contentWindow.postMessage("how many", "*");
  }));
  assert.equal(said, 0, "the stranger was answered");
  assert.ok((await heard(host)).every(({ id }) => id !== "stranger"));

  // Nor is anything heard that is no message of ours.
  const words = ["", null, 7, [], { protocol: "wegmarke" }, { protocol: "wegmarke", v: 2, type: "get" }, { protocol: "wegmarke", v: 1, type: "constructor" }, { protocol: "wegmarke", v: 1, type: ["get"] }, { protocol: "other", v: 1, type: "get" }];
  const before = (await heard(host)).length;
  await host.evaluate((words) => { for (const word of words) document.querySelector("iframe").contentWindow.postMessage(word, "*"); }, words);
  await send(host, "get", {}, "last");
  await hears(host, "change", "last");
  assert.deepEqual((await heard(host)).slice(before).filter(({ type, message }) => !["resize", "embed-size"].includes(type) && message !== "height").map(({ id }) => id), ["last"]);
});

test("of plans that come faster than they are shown, the last one is", async (t) => {
  const { host, frame } = await framed(t, server.url, `${FRAME}?src=${PHYSIO}`);
  for (let at = 0; at < 5; at++) await send(host, "load", { plan: { ...fiveSteps(), title: `Plan ${at}` } }, at);
  await hears(host, "ready", 4);
  assert.equal(await titleOf(frame), "Plan 4");
});

test("its editor tells what was touched, and gives the plan on demand", async (t) => {
  const { host, frame } = await framed(t, server.url, `${FRAME}?mode=edit&src=${PHYSIO}`);
  await hears(host, "ready");
  await send(host, "init", {});
  await frame.locator("textarea[name=title]").fill("Changed in the frame");
  const { payload } = await hears(host, "change");
  assert.ok(Array.isArray(payload.ids));
  await send(host, "get", {}, 3);
  assert.equal((await hears(host, "change", 3)).payload.plan.title, "Changed in the frame");
});

/** Waits until the frame has not asked for another height for as long as thirty pictures; fails if that never comes. */
async function calm(host) {
  await host.evaluate(() => new Promise((resolve, reject) => {
    let [since, count, all] = [0, 0, 0];
    const look = () => {
      const now = globalThis.heard.length;
      since = now === count ? since + 1 : 0;
      count = now;
      if (since > 30) resolve();
      else if (++all > 600) reject(new Error(`after ${all} pictures and ${now} messages it still asks`));
      else requestAnimationFrame(look);
    };
    look();
  }));
}

/** The heights the frame asked for; it is as high as the last one and nothing in it scrolls. */
async function heights(host, frame) {
  await calm(host);
  const asked = (await heard(host)).filter(({ type }) => type === "resize").map(({ payload }) => payload.height);
  const [scrolls, around, content] = await frame.evaluate(() => {
    const root = document.scrollingElement;
    return [root.scrollHeight > innerHeight || root.scrollWidth > innerWidth, innerHeight, document.querySelector("main").getBoundingClientRect().height];
  });
  assert.equal(scrolls, false, "the frame scrolls");
  assert.equal(around, asked.at(-1));
  assert.ok(Math.abs(content - around) <= 1.01, `${content} in ${around}`);
  return asked;
}

for (const width of [360, 1000]) {
  for (const mode of ["view", "explore"]) {
    test(`a frame as high as it asks for comes to rest (${mode}, ${width} px)`, async (t) => {
      const { host, frame } = await framed(t, server.url, `${FRAME}?lang=en&mode=${mode}&src=${PHYSIO}`, { width, height: "auto" });
      await hears(host, "ready");
      const asked = await heights(host, frame);
      assert.ok(asked.length <= 6, `it asked for ${asked}`);
      assert.ok(asked.at(-1) > 200 && asked.at(-1) < 20_000, `${asked}`);
      if (mode === "view") return;
      for (const view of ["analysis", "personas", "map"]) {
        const before = (await heights(host, frame)).length;
        await frame.evaluate((view) => document.querySelector("wegmarke-plan").setAttribute("view", view), view);
        await frame.locator(`.${view}-view`).waitFor();
        const more = (await heights(host, frame)).slice(before);
        assert.ok(more.length <= 8, `${view}: it asked for ${more}`);
      }
    });
  }
}

test("a frame without its origin shows, takes plans and gives a copy away", async (t) => {
  const { host, frame } = await framed(t, server.url, `${FRAME}?lang=en&src=${PHYSIO}`, { sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox" });
  assert.equal((await hears(host, "ready")).origin, "null");
  await send(host, "load", { plan: fiveSteps() }, 1);
  await hears(host, "ready", 1);
  await frame.locator(".map-view").waitFor();
  await frame.locator(".make-copy").click();
  const [opened] = await Promise.all([host.waitForEvent("popup"), frame.locator("dialog[open] .in-planner").click()]);
  await opened.locator(".map-view").waitFor();
  assert.equal(await opened.evaluate(() => document.title.includes("Five steps")), true);
});

test("in a sandbox that permits nothing but scripts, as AMP's is, it shows and says its height", async (t) => {
  const { host, frame } = await framed(t, server.url, `${FRAME}?lang=en&src=${PHYSIO}`, { sandbox: "allow-scripts" });
  await hears(host, "ready");
  await frame.locator(".map-view").waitFor();
  await host.waitForFunction(() => globalThis.heard.some(({ sentinel, type, height }) => sentinel === "amp" && type === "embed-size" && height > 200));
});

/** What an address makes of the frame's looks. */
async function looks(t, query, options) {
  const { host, frame } = await framed(t, server.url, `${FRAME}?src=${PHYSIO}&${query}`, options);
  await hears(host, "ready");
  return frame.evaluate(() => ({
    style: document.querySelector("wegmarke-plan").getAttribute("style") ?? "",
    lang: document.documentElement.lang,
    scheme: getComputedStyle(document.documentElement).colorScheme,
    mode: inside.querySelector(".make-copy") !== null,
  }));
}

test("an address sets theme, language and colours", async (t) => {
  const { style, lang, scheme } = await looks(t, "theme=dark&lang=en&accent=ff0000&paper=111&ink=eeeeee&line=33333380&radius=0px&font=Georgia,%20serif");
  for (const part of ["accent: #ff0000", "paper: #111", "ink: #eeeeee", "line: #33333380", "radius: 0px", "font: Georgia, serif"]) assert.ok(style.includes(`--wegmarke-${part};`), style);
  assert.deepEqual([lang, scheme], ["en", "dark"]);
});

test("what is no colour, font, language, theme, mode or view is passed over", async (t) => {
  const hostile = ["red;}", "url(https://evil.invalid/x)", "#fff", "var(--x)", "fff)", "expression(alert(1))", "0123456789 }", "f".repeat(3_000), "1e9px!"];
  const names = ["accent", "paper", "ink", "line", "radius", "font"];
  for (const shift of [0, 3]) {
    const { style } = await looks(t, names.map((name, at) => `${name}=${encodeURIComponent(hostile[at + shift])}`).join("&"));
    assert.equal(style, "");
  }
  const { lang, scheme } = await looks(t, `lang=${encodeURIComponent("<b>")}&theme=__proto__&mode=constructor&view=toString&journey=${"x".repeat(1_000)}&loading=never`);
  assert.deepEqual([lang, scheme], ["en", "light dark"]);
});

for (const [lang, scheme, width] of [["de", "light", 1000], ["en", "dark", 360]]) {
  test(`axe finds nothing in the frame (${lang}, ${scheme}, ${width} px)`, async (t) => {
    const alone = await page(t, { lang, scheme, width });
    await alone.goto(`${FRAME}?lang=${lang}&src=../examples/physiotherapy.${lang}.wegmarke.json`);
    assert.equal(await outcome(alone), "");
    await alone.locator(".map-view").waitFor();
    assert.deepEqual(await axe(alone), []);
  });
}
