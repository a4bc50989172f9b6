
// Fetches what the planner has beside its program: its texts, in files for each language, and the names of
// channels and measures. One fetching is enough for all planners of a page. The build fills in `FILES`.

const fetched = {};

/** The text at an address, fetched once; what a network refused may come another time. */
export async function fetchOnce(address) {
  fetched[address] ??= fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  });
  try {
    return await fetched[address];
  } catch (error) {
    delete fetched[address];
    throw error;
  }
}

/** The texts of a catalogue in a language (`mapping.de`); several are in a file, parted by form feeds. */
export async function fetchTexts(name) {
  const [file, place] = FILES[name];
  return (await fetchOnce(new URL(file, import.meta.url).href)).split("\f")[place];
}

/** The planner's whole style, of which the start page's and the map's are parts; once it has come. */
let plannerStyle;

/** Has the planner's whole style here. */
export async function fetchStyle() {
  if (plannerStyle) return;
  const made = new CSSStyleSheet();
  made.replaceSync(await fetchOnce(new URL("./style.css", import.meta.url).href));
  plannerStyle = made;
}

/** Whether the planner's whole style is here. */
export function styleIsHere() {
  return plannerStyle !== undefined;
}

/** Puts the whole style in place of that which the page began with, around an element in a shadow tree. */
export function putStyleOn(place) {
  const root = place.getRootNode();
  const [own, style] = root.adoptedStyleSheets;
  if (plannerStyle && style !== plannerStyle) root.adoptedStyleSheets = [own, plannerStyle];
}

/** Whether this browser may hold something of a visitor's: where it can't be told, it may. */
export async function anythingStored() {
  try {
    for (let at = 0; at < localStorage.length; at++) if (localStorage.key(at).startsWith("wegmarke")) return true;
    return (await indexedDB.databases()).some((database) => database.name.startsWith("wegmarke"));
  } catch {
    return true;
  }
}

/** Whether fetching costs somebody money or time, or there is no network: nothing is fetched ahead then. */
export function sparing() {
  const { saveData, effectiveType = "" } = navigator.connection ?? {};
  return !navigator.onLine || Boolean(saveData) || effectiveType.includes("2g") || matchMedia("(prefers-reduced-data: reduce)").matches;
}

/** Whether a service worker may keep the site here, and then brings all that nobody has asked for. */
export function keepsOffline() {
  return Boolean(navigator.serviceWorker);
}

/** Tells the page that what may be wanted next is here: the rest may come. */
export function cameAhead() {
  performance.mark("wegmarke:ahead");
}
