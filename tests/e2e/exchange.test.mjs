// In and out: every format by the dialogs that people use, what a file shows before anything changes, and pictures.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, page } from "./support/browser.mjs";
import { accepted, closeDialog, dropped, exported, openPlan, plan, saved, showFormats } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

/** Opens the export dialog by keyboard and chooses a format. */
async function choose(planner, format) {
  await planner.keyboard.press("Control+Shift+E");
  await showFormats(planner);
  await planner.locator(`dialog[open] input[name=format][value="${format}"]`).check();
}

/** What a button of the open dialog downloads. */
async function downloaded(planner, button) {
  const [download] = await Promise.all([planner.waitForEvent("download"), planner.locator("dialog[open]").getByRole("button", { name: button }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Pastes a text where no text field is. */
async function pasted(planner, text) {
  await planner.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    inside.querySelector("main").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
  }, text);
}

const FORMATS = {
  json: { ending: ".wegmarke.json", reads: true },
  svg: { ending: ".svg", reads: true, button: "SVG" },
  html: { ending: ".html" },
  markdown: { ending: ".md" },
  csv: { ending: ".csv", reads: true },
  "csv-de": { ending: ".csv", reads: true },
  mermaid: { ending: ".mmd", reads: true },
  ojf: { ending: ".ojf", reads: true },
};

test("formula in a CSV cell: defused on export, and itself again when it comes back", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const formulas = ["=HYPERLINK(\"https://evil.invalid\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1"];
  const dangerous = fiveSteps();
  dangerous.journeys[0].steps.forEach((step, at) => { step.action = formulas[at]; });
  await openPlan(planner, dangerous);
  const before = (await plan(planner)).journeys[0].steps.map(({ action }) => action);
  for (const [format, delimiter] of [["csv", ","], ["csv-de", ";"]]) {
    await choose(planner, format);
    const { name, bytes } = await downloaded(planner, "Download");
    const text = bytes.toString("utf8");
    // A cell begins at a line's start, behind a delimiter, and within quotes behind those.
    const begins = new RegExp(`(?:^|[\\r\\n${delimiter}])"?[\\t\\r ]*[=+@-]`, "gm");
    assert.deepEqual(text.match(begins) ?? [], [], format);
    await closeDialog(planner);
    await dropped(planner, text, name);
    await planner.locator("dialog[open] .adopt").click();
    await planner.locator("dialog").waitFor({ state: "detached" });
    const { journeys } = await plan(planner);
    assert.deepEqual(journeys.at(-1).steps.map(({ action }) => action), before, format);
  }
});

test("every format is given out, and what can be read is taken in beside the plan, as one undo step", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  const before = await exported(planner);
  const journeys = JSON.parse(before).journeys.length;
  for (const [format, { ending, reads, button = "Download" }] of Object.entries(FORMATS)) {
    await choose(planner, format);
    const { name, bytes } = await downloaded(planner, button);
    assert.ok(name.endsWith(ending), `${format}: ${name}`);
    await closeDialog(planner);
    if (!reads) continue;
    await dropped(planner, bytes.toString("utf8"), name);
    await planner.locator("dialog[open] .adopt").click();
    await planner.locator("dialog").waitFor({ state: "detached" });
    const now = await plan(planner);
    assert.ok(now.journeys.length > journeys, `${format}: no journey came`);
    await planner.keyboard.press("Control+z");
    assert.equal(await exported(planner), before, `${format}: undo leaves something`);
  }
});

test("a format says what it has no room for", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const full = fiveSteps();
  full.journeys[0].steps[0].thought = "Is this the right size?";
  await openPlan(planner, full);
  await choose(planner, "json");
  await planner.locator("dialog[open]", { hasText: "holds everything" }).waitFor();
  await planner.locator('dialog[open] input[value="mermaid"]').check();
  await planner.locator("dialog[open] .losses summary").click();
  assert.match(await planner.locator(".losses").innerText(), /Step: Thought \(1\)/);
});

test("a file shows what is in it, and replaces the open plan as one undo step", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  const before = await exported(planner);
  const other = { ...fiveSteps(), id: "other", title: "The other plan" };
  await dropped(planner, JSON.stringify(other));
  const dialog = planner.locator("dialog[open]");
  await dialog.getByText("The other plan").waitFor();
  assert.match(await dialog.innerText(), /Nothing had to be mended/);
  await closeDialog(planner);
  assert.equal(await exported(planner), before, "looking at a file changed the plan");

  await dropped(planner, JSON.stringify(other));
  await dialog.locator(".replace").click();
  await planner.locator(".toast").waitFor();
  const replaced = await plan(planner);
  assert.equal(replaced.title, "The other plan");
  assert.equal(replaced.id, JSON.parse(before).id, "the open plan is another one now");
  await planner.locator(".toast .toast-act").click();
  assert.equal(await exported(planner), before);
});

test("a picture with several journeys inside opens as a plan of its own, one journey goes into the open plan", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await planner.evaluate(() => { location.hash = "#example=outdoor-shop"; });
  await planner.locator(".grid").waitFor();
  for (const [format, button, primary] of [["svg", "SVG", ".open-new"], ["mermaid", "Download", ".adopt"]]) {
    await choose(planner, format);
    const { name, bytes } = await downloaded(planner, button);
    await closeDialog(planner);
    await dropped(planner, bytes.toString("utf8"), name);
    await planner.locator(`dialog[open] ${primary}.primary`).waitFor();
    assert.equal(await planner.locator("dialog[open] .button.primary").count(), 1);
    await closeDialog(planner);
  }
});

test("a pasted Mermaid text becomes a journey of the open plan", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  const journeys = (await plan(planner)).journeys.length;
  await pasted(planner, "journey\n    title Pasted journey\n    section Awareness\n      Poster: 4: Ada\n      Website: 2: Ada\n");
  await planner.locator("dialog[open] .adopt.primary").click();
  await planner.locator(".journey-tab[aria-pressed=true]", { hasText: "Pasted journey" }).waitFor();
  const now = await plan(planner);
  assert.equal(now.journeys.length, journeys + 1);
  assert.deepEqual(now.journeys.at(-1).steps.map((step) => step.satisfaction), [4, 2]);

  // Inside a text field a paste is the field's.
  await planner.locator(".plan-title textarea").focus();
  await planner.locator(".plan-title textarea").dispatchEvent("paste");
  assert.equal(await planner.locator("dialog[open]").count(), 0);
});

test("a table of somebody else's is read as its columns are put right", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await pasted(planner, "Where\tPhase\tHappy\tWhat bothers\nPoster\tAwareness\t2\tToo small\nShop\tPurchase\t9\t\n");
  const dialog = planner.locator("dialog[open]");
  await dialog.locator(".table-mapping").waitFor();
  const column = (name) => dialog.getByRole("combobox", { name: `Column “${name}”` });
  await column("Where").selectOption({ label: "Touchpoint" });
  await column("Happy").selectOption({ label: "Satisfaction" });
  await column("What bothers").selectOption({ label: "Pain point" });
  await dialog.getByRole("combobox", { name: "Scale of satisfaction" }).selectOption({ label: "0 to 10" });
  assert.deepEqual(await axe(planner), []);
  await accepted(planner);
  await planner.locator(".grid").waitFor();
  const read = await plan(planner);
  assert.deepEqual(read.journeys[0].steps.map((step) => step.satisfaction), [2, 5]);
  assert.equal(read.journeys[0].steps[0].pain_point, "Too small");
  assert.deepEqual(read.touchpoints.map((touchpoint) => touchpoint.name), ["Poster", "Shop"]);
});

test("a table from a German spreadsheet keeps its umlauts", async (t) => {
  const planner = await page(t, { open: "?lang=de" });
  await planner.locator("input[type=file]").setInputFiles({ name: "reise.csv", mimeType: "text/csv", buffer: Buffer.from("Touchpoint;Phase;Zufriedenheit\r\nGesch\xe4ft;Kauf;4,0\r\n", "latin1") });
  await accepted(planner);
  await planner.locator(".grid").waitFor();
  const read = await plan(planner);
  assert.equal(read.touchpoints[0].name, "Geschäft");
  assert.equal(read.journeys[0].steps[0].satisfaction, 4);
});

test("the picture is shown before it is taken, and a PNG has its size and is not blank", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await planner.keyboard.press("Control+p");
  const preview = planner.locator(".export-picture img");
  await preview.waitFor();
  const size = await preview.evaluate(async (image) => { await image.decode(); return [image.naturalWidth, image.naturalHeight]; });
  const { name, bytes } = await downloaded(planner, "PNG, 2×");
  assert.ok(name.endsWith(".png"));
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], size.map((length) => length * 2));
  assert.ok(bytes.length > size[0] * size[1] / 40, `only ${bytes.length} bytes for ${size}`);
});

/** Drops a file of these bytes. */
async function droppedBytes(planner, bytes, name) {
  await planner.evaluate(({ bytes, name }) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], name));
    for (const kind of ["dragenter", "dragover", "drop"]) {
      inside.querySelector("main").dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));
    }
  }, { bytes: [...bytes], name });
}

const WAYS = ["picture", "slides", "svg", "xlsx"];

test("a picture for a slide is 16 to 9, has its phase, and is copied in one click", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await planner.keyboard.press("Control+Shift+E");
  const dialog = planner.locator("dialog[open]");
  assert.ok(await dialog.locator("input[value=picture]").isChecked(), "the dialog begins with what most people want");
  assert.equal(await dialog.locator("textarea").count(), 0, "a raw text stands there before anybody asked for one");
  const preview = dialog.locator(".export-picture img");
  const size = () => preview.evaluate(async (image) => { await image.decode(); return [image.naturalWidth, image.naturalHeight]; });
  assert.deepEqual(await size(), [1280, 720]);
  const whole = await preview.getAttribute("src");
  await dialog.getByRole("combobox", { name: "Part" }).selectOption({ index: 1 });
  await planner.waitForFunction((whole) => inside.querySelector(".export-picture img").src !== whole, whole);
  assert.deepEqual(await size(), [1280, 720]);
  const { name, bytes } = await downloaded(planner, "PNG, 3840 pixels wide");
  assert.ok(name.endsWith(".png"));
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [3840, 2160]);
  // What the browser would put there, whether or not it lets this page.
  await planner.evaluate(() => {
    navigator.clipboard.write = async ([item]) => { window.copied = (await item.getType("image/png")).size; };
  });
  await dialog.getByRole("button", { name: "Copy the picture" }).click();
  await planner.locator(".toast", { hasText: "on the clipboard" }).waitFor();
  assert.ok(await planner.evaluate(() => window.copied) > 10_000);
});

test("slides say which they are, and come in both shapes", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await planner.evaluate(() => { location.hash = "#example=outdoor-shop"; });
  await planner.locator(".grid").waitFor();
  await choose(planner, "slides");
  const titles = planner.locator("dialog[open] .slide-titles li");
  await titles.first().waitFor();
  const listed = await titles.allInnerTexts();
  assert.ok(listed.length > 10 && listed.includes("Where to start: the three worst weak points"), listed.join("\n"));
  const sizes = new Set();
  for (const shape of ["16:9", "4:3"]) {
    await planner.locator("dialog[open]").getByLabel(shape).check();
    const { name, bytes } = await downloaded(planner, "Save the slides");
    assert.ok(name.endsWith(".pptx"));
    assert.equal(bytes.subarray(0, 2).toString(), "PK");
    sizes.add(bytes.length);
  }
  assert.equal(sizes.size, 2);
});

test("a workbook shows its sheets, goes out, and comes back as the plan that it was", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await planner.evaluate(() => { location.hash = "#example=outdoor-shop"; });
  await planner.locator(".grid").waitFor();
  const before = await exported(planner);
  await choose(planner, "xlsx");
  await planner.locator("dialog[open] .sheet").first().waitFor();
  assert.match((await planner.locator("dialog[open] .sheet summary").allInnerTexts()).join(" "), /Personas \(\d+\).*Measures \(\d+\)/);
  const { name, bytes } = await downloaded(planner, "Save the workbook");
  assert.ok(name.endsWith(".xlsx"));
  await closeDialog(planner);
  await droppedBytes(planner, bytes, name);
  const dialog = planner.locator("dialog[open]");
  await dialog.locator(".replace").waitFor();
  assert.match(await dialog.innerText(), /Nothing had to be mended/);
  await dialog.locator(".replace").click();
  await dialog.waitFor({ state: "detached" });
  assert.equal(await exported(planner), before);
});

for (const name of ["bakery.xlsx", "bakery.ods"]) {
  test(`somebody else's workbook lists its sheets, and the one with the journey is chosen (${name})`, async (t) => {
    const planner = await page(t, { open: "?lang=en", lang: "en" });
    await planner.locator("input[type=file]").setInputFiles(new URL(`../data/workbooks/${name}`, import.meta.url).pathname);
    const dialog = planner.locator("dialog[open]");
    const sheet = dialog.getByRole("combobox", { name: "Sheet", exact: true });
    await sheet.waitFor();
    assert.equal(await sheet.evaluate((select) => select.selectedOptions[0].textContent), "Reise");
    assert.deepEqual(await axe(planner), []);
    await accepted(planner);
    await planner.locator(".grid").waitFor();
    const read = await plan(planner);
    assert.deepEqual(read.journeys[0].steps.map((step) => step.satisfaction), [4, 5, 2, 4]);
    assert.deepEqual(read.phases.map((phase) => phase.name), ["Bewusstsein", "Kauf"]);
  });
}

test("a workbook that can't be read says what to do", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)];
  for (const [bytes, name, words] of [[old, "old.xls", /save it as \.xlsx/], [[...Buffer.from("PK\x03\x04")], "cut.xlsx", /can’t be read to its end/]]) {
    await droppedBytes(planner, bytes, name);
    await planner.locator("dialog[open].small").waitFor();
    assert.match(await planner.locator("dialog[open]").innerText(), words);
    await closeDialog(planner);
  }
});

for (const [lang, scheme] of [["de", "light"], ["en", "dark"]]) {
  test(`axe finds nothing in the dialogs of in and out (${lang}, ${scheme})`, async (t) => {
    const planner = await page(t, { open: `?lang=${lang}`, lang, scheme });
    await openPlan(planner, fiveSteps());
    for (const format of [...WAYS, ...Object.keys(FORMATS)]) {
      await choose(planner, format);
      if (format === "slides") await planner.locator(".slide-titles").waitFor();
      if (format === "xlsx") await planner.locator(".sheet").first().waitFor();
      assert.deepEqual(await axe(planner), [], format);
      await closeDialog(planner);
    }
    await dropped(planner, JSON.stringify({ ...fiveSteps(), colour: "red" }));
    await planner.locator("dialog[open] .repairs").waitFor();
    assert.deepEqual(await axe(planner), []);
  });
}
