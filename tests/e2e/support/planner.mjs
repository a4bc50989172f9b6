// What people do in the planner, in the words of the tests.

import { readFile } from "node:fs/promises";

/** Opens a copy of an example and waits until it is shown. */
export async function openExample(page, name, view = "map") {
  await page.evaluate((name) => { location.hash = `#example=${name}`; }, name);
  await page.waitForFunction(() => location.hash.startsWith("#/plan/"));
  await go(page, view);
}

/** Goes to a view of the open plan. */
export async function go(page, view) {
  await page.evaluate((view) => { location.hash = location.hash.replace(/[^/]*$/, view); }, view);
  await page.locator(`.${view}-view`).waitFor();
}

/** Makes a plan from a phase model. */
export async function newPlan(page, title, model = "five-phases") {
  await page.locator(".hero .button.primary").click();
  await page.locator("input[name=title]").fill(title);
  await page.locator(`input[name=model][value=${model}]`).check();
  await page.locator(".dialog button[type=submit]").click();
  await page.locator(".personas-view").waitFor();
}

/** Waits until the planner says that everything is saved. */
export async function saved(page) {
  await page.locator("[data-saved=yes]").waitFor();
}

/** Exports the open plan and gives the file's text. */
export async function exported(page) {
  await showTools(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".export").click()]);
  return readFile(await download.path(), "utf8");
}

/** Where the tools have no room in the bar, opens them from it. */
export async function showTools(page) {
  const more = page.locator(".plan-more[aria-expanded=false]");
  if (await more.isVisible()) await more.click();
}

/** Takes in a file of this text by the button for it. */
export async function imported(page, text, name = "plan.wegmarke.json") {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

/** Opens what the import dialog shows as a plan of its own. */
export async function accepted(page) {
  await page.locator("dialog[open] .open-new").click();
}

/** What lies in localStorage. */
export async function stored(page) {
  return page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
}

/** The cell of the board for a step (from 0) in a lane (by its label). */
export function cell(page, step, lane) {
  return page.locator(".row.lane", { has: page.getByRole("rowheader", { name: lane, exact: true }) }).locator("[data-step]").nth(step);
}

/** Types into a cell of the board. */
export async function fillCell(page, step, lane, text) {
  await cell(page, step, lane).click();
  const control = cell(page, step, lane).locator(".cell-edit");
  await control.fill(text);
  await control.press("Escape");
}

/** The open plan, as its export tells it. */
export async function plan(page) {
  return JSON.parse(await exported(page));
}

/** Drops a file of this text onto the window, as from the desktop. */
export async function dropped(page, text, name = "plan.wegmarke.json") {
  await page.evaluate(({ text, name }) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type: "application/json" }));
    const target = inside.querySelector("main");
    for (const kind of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));
    }
  }, { text, name });
}

/** Takes in a plan that nothing is wrong with, from whatever view is open, and waits until its map is shown. */
export async function openPlan(page, plan) {
  const before = await page.evaluate(() => location.hash);
  await dropped(page, typeof plan === "string" ? plan : JSON.stringify(plan));
  await accepted(page);
  await page.waitForFunction((before) => location.hash !== before && location.hash.endsWith("/map"), before);
  await page.locator(".map-view").waitFor();
}

/** Goes to the list of plans. */
export async function goToPlans(page) {
  await page.evaluate(() => { location.hash = "#/"; });
  await page.locator(".plans-view").waitFor();
}

/** Waits until the cell of the board for a step (by its id) in a lane (by its number) has the focus. */
export async function focused(page, step, lane) {
  await page.locator(`[data-step="${step}"][data-lane="${lane}"]:focus`).waitFor();
}

/** Closes the open dialog with the keyboard. */
export async function closeDialog(page) {
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
}

/** Shows the formats for developers in the export dialog. */
export async function showFormats(page) {
  await page.locator("dialog[open] .export-developers").evaluate((details) => { details.open = true; });
}
