
// Fetches the planner's texts, one file for each language and part. The build fills in `FILES`.

const texts = {};

/** The texts in a file (`map.de`), fetched once; what a network refused may come another time. */
export async function fetchTexts(name) {
  texts[name] ??= fetch(new URL(FILES[name], import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  });
  try {
    return await texts[name];
  } catch (error) {
    delete texts[name];
    throw error;
  }
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
