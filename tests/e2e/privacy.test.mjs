// What docs/privacy.md says: after the planner's own files no request leaves, whatever is done, with a network or
// without; nothing is stored before the first edit, and nothing is left after erasing. The service worker is blocked,
// so that nothing answers in the network's place; what opens again without a network is tested in offline.test.mjs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { page, settled, site } from "./support/browser.mjs";
import { accepted, closeDialog, dropped, exported, go, goToPlans, openExample, saved, showFormats } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";
import { payloadOf } from "./support/links.mjs";

const VIEWS = ["guide", "personas", "touchpoints", "journeys", "map", "feedback", "analysis", "compare", "measures"];
const WORDS = {
  de: { share: "Als Link teilen", embed: "Einbetten", print: "Drucken, A4", language: "In English", erase: "Alles löschen" },
  en: { share: "Share as a link", embed: "Embed", print: "Print, A4", language: "Auf Deutsch", erase: "Erase everything" },
};
const EXAMPLES = ["outdoor-shop", "valve-supplier", "physiotherapy", "club-software"];

const palette = async (planner, words) => {
  await planner.keyboard.press("Control+k");
  await planner.locator(".palette-input").fill(words);
  await planner.keyboard.press("Enter");
};
const downloaded = async (planner, button) => Promise.all([planner.waitForEvent("download"), button.click()]);

/** Everything that the browser keeps for this site, but for its own files. */
const kept = (planner) => planner.evaluate(async () => {
  const found = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(document.cookie ? [document.cookie] : [])];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => Object.assign(indexedDB.open(name), { onsuccess: ({ target }) => resolve(target.result), onerror: reject }));
    for (const store of database.objectStoreNames) {
      const keys = await new Promise((resolve) => { database.transaction(store).objectStore(store).getAllKeys().onsuccess = ({ target }) => resolve(target.result); });
      found.push(...keys.map((key) => `${name}/${store}/${key}`));
    }
    database.close();
  }
  return found;
});

/**
 * Waits until all that is fetched while nobody waits has come: parts and texts in the visitor's language, and examples,
 * which somebody comes near.
 */
async function everythingHere(planner, lang) {
  for (const name of EXAMPLES) await planner.locator(`.wegmarke:not(.start) .example:has([href="#example=${name}"])`).hover();
  const files = await planner.evaluate(async () => {
    const { name } = performance.getEntriesByType("resource").find(({ name }) => name.includes("/assets/program."));
    return (await (await fetch(name)).text()).match(/[\w.]+\.[0-9a-f]{16}\.(wasm|txt)/g);
  });
  const wanted = files.filter((file) => file.endsWith(".wasm") || file.includes(`.${lang}.`));
  await planner.waitForFunction((files) => {
    const here = performance.getEntriesByType("resource").map(({ name }) => name);
    return files.every((file) => here.some((name) => name.endsWith(`/${file}`)));
  }, [...wanted, ...EXAMPLES.map((name) => `examples/${name}.${lang}.wegmarke.json`), "knowledge/channels.json", "knowledge/measures.json"]);
}

for (const [lang, offline] of [["de", true], ["en", false]]) {
  test(`after load no request leaves, and nothing is stored before the first edit (${offline ? "without" : "with"} a network)`, async (t) => {
    const words = WORDS[lang];
    const planner = await page(t, { lang, width: 1440, height: 900 });
    const early = [];
    planner.context().on("request", (request) => early.push(request));
    // Where no service worker brings it, the page itself fetches all of the planner.
    await planner.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
    await planner.goto(`${site}?lang=${lang}`);
    await planner.locator(".plans-view").last().waitFor();
    await everythingHere(planner, lang);
    for (const request of early) assert.ok(request.url().startsWith(site) && request.method() === "GET" && request.postData() === null && !new URL(request.url()).pathname.includes("plan/"), request.url());
    const asked = [];
    // What is in the page's own memory is no request; and what may be kept for ever the browser takes from what it has,
    // as the icon at each address.
    const own = new Set(early.map((request) => request.url()).filter((url) => url.startsWith(`${site}assets/`)));
    planner.context().on("request", (request) => { if (!/^(blob|data):/.test(request.url()) && !own.has(request.url())) asked.push(`${request.method()} ${request.url()}`); });
    planner.context().on("websocket", (socket) => asked.push(socket.url()));
    await planner.context().setOffline(offline);
    await planner.evaluate(() => { window.print = () => { window.printed = document.querySelectorAll(".paper img").length; }; });

    for (const name of EXAMPLES) await openExample(planner, name);
    for (const view of VIEWS) {
      await go(planner, view);
      await settled(planner);
    }
    await go(planner, "map");
    await planner.keyboard.press("c");
    await planner.keyboard.press("t");
    await planner.locator('[data-action="present"]').click();
    await planner.locator(".present-stage").waitFor();
    await closeDialog(planner);
    await planner.keyboard.press("Control+Shift+E");
    await showFormats(planner);
    for (const format of await planner.locator("dialog[open] input[name=format]").evaluateAll((inputs) => inputs.map(({ value }) => value))) {
      await planner.locator(`dialog[open] input[name=format][value="${format}"]`).check();
      // A picture is copied first of all, and saved by the button beside that.
      await downloaded(planner, planner.locator(`dialog[open] .dialog-acts .button${format === "picture" ? "" : ".primary"}`).first());
    }
    await planner.locator("dialog[open] input[name=format][value=svg]").check();
    await planner.locator(".export-picture img").waitFor();
    await downloaded(planner, planner.locator("dialog[open] .dialog-acts .button", { hasText: "PNG" }).first());
    await planner.getByRole("button", { name: words.print }).click();
    await planner.waitForFunction(() => window.printed > 0);
    await closeDialog(planner);
    await palette(planner, words.embed);
    await planner.locator(".embed-alive .map-view").waitFor();
    for (const form of ["figure", "frame", "fragment", "link", "element"]) await planner.locator(`input[name=embed-form][value=${form}]`).check();
    await closeDialog(planner);
    await planner.evaluate((payload) => { location.hash = `#share=${payload}`; }, payloadOf(fiveSteps()));
    await planner.waitForFunction(() => document.title.startsWith("Five steps"));
    await palette(planner, words.share);
    await planner.locator(".sharing img").waitFor();
    await closeDialog(planner);
    assert.deepEqual(asked, []);
    // Another language is files of the planner's own, which nobody has fetched before; nothing else is asked for.
    await planner.context().setOffline(false);
    await palette(planner, words.language);
    await planner.waitForFunction((lang) => document.documentElement.lang !== lang, lang);
    await openExample(planner, "physiotherapy");
    const other = lang === "de" ? "en" : "de";
    const files = new RegExp(`^GET ${site}(assets/\\w+\\.${other}\\.[0-9a-f]+\\.txt|examples/[\\w-]+\\.${other}\\.wegmarke\\.json)$`);
    assert.deepEqual(asked.splice(0).filter((request) => !files.test(request)), []);
    await planner.context().setOffline(offline);
    const text = await exported(planner);
    assert.deepEqual(await kept(planner), [], "looking stores nothing");

    // From here on it is one's own.
    await dropped(planner, text);
    await accepted(planner);
    await planner.locator(".map-view").waitFor();
    await planner.locator(".plan-title textarea").fill("My own");
    await saved(planner);
    assert.ok((await kept(planner)).some((key) => key.startsWith("wegmarke:plan:")));
    await goToPlans(planner);
    const erase = WORDS[lang === "de" ? "en" : "de"].erase;
    await planner.getByRole("button", { name: erase }).click();
    await planner.locator("dialog[open] .danger").click();
    await planner.locator(".toast").waitFor();
    await planner.waitForFunction(() => localStorage.length === 0);
    await settled(planner);
    assert.deepEqual(await kept(planner), [], "erasing leaves something");
    // The pointer comes near the cards of examples on its way.
    assert.deepEqual(asked.filter((request) => !files.test(request)), []);
  });
}
