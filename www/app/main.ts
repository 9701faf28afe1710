// The page: takes a report in, shows what the engine says about it, and lets it be corrected in place.

import { byId, closest, fill, h, isTyping } from "./dom";
import { listenToKeys } from "./keys";
import { findingAt, Navigator } from "./navigate";
import { textAt, type Spot } from "./places";
import type { Input } from "./protocol";
import { rehearse } from "./rehearse";
import { Session, type State } from "./session";
import { rewrite } from "./suggest";
import { supply } from "./supply";
import { showCoverage } from "./view/coverage";
import { DocumentView } from "./view/document";
import { edit } from "./view/editor";
import { FindingsView } from "./view/findings";
import { toggleHelp } from "./view/help";
import { inspect } from "./view/inspector";
import { intake } from "./view/intake";
import { showProblem, showUnreadable } from "./view/problem";
import { showSummary } from "./view/summary";
import { language, setLanguage, t } from "./words";

const LATER_MS = 60;
const root = document.documentElement;
const paper = byId("paper");
const engines = supply();
const session = new Session(engines, language(), show);
const view = new DocumentView(byId("sheets"));
const trail = new Navigator(byId("findings"), paper, view, () => session.state);
const findings = new FindingsView(byId("findings"), {
  goto: (index, place) => trail.goto(place, index),
  attempt: (suggestion) => {
    const { report, sheets } = session.state;
    const change = report ? rewrite(suggestion, report, sheets) : null;
    const first = suggestion.edits[0];
    if (!change || !first) return;
    // The finding may go, and the focus with it: it moves to what was changed.
    void session.change(change.spots, change.texts).then(() => trail.goto(first.place, -1));
  },
});

function show(state: State): void {
  root.dataset.state = state.phase;
  if (state.phase === "start") clear();
  const problem = { retry: () => void session.retry(), back: () => session.leave() };
  showProblem(byId("problem"), state, problem);
  if (state.phase === "done") showResult(state);
  // While the next report is being read the last one stays in sight.
  if (state.phase === "done") root.dataset.shown = "";
  else if (state.phase !== "checking") delete root.dataset.shown;
}

function clear(): void {
  window.clearTimeout(waiting);
  view.clear();
  findings.clear();
  for (const id of ["summary", "coverage", "edits", "unreadable"]) fill(byId(id));
  inspect(byId("inspector"), session.state, null);
  document.title = t("page.title");
}

function showResult(state: State): void {
  const { sheets, report } = state;
  const name = sheets.map((sheet) => sheet.name).join("、");
  byId("source").textContent = name;
  document.title = `${name} · ${t("page.title")}`;
  view.show({ sheets, report, edited: session.editedKeys() });
  if (report) {
    findings.show(report, sheets);
    showSummary(byId("summary"), report, sheets, (place) => trail.goto(place, -1));
    // The long lists of what was and was not checked can wait until the findings are on the screen.
    later(() => {
      view.settle();
      showCoverage(byId("coverage"), report, (place) => trail.goto(place, -1));
    });
  }
  showUnreadable(byId("unreadable"), state.unreadable);
  showEdits(state);
  inspect(byId("inspector"), state, null);
  trail.renew();
}

let waiting = 0;

function later(task: () => void): void {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(task, LATER_MS);
}

function showEdits(state: State): void {
  const bar = byId("edits");
  const changed = session.editedKeys().size;
  const focused = bar.contains(document.activeElement);
  bar.hidden = state.history.length === 0;
  fill(
    bar,
    h("span", {}, t("edit.count", { n: changed })),
    h("button", { type: "button", id: "undo", click: () => void session.undo() }, t("edit.undo")),
  );
  if (focused) (bar.hidden ? paper : byId("undo")).focus();
}

async function take(inputs: Input[]): Promise<void> {
  if (inputs.length === 0) return;
  if (root.dataset.shown !== undefined) toTop();
  await session.open(inputs);
  if (session.state.phase === "done") trail.begin();
}

/** Before a new report is shown, not after: setting a scroll position makes the browser lay the page out at once. */
function toTop(): void {
  for (const pane of [root, paper, byId("side")]) pane.scrollTop = 0;
}

/** Where an element of the report stands, as the engine counts. */
function spotOfElement(element: HTMLElement): Spot {
  const { slot, table, row, col, block } = element.dataset;
  return table === undefined
    ? { slot: Number(slot), block: Number(block) }
    : { slot: Number(slot), table: Number(table), row: Number(row), col: Number(col) };
}

function editElement(element: HTMLElement): void {
  if (element.classList.contains("editing")) return;
  const spot = spotOfElement(element);
  const done = async (text: string | null): Promise<void> => {
    if (text !== null) await session.change([spot], [text]);
    const now = view.element(spot);
    // The focus may have been put elsewhere on purpose: by a click, or Tab.
    if (now && (document.activeElement === document.body || !document.activeElement)) now.focus();
  };
  edit({ element, text: textAt(session.state.sheets, spot), done: (text) => void done(text) });
}

const SPOT = "td[data-row], p[data-block]";

/** A click leads to the finding, but not before it is clear that no second one follows. */
const DOUBLE_CLICK_MS = 300;
let leading = 0;

paper.addEventListener("dblclick", (event) => {
  window.clearTimeout(leading);
  const element = closest(event.target, SPOT);
  if (element && !isTyping(event.target)) editElement(element);
});

paper.addEventListener("click", (event) => {
  if (isTyping(event.target)) return;
  const index = findingAt(event.target);
  if (index < 0) return;
  window.clearTimeout(leading);
  // The focus stays at the figure, so that Enter can edit it.
  leading = window.setTimeout(() => trail.choose(index, { focus: false }), DOUBLE_CLICK_MS);
});

paper.addEventListener("focusin", (event) => {
  const figure = closest(event.target, ".fig") || onlyFigure(closest(event.target, SPOT));
  const number = figure ? figure.dataset.figure : undefined;
  inspect(byId("inspector"), session.state, number === undefined ? null : Number(number));
});

function onlyFigure(spot: HTMLElement | null): HTMLElement | null {
  const figures = spot ? spot.querySelectorAll<HTMLElement>(".fig") : [];
  return figures.length === 1 ? figures[0] || null : null;
}

byId("findings").addEventListener("click", (event) => {
  const card = closest(event.target, "[data-finding]");
  const selecting = (window.getSelection() || "").toString() !== "";
  if (!card || selecting || closest(event.target, "button")) return;
  trail.gotoFinding(Number(card.dataset.finding));
});

listenToKeys({
  step: (by) => trail.step(by),
  goto: (index) => trail.gotoFinding(index),
  back: (from) => trail.back(from),
  edit: editElement,
  undo: () => void session.undo(),
  help: toggleHelp,
});

byId("help").addEventListener("click", toggleHelp);
byId("again").addEventListener("click", () => {
  toTop();
  session.leave();
  byId("paste").focus();
});
byId("lang").addEventListener("click", () => {
  setLanguage(language() === "zh" ? "en" : "zh");
  show(session.state);
  void session.speak(language());
});

/** What is folded away on screen is wanted on paper. */
function unfold(): void {
  const folded = Array.from(document.querySelectorAll("details")).filter((one) => !one.open);
  folded.forEach((one) => (one.open = true));
  const restore = (): void => folded.forEach((one) => (one.open = false));
  window.addEventListener("afterprint", restore, { once: true });
}

window.addEventListener("beforeprint", unfold);

intake(take);
setLanguage(language());
show(session.state);
session
  .engine()
  .then(rehearse)
  .then(() => engines.complete())
  .then(() => {
    root.dataset.offline = "ready";
  })
  .catch(() => {
    root.dataset.offline = "failed";
  });
