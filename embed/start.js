// What the planner's own page does beside having the element in it: it says in which language the page is, keeps what
// is done before the planner is there, and says why there is no planner, if there is none. It is a file of its own
// because the page's policy allows no inline script, and none that waits for the page, since nothing is to be seen in
// the wrong language.

(() => {
  const asked = new URLSearchParams(location.search);
  const here = document.currentScript.src;
  const root = document.documentElement;

  // As the planner chooses: the address, else the first of the visitor's languages that is one of ours.
  const tags = [asked.get("lang"), ...navigator.languages].map((tag) => (tag ?? "").split("-")[0].toLowerCase());
  root.lang = tags.find((tag) => ["de", "en"].includes(tag)) ?? "de";
  if (!["", "#", "#/"].includes(location.hash)) root.dataset.at = "plan";

  // A plan that somebody published anywhere is shown, read-only, on the frame's page: that one may fetch from other
  // sites, this one, which has the visitor's plans, may not.
  if (asked.has("src")) {
    const page = new URL("../embed/frame.html", here);
    page.searchParams.set("mode", "explore");
    page.searchParams.set("src", new URL(asked.get("src"), document.baseURI).href);
    for (const name of ["lang", "view"]) if (asked.has(name)) page.searchParams.set(name, asked.get(name));
    location.replace(page);
    return;
  }

  /** What was done on the start page before the planner was there, in order: it does it then. */
  const done = [];
  const wait = (event) => {
    const act = event.target.closest?.(".start [data-act]");
    if (act?.type === "file" ? event.type === "change" : act && event.type === "click") done.push({ act: act.dataset.act, files: act.files });
  };
  const key = (event) => {
    const act = event.key === "?" ? "help" : event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) ? "palette" : "";
    if (!act) return;
    event.preventDefault();
    done.push({ act });
  };
  for (const event of ["click", "change"]) document.addEventListener(event, wait);
  document.addEventListener("keydown", key);

  /** The planner is there: it gets what was done, and the focus stays where it was. */
  function handOver(element, focused) {
    for (const event of ["click", "change"]) document.removeEventListener(event, wait);
    document.removeEventListener("keydown", key);
    const find = (act) => element.shadowRoot.querySelector(`[data-act="${act}"]`);
    if (focused) find(focused)?.focus();
    for (const { act, files } of done) {
      const control = find(act);
      if (!files) control?.click();
      else if (control) {
        control.files = files;
        control.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
  }

  /** Says it in the page; the words reach it as text, never as markup. */
  function explain(error) {
    const place = [...document.querySelectorAll("#app main")].find((main) => main.checkVisibility()) ?? document.body;
    const said = document.createElement("div");
    said.role = "alert";
    const say = (lang, text) => {
      const line = document.createElement("p");
      line.lang = lang;
      line.textContent = text;
      said.append(line);
    };
    say("de", "Der Planer konnte nicht starten. Hilft neu laden nicht, dann verbietet wohl der Browser oder das Netz WebAssembly. Gespeicherte Pläne sind davon nicht berührt.");
    say("en", "The planner could not start. If loading the page again does not help, the browser or the network probably forbids WebAssembly. Plans already saved are not affected.");
    say("en", String(error));
    delete root.dataset.at;
    place.prepend(said);
  }

  async function begin() {
    if (document.readyState === "loading") await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    const element = document.querySelector("#app");
    let focused;
    // Its own focus is lost with the start page, whose place the planner takes.
    document.addEventListener("focusin", (event) => { focused = event.target.closest?.(".start [data-act]")?.dataset.act ?? focused; });
    try {
      await import("../embed/wegmarke.js");
      await element.ready;
      handOver(element, document.activeElement === document.body ? focused : undefined);
      // Browsers with an assistant find tools in the page.
      if (document.modelContext) import("../embed/tools.js").then(({ register }) => register(element, document.modelContext)).catch(() => {});
    } catch (error) {
      console.error(error);
      // Where the program began and ended by a fault, that is said already.
      if (!element.shadowRoot?.querySelector(".stopped")) explain(error);
    }
  }
  begin();

  // `?debug`: the page's console can end the program by a fault of a kind ("panic", "trap", "stack"), to see what
  // becomes of it.
  if (asked.has("debug")) globalThis.wegmarkeFault = async (kind) => (await import("../assets/program.js")).fault(kind);

  // Once the planner stands and has fetched what comes next, the site is kept for times without a network (sw.js).
  // Nobody waits for it, and where it can't be had (without https, in some private windows) all else is the same.
  new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName("wegmarke:ahead").length === 0) return;
    observer.disconnect();
    keepOffline().catch(() => {});
  }).observe({ type: "mark", buffered: true });

  async function keepOffline() {
    const address = new URL("../sw.js", here).href;
    // The page's policy wants an address from a Trusted Types policy. This one can make no other.
    const trusted = globalThis.trustedTypes?.createPolicy("wegmarke-worker", { createScriptURL: () => address }).createScriptURL("");
    await navigator.serviceWorker?.register(trusted ?? address);
    await navigator.serviceWorker?.ready;
    // Said only where it is so: the browser may have thrown away what was kept.
    const page = new URL("../index.html", here).href;
    if (await caches.match(page)) document.querySelector("#app").toggleAttribute("data-offline", true);
  }
})();
