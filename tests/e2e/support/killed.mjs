// A browser that is killed: a Chromium of its own over a profile on the disk, as the head of a group of processes that
// can be ended all at once, so that nothing is left that could still write.

import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { QUIET, ready, site, watch } from "./browser.mjs";

const EXECUTABLE = process.env.WEGMARKE_CHROMIUM ?? "/usr/bin/chromium";
/** How long a browser may take to come up, in milliseconds. Only a fault takes that long. */
const PATIENCE = 30_000;

/**
 * Starts a browser over a profile, as the head of a group of processes, and opens the site in it. `note` is told what
 * goes wrong there.
 */
export async function started(profile, note) {
  const arguments_ = [...QUIET, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "--lang=en-GB", "about:blank"];
  const head = spawn(EXECUTABLE, arguments_, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const browser = await chromium.connectOverCDP(await address(head));
  const [context] = browser.contexts();
  await watch(context, note);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${site}?lang=en`);
  await ready(page);
  return { head, page };
}

/** Where a browser that is coming up can be spoken to: it says so, once. */
function address(head) {
  return new Promise((resolve, reject) => {
    let said = "";
    const give_up = setTimeout(() => reject(new Error(`the browser did not come up: ${said}`)), PATIENCE);
    head.stderr.setEncoding("utf8");
    head.stderr.on("data", (text) => {
      said += text;
      const [, found] = said.match(/DevTools listening on (ws:\S+)/) ?? [];
      if (!found) return;
      clearTimeout(give_up);
      resolve(found);
    });
  });
}

/** Kills all processes of a browser at once, and waits until they are gone. */
export async function kill(head) {
  const gone = new Promise((resolve) => { head.once("exit", resolve); });
  process.kill(-head.pid, "SIGKILL");
  await gone;
}
