// The browser is killed, and started again on the same profile: what the planner called safe is there.
//
// Other tests share one browser, which is ended in good order; here each run starts one of its own over a profile on
// the disk and kills all of its processes at once, so that nothing is left that could still write. WEGMARKE_KILLS=20
// makes it twenty runs; in the suite there are fewer, for the time they take.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { kill, started } from "./support/killed.mjs";
import { goToPlans, openPlan } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

const KILLS = Number(process.env.WEGMARKE_KILLS ?? 3);
for (let run = 1; run <= KILLS; run++) {
  test(`browser killed right after "crash-safe", run ${run}: everything is there when it is started again`, { timeout: 120_000 }, async (t) => {
    const profile = await mkdtemp(join(tmpdir(), "wegmarke-profile-"));
    const faults = [];
    let running;
    t.after(async () => {
      if (running) await kill(running);
      // Processes that were killed leave their files to the system for a moment.
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    });
    const start = async () => {
      const { head, page } = await started(profile, (fault) => faults.push(fault));
      running = head;
      return page;
    };
    const stop = async () => {
      await kill(running);
      running = undefined;
    };

    const before = await start();
    await openPlan(before, { ...fiveSteps(), title: `Run ${run}` });
    await safe(before);
    const title = `Typed right before the kill, run ${run}`;
    await before.locator("textarea[name=title]").fill(title);
    await safe(before);
    await stop();

    const after = await start();
    await goToPlans(after);
    await after.getByText(title).first().click();
    await after.locator("textarea[name=title]").waitFor();
    assert.equal(await after.locator("textarea[name=title]").inputValue(), title);
    for (const step of fiveSteps().journeys[0].steps) await after.getByText(step.action).first().waitFor();
    assert.deepEqual(faults, []);
    await stop();
  });
}

/** Waits until the planner says of all that was done that no crash can take it any more. */
async function safe(page) {
  await page.locator("[data-saved=yes][data-copy=safe]").waitFor();
}
