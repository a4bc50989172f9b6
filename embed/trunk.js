// Trunk's builds only: puts the planner into the page's element without the loader, whose assets Trunk does not make.
// `cargo xtask` leaves this file out.

function mount() {
  const { Planner } = globalThis.wasmBindings;
  const element = document.querySelector("wegmarke-plan");
  const place = document.createElement("div");
  place.className = "wegmarke";
  const root = element.attachShadow({ mode: "open" });
  root.append(...[...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.cloneNode()), place);
  element.replaceChildren();
  // It ends when nobody holds it any more.
  element.planner = new Planner(element, place, new URL("./", document.baseURI).href, () => {}, () => {});
  requestAnimationFrame(() => setTimeout(() => {
    performance.mark("wegmarke:ready");
    element.planner.rest();
  }));
}

if (globalThis.wasmBindings) mount();
else addEventListener("TrunkApplicationStarted", mount);
