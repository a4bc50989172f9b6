// One plan in several tabs: one edits, the others watch, and nothing is lost where that can't be arranged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inWholeChromium, keepingPages, page, visit } from "./support/browser.mjs";
import { goToPlans, openPlan, plan, saved } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

inWholeChromium();

const title = (planner) => planner.locator(".plan-title textarea");
const shown = (planner, text) => planner.locator(".plan-title", { hasText: text }).waitFor();
const banner = (planner) => planner.locator(".banner");

/** Opens what a page shows in a second tab of the same browser. */
async function secondTab(first) {
  const tab = await first.context().newPage();
  await visit(tab, new URL(first.url()).search + new URL(first.url()).hash);
  await tab.locator(".grid").waitFor();
  return tab;
}

test("a second tab shows a plan live and read-only, and takes it over", async (t) => {
  const first = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(first, fiveSteps());
  await saved(first);
  const second = await secondTab(first);
  await banner(second).filter({ hasText: "edited in another window" }).waitFor();
  assert.equal(await title(second).count(), 0, "the watching tab could edit");
  assert.deepEqual(await axe(second), []);
  await title(first).fill("Typed in the first");
  await shown(second, "Typed in the first");

  await banner(second).getByRole("button", { name: "Edit here" }).click();
  await banner(first).waitFor();
  await title(second).fill("Typed in the second");
  await shown(first, "Typed in the second");
  await saved(second);

  // The watching tab takes over by itself when the other one is closed, with what was typed last.
  await title(second).fill("Typed right before closing");
  await second.close({ runBeforeUnload: true });
  await banner(first).waitFor({ state: "detached" });
  await first.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "Typed right before closing");
  await title(first).fill("And on in the first");
  await saved(first);
  await goToPlans(first);
  assert.equal(await first.locator(".card:not(.example)").count(), 1, "there is a copy that nobody made");
});

test("a tab that does not answer loses the plan, and what it had is kept beside", async (t) => {
  const first = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(first, fiveSteps());
  await saved(first);
  const second = await first.context().newPage();
  // As if the first were frozen: nothing that is said reaches it.
  await second.addInitScript(() => { BroadcastChannel.prototype.postMessage = () => {}; });
  await visit(second, new URL(first.url()).search + new URL(first.url()).hash);
  await banner(second).waitFor();
  // What is typed there is not saved yet when it freezes, for longer than anybody waits for it.
  const frozen = first.evaluate(() => {
    const area = inside.querySelector(".plan-title textarea");
    area.value = "What the first still had";
    area.dispatchEvent(new Event("input", { bubbles: true }));
    for (const end = Date.now() + 5_000; Date.now() < end;);
  });
  await banner(second).getByRole("button", { name: "Edit here" }).click();
  await title(second).fill("Taken");
  await saved(second);
  await frozen;
  await banner(first).waitFor();
  await goToPlans(second);
  await second.locator(".card.fork .warning", { hasText: "at the same time" }).waitFor();
  // Which of the two stands first is chance, but the same in every tab.
  const shown = (await second.locator(".card:not(.example) h3").allTextContents()).sort().join(", ");
  assert.match(shown, /^(Taken, What the first still had \(copy\)|Taken \(copy\), What the first still had)$/);
});

test("a stranger of the same origin that holds the lock or speaks as a tab does: it is told, and one edits on at once", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  // Somebody says that it wants the plan, and does not come for it.
  await planner.evaluate(() => new BroadcastChannel("wegmarke").postMessage(JSON.stringify({ plan: "five-steps", say: "take" })));
  await planner.locator(".toast", { hasText: "You can edit this plan here now." }).waitFor();
  await title(planner).fill("Edited all the same");
  await saved(planner);
  // Nor does what is no message, or one of another plan, do anything.
  await planner.evaluate(() => {
    const channel = new BroadcastChannel("wegmarke");
    for (const words of ["", "{", "null", "7", {}, JSON.stringify({ plan: "other", say: "take" }), JSON.stringify({ plan: "five-steps", say: "saved", mark: "9-x.1", text: "no generation" })]) channel.postMessage(words);
  });
  await title(planner).fill("Edited on");
  await saved(planner);
  // Somebody takes the lock away and keeps it.
  await planner.evaluate(() => { navigator.locks.request("wegmarke:plan:five-steps", { steal: true }, () => new Promise(() => {})).catch(() => {}); });
  await banner(planner).filter({ hasText: "edited in another window" }).waitFor();
  await banner(planner).getByRole("button", { name: "Edit here" }).click();
  await title(planner).fill("And here again");
  await saved(planner);
  await goToPlans(planner);
  assert.deepEqual(await planner.locator(".card:not(.example) h3").allTextContents(), ["And here again"]);
});

test("a tab that answers too late watches all the same what is made of the plan from then on", async (t) => {
  const first = await page(t, { lang: "en" });
  // That it lost the plan reaches it after what was said.
  await first.addInitScript(() => {
    const request = LockManager.prototype.request;
    LockManager.prototype.request = function (...given) {
      return request.apply(this, given).catch(async (error) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        throw error;
      });
    };
  });
  await visit(first, "?lang=en");
  await openPlan(first, fiveSteps());
  await saved(first);
  const second = await secondTab(first);
  await banner(second).waitFor();
  const busy = first.evaluate(() => { for (const end = Date.now() + 4_000; Date.now() < end;); });
  await banner(second).getByRole("button", { name: "Edit here" }).click();
  await title(second).waitFor();
  await busy;
  await banner(first).waitFor();
  await title(second).fill("Taken meanwhile");
  await shown(first, "Taken meanwhile");
});

test("tab killed: what was saved is there, and the tab that watched goes on with it", async (t) => {
  const first = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(first, fiveSteps());
  await saved(first);
  const second = await secondTab(first);
  await banner(second).waitFor();
  await title(first).fill("Saved right before the tab was killed");
  await saved(first);
  const debug = await first.context().newCDPSession(first);
  const crashed = first.waitForEvent("crash");
  // Nobody answers any more.
  debug.send("Page.crash").catch(() => {});
  await crashed;
  await banner(second).waitFor({ state: "detached" });
  assert.equal(await title(second).inputValue(), "Saved right before the tab was killed");
  await title(second).fill("And on in the other tab");
  await saved(second);
  const third = await second.context().newPage();
  await first.close();
  await visit(third, "?lang=en");
  await third.locator(".card h3", { hasText: "And on in the other tab" }).waitFor();
  assert.equal(await third.locator(".card:not(.example)").count(), 1, "there is a copy that nobody made");
});

test("back and forward: a page that was kept goes on where it was, and with what was edited elsewhere meanwhile", async (t) => {
  const first = await page(t, { within: keepingPages(t), open: "?lang=en", lang: "en" });
  await first.evaluate(() => { addEventListener("pageshow", ({ persisted }) => { globalThis.wasKept = persisted; }); });
  const address = first.url();
  /** Leaves the planner for another page, and comes back after `meanwhile`. */
  const awayAndBack = async (meanwhile = async () => {}) => {
    await first.goto(`${new URL(address).origin}/embed/demo.html`);
    await meanwhile();
    // Playwright's own goBack waits for a load that does not come.
    await first.evaluate(() => { setTimeout(() => history.back()); });
    await first.waitForURL(/#.plan/, { waitUntil: "commit" });
    await first.waitForFunction(() => globalThis.wasKept);
    await first.evaluate(() => { globalThis.wasKept = false; });
  };
  await openPlan(first, fiveSteps());
  await title(first).fill("Typed right before leaving");
  await awayAndBack();
  assert.equal(await title(first).inputValue(), "Typed right before leaving");
  await title(first).press("Control+z");
  await title(first).fill("Typed after coming back");
  await saved(first);

  const second = await first.context().newPage();
  const plan = new URL(first.url());
  await awayAndBack(async () => {
    await visit(second, plan.search + plan.hash);
    await title(second).waitFor();
    assert.equal(await banner(second).count(), 0, "a page that was left still holds the plan");
    await title(second).fill("Typed elsewhere meanwhile");
    await saved(second);
  });
  await shown(first, "Typed elsewhere meanwhile");
  await banner(first).getByRole("button", { name: "Edit here" }).click();
  await title(first).fill("And on where it began");
  await saved(first);
  await shown(second, "And on where it began");
  await goToPlans(first);
  assert.equal(await first.locator(".card:not(.example)").count(), 1, "there is a copy that nobody made");
});

test("a tab that was left while it watched, and is kept for “back”, does not keep the plan from the others", async (t) => {
  const first = await page(t, { within: keepingPages(t), open: "?lang=en", lang: "en" });
  await openPlan(first, fiveSteps());
  await saved(first);
  // Chromium gave the lock to pages in their sleep now and then, after which nobody could edit: none may wait there.
  await first.context().addInitScript(() => {
    // An empty page has none.
    const { locks } = navigator;
    if (!locks) return;
    const request = locks.request.bind(locks);
    locks.request = (...of) => {
      const asked = request(...of);
      asked.catch(({ name }) => localStorage.setItem("foreign", name));
      return asked;
    };
  });
  const [second, third] = [await secondTab(first), await secondTab(first)];
  for (const tab of [second, third]) await banner(tab).waitFor();
  await second.goto(`${new URL(first.url()).origin}/embed/demo.html`);
  await first.waitForFunction(() => localStorage.getItem("foreign") === "AbortError");
  await first.close({ runBeforeUnload: true });
  await title(third).fill("Goes on here");
  await saved(third);
  await second.evaluate(() => { setTimeout(() => history.back()); });
  await second.waitForURL(/#.plan/, { waitUntil: "commit" });
  await shown(second, "Goes on here");
  assert.equal(await title(second).count(), 0, "the tab that came back could edit");
});

test("where there are no locks both tabs edit, and the fork is shown and can be opened", async (t) => {
  const first = await page(t, { lang: "en" });
  await first.context().addInitScript(() => { Object.defineProperty(navigator, "locks", { value: undefined }); });
  await visit(first, "?lang=en");
  await openPlan(first, fiveSteps());
  await saved(first);
  await goToPlans(first);
  await first.getByRole("button", { name: "Duplicate" }).click();
  await first.getByRole("link", { name: "Five steps", exact: true }).click();
  await title(first).waitFor();
  const second = await secondTab(first);
  await title(first).fill("One way");
  await saved(first);
  await title(second).fill("Another way");
  await saved(second);
  await goToPlans(first);
  const cards = first.locator(".card:not(.example)");
  await first.locator(".card.fork .warning", { hasText: "at the same time" }).waitFor();
  const shown = await cards.locator("h3").allTextContents();
  assert.match(shown.join(", "), /^(One way, Another way|Another way, One way) \(copy\), Five steps \(copy\)$/, "the fork stands beside its original");
  const names = shown.sort();
  assert.deepEqual(await axe(first), []);
  const fork = first.locator(".card.fork h3 button");
  const name = await fork.textContent();
  await fork.click();
  await first.locator(".grid").waitFor();
  assert.equal((await plan(first)).title, name);
  await goToPlans(first);
  await first.locator(".card.fork").waitFor({ state: "detached" });
  assert.deepEqual((await cards.locator("h3").allTextContents()).sort(), names);
});

test("an earlier version can be looked at and restored", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  for (const text of ["First words", "Second words", "Third words"]) {
    await title(planner).fill(text);
    await planner.locator("[data-saved=yes][data-copy=safe]").waitFor();
  }
  await planner.locator(".saved").click();
  const rows = planner.locator(".versions li");
  await rows.first().waitFor();
  assert.equal(await rows.count(), 4);
  assert.deepEqual(await axe(planner), []);
  await rows.nth(2).getByRole("button").click();
  await banner(planner).filter({ hasText: "You see the plan as of" }).waitFor();
  await shown(planner, "First words");
  assert.equal(await title(planner).count(), 0, "an earlier version could be edited");
  assert.deepEqual(await axe(planner), []);
  await banner(planner).getByRole("button", { name: "Back" }).click();
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "Third words");

  await planner.locator(".saved").click();
  await rows.nth(2).getByRole("button").click();
  await shown(planner, "First words");
  await planner.keyboard.press("Escape");
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "Third words");

  // A script of the page has to do with the plan that is worked on, whatever its reader looks at.
  await planner.locator(".saved").click();
  await rows.nth(2).getByRole("button").click();
  await shown(planner, "First words");
  assert.equal(await planner.evaluate(() => document.querySelector("wegmarke-plan").plan.title), "Third words");
  await planner.evaluate((text) => document.querySelector("wegmarke-plan").importText(text, "json"), JSON.stringify({ ...fiveSteps(), title: "By a script" }));
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "By a script");
  await title(planner).press("Control+z");
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "Third words");
  await saved(planner);

  await planner.locator(".saved").click();
  await rows.first().waitFor();
  await rows.nth(await rows.count() - 2).getByRole("button").click();
  await banner(planner).getByRole("button", { name: "Restore" }).click();
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "First words");
  await saved(planner);
  await planner.locator(".toast-act").click();
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "Third words");
  await planner.reload();
  await planner.locator(".grid").waitFor();
  assert.equal((await plan(planner)).title, "Third words");
});
