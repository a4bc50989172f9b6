// What stands in a planner's place once its program has ended by a fault of its own: when the plan was saved, a way to
// take the last state away, and to begin anew.
//
// It knows nothing of the program and calls nothing of it: the last state is a text that was handed over while all was
// well. It is fetched together with the program, so that it is there when the network has gone. What is left of the
// program fills the module for good, so only another load of the page begins anew.

const WORDS = {
  de: {
    title: "Der Planer ist stehen geblieben", fault: "Ein Fehler im Programm hat ihn beendet.",
    kept: "Gespeichert {0}. Falls danach noch etwas getippt wurde, fehlt es.",
    owed: "Zuletzt gespeichert {0}. Der Stand von {1} ist nicht gespeichert: Sichere ihn, bevor du die Seite verlässt.",
    lost: "Nicht gespeichert. Sichere den Stand von {1}, bevor du die Seite verlässt.",
    none: "Gespeicherte Pläne sind davon nicht berührt. Falls in den letzten Sekunden etwas getippt wurde, fehlt es.",
    today: "um {0}", before: "am {0}", reload: "Neu laden", page: "Seite neu laden", take: "Plan sichern", list: "Zur Liste der Pläne",
    copy: "Es kommt keine Datei an? Hier ist der Text zum Kopieren.", text: "Der Plan als Text",
  },
  en: {
    title: "The planner has stopped", fault: "A fault in the program ended it.",
    kept: "Saved {0}. Anything typed after that is missing.",
    owed: "Last saved {0}. The state of {1} is not saved: download it before you leave the page.",
    lost: "Not saved. Download the state of {1} before you leave the page.",
    none: "Saved plans are not affected. Anything typed in the last few seconds is missing.",
    today: "at {0}", before: "on {0}", reload: "Reload", page: "Reload the page", take: "Download the plan", list: "To the list of plans",
    copy: "No file arrives? Here is the text to copy.", text: "The plan as text",
  },
};

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  .stopped { --petrol: light-dark(#0f6b6b, #6cc3bd); box-sizing: border-box; display: flex; flex-direction: column; align-items: start; gap: 12px; padding: 24px; border: 1px solid var(--wegmarke-line, light-dark(#dedad1, #33373c)); border-radius: var(--wegmarke-radius, 6px); background: var(--wegmarke-paper, light-dark(#fbfaf7, #16181b)); color: var(--wegmarke-ink, light-dark(#1d2125, #eceae4)); font: 16px/1.5 var(--wegmarke-font, inherit); outline: 0; overflow-wrap: anywhere; }
  .stopped.whole { justify-content: center; min-height: 100vh; min-height: 100dvh; padding: 32px max(16px, 50vw - 19em); border: 0; border-radius: 0; }
  .stopped::before { content: ""; width: 20px; height: 20px; margin: 4px 4px 8px; background: var(--wegmarke-accent, #f2b705); rotate: 45deg; }
  .stopped :is(h1, h2, p) { max-width: 38em; margin: 0; }
  .stopped :is(h1, h2) { font-size: 23px; font-weight: 700; line-height: 1.25; letter-spacing: -0.01em; text-wrap: balance; }
  .stopped.whole h1 { font-size: 33px; }
  .stopped .when { font-weight: 600; font-variant-numeric: tabular-nums; }
  .stopped .acts { display: flex; flex-wrap: wrap; gap: 8px; margin-block: 8px; }
  .stopped .act { box-sizing: border-box; display: inline-flex; align-items: center; min-height: 44px; padding: 8px 16px; border: 1px solid light-dark(#8d8a82, #7d828a); border-radius: var(--wegmarke-radius, 6px); background: light-dark(#fffefc, #1c1f23); color: light-dark(#1d2125, #eceae4); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
  .stopped .act:hover { background: light-dark(#f1ede2, #24282d); }
  .stopped .act.first { border-color: var(--petrol); background: var(--petrol); color: light-dark(#ffffff, #0c2525); }
  .stopped .act.first:hover { filter: brightness(1.1); }
  .stopped details { width: 100%; font-size: 14px; }
  .stopped summary { min-height: 24px; cursor: pointer; }
  .stopped textarea { box-sizing: border-box; display: block; width: 100%; height: 12em; margin-top: 8px; padding: 8px; border: 1px solid light-dark(#8d8a82, #7d828a); border-radius: var(--wegmarke-radius, 6px); background: light-dark(#fffefc, #1c1f23); color: inherit; font: 13px/1.4 ui-monospace, monospace; }
  .stopped :is(.act, summary, textarea):focus-visible { outline: 2px solid var(--petrol); outline-offset: 2px; }
`);

/** What is held of a plan, from what was held before: its text, since when, and what is known of its being saved. */
export function hold(before, text, saved) {
  return text ? { text, at: Date.now(), kept: saved !== undefined, saved: saved ?? before?.saved } : undefined;
}

/**
 * Puts the panel into the place `stage`, for what is held there. `whole` says that the planner has the page to itself.
 */
export function stopped(stage, held, whole) {
  const tags = [stage.firstChild?.lang, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  const lang = tags.find((tag) => Object.hasOwn(WORDS, tag)) ?? "de";
  const words = WORDS[lang];
  const say = (text, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, () => value), text);
  const make = (name, className, text = "") => Object.assign(Document.prototype.createElement.call(document, name), { className, textContent: text });
  // As the planner writes dates (locale.rs).
  const local = navigator.languages.find((tag) => /^[a-z]{2}-[A-Z]{2}$/.test(tag) && tag.startsWith(lang)) ?? lang;
  const time = (style, at) => new Date(at).toLocaleTimeString(local, { timeStyle: style });
  const when = (at) => {
    const here = new Date(at);
    return here.toDateString() === new Date().toDateString() ? say(words.today, time("short", at)) : say(words.before, here.toLocaleString(local, { dateStyle: "medium", timeStyle: "short" }));
  };

  const panel = make("section", whole ? "stopped whole" : "stopped");
  Object.assign(panel, { lang, dir: "ltr", tabIndex: -1 });
  panel.setAttribute("role", "alertdialog");
  if (whole) panel.setAttribute("aria-modal", "true");
  const title = make(whole ? "h1" : "h2", "", words.title);
  const state = make("p", "when", say(!held ? words.none : held.kept ? words.kept : held.saved ? words.owed : words.lost, held?.saved ? when(held.saved) : "", held ? time("medium", held.at) : ""));
  title.id = "stopped-title";
  state.id = "stopped-state";
  panel.setAttribute("aria-labelledby", title.id);
  panel.setAttribute("aria-describedby", state.id);

  const acts = make("div", "acts");
  const button = (text, act) => {
    const made = make("button", "act", text);
    made.type = "button";
    made.addEventListener("click", act);
    acts.append(made);
    return made;
  };
  const reload = button(whole ? words.reload : words.page, () => location.reload());
  panel.append(title, make("p", "", words.fault), state, acts);
  if (held) {
    const link = make("a", "act", words.take);
    link.href = URL.createObjectURL(new Blob([held.text], { type: "application/json" }));
    link.download = `${named(held.text)}.wegmarke.json`;
    acts.append(link);
    const copy = make("details", "");
    const area = make("textarea", "");
    Object.assign(area, { value: held.text, readOnly: true, ariaLabel: words.text, spellcheck: false });
    copy.append(make("summary", "", words.copy), area);
    area.addEventListener("focus", () => area.select());
    panel.append(copy);
    (held.kept ? reload : link).classList.add("first");
    if (!held.kept) {
      acts.prepend(link);
      const warn = (event) => event.preventDefault();
      addEventListener("beforeunload", warn);
      const taken = () => removeEventListener("beforeunload", warn);
      link.addEventListener("click", taken);
      area.addEventListener("copy", taken);
    }
  } else {
    reload.classList.add("first");
  }
  // Where it is the open plan that ends the program, another load of it would do so again.
  if (whole && location.hash.startsWith("#/plan/")) button(words.list, () => { location.replace("#/"); location.reload(); });

  const root = stage.getRootNode();
  const focused = whole || root.activeElement !== null || document.activeElement === document.body;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(0, 1), STYLE];
  stage.replaceChildren(panel);
  // Whoever is elsewhere in the page stays there.
  if (focused) panel.focus({ preventScroll: !whole });
}

/** The file's name: what of the title a name may have. */
function named(text) {
  let title = "";
  try {
    title = String(JSON.parse(text).title ?? "");
  } catch {
    // What is no plan has no title.
  }
  const name = [...title].slice(0, 60).join("").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "plan";
  // Windows means devices by them.
  return /^(con|prn|aux|nul|(com|lpt)[1-9])$/i.test(name) ? `plan-${name}` : name;
}
