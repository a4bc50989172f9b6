// What a page's tasks cost, from a trace of the browser.

/** Milliseconds of the processor that a task may take. */
const LIMIT = 50;

/**
 * Does something and gives the lengths of the tasks over 50 ms that came of it, or of what else bears these names in a
 * trace. What counts is the time that a task had the processor, not how long others kept it waiting: tests run on busy
 * machines.
 */
export async function traced(planner, doing, names = ["RunTask"]) {
  const debug = await planner.context().newCDPSession(planner);
  const tasks = [];
  debug.on("Tracing.dataCollected", ({ value }) => {
    for (const { name, tdur } of value) if (names.includes(name) && tdur > LIMIT * 1000) tasks.push(Math.round(tdur / 1000));
  });
  await debug.send("Tracing.start", { traceConfig: { includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] } });
  await doing();
  const complete = new Promise((resolve) => debug.once("Tracing.tracingComplete", resolve));
  await debug.send("Tracing.end");
  await complete;
  await debug.detach();
  return tasks;
}
