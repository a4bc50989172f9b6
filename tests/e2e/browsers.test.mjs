// Browsers of 2024 (docs/browsers.md): what replaces newer features, with these switched off in Chromium.

import assert from "node:assert/strict";
import { test } from "node:test";
import { page, visit } from "./support/browser.mjs";
import { go, openPlan } from "./support/planner.mjs";
import { absurdlyLong } from "./support/samples.mjs";

/** A page of a browser without `field-sizing: content`. */
async function older(t, options = {}) {
  const planner = await page(t, { lang: "en", ...options });
  await planner.addInitScript(() => {
    const { supports } = CSS;
    CSS.supports = (...asked) => !asked.join().includes("field-sizing") && supports.apply(CSS, asked);
  });
  await planner.route("**/assets/style*.css", async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    assert.ok(text.includes("field-sizing:content"), "there is nothing to switch off");
    await route.fulfill({ response: answer, body: text.replaceAll("field-sizing:content", "") });
  });
  await visit(planner, "?lang=en");
  return planner;
}

/** The texts that one can type into and that show less than all of it, though they could be taller. */
const cut = (planner) => planner.locator("main textarea:not([readonly])").evaluateAll((all) => all
  .filter((area) => area.checkVisibility() && area.scrollHeight > area.clientHeight + 1 && area.offsetHeight < parseFloat(getComputedStyle(area).maxHeight))
  .map((area) => `${area.name} ${area.value.slice(0, 20)}: ${area.clientHeight} of ${area.scrollHeight} px`));

/** Waits until nothing is cut: texts grow a frame after they have changed. */
async function whole(planner, where) {
  for (let tries = 0; tries < 20 && (await cut(planner)).length > 0; tries++) await planner.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 50); }));
  assert.deepEqual(await cut(planner), [], where);
}

for (const width of [1280, 390]) {
  test(`without field-sizing, at ${width} px: texts that grow are not cut, in any view`, async (t) => {
    const planner = await older(t, { width });
    await openPlan(planner, absurdlyLong("valve-supplier", "en"));
    let seen = 0;
    for (const view of ["personas", "touchpoints", "journeys", "map", "measures"]) {
      await go(planner, view);
      await whole(planner, view);
      seen += await planner.locator("main textarea:not([readonly])").count();
    }
    assert.ok(seen > 20, `only ${seen} texts were looked at`);
  });
}

test("without field-sizing, a text grows while somebody types, shrinks at undo, and follows its width", async (t) => {
  const planner = await older(t);
  await openPlan(planner, absurdlyLong("valve-supplier", "en"));
  await go(planner, "journeys");
  const area = planner.locator("textarea[name=scenario]").first();
  const height = () => area.evaluate((area) => area.offsetHeight);
  const becomes = async (what, so) => {
    for (let tries = 0; tries < 40 && !so(await height()); tries++) await planner.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 50); }));
    assert.ok(so(await height()), `${what}: ${await height()} px`);
  };
  await area.fill("short");
  const short = (await becomes("a short text", (now) => now < 80), await height());
  await area.fill("a line\n".repeat(8));
  await becomes("nine lines", (now) => now > short + 60);
  await whole(planner, "typed");
  await area.press("Control+z");
  await becomes("undone", (now) => now !== short + 60 && now > 0);
  await area.fill("many words that wrap ".repeat(12));
  const wide = (await whole(planner, "wide"), await height());
  await planner.setViewportSize({ width: 390, height: 800 });
  await becomes("narrower", (now) => now > wide);
  await whole(planner, "narrow");
});
