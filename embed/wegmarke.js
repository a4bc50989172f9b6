// Wegmarke's loader: defines the element <wegmarke-plan> and turns <figure data-wegmarke> into it.
//
// It is small and does no heavy thing by itself: what is in the page stays readable, a poster is drawn from it, and the
// planner (WebAssembly) is fetched when the reader comes near or asks for it, once for all elements of the page.
// Nothing of a plan reaches the page as markup. docs/embedding.md describes attributes, properties, methods, events.
//
// It may stand in a page twice, in two versions: the first one defines the element.

/** The planner's own site. All assets are found from here, whatever the page's own base is. */
const SITE = new URL("../", import.meta.url);
/** So near, in CSS pixels, the reader comes before the planner is fetched. */
const NEAR = 600;
const NAME = "wegmarke-plan";
const FIGURE = "figure[data-wegmarke]";
const ATTRIBUTES = ["src", "mode", "view", "loading", "theme", "lang", "storage", "storage-key", "journey"];

const WORDS = {
  de: {
    open: "Customer Journey ansehen", text: "Textfassung", more: "Alles zeigen", coming: "Der Planer wird geladen …", steps: "Zufriedenheit je Station",
    csp: "Diese Website erlaubt keine interaktive Ansicht.", mime: "Der Server liefert den Planer nicht richtig aus.",
    network: "Planer oder Plan lässt sich gerade nicht laden.", data: "Hier ist kein lesbarer Plan.", panic: "Ein Fehler hat den Planer beendet.",
  },
  en: {
    open: "View the customer journey", text: "Text version", more: "Show all", coming: "Loading the planner …", steps: "Satisfaction by step",
    csp: "This website does not permit the interactive view.", mime: "The server does not deliver the planner correctly.",
    network: "The planner or plan can’t be loaded right now.", data: "There is no readable plan here.", panic: "A fault stopped the planner.",
  },
};

const STYLE = `
  :host { display: block; }
  :host([hidden]) { display: none; }
  .frame { all: initial; display: flow-root; position: relative; font: inherit; color: inherit; color-scheme: inherit; }
  .frame.held { overflow: clip; }
  .more { display: none; position: absolute; inset: auto 8px 8px auto; z-index: 2; }
  .held.cut > .more { display: block; }
  .held.came { display: grid; grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); }
  .held.came > div { overflow: clip; }
  .poster { display: grid; gap: 12px; padding: 16px; border: 1px solid var(--wegmarke-line, light-dark(#dedad1, #33373c)); border-radius: var(--wegmarke-radius, 6px); background: var(--wegmarke-paper, light-dark(#fbfaf7, #16181b)); color: var(--wegmarke-ink, light-dark(#1d2125, #eceae4)); font: 16px/1.4 var(--wegmarke-font, inherit); cursor: pointer; }
  .poster.alone { box-sizing: border-box; min-block-size: 32rem; align-content: center; }
  .poster svg { display: block; width: 100%; height: 220px; }
  .poster path { fill: none; stroke: currentColor; stroke-linecap: round; vector-effect: non-scaling-stroke; }
  .poster .phases { display: flex; gap: 8px; font-size: 13px; overflow: clip; }
  .poster .phases span { flex: 1 1 0; min-width: 0; overflow: clip; text-overflow: ellipsis; white-space: nowrap; border-inline-start: 2px solid var(--wegmarke-accent, #f2b705); padding-inline-start: 6px; }
  .poster button, .more { justify-self: start; min-height: 44px; padding: 8px 16px; border: 1px solid; border-radius: var(--wegmarke-radius, 6px); background: light-dark(#fffefc, #1c1f23); color: light-dark(#1d2125, #eceae4); font: 600 16px/1.4 var(--wegmarke-font, inherit); cursor: pointer; }
  .poster button:focus-visible, .more:focus-visible, .text > summary:focus-visible { outline: 2px solid light-dark(#0f6b6b, #6cc3bd); outline-offset: 2px; }
  .text { margin-top: 8px; font-size: 14px; }
  .text > summary { min-height: 24px; cursor: pointer; }
  .frame > div::before { content: "i i i i i i"; display: block; block-size: 0; overflow: clip; visibility: hidden; word-spacing: 180px; }
  @media print {
    .frame { block-size: auto !important; overflow: visible !important; }
    .text { overflow-wrap: anywhere; }
    .poster button, .more, .text > summary { display: none; }
  }
  .frame > div > .why { margin: 0 0 8px; font-size: 14px; }
`;

/** A style sheet of this text. */
function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** A new element with a class and a text. */
function make(name, className = "", text = "") {
  // Where pictures of the page are called like the document's methods.
  const made = Document.prototype.createElement.call(document, name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Something went wrong; `code` is one of csp, mime, network, data, panic. */
class Fault extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** The program of the planner: one for all elements, fetched when the first one wants it. */
let program;
/** What of the program's script is needed beside the program: reading files, and what speaks for it after a fault. */
let aside;
/** The elements that show a planner. */
const shown = new Set();

/** The planner's styles that a page begins with; all of it comes where more is shown than a map. */
const STYLES = { map: new URL("../assets/map.css", import.meta.url), start: new URL("../assets/start.css", import.meta.url) };
const sheets = {};

/** A style as a sheet, fetched once. */
function dressed(style) {
  return (sheets[style] ??= get(style).then((answer) => answer.text()).then(sheet).catch((error) => {
    delete sheets[style];
    throw error;
  }));
}

function load(style = STYLES.map) {
  program ??= start(style).catch((error) => {
    // What a network refused may come another time; what the page's policy forbids will not.
    if (error.code !== "csp") program = undefined;
    throw error;
  });
  return program;
}

async function start(style) {
  const files = { script: new URL("../assets/program.js", import.meta.url), wasm: new URL("../assets/wegmarke.wasm", import.meta.url) };
  let forbidden = false;
  const watch = () => { forbidden = true; };
  document.addEventListener("securitypolicyviolation", watch);
  try {
    const script = import(files.script.href);
    const [glue, wasm] = await Promise.all([script, get(files.wasm), dressed(style)]);
    aside = glue;
    // Streaming wants the one right type; with another it takes a little longer, but works.
    const streams = wasm instanceof Response && wasm.headers.get("content-type")?.startsWith("application/wasm");
    await glue.default({ module_or_path: streams ? wasm : await wasm.arrayBuffer() });
    glue.whenOver(stop);
    return glue.Planner;
  } catch (error) {
    // Reports of the policy come in a task of their own.
    await new Promise((resolve) => setTimeout(resolve));
    if (error instanceof Fault) throw forbidden ? new Fault("csp", error.message) : error;
    const compiles = error?.name !== "CompileError";
    const unsafe = !compiles && /Content.Security.Policy|unsafe-eval|disallowed by embedder/i.test(error.message);
    throw new Fault(forbidden || unsafe ? "csp" : !compiles || (await deliveredWrong(files.script)) ? "mime" : "network", String(error));
  } finally {
    document.removeEventListener("securitypolicyviolation", watch);
  }
}

/** Whether a module is there, but not as one. */
function deliveredWrong(address) {
  return get(address).then(({ headers }) => !/javascript/.test(headers.get("content-type")), () => false);
}

async function get(address) {
  let answer;
  try {
    answer = await fetch(address);
  } catch (error) {
    throw new Fault("network", String(error));
  }
  if (!answer.ok) throw new Fault("network", `${answer.status} ${address}`);
  return answer;
}

/** The program has ended by a fault: nothing of it may be called again, in no element. */
function stop() {
  program = Promise.reject(new Fault("panic", "stopped"));
  program.catch(() => {});
  // Not while it is still on the stack.
  setTimeout(() => { for (const element of [...shown]) element[FAIL](new Fault("panic", "stopped")); });
}

const FAIL = Symbol("fail");
const PAPER = Symbol("paper");

class WegmarkePlan extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #frame;
  #stage;
  #text;
  #planner;
  /** Whether the planner has the plan by now. */
  #open = false;
  #plan;
  /** The plan file, once the element was taken out of the page: it comes back as it was. */
  #kept;
  /** What of the plan is at hand where the program can't be asked any more. */
  #held;
  /** The showing that is under way or done; one that is not this any more comes to nothing. */
  #wanted;
  #near;
  #ready;
  #settle;
  /** Ends when what changed attributes took is here. */
  #followed;
  /** Lets go of the height that is kept, if one is. */
  #free;
  /** While the height is kept: the planner has taken the poster's place. */
  #came;
  /** While the page is printed: whether the text version was open. */
  #opened;

  constructor() {
    super();
    this.#promise();
    // What a script set before the element was defined.
    for (const name of [...ATTRIBUTES.map(property), "plan"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #promise() {
    const before = this.#settle;
    this.#ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    this.#ready.catch(() => {});
    // Whoever still waits for an earlier plan waits for this one.
    before?.resolve(this.#ready);
  }

  connectedCallback() {
    if (this.#planner) return;
    if (!this.#frame) this.#build();
    if (this.#kept !== undefined) return void this.load();
    const loading = this.hasAttribute("library") ? "eager" : this.loading;
    if (loading === "eager") return void this.load();
    if (loading === "interaction" || this.#picture) return;
    this.#near = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.load();
    }, { rootMargin: `${NEAR}px` });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    // It may only have been moved.
    setTimeout(() => { if (!this.isConnected) this.#end(); }, 10);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#frame) return;
    if (name === "theme") this.#scheme();
    if (name === "src" && this.#wanted) this.#reload();
    else this.#followed = Promise.all([this.#followed, this.#planner?.attribute(name)]).then(() => {});
  }

  /**
   * The picture in the page of all that there would be to see, where no other plan is meant: nothing comes until the
   * reader turns to it.
   */
  get #picture() {
    return this.mode + this.view + this.src + [this.#plan] === "viewmap" && this.querySelector("svg.wegmarke");
  }

  #build() {
    const library = this.hasAttribute("library");
    const before = library ? null : this.getBoundingClientRect();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet(STYLE)];
    this.#frame = make("div", "frame");
    this.#frame.part = "frame";
    this.#stage = make("div");
    this.#frame.append(this.#stage);
    root.append(this.#frame);
    this.#scheme();
    if (library) return void this.#frame.append(make("slot"));

    this.#text = make("details", "text");
    this.#text.append(make("summary", "", this.#words.text));
    const picture = this.#picture;
    if (picture) {
      this.#frame.append(make("slot"));
      // For the keyboard, too.
      picture.tabIndex = 0;
      for (const event of ["click", "focusin"]) picture.addEventListener(event, () => this.load());
      return;
    }
    this.#text.append(make("slot"));
    this.#text.hidden = this.#table === null && this.textContent.trim() === "";
    this.#frame.append(this.#text);
    this.#hold(before);
    const poster = this.#poster();
    // Where nothing in the page says how large it is, it takes its room while nobody sees it: the reader may come
    // before the planner does.
    poster.classList.toggle("alone", this.#text.hidden && this.loading !== "interaction" && before.top >= innerHeight);
    this.#stage.append(poster);
  }

  /** What is shown until the planner comes: the curve, drawn from the table that is in the page. */
  #poster() {
    const words = this.#words;
    const poster = make("div", "poster");
    const rows = [...(this.#table?.querySelectorAll("[data-step]") ?? [])];
    const scores = rows.map((row) => Number(row.dataset.satisfaction)).map((score) => (score >= 1 && score <= 5 ? score : 0));
    if (scores.some(Boolean)) poster.append(curve(scores, words.steps));
    const phases = [...this.#table?.querySelectorAll("tbody[data-phase] > tr:first-child > th [data-field=name]") ?? []];
    if (phases.length > 0) {
      const line = make("div", "phases");
      // The words are in the text version; here they only say where the curve is.
      line.ariaHidden = "true";
      line.append(...phases.map((phase) => make("span", "", phase.textContent)));
      poster.append(line);
    }
    const open = make("button", "", words.open);
    poster.append(open);
    poster.addEventListener("click", () => this.load());
    for (const event of ["pointerover", "focusin"]) poster.addEventListener(event, () => load().catch(() => {}), { once: true });
    return poster;
  }

  /**
   * Keeps the height that the element has while the reader sees it, so that nothing in the page jumps: until a gesture
   * in the planner, or until its end, as it is and as it will be, is below the window. The text version fills what the
   * poster leaves, and closes when the planner comes.
   */
  #hold(box = this.getBoundingClientRect()) {
    const frame = this.#frame;
    // What has no width yet has no height that is worth keeping.
    const seen = box.bottom > 0 && box.top < innerHeight && box.height >= 200 && box.width > 40;
    if (!seen || this.hasAttribute("library") || this.#free) return;
    const more = make("button", "more", this.#words.more);
    const look = () => {
      const line = this.#text.firstChild.offsetHeight;
      const natural = this.#stage.firstChild?.offsetHeight ?? 0;
      frame.classList.toggle("cut", natural + line > frame.clientHeight + 1);
      const { top, bottom } = frame.getBoundingClientRect();
      if (this.#planner && bottom - line > innerHeight && top + natural > innerHeight) this.#free?.();
    };
    const watch = new ResizeObserver(look);
    const gestures = ["click", "keydown"];
    this.#free = () => {
      this.#free = this.#came = undefined;
      watch.disconnect();
      removeEventListener("scroll", look, true);
      for (const event of gestures) frame.removeEventListener(event, free, true);
      more.remove();
      frame.classList.remove("held", "cut", "came");
      frame.style.removeProperty("block-size");
      this.#text.open = false;
    };
    // Not at a pointer that goes down: what it is on would be gone from under it.
    const free = () => { if (this.#planner) this.#free?.(); };
    this.#came = (place) => {
      frame.classList.add("came");
      this.#text.open = false;
      // Put there anew, its line does not wander to the end before the reader's eyes.
      frame.append(this.#text);
      watch.observe(place);
    };
    frame.style.setProperty("block-size", `${box.height}px`);
    frame.classList.add("held");
    frame.append(more);
    this.#text.open = true;
    addEventListener("scroll", look, { capture: true, passive: true });
    for (const event of gestures) frame.addEventListener(event, free, true);
    watch.observe(this.#stage);
  }

  get #words() {
    return WORDS[this.#lang];
  }

  /** As the planner does it: the page's language, else the reader's, if it is one of ours. */
  get #lang() {
    const tags = [this.closest("[lang]")?.lang ?? "", ...navigator.languages].map((tag) => tag.split("-")[0].toLowerCase());
    return tags.find((tag) => Object.hasOwn(WORDS, tag)) ?? "de";
  }

  get #table() {
    return this.querySelector("table");
  }

  /** Light or dark: as the page around says; where it says nothing, as the reader's system does. */
  #scheme() {
    const said = this.theme === "light" || this.theme === "dark" ? this.theme : "";
    this.#stage.style.setProperty("color-scheme", said || (getComputedStyle(this).colorScheme === "normal" ? "light dark" : ""));
  }

  /** Brings the planner and shows the plan in it. */
  load() {
    if (!this.#wanted) {
      this.#near?.disconnect();
      const settle = this.#settle;
      this.#wanted = this.#show(settle).catch((error) => this.#settle === settle && this[FAIL](error));
    }
    return this.ready;
  }

  #reload() {
    this.#wanted = undefined;
    this.#promise();
    this.load();
  }

  async #show(settle) {
    const library = this.hasAttribute("library");
    const button = this.#stage.querySelector(".poster button");
    if (button) {
      button.textContent = this.#words.coming;
      button.ariaDisabled = "true";
    }
    // The planner's own page begins with its start page, which has a style of its own.
    const look = library ? STYLES.start : STYLES.map;
    const [Planner, [open, source = ""]] = await Promise.all([load(look), library ? [] : this.#source()]);
    // Both kinds may be in one page, as in the preview of what is embedded.
    const style = aside.style() ?? await dressed(look);
    // All of it is there before it takes the poster's place.
    await Planner.prepare(this, SITE.href, source).catch((error) => { throw new Fault("network", String(error)); });
    // Another plan may be wanted meanwhile.
    if (this.#settle !== settle) return;
    // It may have gone; it begins anew when it comes back.
    if (!this.isConnected) return void (this.#wanted = undefined);
    let focused = false;
    if (!this.#planner) {
      const place = make("div", "wegmarke");
      if (!library) place.setAttribute("role", "group");
      // The planner's languages go from left to right, whatever the page's does.
      place.dir = "ltr";
      place.style.setProperty("--rem", `${Math.min(22, Math.max(12, parseFloat(getComputedStyle(this).fontSize)))}px`);
      // Before the planner's style is there, which the poster is not made for.
      this.#hold();
      // What stood there as it is becomes the text version.
      this.#text?.append(this.#frame.querySelector("slot"));
      this.#frame.append(this.#text ?? "");
      this.shadowRoot.adoptedStyleSheets = [...this.shadowRoot.adoptedStyleSheets.slice(0, 1), style];
      focused = button !== null && this.shadowRoot.activeElement === button;
      this.#stage.replaceChildren(place);
      this.#came?.(place);
      // The planner's own page says in there only that it is coming.
      if (library) this.replaceChildren();
      this.#planner = new Planner(this, place, SITE.href, (event, detail) => this.dispatchEvent(new CustomEvent(event, { detail: JSON.parse(detail), bubbles: true, composed: true })), (text, saved) => { this.#held = aside.hold(this.#held, text, saved); });
      shown.add(this);
    }
    const planner = this.#planner;
    if (open) await open(planner);
    if (this.#settle !== settle || this.#planner !== planner) return;
    this.#open = true;
    this.#kept = undefined;
    await this.updateComplete;
    if (this.#settle !== settle || this.#planner !== planner) return;
    performance.mark("wegmarke:ready");
    planner.rest();
    // The first that takes it: some are not displayed.
    if (focused) [...this.#stage.querySelectorAll("[tabindex='0'], button, a")].some((part) => (part.focus(), this.shadowRoot.activeElement === part));
    settle.resolve(this);
    this.dispatchEvent(new CustomEvent("load"));
  }

  /**
   * Where the plan comes from: what a script set, a file, JSON in the page, the table in the page. How to open it, and
   * what it is opened from, unless that is a plan file.
   */
  async #source() {
    const given = this.#kept ?? (this.#plan === undefined ? undefined : JSON.stringify(this.#plan));
    if (given !== undefined) return [(planner) => planner.open(given)];
    const { src } = this;
    if (src.includes("#share=")) return [(planner) => planner.openLink(src), "link"];
    if (src) {
      // Not the document's: a picture in the page can take that name.
      const answer = await get(new URL(src, this.baseURI));
      return [async (planner) => planner.open(await aside.read(answer))];
    }
    const json = this.querySelector("script[type='application/json']")?.textContent;
    if (json !== undefined) return [(planner) => planner.open(json)];
    const table = this.#table;
    const figure = table?.closest("[data-wegmarke]");
    if (table) return [(planner) => planner.openTable(figure ?? table), figure ? "figure" : "table"];
    if (this.mode === "edit") return [];
    throw new Fault("data", "no plan");
  }

  /** Says why there is no planner. What stood in the page stands there again. */
  [FAIL](error) {
    const code = error?.code in this.#words ? error.code : error?.name === "RuntimeError" ? "panic" : "data";
    const planner = this.#planner;
    this.#planner = undefined;
    this.#open = false;
    shown.delete(this);
    // After a fault of its own it must not be called again, not even to end it.
    if (code !== "panic") planner?.free();
    // The text is what is left to read: nothing of it may be cut, and nothing waits for the planner any more.
    this.#free?.();
    const library = this.hasAttribute("library");
    if (code === "panic" && aside && (library || this.#held)) aside.stopped(this.#stage, this.#held, library);
    else if (!library) {
      this.#text.open = true;
      this.#stage.replaceChildren(make("p", "why", this.#words[code]));
    }
    this.#settle.reject(error);
    this.dispatchEvent(new CustomEvent("error", { detail: { code, message: String(error?.message ?? error) } }));
  }

  /** The page is printed, or was: where no planner says all there is, the text version does. */
  [PAPER](printing) {
    const text = this.#text;
    if (printing && text && !this.#planner) this.#opened = text.open;
    if (this.#opened === undefined) return;
    text.open = printing || this.#opened;
    if (!printing) this.#opened = undefined;
  }

  #end() {
    this.#free?.();
    if (!this.#planner) return;
    if (this.#open) this.#kept = this.#planner.text();
    this.#planner.free();
    this.#planner = undefined;
    this.#open = false;
    this.#wanted = undefined;
    this.#promise();
    shown.delete(this);
    this.#stage.replaceChildren();
  }

  /** Resolves with the element once its plan is shown, rejects with an error that has a `code`. */
  get ready() {
    return this.#ready;
  }

  /** Resolves when what was changed last is on screen: what it takes may have to be fetched first. */
  get updateComplete() {
    const painted = () => new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      // Nothing is drawn in a tab or frame that nobody sees.
      setTimeout(resolve, 1000);
    });
    return Promise.resolve(this.#followed).then(painted);
  }

  /** The plan as a plain object; undefined where none is shown. */
  get plan() {
    return this.#open ? JSON.parse(this.#planner.text()) : this.#plan;
  }

  set plan(plan) {
    this.#plan = plan ?? undefined;
    this.#kept = undefined;
    if (this.#wanted) this.#reload();
  }

  async #started() {
    await this.load();
    return this.#planner;
  }

  /** Puts the plan in this text in place of the present one; gives the list of what was mended. */
  async importText(text, format = "json") {
    return (await this.#started()).importText(String(text), format);
  }

  /** The plan in a format; `journey` names the journey for formats that show one. */
  async exportText(format = "json", { journey } = {}) {
    return (await this.#started()).exportText(format, journey);
  }

  /** A link that opens a copy of the plan in the planner. */
  async share() {
    return (await this.#started()).share();
  }

  undo() {
    return this.#planner?.undo() ?? false;
  }

  redo() {
    return this.#planner?.redo() ?? false;
  }
}

function property(attribute) {
  return attribute.replace(/-./g, (letter) => letter[1].toUpperCase());
}

const USUAL = { mode: "view", view: "map", loading: "lazy", theme: "auto", storage: "none" };
for (const name of ATTRIBUTES) {
  Object.defineProperty(WegmarkePlan.prototype, property(name), {
    get() { return this.getAttribute(name) ?? USUAL[name] ?? ""; },
    set(value) { if (value === null || value === undefined) this.removeAttribute(name); else this.setAttribute(name, value); },
    configurable: true,
    enumerable: true,
  });
}

/** A curve through the scores of the steps; 0 is a step without one. */
function curve(scores, label) {
  const drawn = (name, attributes) => {
    const part = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    return part;
  };
  const across = 1000 / scores.length;
  const points = scores.map((score, step) => score && `${across * (step + 0.5)} ${185 - score * 35}`).filter(Boolean);
  const svg = drawn("svg", { viewBox: "0 0 1000 160", preserveAspectRatio: "none", role: "img", "aria-label": label });
  svg.append(
    drawn("path", { d: "M0 80H1000", opacity: 0.2 }),
    drawn("path", { d: `M${points.join("L")}`, "stroke-width": 2 }),
    drawn("path", { d: points.map((point) => `M${point}h.01`).join(""), "stroke-width": 9 }),
  );
  return svg;
}

/**
 * Puts an element into a figure, around what is in it: blogs let their authors use figures and tables, but no elements
 * of others. The figure stays, since themes lay out by what an article's own parts are. In an editor it is its
 * author's.
 */
function wrap(figure) {
  if (!figure.matches(FIGURE) || figure.closest(NAME) || figure.querySelector(NAME) || figure.isContentEditable) return;
  const element = make(NAME);
  for (const name of ATTRIBUTES) {
    const value = figure.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
  const lang = figure.getAttribute("lang");
  if (lang) element.lang = lang;
  element.append(...figure.childNodes);
  figure.append(element);
}

/** Puts an element into each figure of a part of the page. */
export function upgrade(within = document) {
  within.querySelectorAll(FIGURE).forEach(wrap);
}

/** Begins, once all of the page is here: a figure that is still being read would be torn apart. */
function begin() {
  if (customElements.get(NAME)) return;
  customElements.define(NAME, WegmarkePlan);
  upgrade();
  // Figures that come later, or whose contents are put there anew. Looks at nothing but what came.
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.localName === "figure") wrap(node);
        if (node.firstElementChild) upgrade(node);
      }
      if (target.localName === "figure") wrap(target);
    }
  }).observe(document, { childList: true, subtree: true });
  for (const event of ["beforeprint", "afterprint"]) {
    addEventListener(event, () => { for (const element of document.querySelectorAll(NAME)) element[PAPER](event === "beforeprint"); });
  }
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();
