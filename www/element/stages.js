// Calculators with the place each draws in. Yew never takes its listeners off a place again, and an instance of the wasm
// never gives memory back; so a stage that its element no longer needs is cleared and kept for the next one. How many
// there are is bounded by how many elements were in the page at once.

// So many elements that were taken out of the page keep their stage, ready to be put back just as they were.
const PARKED = 4;

// A stage for an element, whose `hear(type, detail)` is told everything from now on.
export function borrowStage(running, hear) {
  const stage = running.spare.pop() || build(running);
  stage.hear = hear;
  return stage;
}

// Takes a stage back. It listens to nobody any more.
export function returnStage(running, stage) {
  stage.hear = () => false;
  stage.mount.remove();
  stage.calculator.clear();
  running.spare.push(stage);
}

function build(running) {
  const stage = { calculator: null, mount: document.createElement("div"), hear: null };
  stage.mount.setAttribute("part", "app");
  stage.calculator = new running.Calculator(stage.mount, (type, detail) => stage.hear(type, detail));
  return stage;
}

const parked = new Set();
let due = false;

// An element left the page: the one that left longest ago may have to do without its stage.
export function park(session) {
  parked.delete(session);
  parked.add(session);
  if (!due) {
    due = true;
    // Not at once: what moves elements about takes them out and puts them back in one go.
    setTimeout(thin);
  }
}

export function unpark(session) {
  parked.delete(session);
}

function thin() {
  due = false;
  for (const session of parked) {
    if (parked.size <= PARKED) {
      return;
    }
    parked.delete(session);
    session.putAside();
  }
}
