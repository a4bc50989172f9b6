// The program ends by a fault of its own: what is said then, what is left, and that nothing of it is called any more.
//
// The faults are real ones: the program has a function that ends it (`fault` in src/ui/shell/element.rs), which nothing
// in the planner calls. On the site `?debug` puts it into the page's console.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { hosts } from "./hosts/server.mjs";
import { axe, inWholeChromium, page, settled, site, visit } from "./support/browser.mjs";
import { addFrame, HOST } from "./support/frames.mjs";
import { openPlan, plan, saved, stored } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

// The shell warns of a message that a sealed frame cannot get.
inWholeChromium();

const made = { "five.json": JSON.stringify(fiveSteps()), "host.html": HOST };
const server = await hosts({ site, dist: fileURLToPath(new URL("../../dist", import.meta.url)), made });
after(() => server.close());

/** What a fault says on the console and to the page; debug builds have another word on traps. */
const FAULT = [/somebody asked for a fault/, /^uncaught: (RuntimeError: unreachable|RangeError: Maximum call stack)/, /^console error: wasm-bindgen: .*threw an error: unreachable/];

const title = (within) => within.locator("textarea[name=title]");
const panel = (within) => within.getByRole("alertdialog");

/** Counts, in a page that is to be opened, what is called of the program and what it calls: in `globalThis.calls`. */
const count = () => {
  globalThis.calls = 0;
  const all = (module) => Object.fromEntries(Object.entries(module).map(([name, value]) => [name, typeof value === "function" ? counted(value) : value]));
  const counted = (call) => (...given) => { globalThis.calls++; return call(...given); };
  let table;
  const get = WebAssembly.Table.prototype.get;
  WebAssembly.Table.prototype.get = function (index) {
    const found = get.call(this, index);
    return this === table ? counted(found) : found;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      // The parts of the program are called, and call, by way of its table alone.
      if (imports.__wasm_split) return real(source, imports);
      const modules = Object.entries(imports).map(([name, module]) => [name, all(module)]);
      const { instance: { exports }, module } = await real(source, Object.fromEntries(modules));
      table = exports.__indirect_function_table;
      return { instance: { exports: all(exports) }, module };
    };
  }
};

/** Sets the page's clock to a time of day, where it stands still. */
const setTime = (time) => {
  const Real = globalThis.RealDate ??= Date;
  const now = Real.parse(`${time}+01:00`);
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length > 0 ? given : [now])); }
    static now() { return now; }
  };
};

/** Lets a page that is to be opened do all at once that it has put off: by `globalThis.hurry()`. */
const timers = () => {
  const waiting = new Map();
  const [set, clear] = [setTimeout, clearTimeout];
  globalThis.setTimeout = (call, after, ...given) => {
    const id = set(() => { waiting.delete(id); call(...given); }, after);
    waiting.set(id, () => { clear(id); call(...given); });
    return id;
  };
  globalThis.clearTimeout = (id) => { waiting.delete(id); clear(id); };
  globalThis.hurry = () => {
    const calls = [...waiting.values()];
    waiting.clear();
    for (const call of calls) call();
    return calls.length;
  };
};

/** The planner with a plan, taken in at four minutes past twelve. */
async function opened(t, { lang, prepare = [], ...options }) {
  const at = await page(t, { lang, timezoneId: "Europe/Berlin", allow: FAULT, ...options });
  await at.addInitScript(setTime, "2026-11-22T12:04:10");
  for (const script of prepare) await at.addInitScript(script);
  await visit(at, `?lang=${lang}&debug`);
  await openPlan(at, fiveSteps());
  return at;
}

/** Types a title at a time of day, and goes elsewhere, so that it is kept at once, or tried to. */
async function typed(at, time, text) {
  await at.evaluate(setTime, `2026-11-22T${time}`);
  await title(at).fill(text);
  await at.evaluate(() => { dispatchEvent(new Event("blur")); });
}

/** Ends the program of the site's own page, and waits until that is said. */
async function end(at, kind = "panic") {
  await at.evaluate((kind) => globalThis.wegmarkeFault(kind).catch(() => {}), kind);
  await panel(at).waitFor();
}

/** Downloads the last state, and gives the file's name and the plan in it. */
async function taken(at) {
  const [download] = await Promise.all([at.waitForEvent("download"), panel(at).getByRole("link").click()]);
  return { name: download.suggestedFilename(), plan: JSON.parse(await readFile(await download.path(), "utf8")) };
}

/** What the page asks before it is left: "beforeunload" or, where it just closes, nothing. */
async function leaving(at) {
  const asked = at.waitForEvent("dialog").then(async (dialog) => {
    await dialog.accept();
    return dialog.type();
  });
  const closed = at.waitForEvent("close").then(() => "nothing");
  asked.catch(() => {});
  await at.close({ runBeforeUnload: true });
  return Promise.race([asked, closed]);
}

for (const [lang, called, said, reload] of [
  ["de", "Der Planer ist stehen geblieben", "Gespeichert um 12:04. Falls danach noch etwas getippt wurde, fehlt es.", "Neu laden"],
  ["en", "The planner has stopped", "Saved at 12:04. Anything typed after that is missing.", "Reload"],
]) {
  test(`wasm panic: it is said, with the time of the last save; the last state downloads, and a reload brings all back (${lang})`, async (t) => {
    const at = await opened(t, lang === "de" ? { lang, width: 1440 } : { lang, scheme: "dark", width: 360 });
    await typed(at, "12:04:30", "Typed just now");
    await saved(at);
    await end(at);
    assert.equal(await panel(at).getAttribute("lang"), lang);
    assert.ok(await panel(at).evaluate((panel) => panel.getRootNode().activeElement === panel), "the focus is elsewhere");
    await at.getByRole("alertdialog", { name: called }).getByText(said).waitFor();
    assert.deepEqual(await axe(at), []);

    await at.keyboard.press("Tab");
    const again = at.getByRole("button", { name: reload });
    assert.ok(await again.evaluate((button) => button.matches(":focus")));
    const file = await taken(at);
    assert.deepEqual([file.name, file.plan.title, file.plan.journeys[0].steps.length], ["Typed-just-now.wegmarke.json", "Typed just now", 5]);

    await again.press("Enter");
    await title(at).waitFor();
    assert.deepEqual(await plan(at), file.plan);
  });
}

for (const kind of ["panic", "trap", "stack"]) {
  test(`after a ${kind} nothing of the program is called any more, whatever happens in the page`, async (t) => {
    const at = await opened(t, { lang: "en", prepare: [count, timers] });
    await saved(at);
    // What is under way when it ends: a part that comes, and the saving.
    let come;
    const coming = new Promise((resolve) => { come = resolve; });
    await at.route(/split_insight/, async (route) => { await coming; await route.continue(); });
    const asked = at.waitForRequest(/split_insight/);
    await at.reload();
    await title(at).fill("Not saved yet");
    await asked;
    const before = await at.evaluate(() => globalThis.calls);
    assert.ok(before > 100, `${before} calls until then: they are not counted`);
    await end(at, kind);

    const calls = await at.evaluate(() => globalThis.calls);
    const [response] = await Promise.all([at.waitForResponse(/split_insight/), come()]);
    await response.finished();
    assert.ok(await at.evaluate(() => globalThis.hurry()) > 0, "nothing was put off");
    await at.mouse.move(200, 200);
    await at.mouse.click(300, 300);
    await at.keyboard.press("Control+z");
    await at.keyboard.press("Control+k");
    await at.setViewportSize({ width: 500, height: 600 });
    await at.evaluate(() => {
      location.hash = "#/";
      const element = document.querySelector("#app");
      for (const name of ["pagehide", "beforeunload", "blur", "hashchange", "storage", "paste", "dragover"]) dispatchEvent(new Event(name, { cancelable: true }));
      document.dispatchEvent(new Event("visibilitychange"));
      element.dispatchEvent(new Event("drop", { bubbles: true, cancelable: true }));
      for (const name of ["lang", "mode", "view", "theme"]) element.setAttribute(name, "x");
      element.undo();
      element.remove();
    });
    await at.evaluate(() => globalThis.hurry());
    await settled(at);
    assert.equal(await at.evaluate(() => globalThis.calls), calls, "calls after the end");
  });
}

test("wasm panic with nothing kept: it says so, and asks before it is left, until the plan was taken away", async (t) => {
  const prepare = () => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  for (const expected of ["beforeunload", "nothing"]) {
    const at = await opened(t, { lang: "de", prepare: [prepare] });
    await typed(at, "12:04:30", "Nowhere to keep it");
    await end(at);
    await panel(at).getByText("Nicht gespeichert. Sichere den Stand von 12:04:30, bevor du die Seite verlässt.").waitFor();
    if (expected === "nothing") assert.equal((await taken(at)).plan.title, "Nowhere to keep it");
    assert.equal(await leaving(at), expected);
  }
});

test("wasm panic after a save that failed: both times are told, and the newer state is what downloads", async (t) => {
  const at = await opened(t, { lang: "de" });
  await saved(at);
  await at.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await typed(at, "12:09:00", "Wo kein Platz ist");
  await end(at);
  await panel(at).getByText("Zuletzt gespeichert um 12:04. Der Stand von 12:09:00 ist nicht gespeichert: Sichere ihn, bevor du die Seite verlässt.").waitFor();
  assert.equal((await taken(at)).plan.title, "Wo kein Platz ist");
});

test("wasm panic with nothing changed: what is stored is untouched, and a plan that ends the program each time can be left", async (t) => {
  const at = await opened(t, { lang: "en" });
  await saved(at);
  const before = await stored(at);
  await at.addInitScript(setTime, "2026-11-24T09:00:00");
  await at.reload();
  await title(at).waitFor();
  await end(at);
  await panel(at).getByText(/^Saved on 22 Nov 2026, 12:04\./).waitFor();
  await panel(at).getByRole("button", { name: "To the list of plans" }).click();
  await at.locator(".wegmarke:not(.start) .plans-view").waitFor();
  await end(at);
  await panel(at).getByText("Saved plans are not affected.").waitFor();
  assert.deepEqual([await panel(at).getByRole("link").count(), await panel(at).getByRole("button").count()], [0, 1]);
  assert.deepEqual(await stored(at), before);
  assert.equal(await leaving(at), "nothing");
});

/**
 * Opens a foreign page with this body, in which every `error` of an element is noted, and waits until its plans are
 * shown.
 */
async function foreign(t, body, options) {
  const name = `${Object.keys(made).length}.html`;
  made[name] = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Blog</title><meta name="viewport" content="width=device-width"><script type="module" src="{{loader}}"></script>
    <script>globalThis.heard = []; document.addEventListener("error", ({ target, detail }) => { if (target.localName === "wegmarke-plan") heard.push([target.id, detail.code]); }, true);</script></head>
    <body><main><h1>Ein Blog</h1>${body}</main></body></html>`;
  const host = await page(t, { lang: "de", allow: FAULT, ...options });
  await host.addInitScript(count);
  await host.goto(server.url + name);
  await host.evaluate(async () => {
    await customElements.whenDefined("wegmarke-plan");
    for (const element of document.querySelectorAll("wegmarke-plan:not([loading])")) await element.load();
  });
  return host;
}

/** Edits the title in an element, and has it serialised at once, as when the reader goes elsewhere. */
async function edited(host, within, text) {
  await title(within).fill(text);
  await host.evaluate(() => { dispatchEvent(new Event("blur")); });
}

/**
 * Ends the program that the elements of a page or frame share: at once or, if `late`, in the midst of its next call of
 * the page.
 */
const fault = (host, late = false) => host.evaluate(async (late) => {
  const { name } = performance.getEntriesByType("resource").find(({ name }) => /assets\/program\./.test(name));
  const { fault } = await import(name);
  const end = () => {
    // A page that goes on, and would have the planner go on.
    try { fault("panic"); } catch { globalThis.then ??= globalThis.calls; }
  };
  if (!late) return end();
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (...given) {
    end();
    return setAttribute.apply(this, given);
  };
}, late);

test("wasm panic in somebody else's page: what was edited can be taken away, what was only shown is there as text, the page is as it was", async (t) => {
  const table = "<table><tbody><tr><td>What is here without a script</td></tr></tbody></table>";
  const embed = (id, attributes) => `<wegmarke-plan id="${id}" src="{{here}}five.json" ${attributes}>${table}</wegmarke-plan>`;
  const embeds = [["edited", `mode="edit"`], ["shown", `mode="explore"`], ["untouched", `mode="edit"`], ["later", `loading="interaction"`]].map(([id, attributes]) => embed(id, attributes));
  const host = await foreign(t, `<p><input id="mine" aria-label="Kommentar"></p>${embeds.join("")}`, { width: 640 });
  const element = (id) => host.locator(`#${id}`);
  await edited(host, element("edited"), "Mine");
  await element("mine").click();
  await fault(host);
  await panel(element("edited")).getByText(/^Nicht gespeichert\./).waitFor();
  assert.equal(await panel(host).count(), 1);
  for (const id of ["shown", "untouched"]) {
    await element(id).getByText("Ein Fehler hat den Planer beendet.").waitFor();
    assert.ok(await element(id).getByText("What is here without a script").isVisible());
  }
  assert.deepEqual((await host.evaluate(() => globalThis.heard)).sort(), [["edited", "panic"], ["shown", "panic"], ["untouched", "panic"]]);
  assert.equal(await host.evaluate(() => document.activeElement.id), "mine", "the focus was taken from where the reader is");
  assert.deepEqual(await axe(host), []);
  assert.equal((await taken(host)).plan.title, "Mine");
  // One that is asked for now says the same; one that goes and comes back calls nothing.
  const calls = await host.evaluate(() => globalThis.calls);
  await element("later").getByRole("button").click();
  await element("later").getByText("Ein Fehler hat den Planer beendet.").waitFor();
  await host.evaluate(() => document.querySelector("main").append(document.querySelector("#edited")));
  await host.evaluate(() => document.querySelector("#edited").remove());
  await settled(host);
  assert.equal(await host.evaluate(() => globalThis.calls), calls);
});

test("a fault within a call of the page, which passes over it, ends that call too; the focus goes to where it was worked", async (t) => {
  const host = await foreign(t, `<wegmarke-plan id="edited" src="{{here}}five.json" mode="edit" lang="en"></wegmarke-plan>`);
  await edited(host, host, "Before");
  await fault(host, true);
  await host.locator("#views a[href$='/personas']").click();
  await host.getByRole("alertdialog", { name: "The planner has stopped" }).waitFor();
  assert.ok(await panel(host).evaluate((panel) => panel.getRootNode().activeElement === panel));
  assert.equal(await host.evaluate(() => globalThis.calls - globalThis.then), 0);
  assert.equal((await taken(host)).plan.title, "Before");
});

test("wasm panic in a sealed frame, where nothing downloads: the plan can be copied", async (t) => {
  const host = await page(t, { lang: "en", allow: FAULT });
  await host.goto(`${server.url}host.html`);
  const frame = await addFrame(host, `${site}embed/frame.html?mode=edit&lang=en&src=${encodeURIComponent(`${server.url}copy/examples/physiotherapy.en.wegmarke.json`)}`, { sandbox: "allow-scripts" });
  await frame.evaluate(() => document.querySelector("wegmarke-plan").ready.then(() => {}));
  await edited(frame, frame, "Sealed");
  await fault(frame);
  await panel(frame).getByText("No file arrives?").click();
  const area = panel(frame).getByLabel("The plan as text");
  await area.focus();
  assert.equal(JSON.parse(await area.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd))).title, "Sealed");
  assert.deepEqual(await axe(host), []);
});

test("a fault of the page's own wasm, or of its script, is the page's", async (t) => {
  const host = await foreign(t, `<wegmarke-plan src="{{here}}five.json" mode="edit"></wegmarke-plan>`);
  const faults = await host.evaluate(() => {
    // A module with one function `f`, which is `unreachable`.
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    const deeper = () => deeper() + 1;
    globalThis.faults = 0;
    addEventListener("error", () => { globalThis.faults++; });
    for (const own of [f, deeper]) {
      addEventListener("wegmarke-change", () => own());
      setTimeout(own);
    }
    return new Promise((resolve) => setTimeout(() => resolve(globalThis.faults)));
  });
  assert.equal(faults, 2);
  await title(host).fill("Goes on");
  await title(host).press("Tab");
  assert.deepEqual(await host.evaluate(() => [globalThis.faults > 3, document.querySelector("wegmarke-plan").plan.title]), [true, "Goes on"]);
  assert.equal(await panel(host).count(), 0);
});

test("only `?debug` gives the console a way to end the program: no fragment and no other word does", async (t) => {
  for (const address of ["#debug", "?lang=debug#?debug"]) {
    const at = await page(t, { open: address, lang: "en" });
    assert.equal(await at.evaluate(() => typeof globalThis.wegmarkeFault), "undefined", address);
  }
});
