// Mermaid itself reads the diagrams that the planner writes, and draws them: the texts are the plan's own again.
//
// The diagrams and what has to be found in them are on file in tests/data/mermaid; tests/native/mermaid.rs writes both,
// and makes the arbitrary plans.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { page } from "./support/browser.mjs";

const data = new URL("../data/mermaid/", import.meta.url);
const cases = JSON.parse(await readFile(new URL("expected.json", data), "utf8"));
for (const one of cases) one.text ??= await readFile(new URL(one.file, data), "utf8");

/** A page with Mermaid in it; it needs no site. */
async function mermaid(t) {
  const blank = await page(t, {});
  await blank.addScriptTag({ path: createRequire(import.meta.url).resolve("@mermaid-js/tiny/dist/mermaid.tiny.js") });
  await blank.evaluate(() => globalThis.mermaid.initialize({ startOnLoad: false }));
  return blank;
}

/** What Mermaid's parser makes of a text. It keeps entity codes in a form of its own until it has drawn. */
async function parsed(blank, text) {
  const found = await blank.evaluate(async (text) => {
    const { db } = await globalThis.mermaid.mermaidAPI.getDiagramFromText(text);
    const tasks = db.getTasks().map(({ section, task, score, people }) => ({ section, task, score, people }));
    return { title: db.getDiagramTitle(), accTitle: db.getAccTitle(), accDescr: db.getAccDescription(), sections: [...db.getSections()], tasks };
  }, text);
  const plain = (text) => {
    const trimmed = text.replace(/^\s+|\s+$/g, "");
    if (trimmed === "ﬂ°°8203¶ß") return "";
    return trimmed.replaceAll(/<br>/g, "\n").replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code)).replaceAll("ﬂ°lt¶ß", "<");
  };
  return {
    title: plain(found.title),
    // Where the plan is called like its journey, one title is enough.
    accTitle: plain(found.accTitle || found.title),
    accDescr: plain(found.accDescr),
    sections: found.sections.map(plain),
    tasks: found.tasks.map(({ section, task, score, people }) => ({
      section: plain(section),
      name: plain(task),
      score,
      actors: people.length > 0 ? people.map(plain).join("|") : null,
    })),
  };
}

test("Mermaid's parser finds what the plan says", async (t) => {
  const blank = await mermaid(t);
  assert.ok(cases.length > 20, "the cases are not on file");
  for (const { file, text, expected } of cases) {
    assert.deepEqual(await parsed(blank, text), expected, file ?? text);
  }
});

test("Mermaid's parser finds what arbitrary plans say", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "wegmarke-mermaid-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "plans.json");
  // Of the whole workspace, as the native tests are compiled: of the one package its dependencies would be compiled
  // once more, with other features.
  execFileSync(process.env.CARGO ?? "cargo", ["test", "--quiet", "--workspace", "--test", "native", "--", "--ignored", "--exact", "mermaid::arbitrary_plans_for_mermaid"], {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    env: { ...process.env, WEGMARKE_MERMAID_PLANS: file },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const arbitrary = JSON.parse(await readFile(file, "utf8"));
  assert.ok(arbitrary.length > 200, "too few plans");
  t.diagnostic(`${arbitrary.length} journeys`);
  const blank = await mermaid(t);
  for (const { name, text, expected } of arbitrary) {
    const found = await parsed(blank, text).catch((error) => assert.fail(`${name}: ${error.message}\n${text}`));
    assert.deepEqual(found, expected, name);
  }
});

test("Mermaid's picture shows the plan's texts", async (t) => {
  const blank = await mermaid(t);
  for (const { file, text, expected } of cases.filter(({ file }) => file)) {
    const shown = await blank.evaluate(async (text) => {
      const { svg } = await globalThis.mermaid.render("diagram", text);
      return [...new DOMParser().parseFromString(svg, "text/html").querySelectorAll("text, title, desc")].map((text) => text.textContent);
    }, text);
    const texts = [expected.title, expected.accTitle, expected.accDescr, ...expected.tasks.flatMap(({ section, name }) => [section, name])];
    for (const text of texts.filter((text) => text !== "")) assert.ok(shown.includes(text), `${file} does not show “${text}”`);
    assert.ok(!shown.some((text) => /#\w+;|ﬂ°/.test(text)), `${file} shows a code`);
  }
});
