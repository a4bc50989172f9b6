// The map on paper: pages of the paper's size, as many as are meant, with all texts, read by a parser of PDF.

import assert from "node:assert/strict";
import { test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { page, visit } from "./support/browser.mjs";
import { example } from "./support/samples.mjs";
import { openExample } from "./support/planner.mjs";

/** Width and height of the papers in points. */
const PAPERS = { "A4": [842, 595], "A3": [1191, 842] };

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

/** The letters of a text: where lines are broken is the page's business. */
const letters = (text) => text.normalize("NFKC").replaceAll(/[\s\u00ad\u200b-]/g, "");

/** The open plan's map as a PDF, printed by its button. */
async function printed(planner, button) {
  await planner.keyboard.press("Control+p");
  await planner.locator(".export-picture img").waitFor();
  await planner.evaluate(() => { window.printed = 0; });
  await planner.getByRole("button", { name: button }).click();
  await planner.waitForFunction(() => window.printed > 0);
  await planner.evaluate(() => Promise.all([...document.querySelectorAll(".paper img")].map((image) => image.decode())));
  const pdf = await planner.pdf({ preferCSSPageSize: true, printBackground: true });
  await planner.evaluate(() => document.querySelector(".paper").remove());
  return getDocumentProxy(new Uint8Array(pdf));
}

for (const [lang, buttons, beside] of [["de", { A4: "Drucken, A4", A3: "Drucken, A3" }, "Station hinzufügen"], ["en", { A4: "Print, A4", A3: "Print, A3" }, "Add step"]]) {
  test(`every example goes to paper whole, on the pages that are meant and with nothing beside them (${lang})`, async (t) => {
    const planner = await page(t, { lang });
    await planner.addInitScript(() => {
      // What is there to be printed when the page prints, kept for the test to look at; the pictures must live on for the PDF.
      window.print = () => {
        window.printed = document.querySelectorAll(".paper img").length;
        document.body.append(document.querySelector(".paper").cloneNode(true));
      };
      URL.revokeObjectURL = () => {};
    });
    await visit(planner, `?lang=${lang}`);
    for (const [name, pages] of Object.entries(PAGES)) {
      await openExample(planner, name);
      for (const [paper, [wide, high]] of Object.entries(PAPERS)) {
        const pdf = await printed(planner, buttons[paper]);
        const what = `${name}, ${paper}`;
        assert.equal(pdf.numPages, pages[paper], what);
        for (let number = 1; number <= pdf.numPages; number++) {
          const [, , x, y] = (await pdf.getPage(number)).view;
          assert.ok(Math.abs(x - wide) < 2 && Math.abs(y - high) < 2, `${what}: a page of ${x} by ${y}`);
        }
        const found = letters((await extractText(pdf, { mergePages: true })).text);
        const missing = texts(JSON.parse(example(name, lang))).filter((text) => !found.includes(letters(text)));
        assert.deepEqual(missing, [], what);
        assert.ok(!found.includes(letters(beside)), `${what}: a control is on paper`);
      }
    }
  });
}
