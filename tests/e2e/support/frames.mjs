// The planner in a frame of another origin's page, and what the two say to each other.

import { page, settled } from "./browser.mjs";

/** The page around: keeps what it hears, and gives frames their height if a test wants that. */
export const HOST = {
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A host</title><meta name="viewport" content="width=device-width">
<style>body { margin: 0 } iframe { display: block; width: 100%; border: 0 }</style><main><h1>A host</h1></main><script>
  globalThis.heard = [];
  addEventListener("message", ({ data, source, origin }) => {
    const frame = [...document.querySelectorAll("iframe")].find((frame) => frame.contentWindow === source);
    if (!frame) return;
    heard.push({ origin, ...data });
    if (data.type === "resize" && frame.dataset.height === "auto") frame.style.height = data.payload.height + "px";
  });
</script>`,
};

/**
 * Opens the page of the server at `url` and in it a frame of the site at this address; gives the page and the frame.
 * `sandbox` and `height` ("auto": as it asks for) are the frame's.
 */
export async function framed(t, url, address, { sandbox, height = 600, ...options } = {}) {
  const host = await page(t, { lang: "en", ...options });
  await host.goto(`${url}host.html`);
  const frame = await addFrame(host, address, { sandbox, height });
  return { host, frame };
}

/** Adds a frame to a page and waits until it has loaded. */
export async function addFrame(host, address, { sandbox, height = 600 } = {}) {
  const handle = await host.evaluateHandle(({ address, sandbox, height }) => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.title = "A map";
    if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
    if (height === "auto") frame.dataset.height = height;
    else frame.height = height;
    frame.onload = () => resolve(frame);
    frame.src = address;
    document.querySelector("main").append(frame);
  }), { address, sandbox, height });
  return handle.asElement().contentFrame();
}

/** Sends a message to the page's first frame. */
export async function send(host, type, payload, id) {
  await host.evaluate((message) => document.querySelector("iframe").contentWindow.postMessage({ protocol: "wegmarke", v: 1, ...message }, "*"), { type, payload, id });
}

/** The first message of a type, and of an id where one is given, that the page has heard or will hear. */
export async function hears(host, type, id) {
  const found = await host.waitForFunction(([type, id]) => globalThis.heard.find((message) => message.type === type && (id === null || message.id === id)), [type, id ?? null]);
  return found.jsonValue();
}

/** All that the page has heard. */
export const heard = (host) => host.evaluate(() => globalThis.heard);

/** Waits until a frame's element has come to its plan or to a fault, which is given. */
export async function outcome(frame) {
  const code = await frame.evaluate(() => document.querySelector("wegmarke-plan").ready.then(() => "", (error) => String(error.code ?? error)));
  await settled(frame);
  return code;
}

/** All that lies in the storage of a page or frame. */
export function kept(frame) {
  return frame.evaluate(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(({ name }) => name)]);
}
