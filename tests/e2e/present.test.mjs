// Presenting: a journey on the whole screen, step by step.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, page } from "./support/browser.mjs";
import { closeDialog, openPlan } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

for (const [lang, scheme] of [["de", "light"], ["en", "dark"]]) {
  test(`a journey is presented by keyboard and by pointer, and axe finds nothing (${lang}, ${scheme})`, async (t) => {
    const planner = await page(t, { open: `?lang=${lang}`, lang, scheme });
    const plan = fiveSteps();
    await openPlan(planner, plan);
    const steps = plan.journeys[0].steps;
    const name = (step) => plan.touchpoints.find((touchpoint) => touchpoint.id === step.touchpoint)?.name;
    await planner.locator('[data-action="present"]').click();
    const stage = planner.locator(".present-stage");
    await stage.waitFor();
    const counted = (place) => planner.locator(".present-acts span", { hasText: new RegExp(`^${place}\\D+${steps.length}$`) }).waitFor();
    await counted(1);
    await planner.keyboard.press("ArrowRight");
    await counted(2);
    if (name(steps[1])) await planner.locator(".present-touchpoint", { hasText: name(steps[1]) }).waitFor();
    await planner.keyboard.press("End");
    await counted(steps.length);
    await planner.keyboard.press("ArrowRight");
    await counted(steps.length);
    await planner.keyboard.press("Home");
    await counted(1);
    await planner.locator(".present-acts .icon-button").nth(1).click();
    await counted(2);
    assert.deepEqual(await axe(planner), []);
    await closeDialog(planner);
    // The map has the step that was shown last.
    await planner.locator(`[data-step="${steps[1].id}"][aria-selected=true]`).first().waitFor();
  });
}
