// Attempts on the planner, from the page around its frame, from plans, links and tables: what is no message or no plan
// is dropped or refused with a sentence; nothing is run, nothing is asked for elsewhere, nothing is stored.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { hosts } from "./hosts/server.mjs";
import { page, settled, site } from "./support/browser.mjs";
import { addFrame, framed, heard, hears, HOST, kept, outcome, send } from "./support/frames.mjs";
import { brokenPlan, foreign, hostilePlan, hostileTable, TEXTS } from "./support/hostile.mjs";
import { poisoned } from "./support/links.mjs";
import { fiveSteps } from "./support/samples.mjs";

const FRAME = `${site}embed/frame.html`;
const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><script type="module" src="${site}embed/wegmarke.js"></script><h1>A post</h1>`;
const json = (plan) => ({ body: JSON.stringify(plan), headers: { "Access-Control-Allow-Origin": "*" } });
const step = (name) => `<tr data-step="${name}" data-satisfaction="3"><th scope="row"><span data-field="name">Shop</span></th><td>3</td><td><span data-field="action">Looks</span></td></tr>`;
const table = (rows) => `<figure data-wegmarke="1" data-loading="eager"><figcaption>A plan</figcaption><table data-journey="j" data-kind="current"><tbody data-phase="a" data-stage="awareness"><tr><th>A</th></tr>${rows}</tbody></table></figure>`;

const made = {
  "host.html": HOST,
  "empty.html": { body: `${HEAD}<main></main>` },
  "hostile.json": json(hostilePlan()),
  "hostile-shifted.json": json(hostilePlan(7)),
  "broken.json": json(brokenPlan()),
  "plan.json": json(fiveSteps()),
  "long.json": { ...json({}), body: " ".repeat(6_000_000) },
  // Half of a letter, as scripts make it that cut texts: no text can hold it.
  "half.json": { ...json({}), body: JSON.stringify({ ...fiveSteps(), title: "\ud83d" }) },
  "deep.json": { ...json({}), body: "[".repeat(1_000_000) },
  "table.html": { body: HEAD + hostileTable().replace("<figure ", "<figure data-loading=eager data-mode=explore ") },
  "table-large.html": { body: HEAD + table(step("s") + "<tr><td><i>x</i></td></tr>".repeat(20_000)) },
  "table-deep.html": { body: HEAD + table(`<tr data-step="s"><th scope="row">${"<b>".repeat(100)}x${"</b>".repeat(100)}</th></tr>`) },
};
// The two take each other's frames: their origins differ.
const [server, stranger] = [await hosts({ site, made }), await hosts({ site, made })];
after(() => Promise.all([server.close(), stranger.close()]));

/** Fails the test if a page of its context opens a dialog or asks anybody but us for anything. */
function guarded(host) {
  const asked = [];
  const ours = [site, server.url, stranger.url];
  host.context().on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !ours.some((origin) => request.url().startsWith(origin))) asked.push(request.url());
  });
  host.context().on("dialog", (dialog) => {
    asked.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return () => assert.deepEqual(asked, []);
}

/** Which of the hostile texts can be read in the planner, in its texts or in its fields. */
const shown = (frame) => frame.evaluate((texts) => {
  const said = inside.querySelector(".wegmarke").textContent + [...inside.querySelectorAll("input, textarea")].map(({ value }) => value).join(" ");
  return texts.filter((text) => said.includes(text.slice(0, 100)));
}, TEXTS);

/** Counts in a frame what has arrived there, so that a test need not guess whether it has. */
const counting = (frame) => frame.evaluate(() => { globalThis.arrived = 0; addEventListener("message", () => { globalThis.arrived += 1; }); });
const arrived = (frame, count) => frame.waitForFunction((count) => globalThis.arrived >= count, count);
const titleOf = (frame) => frame.evaluate(() => document.querySelector("wegmarke-plan").plan?.title);

const LOAD = { protocol: "wegmarke", v: 1, id: "evil", type: "load", payload: { plan: { ...fiveSteps(), title: "Evil" } } };
const GET = { protocol: "wegmarke", v: 1, id: "evil", type: "get" };

test("only the page around is heard: no sibling, no grandparent, no other window", async (t) => {
  const host = await page(t, { lang: "en" });
  await host.goto(`${stranger.url}host.html`);
  const middle = await addFrame(host, `${server.url}host.html`);
  const frame = await addFrame(middle, `${FRAME}?src=../examples/physiotherapy.en.wegmarke.json`);
  await hears(middle, "ready");
  const title = await titleOf(frame);
  await counting(frame);
  const sibling = await addFrame(middle, `${stranger.url}empty.html`);
  const [other] = await Promise.all([host.waitForEvent("popup"), host.evaluate((url) => { open(url); }, `${stranger.url}empty.html`)]);
  await other.waitForLoadState();
  for (const message of [LOAD, GET]) {
    await host.evaluate((message) => frames[0].frames[0].postMessage(message, "*"), message);
    await sibling.evaluate((message) => parent.frames[0].postMessage(message, "*"), message);
    await other.evaluate((message) => opener.frames[0].frames[0].postMessage(message, "*"), message);
    await frame.evaluate((message) => postMessage(message, "*"), message);
  }
  await arrived(frame, 8);
  assert.equal(await titleOf(frame), title);
  // None of them was taken for the page around, which is heard as if nothing had been.
  await send(middle, "load", { plan: fiveSteps() }, "right");
  await hears(middle, "ready", "right");
  assert.equal(await titleOf(frame), "Five steps");
  assert.deepEqual((await heard(middle)).filter(({ id }) => id === "evil"), []);
  assert.deepEqual((await heard(host)), []);
});

test("the first origin that writes is the only one that is heard", async (t) => {
  const { host, frame } = await framed(t, server.url, FRAME);
  await send(host, "load", { plan: fiveSteps() }, 1);
  await hears(host, "ready", 1);
  // No page can take another's place around a frame that stays: only an event that is made by hand comes from there
  // with another origin.
  await frame.evaluate((messages) => {
    for (const data of messages) for (const origin of ["https://evil.invalid", "null", ""]) dispatchEvent(new MessageEvent("message", { data, origin, source: parent }));
  }, [LOAD, GET]);
  await send(host, "get", {}, 2);
  assert.equal((await hears(host, "change", 2)).payload.plan.title, "Five steps");
  assert.deepEqual((await heard(host)).filter(({ id }) => id === "evil"), []);
});

test("malformed messages are dropped, what cannot be a plan is refused; a right message is answered as ever", async (t) => {
  const { host, frame } = await framed(t, server.url, FRAME);
  const clean = guarded(host);
  await outcome(frame);
  await counting(frame);
  const count = await host.evaluate(() => {
    const target = document.querySelector("iframe").contentWindow;
    const [circle, sparse] = [{}, []];
    circle.self = circle;
    sparse[4_000_000_000] = 1;
    const deep = {};
    let end = deep;
    for (let level = 0; level < 500; level++) end = end.next = {};
    const right = { protocol: "wegmarke", v: 1, id: 1, type: "load" };
    const messages = [
      null, undefined, "", "load", 7, NaN, 1n, true, [], {}, circle, sparse, new Map([["type", "load"]]), new Date(0), new Error("load"), new ArrayBuffer(1_000_000),
      JSON.stringify(right), { ...right, protocol: "Wegmarke" }, { ...right, protocol: ["wegmarke"] }, { ...right, v: 2 }, { ...right, v: "1" }, { ...right, v: [1] },
      ...["__proto__", "constructor", "toString", "hasOwnProperty", "", "LOAD", "ready", "x".repeat(1_000_000), ["load"], { toString: "load" }, null, 0].map((type) => ({ ...right, type, payload: { plan: {} } })),
      // These are orders, but with nothing in them.
      ...[undefined, null, "plan", [], [{ plan: {} }], 7].map((payload) => ({ ...right, type: "init", payload })),
      { ...right, type: "init", payload: { theme: { toString: "dark" }, lang: ["de"] } },
      { ...right, type: "init", payload: circle },
    ];
    for (const message of messages) target.postMessage(message, "*");
    const plans = [undefined, null, "{}", 7, true, [], [[]], circle, { circle }, 1n, { big: 1n }, deep, new Map(), new Date(0), Object.create(null), { toJSON: 1 }, { format: "wegmarke-plan", version: 2 ** 53 }];
    plans.forEach((plan, at) => target.postMessage({ ...right, id: `plan ${at}`, payload: { plan } }, "*"));
    for (const payload of [undefined, null, "plan", [], 7]) target.postMessage({ ...right, id: "payload", payload }, "*");
    for (const id of [{}, [1], null, true, 1n, circle]) target.postMessage({ ...right, id, type: "get" }, "*");
    return messages.length + plans.length + 5 + 6;
  });
  await arrived(frame, count);
  await send(host, "load", { plan: fiveSteps() }, "right");
  await hears(host, "ready", "right");
  assert.equal(await titleOf(frame), "Five steps");
  const answers = (await heard(host)).filter(({ protocol, type }) => protocol === "wegmarke" && type !== "resize");
  for (const { type, id, payload } of answers) {
    if (type === "error") assert.deepEqual(payload, { code: "data" }, id);
    else assert.ok(["ready", "change"].includes(type), type);
  }
  assert.equal(answers.filter(({ type, id }) => type === "change" && id === undefined).length, 6, "an id that is none is given back");
  assert.deepEqual(answers.filter(({ type }) => type === "ready").map(({ id }) => id), ["right"]);
  assert.deepEqual(await kept(frame), []);
  assert.equal(await frame.evaluate(() => ({}).polluted ?? Object.keys(Object.prototype).length), 0);
  clean();
});

// What a plan in a message holds is read as any plan file (fuzz/fuzz_targets/plan_file.rs); here is what is around it.
// WEGMARKE_SEED and WEGMARKE_MESSAGES look further.
test("messages of any shape are dropped, refused or carried out, and the frame goes on", async (t) => {
  const [seed, count] = [Number(process.env.WEGMARKE_SEED ?? 20_270_331), Number(process.env.WEGMARKE_MESSAGES ?? 3_000)];
  t.diagnostic(`seed ${seed}, ${count} messages`);
  const { host, frame } = await framed(t, server.url, FRAME);
  const clean = guarded(host);
  await outcome(frame);
  await counting(frame);
  await host.evaluate(({ seed, count, plan }) => {
    // Mulberry32, so that a seed is one run for everybody.
    const random = () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let bits = Math.imul(seed ^ (seed >>> 15), seed | 1);
      bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
      return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (most) => Math.floor(random() * most);
    const pick = (from) => from[below(from.length)];
    const names = ["protocol", "v", "id", "type", "payload", "plan", "theme", "lang", "format", "version", "title", "phases", "__proto__", "constructor", "toJSON", "then", "length", ""];
    const texts = ["wegmarke", "wegmarke-plan", "init", "load", "get", "ready", "dark", "auto", "de", "en", "__proto__", "", "0", "\ud83d", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "x".repeat(300)];
    const value = (depth) => {
      switch (below(depth > 3 ? 7 : 12)) {
        case 0: return pick([undefined, null, true, false]);
        case 1: return pick([0, 1, -1, 2, 1.5, NaN, Infinity, 2 ** 53, 1n]);
        case 2: case 3: return pick(texts);
        case 4: return pick([new Date(below(1e12)), new ArrayBuffer(below(100)), new Uint8Array(below(100)), /x/g, new Error("load"), new Blob(["x"])]);
        case 5: return Array(below(1_000));
        case 6: return plan;
        case 7: return new Map([[value(depth + 1), value(depth + 1)]]);
        case 8: return new Set([value(depth + 1)]);
        case 9: return Array.from({ length: below(5) }, () => value(depth + 1));
        default: return object(depth + 1);
      }
    };
    const object = (depth) => {
      const made = {};
      for (let members = below(6); members > 0; members--) Object.defineProperty(made, pick(names), { value: value(depth), enumerable: true, configurable: true, writable: true });
      if (below(20) === 0) made.self = made;
      return made;
    };
    const target = document.querySelector("iframe").contentWindow;
    for (let sent = 0; sent < count; sent++) {
      const around = { protocol: "wegmarke", v: 1, type: pick(["init", "load", "get"]), id: value(3) };
      // Most are nearly right: what is wrong at the first look is dropped there.
      const message = below(5) === 0 ? value(0) : { ...around, payload: below(3) === 0 ? { plan: value(1), theme: value(2), lang: value(2) } : value(0), ...(below(3) === 0 ? object(1) : {}) };
      target.postMessage(message, "*");
    }
  }, { seed, count, plan: { ...fiveSteps(), title: "Random" } });
  await arrived(frame, count);
  await send(host, "load", { plan: fiveSteps() }, "the last");
  await hears(host, "ready", "the last");
  assert.equal(await titleOf(frame), "Five steps");
  const answers = (await heard(host)).filter(({ protocol, type }) => protocol === "wegmarke" && type !== "resize");
  assert.ok(answers.some(({ type }) => type === "change") && answers.some(({ type }) => type === "error"), "some were orders");
  for (const { type, payload } of answers) {
    assert.ok(["ready", "change", "error"].includes(type), type);
    if (type === "error") assert.deepEqual(payload, { code: "data" });
  }
  assert.deepEqual(await kept(frame), []);
  assert.equal(await frame.evaluate(() => Object.keys(Object.prototype).length), 0);
  clean();
});

test("huge messages are refused and leave what is shown as it is", async (t) => {
  const { host, frame } = await framed(t, server.url, FRAME);
  await send(host, "load", { plan: fiveSteps() }, 1);
  await hears(host, "ready", 1);
  await host.evaluate((plan) => {
    const target = document.querySelector("iframe").contentWindow;
    const huge = "x".repeat(30_000_000);
    const right = { protocol: "wegmarke", v: 1 };
    target.postMessage({ ...right, id: 2, type: "load", payload: { plan: { ...plan, title: huge } } }, "*");
    target.postMessage({ ...right, id: 3, type: "load", payload: { plan: { ...plan, steps: Array(3_000_000).fill(0) } } }, "*");
    target.postMessage({ ...right, id: 4, type: "init", payload: { theme: huge, lang: "x".repeat(10_000_000) } }, "*");
    target.postMessage({ ...right, id: 5, type: "x".repeat(10_000_000), payload: [] }, "*");
    target.postMessage({ ...right, id: 6, type: "get" }, "*");
  }, fiveSteps());
  for (const id of [2, 3]) assert.deepEqual((await hears(host, "error", id)).payload, { code: "data" });
  assert.equal((await hears(host, "change", 6)).payload.plan.title, "Five steps");
  await frame.locator(".map-view").waitFor();
  assert.deepEqual(await kept(frame), []);
});

const VIEWS = ["personas", "touchpoints", "journeys", "map", "feedback", "analysis", "compare", "measures"];
for (const [file, mode, width] of [["hostile", "view", 1000], ["hostile-shifted", "explore", 360], ["hostile-shifted", "edit", 1000], ["broken", "explore", 1000]]) {
  test(`hostile texts in a plan are nothing but texts (${file}, ${mode}, ${width} px)`, async (t) => {
    const { host, frame } = await framed(t, server.url, "about:blank", { width });
    const clean = guarded(host);
    await frame.goto(`${FRAME}?lang=en&mode=${mode}&src=${server.url}${file}.json`);
    assert.equal(await outcome(frame), "");
    const seen = new Set();
    for (const view of mode === "edit" ? [...VIEWS, "guide"] : VIEWS) {
      await frame.evaluate((view) => document.querySelector("wegmarke-plan").setAttribute("view", view), view);
      await frame.locator(`.${view}-view`).waitFor();
      await settled(frame);
      assert.deepEqual(await foreign(frame), [], view);
      for (const text of await shown(frame)) seen.add(text);
    }
    assert.ok(seen.size >= TEXTS.length - 4, `only ${[...seen].map((text) => text.slice(0, 30)).join("\n")} were on screen`);
    await frame.locator(".make-copy").first().click();
    await frame.locator("dialog[open]").waitFor();
    assert.deepEqual(await foreign(frame), [], "the dialog");
    assert.deepEqual(await kept(frame), []);
    assert.equal(await frame.evaluate(() => globalThis.name + Object.keys(Object.prototype)), "");
    clean();
  });
}

test("a poisoned link is refused in the frame", async (t) => {
  const host = await page(t, { lang: "en" });
  await host.goto(`${server.url}host.html`);
  const clean = guarded(host);
  for (const [name, [payload]] of Object.entries(poisoned())) {
    const frame = await addFrame(host, `${FRAME}?lang=en#share=${payload}`);
    assert.notEqual(await outcome(frame), "", name);
    await frame.locator("wegmarke-plan .why", { hasText: "no readable plan" }).waitFor();
    assert.equal(await frame.locator(".wegmarke").count(), 0, name);
    await send(host, "get", {}, name);
    assert.deepEqual((await hears(host, "error")).payload, { code: "data" }, name);
    assert.equal((await hears(host, "change", name)).payload.plan, undefined);
    assert.deepEqual(await kept(frame), [], name);
    await host.evaluate(() => { document.querySelector("iframe").remove(); globalThis.heard.length = 0; });
  }
  clean();
});

test("files that are no plan are refused in the frame", async (t) => {
  for (const name of ["long.json", "deep.json", "empty.html"]) {
    const { frame } = await framed(t, server.url, `${FRAME}?lang=en&src=${server.url}${name}`, { allow: [/CORS policy|ERR_FAILED/] });
    assert.notEqual(await outcome(frame), "", name);
    await frame.locator("wegmarke-plan .why").waitFor();
    assert.deepEqual(await kept(frame), []);
  }
});

test("half of a letter in a file is shown as a lost one", async (t) => {
  const { frame } = await framed(t, server.url, `${FRAME}?lang=en&src=${server.url}half.json`);
  assert.equal(await outcome(frame), "");
  assert.equal(await titleOf(frame), "\ufffd");
});

/**
 * Puts an element with these attributes into a page of the server and gives what comes of it: "" or the code of the
 * fault.
 */
async function embedded(host, attributes) {
  return host.evaluate(async (attributes) => {
    await customElements.whenDefined("wegmarke-plan");
    const element = document.createElement("wegmarke-plan");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const told = new Promise((resolve) => {
      element.addEventListener("load", () => resolve(""));
      element.addEventListener("error", ({ detail }) => resolve(detail.code));
    });
    document.querySelector("main").replaceChildren(element);
    element.load().catch(() => {});
    return told;
  }, attributes);
}

test("an address of any kind is fetched or refused, never run or opened", async (t) => {
  const host = await page(t, { lang: "en", allow: [/Fetch API cannot load|ERR_|Not allowed to load|CORS policy|file:|404/] });
  await host.goto(`${server.url}empty.html`);
  const own = await host.evaluate((plan) => URL.createObjectURL(new Blob([JSON.stringify(plan)])), fiveSteps());
  const addresses = {
    "plan.json": "",
    // The plan itself in the address: read like any other.
    [`data:application/json,${encodeURIComponent(JSON.stringify(fiveSteps()))}`]: "",
    [own]: "",
    "data:text/html,<script>alert(1)</script>": "data",
    "javascript:alert(1)": "network",
    "JaVaScRiPt://x/%0aalert(1)": "network",
    "\u0001javascript:alert(1)": "network",
    "vbscript:x": "network",
    "blob:": "network",
    "blob:null/x": "network",
    "file:///etc/passwd": "network",
    "//other.invalid/plan.json": "network",
    "https://name:word@other.invalid/plan.json": "network",
    "http://[": "data",
    "about:blank": "network",
    "#share=javascript:alert(1)": "data",
    "none.json": "network",
  };
  const dialogs = [];
  host.on("dialog", (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
  for (const [src, code] of Object.entries(addresses)) {
    assert.equal(await embedded(host, { src }), code, src);
    await settled(host);
    assert.equal(host.url(), `${server.url}empty.html`);
  }
  assert.deepEqual(dialogs, []);
  assert.deepEqual(await kept(host), []);
});

test("a hostile key names a place in the storage and nothing more", async (t) => {
  const host = await page(t, { lang: "en" });
  await host.goto(`${server.url}empty.html`);
  const clean = guarded(host);
  for (const key of ["__proto__", "../../x", "<img src=x onerror=alert(1)>", "wegmarke:settings", "\0", "k".repeat(1_000_000)]) {
    assert.equal(await embedded(host, { src: "plan.json", mode: "edit", storage: "local", "storage-key": key }), "", key.slice(0, 30));
    await host.locator("textarea[name=title]").fill("Edited");
    await host.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("wegmarke:plan:copy-")));
    for (const kept of await host.evaluate(() => Object.keys(localStorage))) assert.match(kept, /^wegmarke:[a-z]+(:[\w-]{1,40})*(:[\w.-]+)?$/);
    await host.evaluate(() => { document.querySelector("main").replaceChildren(); localStorage.clear(); });
  }
  clean();
});

for (const [name, code, rows] of [["table.html", "", TEXTS.length], ["table-large.html", "data", 1], ["table-deep.html", "data", 1]]) {
  test(`a hostile table: ${code === "" ? "its texts are shown as texts" : "it stays, and is called no plan"} (${name})`, async (t) => {
    // So wide that all of its columns are drawn.
    const host = await page(t, { lang: "en", width: 3600 });
    const clean = guarded(host);
    await host.goto(`${server.url}${name}`);
    assert.equal(await host.evaluate(async () => {
      await customElements.whenDefined("wegmarke-plan");
      return document.querySelector("wegmarke-plan").ready.then(() => "", () => "data");
    }), code);
    await settled(host);
    assert.equal(await host.locator("table:not(wegmarke-plan .wegmarke *) [data-step]").count(), rows, "the table has gone");
    if (code !== "") assert.ok(await host.locator("table").first().isVisible());
    assert.deepEqual(await foreign(host), []);
    if (code === "") assert.ok((await shown(host)).length >= TEXTS.length - 4);
    assert.ok(!await host.evaluate(() => JSON.stringify(document.querySelector("wegmarke-plan").plan ?? "").includes("in a cell")), "a script was read as text");
    assert.deepEqual(await kept(host), []);
    clean();
  });
}
