// What the loader needs only once a reader has come near: it is in the program's script and comes with that.

/** A plan file has no more bytes. */
const LARGEST = 5_000_000;

/** The text of an answer, which is given up as soon as it is longer than any plan. */
export async function read(answer) {
  // Some pages' `fetch` gives answers of their own, which cannot be read in parts.
  const reader = answer.body?.getReader();
  if (!reader) return answer.text();
  const decoder = new TextDecoder();
  let all = "";
  for (let part; !(part = await reader.read()).done; ) {
    all += decoder.decode(part.value, { stream: true });
    if (all.length > LARGEST) {
      reader.cancel();
      throw Object.assign(new Error("too large"), { code: "data" });
    }
  }
  return all + decoder.decode();
}

/** The planner's whole style, once it has come: then no other is wanted. What fetches it is in the same module. */
export const style = () => plannerStyle;
