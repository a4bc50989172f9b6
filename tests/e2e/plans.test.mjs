// Whole plans: made, opened, copied, deleted and brought back, taken in and refused; and the addresses that lead there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { page, visit } from "./support/browser.mjs";
import { accepted, closeDialog, dropped, exported, go, goToPlans, imported, newPlan, openExample, openPlan, plan, saved, stored } from "./support/planner.mjs";
import { payloadOf } from "./support/links.mjs";
import { example, fiveSteps } from "./support/samples.mjs";

const MODELS = JSON.parse(readFileSync(new URL("../../src/core/knowledge/phase_models.json", import.meta.url), "utf8"));
const VIEWS = ["guide", "personas", "touchpoints", "journeys", "map", "feedback", "analysis", "compare", "measures"];

const cards = (planner) => planner.locator(".card:not(.example)");
const titles = (planner) => cards(planner).locator("h3").allInnerTexts();

test("a plan is made from each phase model, and from none", async (t) => {
  const planner = await page(t, { open: "" });
  assert.equal(MODELS.length, 9);
  for (const model of [...MODELS, { key: "custom", phases: [] }]) {
    await newPlan(planner, `Plan ${model.key}`, model.key);
    const made = await plan(planner);
    assert.equal(made.title, `Plan ${model.key}`);
    assert.equal(made.phase_model, model.key);
    assert.deepEqual((made.phases ?? []).map((phase) => phase.name), model.phases.map((phase) => phase.name.de));
    await saved(planner);
    await goToPlans(planner);
  }
  assert.equal(await cards(planner).count(), 10);
});

test("a new plan is made while another is open, and back leads to that one", async (t) => {
  const planner = await page(t, { open: "" });
  await newPlan(planner, "First");
  const first = await exported(planner);
  await planner.keyboard.press("Control+k");
  await planner.locator(".palette-input").fill("Neuer Plan");
  await planner.keyboard.press("Enter");
  await planner.locator("input[name=title]").fill("Second");
  await planner.locator(".dialog button[type=submit]").click();
  await planner.waitForFunction(() => document.title.startsWith("Second"));
  await planner.goBack();
  await planner.waitForFunction(() => document.title.startsWith("First"));
  assert.equal(await exported(planner), first);
});

test("an example is stored only once something is changed", async (t) => {
  const planner = await page(t, { open: "" });
  for (const name of ["outdoor-shop", "valve-supplier", "physiotherapy", "club-software"]) {
    await planner.locator(`.example a[href="#example=${name}"]`).click();
    await planner.locator(".grid").waitFor();
    for (const view of VIEWS) await go(planner, view);
    assert.deepEqual(await stored(planner), {}, `${name} was stored before the first edit`);
    await goToPlans(planner);
  }
  await openExample(planner, "outdoor-shop");
  const before = await plan(planner);
  await planner.locator(".plan-title textarea").fill("My own shop");
  await saved(planner);
  assert.notDeepEqual(await stored(planner), {});
  await planner.reload();
  await planner.locator(".grid").waitFor();
  assert.deepEqual(await plan(planner), { ...before, title: "My own shop" });
});

test("a card shows its plan in small, and leads to it wherever it is clicked", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  await goToPlans(planner);
  const card = cards(planner).first();
  // Three phases, the last without steps; 4, 2, not rated, 5 at a moment of truth, not rated.
  assert.deepEqual(await card.locator(".glance .band").evaluateAll((bands) => bands.map((band) => band.dataset.stage)), ["awareness", "conversion", "retention"]);
  assert.equal(await card.locator(".glance .way").getAttribute("d"), "M8 19c8 0 8 22 16 22c16 0 16 -33 32 -33");
  assert.equal(await card.locator(".glance .moments").getAttribute("d"), "M56 8h0");
  for (const which of [card, planner.locator(".card.example").first()]) {
    await which.click({ position: { x: 30, y: 20 } });
    await planner.locator(".grid").waitFor();
    await goToPlans(planner);
  }
  // What else can be clicked lies above.
  await card.getByRole("button", { name: "Duplicate" }).click();
  await cards(planner).nth(1).waitFor();
});

test("plans are duplicated, renamed, deleted, brought back, and deleted for good", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  const original = await plan(planner);
  await goToPlans(planner);
  await cards(planner).first().getByRole("button", { name: "Duplicate" }).click();
  await cards(planner).nth(1).waitFor();
  assert.deepEqual((await titles(planner)).sort(), ["Five steps", "Five steps (copy)"]);

  await planner.getByRole("link", { name: "Five steps (copy)" }).click();
  await planner.locator(".map-view").waitFor();
  const copy = await plan(planner);
  assert.notEqual(copy.id, original.id);
  assert.deepEqual({ ...copy, id: original.id, title: original.title }, original);
  await planner.locator(".plan-title textarea").fill("The other plan");
  await saved(planner);
  await goToPlans(planner);
  assert.deepEqual((await titles(planner)).sort(), ["Five steps", "The other plan"]);

  const remove = () => cards(planner).filter({ hasText: "The other plan" }).getByRole("button", { name: "Delete" }).click();
  await remove();
  await planner.locator(".bin").waitFor();
  await planner.waitForFunction(() => inside.activeElement?.id === "stored-title");
  assert.deepEqual(await titles(planner), ["Five steps"]);
  await planner.locator(".toast-act").click();
  await cards(planner).nth(1).waitFor();
  assert.equal(await planner.locator(".bin").count(), 0);

  await remove();
  await planner.locator(".bin summary").click();
  await planner.locator(".bin").getByRole("button", { name: "Restore" }).click();
  await cards(planner).nth(1).waitFor();
  await planner.getByRole("link", { name: "The other plan" }).click();
  await planner.locator(".map-view").waitFor();
  assert.deepEqual(await plan(planner), { ...copy, title: "The other plan" });
  await goToPlans(planner);

  await remove();
  await planner.locator(".bin summary").click();
  await planner.locator(".bin").getByRole("button", { name: "Delete for good" }).click();
  // It is asked about, since it can't be undone.
  await planner.locator(".toast-act", { hasText: "Delete for good" }).click();
  await planner.locator(".bin").waitFor({ state: "detached" });
  assert.deepEqual(await titles(planner), ["Five steps"]);
  const left = Object.entries(await stored(planner)).filter(([key, text]) => !key.startsWith("wegmarke:index") && (key.includes(copy.id) && !key.startsWith("wegmarke:gone:") || text.includes("The other plan")));
  assert.deepEqual(left, [], "something of the plan was left");
});

test("a file dropped anywhere is taken in; as a copy where its plan is here already", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const file = JSON.stringify(fiveSteps());
  await openPlan(planner, file);
  assert.equal((await plan(planner)).id, "five-steps");
  const first = await exported(planner);
  await go(planner, "personas");
  await openPlan(planner, file);
  await planner.locator(".toast", { hasText: "opened as a copy" }).waitFor();
  const copy = await plan(planner);
  assert.notEqual(copy.id, "five-steps");
  assert.equal(copy.title, "Five steps (copy)");
  assert.deepEqual(copy.journeys, JSON.parse(first).journeys);

  await planner.goBack();
  await planner.waitForFunction(() => location.hash === "#/plan/five-steps/personas");
  assert.equal(await exported(planner), first, "the plan that was here has changed");
  await goToPlans(planner);
  assert.deepEqual((await titles(planner)).sort(), ["Five steps", "Five steps (copy)"]);
});

const full = JSON.parse(example("outdoor-shop", "en"));
const REFUSED = {
  "text that is not JSON": ["{\n  \"format\": \"wegmarke-plan\",\n  oops }", /not valid JSON.*[Ll]ine 3, column/],
  "an empty file": ["", /not valid JSON/],
  "JSON of another kind": [JSON.stringify({ name: "package", version: "1.0.0" }), /not a Wegmarke plan/],
  "a list": ["[]", /not a Wegmarke plan/],
  "a newer version": [JSON.stringify({ ...full, version: 3 }), /newer version/],
  "deep nesting": ["[".repeat(100_000), /not valid JSON|not a Wegmarke plan/],
};

for (const [languages, day] of [
  [["en-GB", "de"], /Saved: \d{1,2} \p{L}+ \d{4}, \d\d:\d\d/u],
  [["de-AT", "en-US"], /Saved: \p{L}+ \d{1,2}, \d{4}, \d/u],
  // What `Intl` refuses with an exception.
  [["en-US@posix"], /Saved: \p{L}+ \d{1,2}, \d{4}, \d/u],
]) {
  test(`days are written as where the reader lives: ${languages}`, async (t) => {
    const planner = await page(t, { lang: "en" });
    await planner.addInitScript((languages) => { Object.defineProperty(navigator, "languages", { value: languages }); }, languages);
    await visit(planner, "?lang=en");
    await openPlan(planner, fiveSteps());
    await saved(planner);
    await goToPlans(planner);
    assert.match(await planner.locator(".card-when").first().innerText(), day);
  });
}

test("truncated: what stands before the break is offered and the break told, and the open plan is untouched", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  const [before, kept] = [await exported(planner), await stored(planner)];
  await dropped(planner, example("outdoor-shop", "en").slice(0, 5000), "wrong.json");
  await planner.locator("dialog[open] .repairs", { hasText: /line \d+\s*breaks off here/ }).waitFor();
  await closeDialog(planner);
  assert.equal(await exported(planner), before);
  assert.deepEqual(await stored(planner), kept);
});

test("wrong type: the value is left out and told with its place, and the open plan is untouched until that is accepted", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  const [before, kept] = [await exported(planner), await stored(planner)];
  const wrong = structuredClone(full);
  wrong.journeys[1].steps[2].satisfaction = { on: "Tuesday" };
  await dropped(planner, JSON.stringify(wrong), "wrong.json");
  await planner.locator("dialog[open] .repairs", { hasText: /journeys\[1\]\.steps\[2\]\.satisfaction/ }).waitFor();
  await closeDialog(planner);
  assert.equal(await exported(planner), before);
  assert.deepEqual(await stored(planner), kept);
});

test("deep nesting, not a plan: refused with the reason and the place of the fault, and the open plan is untouched", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  const [before, kept] = [await exported(planner), await stored(planner)];
  for (const [what, [text, reason]] of Object.entries(REFUSED)) {
    await dropped(planner, text, "wrong.json");
    const dialog = planner.locator("dialog[open]");
    await dialog.waitFor();
    const said = await dialog.innerText();
    assert.match(said.replace(/\s+/g, " "), reason, what);
    assert.match(said, /wrong\.json/, what);
    assert.equal(/reads plan files/.test(said), what !== "a newer version", what);
    await closeDialog(planner);
    assert.equal(await exported(planner), before, what);
    assert.deepEqual(await stored(planner), kept, what);
  }
});

test("file over 5 MB: refused by its size before it is read, and the open plan is untouched", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  const [before, kept] = [await exported(planner), await stored(planner)];
  await planner.evaluate(() => {
    for (const way of ["text", "arrayBuffer", "stream", "slice", "bytes"]) Blob.prototype[way] = () => { throw new Error(`a file is read by ${way}`); };
    FileReader.prototype.readAsText = FileReader.prototype.readAsArrayBuffer = () => { throw new Error("a file is read"); };
  });
  for (const text of [JSON.stringify({ ...full, description: "x".repeat(5_000_001) }), " ".repeat(50_000_000)]) {
    await dropped(planner, text, "large.json");
    await planner.locator("dialog[open]", { hasText: /large\.json[^]*larger than 5 MB/ }).waitFor();
    await closeDialog(planner);
  }
  await planner.reload();
  await planner.locator(".map-view").waitFor();
  assert.equal(await exported(planner), before);
  assert.deepEqual(await stored(planner), kept);
});

test("lone surrogates: replaced by U+FFFD, with a notice; so they are in a link", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const half = { ...fiveSteps(), title: "Half \ud83d of \udc4b" };
  half.journeys[0].steps[0].action = "Waves \ud83d\udc4b with a half \ud83d";
  await imported(planner, JSON.stringify(half), "half.json");
  const dialog = planner.locator("dialog[open]");
  await dialog.locator(".repairs", { hasText: "halves of characters without meaning" }).waitFor();
  await accepted(planner);
  await planner.locator(".grid").waitFor();
  await saved(planner);
  await planner.reload();
  const mended = await plan(planner);
  assert.equal(mended.title, "Half \ufffd of \ufffd");
  assert.equal(mended.journeys[0].steps[0].action, "Waves \ud83d\udc4b with a half \ufffd");
  await planner.evaluate((payload) => { location.hash = `#share=${payload}`; }, payloadOf(half));
  await planner.locator(".toast", { hasText: "Mended on opening" }).waitFor();
  assert.equal((await plan(planner)).title, "Half \ufffd of \ufffd (copy)");
});

test("a file that needs repairs shows them first, and is taken in once they are accepted", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const faulty = fiveSteps();
  faulty.colour = "red";
  faulty.journeys[0].steps[0].satisfaction = 9;
  faulty.journeys[0].steps[1].touchpoint = "nowhere";
  faulty.personas[0].name = "x".repeat(300);
  await imported(planner, JSON.stringify(faulty), "faulty.json");
  const dialog = planner.locator("dialog[open]");
  await dialog.locator(".repairs").waitFor();
  const list = await dialog.locator(".repairs").innerText();
  for (const place of ["colour", "journeys[0].steps[0].satisfaction", "journeys[0].steps[1].touchpoint", "personas[0].name"]) assert.ok(list.includes(place), `${place} is not in:\n${list}`);
  await closeDialog(planner);
  assert.deepEqual(await stored(planner), {}, "something was stored before the repairs were accepted");

  await imported(planner, JSON.stringify(faulty), "faulty.json");
  await accepted(planner);
  await planner.locator(".grid").waitFor();
  const mended = await plan(planner);
  assert.equal(mended.colour, undefined);
  assert.equal(mended.journeys[0].steps[0].satisfaction, undefined);
  assert.equal(mended.journeys[0].steps[1].touchpoint, undefined);
  assert.equal(mended.personas[0].name, "x".repeat(200));
});

test("back and forward go through views and plans; a reload stays", async (t) => {
  const planner = await page(t, { open: "" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  const before = await exported(planner);
  for (const view of VIEWS) await planner.locator(`.views a[href$="/${view}"]`).click();
  for (const view of [...VIEWS].reverse().slice(1)) {
    await planner.goBack();
    await planner.locator(`.${view}-view`).waitFor();
  }
  for (const view of VIEWS.slice(1)) {
    await planner.goForward();
    await planner.locator(`.${view}-view`).waitFor();
  }
  for (const view of VIEWS) {
    await go(planner, view);
    await planner.reload();
    await planner.locator(`.${view}-view`).waitFor();
    assert.equal(await planner.locator(".views [aria-current=page]").count(), 1);
    assert.equal(await exported(planner), before, view);
  }
});

test("addresses that lead nowhere lead to the plans, with a sentence", async (t) => {
  for (const address of ["#/plan/nowhere/map", "#example=nothing"]) {
    const planner = await page(t, { open: `?lang=en${address}`, lang: "en", allow: [/404/] });
    await planner.locator(".plans-view").waitFor();
    await planner.locator(".toast").waitFor();
    assert.equal(new URL(planner.url()).hash, "#/");
  }
  const planner = await page(t, { open: "?lang=en#/who/knows", lang: "en" });
  await planner.locator(".plans-view").waitFor();
  await visit(planner, "?lang=en#/plan/%22%3E%3Cimg%20src=x%3E/map");
  await planner.locator(".plans-view").waitFor();
});

test("an address that leads nowhere is corrected, with a word about it", async (t) => {
  const planner = await page(t, { open: "?lang=en#/nonsense", lang: "en" });
  const toast = (words) => planner.locator(".toast", { hasText: words });
  await toast("This address leads nowhere").waitFor();
  assert.equal(await planner.evaluate(() => location.search + location.hash), "?lang=en#/");
  await planner.locator(".plans-view").waitFor();

  await openPlan(planner, fiveSteps());
  await planner.evaluate(() => { location.hash = "#/plan/five-steps/unknownview"; });
  await toast("There is no such view").waitFor();
  assert.equal(await planner.evaluate(() => location.hash), "#/plan/five-steps/map");
  await planner.locator(".grid").waitFor();

  // The wrong address is not what "back" leads to.
  await go(planner, "personas");
  await planner.evaluate(() => { location.hash = "#/plan/not an id/map"; });
  await planner.locator(".plans-view").waitFor();
  await toast("This address leads nowhere").waitFor();
  await planner.goBack();
  await planner.locator(".personas-view").waitFor();
});
