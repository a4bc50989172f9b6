// Strings that have broken other programs, and plans in which every text field of every kind of record holds them.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { TEXTS } from "./hostile.mjs";

const LIST = createRequire(import.meta.url)("big-list-of-naughty-strings");

/**
 * What the list lacks: one text for many places of markup at once, ways out of containers that our formats have, and
 * letters that are none.
 */
const OWN = JSON.parse(readFileSync(new URL("../../data/hostile.json", import.meta.url), "utf8"));

/** All of them, each once. Text has no blanks at its ends that would tell them apart, and none is empty. */
export const NAUGHTY = [...new Set([...TEXTS.map((text) => text.slice(0, 2000)), ...OWN, ...LIST])].filter((text) => text.trim() !== "" && text.isWellFormed());

/** How many records of a kind a plan has. */
const COUNTS = { phases: 4, personas: 20, touchpoints: 20, journeys: 3, steps: 12, measures: 20, feedback: 12, set_aside: 3 };

/**
 * A plan of so many records whose texts are these, in turn, each field from a place of its own on; over the plans of a
 * series with `first` from 0 on every field has every text. Which fields there are is read off the schema that the site
 * publishes.
 */
export function planOf(schema, texts, first = 0, counts = COUNTS) {
  const turns = new Map();
  const next = (field, longest) => {
    const turn = turns.get(field) ?? turns.size * 29;
    turns.set(field, turn + 1);
    return [...texts[(first + turn) % texts.length]].slice(0, longest).join("");
  };
  const ids = (table) => Array.from({ length: counts[table] }, (_, at) => `${table[0]}${table[1]}${at}`);
  const reference = { phase: "phases", persona: "personas", touchpoint: "touchpoints", journey: "journeys", measure: "measures" };
  const value = (schema, field, id, at) => {
    const name = field.split(".").at(-1);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return schema.enum[name === "version" ? schema.enum.length - 1 : 0];
    if (schema.oneOf) {
      const kinds = schema.oneOf.map((one) => one.required[0]).filter((kind) => reference[kind]);
      const kind = kinds[at % kinds.length];
      return { [kind]: ids(reference[kind])[at % counts[reference[kind]]] };
    }
    if (name === "id") return id;
    if (reference[name] && schema.pattern) return ids(reference[name])[at % counts[reference[name]]];
    if (name === "steps") return Array.from({ length: counts.steps }, (_, step) => record(schema.items, "steps", `${id}s${step}`, Math.floor((step * counts.phases) / counts.steps)));
    if (schema.type === "string") return schema.pattern ? (schema.pattern.includes("P(") ? "P1D" : `2026-11-${String(1 + (at % 28)).padStart(2, "0")}`) : next(field, schema.maxLength);
    if (schema.type === "boolean") return at % 2 === 0;
    if (schema.type === "integer") return 1 + (at % 5);
    if (schema.type === "array") return Array.from({ length: schema.minItems ?? 2 }, () => (schema.items.type === "integer" ? 3 + (at % 4) : next(field, schema.items.maxLength)));
    if (schema.patternProperties) return {};
    return record(schema, field, id, at);
  };
  const record = (schema, path, id, at) => Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, value(inner, `${path}.${name}`, id, at)]));
  const plan = { id: `naughty-${first}` };
  for (const [name, inner] of Object.entries(schema.properties)) {
    if (name in plan) continue;
    plan[name] = name in counts ? ids(name).map((id, at) => record(inner.items, name, id, at)) : value(inner, name, plan.id, 0);
  }
  return plan;
}
