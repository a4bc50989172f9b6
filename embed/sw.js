// The service worker: keeps the site on the device, so that it opens without a network after the first visit.
//
// It stands at the site's top (`sw.js`), since it governs the folder that it lies in. It answers for the files of one
// release, listed below when the site is built, and for what is named by its contents, of whichever release. Requests
// to other addresses, other methods and other files never pass through it. It knows nothing of plans; those are in the
// browser's storage.
//
// Whoever is online never gets old code: what has a stable name (documents, the loader, examples) is asked of the
// network first. What is named by its contents cannot be old and comes from the device first. Whoever is offline gets
// one release as a whole: the planner is kept completely and verified, or not at all. Beside it, examples and pages
// about plans are kept once somebody has looked at them.

/**
 * What belongs to this release: its version, and each file's address, relative to this one, with the first 16 digits
 * of its SHA-1: those of the planner (`files`), and those that are kept when they are visited. What the page does not
 * fetch by itself comes in one pack: its address, and the sizes of the files that are in it, one after the other.
 * `cargo xtask` fills it in. As it stands here (in debug builds) there is nothing to keep, and the worker takes itself
 * out, with all that an earlier one kept.
 */
const RELEASE = { version: "", files: {}, visited: {}, pack: { address: "", sizes: {} } };

/** What a file of the pack is told to be, by the ending of its name. */
const TYPES = { css: "text/css", svg: "image/svg+xml", txt: "text/plain; charset=utf-8", wasm: "application/wasm" };

/** How long the network may take to begin an answer, in milliseconds, before it counts as none. */
const PATIENCE = 4000;

const SCOPE = new URL(self.registration.scope);

/** Several copies of the site may live at one origin: each has caches of its own. No path has a space in it. */
const OURS = `wegmarke ${SCOPE.pathname} `;
const CACHE = OURS + RELEASE.version;

/** The document stands for its release: it is stored last, so a cache that has it has everything. */
const DOCUMENT = "index.html";

/** Pages that were opened without the network: all they ask for comes from the same release, and nothing waits. */
const offline = new Set();

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(RELEASE.version ? keep() : undefined);
});

self.addEventListener("activate", (event) => event.waitUntil(RELEASE.version ? takeOver() : leave()));

self.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (address === undefined) return;
  event.respondWith(isImmutable(address) ? fromDevice(event.request, address) : fromNetwork(event, address));
});

/** The file that is asked for; undefined if it is none that this worker answers for. */
function addressOf(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return undefined;
  const path = url.pathname.slice(SCOPE.pathname.length);
  // Some hosts leave out the ending of a page's address.
  const names = path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
  return names.find((name) => isImmutable(name) || Object.hasOwn(RELEASE.files, name) || Object.hasOwn(RELEASE.visited, name));
}

/** Whether the address holds a hash of the contents: the same name, the same bytes, in whichever release. */
function isImmutable(address) {
  return address.startsWith("assets/");
}

/** What this device has, of this release or an earlier one that a page may still be open of; else the network's. */
async function fromDevice(request, address) {
  return (await kept(address)) ?? fetch(request);
}

/** What the network has, asked anew; what was kept of this release where the network fails or hangs. */
async function fromNetwork(event, address) {
  const { request, clientId, resultingClientId } = event;
  const known = await caches.match(href(address), { cacheName: CACHE });
  // A page that opens names the one before it as its client: that one being offline says nothing of now.
  if (known && !resultingClientId && offline.has(clientId)) return known;
  // Also past the browser's own cache: hosts that say nothing of caching would have it hand out what is old.
  const fetched = fetch(new Request(request, { cache: "no-cache" }));
  const visited = Object.hasOwn(RELEASE.visited, address);
  // Copied before the page has it, whose reading would leave nothing to copy. Nobody waits for that to be kept.
  const copied = fetched.then((response) => [response, visited && response.clone()]);
  if (visited) event.waitUntil(copied.then(([, copy]) => keepVisited(address, copy)).catch(() => {}));
  const answer = copied.then(([response]) => response);
  if (!known) return answer;
  let timer;
  const patience = new Promise((_, reject) => { timer = setTimeout(reject, PATIENCE); });
  try {
    return await Promise.race([answer, patience]);
  } catch {
    if (resultingClientId) offline.add(resultingClientId);
    return known;
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps what was visited, if it is this release's and that is here. */
async function keepVisited(address, response) {
  if (!(await isComplete(CACHE))) return;
  const kept = await verified(address, response, RELEASE.visited[address]);
  await (await caches.open(CACHE)).put(href(address), kept);
}

/** Fetches the release as a whole. A file that cannot be had, or is not this release's, fails all of it. */
async function keep() {
  // What another attempt left behind, and this release as it was before another one came in between.
  for (const name of await ours()) {
    if (name === CACHE || !(await isComplete(name))) await caches.delete(name);
  }
  let pack;
  const packed = (address) => (pack ??= unpacked()).then((files) => files.get(address));
  const responses = new Map(await Promise.all(Object.keys(RELEASE.files).map(async (address) => [address, await had(address, packed)])));
  const cache = await caches.open(CACHE);
  const rest = [...responses.keys()].filter((address) => address !== DOCUMENT);
  await Promise.all(rest.map((address) => cache.put(href(address), responses.get(address))));
  await cache.put(href(DOCUMENT), responses.get(DOCUMENT));
}

/**
 * A file of this release, verified: while a site is being uploaded, it has some files of one release and some of the
 * next.
 */
async function had(address, packed) {
  const immutable = isImmutable(address);
  const known = immutable ? await kept(address) : undefined;
  const inPack = Object.hasOwn(RELEASE.pack.sizes, address);
  const response = known ?? (await (inPack ? packed(address) : fetch(href(address), { cache: immutable ? "default" : "no-cache" })));
  return verified(address, response, RELEASE.files[address]);
}

/** The files in the pack, by their addresses. */
async function unpacked() {
  const response = await fetch(href(RELEASE.pack.address));
  const bytes = response.ok ? await response.arrayBuffer() : new ArrayBuffer(0);
  let at = 0;
  return new Map(Object.entries(RELEASE.pack.sizes).map(([address, size]) => {
    const type = TYPES[address.split(".").pop()];
    const file = bytes.slice(at, (at += size));
    return [address, new Response(file, { headers: { "content-type": type, "x-content-type-options": "nosniff" } })];
  }));
}

/** A response that has just these bytes, or an error. */
async function verified(address, response, wanted) {
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await fingerprint(bytes)) !== wanted) throw new Error(`${address} is not the one of this release`);
  // Made anew: a response that came by way of a redirect may not be given to a page that opens.
  return new Response(bytes, { headers: response.headers });
}

/** Answers for open pages from now on, and forgets all releases but this one and the one before. */
async function takeOver() {
  const before = [];
  for (const name of await ours()) {
    if (name !== CACHE && (await isComplete(name))) before.push(name);
  }
  // The names come in the order of their making. The last one may still have pages open, which fetch parts as they need
  // them.
  await Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Leaves nothing behind. */
async function leave() {
  await Promise.all((await ours()).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

/** What any release has kept at this address. */
function kept(address) {
  return caches.match(href(address));
}

async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

async function isComplete(name) {
  return (await caches.match(href(DOCUMENT), { cacheName: name })) !== undefined;
}

function href(address) {
  return new URL(address, SCOPE).href;
}

async function fingerprint(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes));
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
