// The element as bloggers and scripts use it (contract: docs/embedding.md): attributes and properties, where the plan
// comes from, methods, events, when it loads, theme, language, a reader's copy on their device, the keyboard.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { hosts } from "./hosts/server.mjs";
import { axe, page, settled, site } from "./support/browser.mjs";
import { stored } from "./support/planner.mjs";
import { example, fiveSteps } from "./support/samples.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const called = (title, more = {}) => JSON.stringify({ ...fiveSteps(), title, ...more });
/** A plan of two journeys. */
const PAIR = called("A pair", { journeys: [...fiveSteps().journeys, { id: "k", name: "Kim returns", steps: [{ id: "s9", phase: "a", action: "comes back" }] }] });
const made = { "five.json": called("Five steps"), "pair.json": PAIR, "no-plan.json": "[1", "newer.json": called("", { version: 999 }) };
const server = await hosts({ site, dist: DIST, made });
after(() => server.close());

/** Room between an embed and the first screen. */
const FAR = `<p style="height: 3000px">Far.</p>`;

/** Opens a foreign page with this body. Every event of an element there is noted in `heard`. */
async function foreign(t, body, { head = "", lang: pageLang = "en", prepare, ...options } = {}) {
  const name = `${Object.keys(made).length}.html`;
  made[name] = `<!doctype html><html lang="${pageLang}"><head><meta charset="utf-8"><title>Blog</title><meta name="viewport" content="width=device-width"><script>globalThis.heard = [];
    for (const type of ["load", "error", "wegmarke-change", "wegmarke-select", "wegmarke-copy"]) document.addEventListener(type, (event) => {
      if (event.target.localName === "wegmarke-plan") heard.push({ type, detail: event.detail, bubbles: event.bubbles, composed: event.composed });
    }, true);</script>${head}<script type="module" src="{{loader}}"></script></head><body>${body}</body></html>`;
  const host = await page(t, { lang: "en", ...options });
  if (prepare) await host.addInitScript(prepare);
  host.asked = [];
  host.on("request", (request) => host.asked.push(request.url()));
  await host.goto(server.url + name);
  await host.waitForFunction(() => customElements.get("wegmarke-plan") !== undefined);
  return host;
}

/** Waits until an element shows its plan, or says why not. */
function shown(host) {
  return on(host, (element) => Promise.race([element.ready.then(() => {}), new Promise((_, reject) => setTimeout(() => reject(new Error("not ready within 10 s")), 10_000))]));
}

/** Loads the elements that these selectors fit, and waits until they show their plans. */
async function loaded(host, selector = "wegmarke-plan") {
  await host.evaluate((selector) => Promise.race([
    Promise.all([...document.querySelectorAll(selector)].map((element) => element.load())).then(() => {}),
    new Promise((_, reject) => setTimeout(() => reject(new Error("not loaded within 10 s")), 10_000)),
  ]), selector);
  await host.locator(`${selector} .view > *`).first().waitFor();
  await settled(host);
  return host;
}

/** Calls something with the page's element. */
const on = (host, call, more) => host.locator("wegmarke-plan").first().evaluate(call, more);
const heard = (host, type) => host.evaluate((type) => globalThis.heard.filter((event) => event.type === type), type);
const planner = (host) => host.locator("wegmarke-plan .wegmarke[role=group]");
/** What was asked of the site after the loader. */
const fetched = (host) => host.asked.filter((address) => address.startsWith(site) && !address.endsWith("/embed/wegmarke.js"));

test("every attribute is a property with its default, and back", async (t) => {
  const host = await foreign(t, `${FAR}<wegmarke-plan></wegmarke-plan>`);
  const found = await on(host, (element) => {
    const names = { mode: "view", view: "map", loading: "lazy", theme: "auto", lang: "", storage: "none", storageKey: "", journey: "", src: "" };
    const before = Object.fromEntries(Object.keys(names).map((name) => [name, element[name]]));
    const set = Object.keys(names).map((name) => { element[name] = "x"; return element.getAttribute(name.replace("storageKey", "storage-key")); });
    for (const name of Object.keys(names)) element[name] = null;
    return { names, before, set, left: element.getAttributeNames(), plan: element.plan, undo: element.undo(), redo: element.redo() };
  });
  assert.deepEqual(found.before, found.names);
  assert.deepEqual(new Set(found.set), new Set(["x"]));
  assert.deepEqual([found.left, found.plan, found.undo, found.redo], [[], undefined, false, false]);
});

const JSON_CHILD = `<script type="application/json">${called("From JSON")}</script>`;
for (const [from, body, expected] of [
  ["the property", `<wegmarke-plan src="{{here}}five.json">${JSON_CHILD}{{fragment}}</wegmarke-plan><script>document.querySelector("wegmarke-plan").plan = ${called("By script")}</script>`, "By script"],
  ["src", `<wegmarke-plan src="{{here}}five.json">${JSON_CHILD}{{fragment}}</wegmarke-plan>`, "Five steps"],
  ["a relative src", `<wegmarke-plan src="five.json">${JSON_CHILD}</wegmarke-plan>`, "Five steps"],
  ["JSON in the page", `<wegmarke-plan>${JSON_CHILD}{{fragment}}</wegmarke-plan>`, "From JSON"],
  ["the table", `<wegmarke-plan>{{fragment}}</wegmarke-plan>`, JSON.parse(example("physiotherapy", "de")).title],
  ["the figure", "{{fragment}}", JSON.parse(example("physiotherapy", "de")).title],
  ["nothing, for whoever edits", `<wegmarke-plan mode="edit"></wegmarke-plan>`, ""],
]) {
  test(`the plan comes from ${from}`, async (t) => {
    const host = await loaded(await foreign(t, body));
    assert.equal(await on(host, (element) => element.plan.title ?? ""), expected);
    assert.deepEqual(await heard(host, "load"), [{ type: "load", detail: null, bubbles: false, composed: false }]);
  });
}

for (const [what, body, code] of [
  ["no plan", "", "data"],
  ["a file that is none", `src="{{here}}no-plan.json"`, "data"],
  ["a newer plan", `src="{{here}}newer.json"`, "data"],
  ["a file that is missing", `src="{{here}}lost.json"`, "network"],
  ["a poisoned link", `src="{{site}}#share=AAAA"`, "data"],
]) {
  test(`${what}: the event says "${code}", ready rejects, the text stays`, async (t) => {
    const host = await foreign(t, `<wegmarke-plan ${body}><p>What is here without a script</p></wegmarke-plan>`, { allow: [/lost\.json|404/] });
    const fault = await on(host, (element) => element.load().then(() => "it loaded", (error) => error instanceof Error));
    assert.equal(fault, true);
    const [event, ...more] = await heard(host, "error");
    assert.deepEqual([event.detail.code, event.bubbles, more], [code, false, []]);
    assert.ok(await host.getByText("What is here without a script").isVisible());
    // A property set later mends it.
    const title = await on(host, async (element, plan) => { element.plan = JSON.parse(plan); await element.ready; return element.plan.title; }, called("At last"));
    assert.equal(title, "At last");
  });
}

test("properties and attributes set before the definition count; attributes changed later show at once", async (t) => {
  const host = await foreign(t, `<wegmarke-plan src="{{here}}pair.json" lang="en"></wegmarke-plan><script>Object.assign(document.querySelector("wegmarke-plan"), { mode: "explore", view: "personas", storageKey: "k" })</script>`);
  assert.deepEqual(await on(host, (element) => [element.getAttribute("mode"), element.getAttribute("view"), element.getAttribute("storage-key")]), ["explore", "personas", "k"]);
  await loaded(host);
  await host.locator(".personas-view").waitFor();
  const set = (name, value) => on(host, (element, [name, value]) => { element[name] = value; return element.updateComplete; }, [name, value]);
  await set("view", "map");
  await host.locator(".board").waitFor();
  assert.equal(await host.locator("textarea[name=title]").count(), 0);
  await set("mode", "edit");
  await host.locator("textarea[name=title]").waitFor();
  await set("mode", "view");
  assert.equal(await host.locator("wegmarke-plan #views").count(), 0);
  await host.getByText("Pia buys").first().waitFor();
  await set("journey", "k");
  await host.getByText("comes back").first().waitFor();
  assert.equal(await planner(host).getAttribute("lang"), "en");
  await set("lang", "de");
  assert.equal(await planner(host).getAttribute("lang"), "de");
  for (const [theme, scheme] of [["dark", "dark"], ["light", "light"], ["auto", "light dark"]]) {
    await set("theme", theme);
    assert.equal(await planner(host).evaluate((place) => getComputedStyle(place).colorScheme), scheme);
  }
  await on(host, async (element) => { element.src = "five.json"; await element.ready; });
  assert.equal(await on(host, (element) => element.plan.title), "Five steps");
});

test("an update counts as complete only once texts that it takes are there", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}pair.json" lang="en"></wegmarke-plan>`));
  let come;
  const coming = new Promise((resolve) => { come = resolve; });
  await host.route(/assets\/messages\.de\./, async (route) => { await coming; await route.continue(); });
  const asked = host.waitForRequest(/assets\/messages\.de\./);
  await on(host, (element) => {
    element.lang = "de";
    globalThis.completed = false;
    globalThis.complete = element.updateComplete.then(() => { completed = true; });
  });
  await asked;
  await settled(host);
  assert.deepEqual([await host.evaluate(() => completed), await planner(host).getAttribute("lang")], [false, "en"]);
  come();
  await host.evaluate(() => complete);
  assert.equal(await planner(host).getAttribute("lang"), "de");
});

test("all formats go out, of the journey on screen or of another, and those that are read come in as one step", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}pair.json"></wegmarke-plan>`));
  const text = (format, options) => on(host, (element, [format, options]) => element.exportText(format, options), [format, options]);
  for (const format of ["json", "csv", "markdown", "html"]) assert.match(await text(format), /does s2/, format);
  for (const format of ["mermaid", "svg", "ojf"]) {
    const [one, other] = [await text(format), await text(format, { journey: "k" })];
    assert.match(one, /does s2/, format);
    assert.match(other, /comes back/, format);
    // A picture has the whole plan in it, beside what it shows.
    assert.doesNotMatch(other.replace(/<metadata>[^]*<\/metadata>/, ""), /does s2/, format);
  }
  assert.equal(JSON.parse(await text()).title, "A pair");
  await assert.rejects(text("docx"), /./);
  const before = await text("json");
  for (const format of ["json", "mermaid", "csv", "svg", "ojf"]) {
    const result = await on(host, async (element, [format, text]) => {
      const repairs = await element.importText(text, format);
      const journeys = element.plan.journeys.length;
      return { repairs, journeys, undone: element.undo(), again: element.undo(), redone: element.redo(), back: element.undo() };
    }, [format, (await text(format)).replaceAll("does s2", "does other things")]);
    assert.ok(Array.isArray(result.repairs), format);
    assert.deepEqual([result.undone, result.again, result.redone, result.back], [true, false, true, true], format);
    assert.equal(await text("json"), before, format);
  }
  const repairs = await on(host, (element, plan) => element.importText(plan, "json"), called("Mended", { colour: "red", personas: [{ id: "p", name: "Pia" }, { id: "p", name: "Pia" }] }));
  assert.ok(repairs.length > 0 && repairs.every(({ path, rule }) => typeof path === "string" && typeof rule === "string"), JSON.stringify(repairs));
  assert.equal(await on(host, (element) => element.plan.title), "Mended");
});

test("what can't be read is refused with a code and a sentence that names the place; the plan stays", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}five.json"></wegmarke-plan>`));
  const before = await on(host, (element) => element.exportText());
  for (const [text, format, code, place] of [
    ["{\n  \"format\":", "json", "not-json", /Line 2/],
    ["{\"format\": \"other\", \"version\": 1}", "json", "wrong-format", /format/],
    [called("", { version: 999 }), "json", "newer-version", /newer/],
    ["[]", "json", "wrong-type", /./],
    [called("", { phases: 5 }), "json", "wrong-type", /phases/],
    ["x".repeat(5_000_001), "json", "too-large", /5/],
    ["journey\n  title A\n  section B\n    no score", "mermaid", "syntax", /4/],
    ["hello", "mermaid", "syntax", /Line 1/],
    ["hello", "docx", "wrong-format", /./],
  ]) {
    const fault = await on(host, (element, [text, format]) => element.importText(text, format).then(() => ({}), (error) => ({ error: error instanceof Error, code: error.code, message: error.message })), [text, format]);
    assert.deepEqual([fault.error, fault.code], [true, code], `${format} ${text.slice(0, 40)}: ${JSON.stringify(fault)}`);
    assert.match(fault.message, place);
    assert.match(fault.message, /\w+ \w+ \w+/);
  }
  assert.equal(await on(host, (element) => element.exportText()), before);
});

test("share() gives a link that opens", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}five.json"></wegmarke-plan>`));
  const link = await on(host, (element) => element.share());
  assert.ok(link.startsWith(`${site}#share=`), link);
  await host.goto(link);
  await host.locator(".toast").waitFor();
  assert.match(await host.title(), /^Five steps/);
  const other = await loaded(await foreign(t, `<wegmarke-plan src="${link}"></wegmarke-plan>`));
  assert.equal(await on(other, (element) => element.plan.title), "Five steps");
});

test("the page hears of what is selected, changed and copied, at the document and out of shadow trees", async (t) => {
  const host = await foreign(t, `<div id="wrap"></div><script>document.querySelector("#wrap").attachShadow({ mode: "open" }).innerHTML = '<wegmarke-plan src="five.json" mode="edit" loading="eager"></wegmarke-plan>';
    globalThis.up = []; for (const type of ["wegmarke-change", "wegmarke-select", "wegmarke-copy", "load"]) addEventListener(type, (event) => event.target.id === "wrap" && up.push([type, event.detail]));</script>`);
  const step = host.locator("#wrap [data-step=s2]").first();
  await step.click();
  const up = () => host.evaluate(() => globalThis.up);
  assert.deepEqual((await up()).filter(([type]) => type === "wegmarke-select").at(-1), ["wegmarke-select", "s2"]);
  await host.locator("textarea[name=title]").fill("Other");
  await host.locator("textarea[name=title]").press("Tab");
  assert.deepEqual((await up()).filter(([type]) => type === "wegmarke-change").at(-1), ["wegmarke-change", ["five-steps"]]);
  await host.locator(".make-copy").click();
  await Promise.all([host.waitForEvent("download"), host.locator(".as-file").click()]);
  assert.deepEqual((await up()).at(-1), ["wegmarke-copy", { place: "file" }]);
  assert.deepEqual((await up()).filter(([type]) => type === "load"), []);
});

test("lazy: nothing is fetched until the reader is within 600 pixels", async (t) => {
  const host = await foreign(t, `${FAR}<wegmarke-plan>{{fragment}}</wegmarke-plan>`);
  const scroll = (distance) => host.evaluate((distance) => {
    scrollTo(0, scrollY + document.querySelector("wegmarke-plan").getBoundingClientRect().top - innerHeight - distance);
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  }, distance);
  await scroll(650);
  assert.deepEqual(fetched(host), []);
  await Promise.all([host.waitForRequest(/\.wasm$/), scroll(550)]);
  await shown(host);
});

test("eager: it is fetched wherever the element is", async (t) => {
  const host = await foreign(t, `${FAR}<wegmarke-plan loading="eager">{{fragment}}</wegmarke-plan>`);
  await shown(host);
  assert.equal(await host.evaluate(() => scrollY), 0);
});

for (const how of ["click", "Enter"]) {
  test(`interaction: nothing is fetched until a ${how} on the poster's button; the focus goes into the plan`, async (t) => {
    const host = await foreign(t, `<p><a href="#x">Before</a></p><wegmarke-plan loading="interaction" mode="explore">{{fragment}}</wegmarke-plan>`);
    await settled(host);
    await host.mouse.wheel(0, 300);
    await settled(host);
    assert.deepEqual(fetched(host), []);
    const button = host.getByRole("button", { name: "View the customer journey" });
    if (how === "click") await button.click();
    else {
      await host.keyboard.press("Tab");
      await host.keyboard.press("Tab");
      assert.ok(await button.evaluate((button) => button.getRootNode().activeElement === button));
      await host.keyboard.press("Enter");
    }
    await shown(host);
    await host.locator("wegmarke-plan .wegmarke[role=group] :focus").waitFor();
  });
}

test("what edits, stores and gives out plans is fetched only where it is wanted", async (t) => {
  const PARTS = ["/planner.", "/board.", "/editing.", "/split_exchange.", "/knowledge/"];
  const came = (host) => PARTS.filter((part) => fetched(host).some((address) => address.includes(part)));
  const begun = async () => {
    const host = await foreign(t, `<wegmarke-plan src="five.json" loading="eager"></wegmarke-plan>`);
    await shown(host);
    await host.locator("wegmarke-plan .board").waitFor();
    await settled(host);
    assert.deepEqual(came(host), ["/planner.", "/board."]);
    return host;
  };
  const editing = await begun();
  await on(editing, async (element) => { element.mode = "edit"; await element.updateComplete; });
  await editing.locator("wegmarke-plan .plan-title textarea").fill("Edited");
  assert.equal(await on(editing, (element) => element.plan.title), "Edited");
  assert.equal((await heard(editing, "wegmarke-change")).length > 0, true);
  assert.ok(came(editing).includes("/editing.") && !came(editing).includes("/split_exchange."));

  const imported = await begun();
  await on(imported, (element, plan) => element.importText(plan), called("Imported"));
  assert.equal(await on(imported, (element) => element.plan.title), "Imported");
  assert.equal(await on(imported, (element) => element.undo()), true);
  assert.equal(await on(imported, (element) => element.plan.title), "Five steps");
});

test("a plan without phases gets those of a model, for whoever only looks too", async (t) => {
  made["bare.json"] = called("Bare", { phases: [] });
  const host = await foreign(t, `<wegmarke-plan src="bare.json" loading="eager"></wegmarke-plan>`);
  await shown(host);
  assert.equal(await on(host, (element) => element.plan.phases.length), 5);
});

test("the focus stays where the reader has it when an element loads by itself", async (t) => {
  const host = await foreign(t, `<input id="mine" autofocus><wegmarke-plan mode="edit">{{fragment}}</wegmarke-plan>`);
  await host.locator("#mine").focus();
  await loaded(host);
  assert.equal(await host.evaluate(() => document.activeElement.id), "mine");
});

for (const [page, scheme, expected] of [["", "light", "light"], ["", "dark", "dark"], ["color-scheme: dark", "light", "dark"], ["color-scheme: light", "dark", "light"], ["color-scheme: light dark", "dark", "dark"]]) {
  test(`theme auto: a page that says "${page}" on a ${scheme} system is ${expected}`, async (t) => {
    const host = await foreign(t, `<wegmarke-plan loading="interaction">{{fragment}}</wegmarke-plan>`, { scheme, head: `<style>:root { ${page} }</style>` });
    const light = (selector) => host.locator(`wegmarke-plan ${selector}`).evaluate((place) => {
      const [red, green, blue] = getComputedStyle(place).backgroundColor.match(/[\d.]+/g).map(Number);
      return red + green + blue > 382 ? "light" : "dark";
    });
    assert.equal(await light(".poster"), expected);
    await loaded(host);
    assert.equal(await light(".wegmarke[role=group]"), expected);
  });
}

test("custom properties and parts reach what they name", async (t) => {
  const parts = ["frame", "toolbar", "phase", "lane", "step", "curve", "finding"];
  const head = `<style>wegmarke-plan { --wegmarke-font: monospace; --wegmarke-paper: rgb(1 2 3); --wegmarke-ink: rgb(250 251 252); --wegmarke-line: rgb(4 5 6); --wegmarke-radius: 11px; --wegmarke-accent: rgb(7 8 9); --wegmarke-satisfaction-5: rgb(10 11 12); }
    ${parts.map((part) => `wegmarke-plan::part(${part}) { outline-color: rgb(99 98 97); }`).join("\n")}</style>`;
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{plan}}" mode="explore"></wegmarke-plan>`, { head }));
  const got = await planner(host).evaluate((place) => {
    const style = getComputedStyle(place);
    const value = (name) => { const probe = place.appendChild(document.createElement("i")); probe.style.color = `var(${name})`; const color = getComputedStyle(probe).color; probe.remove(); return color; };
    return { font: style.fontFamily, paper: style.backgroundColor, ink: style.color, line: style.borderTopColor, radius: style.borderTopLeftRadius, accent: value("--yellow"), best: value("--satisfaction-5") };
  });
  assert.deepEqual(got, { font: "monospace", paper: "rgb(1, 2, 3)", ink: "rgb(250, 251, 252)", line: "rgb(4, 5, 6)", radius: "11px", accent: "rgb(7, 8, 9)", best: "rgb(10, 11, 12)" });
  const outline = (part) => host.locator(`wegmarke-plan [part~=${part}]`).first().evaluate((found) => getComputedStyle(found).outlineColor);
  for (const part of parts) {
    if (part === "finding") await on(host, (element) => { element.view = "analysis"; });
    assert.equal(await outline(part), "rgb(99, 98, 97)", part);
  }
});

for (const [around, own, expected] of [["en", "", "en"], ["de", "", "de"], ["de", `lang="en"`, "en"], ["en-GB", "", "en"], ["fr", "", "en"]]) {
  test(`language: lang="${around}" around and ${own || "none"} on it gives ${expected}`, async (t) => {
    const host = await foreign(t, `<div lang="${around}"><wegmarke-plan ${own} loading="interaction">{{fragment}}</wegmarke-plan></div>`, { lang: "en", pageLang: "x-none" });
    const words = await host.locator("wegmarke-plan .poster button").innerText();
    assert.equal(words, expected === "en" ? "View the customer journey" : "Customer Journey ansehen");
    await loaded(host);
    assert.equal(await planner(host).getAttribute("lang"), expected);
  });
}

const title = (host, at = 0) => host.locator("wegmarke-plan textarea[name=title]").nth(at);
const savedAt = (host, at = 0) => host.locator("wegmarke-plan").nth(at).locator("[data-saved=yes]").waitFor();

test("storage=local: the first edit stores a copy, a reload brings it back, the original comes back by a button, and the copy by undo", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}five.json" mode="edit" storage="local"></wegmarke-plan>`));
  assert.deepEqual(await stored(host), {});
  await title(host).fill("Mine");
  await savedAt(host);
  const keys = Object.keys(await stored(host));
  assert.ok(keys.length > 0 && keys.every((key) => key.startsWith("wegmarke:")), keys.join());
  await host.reload();
  await loaded(host);
  assert.equal(await title(host).inputValue(), "Mine");
  await host.getByRole("button", { name: "Back to the original" }).click();
  assert.equal(await title(host).inputValue(), "Five steps");
  await host.locator(".toast-act").click();
  assert.equal(await title(host).inputValue(), "Mine");
  await host.getByRole("button", { name: "Back to the original" }).click();
  await host.locator(".toast-act").waitFor();
  await host.reload();
  await loaded(host);
  assert.equal(await title(host).inputValue(), "Five steps");
  assert.ok(Object.keys(await stored(host)).some((key) => key.startsWith("wegmarke:gone:")), "it isn't in the bin");
});

test("storage=local: another plan set by a script takes nothing of what was typed right before", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}five.json" mode="edit" storage="local"></wegmarke-plan>`));
  await title(host).fill("Mine");
  await savedAt(host);
  await title(host).fill("Mine, and typed right before");
  await on(host, (element, plan) => { element.plan = plan; }, { ...fiveSteps(), title: "The author's next" });
  await shown(host);
  // What the reader has kept goes on standing for the author's plan.
  await host.waitForFunction(() => document.querySelector("wegmarke-plan").plan.title === "Mine, and typed right before");
  assert.ok(Object.values(await stored(host)).some((text) => text.includes("Mine, and typed right before")));
});

test("storage=local: what the storage lost in a crash is back from the copy", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}five.json" mode="edit" storage="local"></wegmarke-plan>`));
  await title(host).fill("Mine");
  await host.locator("wegmarke-plan [data-saved=yes][data-copy=safe]").waitFor();
  await host.evaluate(() => localStorage.clear());
  await host.reload();
  await loaded(host);
  await host.waitForFunction(() => document.querySelector("wegmarke-plan").plan.title === "Mine");
  await title(host).fill("Mine again");
  await savedAt(host);
  await host.reload();
  await loaded(host);
  assert.equal(await title(host).inputValue(), "Mine again");
});

test("explore with storage: the reader makes a copy here, and finds it again, ready to edit", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}five.json" mode="explore" storage="local"></wegmarke-plan>`));
  await host.getByRole("button", { name: "Make it mine" }).click();
  assert.deepEqual(await stored(host), {});
  await host.getByRole("button", { name: "Edit it here" }).click();
  await title(host).waitFor();
  assert.deepEqual((await heard(host, "wegmarke-copy")).map(({ detail, bubbles, composed }) => [detail, bubbles, composed]), [[{ place: "device" }, true, true]]);
  await title(host).fill("Mine");
  await savedAt(host);
  await host.reload();
  await loaded(host);
  assert.equal(await title(host).inputValue(), "Mine");
  await host.getByRole("button", { name: "Back to the original" }).click();
  await title(host).waitFor({ state: "detached" });
});

test("two embeds with keys of their own keep copies of their own", async (t) => {
  const embed = (key) => `<wegmarke-plan src="{{here}}five.json" mode="edit" storage="local" storage-key="${key}"></wegmarke-plan>`;
  const host = await loaded(await foreign(t, embed("one") + embed("two")));
  for (const [at, name] of ["One", "Two"].entries()) {
    await title(host, at).fill(name);
    await savedAt(host, at);
  }
  await host.reload();
  await loaded(host);
  assert.deepEqual([await title(host, 0).inputValue(), await title(host, 1).inputValue()], ["One", "Two"]);
});

test("without storage nothing is ever stored", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}five.json" mode="edit"></wegmarke-plan>`));
  await title(host).fill("Mine");
  await title(host).press("Tab");
  await host.evaluate(() => { dispatchEvent(new Event("pagehide")); dispatchEvent(new Event("blur")); });
  await on(host, (element) => new Promise((resolve) => { element.remove(); setTimeout(resolve, 30); }));
  assert.deepEqual(await stored(host), {});
  assert.equal(await host.evaluate(() => document.cookie), "");
  assert.deepEqual(await host.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
});

test("where the browser forbids storage there is a sentence about it, and editing goes on", async (t) => {
  const prepare = () => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}five.json" mode="edit" storage="local"></wegmarke-plan>`, { prepare }));
  await title(host).fill("Mine");
  await title(host).press("Tab");
  await host.locator(".saved.failed", { hasText: "allows no storage" }).waitFor();
  await title(host).fill("Mine still");
  await title(host).press("Tab");
  assert.equal(await on(host, (element) => element.plan.title), "Mine still");
});

test("back and forward: what was done is there again, and the page's address and history are the page's", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan src="{{here}}five.json" mode="edit" storage="local"></wegmarke-plan>`));
  const [address, length] = await host.evaluate(() => [location.href, history.length]);
  await title(host).fill("Mine");
  await title(host).press("Tab");
  for (const view of ["personas", "analysis", "map"]) {
    await host.locator(`#views a[href$="/${view}"]`).click();
    await host.locator(`.${view}-view`).waitFor();
  }
  assert.deepEqual(await host.evaluate(() => [location.href, history.length]), [address, length]);
  // Left at once: less than a save waits after an edit.
  await host.goto(`${server.url}plain.html`);
  await host.goBack();
  await loaded(host);
  assert.equal(await title(host).inputValue(), "Mine");
});

/** The focused element, from the page's down to what is in shadow trees: its own name, or where it is. */
const focus = (host) => host.evaluate(() => {
  const at = document.activeElement;
  if (at.localName !== "wegmarke-plan") return at.id || at.localName;
  const inside = at.shadowRoot.activeElement;
  return `${at.id}: ${inside?.localName ?? "in the page"}`;
});

test("the keyboard goes through a page with two embeds, forth and back, and is caught in none", async (t) => {
  const host = await loaded(await foreign(t, `<a id="before" href="#b">Before</a><wegmarke-plan id="one" mode="explore">{{fragment}}</wegmarke-plan><a id="between" href="#m">Between</a>
    <wegmarke-plan id="two" mode="edit" src="{{here}}five.json"></wegmarke-plan><a id="after" href="#a">After</a>`));
  await host.locator("#before").focus();
  const walk = async (key, end) => {
    const places = [];
    for (let steps = 0; steps < 400 && places.at(-1) !== end; steps++) {
      await host.keyboard.press(key);
      const now = (await focus(host)).split(":")[0];
      if (places.at(-1) !== now) places.push(now);
    }
    return places;
  };
  assert.deepEqual(await walk("Tab", "after"), ["one", "between", "two", "after"]);
  assert.deepEqual(await walk("Shift+Tab", "before"), ["two", "between", "one", "before"]);
});

test("Escape closes what is open in an embed, and the focus is in the embed", async (t) => {
  const host = await loaded(await foreign(t, `<wegmarke-plan id="one" mode="explore">{{fragment}}</wegmarke-plan>`));
  await host.getByRole("button", { name: "Make it mine" }).click();
  await host.locator("dialog[open]").waitFor();
  await host.keyboard.press("Escape");
  await host.locator("dialog").waitFor({ state: "detached" });
  assert.equal(await focus(host), "one: button");
});

for (const width of [1280, 375]) {
  test(`the wheel scrolls the page over an embed, its board too (${width} px)`, async (t) => {
    const host = await loaded(await foreign(t, `<p>Before</p><wegmarke-plan mode="edit">{{fragment}}</wegmarke-plan>${FAR}`, { width }));
    await host.mouse.move(width / 2, 400);
    for (let turns = 0, before = -1; turns < 60; turns++) {
      const now = await host.evaluate(() => scrollY);
      if (await on(host, (element) => element.getBoundingClientRect().bottom < 0)) return;
      assert.ok(now > before, `the page stands still at ${now}`);
      before = now;
      await host.mouse.wheel(0, 300);
      await host.waitForFunction((now) => scrollY > now, now);
    }
    assert.fail("the embed has no end");
  });
}

test("axe finds nothing in a page with embeds to view, to explore and to edit", async (t) => {
  const embed = (mode) => `<wegmarke-plan mode="${mode}">{{fragment}}</wegmarke-plan>`;
  const host = await foreign(t, `<main><h1>Three</h1>${["view", "explore", "edit"].map(embed).join("<p>Text</p>")}</main>`, { lang: "en" });
  await loaded(host);
  await host.locator(".trail, .board").nth(2).waitFor();
  assert.deepEqual(await axe(host), []);
});
