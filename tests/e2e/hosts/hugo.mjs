// Builds the blog of the folder `hugo`, as its owner would, for a test to serve.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { fragment } from "./server.mjs";

const run = promisify(execFile);
const EXAMPLE = "physiotherapy.de";

/** Whether there is a Hugo to build with. */
export const hugo = await run("hugo", ["version"]).then(() => true, () => false);

/**
 * Builds the blog for the path `/blog/` of any server, with the loader at an address. Gives the folder with its files
 * and a function that takes it away again.
 */
export async function blog(loader) {
  const folder = await mkdtemp(join(tmpdir(), "wegmarke-hugo-"));
  const [source, built] = [join(folder, "source"), join(folder, "built")];
  await cp(fileURLToPath(new URL("hugo", import.meta.url)), source, { recursive: true });
  for (const post of ["pasted.md", "shortcode.md"]) {
    const path = join(source, "content/posts", post);
    await writeFile(path, (await readFile(path, "utf8")).replaceAll("{{fragment}}", () => fragment(EXAMPLE).trim()));
  }
  await mkdir(join(source, "static/plans"), { recursive: true });
  const plan = `${EXAMPLE}.wegmarke.json`;
  await cp(fileURLToPath(new URL(`../../../src/core/knowledge/examples/${plan}`, import.meta.url)), join(source, "static/plans", plan));
  await run("hugo", ["--quiet", "--source", source, "--destination", built], { env: { ...process.env, HUGO_PARAMS_LOADER: loader } });
  return { built, remove: () => rm(folder, { recursive: true }) };
}
