// Foreign pages to try the embeds in, served from an origin of their own.
//
// The pages lie beside this file, each with a comment that says whose page it is; `pages.json` says what a server adds
// to each (headers, another loader) and what is expected of the embeds in it. In a page's text and in its entry
// {{loader}}    is the address of the loader, {{source}}    is the loader's text, as an optimiser would put it into the
// page, {{site}}      is the address of the site, {{here}}      is the address of this server, {{plan}}      is the
// address of a published plan, {{fragment}}  is the fragment of a journey, without picture, {{figure}}    is the same
// with the attributes of an embed that takes the plan from its address.
//
// Folders are served too, each under a path of its own: a blog that a test has built, or the site once more, as another
// version of the loader (`/copy/`), with files of a wrong type (`/wrong-wasm/`, `/wrong-script/`) or without the wasm,
// for which this server, as many do, answers with a page (`/lost-wasm/`).

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm", ".json": "application/json; charset=utf-8", ".svg": "image/svg+xml", ".xml": "application/xml",
};
const beside = (name) => new URL(name, import.meta.url);

/** The pages: by file name what the server adds (`headers`, `loader`) and what is expected (`expect`). */
export const pages = JSON.parse(readFileSync(beside("pages.json"), "utf8"));

/** The fragment of an example's first journey, without its picture, as blogs let their authors paste it. */
export function fragment(name = "physiotherapy.de") {
  return readFileSync(beside(`../../data/html/${name}.html`), "utf8").replace(/<svg[\s\S]*<\/svg>\n/, "");
}

/**
 * Starts the server for a site at the address `site`, whose files lie in the folder `dist`. `folders` are more folders
 * by the path they are served under, `made` pages and files that a test has made, by name (some may be added later): a text
 * with these placeholders, or a `body` as it is with its `headers`. Gives the server's address (`url`, with a slash at its
 * end) and `close`.
 */
export async function hosts({ site, dist, folders = {}, made = {}, port = 0 }) {
  const served = {
    "/copy/": { folder: dist },
    "/wrong-wasm/": { folder: dist, types: { ".wasm": "text/plain" } },
    "/wrong-script/": { folder: dist, types: { ".js": "text/plain" } },
    "/lost-wasm/": { folder: dist, types: { ".wasm": "text/html" }, lost: ".wasm" },
    ...Object.fromEntries(Object.entries(folders).map(([path, folder]) => [path, { folder }])),
  };
  const server = createServer(async (request, response) => {
    try {
      const { headers, body } = await answer(new URL(request.url, url).pathname);
      response.writeHead(200, headers).end(body);
    } catch (error) {
      if (!["ENOENT", "EISDIR"].includes(error.code)) console.error(error);
      response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;

  async function answer(path) {
    const under = Object.keys(served).find((prefix) => path.startsWith(prefix));
    if (under) return file(served[under], path.slice(under.length));
    const name = path.slice(1);
    if (typeof made[name] === "object") return { headers: { "Content-Type": TYPES[extname(name)], ...made[name].headers }, body: made[name].body };
    if (name === "favicon.ico") return { headers: { "Content-Type": "image/x-icon" }, body: "" };
    const { headers = {}, loader = "{{site}}embed/wegmarke.js" } = pages[name] ?? {};
    const plan = `${site}examples/physiotherapy.de.wegmarke.json`;
    const table = fragment();
    const figure = table.replace("<figure", `<figure data-src="${plan}" data-mode="explore"`);
    const values = { site, here: url, plan, fragment: table, figure };
    // No value goes through `replace` as a pattern: a fragment may hold a dollar sign.
    const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (whole, key) => values[key] ?? whole);
    values.loader = fill(loader);
    const text = made[name] ?? await readFile(fileURLToPath(beside(normalize(join("/", name)).slice(1))), "utf8");
    if (text.includes("{{source}}")) values.source = (await (await fetch(values.loader)).text()).replaceAll("</script", "<\\/script");
    const filled = Object.entries(headers).map(([key, value]) => [key, fill(value)]);
    return { headers: { "Content-Type": TYPES[extname(name)], ...Object.fromEntries(filled) }, body: fill(text) };
  }

  return { url, close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

/** A file of a folder; anyone may load it, as from the site. */
async function file({ folder, types = {}, lost }, path) {
  const inside = normalize(join("/", path.endsWith("/") || path === "" ? `${path}index.html` : path));
  const type = types[extname(inside)] ?? TYPES[extname(inside)] ?? "application/octet-stream";
  return {
    headers: { "Content-Type": type, "X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "*" },
    body: extname(inside) === lost ? "<!doctype html><title>Start</title>" : await readFile(join(folder, inside)),
  };
}

// By hand: node server.mjs PORT SITE DIST [PATH=FOLDER …]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port, site, dist, ...folders] = process.argv.slice(2);
  const { url } = await hosts({ port: Number(port), site, dist, folders: Object.fromEntries(folders.map((pair) => pair.split("="))) });
  for (const name of Object.keys(pages)) console.log(`${url}${name}`);
}
