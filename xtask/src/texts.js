
// Fetches what the planner has beside its program: its texts, one file for each language and part, and the names of
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

/** The texts in a file (`mapping.de`). */
export async function fetchTexts(name) {
  return fetchOnce(new URL(FILES[name], import.meta.url).href);
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

/** Whether somebody pays for what is fetched, in money or time: then nothing is fetched ahead. */
export function sparing() {
  const { saveData, effectiveType = "" } = navigator.connection ?? {};
  return Boolean(saveData) || effectiveType.includes("2g") || matchMedia("(prefers-reduced-data: reduce)").matches;
}
