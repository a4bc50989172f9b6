// The map as a picture looks the same in two renderers that have nothing in common.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Resvg } from "@resvg/resvg-js";
import { page } from "./support/browser.mjs";

const FOLDER = new URL("../data/svg/", import.meta.url);
/** Of its own size, both pictures are drawn so large. */
const SCALE = 0.5;
/** The sides of the squares that are compared, in pixels of the small pictures: letters are blurred, places are not. */
const SQUARE = 16;
/** How much darker or lighter a square may be, of 255. A line of text in another place is more. */
const MOST = 20;
/** The font that Chromium takes for the system's own: resvg has no such word. */
const SANS = sans();

function sans() {
  try {
    return execFileSync("fc-match", ["--format=%{family[0]}", "system-ui"], { encoding: "utf8" });
  } catch {
    // Without fontconfig's programs there is the one font that the set-up installs.
    return "DejaVu Sans";
  }
}
/** Where the portrait stands, in pixels of the small pictures. Emoji come from whatever font there is. */
const PORTRAIT = { right: 64, top: 48, bottom: 96 };

for (const name of readdirSync(FOLDER)) {
  test(`resvg and Chromium draw the same: ${name}`, async (t) => {
    const svg = readFileSync(new URL(name, FOLDER), "utf8");
    const other = new Resvg(svg, { fitTo: { mode: "zoom", value: SCALE }, font: { loadSystemFonts: true, defaultFontFamily: SANS, sansSerifFamily: SANS } }).render();
    const planner = await page(t, { open: "" });
    const differences = await planner.evaluate(async ({ svg, png, SQUARE, PORTRAIT }) => {
      const image = async (blob) => {
        const image = new Image();
        image.src = URL.createObjectURL(blob);
        await image.decode();
        return image;
      };
      const [ours, theirs] = [await image(new Blob([svg], { type: "image/svg+xml" })), await image(new Blob([Uint8Array.from(png)], { type: "image/png" }))];
      const [width, height] = [theirs.naturalWidth, theirs.naturalHeight];
      const greys = (image) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0, width, height);
        const { data } = context.getImageData(0, 0, width, height);
        const squares = [];
        for (let y = 0; y + SQUARE <= height; y += SQUARE) {
          for (let x = 0; x + SQUARE <= width; x += SQUARE) {
            let sum = 0;
            for (let row = y; row < y + SQUARE; row++) {
              for (let at = (row * width + x) * 4; at < (row * width + x + SQUARE) * 4; at += 4) sum += data[at] + data[at + 1] + data[at + 2];
            }
            squares.push(sum / 3 / SQUARE / SQUARE);
          }
        }
        return squares;
      };
      const [one, two] = [greys(ours), greys(theirs)];
      const across = Math.floor(width / SQUARE);
      const portrait = ({ x, y }) => x < PORTRAIT.right && y >= PORTRAIT.top && y < PORTRAIT.bottom;
      const all = one.map((grey, place) => ({ by: Math.abs(grey - two[place]), x: (place % across) * SQUARE, y: Math.floor(place / across) * SQUARE })).filter((square) => !portrait(square));
      all.sort((a, b) => b.by - a.by);
      return { worst: all.slice(0, 5), mean: all.reduce((sum, { by }) => sum + by, 0) / all.length, ink: Math.max(...one) - Math.min(...one) };
    }, { svg, png: [...other.asPng()], SQUARE, PORTRAIT });
    assert.ok(differences.ink > 60, "the picture is blank");
    assert.ok(differences.worst[0].by < MOST && differences.mean < 2, JSON.stringify(differences));
  });
}
