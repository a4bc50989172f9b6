// What people have: the wrong way round, in other letters, inside of pages, from assistants and surveys.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, page, visit } from "./support/browser.mjs";
import { accepted, closeDialog, dropped, exported, go, imported, openPlan, plan, stored } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

const input = (name) => readFile(new URL(`../data/inputs/${name}`, import.meta.url));

/** Pastes onto the page: a text, and the page that it comes from. */
async function pasted(planner, text, html) {
  await planner.evaluate(([text, html]) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    if (html) data.setData("text/html", html);
    inside.querySelector("main").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
  }, [text, html]);
}

test("a map with its phases across is one drop; rows and columns can be swapped", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await dropped(planner, (await input("transposed.csv")).toString(), "map.csv");
  const dialog = planner.locator("dialog[open]");
  await dialog.locator(".import-preview img").waitFor();
  assert.equal(await dialog.locator("input[name=swap]").isChecked(), true);
  assert.match(await dialog.locator(".repairs").innerText(), /line 7, KPIs[^]*Reach · Time on page/);
  assert.deepEqual(await axe(planner), []);
  // The wrong way round it is something else, and back it is the map again.
  await dialog.locator("input[name=swap]").uncheck();
  await dialog.getByRole("combobox", { name: "Column “Stage”" }).waitFor();
  await dialog.locator("input[name=swap]").check();
  await accepted(planner);
  await planner.locator(".grid").waitFor();
  const { phases, touchpoints, journeys } = await plan(planner);
  assert.deepEqual(phases.map(({ name }) => name), ["Awareness", "Consideration", "Decision", "Service", "Loyalty"]);
  assert.deepEqual(touchpoints.map(({ name }) => name), ["Instagram ad", "poster", "Website", "review portal", "Online shop", "Phone", "Newsletter"]);
  assert.equal(journeys[0].steps.length, 7);
});

test("a file that does not say how its letters are written shows them and lets people choose", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await planner.locator("input[type=file]").setInputFiles({ name: "mac.csv", mimeType: "text/csv", buffer: await input("macroman.csv") });
  const dialog = planner.locator("dialog[open]");
  const sample = dialog.locator(".encoding-sample");
  await sample.waitFor();
  assert.match(await sample.innerText(), /Erwägung/);
  assert.deepEqual(await axe(planner), []);
  await dialog.locator("select[name=encoding]").selectOption({ label: "Windows-1252" });
  assert.doesNotMatch(await sample.innerText(), /Erwägung/);
  await dialog.locator("select[name=encoding]").selectOption({ label: "Mac Roman" });
  await accepted(planner);
  assert.deepEqual((await plan(planner)).phases.map(({ name }) => name), ["Erwägung", "Nutzung"]);
});

test("a wrong byte in a plan is told, and spoils no other letter", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await planner.locator("input[type=file]").setInputFiles({ name: "plan.wegmarke.json", mimeType: "application/json", buffer: await input("wrong-byte.json") });
  const dialog = planner.locator("dialog[open]");
  await dialog.locator(".repairs").waitFor();
  assert.match(await dialog.locator(".repairs").innerText(), /not a character in UTF-8/);
  assert.doesNotMatch(await dialog.innerText(), /Nothing had to be mended/);
  await accepted(planner);
  const { title, phases } = await plan(planner);
  assert.equal(title, "Größe");
  assert.equal(phases[0].question, "Für wen?");
});

test("two diagrams of a page become two journeys; actors that are notes can be left out", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await dropped(planner, (await input("two-journeys.md")).toString(), "page.md");
  const dialog = planner.locator("dialog[open]");
  await dialog.locator(".import-counts li").nth(1).waitFor();
  await closeDialog(planner);
  await dropped(planner, (await input("actors-as-notes.mmd")).toString(), "notes.mmd");
  await dialog.locator("select[name=actors]").selectOption({ label: "leave out" });
  await dialog.locator(".repairs", { hasText: "5-Step Wizard" }).waitFor();
  await accepted(planner);
  assert.equal((await plan(planner)).personas, undefined);
});

test("a table on the clipboard keeps its cells", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const html = "<meta charset='utf-8'><table><tr><td></td><td colspan=2>Look</td><td>Buy</td></tr><tr><td>Touchpoints</td><td>Ad</td><td>Blog</td><td>Shop<br>Phone</td></tr></table>";
  await pasted(planner, "Look Buy Touchpoints Ad Blog Shop Phone", html);
  await planner.locator("dialog[open] .table-mapping").waitFor();
  await accepted(planner);
  const { phases, touchpoints } = await plan(planner);
  assert.deepEqual(phases.map(({ name }) => name), ["Look", "Buy"]);
  assert.deepEqual(touchpoints.map(({ name }) => name), ["Ad", "Blog", "Shop", "Phone"]);
});

test("a survey's export is taken in as feedback of the open plan", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await dropped(planner, (await input("msforms.csv")).toString(), "forms.csv");
  await planner.locator("dialog[open] .survey-open").click();
  await planner.locator(".feedback-view .survey h2", { hasText: "forms.csv" }).waitFor();
  assert.deepEqual(await axe(planner), []);
});

test("an assistant's answer is a difference, taken in part and in one step", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const mine = fiveSteps();
  await openPlan(planner, mine);
  const before = await exported(planner);
  await planner.keyboard.press("Control+k");
  await planner.locator(".palette-input").fill("assistant");
  await planner.keyboard.press("Enter");
  const dialog = planner.locator("dialog[open]");
  await dialog.locator("textarea[name=notes]").fill("We sell bikes.");
  await dialog.locator("details.assistant-prompt summary").click();
  const prompt = await dialog.locator(".assistant-prompt pre").innerText();
  assert.match(prompt, /We sell bikes\./);
  assert.ok(prompt.includes(mine.id), "the open plan is not in the prompt");
  await dialog.locator("textarea[name=answer]").fill('Sure!\n```json\n{"touchpoints": [{"name": "Bike fair"}, {"name": "Phone"}], "personas": [{"name": "Zoe"}]}\n```');
  await dialog.locator(".proposal").nth(2).waitFor();
  assert.deepEqual(await axe(planner), []);
  await dialog.locator(".proposal", { hasText: "Phone" }).getByRole("checkbox").uncheck();
  await dialog.locator(".take-proposals").click();
  await planner.locator("dialog").waitFor({ state: "detached" });
  const names = (await plan(planner)).touchpoints.map(({ name }) => name);
  assert.ok(names.includes("Bike fair") && !names.includes("Phone"), names.join());
  await planner.keyboard.press("Control+z");
  assert.equal(await exported(planner), before);
});

test("a column pasted where a touchpoint is added becomes as many", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await go(planner, "touchpoints");
  const before = await exported(planner);
  await planner.locator("input[name=new-touchpoint]").evaluate((input) => {
    const data = new DataTransfer();
    data.setData("text/plain", "Messe Köln\nInstagram-Anzeige\nBeratungsgespräch\n");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
  });
  await planner.locator(".toast").waitFor();
  const names = (await plan(planner)).touchpoints.map(({ name }) => name);
  assert.deepEqual(names.slice(-3), ["Messe Köln", "Instagram-Anzeige", "Beratungsgespräch"]);
  await planner.locator(".toast .toast-act").click();
  assert.equal(await exported(planner), before);
});

test("a browser's assistant reads the open plan, and hands a plan over that the person takes or leaves", async (t) => {
  const planner = await page(t, { lang: "en" });
  // As the browsers that have it: a registry of tools at the document.
  await planner.addInitScript(() => {
    const tools = (globalThis.pageTools = {});
    Object.defineProperty(document, "modelContext", { value: { registerTool: async (tool) => { tools[tool.name] = tool; } } });
  });
  const tool = (name, input = {}) => planner.evaluate(([name, input]) => globalThis.pageTools[name].execute(input), [name, input]);
  await visit(planner, "?lang=en");
  await planner.waitForFunction(() => Object.keys(globalThis.pageTools).length === 3);
  await assert.rejects(tool("read-plan"), /no plan is open/);
  const format = await tool("plan-format");
  const example = JSON.parse(/```json\n([^]+?)```/.exec(format)[1]);
  await tool("offer-plan", { plan: example });
  const dialog = planner.locator("dialog[open]");
  await dialog.getByText(example.title).waitFor();
  assert.deepEqual(await stored(planner), {}, "nothing is stored before somebody takes it");
  await dialog.getByRole("button", { name: "Open as a new plan" }).click();
  await planner.locator(".map-view, .plan-title").first().waitFor();
  assert.equal(JSON.parse(await tool("read-plan")).title, example.title);
});

test("a page in a browser without an assistant fetches no tools", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  assert.deepEqual(await planner.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/tools.")).length), 0);
});

test("while somebody types, no shortcut takes what the keyboard writes", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  const at = () => planner.evaluate(() => location.hash);
  const before = await at();
  await planner.locator(".plan-title textarea").focus();
  for (const [key, code] of [["[", "Digit5"], ["2", "Numpad2"], ["2", "Digit2"]]) {
    await planner.locator(".plan-title textarea").dispatchEvent("keydown", { key, code, altKey: true, bubbles: true, composed: true });
  }
  assert.equal(await at(), before);
  // Enter that ends a composition leaves no field.
  await planner.locator(".plan-title textarea").dispatchEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, composed: true });
  assert.equal(await planner.locator(".plan-title textarea:focus").count(), 1);
});

test("decomposed letters are found as what they are", async (t) => {
  const planner = await page(t, { open: "?lang=de" });
  await imported(planner, (await input("nfd.csv")).toString(), "nfd.csv");
  await accepted(planner);
  await go(planner, "touchpoints");
  const { touchpoints } = await plan(planner);
  assert.deepEqual(touchpoints.map(({ name }) => name), ["Prüfsiegel", "Gespräch"].map((name) => name.normalize("NFC")));
});
