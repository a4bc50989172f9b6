// The embed dialog: what it gives is what a page needs, tried by pasting it into one; and the preview shows what was
// chosen.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, inWholeChromium, page, site } from "./support/browser.mjs";
import { closeDialog, openExample, stored } from "./support/planner.mjs";

inWholeChromium();

/** Opens the dialog by keyboard alone. */
async function embedDialog(planner, words = "Einbetten") {
  await planner.keyboard.press("Control+k");
  await planner.locator(".palette-input").fill(words);
  await planner.keyboard.press("Enter");
  await planner.locator("dialog[open].embedding").waitFor();
}

const snippet = (planner) => planner.locator(".embed-snippet").inputValue();
const choose = (planner, form) => planner.locator(`input[name=embed-form][value=${form}]`).check();
/** The plan in the preview, as far as it has come. */
const preview = (planner, within = "") => planner.locator(`.embed-alive wegmarke-plan ${within}`);

/**
 * A page beside the planner that has this in its body and no policy: as in the blog of somebody who hosts the planner
 * themselves.
 */
async function pasted(t, html, { lang = "de", ...context } = {}) {
  const blank = await page(t, { lang, ...context });
  await blank.route(`${site}pasted.html`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: `<!doctype html><html lang="${lang}"><title>Post</title><link rel="icon" href="data:,"><main><h1>Post</h1>\n${html}\n</main></html>` }));
  await blank.goto(`${site}pasted.html`);
  return blank;
}

test("what is pasted works: figure, element, frame, text, link", async (t) => {
  const planner = await page(t, { open: "?lang=de" });
  await openExample(planner, "physiotherapy");
  await embedDialog(planner);
  assert.equal(await planner.locator("select[name=embed-platform]").inputValue(), "wordpress-author");
  const figure = await snippet(planner);
  assert.match(figure, /^<!-- wp:html -->\n<figure class="wegmarke alignwide" data-wegmarke="1" [^]*<\/figure>\n<!-- \/wp:html -->\n$/);
  const loader = await planner.locator(".embed-loader").inputValue();
  assert.equal(loader, `<script type="module" src="${site}embed/wegmarke.js"></script>`);

  const bare = await pasted(t, figure);
  await bare.locator("figure td", { hasText: "findet nichts" }).waitFor();
  const post = await pasted(t, figure + loader);
  await post.locator("figure wegmarke-plan .map-view").waitFor();

  await planner.locator("select[name=embed-platform]").selectOption("html");
  assert.ok(await planner.locator(".embed-needs", { hasText: "connect-src" }).isVisible());
  const element = await snippet(planner);
  const whole = await pasted(t, element);
  await whole.locator("wegmarke-plan .map-view").waitFor();
  assert.equal(await whole.evaluate(() => document.querySelector("wegmarke-plan").plan.journeys.length), 3, "not the whole plan");
  assert.equal(await whole.locator("wegmarke-plan table").count(), 1);

  await choose(planner, "frame");
  assert.equal(await planner.locator(".embed-loader").count(), 0);
  const framed = await pasted(t, await snippet(planner));
  await framed.frameLocator("iframe").locator(".map-view").waitFor();
  const [, address] = /src="([^"]*)"/.exec(await snippet(planner));
  assert.ok(address.startsWith(`${site}embed/frame.html?mode=explore&amp;lang=de#share=`), address);
  assert.equal(await framed.locator("iframe").getAttribute("title"), "Physiotherapie am Lindenplatz: vom Rückenschmerz zum ersten Termin");
  // By itself it is a page without an icon.
  const alone = await page(t, { allow: [/404/] });
  await alone.goto(address.replaceAll("&amp;", "&"));
  await alone.locator("wegmarke-plan .map-view").waitFor();

  await choose(planner, "fragment");
  await planner.getByLabel("Bild der Karte über der Tabelle").check();
  const [download] = await Promise.all([planner.waitForEvent("download"), planner.locator(".embed-acts .as-file").click()]);
  assert.match(download.suggestedFilename(), /\.html$/);
  const saved = await readFile(await download.path(), "utf8");
  assert.equal(saved, await snippet(planner));
  const plain = await pasted(t, saved, { javaScriptEnabled: false });
  await plain.locator("figure svg").waitFor();

  await choose(planner, "link");
  const shared = await page(t);
  await shared.goto(await snippet(planner));
  await shared.locator(".map-view").waitFor();
});

test("the preview follows the choices, keeps nothing and takes no focus", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900 });
  await openExample(planner, "physiotherapy");
  const before = await stored(planner);
  await embedDialog(planner, "Embed");
  await planner.locator("select[name=embed-platform]").selectOption("ghost");
  await preview(planner, ".map-view").waitFor();
  const attribute = (name) => preview(planner).getAttribute(name);
  assert.deepEqual([await attribute("mode"), await attribute("view"), await attribute("lang"), await attribute("theme")], ["explore", "map", "en", "auto"]);

  const view = planner.locator("select[name=view]");
  await view.focus();
  await view.selectOption("analysis");
  await preview(planner, ".analysis-view").waitFor();
  assert.equal(await planner.evaluate(() => inside.activeElement.name), "view", "the preview took the focus");
  assert.match(await snippet(planner), / view="analysis" /);
  await view.selectOption("map");

  await planner.locator("select[name=lang]").selectOption("de");
  await preview(planner, ".make-copy").filter({ hasText: "Kopie" }).waitFor();
  assert.match(await snippet(planner), / lang="de"/);
  await planner.locator("select[name=theme]").selectOption("dark");
  assert.equal(await preview(planner, ".wegmarke").first().evaluate((frame) => getComputedStyle(frame).colorScheme), "dark");
  await planner.locator(".embed-colour input[type=color]").first().fill("#c2185b");
  assert.equal(await preview(planner).evaluate((element) => element.style.getPropertyValue("--wegmarke-accent")), "#c2185b");
  assert.match(await snippet(planner), / theme="dark" lang="de" style="--wegmarke-accent:#c2185b"/);
  await planner.locator(".embed-colour input[type=checkbox]").first().uncheck();
  assert.doesNotMatch(await snippet(planner), /--wegmarke/);

  await planner.locator("select[name=mode]").selectOption("edit");
  await planner.getByLabel("Keep changes in the reader’s browser").check();
  assert.match(await snippet(planner), / mode="edit" theme="dark" storage="local"/);
  await preview(planner, ".plan-title textarea").fill("Only a try");
  assert.doesNotMatch(await snippet(planner), /Only a try/);
  await planner.locator("input[name=source]").fill("https://blog.example/plan.wegmarke.json");
  assert.match(await snippet(planner), /^<wegmarke-plan src="https:\/\/blog\.example\/plan\.wegmarke\.json" mode="edit"/);
  assert.doesNotMatch(await snippet(planner), /application\/json/);
  await planner.getByLabel("Include the text version, for search engines and without JavaScript").uncheck();
  assert.match(await snippet(planner), /style="display:block;min-height:32rem"/);
  assert.match(await planner.locator(".embed-size").textContent(), /^0\.2 KiB$/);

  assert.deepEqual(await stored(planner), before);
  await closeDialog(planner);
  assert.equal(await planner.locator(".embed-alive").count(), 0);
});

test("the journey that is shown now is the one to embed", async (t) => {
  const planner = await page(t, { open: "?lang=de" });
  await openExample(planner, "physiotherapy");
  await embedDialog(planner);
  assert.doesNotMatch(await snippet(planner), /data-journey="marlies-now" data-mode/);
  const journey = planner.locator(".embed-choices select").filter({ has: planner.locator("option[value=jannik-now]") });
  await journey.selectOption("jannik-now");
  assert.match(await snippet(planner), /<figure [^>]*data-journey="jannik-now"[^>]*>[^]*<table data-journey="jannik-now"/);
});

for (const [lang, words, width, scheme] of [["de", "Einbetten", 1440, "light"], ["en", "Embed", 360, "dark"]]) {
  test(`the dialog can be used by everybody: ${lang}, ${width} px, ${scheme}`, async (t) => {
    const planner = await page(t, { open: `?lang=${lang}`, lang, width, height: 900, scheme });
    await openExample(planner, "physiotherapy");
    await embedDialog(planner, words);
    await preview(planner, ".map-view").waitFor();
    assert.deepEqual(await axe(planner), []);
    const wide = await planner.evaluate(() => inside.querySelector("dialog").scrollWidth - inside.querySelector("dialog").clientWidth);
    assert.ok(wide <= 0, `scrolls ${wide} px to the side`);
    // The forms are one stop of the keyboard, with arrows within.
    await planner.locator("input[name=embed-form]:checked").focus();
    await planner.keyboard.press("ArrowDown");
    assert.match(await snippet(planner), /<wegmarke-plan /);
    await planner.locator(".embed-acts .copy").focus();
    await planner.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await planner.keyboard.press("Enter");
    await planner.waitForFunction(async () => (await navigator.clipboard.readText()).includes("<wegmarke-plan"));
    assert.equal(await planner.evaluate(() => navigator.clipboard.readText()), await snippet(planner));
    await closeDialog(planner);
  });
}

test("the demo pages show their plans, with scripts and without", async (t) => {
  for (const [address, lang, plans] of [["embed/demo.html", "de", 3], ["embed/demo.en.html", "en", 2]]) {
    const post = await page(t, { lang, width: 1280});
    await post.goto(`${site}${address}`);
    await post.locator("figure wegmarke-plan").waitFor();
    const embeds = post.locator("article wegmarke-plan");
    assert.equal(await embeds.count(), plans);
    for (let place = 0; place < plans; place++) {
      await embeds.nth(place).scrollIntoViewIfNeeded();
      await embeds.nth(place).locator(".map-view").waitFor();
    }
    assert.deepEqual(await axe(post), []);
    assert.deepEqual(await stored(post), {});

    const bare = await page(t, { lang, width: 360, javaScriptEnabled: false });
    await bare.goto(`${site}${address}`);
    await bare.locator("figure td").first().waitFor();
  }
});
