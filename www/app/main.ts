// The page: takes a report in, shows what the engine says about it, and lets it be corrected in place.

import type { Finding } from "../api";
import { fileBy, type Submission } from "./desk";
import { byId, closest, isTyping } from "./dom";
import type { Edited } from "./edits";
import { listenToKeys } from "./keys";
import { titleOf } from "./labels";
import { isPasted, nameInWords } from "./names";
import { findingAt } from "./navigate";
import { unfold } from "./paper";
import { textAt, type Spot } from "./places";
import type { Input } from "./protocol";
import { rehearse } from "./rehearse";
import { Result } from "./result";
import { Session, type State } from "./session";
import { supply } from "./supply";
import { edit } from "./view/editor";
import { toggleHelp } from "./view/help";
import { inspect } from "./view/inspector";
import { intake, readFiles } from "./view/intake";
import { notice } from "./view/notice";
import { OverviewView } from "./view/overview";
import { showPackProblems } from "./view/packs";
import { showProblem } from "./view/problem";
import { ProgressView } from "./view/progress";
import { Workbench } from "./view/workbench";
import { language, setLanguage, t } from "./words";

const root = document.documentElement;
const paper = byId("paper");
const engines = supply();
const session = new Session(engines, language(), isPasted, show);
const bench = new Workbench(byId<HTMLDialogElement>("workbench"), (text, points, values) => session.criterion(text, points, values));
const result = new Result(session, session.state, (row) => bench.open(row));
const { trail } = result;
const progress = new ProgressView(byId("progress"), () => session.stop());
const overview = new OverviewView(byId("overview"), {
  show: (submission, slot) => {
    toTop();
    void session.show(submission, slot).then(() => byId("side").focus({ preventScroll: true }));
  },
  move: (file, to) => void session.move(file, to),
  remove: (file) => void session.remove(file),
  reread: (file, chosen) => void readFiles(chosen).then(([input]) => session.reread(file, input || null)),
  add: (chosen) => void readFiles(chosen).then((inputs) => take(inputs, true)),
  resume: () => void session.retry(),
});

function show(state: State): void {
  const { phase, desk } = state;
  // While the next report is being read the last one stays in sight.
  const shown = desk.files.length > 0 && (phase === "done" || phase === "checking");
  root.dataset.view = state.overview && shown ? "overview" : "result";
  root.classList.toggle("several", desk.files.length > 1);
  progress.show(state.progress);
  if (phase === "start") clear();
  const actions = { version: () => session.version, retry: () => void session.retry(), back: () => session.back() };
  showProblem(byId("problem"), state, actions);
  if (shown) showDesk(state);
  if (shown) root.dataset.shown = "";
  else delete root.dataset.shown;
  // Last of all: whoever waits for this finds everything done.
  root.dataset.state = phase;
}

function clear(): void {
  result.clear();
  document.title = t("page.title");
}

function showDesk(state: State): void {
  const { desk, shown } = state;
  const several = desk.submissions.length > 1 && shown !== undefined;
  const names = state.sheets.map((sheet) => nameInWords(sheet.name)).join(t("list.and"));
  const name = state.overview ? t("overview.title") : several && shown ? titleOf(shown) : names;
  byId("source").textContent = name;
  document.title = `${name} · ${t("page.title")}`;
  showPosition(state);
  const model = {
    desk, working: session.working(), unfinished: session.unfinished(), lang: language(),
    answered: (submission: Submission, finding: Finding) => session.answerOf(finding, submission) !== null,
    edited: (submission: Submission) => session.edits(submission).length,
  };
  if (state.overview) overview.show(model);
  else result.show();
}

/** Which of several submissions this is. */
function showPosition({ desk, shown, overview }: State): void {
  const at = shown ? desk.submissions.indexOf(shown) : -1;
  const total = desk.submissions.length;
  byId("all").textContent = t("which.all", { n: desk.files.length });
  byId("position").textContent = t("which.position", { n: at + 1, m: total });
  for (const id of ["previous", "position", "next"]) byId(id).hidden = overview || total < 2;
  byId<HTMLButtonElement>("previous").disabled = at <= 0;
  byId<HTMLButtonElement>("next").disabled = at + 1 >= total;
}

function turn(by: number): void {
  const { desk, shown } = session.state;
  const next = shown ? desk.submissions[desk.submissions.indexOf(shown) + by] : undefined;
  if (!next) return;
  toTop();
  notice();
  void session.show(next.key);
}

/** Where several files are open, more join them. */
function joins(): boolean {
  const { desk, phase } = session.state;
  return phase !== "error" && desk.files.length > 1;
}

async function take(all: Input[], joining = joins()): Promise<void> {
  const given = all.filter(({ name }) => !isPack(name));
  for (const input of all) if (isPack(input.name)) await takePack(input);
  if (given.length === 0) return;
  const inputs = given.filter(({ name }) => !isAnswers(name));
  notice(...takeAnswers(given.filter(({ name }) => isAnswers(name)), inputs.length > 0 || root.dataset.shown !== undefined));
  if (inputs.length === 0) {
    // What is answered now may not have been before.
    if (root.dataset.shown !== undefined) show(session.state);
    return;
  }
  if (joining) return join(inputs);
  if (root.dataset.shown !== undefined) toTop();
  await session.open(inputs);
}

function isPack(name: string): boolean {
  return /\.toml$/i.test(name);
}

/** A pack of the user's is used from now on, or it is said what is wrong with it. */
async function takePack(input: Input): Promise<void> {
  const said = await session.takePack(input);
  showPackProblems(input.name, said);
  if (said.problems.length > 0) return notice();
  notice(t(root.dataset.shown === undefined ? "packs.taken" : "packs.checked", { name: said.name || "" }));
}

function isAnswers(name: string): boolean {
  return /\.json$/i.test(name);
}

/** Saved answers may come with the reports they belong to, after them, or before. */
function takeAnswers(files: Input[], reported: boolean): string[] {
  let taken = -1;
  const told: string[] = [];
  for (const { name, bytes } of files) {
    const n = result.keep.load(bytes);
    if (n === null) told.push(t("notice.noAnswers", { name }));
    else taken = Math.max(taken, 0) + n;
  }
  if (taken >= 0) told.unshift(t(reported ? "keep.loaded" : "notice.answersFirst", { n: taken }));
  return told;
}

/** More files; where one submission is looked at, it is said what became of them, and shown. */
async function join(inputs: Input[]): Promise<void> {
  const amid = !session.state.overview;
  const added = await session.add(inputs);
  const { desk, phase } = session.state;
  const homes = desk.submissions.filter(({ files }) => added.some(({ key, sameAs }) => files.indexOf(sameAs === null ? key : sameAs) >= 0));
  const [home] = homes;
  if (!amid || phase !== "done") return;
  if (!home || homes.length > 1 || added.some((file) => file.view === null)) return session.showOverview();
  const [first] = added;
  const same = first && first.sameAs !== null ? fileBy(desk, first.sameAs) : undefined;
  const alone = home.files.every((key) => added.some((file) => file.key === key));
  if (first && same) notice(t("notice.same", { name: nameInWords(first.input.name), other: nameInWords(same.input.name) }));
  else notice(t(alone ? "notice.apart" : "notice.joined", { n: added.length, name: titleOf(home) }));
  await session.show(home.key, first && !same ? first.key : -1);
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
    const now = result.document.element(spot);
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
  inspect(byId("inspector"), session.state, closest(event.target, ".fig") || onlyFigure(closest(event.target, SPOT)));
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
  answer: () => {
    const index = trail.meant(document.activeElement);
    if (index >= 0) trail.choose(index, { focus: false });
    const card = document.querySelector(`[data-finding="${index}"]`);
    const button = card ? card.querySelector<HTMLElement>("[data-answer-open]") : null;
    if (button) button.click();
  },
  unverified: (by) => trail.unverified(by),
  find: () => byId("search").focus(),
  undo: () => void session.undo(),
  help,
});

function help(): void {
  toggleHelp(() => bench.open(null));
}

byId("help").addEventListener("click", help);
byId("to-workbench").addEventListener("click", () => bench.open(null));
byId("all").addEventListener("click", () => {
  session.showOverview();
  byId("overview").focus();
});
byId("previous").addEventListener("click", () => turn(-1));
byId("next").addEventListener("click", () => turn(1));
byId("print").addEventListener("click", () => window.print());
byId("again").addEventListener("click", () => {
  toTop();
  notice();
  session.leave();
  // Another is to come: what was pasted before would be checked again with the first letter typed.
  byId<HTMLTextAreaElement>("paste").value = "";
  byId("paste").focus();
});
byId("lang").addEventListener("click", () => {
  setLanguage(language() === "zh" ? "en" : "zh");
  show(session.state);
  void session.speak(language());
});

window.addEventListener("beforeprint", () => {
  if (session.state.overview) overview.unfold();
  const { overview: all, desk } = session.state;
  const edits = all ? desk.submissions.map((one) => session.edits(one)) : [session.edits()];
  unfold(session.state, result, ([] as Edited[]).concat(...edits));
});

intake((inputs) => take(inputs), () => (joins() ? session.state.desk.files.map((file) => file.input.name) : []));
// A finger has no keys to press.
if (window.matchMedia("(hover: none)").matches) byId("paste").setAttribute("data-t-placeholder", "input.placeholderTouch");
setLanguage(language());
show(session.state);

/** Fetches what is still missing, then goes through everything once: whoever comes later finds it fast. */
async function settle(): Promise<void> {
  await session.engine();
  if (await engines.complete()) await session.upgrade();
  await rehearse(await session.engine());
}

/** Said where it can be seen: what the small engine leaves out was not checked. */
function tell(state: "ready" | "failed"): void {
  const words = byId("offline");
  const key = state === "ready" ? "page.offline" : "page.incomplete";
  words.dataset.t = key;
  words.textContent = t(key);
  root.dataset.offline = state;
}

settle().then(
  () => tell("ready"),
  () => tell("failed"),
);
