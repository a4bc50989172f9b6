// What is tried in foreign posts in more than one browser: what is printed of them, and the room that embeds take.
// Pages are Playwright's or Puppeteer's: only what both have is asked of them.

import assert from "node:assert/strict";
import { extractText } from "unpdf";

/** A text without what the paper's lines put in or take away. */
const squeezed = (text) => text.replace(/[\s\u00ad\u2010-]+/g, "");

/** What is on the pages of a PDF, squeezed. */
async function printed(page, format) {
  const { text } = await extractText(new Uint8Array(await page.pdf({ format })), { mergePages: true });
  return squeezed(text);
}

/** Holds that the page `print.html` is printed with the whole journey of each of its embeds. */
export async function printsAll(page, formats = ["A4", "Letter"]) {
  const journey = await page.evaluate(async () => {
    const [near, bare] = document.querySelectorAll("wegmarke-plan");
    for (const element of [near, bare]) await element.load().then(() => {});
    return near.plan;
  });
  const steps = journey.journeys[0].steps;
  const phases = journey.phases.filter(({ id }) => steps.some(({ phase }) => phase === id)).map(({ name }) => name);
  for (const format of formats) {
    const text = await printed(page, format);
    const count = (part) => text.split(squeezed(part)).length - 1;
    for (const phase of phases) assert.ok(count(phase) >= 3, `${format}: the phase “${phase}” is printed ${count(phase)} times`);
    // In the text version the end of a page may part a row, and what stands in its cells is told in turns then.
    for (const { action } of steps.filter(({ action }) => action)) assert.ok(count(action.slice(0, 40)) >= 2, `${format}: “${action}” is printed ${count(action.slice(0, 40))} times`);
  }
  // And all is as it was.
  const [open, left] = await page.evaluate(() => {
    const all = [...document.querySelectorAll("wegmarke-plan")].map((element) => element.shadowRoot);
    return [all[2].querySelector("details").open, all.filter((root) => root.querySelector(".printed")).length];
  });
  assert.deepEqual([open, left], [false, 0]);
}

/** Holds that the embeds of the page `room.html` have the height that one can read; gives their heights. */
export async function haveRoom(page) {
  const { heights, wide } = await page.evaluate(async () => {
    const place = (name) => document.getElementById(name);
    place("dialog").showModal();
    place("popover").showPopover();
    place("fold").open = true;
    const heights = {};
    const later = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
    /** Its height, once it has been the same for a while: one with room for the board shows that a frame later. */
    const settled = async (element) => {
      for (let before = -1, tries = 0; tries < 50 && before !== element.offsetHeight; tries++) {
        before = element.offsetHeight;
        await later(300);
      }
      return element.offsetHeight;
    };
    for (const name of ["zero", "dialog", "popover", "flex", "row", "grid", "fold", "skipped", "sidebar"]) {
      const element = place(name).querySelector("wegmarke-plan");
      element.scrollIntoView();
      await element.load();
      if (name === "zero") {
        heights.closed = element.offsetHeight;
        place("zero").classList.add("open");
      }
      while (!element.shadowRoot.querySelector(".board, .trail")) await later(20);
      heights[name] = await settled(element);
      if (name === "dialog") place("dialog").close();
      if (name === "popover") place("popover").hidePopover();
    }
    return { heights, wide: place("flex").querySelector("wegmarke-plan").offsetWidth };
  });
  for (const [name, height] of Object.entries(heights)) assert.ok(height < (name === "sidebar" ? 3_200 : name === "closed" ? 200 : 1_400), `${name} is ${height} px high`);
  assert.ok(wide >= 700, "there is no room for the board");
  return heights;
}
