// Strings that broke other programs, in every text field there is, through every view, dialog and format, under the
// strict policy: all that they are is text. `support/browser.mjs` fails a test for each report of the policy, each line
// on the console and each failed request.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { hosts } from "./hosts/server.mjs";
import { page, settled, site } from "./support/browser.mjs";
import { foreign } from "./support/hostile.mjs";
import { NAUGHTY, planOf } from "./support/naughty.mjs";
import { accepted, closeDialog, dropped, exported, go, goToPlans, openPlan, saved, showFormats } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

const schema = await (await fetch(new URL("plan.schema.json", site))).json();
const made = {};
const server = await hosts({ site, made });
after(() => server.close());

const VIEWS = ["guide", "personas", "touchpoints", "journeys", "map", "feedback", "analysis", "compare", "measures"];
/** Words of the palette, which opens what has no button. */
const WORDS = {
  de: { settings: "Plan einrichten", phases: "Phasen bearbeiten", share: "Als Link teilen", embed: "Einbetten", help: "Tastatur", print: "Drucken, A4", duplicate: "Duplizieren", remove: "Löschen" },
  en: { settings: "Plan settings", phases: "Edit phases", share: "Share as a link", embed: "Embed", help: "Keyboard", print: "Print, A4", duplicate: "Duplicate", remove: "Delete" },
};

/**
 * Watches a page for what a text that was run would do: a dialog, a request to somebody else, a mark in the window,
 * elements and attributes.
 */
function watched(host) {
  const faults = [];
  host.context().on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && ![site, server.url].some((own) => request.url().startsWith(own))) faults.push(`asked: ${request.url()}`);
  });
  host.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  host.on("popup", (popup) => faults.push(`a window: ${popup.url()}`));
  return async (place) => {
    await settled(host);
    faults.push(...(await foreign(host)).map((element) => `${place}: ${element}`));
    if (await host.evaluate(() => globalThis.__pwned !== undefined || document.scripts.length !== document.head.querySelectorAll("script").length)) faults.push(`${place}: something ran`);
    assert.deepEqual(faults, []);
  };
}

/** The texts of which something can be read on the page: in texts, in fields, in choices. */
const shown = (host, texts) => host.evaluate((texts) => {
  const calm = (text) => text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  const root = document.querySelector("wegmarke-plan").shadowRoot;
  const said = calm([root.textContent, ...[...root.querySelectorAll("input, textarea")].map(({ value }) => value)].join("\n"));
  return texts.filter((text) => said.includes(calm(text).slice(0, 60)));
}, texts);

/** Opens all that can be opened below the view. */
const unfold = (host) => host.evaluate(() => { for (const details of inside.querySelectorAll("details")) details.open = true; });

const palette = async (host, words, dialog) => {
  await host.keyboard.press("Control+k");
  await host.locator(".palette-input").fill(words);
  await host.keyboard.press("Enter");
  if (dialog) await host.locator(`dialog[open]${dialog}`).waitFor();
};

const seen = new Set();

for (const [lang, first] of [["de", 0], ["en", 261]]) {
  test(`hostile texts are nothing but texts in every view and dialog (${lang})`, async (t) => {
    const words = WORDS[lang];
    const planner = await page(t, { open: `?lang=${lang}`, lang, width: 1600, height: 1000 });
    const check = watched(planner);
    const hostile = planOf(schema, NAUGHTY, first, { phases: 6, personas: 30, touchpoints: 261, journeys: 3, steps: 20, measures: 30, feedback: 12, set_aside: 6 });
    const look = async (place) => {
      await check(place);
      for (const text of await shown(planner, NAUGHTY)) seen.add(text);
    };
    await planner.evaluate(() => {
      // What goes to paper is kept, to be looked at: the page takes it away once it is printed.
      window.print = () => document.body.append(Object.assign(document.querySelector(".paper").cloneNode(true), { id: "printed" }));
    });

    await dropped(planner, JSON.stringify(hostile), NAUGHTY[first + 1].replaceAll("/", "_"));
    await planner.locator("dialog[open] .open-new").waitFor();
    await look("the import");
    await accepted(planner);
    await planner.locator(".map-view").waitFor();

    for (const view of VIEWS) {
      await go(planner, view);
      await unfold(planner);
      await look(view);
    }
    await go(planner, "personas");
    await planner.locator(".persona-name").nth(20).click();
    await look("another persona");

    await go(planner, "map");
    await planner.locator(".menu summary").first().click();
    for (const box of await planner.locator(".menu .lanes input").all()) await box.check();
    await planner.keyboard.press("Escape");
    await planner.locator(".cell[data-step]").first().click();
    await look("a step of the board");
    await planner.keyboard.press("f");
    await look("the board, whole");
    await planner.keyboard.press("t");
    await look("the timeline");
    await planner.keyboard.press("c");
    await look("the board, compared");
    await planner.setViewportSize({ width: 500, height: 1000 });
    await planner.locator(".trail").waitFor();
    await look("the trail");
    await planner.setViewportSize({ width: 1600, height: 1000 });
    await planner.locator(".grid").waitFor();

    await planner.locator('[data-action="present"]').click();
    await planner.locator(".present-stage").waitFor();
    for (let step = 0; step < 5; step++) {
      await look("presenting");
      await planner.keyboard.press("ArrowRight");
    }
    await closeDialog(planner);

    await planner.keyboard.press("Control+k");
    await planner.locator(".palette-input").fill("a");
    await planner.locator("#palette-list li").first().waitFor();
    await look("the palette");
    await closeDialog(planner);
    for (const dialog of ["settings", "phases", "help", "share"]) {
      await palette(planner, words[dialog], "");
      await look(dialog);
      await closeDialog(planner);
    }
    await planner.keyboard.press("Control+Shift+E");
    await showFormats(planner);
    for (const format of await planner.locator("dialog[open] input[name=format]").all()) {
      await format.check();
      await look(`export as ${await format.inputValue()}`);
    }
    await planner.locator("dialog[open] input[name=format][value=svg]").check();
    await planner.locator(".export-picture img").waitFor();
    await planner.getByRole("button", { name: words.print }).click();
    await planner.locator("#printed").waitFor({ state: "attached" });
    await check("paper");
    assert.ok(await planner.evaluate(() => document.querySelector("#printed").textContent.length > 10_000), "the report is not on paper");
    await planner.evaluate(() => document.querySelector("#printed").remove());
    await closeDialog(planner);

    await palette(planner, words.embed, ".embedding");
    for (const form of ["element", "frame", "fragment", "link", "figure"]) {
      await planner.locator(`input[name=embed-form][value=${form}]`).check();
      await look(`embed as ${form}`);
    }
    await planner.locator("input[name=source]").fill("javascript:window.__pwned=1");
    await look("an address in the embed dialog");
    await planner.locator(".embed-alive .map-view").waitFor();
    assert.deepEqual(await planner.evaluate(() => [...inside.querySelector(".embed-alive wegmarke-plan").shadowRoot.querySelectorAll("script, iframe, [onload], [onerror]")].length), 0);
    await closeDialog(planner);

    const cells = NAUGHTY.slice(first, first + 60).map((text) => `"${text.replaceAll("\"", "\"\"")}"`);
    await dropped(planner, `${cells.slice(0, 8).join(",")}\n${cells.slice(8, 16).join(",")}\n${cells.slice(16, 24).join(",")}\n`, "table.csv");
    await planner.locator("dialog[open] .table-mapping").waitFor();
    await look("the import of a table");
    await closeDialog(planner);
    await dropped(planner, `journey\n  title ${NAUGHTY[first + 3]}\n  section <img src=x onerror=window.__pwned=1>\n    <b>x</b>: 3: <script>window.__pwned=1</script>\n`, "way.mmd");
    await planner.locator("dialog[open] .open-new").waitFor();
    await look("the import of a diagram");
    await closeDialog(planner);
    await dropped(planner, `{"format":"wegmarke-plan","version":1,"id":"x","title":"x","<img src=x onerror=window.__pwned=1>":"<b>"}`, "odd.json");
    await look("the import with repairs");
    await closeDialog(planner);
    await go(planner, "feedback");
    await planner.locator(".bar input[type=file]").setInputFiles({ name: "<img src=x onerror=window.__pwned=1>.csv", mimeType: "text/csv", buffer: Buffer.from(`${cells.slice(0, 3).join(",")},NPS\n${cells.slice(3, 6).join(",")},9\n${cells.slice(6, 9).join(",")},x\n`) });
    await planner.locator(".survey h2").waitFor();
    await unfold(planner);
    await look("a survey");

    await go(planner, "map");
    await planner.locator(".plan-title textarea").fill(NAUGHTY[first + 5]);
    await saved(planner);
    await goToPlans(planner);
    await look("the list of plans");
    await planner.getByRole("button", { name: words.duplicate }).first().click();
    await planner.locator(".plans-view .card .danger, .plans-view .card").first().waitFor();
    await planner.locator(".card").getByRole("button", { name: words.remove }).first().click();
    await planner.locator(".bin").waitFor();
    await unfold(planner);
    await look("the bin");
  });
}

test("all of them were on screen", () => {
  const unseen = NAUGHTY.filter((text) => !seen.has(text));
  assert.deepEqual(unseen, []);
});

const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,"><script type="module" src="${site}embed/wegmarke.js"></script>`;
/** What the planner makes of a plan for other pages consists of these elements, and no other. */
const MADE = ["a", "b", "br", "caption", "circle", "clippath", "defs", "desc", "div", "ellipse", "em", "figcaption", "figure", "g", "li", "line", "metadata", "p", "path", "plan", "polygon", "polyline", "rect", "span", "strong", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "tspan", "ul", "use", "wegmarke:plan"];

/** Puts an element with the planner into a page without a policy, as others' pages are. */
async function elementIn(host) {
  await host.goto(`${server.url}empty.html`);
  await host.evaluate(async () => {
    await customElements.whenDefined("wegmarke-plan");
    const element = document.createElement("wegmarke-plan");
    for (const [name, value] of Object.entries({ loading: "eager", mode: "edit", lang: "en" })) element.setAttribute(name, value);
    document.body.append(element);
    await element.ready;
  });
}
made["empty.html"] = { body: `${HEAD}<main></main>` };

test("the watch notices a text that was run, and elements that are not ours", async (t) => {
  const host = await page(t, { lang: "en", allow: [/404/] });
  const check = watched(host);
  await elementIn(host);
  await check("nothing yet");
  await host.evaluate(() => { document.querySelector("wegmarke-plan").shadowRoot.querySelector(".wegmarke").append(document.createElement("object")); });
  await assert.rejects(check("an element"), /an element: <object>/);
  await host.evaluate(() => { document.querySelector("main").innerHTML = "<img src=x onerror=window.__pwned=1>"; });
  await host.waitForFunction(() => globalThis.__pwned === 1);
  await assert.rejects(check("a text"), /a text: something ran/);
});

test("every text in every field comes back as it was, and out of every format as text, in a page that forbids nothing", async (t) => {
  const host = await page(t, { lang: "en" });
  const check = watched(host);
  await elementIn(host);
  const plans = NAUGHTY.map((_, first) => planOf(schema, NAUGHTY, first, { phases: 1, personas: 1, touchpoints: 1, journeys: 1, steps: 2, measures: 1, feedback: 1, set_aside: 1 }));
  for (let from = 0; from < plans.length; from += 100) {
    const faults = await host.evaluate(async ({ plans, made, all }) => {
      const element = document.querySelector("wegmarke-plan");
      const texts = new Set(all.flatMap((text) => [text, [...text].slice(0, 200).join("")]));
      const faults = [];
      // Each text of the one is at its place in the other; what is left out where it is as usual, a choice or a yes, is
      // no text.
      const same = (one, other) => Object.entries(one).every(([key, value]) => (typeof value === "object" ? same(value, other[key]) : key === "id" || typeof value !== "string" || !texts.has(value) || other[key] === value));
      const elements = (root) => [...root.querySelectorAll("*")].filter(({ localName, attributes }) =>
        !made.includes(localName.toLowerCase()) || [...attributes].some(({ name, value }) => name.startsWith("on") || ["src", "srcdoc"].includes(name) || (/(^|:)href$/.test(name) && !value.startsWith("#"))));
      for (const plan of plans) {
        const fault = (what) => faults.push(`${plan.id}: ${what}`);
        const repairs = await element.importText(JSON.stringify(plan), "json");
        if (repairs.length > 0) fault(`mended: ${JSON.stringify(repairs)}`);
        if (!same(plan, element.plan)) fault("another text came back");
        const svg = new DOMParser().parseFromString(await element.exportText("svg"), "image/svg+xml");
        if (svg.querySelector("parsererror")) fault(svg.querySelector("parsererror").textContent);
        for (const [format, text] of [["html", await element.exportText("html")], ["svg in a page", new XMLSerializer().serializeToString(svg)]]) {
          const place = document.createElement("main");
          document.querySelector("main").replaceWith(place);
          place.innerHTML = text;
          for (const found of elements(place)) fault(`${format}: ${found.outerHTML.slice(0, 200)}`);
          // What a browser writes down again and reads once more is the same: nothing mutates.
          const before = [...place.querySelectorAll("*")].map(({ localName }) => localName).join();
          place.innerHTML = place.innerHTML;
          if ([...place.querySelectorAll("*")].map(({ localName }) => localName).join() !== before) fault(`${format} mutates`);
        }
        for (const found of elements(svg)) fault(`svg: ${found.outerHTML.slice(0, 200)}`);
        const cells = (await element.exportText("csv")).match(/(?<=^|[,\n])("(?:[^"]|"")*"|[^",\n\r]*)/g).map((cell) => cell.replace(/^"/, ""));
        for (const cell of cells) if (/^[=+\-@\t\r]/.test(cell)) fault(`csv: ${cell.slice(0, 80)}`);
      }
      return faults;
    }, { plans: plans.slice(from, from + 100), made: MADE, all: NAUGHTY });
    assert.deepEqual(faults, []);
    await check(`texts from ${from} on`);
  }
});

test("pasted into a post, shown as a picture, opened in a frame: nothing runs there", async (t) => {
  const host = await page(t, { lang: "en", width: 1200, height: 900 });
  const check = watched(host);
  await elementIn(host);
  const hostile = planOf(schema, NAUGHTY, 100, { phases: 6, personas: 3, touchpoints: 40, journeys: 2, steps: 60, measures: 40, feedback: 12, set_aside: 2 });
  const [figure, svg] = await host.evaluate(async (plan) => {
    const element = document.querySelector("wegmarke-plan");
    await element.importText(JSON.stringify(plan), "json");
    return [await element.exportText("html"), await element.exportText("svg")];
  }, hostile);
  made["hostile.json"] = { body: JSON.stringify(hostile), headers: { "Access-Control-Allow-Origin": "*", "Content-Type": "application/json" } };
  made["post.html"] = { body: `${HEAD}<main>${figure.replace("<figure", "<figure data-loading=\"eager\" data-mode=\"explore\"")}</main>` };
  made["map.svg"] = { body: svg };

  await host.goto(`${server.url}map.svg`);
  assert.equal(await host.evaluate(() => `${document.documentElement.localName} ${globalThis.__pwned} ${document.querySelectorAll("script, parsererror, [onload], foreignObject").length}`), "svg undefined 0");

  await host.goto(`${server.url}post.html`);
  await host.evaluate(async () => { await document.querySelector("figure wegmarke-plan").ready; });
  await check("a figure, alive");

  await host.goto(`${site}embed/frame.html?lang=en&mode=explore&src=${server.url}hostile.json`);
  await host.evaluate(async () => { await document.querySelector("wegmarke-plan").ready; });
  for (const view of VIEWS.slice(1)) {
    await host.evaluate((view) => document.querySelector("wegmarke-plan").setAttribute("view", view), view);
    await host.locator(`.${view}-view`).waitFor();
    await check(`the frame, ${view}`);
  }
});

test("right-to-left, emoji, combining marks, NUL: byte-identical round trip", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1440, height: 900 });
  await openPlan(planner, fiveSteps());
  const texts = ["שלום, مرحبا \u202e3\u202c", "👩‍🔧🏳️‍🌈👨‍👩‍👧‍👦🇩🇪", `Z${"\u0301\u0323".repeat(60)} e\u0301 é Å \u212b`, "before\0after", "\u2067a\u2069 \u200b\u00ad\ufeff", "line\u2028line\u2029\u0085", "\u{10ffff}\u{e000}\ufffd"];
  await go(planner, "personas");
  const fields = await planner.locator(".persona-form textarea:not([name=goals], [name=values], [name=sources], [name=challenges], [name=objections]), .persona-form input[type=text]").evaluateAll((controls) => controls.map(({ name }) => name));
  assert.ok(fields.length >= texts.length, `${fields}`);
  for (const [at, text] of texts.entries()) await planner.locator(`.persona-form [name=${fields[at]}]`).fill(text);
  const given = await exported(planner);
  const [persona] = JSON.parse(given).personas;
  for (const [at, text] of texts.entries()) assert.equal(persona[fields[at]], text, fields[at]);
  await dropped(planner, given);
  await planner.locator("dialog[open] .replace").click();
  await planner.locator("dialog").waitFor({ state: "detached" });
  assert.ok(Buffer.from(await exported(planner)).equals(Buffer.from(given)), "other bytes");
});

test("what people wrote is set apart from our words, whichever way it runs", async (t) => {
  // One word for each field of each record, of letters that run from right to left.
  const words = Array.from({ length: 400 }, (_, at) => [..."מלה", ...String(at)].map((sign) => (/\d/.test(sign) ? "אבגדהוזחטי"[sign] : sign)).join(""));
  const planner = await page(t, { open: "?lang=en", lang: "en", width: 1600, height: 1000 });
  await openPlan(planner, planOf(schema, words, 0, { phases: 2, personas: 2, touchpoints: 3, journeys: 2, steps: 4, measures: 3, feedback: 3, set_aside: 1 }));
  const faults = new Set();
  const look = async (place) => {
    await settled(planner);
    const found = await planner.evaluate(() => {
      const written = /[\u0590-\u05ff]+/g;
      const apart = (text) => !/[\u0590-\u05ff]/.test(text.replaceAll(/\u2068[^\u2069]*\u2069/g, ""));
      const found = [];
      const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!/[\u0590-\u05ff]/.test(node.data) || apart(node.data)) continue;
        // Choices stand by themselves; a suggestion is shown as the title that it will be.
        if (node.parentElement.matches("textarea, option, .portrait, .idea bdi")) continue;
        const around = node.parentElement.closest("[dir=auto], bdi");
        if (around && !/[\p{L}\p{N}]/u.test(around.textContent.replaceAll(written, ""))) continue;
        const element = node.parentElement;
        found.push(`${element.closest("[class]").className} ${element.localName}: ${(around ?? element).textContent.replaceAll(written, "X")}`);
      }
      for (const field of inside.querySelectorAll("input[type=text], textarea")) if (/[\u0590-\u05ff]/.test(field.value) && !["auto", "ltr"].includes(field.dir)) found.push(`a field: ${field.outerHTML.slice(0, 150)}`);
      return found;
    });
    for (const fault of found) faults.add(`${place}: ${fault}`);
  };
  for (const view of VIEWS) {
    await go(planner, view);
    await unfold(planner);
    await look(view);
  }
  await go(planner, "map");
  await planner.locator(".cell[data-step]").first().click();
  await look("a step");
  await planner.keyboard.press("c");
  await look("compared");
  await planner.setViewportSize({ width: 500, height: 1000 });
  await planner.locator(".trail").waitFor();
  await look("the trail");
  await planner.setViewportSize({ width: 1600, height: 1000 });
  await planner.locator('[data-action="present"]').click();
  await planner.locator(".present-stage").waitFor();
  await look("presenting");
  await closeDialog(planner);
  for (const dialog of ["phases", "embed", "share"]) {
    await palette(planner, WORDS.en[dialog], "");
    await planner.locator("dialog[open]").waitFor();
    await look(dialog);
    await closeDialog(planner);
  }
  await planner.keyboard.press("Control+k");
  await planner.locator(".palette-input").fill("מלה");
  await planner.locator("#palette-list li").first().waitFor();
  await look("the palette");
  await closeDialog(planner);
  await planner.keyboard.press("Control+Shift+E");
  await look("export");
  await closeDialog(planner);
  await dropped(planner, await exported(planner));
  await planner.locator("dialog[open] .open-new").waitFor();
  await look("the import");
  await accepted(planner);
  await planner.locator(".plan-title textarea").fill("מלה");
  await saved(planner);
  await goToPlans(planner);
  await look("the list of plans");
  assert.equal([...faults].join("\n"), "");
});
