// What may go wrong with the browser's storage, and that nothing is lost by it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { inWholeChromium, page, visit } from "./support/browser.mjs";
import { exported, focused, go, goToPlans, newPlan, openExample, openPlan, plan, saved, stored } from "./support/planner.mjs";
import { fiveSteps } from "./support/samples.mjs";

inWholeChromium();

const title = (planner) => planner.locator(".plan-title textarea");

/** Clicks something that downloads a file, and gives the file's text. */
async function downloaded(planner, button) {
  const [download] = await Promise.all([planner.waitForEvent("download"), button.click()]);
  return readFile(await download.path(), "utf8");
}

/** Waits until what is open would survive a crash of the browser. */
const safe = (planner) => planner.locator("[data-saved=yes][data-copy=safe]").waitFor();

/** Closes the page as a person does, and tells whether it asked first. */
async function asksBeforeLeaving(planner) {
  const asked = planner.waitForEvent("dialog").then(async (dialog) => {
    await dialog.dismiss();
    return dialog.type();
  });
  await planner.close({ runBeforeUnload: true });
  return asked;
}

/** A page whose storage throws at every access, as where cookies are blocked. */
async function blocked(t) {
  const planner = await page(t, { lang: "en" });
  await planner.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  });
  await visit(planner, "?lang=en");
  return planner;
}

test("storage blocked: one can plan, is told, and can take everything away", async (t) => {
  const planner = await blocked(t);
  await planner.locator(".warning[role=alert]", { hasText: "allows no storage" }).waitFor();
  await newPlan(planner, "Nowhere to keep it");
  await planner.locator(".saved.failed", { hasText: "Not saved" }).waitFor();
  await planner.locator(".add-persona").click();
  await planner.getByLabel("Name", { exact: true }).fill("Pia");
  const file = await downloaded(planner, planner.locator(".saved.failed .link"));
  assert.equal(JSON.parse(file).personas[0].name, "Pia");
  await planner.keyboard.press("Control+z");
  await go(planner, "map");
  await planner.locator(".map-frame .button.primary").click();
  await planner.locator(".grid").waitFor();
  await goToPlans(planner);
  await planner.goBack();
  await planner.locator(".grid").waitFor();
  assert.equal((await plan(planner)).title, "Nowhere to keep it");
  assert.equal(await asksBeforeLeaving(planner), "beforeunload");
});

test("storage blocked: an open plan is given out before another takes its place", async (t) => {
  const planner = await blocked(t);
  await openPlan(planner, fiveSteps());
  await title(planner).fill("Edited here");
  const edited = await exported(planner);
  const [download] = await Promise.all([planner.waitForEvent("download"), openPlan(planner, { ...fiveSteps(), id: "other", title: "Another" })]);
  assert.equal(await readFile(await download.path(), "utf8"), edited);
  await planner.locator(".toast", { hasText: "“Edited here” could not be saved here, so it was given to you as a file. Plan opened, but not saved." }).waitFor();
  await planner.locator(".grid").waitFor();
  assert.equal((await plan(planner)).title, "Another");

  // So it is where an example takes its place, or a new plan.
  await Promise.all([planner.waitForEvent("download"), openExample(planner, "physiotherapy")]);
  await planner.locator(".toast", { hasText: "“Another” could not be saved here" }).waitFor();
  await title(planner).fill("Tried out");
  await goToPlans(planner);
  await Promise.all([planner.waitForEvent("download"), newPlan(planner, "Third")]);
  await planner.locator(".toast", { hasText: "“Tried out” could not be saved here" }).waitFor();
});

test("storage blocked: an example can be looked at and left without a word", async (t) => {
  const planner = await blocked(t);
  await openExample(planner, "physiotherapy");
  await planner.locator(".grid").waitFor();
  assert.equal(await planner.locator(".saved.failed").count(), 0);
  await goToPlans(planner);
});

/** Fills what is left of the storage, to the last letter, under a key that is not the planner's. */
async function fillUp(planner) {
  await planner.evaluate(() => {
    let filling = localStorage.getItem("foreign") ?? "";
    for (let size = 1 << 22; size >= 1; size >>= 1) {
      for (;;) {
        try { localStorage.setItem("foreign", filling + "x".repeat(size)); } catch { break; }
        filling += "x".repeat(size);
      }
    }
  });
}

test("quota exceeded: the plan stays in hand, and is saved once there is room", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  const before = await stored(planner);
  await fillUp(planner);
  await title(planner).fill(`Longer than before ${"and longer ".repeat(15)}`);
  await planner.locator(".saved.failed", { hasText: "storage is full" }).waitFor();
  const file = await downloaded(planner, planner.locator(".saved.failed .link"));
  assert.match(JSON.parse(file).title, /^Longer/);
  for (const [key, text] of Object.entries(before)) {
    if (key.startsWith("wegmarke:plan:")) assert.equal((await stored(planner))[key], text, "the last good state was given up");
  }
  await planner.evaluate(() => localStorage.removeItem("foreign"));
  await title(planner).fill("There is room again");
  await saved(planner);
  await planner.reload();
  await planner.locator(".grid").waitFor();
  assert.equal((await plan(planner)).title, "There is room again");
});

test("quota exceeded: a new plan is worked on and given out", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await fillUp(planner);
  await newPlan(planner, "No room at all");
  await planner.locator(".saved.failed", { hasText: "storage is full" }).waitFor();
  await planner.locator(".add-persona").click();
  await planner.getByLabel("Name", { exact: true }).fill("Pia");
  assert.equal((await plan(planner)).personas[0].name, "Pia");
  assert.equal(await asksBeforeLeaving(planner), "beforeunload");
});

test("what was typed right before the page goes is there after", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  await title(planner).fill("Typed in haste");
  await planner.reload();
  await planner.locator(".grid").waitFor();
  assert.equal((await plan(planner)).title, "Typed in haste");

  const cell = planner.locator(`[data-step="s3"][data-lane="2"]`);
  await cell.click();
  await cell.locator("textarea:focus").waitFor();
  await planner.keyboard.press("Control+a");
  await planner.keyboard.type("still in the cell");
  await planner.reload();
  await planner.locator(".grid").waitFor();
  assert.equal((await plan(planner)).journeys[0].steps[2].action, "still in the cell");

  // A touchpoint is taken over when its cell is left: the end of the page leaves it too.
  const touchpoint = planner.locator(`[data-step="s3"][data-lane="0"]`);
  await touchpoint.click();
  await touchpoint.locator("input:focus").waitFor();
  await planner.keyboard.type("Till");
  await planner.keyboard.press("Escape");
  await focused(planner, "s3", 0);
  await planner.goto("about:blank");
  await planner.goBack();
  await planner.locator(".grid").waitFor();
  assert.deepEqual((await plan(planner)).touchpoints.map(({ name }) => name), ["Shop window", "Till"]);
});

/** Damages the last stored generation of the five steps, and gives what is there now. */
function damage(planner) {
  return planner.evaluate(() => {
    const generation = (key) => Number(/:(\d+)-[^:]*$/.exec(key)[1]);
    const keys = Object.keys(localStorage).filter((key) => key.startsWith("wegmarke:plan:five-steps:"));
    const [last] = keys.sort((a, b) => generation(b) - generation(a));
    if (keys.length < 2) throw new Error(`only ${keys} are stored`);
    const text = localStorage.getItem(last);
    const damaged = text.replace("does s5", "does s6");
    if (damaged === text) throw new Error("nothing was damaged");
    localStorage.setItem(last, damaged);
    return damaged;
  });
}

const rawText = (planner) => planner.locator("section", { has: planner.getByRole("heading", { name: "Damaged data" }) }).locator(".link");

test("corrupt JSON in storage: the last good generation is opened, and the raw text can be had", async (t) => {
  const planner = await page(t, { lang: "en" });
  // Without copies there is nothing better than the generation before.
  await planner.addInitScript(() => { Object.defineProperty(window, "indexedDB", { value: undefined }); });
  await visit(planner, "?lang=en");
  await openPlan(planner, fiveSteps());
  await saved(planner);
  await title(planner).fill("Good state");
  await planner.reload();
  await planner.locator(".grid").waitFor();
  await title(planner).fill("Damaged state");
  await planner.reload();
  await planner.locator(".grid").waitFor();
  const text = await damage(planner);
  await planner.reload();
  await planner.locator(".toast", { hasText: "The last state was damaged" }).waitFor();
  await planner.locator(".grid").waitFor();
  const fellBack = await plan(planner);
  assert.equal(fellBack.title, "Good state");
  assert.equal(fellBack.journeys[0].steps[4].action, "does s5");

  await goToPlans(planner);
  await planner.locator(".privacy .hint", { hasText: "no second storage" }).waitFor();
  const raw = rawText(planner);
  assert.equal(await downloaded(planner, raw), text);

  // Working on does not cost the damaged text either.
  await planner.getByRole("link", { name: "Good state" }).click();
  await title(planner).fill("Worked on");
  await saved(planner);
  await title(planner).fill("Worked on again");
  await saved(planner);
  await goToPlans(planner);
  assert.equal(await downloaded(planner, raw), text);
});

test("corrupt JSON in storage: where there is a copy nothing is lost, and the raw text can be had", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await safe(planner);
  await title(planner).fill("Copied state");
  await safe(planner);
  const text = await damage(planner);
  await planner.reload();
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "Copied state");
  await goToPlans(planner);
  assert.equal(await downloaded(planner, rawText(planner)), text);
});

test("a crash of the browser: what localStorage lost is back from the copy", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await safe(planner);
  const before = await stored(planner);
  for (const text of ["One", "Two", "Three"]) {
    await title(planner).fill(text);
    await safe(planner);
  }
  // As a crash leaves it: the disk has what it had a minute ago.
  await planner.addInitScript((before) => {
    if (sessionStorage.getItem("rolled")) return;
    sessionStorage.setItem("rolled", "yes");
    localStorage.clear();
    for (const [key, text] of Object.entries(before)) localStorage.setItem(key, text);
  }, before);
  await planner.reload();
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "Three");
  await planner.locator(".toast", { hasText: "back from the copy" }).waitFor();
  await title(planner).fill("Four");
  await safe(planner);
  await goToPlans(planner);
  assert.deepEqual(await planner.locator(".card:not(.example) h3").allTextContents(), ["Four"]);
});

test("storage cleared while open: the open tab saves again", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await safe(planner);
  // A tab that only watches leaves it to the one that edits: two of them would make a fork.
  const watching = await planner.context().newPage();
  await visit(watching, new URL(planner.url()).search + new URL(planner.url()).hash);
  await watching.locator(".banner").waitFor();
  const other = await planner.context().newPage();
  await visit(other, "?lang=en");
  await other.evaluate(() => localStorage.clear());
  await planner.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("wegmarke:plan:five-steps:")));
  await saved(planner);
  await title(planner).fill("Once and not twice");
  await watching.locator(".plan-title", { hasText: "Once and not twice" }).waitFor();
  await other.getByRole("link", { name: "Once and not twice" }).waitFor();
  assert.equal(await other.locator(".card.fork").count(), 0);
  await watching.close();
  await planner.evaluate(() => localStorage.clear());
  await title(planner).fill("Still here");
  await saved(planner);
  await planner.reload();
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "Still here");
});

/** Tells, from now on, which claims the planner made of what it has saved, one after the other. */
const claims = (planner) => planner.evaluate(() => {
  const seen = [];
  const look = () => {
    const now = inside.querySelector(".saved")?.dataset.copy ?? "none said";
    if (seen.at(-1) !== now) seen.push(now);
  };
  new MutationObserver(look).observe(inside, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-copy"] });
  look();
  globalThis.claims = seen;
});

/** Whether the generation that is stored last has a copy. */
const copied = (planner) => planner.evaluate(async () => {
  const marks = Object.keys(localStorage).filter((key) => key.startsWith("wegmarke:plan:five-steps:")).map((key) => key.slice("wegmarke:plan:five-steps:".length));
  const [last] = marks.sort((a, b) => parseInt(b) - parseInt(a));
  const open = indexedDB.open("wegmarke");
  const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
  const request = database.transaction("copies").objectStore("copies").getAllKeys();
  const keys = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  database.close();
  return last !== undefined && keys.some((key) => key.startsWith(`copy:five-steps:${last}:`));
});

const CLEARED = {
  "the copies, by a tool that deletes the database": async (planner) => planner.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.deleteDatabase("wegmarke");
    request.onsuccess = resolve;
  })),
  "the copies, one by one, without a word": async (planner) => {
    await planner.evaluate(() => new Promise((resolve) => {
      const open = indexedDB.open("wegmarke");
      open.onsuccess = () => {
        const clearing = open.result.transaction("copies", "readwrite");
        clearing.objectStore("copies").clear();
        clearing.oncomplete = () => { open.result.close(); resolve(); };
      };
    }));
    await planner.evaluate(() => { dispatchEvent(new Event("blur")); });
  },
  "both, by a script of the same tab": async (planner) => {
    await planner.evaluate(() => { localStorage.clear(); return new Promise((resolve) => { indexedDB.deleteDatabase("wegmarke").onsuccess = resolve; }); });
    await planner.evaluate(() => { dispatchEvent(new Event("blur")); });
  },
  "both, by the browser": async (planner) => {
    const devtools = await planner.context().newCDPSession(planner);
    await devtools.send("Storage.clearDataForOrigin", { origin: new URL(planner.url()).origin, storageTypes: "local_storage,indexeddb" });
    await planner.evaluate(() => { dispatchEvent(new Event("blur")); });
  },
};

for (const [what, clear] of Object.entries(CLEARED)) {
  test(`a storage cleared by the browser’s tools or a script: crash-safe is no longer said, and is made true again (${what})`, async (t) => {
    const planner = await page(t, { open: "?lang=en", lang: "en" });
    await openPlan(planner, fiveSteps());
    await title(planner).fill("Kept twice");
    await safe(planner);
    const watching = await planner.context().newPage();
    await visit(watching, new URL(planner.url()).search + new URL(planner.url()).hash);
    await watching.locator(".banner").waitFor();
    await watching.locator("[data-saved=yes]").waitFor();
    for (const tab of [planner, watching]) await claims(tab);
    await clear(planner);
    await planner.waitForFunction(() => globalThis.claims.some((claim) => claim !== "safe"));
    await planner.waitForFunction(() => globalThis.claims.at(-1) === "safe");
    assert.ok(await copied(planner), `${await planner.evaluate(() => globalThis.claims)}`);
    // Nor does a tab that only watches say what is not so.
    await watching.evaluate(() => { dispatchEvent(new Event("blur")); });
    await watching.locator("[data-saved=yes]").waitFor();
    await goToPlans(planner);
    assert.deepEqual(await planner.locator(".card:not(.example) h3").allTextContents(), ["Kept twice"]);
    await planner.reload();
    assert.equal(await planner.locator(".card.fork").count(), 0);
  });
}

test("a plan that was opened from the storage before its copy was found is said to be crash-safe all the same", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await safe(planner);
  await planner.reload();
  await safe(planner);
});

test("a storage cleared by the browser’s tools or a script, where a crash had left only the copies: it is no longer said to be saved, and is saved again", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await safe(planner);
  await title(planner).fill("Left as a copy");
  await safe(planner);
  await planner.addInitScript(() => {
    if (sessionStorage.getItem("rolled")) return;
    sessionStorage.setItem("rolled", "yes");
    localStorage.clear();
  });
  await planner.reload();
  await planner.waitForFunction(() => inside.querySelector(".plan-title textarea")?.value === "Left as a copy");
  await safe(planner);
  await claims(planner);
  await CLEARED["the copies, one by one, without a word"](planner);
  await planner.waitForFunction(() => globalThis.claims.some((claim) => claim !== "safe"));
  await planner.waitForFunction(() => globalThis.claims.at(-1) === "safe");
  assert.ok(await copied(planner), `${await planner.evaluate(() => globalThis.claims)}`);
});

test("a generation that no other can follow: it is told as what it is, and the plan can be taken away", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  const rest = `1 4294967295-x.1 - ${Buffer.byteLength(JSON.stringify(fiveSteps()))} 1767225600000 "Last"\n${JSON.stringify(fiveSteps())}`;
  const raw = `wegmarke ${(crc32(rest) >>> 0).toString(16).padStart(8, "0")} ${rest}`;
  await planner.evaluate((raw) => localStorage.setItem("wegmarke:plan:five-steps:4294967295-x.1", raw), raw);
  await planner.reload();
  await title(planner).fill("One more");
  await planner.locator(".saved.failed", { hasText: "can’t be saved any further" }).waitFor();
  assert.equal(JSON.parse(await downloaded(planner, planner.locator(".saved.failed .link"))).title, "One more");
});

test("a clock in the year 10000: one plans, it is saved, and there after a reload", async (t) => {
  const planner = await page(t, { lang: "en" });
  await planner.addInitScript(() => {
    const Now = Date;
    const ahead = Now.UTC(10000, 5, 1) - Now.now();
    globalThis.Date = class extends Now {
      constructor(...given) { if (given.length === 0) super(Now.now() + ahead); else super(...given); }
      static now() { return Now.now() + ahead; }
    };
  });
  await visit(planner, "?lang=en");
  await openPlan(planner, fiveSteps());
  await title(planner).fill("In the far future");
  await saved(planner);
  await go(planner, "analysis");
  await planner.reload();
  await planner.locator(".analysis-view").waitFor();
  assert.equal((await plan(planner)).title, "In the far future");
});

test("storage cleared while open, and an earlier version looked at: the open tab saves again", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await title(planner).fill("Later");
  await safe(planner);
  await planner.locator(".saved").click();
  await planner.locator(".versions li button").last().click();
  await planner.locator(".plan-title", { hasText: "Five steps" }).waitFor();
  const other = await planner.context().newPage();
  await visit(other, "?lang=en");
  await other.evaluate(() => localStorage.clear());
  await planner.waitForFunction(() => Object.values(localStorage).some((text) => text.includes('"Later"')));
  await planner.locator(".banner").getByRole("button", { name: "Back" }).click();
  await safe(planner);
  assert.equal(await title(planner).inputValue(), "Later");
});

test("a plan deleted for good in another tab is not said to be saved, and comes back only by an edit", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await safe(planner);
  const other = await planner.context().newPage();
  await visit(other, "?lang=en");
  await other.getByRole("button", { name: "Erase everything" }).click();
  await other.locator("dialog[open] .danger").click();
  await planner.locator(".saved", { hasText: "on your first change" }).waitFor();
  assert.deepEqual(await stored(other), {});
  await title(planner).fill("Edited all the same");
  await safe(planner);
  await other.getByRole("link", { name: "Edited all the same" }).waitFor();
  assert.equal(await other.locator(".card:not(.example)").count(), 1);
});

test("newer schema: the plan is shown read-only and never written", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const text = JSON.stringify({ ...fiveSteps(), id: "later", title: "From tomorrow", version: 9, holograms: [1] });
  const rest = `2 3-n.1 whatever comes "From tomorrow"\n${text}`;
  const raw = `wegmarke ${(crc32(rest) >>> 0).toString(16).padStart(8, "0")} ${rest}`;
  await planner.evaluate((raw) => localStorage.setItem("wegmarke:plan:later:3-n.1", raw), raw);
  await goToPlans(planner);
  await planner.reload();
  await planner.getByRole("link", { name: "From tomorrow" }).click();
  await planner.locator(".banner", { hasText: "newer version" }).waitFor();
  await planner.locator(".grid").waitFor();
  assert.equal(await title(planner).count(), 0);
  assert.equal(await downloaded(planner, planner.locator(".banner button")), text);
  await planner.keyboard.press("Control+z");
  await planner.reload();
  await planner.locator(".banner").waitFor();
  const now = await stored(planner);
  assert.equal(now["wegmarke:plan:later:3-n.1"], raw);
  assert.equal(Object.keys(now).length, 1, `something was written: ${Object.keys(now)}`);
});

test("after long work one is reminded to keep the plan as a file", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await openPlan(planner, fiveSteps());
  await saved(planner);
  await planner.evaluate(() => localStorage.setItem("wegmarke:settings", JSON.stringify({ worked: { "five-steps": [59, 1] } })));
  await title(planner).fill("Long work");
  const offer = planner.locator(".toast", { hasText: "60 minutes" }).locator(".toast-act");
  await offer.waitFor();
  assert.equal(JSON.parse(await downloaded(planner, offer)).title, "Long work");
  assert.deepEqual(JSON.parse((await stored(planner))["wegmarke:settings"]), { worked: {} });
});

test("corrupt JSON in storage: a plan of which nothing can be read is said to be damaged, and its text stays", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  await planner.evaluate(() => localStorage.setItem("wegmarke:plan:broken:1-x.1", "wegmarke 00000000 1 nonsense"));
  await visit(planner, "?lang=en");
  const card = planner.locator(".card:not(.example)");
  await card.locator(".warning", { hasText: "damaged" }).waitFor();
  assert.equal(await card.locator("a").count(), 0);
  await planner.evaluate(() => { location.hash = "#/plan/broken/map"; });
  await planner.locator(".toast", { hasText: "damaged" }).waitFor();
  await planner.locator(".plans-view").waitFor();
  assert.deepEqual(await stored(planner), { "wegmarke:plan:broken:1-x.1": "wegmarke 00000000 1 nonsense" });
});

test("erasing everything leaves what others stored", async (t) => {
  const planner = await page(t, { open: "?lang=en", lang: "en" });
  const foreign = { other: "theirs", "wegmarkeplan:x": "not ours", "Wegmarke:plan:x:1-a.1": "nor this" };
  await planner.evaluate((foreign) => Object.entries(foreign).forEach(([key, text]) => localStorage.setItem(key, text)), foreign);
  await openPlan(planner, fiveSteps());
  await saved(planner);
  await goToPlans(planner);
  await planner.locator(".privacy .button").click();
  await planner.locator(".dialog .button.danger").click();
  await planner.locator(".toast", { hasText: "Nothing is left of them" }).waitFor();
  assert.deepEqual(await stored(planner), foreign);
  // Nothing that was open is saved again.
  await planner.goBack();
  await planner.reload();
  assert.deepEqual(await stored(planner), foreign);
});
