// WebKitGTK, kin of Safari, as Debian has it: driven by its own WebDriver, whose protocol is HTTP, under an X server
// that draws nowhere. Nothing of it is kept: an automated browser of this kind has a storage that ends with it.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { site } from "./browser.mjs";

/** The driver's program; none where there is no WebKitGTK or nothing to show it on. */
export const WEBKIT = process.env.WEGMARKE_WEBKIT;

/** How long one step may take before the test fails, in milliseconds. Only a fault waits that long. */
const PATIENCE = 30_000;

const PRINTER = fileURLToPath(new URL("webkit_print.py", import.meta.url));

/** Keys by the names that pages have for them, as WebDriver writes them. */
const KEYS = {
  Backspace: "\uE003", Tab: "\uE004", Enter: "\uE007", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A", Escape: "\uE00C",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", F8: "\uE038",
};

/** An X server without a screen; gives it and what a program on it needs to know. */
async function display() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    let said = "";
    // It says the line in pieces, and ends if nobody hears the last one.
    server.stdio[3].on("data", (part) => {
      said += part;
      if (said.endsWith("\n")) resolve(said.trim());
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error("Xvfb ended")));
  });
  server.stdio[3].destroy();
  return { server, env: { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1" } };
}

async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => { child.once("exit", resolve); });
  child.kill();
  await gone;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

/** Why no test can run in it: it is not there, or does not come up, as in a container that forbids its sandbox. */
export async function missing() {
  if (!WEBKIT) return "there is no WebKitGTK on this machine";
  const ends = [];
  try {
    const page = await webkit({ after: (end) => ends.push(end) });
    await page.goto(site);
    return false;
  } catch (error) {
    return `WebKitGTK does not come up here: ${error.message}`;
  } finally {
    for (const end of ends) await end();
  }
}

/** Whether pages can be printed in it, which takes Python. */
export const prints = () => promisify(execFile)("python3", ["-c", "import ctypes"]).then(() => true, () => false);

/** A browser for one test: gives the page in it. */
export async function webkit(t) {
  const { server, env } = await display();
  const port = await freePort();
  const driver = spawn(WEBKIT, [`--port=${port}`], { env, stdio: "ignore" });
  let session;
  t.after(async () => {
    await session?.("DELETE", "");
    await ended(driver);
    await ended(server);
  });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(2 * PATIENCE) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (const end = Date.now() + PATIENCE; ; await setTimeout(50)) {
    if (await ask("GET", "/status").then(() => true, (error) => Date.now() > end && Promise.reject(error))) break;
  }
  const { sessionId, capabilities } = await ask("POST", "/session", { capabilities: { alwaysMatch: {} } });
  session = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
  await session("POST", "/timeouts", { script: PATIENCE, pageLoad: PATIENCE });
  await session("POST", "/window/rect", { width: 1300, height: 900 });
  return new Page(session, capabilities.browserVersion);
}

/** A page as the tests of other browsers know it, as far as they ask. */
class Page {
  #session;

  constructor(session, version) {
    this.#session = session;
    this.version = version;
  }

  goto(url) {
    return this.#session("POST", "/url", { url });
  }

  url() {
    return this.#session("GET", "/url");
  }

  reload() {
    return this.#session("POST", "/refresh", {});
  }

  back() {
    return this.#session("POST", "/back", {});
  }

  /** Calls a function in the page; `inside` is there what is in the first embed. */
  async evaluate(call, ...values) {
    const script = `
      const [values, done] = arguments;
      const inside = document.querySelector("wegmarke-plan")?.shadowRoot ?? document.createDocumentFragment();
      (async () => (${call})(...values))().then((value) => done({ value }), (error) => done({ fault: String(error) }));`;
    const { value, fault } = await this.#session("POST", "/execute/async", { script, args: [values] });
    if (fault) throw new Error(fault);
    return value;
  }

  /** Waits until something is so in the page, and gives what it is. */
  async until(so, ...values) {
    for (const end = Date.now() + PATIENCE; ; await setTimeout(30)) {
      const value = await this.evaluate(so, ...values);
      if (value) return value;
      assert.ok(Date.now() < end, `never so: ${so} (${values})`);
    }
  }

  /** Clicks with a mouse what a selector finds in the planner, or what says this there. */
  async click(selector, text = "") {
    const { x, y } = await this.until((selector, text) => {
      const found = [...inside.querySelectorAll(selector)].find((element) => element.checkVisibility() && element.textContent.includes(text));
      if (!found) return false;
      found.scrollIntoView({ block: "center", inline: "center" });
      const { x, y, width, height } = found.getBoundingClientRect();
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    }, selector, text);
    await this.#act([{ type: "pointer", id: "mouse", actions: [{ type: "pointerMove", x, y }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }] }]);
  }

  /** Presses keys one after the other, by name; with "+" between them, at once. */
  async press(...keys) {
    const actions = keys.flatMap((key) => {
      const held = (key === "+" ? [key] : key.split("+")).map((name) => KEYS[name] ?? name);
      return [...held.map((value) => ({ type: "keyDown", value })), ...held.reverse().map((value) => ({ type: "keyUp", value }))];
    });
    await this.#act([{ type: "key", id: "keyboard", actions }]);
  }

  type(text) {
    return this.press(...text);
  }

  /** Types a text in place of a field's own. */
  async fill(selector, text) {
    await this.until((selector) => {
      const field = inside.querySelector(selector);
      field?.focus();
      field?.select();
      return field !== null;
    }, selector);
    await this.type(text);
  }

  #act(actions) {
    return this.#session("POST", "/actions", { actions });
  }
}

/** Opens an address of the site and waits until the planner can be used. */
export async function visit(page, address = "?lang=en") {
  await page.goto(new URL(address, site).href);
  await ready(page);
}

export const ready = (page) => page.until(() => performance.getEntriesByName("wegmarke:ready").length > 0);

/**
 * What is printed of an address, as a PDF, once a script there is done. The driver has no command for it: a view of
 * WebKit's own is printed, as the browser's menu does it.
 */
export async function printed(url, script, paper) {
  const { server, env } = await display();
  const folder = await mkdtemp(join(tmpdir(), "wegmarke-webkit-"));
  try {
    const file = join(folder, "printed.pdf");
    await promisify(execFile)("python3", [PRINTER, url, script, file, paper], { env, timeout: PATIENCE });
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
    await ended(server);
  }
}
