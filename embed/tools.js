// The planner's page as tools for the assistant of a browser that has one (WebMCP, `document.modelContext`), fetched
// only there. An assistant may read the open plan; a plan of its own it can only hand over, as somebody who drops a
// file: the planner shows what is in it, and the person in front of the page takes it or leaves it.

/** What a file of ours is called, of which the planner knows what it is. */
const FILE = "plan.wegmarke.json";

/** What the planner says of a file that it can't read; nothing once it shows a plan. */
async function refusal(element) {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    const dialog = element.shadowRoot?.querySelector("dialog[open]");
    const reason = dialog?.querySelector(".refused-reason");
    if (reason) return reason.textContent.trim();
    if (dialog?.querySelector(".import-counts")) return "";
  }
  return "the planner did not answer";
}

const tools = (element) => [
  {
    name: "plan-format",
    title: "How a plan is written",
    description: "How a customer journey plan (personas, touchpoints, phases, steps, measures) is written as JSON, with an example. Read it before offer-plan.",
    inputSchema: { type: "object", properties: {} },
    annotations: { readOnlyHint: true },
    async execute() {
      const answer = await fetch(new URL("SKILL.md", import.meta.url));
      if (!answer.ok) throw new Error(`${answer.status} SKILL.md`);
      return answer.text();
    },
  },
  {
    name: "read-plan",
    title: "Read the open plan",
    description: "The customer journey plan that the person has open, as JSON. Fails where none is open.",
    inputSchema: { type: "object", properties: {} },
    // What people wrote into a plan is nobody's instruction.
    annotations: { readOnlyHint: true, untrustedContentHint: true },
    async execute() {
      if (!location.hash.startsWith("#/plan/")) throw new Error("no plan is open");
      return element.exportText("json");
    },
  },
  {
    name: "offer-plan",
    title: "Hand over a plan",
    description: "Shows a plan to the person in front of the page, who sees what is in it and what had to be mended, and opens it, adds it to the open one, or leaves it. Nothing changes before that.",
    inputSchema: {
      type: "object",
      properties: { plan: { type: "object", description: "The whole plan, as plan-format describes it." } },
      required: ["plan"],
    },
    async execute({ plan }) {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([JSON.stringify(plan)], FILE, { type: "application/json" }));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
      const refused = await refusal(element);
      if (refused) throw new Error(refused);
      return "The person sees the plan now and decides.";
    },
  },
];

/** Registers the tools. What the browser refuses is left out: the page is the same without. */
export function register(element, context) {
  return Promise.allSettled(tools(element).map(async (tool) => context.registerTool(tool)));
}
