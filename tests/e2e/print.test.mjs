// The map and the report on paper: pages of the paper's size, as many as are meant, with all texts, read by a parser of
// PDF.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { page, visit } from "./support/browser.mjs";
import { example } from "./support/samples.mjs";
import { openExample } from "./support/planner.mjs";

/** Width and height of the papers in points. */
const PAPERS = { "A4": [842, 595], "A3": [1191, 842] };

/** The day of the golden reports: which measures are overdue depends on it. */
const TODAY = "2026-11-01T12:00";

/** How many pages the first journey of each example takes, in either language. */
const PAGES = {
  "outdoor-shop": { A4: 2, A3: 2 },
  "valve-supplier": { A4: 3, A3: 2 },
  "physiotherapy": { A4: 2, A3: 2 },
  "club-software": { A4: 2, A3: 2 },
};

/** What the map shows of a plan's first journey: the texts of the usual lanes and of the head. */
function texts(plan) {
  const [journey] = plan.journeys;
  const persona = plan.personas.find(({ id }) => id === journey.persona);
  const named = new Map(plan.touchpoints.map(({ id, name }) => [id, name]));
  const measures = (step) => plan.measures.filter(({ target }) => target.step === step.id || target.touchpoint === step.touchpoint);
  const all = [plan.title, plan.goal.text, journey.name, journey.scenario, journey.expectation, persona.name, persona.role];
  for (const { name, question } of plan.phases) all.push(name, question);
  for (const step of journey.steps) {
    all.push(named.get(step.touchpoint), step.action, step.question, step.pain_point, step.opportunity, ...measures(step).filter(({ target }) => target.step).map(({ title }) => title));
  }
  return all.filter((text) => text);
}

/**
 * What the Markdown report says beside the steps (journeys in sum and compared, weak points, measures, feedback), text
 * by text, from its golden file.
 */
function findings(name, lang) {
  const report = readFileSync(new URL(`../data/markdown/${name}.${lang}.md`, import.meta.url), "utf8");
  const sections = report.split(/^## /m);
  const journeys = sections.findIndex((section) => section.startsWith({ de: "Reisen\n", en: "Journeys\n" }[lang]));
  const inSum = sections[journeys].split("\n").filter((line) => !line.startsWith("|"));
  const lines = [...inSum, ...sections.slice(journeys + 1).join("\n").split("\n")].filter((line) => !/^\|( --- \|)+$/.test(line));
  const texts = lines.flatMap((line) => line.replace(/^(### |- )/, "").split(/(?<!\\)\|/));
  return texts.map((text) => text.replace(/^\*\*(.*?)\*\*/, "$1").replaceAll(/\\(.)/g, "$1").trim()).filter((text) => text);
}

/** The letters of a text: where lines are broken is the page's business. */
const letters = (text) => text.normalize("NFKC").replaceAll(/[\s\u00ad\u200b-]/g, "");

/** The open plan's map as a PDF, printed by its button; its pages' sizes and texts. */
async function printed(planner, button, option, report) {
  await planner.keyboard.press("Control+p");
  await planner.locator(".export-picture img").waitFor();
  assert.ok(await planner.getByLabel(option).isChecked(), "the report goes along unless somebody says otherwise");
  await planner.getByLabel(option).setChecked(report);
  await planner.evaluate(() => { window.printed = 0; });
  await planner.getByRole("button", { name: button }).click();
  await planner.waitForFunction(() => window.printed > 0);
  await planner.evaluate(() => Promise.all([...document.querySelectorAll(".paper img")].map((image) => image.decode())));
  await planner.evaluate(() => { document.adoptedStyleSheets = window.sheets; });
  const pdf = await planner.pdf({ preferCSSPageSize: true, printBackground: true });
  await planner.evaluate(() => {
    document.querySelector(".paper").remove();
    document.adoptedStyleSheets = [];
  });
  const read = await getDocumentProxy(new Uint8Array(pdf));
  const sizes = [];
  for (let number = 1; number <= read.numPages; number++) sizes.push((await read.getPage(number)).view.slice(2));
  return { sizes, texts: (await extractText(read)).text };
}

const WORDS = [
  ["de", { A4: "Drucken, A4", A3: "Drucken, A3" }, "Beim Drucken den Bericht anhängen", "Station hinzufügen"],
  ["en", { A4: "Print, A4", A3: "Print, A3" }, "Append the report when printing", "Add step"],
];

for (const [lang, buttons, option, beside] of WORDS) {
  test(`every example goes to paper whole, on the pages that are meant and with nothing beside them, and the report behind it (${lang})`, async (t) => {
    const planner = await page(t, { lang });
    await planner.addInitScript((today) => {
      // Another day, but the same clock: timers and marks go on as they do.
      window.Date = class extends Date {
        constructor(...parts) {
          super(...(parts.length > 0 ? parts : [today]));
        }
      };
      // What is there to be printed when the page prints, kept for the test to look at; the pictures must live on for
      // the PDF.
      window.print = () => {
        window.printed = document.querySelectorAll(".paper img").length;
        // The paper and its sheet are taken away once it is printed.
        document.body.append(document.querySelector(".paper").cloneNode(true));
        window.sheets = [...document.adoptedStyleSheets];
      };
      URL.revokeObjectURL = () => {};
    }, TODAY);
    await visit(planner, `?lang=${lang}`);
    for (const [name, pages] of Object.entries(PAGES)) {
      await openExample(planner, name);
      for (const [paper, [wide, high]] of Object.entries(PAPERS)) {
        const what = `${name}, ${paper}`;
        const alone = await printed(planner, buttons[paper], option, false);
        const whole = await printed(planner, buttons[paper], option, true);
        assert.equal(alone.sizes.length, pages[paper], what);
        assert.deepEqual(whole.texts.slice(0, pages[paper]), alone.texts, `${what}: the map is the same with the report`);
        for (const [x, y] of whole.sizes) assert.ok(Math.abs(x - wide) < 2 && Math.abs(y - high) < 2, `${what}: a page of ${x} by ${y}`);

        const map = letters(alone.texts.join(" "));
        assert.deepEqual(texts(JSON.parse(example(name, lang))).filter((text) => !map.includes(letters(text))), [], what);
        // Each of the report's pages says something beside its number, which stands in its margin.
        const report = whole.texts.slice(pages[paper]).map(letters);
        report.forEach((text, at) => {
          const number = String(pages[paper] + at + 1);
          assert.ok(text.length > 40 && (text.startsWith(number) || text.endsWith(number)), `${what}, page ${number}: ${text.slice(0, 40)}`);
        });
        assert.deepEqual(findings(name, lang).filter((text) => !report.join("").includes(letters(text))), [], `${what}: the report`);
        assert.ok(![map, ...report].some((text) => text.includes(letters(beside))), `${what}: a control is on paper`);
      }
    }
  });
}
