// Every view and every dialog: nothing that axe finds, nothing wider than a phone, nothing left in the other language.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { axe, page, visit } from "./support/browser.mjs";
import { closeDialog, dropped, go, goToPlans, newPlan, openPlan, plan, saved, showTools } from "./support/planner.mjs";
import { absurdlyLong, example, fiveSteps } from "./support/samples.mjs";

const EXAMPLE = "valve-supplier";

/** Opens what a button shows and hides. */
async function expand(button, shown) {
  if (await button.getAttribute("aria-expanded") === "false") await button.click();
  await shown.waitFor();
}

/** Opens all that can be opened in place. */
async function unfold(planner) {
  await planner.locator("main details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
}

/** How each view of an open plan is reached, in its fullest state. */
const VIEWS = {
  guide: async (planner) => {
    await go(planner, "guide");
    await planner.locator(".guide-step").nth(1).click();
    await planner.locator(".guide-checklist").first().waitFor();
  },
  "a task of the guide": async (planner) => {
    await planner.locator(".guide-task .button").first().click();
    await planner.locator(".guide-bar").waitFor();
  },
  personas: (planner) => go(planner, "personas"),
  touchpoints: async (planner) => {
    await go(planner, "touchpoints");
    await expand(planner.locator(".touchpoint-bar > .button"), planner.locator(".suggestion").first());
  },
  journeys: (planner) => go(planner, "journeys"),
  map: async (planner) => {
    await go(planner, "map");
    await planner.locator(".map-frame > *").first().waitFor();
    if (await planner.locator(".trail-step").count() > 0) await expand(planner.locator(".trail-head").first(), planner.locator(".trail .form"));
  },
  feedback: async (planner) => {
    await go(planner, "feedback");
    await planner.locator(".guide-bar .icon-button").click();
    await unfold(planner);
  },
  analysis: async (planner) => {
    await go(planner, "analysis");
    await planner.locator(".findings-bar .count", { hasText: /\d/ }).or(planner.locator(".analysis-view .teach")).first().waitFor();
    await unfold(planner);
  },
  overview: async (planner) => {
    await planner.locator(".analysis-view > .button-group .button").nth(1).click();
    await unfold(planner);
  },
  compare: (planner) => go(planner, "compare"),
  "measures as a table": async (planner) => {
    await go(planner, "measures");
    await planner.locator(".touchpoint-bar .button-group .button").nth(0).click();
    await expand(planner.locator(".touchpoint-bar > .button"), planner.locator(".suggestion").first());
  },
  "measures as a board": async (planner) => {
    await go(planner, "measures");
    await planner.locator(".touchpoint-bar .button-group .button").nth(1).click();
  },
};

/** How each dialog is opened while a plan is. */
const DIALOGS = {
  help: (planner) => planner.keyboard.press("?"),
  palette: (planner) => planner.keyboard.press("Control+k"),
  "plan settings": async (planner) => {
    await showTools(planner);
    await planner.locator(".plan-head [data-action=plan-settings]").click();
  },
  phases: async (planner) => {
    await go(planner, "map");
    await planner.locator(".map-head [data-action=phases]").click();
  },
  repairs: (planner) => dropped(planner, JSON.stringify({ ...JSON.parse(example(EXAMPLE, "en")), colour: "red" })),
  refused: (planner) => dropped(planner, "{"),
};

/** How each dialog is opened in the list of plans. */
const PLANS_DIALOGS = {
  "new plan": (planner) => planner.locator(".hero .button.primary").click(),
  erase: (planner) => planner.locator(".privacy .button").click(),
};

/** Shows every view and dialog in turn and gives what `look` says about each, where it says anything. */
async function everywhere(planner, look) {
  const said = {};
  const note = async (name) => {
    const words = await look(planner);
    if (words.length > 0) said[name] = words;
  };
  const inDialogs = async (dialogs) => {
    for (const [name, open] of Object.entries(dialogs)) {
      await open(planner);
      await planner.locator("dialog[open]").waitFor();
      await note(`dialog: ${name}`);
      await closeDialog(planner);
    }
  };
  for (const [name, open] of Object.entries(VIEWS)) {
    await open(planner);
    await note(name);
  }
  await inDialogs(DIALOGS);
  await goToPlans(planner);
  const bin = planner.locator(".bin summary");
  if (await bin.count() > 0) await bin.click();
  await note("plans");
  await inDialogs(PLANS_DIALOGS);
  return said;
}

/** Opens the example in this language as a plan of one's own, with a second plan in the list and a third in the bin. */
async function fill(planner, lang) {
  await openPlan(planner, example(EXAMPLE, lang));
  await saved(planner);
  await goToPlans(planner);
  for (const count of [2, 3]) {
    await planner.locator(".card:not(.example) .card-acts .icon-button").first().click();
    await planner.locator(".card:not(.example)").nth(count - 1).waitFor();
  }
  await planner.locator(".card:not(.example)", { hasText: "(" }).first().locator(".card-acts .icon-button").nth(1).click();
  await planner.locator(".bin").waitFor();
  await planner.locator(".toast .icon-button").click();
  await planner.locator(".card:not(.example) h3 a", { hasNotText: "(" }).click();
  await planner.locator(".map-view").waitFor();
}

for (const [lang, scheme] of [["de", "light"], ["en", "dark"]]) {
  test(`axe finds nothing in any view or dialog of a full plan (${lang}, ${scheme})`, async (t) => {
    const planner = await page(t, { open: `?lang=${lang}`, lang, scheme, width: 1440, height: 900 });
    await fill(planner, lang);
    assert.deepEqual(await everywhere(planner, (planner) => axe(planner)), {});
  });

  test(`axe finds nothing in any view of a new, empty plan (${lang}, ${scheme})`, async (t) => {
    const planner = await page(t, { open: `?lang=${lang}`, lang, scheme });
    await newPlan(planner, "", "custom");
    assert.deepEqual(await everywhere(planner, (planner) => axe(planner)), {});
  });

  test(`axe finds nothing at the width of a phone (${lang}, ${scheme})`, async (t) => {
    const planner = await page(t, { open: `?lang=${lang}`, lang, scheme, width: 360, height: 740 });
    await fill(planner, lang);
    assert.deepEqual(await everywhere(planner, (planner) => axe(planner)), {});
  });
}

test("where the catalogues can't be fetched it is said, all else works, and another try brings them", async (t) => {
  const planner = await page(t, { lang: "en", allow: [/\/knowledge\//, /ERR_FAILED/] });
  let tries = 0;
  await planner.route("**/knowledge/*.json", (route) => {
    tries += 1;
    return route.abort();
  });
  await visit(planner, "?lang=en");
  await openPlan(planner, example(EXAMPLE, "en"));
  const said = planner.locator(".suggestions [role=status]", { hasText: "could not be loaded" });
  for (const [view, panel] of [["touchpoints", "#suggestions"], ["measures", "#measure-ideas"]]) {
    await go(planner, view);
    const before = tries;
    const again = planner.waitForRequest("**/knowledge/*.json");
    await planner.locator(".touchpoint-bar > .button").click();
    await again;
    await planner.locator(panel).locator(said).waitFor();
    assert.ok(tries > before, "opening the panel tried nothing");
    assert.deepEqual(await axe(planner), []);
  }
  for (const [view, adder, row] of [["touchpoints", "input[name=new-touchpoint]", ".touchpoint-table tbody tr"], ["measures", "input[name=new-measure]", ".measure-table tbody tr"]]) {
    await go(planner, view);
    const count = await planner.locator(row).count();
    await planner.locator(adder).fill("One more");
    await planner.keyboard.press("Enter");
    await planner.locator(row).nth(count).waitFor();
  }

  await planner.locator(".touchpoint-bar > .button").click();
  await said.waitFor();
  await planner.locator(".retry").focus();
  const again = planner.waitForRequest("**/knowledge/*.json");
  await planner.keyboard.press("Enter");
  await again;
  await said.waitFor();
  await planner.locator(".retry:focus").waitFor();
  await planner.unroute("**/knowledge/*.json");
  await planner.keyboard.press("Enter");
  await planner.locator(".suggestion").first().waitFor();
  await planner.locator(".suggestion-list:focus").waitFor();
  await go(planner, "touchpoints");
  await planner.locator(".touchpoint-bar > .button").click();
  await planner.locator(".suggestion").first().waitFor();
});

/**
 * What is wider than the window, outermost elements first. Frames that scroll by themselves may hold what they like.
 */
async function tooWide(planner) {
  return planner.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const dialog = inside.querySelector("dialog[open]");
    const scrollers = [document.scrollingElement, ...(dialog ? [dialog] : [])];
    if (scrollers.every((scroller) => scroller.scrollWidth <= Math.min(width, scroller.clientWidth))) return [];
    const wide = [...(dialog ?? inside).querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 0.5);
    const framed = (element) => element.closest(".board, .suggestion-list");
    const named = wide.filter((element) => !framed(element)).slice(0, 5).map((element) => `${element.tagName}.${element.className?.baseVal ?? element.className} to ${element.getBoundingClientRect().right}`);
    return [`${scrollers.map((scroller) => scroller.scrollWidth).join(", ")} px`, ...named];
  });
}

test("nothing makes the page scroll sideways at 360 px", async (t) => {
  const planner = await page(t, { open: "", width: 360, height: 740 });
  await fill(planner, "de");
  assert.deepEqual(await everywhere(planner, tooWide), {});
});

for (const lang of ["de", "en"]) {
  test(`an absurdly long word makes nothing scroll sideways or run out of its box at 360 px (${lang})`, async (t) => {
    const planner = await page(t, { open: `?lang=${lang}`, lang, width: 360, height: 740, hasTouch: true });
    await openPlan(planner, absurdlyLong(EXAMPLE, lang));
    assert.deepEqual(await everywhere(planner, async (planner) => [...await tooWide(planner), ...await runsOut(planner)]), {});
  });
}

/** Texts that are wider than the box that they stand in. */
async function runsOut(planner) {
  return planner.evaluate(() => {
    const found = new Set();
    const top = inside.querySelector("dialog[open]") ?? inside;
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() === "" || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".visually-hidden, .journey-tabs, option")) continue;
      let box = element;
      while (["inline", "contents"].includes(getComputedStyle(box).display)) box = box.parentElement;
      // What is made invisible for all but screen readers.
      if (box.closest("th, .brand-name, .export span, .menu summary span, .palette .dialog-head") && box.getBoundingClientRect().width <= 1) continue;
      const { left, right } = box.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const rect of range.getClientRects()) {
        if (rect.width > 0 && (rect.left < Math.max(left, 0) - 1 || rect.right > Math.min(right, innerWidth) + 1)) {
          found.add(`${box.tagName}.${box.className}: ${walker.currentNode.data.trim().slice(0, 40)}`);
        }
      }
    }
    return [...found];
  });
}

/** Controls that are smaller than a finger. A label around a control is as good as the control. */
async function tooSmall(planner) {
  return planner.evaluate(() => [...inside.querySelectorAll("main :is(a, button, input, select, textarea, summary)")]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0)
    .map((control) => [control, (control.closest("label") ?? control).getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 43.5 || height < 43.5)
    .map(([control, { width, height }]) => `${control.tagName}.${control.className} ${control.name ?? ""}: ${width} × ${height}`));
}

const TABLES = { touchpoints: ".touchpoint-table", measures: ".measure-table" };

for (const [view, table] of Object.entries(TABLES)) {
  test(`the table of ${view} is labelled cards at 360 px: a table still, nothing to scroll, room for fingers`, async (t) => {
    const planner = await page(t, { open: "?lang=en", lang: "en", width: 360, height: 740, hasTouch: true });
    await openPlan(planner, example(EXAMPLE, "en"));
    await go(planner, view);
    const columns = await planner.getByRole("columnheader").allTextContents();
    const rows = planner.getByRole("table").getByRole("row");
    assert.ok(await rows.count() > 5);
    const cells = rows.nth(1).getByRole("cell");
    assert.equal(await cells.count(), columns.length);
    // What names a cell to the eye is the name of its column.
    const labels = await cells.evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, "::before").content));
    assert.deepEqual(labels.slice(1, -1).map((label) => /^"([^"]*)"/.exec(label)?.[1]), columns.slice(1, -1));
    const frame = await planner.locator(".table-frame").evaluate((frame) => [frame.scrollWidth, frame.clientWidth]);
    assert.ok(frame[0] <= frame[1], `${frame}`);
    const [first, second] = [await cells.nth(1).boundingBox(), await cells.nth(2).boundingBox()];
    assert.ok(second.y > first.y, "the cells stand side by side");
    assert.deepEqual(await tooSmall(planner), []);

    // With more room it is a table to the eye, too.
    await planner.setViewportSize({ width: 1280, height: 800 });
    assert.equal(await planner.locator(table).evaluate((table) => getComputedStyle(table).display), "table");
    assert.equal(await cells.nth(1).evaluate((cell) => getComputedStyle(cell, "::before").content), "none");
  });
}

test("at 360 px the touchpoints are sorted and narrowed by keyboard", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 360, height: 740 });
  await openPlan(planner, example(EXAMPLE, "en"));
  await go(planner, "touchpoints");
  const names = () => planner.locator(".touchpoint-table [name=name]").evaluateAll((fields) => fields.map((field) => field.value));
  const before = await names();
  const sorted = [...before].sort((a, b) => a.toLowerCase() < b.toLowerCase() ? -1 : 1);
  assert.notDeepEqual(before, sorted);
  await planner.getByRole("columnheader", { name: "Touchpoint" }).getByRole("button").focus();
  await planner.keyboard.press("Enter");
  await planner.locator("th[aria-sort=ascending]", { hasText: "Touchpoint" }).waitFor();
  assert.deepEqual(await names(), sorted);
  await planner.locator("input[type=search]").focus();
  await planner.keyboard.type(sorted[3]);
  await planner.locator(".touchpoint-table tbody tr").nth(1).waitFor({ state: "detached" });
  assert.deepEqual(await names(), [sorted[3]]);
});

test("a journey's card is edited where it stands, in text that shows no boxes until somebody turns to it", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900 });
  await openPlan(planner, fiveSteps());
  await go(planner, "journeys");
  const name = planner.locator(".journey-card [name=name]");
  const border = (control) => control.evaluate((control) => getComputedStyle(control).borderTopColor);
  const clear = "rgba(0, 0, 0, 0)";
  for (const control of await planner.locator(".journey-card :is(textarea, [name=persona], [name=kind])").all()) {
    assert.equal(await border(control), clear);
    await control.focus();
    assert.notEqual(await border(control), clear);
  }
  // A long name wraps: all of it can be read.
  await name.focus();
  await planner.keyboard.press("Control+a");
  await planner.keyboard.insertText("Pia buys a present for her sister, who has everything, and gives it back".repeat(2));
  assert.ok(await name.evaluate((name) => name.scrollHeight <= name.clientHeight && name.scrollWidth <= name.clientWidth));
  await planner.keyboard.press("Control+a");
  await planner.keyboard.insertText("Pia gives it back");
  await planner.keyboard.press("Enter");
  await planner.locator(".journey-card [name=kind]").selectOption("target");
  await planner.locator(".journey-card [name=persona]").selectOption("");
  await planner.getByLabel("Scenario").fill("It does not fit");
  const [journey] = (await plan(planner)).journeys;
  assert.deepEqual([journey.name, journey.kind, journey.persona, journey.scenario], ["Pia gives it back", "target", undefined, "It does not fit"]);
  // The small curve has a dot for each rated step.
  const dots = await planner.locator(".spark-dot").evaluateAll((dots) => dots.map((dot) => `${dot.dataset.score}:${(dot.getAttribute("d").match(/M/g) ?? []).length}`));
  assert.deepEqual(dots, ["1:0", "2:1", "3:0", "4:1", "5:1"]);
});

/** Every text of the planner in both languages: the catalogue's and those of the built-in knowledge. */
function texts() {
  const core = new URL("../../src/core/", import.meta.url);
  const sources = readdirSync(core, { recursive: true }).filter((name) => name.endsWith(".rs")).map((name) => readFileSync(new URL(name, core), "utf8"));
  const string = '("(?:[^"\\\\]|\\\\.)*")';
  // A phrase of a feature, and one written out.
  const forms = [`both\\(\\s*${string},\\s*${string},?\\s*\\)`, `de: ${string},\\s*en: ${string}`];
  const pairs = sources.flatMap((source) => forms.flatMap((form) => [...source.matchAll(new RegExp(form, "gm"))])).map(([, de, en]) => ({ de: JSON.parse(de), en: JSON.parse(en) }));
  // Catalogues have a file for each language, with the same names.
  const catalogue = (lang, file) => new Map([...readFileSync(new URL(`text/${lang}/${file}`, core), "utf8").matchAll(new RegExp(`^    (\\w+):\\s+${string},`, "gm"))].map(([, name, text]) => [name, JSON.parse(text)]));
  for (const file of readdirSync(new URL("text/de", core)).filter((file) => file !== "mod.rs")) {
    const english = catalogue("en", file);
    for (const [name, de] of catalogue("de", file)) pairs.push({ de, en: english.get(name) });
  }
  const collect = (value) => {
    if (typeof value !== "object" || value === null) return;
    if (typeof value.de === "string" && typeof value.en === "string") pairs.push({ de: value.de, en: value.en });
    else Object.values(value).forEach(collect);
  };
  for (const name of ["catalogue/channels", "catalogue/measures", "phase_models"]) {
    collect(JSON.parse(readFileSync(new URL(`../../src/core/knowledge/${name}.json`, import.meta.url), "utf8")));
  }
  return pairs;
}

/** A test for whole texts of a language, with anything in the place of their placeholders. */
function isOf(lang, pairs) {
  const whole = new Set(pairs.map((pair) => pair[lang]));
  const patterns = [...whole]
    .filter((text) => /\{\d\}/.test(text))
    .map((text) => new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\d\}/g, "(.+)")}$`, "s"));
  return (text) => whole.has(text) || patterns.some((pattern) => pattern.test(text));
}

/** A test for texts that can only be of the one language. */
function tellTale(lang) {
  const pairs = texts();
  assert.ok(pairs.length > 900, `only ${pairs.length} texts were found`);
  const [own, others] = [isOf(lang, pairs), isOf(lang === "de" ? "en" : "de", pairs)];
  return (text) => own(text) && !others(text);
}

/** Every text in the page that people see or are told. */
async function shown(planner) {
  return planner.evaluate(() => {
    const texts = new Set([document.title]);
    const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.add(walker.currentNode.data.trim());
    for (const element of inside.querySelectorAll("*")) {
      for (const name of ["aria-label", "title", "placeholder", "alt", "label"]) if (element.hasAttribute(name)) texts.add(element.getAttribute(name).trim());
    }
    texts.delete("");
    return [...texts];
  });
}

function contents(value, into = new Set()) {
  if (typeof value === "string") into.add(value);
  else if (typeof value === "object" && value !== null) Object.values(value).forEach((inner) => contents(inner, into));
  return into;
}

for (const [from, to] of [["de", "en"], ["en", "de"]]) {
  test(`switching from ${from} to ${to} leaves nothing in the former language`, async (t) => {
    // The plan's contents are in the language that is switched to, so what is in the former is the planner's own.
    const planner = await page(t, { open: `?lang=${from}`, lang: from, width: 1440, height: 900 });
    await fill(planner, to);
    const own = contents(JSON.parse(example(EXAMPLE, to)));
    const isFormer = tellTale(from);
    // What people typed may stand within a text of the planner's.
    const typed = [...own].filter((text) => text.length > 8);
    const without = (text) => typed.reduce((rest, own) => rest.replaceAll(own, "…"), text);
    const former = async () => (await shown(planner)).filter((text) => !own.has(text) && isFormer(text) && isFormer(without(text)));
    await go(planner, "journeys");
    assert.notDeepEqual(await former(), [], "the test can't tell the languages apart");
    await planner.locator(".language").click();
    await planner.waitForFunction((to) => document.documentElement.lang === to, to);
    assert.deepEqual(await everywhere(planner, former), {});
  });
}

test("on a phone a plan has one bar of 48 px, its tools open from it, and the views from the bottom", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 390, height: 780, hasTouch: true });
  await openPlan(planner, example(EXAMPLE, "en"));
  const box = (selector) => planner.locator(selector).first().boundingBox();
  assert.equal((await box(".head")).height, 48 + 1);
  // The first step is in sight, and so is the way to the other views.
  const card = await box(".trail-card");
  assert.ok(card.y < 320, `the first card stands at ${card.y}`);
  const views = await box(".views-toggle");
  assert.equal(Math.round(views.y + views.height), 780);
  assert.deepEqual(await axe(planner), []);

  for (const action of ["share", "undo", "plan-settings", "help"]) assert.equal(await planner.locator(`.head [data-action=${action}]`).isVisible(), false);
  await planner.locator(".plan-more").tap();
  for (const action of ["share", "undo", "plan-settings", "help"]) assert.equal(await planner.locator(`.head [data-action=${action}]`).isVisible(), true);
  assert.deepEqual(await tooWide(planner), []);
  await planner.locator(".head [data-action=share]").tap();
  await planner.locator("dialog[open]").waitFor();
  await planner.keyboard.press("Escape");
  await planner.locator(".plan-more").tap();

  await planner.locator(".views-toggle").tap();
  await planner.locator(".views a", { hasText: "Personas" }).tap();
  await planner.locator(".personas-view").waitFor();
  assert.equal((await box(".head")).height, 48 + 1);
});

test("saving moves nothing, whatever there is to say of it", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1280, height: 800 });
  await openPlan(planner, fiveSteps());
  await planner.locator("[data-copy=safe]").waitFor();
  const places = () => planner.evaluate(() => [".saved", ".head .tools", ".views", ".board"].map((selector) => {
    const { x, y, width, height } = inside.querySelector(selector).getBoundingClientRect();
    return [x, y, width, height].join(" ");
  }).join(", "));
  const before = await places();
  const said = await planner.locator(".saved").textContent();
  assert.match(said, /^Saved: .*crash-safe$/);
  const seen = await planner.evaluate(() => {
    globalThis.shifts = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifts += entry.value; }).observe({ type: "layout-shift" });
    return globalThis.shifts;
  });
  assert.equal(seen, 0);
  await planner.locator("[data-step=s2][data-lane='1']").focus();
  await planner.keyboard.press("4");
  await planner.locator(".saved:not([data-saved])").waitFor();
  assert.equal(await places(), before);
  await planner.locator("[data-copy=safe]").waitFor();
  assert.equal(await places(), before);
  assert.equal(await planner.evaluate(() => globalThis.shifts), 0);
});
