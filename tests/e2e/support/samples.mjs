// Plans for the tests to start from.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The text of an example plan as it is shipped. */
export function example(name, lang) {
  return readFileSync(new URL(`../../../src/core/knowledge/examples/${name}.${lang}.wegmarke.json`, import.meta.url), "utf8");
}

/** A plan of three phases with five steps, s1 and s2 in the first, s3 to s5 in the second, none in the third. */
export function fiveSteps() {
  const step = (id, phase, more = {}) => ({ id, phase, action: `does ${id}`, ...more });
  return {
    format: "wegmarke-plan", version: 1, id: "five-steps", title: "Five steps", language: "en", phase_model: "custom",
    phases: [
      { id: "a", name: "Alpha", stage: "awareness" },
      { id: "b", name: "Beta", stage: "conversion" },
      { id: "c", name: "Gamma", stage: "retention" },
    ],
    personas: [{ id: "p", name: "Pia" }],
    touchpoints: [{ id: "t", name: "Shop window" }],
    journeys: [{
      id: "j", name: "Pia buys", persona: "p",
      steps: [
        step("s1", "a", { touchpoint: "t", satisfaction: 4 }),
        step("s2", "a", { satisfaction: 2 }),
        step("s3", "b"),
        step("s4", "b", { satisfaction: 5, moment_of_truth: true }),
        step("s5", "b"),
      ],
    }],
  };
}

/** An example in which every name, and much else, is one word that is longer than any line of a phone. */
export function absurdlyLong(name, lang) {
  const word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle".repeat(2);
  const plan = JSON.parse(example(name, lang));
  plan.title = word;
  for (const record of [...plan.phases, ...plan.personas, ...plan.touchpoints, ...plan.journeys, ...plan.measures]) {
    for (const field of ["name", "title", "question", "role", "channel", "scenario", "expectation"]) if (typeof record[field] === "string") record[field] = word;
  }
  for (const record of [...plan.touchpoints, ...plan.measures]) record.owner = word;
  for (const measure of plan.measures) Object.assign(measure, { kpi: word, budget: word });
  for (const journey of plan.journeys) for (const step of journey.steps) Object.assign(step, { action: word, pain_point: word });
  return plan;
}

/** A plan with so many steps in one journey, each with all its texts, and a touchpoint for each tenth. */
export function large(steps) {
  const phases = ["awareness", "consideration", "conversion", "retention", "advocacy"];
  const touchpoints = Array.from({ length: steps / 10 }, (_, at) => ({ id: `t${at}`, name: `Touchpoint ${at}`, channel: "website", medium: "online", media_type: "owned" }));
  const step = (at) => ({
    id: `s${at}`,
    phase: phases[Math.floor((at * phases.length) / steps)],
    touchpoint: `t${at % touchpoints.length}`,
    satisfaction: 1 + ((at * 7) % 5),
    action: `Compares the offers of three shops, for the ${at}th time`,
    question: "Which of them delivers before the weekend?",
    thought: "It should not be this hard.",
    emotion: "impatient",
    pain_point: "The date of delivery is shown in the last step of the order only.",
    opportunity: "Show the date beside the price",
    personalisation: "The shop next to the visitor's place",
    moment_of_truth: at % 50 === 0,
    after: "P1D",
  });
  return {
    format: "wegmarke-plan", version: 1, id: `large-${steps}`, title: `A plan of ${steps} steps`, language: "en", phase_model: "five-phases",
    phases: phases.map((id) => ({ id, name: id, question: "What now?", stage: id })),
    personas: [{ id: "p", name: "Pia" }],
    touchpoints,
    journeys: [{ id: "j", name: "A long way", persona: "p", steps: Array.from({ length: steps }, (_, at) => step(at)) }],
  };
}

/** A survey's file: so many rows, a wrong one here and there, names of touchpoints and dates. */
function surveyOf(rows) {
  const places = ["Telefon am Empfang", "TELEFON AM EMPFANG ", "Behandlung und Training am Gerät", "Parkplatz"];
  const lines = ["Datum;Wie zufrieden warst du? (1-5);Was hat gefehlt?;Touchpoint"];
  for (let row = 0; row < rows; row++) {
    const score = row % 1000 === 7 ? "siehe unten" : row % 10 === 3 ? "" : String(row % 5 + 1);
    lines.push(`${row % 28 + 1}.${row % 3 + 8}.2026;${score};${row % 500 === 0 ? `"Zu lang gewartet; Zeile ${row}"` : ""};${places[row % 4]}`);
  }
  return lines.join("\r\n");
}

/**
 * The path of such a file while a test runs. A file of the disk: one handed over in memory would be unpacked by script
 * in the page.
 */
export function surveyFile(t, rows) {
  const folder = mkdtempSync(join(tmpdir(), "survey-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "Herbst.csv");
  writeFileSync(file, Buffer.from(surveyOf(rows), "latin1"));
  return file;
}
