// What the planner's own page does beside having the element in it: it says why there is no planner, if there is none.
// It is a file of its own because the page's policy allows no inline script.

/** Says it in the page; the words reach it as text, never as markup. */
function explain(error) {
  const place = document.querySelector("#app main") ?? document.body;
  const say = (lang, text) => {
    const line = document.createElement("p");
    line.lang = lang;
    line.textContent = text;
    place.append(line);
  };
  say("de", "Der Planer konnte nicht starten. Hilft neu laden nicht, dann verbietet wohl der Browser oder das Netz WebAssembly. Gespeicherte Pläne sind davon nicht berührt.");
  say("en", "The planner could not start. If loading the page again does not help, the browser or the network probably forbids WebAssembly. Plans already saved are not affected.");
  say("en", String(error));
}

// A plan that somebody published anywhere is shown, read-only, on the frame's page: that one may fetch from other
// sites, this one, which has the visitor's plans, may not.
const asked = new URLSearchParams(location.search);
if (asked.has("src")) {
  const page = new URL("../embed/frame.html", import.meta.url);
  page.searchParams.set("mode", "explore");
  page.searchParams.set("src", new URL(asked.get("src"), document.baseURI).href);
  for (const name of ["lang", "view"]) if (asked.has(name)) page.searchParams.set(name, asked.get(name));
  location.replace(page);
  await new Promise(() => {});
}

try {
  await import("../embed/wegmarke.js");
  await document.querySelector("#app").ready;
} catch (error) {
  console.error(error);
  // Where the program began and ended by a fault, that is said already.
  if (!document.querySelector("#app").shadowRoot?.querySelector(".stopped")) explain(error);
}

// `?debug`: the page's console can end the program by a fault of a kind ("panic", "trap", "stack"), to see what becomes
// of it.
if (asked.has("debug")) globalThis.wegmarkeFault = async (kind) => (await import("../assets/program.js")).fault(kind);

// Once the planner stands, the site is kept for times without a network (sw.js). Nobody waits for it, and where it
// can't be had (without https, in some private windows) all else is the same.
new PerformanceObserver((list, observer) => {
  if (list.getEntriesByName("wegmarke:ready").length === 0) return;
  observer.disconnect();
  keepOffline().catch(() => {});
}).observe({ type: "mark", buffered: true });

async function keepOffline() {
  const address = new URL("../sw.js", import.meta.url).href;
  // The page's policy wants an address from a Trusted Types policy. This one can make no other.
  const trusted = globalThis.trustedTypes?.createPolicy("wegmarke-worker", { createScriptURL: () => address }).createScriptURL("");
  await navigator.serviceWorker?.register(trusted ?? address);
}
