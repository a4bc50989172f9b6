// What goes over the wire, noted at the server: browsers tell a page's debugger nothing of what a service worker
// fetches, or fetch it where no page is asked.

import { readFile } from "node:fs/promises";
import { createServer, request as ask } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";

/** A server in front of the site at this address: it hands everything on and notes each answer. */
export async function noting(site) {
  const notes = [];
  const server = await serving((request, response) => {
    const note = { path: request.url.split("?")[0].slice(1), at: now(), bytes: 0, done: false };
    notes.push(note);
    const { method, headers, url } = request;
    const handed = ask(new URL(url, site), { method, headers: { ...headers, host: new URL(site).host } }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.on("data", (part) => { note.bytes += part.length; });
      answer.on("end", () => { Object.assign(note, { done: true, ended: now() }); });
      answer.pipe(response);
    });
    handed.on("error", () => response.destroy());
    response.on("close", () => { note.done = true; });
    request.pipe(handed);
  });
  return {
    ...server,
    /** What was noted since the last time. */
    taken: () => notes.splice(0),
    /** Waits until nothing was asked for over so many milliseconds. */
    quiet: async (milliseconds) => {
      for (;;) {
        const last = Math.max(0, ...notes.map(({ at, ended = at }) => ended));
        const left = milliseconds - (now() - last);
        if (left <= 0 && notes.every(({ done }) => done)) return;
        await new Promise((resolve) => setTimeout(resolve, Math.max(left, 100)));
      }
    },
  };
}

/** A server of these pages (name → text), packed as a host packs them. */
export async function pages(all) {
  const packed = new Map(Object.entries(all).map(([name, text]) => [`/${name}`, brotli(Buffer.from(text))]));
  return serving((request, response) => {
    const body = packed.get(new URL(request.url, "http://host").pathname);
    if (!body) return void response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-encoding": "br", "content-length": body.length }).end(body);
  });
}

/** A page of `tests/e2e/pages`. */
export const byHand = await readFile(new URL("../pages/by_hand.html", import.meta.url), "utf8");

async function serving(answer) {
  const server = createServer({ keepAliveTimeout: 60_000 }, answer);
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const close = () => { server.close(); server.closeAllConnections(); };
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

/** As `dist` packs. */
function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

/** The time as a page has it: its `timeOrigin` and a mark's `startTime` in one. */
function now() {
  return performance.timeOrigin + performance.now();
}
