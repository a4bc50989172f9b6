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

try {
  await import("../embed/wegmarke.js");
  await document.querySelector("#app").ready;
} catch (error) {
  console.error(error);
  explain(error);
}
