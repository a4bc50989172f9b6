// The embeds in other people's pages: each works there, or leaves the text in place and says why.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { blog, hugo } from "./hosts/hugo.mjs";
import { hosts, pages } from "./hosts/server.mjs";
import { axe, page, site } from "./support/browser.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const server = await hosts({ site, dist: DIST });
after(() => server.close());

/** Opens a foreign page that notes what becomes of each element: "works", or the code of its fault. */
async function foreign(t, name, { from = server, ...options } = {}) {
  const host = await page(t, options);
  await host.addInitScript(() => {
    const outcomes = new Map();
    globalThis.outcomes = outcomes;
    // No load event gets as far as the window.
    document.addEventListener("load", ({ target }) => target.localName === "wegmarke-plan" && outcomes.set(target, "works"), true);
    document.addEventListener("error", (event) => event.target.localName === "wegmarke-plan" && outcomes.set(event.target, event.detail.code), true);
  });
  await host.goto(new URL(name, from.url).href);
  return host;
}

/** Goes through the page as a reader does, until each of its elements has come to something. */
async function read(frame, count) {
  await frame.waitForFunction((count) => document.querySelectorAll("wegmarke-plan").length >= count, count);
  const elements = await frame.locator("wegmarke-plan").all();
  for (const element of elements) {
    await element.evaluate((element) => {
      for (let around = element.parentElement; around; around = around.parentElement) {
        around.hidden = false;
        if (around.localName === "details") around.open = true;
        if (around.localName === "dialog" && !around.open) around.show();
      }
      element.scrollIntoView();
    });
    await frame.waitForFunction((element) => globalThis.outcomes.has(element), await element.elementHandle());
  }
  return frame.evaluate(() => [...globalThis.outcomes.values()]);
}

const tables = (frame) => frame.locator("table").evaluateAll((all) => all.filter((table) => table.checkVisibility()).length);

for (const [name, { expect }] of Object.entries(pages)) {
  test(`${name}: ${expect}`, async (t) => {
    const works = expect === "works";
    // What a page breaks on purpose is told on the console.
    const host = await foreign(t, name, { allow: works ? [/translate/] : [/./] });
    if (name === "sandbox.html") {
      const [, inner, frame] = host.frames();
      assert.deepEqual(new Set(await read(inner, 3)), new Set(["works"]));
      await frame.locator("wegmarke-plan .board").waitFor();
      return;
    }
    if (expect === "untouched") {
      await host.waitForLoadState("load");
      assert.equal(await host.evaluate(() => customElements.get("wegmarke-plan") === undefined), true);
      assert.ok(await tables(host) > 0, "no text is left");
      return;
    }
    if (name === "optimiser-late.html") await host.locator("figure").click();
    const outcomes = await read(host, 1);
    assert.deepEqual(new Set(outcomes), new Set([expect]));
    if (works) {
      await host.locator("wegmarke-plan :is(.board, .trail)").first().waitFor();
    } else {
      assert.ok(await tables(host) > 0, "no text is left");
    }
  });
}

test("a blog that Hugo made shows what was pasted and what a shortcode made", { skip: !hugo && "there is no Hugo on this machine" }, async (t) => {
  const built = await blog(`${site}embed/wegmarke.js`);
  const own = await hosts({ site, dist: DIST, folders: { "/blog/": built.built } });
  t.after(async () => {
    own.close();
    await built.remove();
  });
  for (const post of ["pasted", "shortcode"]) {
    const host = await foreign(t, `blog/posts/${post}/`, { from: own });
    assert.deepEqual(new Set(await read(host, 1)), new Set(["works"]), post);
  }
});

test("element removed and added again: the same plan, with what was done; moved, it is the same planner", async (t) => {
  const host = await foreign(t, "moved.html");
  await read(host, 2);
  const element = host.locator("wegmarke-plan").first();
  const title = element.locator("textarea[name=title]");
  await title.fill("A title of the reader's");
  await element.locator("[data-action=undo]").waitFor();
  const planner = await element.evaluateHandle((element) => element.shadowRoot.querySelector(".wegmarke"));
  for (const move of ["move", "atomic"]) {
    await host.evaluate((move) => globalThis.host[move](), move);
    // Longer than the element waits to see whether it was only moved: its own timer is later than that one.
    await host.evaluate(() => new Promise((resolve) => setTimeout(resolve, 30)));
    assert.equal(await element.evaluate((element, planner) => element.shadowRoot.querySelector(".wegmarke") === planner, planner), true, move);
  }
  await title.press("Control+z");
  assert.notEqual(await title.inputValue(), "A title of the reader's");
  await title.press("Control+Shift+z");
  await host.evaluate(() => new Promise((resolve) => { globalThis.host.park(); setTimeout(resolve, 30); }));
  await host.evaluate(() => globalThis.host.back());
  await title.waitFor();
  assert.equal(await title.inputValue(), "A title of the reader's");
});

test("wasm blocked by a policy: the text table stays, all of it, with a message", async (t) => {
  const host = await foreign(t, "policy-strict.html", { allow: [/./] });
  assert.deepEqual(new Set(await read(host, 1)), new Set(["csp"]));
  const cut = await host.locator("wegmarke-plan").evaluateAll((all) => all.filter((element) => {
    const frame = element.shadowRoot.querySelector(".frame");
    return frame.scrollHeight > frame.clientHeight + 1 || frame.classList.contains("held");
  }).length);
  assert.equal(cut, 0);
  assert.ok(await tables(host) > 0, "no text is left");
  for (const element of await host.locator("wegmarke-plan").all()) await element.locator(".why").waitFor();
});

test("JavaScript disabled: the text table stays", async (t) => {
  const host = await page(t, { javaScriptEnabled: false, allow: [/^request failed: .*\.js csp$/] });
  await host.goto(new URL("plain.html", server.url).href);
  assert.ok(await host.locator("wegmarke-plan table, figure table").count() > 0);
  for (const table of await host.locator("wegmarke-plan table, figure table").all()) assert.ok(await table.isVisible());
});

test("neither styles nor names leak, in or out", async (t) => {
  const host = await foreign(t, "important.html");
  const before = await host.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  await read(host, 1);
  const after = await host.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  assert.deepEqual(after.sort(), before.sort(), "ids in the page");
  const plain = await foreign(t, "plain.html");
  await read(plain, 3);
  const names = await plain.evaluate(() => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    return Object.getOwnPropertyNames(globalThis).filter((name) => !usual.has(name) && !/^\d+$/.test(name));
  });
  assert.deepEqual(names.filter((name) => !["outcomes", "inside", "__report"].includes(name) && !name.startsWith("__playwright")), []);
  assert.deepEqual(await plain.evaluate(() => document.adoptedStyleSheets.length), 0);
});

test("axe finds nothing in a page with embeds", async (t) => {
  const host = await foreign(t, "plain.html");
  await read(host, 3);
  assert.deepEqual(await axe(host, { rules: { "landmark-one-main": { enabled: false }, "page-has-heading-one": { enabled: false }, region: { enabled: false } } }), []);
});

test("a plan published anywhere opens read-only by ?src=, and becomes one's own by a link", async (t) => {
  const reader = await page(t);
  const published = `${server.url}copy/examples/physiotherapy.de.wegmarke.json`;
  await reader.goto(`${site}?src=${encodeURIComponent(published)}`);
  await reader.locator("wegmarke-plan .board").waitFor();
  assert.equal(await reader.locator(".add-step, .hero").count(), 0);
  await reader.locator(".make-copy").click();
  const [planner] = await Promise.all([reader.context().waitForEvent("page"), reader.locator("dialog[open] .in-planner").click()]);
  await planner.waitForFunction(() => location.hash.startsWith("#/plan/"));
  assert.match(await planner.title(), /Physiotherapie/);
  assert.equal(await reader.evaluate(() => Object.keys(localStorage).length), 0);
});
