// A static host that tests can publish to, cut off and stop from answering. It sends the headers of the site's
// `_headers` file, as the public hosts do that read it, and can have the site in a folder below its top.

import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after } from "node:test";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The site as `cargo xtask test` has built it. */
const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm", ".json": "application/json; charset=utf-8", ".svg": "image/svg+xml",
};

/** What is to be ended when all tests of the file have: a page outlives what its test began before it. */
const ends = [];
after(() => Promise.all(ends.map((end) => end())));

/** A host of a port of its own. Nothing is published yet. Where headers are given, it sends these with all files. */
export async function host({ headers: all } = {}) {
  const server = createServer();
  const sites = new Map();
  let hangs = false;
  server.on("request", async (request, response) => {
    if (hangs) return;
    const { pathname } = new URL(request.url, "http://host");
    const path = [...sites.keys()].filter((path) => pathname.startsWith(path)).sort((one, other) => other.length - one.length)[0] ?? "/";
    const below = pathname.slice(path.length);
    const address = below === "" || below.endsWith("/") ? `${below}index.html` : below;
    try {
      const bytes = await readFile(join(sites.get(path), address));
      const headers = all ?? headersFor(await readFile(join(sites.get(path), "_headers"), "utf8"), `/${below}`);
      response.writeHead(200, { ...headers, "content-type": TYPES[extname(address)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  const open = (port) => new Promise((resolve) => { server.listen(port, "127.0.0.1", resolve); });
  await open(0);
  const { port } = server.address();
  const close = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
  ends.push(async () => { if (server.listening) await close(); });
  return {
    /** Serves this folder from now on, and gives the site's address. */
    publish(folder, path = "/") {
      sites.set(path, folder);
      return `http://127.0.0.1:${port}${path}`;
    },
    /** No answer at this port, as without a network. */
    goOffline: close,
    goOnline: () => open(port),
    /** Takes requests and never answers them. */
    hang(on) { hangs = on; },
  };
}

/**
 * A release in a folder of its own: the site with these files changed (address → text → text), the service worker's
 * list with them. A file for which there comes nothing is removed.
 */
export async function release(changes = {}) {
  const folder = await mkdtemp(join(tmpdir(), "wegmarke-release-"));
  ends.push(() => rm(folder, { recursive: true }));
  await cp(DIST, folder, { recursive: true });
  const worker = join(folder, "sw.js");
  const source = await readFile(worker, "utf8");
  const [line, text] = source.match(/JSON\.parse\('([^']*)'\)/);
  const list = JSON.parse(text);
  for (const [address, change] of Object.entries(changes)) {
    const text = change(await readFile(join(folder, address), "utf8").catch(() => ""));
    if (text === undefined) {
      await rm(join(folder, address));
      delete list.files[address];
    } else {
      await writeFile(join(folder, address), text);
      list.files[address] = fingerprint(text);
    }
  }
  list.version = fingerprint(JSON.stringify(list));
  await writeFile(worker, source.replace(line, `JSON.parse('${JSON.stringify(list)}')`));
  return folder;
}

function fingerprint(text) {
  return createHash("sha1").update(text).digest("hex").slice(0, 16);
}

/**
 * What the file says of a path, as its hosts read it: the headers of every rule that fits, values of the same name
 * joined.
 */
function headersFor(file, path) {
  const headers = {};
  let fits = false;
  for (const line of file.split("\n")) {
    const header = line.match(/^ {2}([^:]+): (.*)$/);
    if (line.startsWith("/")) fits = line.endsWith("*") ? path.startsWith(line.slice(0, -1)) : path === line;
    else if (header && fits) headers[header[1]] = headers[header[1]] === undefined ? header[2] : `${headers[header[1]]}, ${header[2]}`;
  }
  return headers;
}
