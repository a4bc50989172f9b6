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
  await page.locator(`main.${view}-view`).waitFor();
}

/** Makes a plan from a phase model. */
export async function newPlan(page, title, model = "five-phases") {
  await page.locator(".hero .button.primary").click();
  await page.locator("input[name=title]").fill(title);
  await page.locator(`input[name=model][value=${model}]`).check();
  await page.locator(".dialog button[type=submit]").click();
  await page.locator("main.personas-view").waitFor();
}

/** Waits until the planner says that everything is saved. */
export async function saved(page) {
  await page.locator("[data-saved=yes]").waitFor();
}

/** Exports the open plan and gives the file's text. */
export async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".export").click()]);
  return readFile(await download.path(), "utf8");
}

/** Takes in a file of this text by the button for it. */
export async function imported(page, text, name = "plan.wegmarke.json") {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
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
