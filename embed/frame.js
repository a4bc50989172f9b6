// The planner in a frame of somebody else's page: an element over the whole frame, and messages to the page around.
//
// What to show stands in the frame's address (`frame.html?src=…&mode=…` or `frame.html#share=…`) or comes by message.
// The page around is whoever framed this one: it may be anybody, so it is told nothing but the height until it has
// written, and only what it writes from its first origin on is heard. docs/embedding.md describes the messages.

import "./wegmarke.js";

const PROTOCOL = "wegmarke";
const VERSION = 1;
/** A message with a plan has no more characters. */
const LARGEST = 5_000_000;
/** What an address may set of the element. */
const ATTRIBUTES = ["mode", "view", "theme", "lang", "journey"];
const LANGUAGES = ["de", "en"];
/** Colours and the like that an address may set, and what they have to look like. */
const PROPERTIES = { accent: /^[0-9a-f]{3,8}$/i, paper: /^[0-9a-f]{3,8}$/i, ink: /^[0-9a-f]{3,8}$/i, line: /^[0-9a-f]{3,8}$/i, radius: /^\d{1,2}px$/, font: /^[\w\s,-]{1,80}$/ };

const asked = new URLSearchParams(location.search);
const framed = window.parent !== window;
/** The page around, from its first message on. */
let origin;
/** The fault of the plan that is not shown: whoever begins to write is told then. */
let fault;
/** The id of the message whose plan is awaited. */
let awaited;

const element = document.createElement("wegmarke-plan");
element.setAttribute("mode", "explore");
for (const name of ATTRIBUTES) if (asked.has(name)) element.setAttribute(name, asked.get(name));
for (const [name, fits] of Object.entries(PROPERTIES)) {
  const value = asked.get(name) ?? "";
  if (fits.test(value)) element.style.setProperty(`--wegmarke-${name}`, fits === PROPERTIES.font || name === "radius" ? value : `#${value}`);
}
element.loading = asked.get("loading") ?? "eager";
if (!LANGUAGES.includes(element.lang)) element.lang = navigator.language.startsWith("en") ? "en" : "de";
document.documentElement.lang = element.lang;
theme(element.theme);

// WordPress appends `?secret=…` or `#?secret=…` to the fragment; the planner's own reading of links passes over it.
if (location.hash.startsWith("#share=")) element.setAttribute("src", location.hash);
else if (asked.has("src")) element.setAttribute("src", asked.get("src"));

function theme(value) {
  document.documentElement.dataset.theme = value;
}

/** Tells the page around. Until its origin is known, only what anybody may know. */
function tell(type, payload, id) {
  if (!framed) return;
  const open = type === "ready" || type === "resize";
  if (origin === undefined && !open) return;
  // An origin "null" (a sandbox, a file) has no name that a message could be addressed to.
  window.parent.postMessage({ protocol: PROTOCOL, v: VERSION, id, type, payload }, origin === undefined || origin === "null" ? "*" : origin);
}

/** What became of the plan. */
function settle(type, payload) {
  fault = type === "error" ? payload : undefined;
  tell(type, payload, awaited);
  awaited = undefined;
}

const ORDERS = {
  init({ theme: wanted, lang }) {
    if (["auto", "light", "dark"].includes(wanted)) {
      element.theme = wanted;
      theme(wanted);
    }
    if (LANGUAGES.includes(lang)) {
      element.lang = lang;
      document.documentElement.lang = lang;
    }
  },
  load({ plan }, id) {
    let text;
    try {
      text = JSON.stringify(plan);
    } catch {
      // What goes round in circles is no plan.
    }
    // What is shown stays, for whatever cannot be a plan.
    if (!text?.startsWith("{") || text.length > LARGEST) return void tell("error", { code: "data" }, id);
    awaited = id;
    element.plan = plan;
    element.load();
  },
  get(_, id) {
    tell("change", { plan: element.plan }, id);
  },
};

window.addEventListener("message", (event) => {
  const { data, source } = event;
  if (!framed || source !== window.parent || typeof data !== "object" || data === null) return;
  if (data.protocol !== PROTOCOL || data.v !== VERSION || typeof data.type !== "string" || !Object.hasOwn(ORDERS, data.type)) return;
  if (origin !== undefined && origin !== event.origin) return;
  const first = origin === undefined;
  origin = event.origin;
  if (first && fault) tell("error", fault);
  const { id, payload } = data;
  ORDERS[data.type](typeof payload === "object" && payload !== null ? payload : {}, typeof id === "string" || typeof id === "number" ? id : undefined);
});

element.addEventListener("load", () => settle("ready", {}));
element.addEventListener("error", ({ detail: { code } }) => settle("error", { code }));
element.addEventListener("wegmarke-select", (event) => tell("select", { step: event.detail }));
element.addEventListener("wegmarke-change", (event) => tell("change", { ids: event.detail }));

const main = document.querySelector("main");
main.replaceChildren(element);

let height = 0;
let planned = false;
new ResizeObserver(() => {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    const now = Math.ceil(main.getBoundingClientRect().height);
    if (Math.abs(now - height) <= 1) return;
    height = now;
    tell("resize", { height });
    // AMP and oEmbed hosts know these words.
    if (framed) window.parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    const secret = /[?&]secret=([\w-]{1,64})/.exec(location.hash)?.[1];
    if (framed && secret) window.parent.postMessage({ message: "height", value: height, secret }, "*");
  });
}).observe(main);
