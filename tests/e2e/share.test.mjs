// A plan in a link: given out by the dialog, opened by somebody else as a copy that is theirs, and refused when it is
// not as it was written. The link is also read and written here with Node's own tools, from docs/share.md alone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, page, ready, site, visit } from "./support/browser.mjs";
import { opened, payloadOf, poisoned } from "./support/links.mjs";
import { closeDialog, exported, openExample, openPlan, plan, saved, showTools, stored } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

/** Opens the dialog by keyboard alone. */
async function shareDialog(planner) {
  await planner.keyboard.press("Control+k");
  await planner.locator(".palette-input").fill(await planner.evaluate(() => document.documentElement.lang) === "en" ? "Share as a link" : "Als Link teilen");
  await planner.keyboard.press("Enter");
  await planner.locator("dialog[open].sharing").waitFor();
}

const link = (planner) => planner.locator(".share-link").inputValue();

/** The plan as it is exported, but for its id: a copy has its own. */
const contents = ({ id, ...plan }) => plan;

test("a plan goes out as a link and opens elsewhere as the same plan, which is stored on its first edit", async (t) => {
  const sender = await page(t, { open: "?lang=de" });
  await openExample(sender, "physiotherapy");
  const sent = await plan(sender);
  await sender.locator("[data-action=share]").click();
  const address = await link(sender);
  assert.ok(address.startsWith(`${site}#share=`), address);
  assert.deepEqual(JSON.parse(opened(address.split("#share=")[1])), sent);

  const reader = await page(t, { lang: "en" });
  const asked = [];
  reader.on("request", (request) => asked.push(request.url()));
  await reader.goto(address);
  await ready(reader);
  await reader.locator(".map-view").waitFor();
  await reader.locator(".toast", { hasText: "copy of the shared plan" }).waitFor();
  assert.ok(asked.every((url) => !url.includes("share=")), "the plan went over the wire");
  assert.match(await reader.evaluate(() => location.hash), /^#\/plan\/[^/]+\/map$/);
  const got = await plan(reader);
  assert.deepEqual(contents(got), contents(sent));
  assert.notEqual(got.id, sent.id);
  assert.deepEqual(await stored(reader), {}, "stored before the first edit");

  await reader.locator(".plan-title textarea").fill("Mine now");
  await saved(reader);
  await reader.reload();
  await ready(reader);
  assert.deepEqual(contents(await plan(reader)), { ...contents(sent), title: "Mine now" });
});

test("opening a link leaves a stored plan as it is, and calls the copy one", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  // Giving the plan out is noted among the settings.
  const text = await exported(planner);
  const before = await stored(planner);
  const payload = payloadOf({ ...fiveSteps(), title: "Another state of it" });
  await planner.evaluate((payload) => { location.hash = `#share=${payload}`; }, payload);
  await planner.waitForFunction(() => document.title.startsWith("Another state of it (copy)"));
  assert.deepEqual(await stored(planner), before);
  await planner.locator(".plan-title textarea").fill("Changed");
  await saved(planner);
  const after = await stored(planner);
  for (const [key, value] of Object.entries(before)) {
    if (key.startsWith("wegmarke:plan:")) assert.equal(after[key], value);
  }
  await planner.goBack();
  await planner.waitForFunction(() => document.title.startsWith("Five steps"));
  assert.equal(await exported(planner), text);
});

test("share link too large: it is said, at once, and nothing is opened or stored", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const large = Object.entries(poisoned()).filter(([, [, sentence]]) => sentence === "too large");
  assert.ok(large.length >= 3);
  for (const [name, [payload]] of large) {
    await planner.evaluate((fragment) => { location.hash = fragment; }, `#share=${payload}`);
    await planner.locator(".shared-view .refused-reason", { hasText: "too large" }).waitFor().catch((fault) => assert.fail(`${name}: ${fault.message}`));
    assert.deepEqual(await stored(planner), {}, name);
    await planner.locator(".shared-view a").click();
    await planner.locator(".plans-view").waitFor();
  }
});

test("what had to be mended in a link is told", async (t) => {
  const planner = await page(t, { lang: "en" });
  await visit(planner, `?lang=en#share=${payloadOf({ ...fiveSteps(), colour: "red" })}?secret=x`);
  await planner.locator(".toast", { hasText: "Mended on opening: 1." }).waitFor();
  assert.equal((await plan(planner)).title, "Five steps");
});

test("a poisoned link is refused with a sentence; nothing is stored, nothing is run", async (t) => {
  const planner = await page(t, { lang: "en" });
  let first = true;
  for (const [name, [payload, sentence]] of Object.entries(poisoned())) {
    const address = `?lang=en#share=${payload}`;
    if (first) await visit(planner, address);
    else await planner.evaluate((fragment) => { location.hash = fragment; }, `#share=${payload}`);
    await planner.locator(".shared-view .refused-reason", { hasText: sentence }).waitFor().catch((fault) => assert.fail(`${name}: ${fault.message}`));
    assert.deepEqual(await stored(planner), {}, name);
    if (first) assert.deepEqual(await axe(planner), []);
    first = false;
  }
  await planner.locator(".language").click();
  await planner.locator(".shared-view .refused-reason", { hasText: "kein Wegmarke-Plan" }).waitFor();
  await planner.locator(".shared-view a").click();
  await planner.locator(".plans-view").waitFor();
  assert.deepEqual(await stored(planner), {});
});

test("hostile texts in a link are shown as text", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const hostile = "</script><img src=x onerror=\"document.title='run'\">\u202e\0";
  await planner.evaluate((payload) => { location.hash = `#share=${payload}`; }, payloadOf({ ...fiveSteps(), title: hostile }));
  await planner.locator(".map-view").waitFor();
  assert.equal((await plan(planner)).title, hostile);
  assert.equal(await planner.locator("img[src=x]").count(), 0);
});

test("the dialog by keyboard: the link is marked and copied, the code is the link's", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", permissions: ["clipboard-read", "clipboard-write"] });
  await openPlan(planner, fiveSteps());
  await planner.locator(".grid [data-step]").first().focus();
  await shareDialog(planner);
  const address = await link(planner);
  assert.match(await planner.locator("dialog[open]").innerText(), new RegExp(`${address.length} characters`));
  const code = planner.getByRole("img", { name: "QR code of the link" });
  const size = await code.evaluate(async (image) => { await image.decode(); return [image.naturalWidth, image.naturalHeight]; });
  assert.ok(size[0] === size[1] && size[0] > 200, `a code of ${size}`);
  for (let tabs = 0; tabs < 10 && !await planner.locator(".share-link:focus").count(); tabs++) await planner.keyboard.press("Tab");
  assert.equal(await planner.locator(".share-link").evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), address);
  const [download] = await Promise.all([planner.waitForEvent("download"), planner.locator(".share-code .button").press("Enter")]);
  assert.equal(download.suggestedFilename(), "Five-steps.qr.svg");
  assert.match(await readFile(await download.path(), "utf8"), /^<svg [^>]*viewBox="0 0 (\d+) \1"/);
  await planner.locator(".copy").focus();
  await planner.keyboard.press("Enter");
  await planner.locator(".toast", { hasText: "Copied" }).waitFor();
  assert.equal(await planner.evaluate(() => navigator.clipboard.readText()), address);
  await closeDialog(planner);
});

test("a link that no code holds is offered without one, a plan that no link holds as a file", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openExample(planner, "outdoor-shop");
  await shareDialog(planner);
  await planner.locator("dialog[open]", { hasText: "too long for a QR code" }).waitFor();
  assert.equal(await planner.locator(".share-code").count(), 0);
  await closeDialog(planner);

  let state = 1;
  const noise = () => String.fromCharCode(33 + ((state = (state * 48271) % 2147483647) % 90));
  const personas = Array.from({ length: 60 }, (_, at) => ({ id: `p${at}`, name: `P${at}`, notes: Array.from({ length: 1_000 }, noise).join("") }));
  await openPlan(planner, { format: "wegmarke-plan", version: 1, id: "large", title: "Large", personas });
  await shareDialog(planner);
  await planner.locator("dialog[open]", { hasText: "too large for a link" }).waitFor();
  assert.deepEqual(await axe(planner), []);
  const [download] = await Promise.all([planner.waitForEvent("download"), planner.locator(".file-instead").click()]);
  assert.equal(download.suggestedFilename(), "Large.wegmarke.json");
});

test("where the system has a share sheet, it gets title and link; closing it is no failure", async (t) => {
  const planner = await page(t);
  await planner.addInitScript(() => {
    globalThis.__answers = [null, new DOMException("", "AbortError"), new DOMException("", "DataError")];
    navigator.share = async (data) => {
      globalThis.__shared = data;
      const answer = globalThis.__answers.shift();
      if (answer) throw answer;
    };
  });
  await visit(planner, "?lang=de");
  await openPlan(planner, fiveSteps());
  await planner.locator(".toast .icon-button").click();
  await shareDialog(planner);
  const send = planner.locator("dialog[open] .send");
  for (let times = 0; times < 2; times++) {
    await send.click();
    assert.deepEqual(await planner.evaluate(() => globalThis.__shared), { title: "Five steps", url: await link(planner) });
    assert.equal(await planner.locator(".toast").count(), 0);
  }
  await send.click();
  await planner.locator(".toast", { hasText: "nicht geklappt" }).waitFor();
});

for (const [lang, scheme, width] of [["de", "light", 1280], ["en", "dark", 360]]) {
  test(`axe finds nothing in the dialog, and it fits (${lang}, ${scheme}, ${width} px)`, async (t) => {
    const planner = await page(t, { open: `?lang=${lang}`, lang, scheme, width });
    await openPlan(planner, fiveSteps());
    await shareDialog(planner);
    assert.deepEqual(await axe(planner), []);
    assert.ok(await planner.locator("dialog[open]").evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth), "the dialog scrolls sideways");
    assert.ok(await planner.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
    await closeDialog(planner);
    // On a phone the way there is through the other forms; the head has no room.
    assert.equal(await planner.locator("[data-action=share]").isVisible(), width > 820);
    await showTools(planner);
    await planner.locator("[data-action=export-as]").click();
    await planner.locator("dialog[open] .as-link").click();
    await planner.locator("dialog[open].sharing").waitFor();
    assert.equal(await planner.locator("dialog").count(), 1);
  });
}
