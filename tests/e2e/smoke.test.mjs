// The site loads, under the policy that it is served with, and is what it says it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, page, settled, site } from "./support/browser.mjs";

test("the planner comes up without a fault", async (t) => {
  const planner = await page(t, { open: "" });
  assert.match(await planner.title(), /Wegmarke/);
  assert.equal(await planner.locator("noscript").count(), 0, "the text shown before the start is still there");
});

test("the policy is in force, and a breach of it is noticed", async (t) => {
  const breaches = [];
  const planner = await page(t, { open: "", allow: [{ test: (fault) => breaches.push(fault) }] });
  const outcome = await planner.evaluate(() => {
    const line = document.createElement("p");
    line.setAttribute("style", "color: red");
    let markup = "taken";
    try { line.innerHTML = "<b>bold</b>"; } catch { markup = "refused"; }
    return { markup, colour: line.style.color };
  });
  assert.deepEqual(outcome, { markup: "refused", colour: "" });
  await settled(planner);
  assert.ok(breaches.some((fault) => fault.startsWith("policy: require-trusted-types-for")), breaches.join("\n"));
  assert.ok(breaches.some((fault) => fault.startsWith("policy: style-src")), breaches.join("\n"));
});

test("no script can make trusted values of its own, on the site, in the frame, in the demo, on published pages", async (t) => {
  const breaches = [];
  const visitor = await page(t, { allow: [{ test: (fault) => breaches.push(fault) }] });
  for (const [address, names] of [["", ["mine", "default"]], ["embed/frame.html", ["mine", "default", "wegmarke-worker"]], ["embed/demo.html", ["wegmarke-worker"]], ["embed/published/physiotherapy.de.html", ["wegmarke-worker"]]]) {
    await visitor.goto(site + address);
    const made = await visitor.evaluate((names) => names.filter((name) => {
      try {
        return trustedTypes.createPolicy(name, { createHTML: (text) => text });
      } catch {
        return false;
      }
    }), names);
    assert.deepEqual(made, [], address);
    await settled(visitor);
    assert.equal(breaches.splice(0).filter((fault) => fault.startsWith("policy: trusted-types")).length, names.length, address);
  }
});

test("a browser without WebAssembly is told why nothing comes, in both languages", async (t) => {
  const planner = await page(t, { allow: [/WebAssembly/] });
  await planner.addInitScript(() => { delete globalThis.WebAssembly; });
  await planner.goto(site);
  const app = planner.locator("#app");
  await app.getByText("Der Planer konnte nicht starten").waitFor();
  await app.getByText("The planner could not start").waitFor();
});

test("without script the page says what it needs", async (t) => {
  // Chromium fetches modules ahead only where scripts may run, and reports the rest as failed.
  const planner = await page(t, { javaScriptEnabled: false, allow: [/^request failed: .*\.js csp$/] });
  await planner.goto(site);
  const text = await planner.locator("#app").innerText();
  assert.match(text, /Der Planer braucht JavaScript/);
  assert.match(text, /The planner needs JavaScript/);
});

for (const [lang, scheme] of [["de", "light"], ["en", "dark"]]) {
  test(`the first view has no fault that axe can find (${lang}, ${scheme})`, async (t) => {
    const planner = await page(t, { open: `?lang=${lang}`, lang, scheme });
    assert.deepEqual(await axe(planner), []);
  });
}

test("hashed files are kept for ever, the page is asked for anew, and a request cannot leave the site", async () => {
  const html = await fetch(site);
  assert.match(html.headers.get("cache-control"), /no-cache/);
  assert.match(html.headers.get("content-security-policy"), /frame-ancestors 'none'/);
  assert.equal(html.headers.get("x-content-type-options"), "nosniff");
  const page = await html.text();
  const assets = [...page.matchAll(/(?:href|src)="(assets\/[^"]+)"/g)].map(([, address]) => address);
  assert.ok(assets.length >= 4, page);
  for (const address of assets) {
    const asset = await fetch(new URL(address, site), { headers: { "accept-encoding": "br" } });
    assert.equal(asset.status, 200, address);
    assert.match(asset.headers.get("cache-control"), /immutable/, address);
    if (address.endsWith(".wasm")) {
      assert.equal(asset.headers.get("content-type"), "application/wasm");
      assert.equal(asset.headers.get("content-encoding"), "br");
    }
  }
  assert.equal((await fetch(new URL("%2e%2e/Cargo.toml", site))).status, 404);
});
