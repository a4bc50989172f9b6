
// Between the page and the instance (this stands at the end of what wasm-bindgen writes): once a call has ended in a
// trap or with no stack left, none is let in again, whoever calls: a timer, an event, a promise, another element. The
// memory may hold half of an edit by then. Only what leaves this instance is seen here; faults of the page's own code
// are not.

/** Whether the instance has ended by a fault. */
let over = false;
/** What is told about that, once. */
let told = () => {};
/** Thrown through calls that are under way when the instance ends within them. */
const ENDED = {};

export function whenOver(tell) {
  told = tell;
}

/** A function of the instance that does nothing once that has ended. What it gives then reads as nothing, too. */
export function guard(call) {
  return (...given) => {
    if (over) return [];
    try {
      return call(...given);
    } catch (error) {
      if (error === ENDED) return [];
      if (!over && isFault(error)) {
        over = true;
        told();
      }
      throw error;
    }
  };
}

/** A function of the page: the instance does not go on after it if it has ended meanwhile. */
function outside(call) {
  return (...given) => {
    const result = call(...given);
    if (over) throw ENDED;
    return result;
  };
}

function isFault(error) {
  return error instanceof WebAssembly.RuntimeError || /call stack|too much recursion/.test(error?.message);
}

/** The same with every function made another. */
function each(module, make) {
  return Object.fromEntries(Object.entries(module).map(([name, value]) => [name, typeof value === "function" ? make(value) : value]));
}

function guarded(exports) {
  return each(exports, guard);
}

function watched(modules) {
  return Object.fromEntries(Object.entries(modules).map(([name, module]) => [name, each(module, outside)]));
}
