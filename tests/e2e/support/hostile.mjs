// Plans and texts that want more than to be shown.

import { readFileSync } from "node:fs";

const RIGHT_TO_LEFT = "\u202emoc.elpmaxe\u2066";

/** Texts that do harm wherever somebody takes them for markup, an address, a style or a script. */
export const TEXTS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
  "\"><iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
  "</textarea></title></style></table><form action=https://evil.invalid/><button autofocus onfocus=alert(1)>",
  "javascript:alert(1)",
  "https://evil.invalid/collect?",
  "url(https://evil.invalid/x.png)",
  "red;} * { display: none; background: url(https://evil.invalid/y) } /*",
  "x\" style=\"position:fixed;inset:0;background:url(https://evil.invalid/z)",
  "expression(alert(1))",
  "{{constructor.constructor('alert(1)')()}}${alert(1)}",
  "data:text/html,<script>alert(1)</script>",
  "__proto__",
  RIGHT_TO_LEFT,
  "before\0behind\u001b[2J",
  "W".repeat(10_000),
  "e" + "\u0301".repeat(1_999),
  "\u{1F468}\u200d".repeat(500),
];

/** What a reader needs to find its way in the plan; all other texts are free. */
const BOUND = new Set(["format", "id", "language", "market", "phase_model", "stage", "persona", "phase", "touchpoint", "step", "journey", "medium", "media_type", "kind", "status", "due", "after", "metric", "date"]);

const full = () => JSON.parse(readFileSync(new URL("../../data/full.wegmarke.json", import.meta.url), "utf8"));

/**
 * The plan in which every field is filled, every free text in it replaced by one of the texts above: from the `first`
 * on, in turn.
 */
export function hostilePlan(first = 0) {
  let at = first;
  const replaced = (value, key) => {
    if (typeof value === "string") return BOUND.has(key) ? value : TEXTS[at++ % TEXTS.length];
    if (Array.isArray(value)) return value.map((part) => replaced(part, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === "weights" ? part : replaced(part, key)]));
  };
  return replaced(full());
}

/** The same plan, with the texts in place of everything else: what it is read as is told by the repairs. */
export function brokenPlan() {
  let at = 0;
  const plan = hostilePlan();
  const broken = (record) => {
    for (const [key, value] of Object.entries(record)) {
      if (Array.isArray(value)) value.forEach((part) => typeof part === "object" && broken(part));
      else if (typeof value === "object" && value !== null) broken(value);
      else if (typeof value === "string" && key !== "format") record[key] = TEXTS[at++ % TEXTS.length];
    }
  };
  broken(plan);
  return plan;
}

/** The same plan as a table in a page: a step for each text, the text in its attributes and cells. */
export function hostileTable() {
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\"", "&quot;").replaceAll("\0", "");
  const cells = (text) => `<th scope="row" data-touchpoint="${text}" data-channel="${text}" data-medium="${text}" data-media-type="${text}"><span data-field="name">${text}</span></th>`
    + `<td><span data-field="measured">${text}</span></td><td><script type="text/plain">alert("in a cell")</script><ul><li><span data-field="action">${text}</span></li><li><span data-field="__proto__">${text}</span></li></ul></td>`;
  const rows = TEXTS.map(escaped).map((text, at) => `<tr data-step="${at === 0 ? "__proto__" : text}" data-satisfaction="${at % 2 ? text : 3}" data-after="${text}">${cells(text)}</tr>`);
  return `<figure data-wegmarke="${escaped(TEXTS[0])}" data-language="${escaped(TEXTS[1])}" data-goal="${escaped(TEXTS[2])}" data-phase-model="constructor">
<figcaption><strong data-field="name">${escaped(TEXTS[1])}</strong><ul><li data-persona="__proto__" data-portrait="${escaped(TEXTS[2])}"><span data-field="name">${escaped(TEXTS[3])}</span></li></ul></figcaption>
<table data-journey="constructor" data-kind="toString"><tbody data-phase="hasOwnProperty" data-stage="${escaped(TEXTS[4])}"><tr><th scope="rowgroup"><span data-field="name">${escaped(TEXTS[0])}</span></th></tr>${rows.join("")}</tbody></table></figure>`;
}

/** What in the planner can only have come from a text: elements and attributes that the planner has not. */
export const foreign = (frame) => frame.evaluate(() => [...inside.querySelectorAll("*"), ...document.querySelectorAll(".paper, .paper *")].filter((element) =>
  element.matches("script, iframe, object, embed, base, meta, link, style, image, img:not([src^='blob:'], [src^='data:image/svg+xml']), [srcdoc], [autofocus]:not(.present-stage, input), [action]")
  || [...element.attributes].some(({ name, value }) => name.startsWith("on") || (/^(xlink:)?(href|src|action|formaction)$/.test(name) && !/^(#|blob:|data:image\/svg|https?:\/\/127)/.test(value)))
  || /evil/.test(element.getAttribute("style") ?? "")).map((element) => element.outerHTML.slice(0, 200)));
