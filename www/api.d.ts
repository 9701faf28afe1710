// Made by `cargo dev generate` from src/report/model.rs and src/report/edit.rs: edit there.

/** The languages of results. */
export type Lang = "zh" | "en";

export type Report = {
  /** Version of this shape: 1. */
  schema: number,
  /** The program that made it. */
  engine: Engine,
  /** The files, in the order in which they were given. */
  sources: Array<Source>,
  /** Files that were left out because a source says the same. */
  repeated: Array<Repeated>,
  /** Name of the department (部门), where it was recognised. */
  department: string | null,
  /** The year the report is about, where it was recognised. */
  year: number | null,
  /** The words that name the department. */
  departmentPlace: Place | null,
  /** The words that name the year. */
  yearPlace: Place | null,
  /** The packs by which it was checked, the first to be asked first. */
  packs: Array<PackUsed>,
  /** Forms that were recognised, and tables that were not (kind `unknown`). */
  forms: Array<Form>,
  /** Failed checks, one for each root cause, in document order. */
  findings: Array<Finding>,
  /** What became of every rule. */
  checks: Checks,
  /** How many figures were checked. */
  coverage: Coverage,
  /** Equations that should hold, with their verdicts. */
  relations: Array<Relation>,
  /** Every number that means something, in document order. */
  figures: Array<Figure>,
  /** Score tables as they were read. */
  scores: Scores,
};

export type Engine = {
  /** Always `jihe`. */
  name: string,
  /** Its version. */
  version: string,
  /** The packs it knows. */
  packs: Array<Pack>,
};

export type Pack = {
  /** Its id. */
  id: string,
  /** Version of its data. */
  version: string,
  /** Its name. */
  name: string,
};

export type PackUsed = {
  /** Its id. */
  id: string,
  /** Its name. */
  name: string,
  /** The place. */
  region: string | null,
  /** Why it was used. */
  choice: PackChoice,
  /** The word of the report that names it. */
  word: string | null,
  /** The regulation, notice or form that it is from. */
  source: string,
  /** Its address. */
  link: string | null,
  /** Nobody has put in where it can be looked up. */
  fromMemory: boolean,
  /** What of it is in force. */
  facts: Array<PackFact>,
};

export type PackFact = {
  /** What it is about. */
  label: string,
  /** What it says. */
  says: string,
  /** Where it is from. */
  source: string,
  /** Its address. */
  link: string | null,
  /** Nobody has put in where it can be looked up. */
  fromMemory: boolean,
};

export type PackChoice = "chosen" | "named" | "forms" | "default";

export type PackRead = {
  /** Its id; none where something is wrong with it. */
  id: string | null,
  /** Its name. */
  name: string | null,
  /** What is wrong with it. */
  problems: Array<PackProblem>,
};

export type PackProblem = {
  /** The line, from 1; 0 for the file as a whole. */
  line: number,
  /** The character in the line, from 1. */
  column: number,
  /** What is wrong, and what would be right. */
  message: string,
};

export type Source = {
  /** Its number, as places name it. */
  id: number,
  /** Its name. */
  name: string,
  /** `docx` or `text`; null where it could not be read. */
  format: string | null,
  /** SHA-256 of its bytes, in hexadecimal. */
  sha256: string,
  /** Why it could not be read. */
  error: ReadError | null,
};

export type Repeated = {
  /** Its name. */
  name: string,
  /** The source that says the same. */
  sameAs: number,
};

export type ReadError = {
  /** A stable code. */
  code: string,
  /** What it is. */
  message: string,
  /** What to do. */
  advice: string,
};

export type Form = {
  /** Id of its kind; `unknown` for a table in which no form was recognised. */
  kind: string,
  /** Name of its kind. */
  label: string,
  /** Its title, as written. */
  title: string | null,
  /** Its header's row, or the table. */
  place: Place,
  /** Why we think so. */
  evidence: Array<string>,
};

export type Finding = {
  /** The rule's code, such as `JH-A101`. */
  code: string,
  /** The rule's name, such as `income-total-equals-parts`. */
  name: string,
  /** What must hold. */
  label: string,
  /** How grave it is. */
  severity: Severity,
  /** What does not agree. */
  message: string,
  /** Why, where there is a plain explanation. */
  reason: string | null,
  /** The figure to blame, else the result of the equation. */
  place: Place,
  /** The place in words: form·row·column. */
  at: string,
  /** Where else. */
  related: Array<Related>,
  /** The equation written out; null where nothing was computed. */
  working: Working | null,
  /** What would mend it. */
  suggestions: Array<Suggestion>,
  /** 16 hexadecimal digits that recognise the finding in another version of the report. */
  fingerprint: string,
  /** What its reader has answered, where that was handed in with the report. */
  answer: Answer | null,
};

export type Answer = {
  /** What it comes to. */
  mark: Mark,
  /** In which words. */
  text: string,
};

export type Related = {
  /** What it has to do with the finding. */
  label: string,
  /** Where. */
  place: Place,
};

export type Working = {
  /** What should stand at the place; where no figure is `blamed`, what the other side comes to. */
  expected: string,
  /** What does. */
  found: string,
  /** found − expected, with its sign. */
  gap: string,
  /** What rounding could explain. */
  slack: string,
  /** Unit of the values as written in Chinese; empty where none is stated. */
  unit: string,
  /** True where the figure at the place is the one to blame. */
  blamed: boolean,
  /** The terms that give the expected value, to be taken one after another, as on a calculator. */
  operands: Array<Operand>,
};

export type Operand = {
  /** Its name in the report. */
  label: string,
  /** Its value. */
  value: string,
  /** What is done with it: + − × ÷; empty for the first where it is only taken. */
  operator: string,
  /** Where it stands. */
  place: Place,
};

export type Suggestion = {
  /** What to do. */
  title: string,
  /** Whether it changes what the report says. */
  safety: Safety,
  /** The changes, all together; empty where only a person can decide what to write. */
  edits: Array<SuggestedEdit>,
};

export type SuggestedEdit = {
  /** The characters to replace. */
  place: Place,
  /** What to write instead. */
  replacement: string,
};

export type Checks = {
  /** passed + failed */
  checked: number,
  /** Computed, and all of it agreed. */
  passed: number,
  /** Computed, and some of it did not. */
  failed: number,
  /** The report holds nothing of the kind. */
  notApplicable: number,
  /** Something needed is blank or cannot be read: not checked. */
  insufficient: number,
  /** Every rule, in the order of codes. */
  list: Array<Check>,
};

export type Check = {
  /** Its code. */
  code: string,
  /** Its name. */
  name: string,
  /** What must hold. */
  label: string,
  /** What became of it. */
  outcome: Outcome,
  /** How many equations it looked at. */
  relations: number,
  /** What is blank or cannot be read, so that some of its equations were not computed. */
  detail: string | null,
};

export type Coverage = {
  /** All figures. */
  figures: number,
  /** In an equation that holds. */
  verified: number,
  /** Named by a finding, or in a broken equation with nothing to vouch for them. */
  mismatched: number,
  /** Not checked by any equation. */
  unverified: number,
};

export type Relation = {
  /** Its number. */
  id: number,
  /** What kind of equation. */
  shape: Shape,
  /** Who stated it. */
  basis: Basis,
  /** What the comparison came to. */
  verdict: Verdict,
  /** result − computed, where both are known and differ. */
  gap: string | null,
  /** Code of the rule that claims it. */
  rule: string,
  /** The result first, then the right side. */
  terms: Array<Term>,
};

export type Term = {
  /** What it does. */
  role: TermRole,
  /** 1 or -1. */
  sign: number,
  /** Its value. */
  value: string,
  /** Where it stands; null for a whole that the report does not print. */
  place: Place | null,
};

export type Figure = {
  /** Where it stands. */
  place: Place,
  /** Its value. */
  value: string,
  /** Its unit as written in Chinese; empty where none is stated. */
  unit: string,
  /** What it is a figure of, where that is known. */
  measure: string | null,
  /** Whether it was checked. */
  status: Status,
  /** Why it is unverified. */
  reason: Unchecked | null,
  /** The equations it stands in. */
  relations: Array<number>,
};

export type Scores = {
  /** The tables. */
  tables: Array<ScoreTable>,
  /** What the report lacks to score them; an answer under this name can be handed in. */
  questions: Array<Question>,
  /** 佐证材料清单: rows that rest neither on figures nor on a stated result, with what to ask the unit for. */
  evidence: Array<Evidence>,
};

export type ScoreTable = {
  /** Id of the form's kind. */
  kind: string,
  /** Points printed in the row of totals. */
  totalPoints: string | null,
  /** Score printed in the row of totals. */
  totalScore: string | null,
  /** Headings and rows, in order. */
  rows: Array<ScoreRow>,
  /** What the rows are worth, by grounds. Never one sum. */
  sums: ScoreSums | null,
  /** What the whole comes to; null where the engine does not score. */
  total: ScoreTotal | null,
};

export type ScoreRow = {
  /** Labels from the outermost heading. */
  path: Array<string>,
  /** A heading; else a row. */
  heading: boolean,
  /** Its own points. */
  points: string | null,
  /** True where it shares the points of a row above. */
  sharesPoints: boolean,
  /** Its score. */
  score: string | null,
  /** Its label's cell. */
  place: Place,
  /** The text by which it is scored (评分标准), as written. */
  criterion: string | null,
  /** What it is worth; null for a heading, and where the engine does not score. */
  scored: Scored | null,
};

export type ScoreSums = {
  /** 据实复算: by figures of the report. */
  figures: ScoreSum,
  /** 据自报值: by results that the report only states. */
  stated: ScoreSum,
  /** By values that the user added. */
  supplied: ScoreSum,
  /** Left to a person, or no more than a range. */
  open: ScoreSum,
};

export type ScoreSum = {
  /** How many rows. */
  rows: number,
  /** The points that they have. */
  points: string,
  /** The points that they are worth; 0 where that is open. */
  awarded: string,
  /** The points that they claim. */
  claimed: string,
  /** The share of all points that they have, in percent. */
  share: string,
};

export type ScoreTotal = {
  /** The points of its rows. */
  points: string,
  /** The points that they claim; null where none does. */
  claimed: string | null,
  /** By figures alone (据实复算): every other row may give nothing, or all of its points. */
  byFigures: ScoreSpan,
  /** The same, with results that the report only states (据自报值) and values that the user added. */
  byAll: ScoreSpan,
  /** The grades; null unless the points are a hundred. */
  grade: ScoreGrade | null,
};

export type ScoreSpan = {
  /** At least. */
  low: string,
  /** At most. */
  high: string,
};

export type ScoreGrade = {
  /** The measure that says so. */
  source: string,
  /** The bands, the best first. */
  bands: Array<ScoreBand>,
  /** The grade that is claimed, by the printed total where there is one. */
  claimed: Graded | null,
  /** The grade of `byAll.low`. */
  low: Graded | null,
  /** The grade of `byAll.high`. */
  high: Graded | null,
};

export type ScoreBand = {
  /** 优, 良, 中, 差 */
  grade: string,
  /** Its lowest total, which belongs to it. */
  from: number,
};

export type Graded = {
  /** The total. */
  total: string,
  /** Its grade. */
  grade: string,
  /** The grade above; null for the best. */
  next: string | null,
  /** How many points that one is away. */
  lacks: string | null,
};

export type Scored = {
  /** By what it is scored. */
  basis: ScoreBasis,
  /** `ladder`, `deduct`, `perOccurrence`, `checklist`, `proportional` or `judgement`. */
  scheme: string,
  /** What was read, in Chinese. */
  reading: string,
  /** What it is worth. */
  award: Award,
  /** On what that rests; null where nothing is known. */
  grounds: Grounds | null,
  /** A figure in it is in doubt (取数存疑). */
  disputed: boolean,
  /** How the self-score stands to it. */
  standing: Standing,
  /** self-score − points, or how far it lies outside of the range. */
  gap: string | null,
  /** The values that were used. */
  values: Array<ScoreValue>,
  /** What other lawful readings give. */
  alternatives: Array<Alternative>,
  /** Names of what is asked for and not known. */
  missing: Array<string>,
  /** The slips of the criterion itself. */
  slips: Array<string>,
  /** 16 hexadecimal digits that recognise the row in another version of the report. */
  fingerprint: string,
  /** What a reviewer has written beside it, where that was handed in with the report. */
  review: Review | null,
};

export type Review = {
  /** 复核得分 */
  score: string | null,
  /** 复核依据 */
  grounds: string,
};

export type Award = {
  /** So many. */
  points: string | null,
  /** At least. */
  low: string | null,
  /** At most. */
  high: string | null,
  /** A person must judge. */
  judgement: boolean,
  /** Why it is not one number. */
  reason: string | null,
};

export type Alternative = {
  /** What it gives. */
  award: Award,
  /** Which reading. */
  reading: string,
  /** On what it rests, where that is another value. */
  grounds: Grounds | null,
};

export type ScoreValue = {
  /** Under which name the criterion asks for it. */
  name: string,
  /** The value. */
  value: string,
  /** On what it rests. */
  grounds: Grounds,
  /** A figure in it is in doubt. */
  disputed: boolean,
  /** What it is computed by. */
  formula: string | null,
  /** The figures that it is computed from. */
  operands: Array<Operand>,
  /** Where it stands, or the first of the figures. */
  place: Place | null,
};

export type Question = {
  /** Its name. */
  name: string,
  /** The rows that it would decide. */
  rows: Array<QuestionRow>,
};

export type QuestionRow = {
  /** Its name. */
  row: string,
  /** Its points. */
  points: string | null,
  /** Its label's cell. */
  place: Place,
};

export type Evidence = {
  /** Its name. */
  row: string,
  /** Its points. */
  points: string | null,
  /** Why it is open. */
  reason: string | null,
  /** What would show it. */
  asks: Array<string>,
  /** Its label's cell. */
  place: Place,
};

export type Place = {
  /** The source. */
  source: number,
  /** The paragraph's or the table's place among the blocks of the document. */
  block: number | null,
  /** The table. */
  table: number | null,
  /** Row of the cell. */
  row: number | null,
  /** Column of the cell. */
  col: number | null,
  /** First UTF-16 unit in the paragraph, or in the cell's text (paragraphs joined by one line feed). */
  start: number | null,
  /** The unit after the last. */
  end: number | null,
  /** The text as written. */
  quote: string | null,
  /** Where it stands in the file. */
  origin: Origin | null,
};

export type Origin = {
  /** Line of a text file, from 1. */
  line: number | null,
  /** Byte of the main part of a .docx, or of the text of a page in HTML. */
  byte: number | null,
  /** Name of a sheet of a workbook. */
  sheet: string | null,
  /** Cell of a sheet: `B7`. */
  cell: string | null,
};

export type Opened = {
  /** Its number in the workspace. */
  id: number,
  /** Why it could not be read. */
  error: ReadError | null,
  /** What it says. */
  document: DocumentView | null,
};

export type Grouping = {
  /** Submissions, by their first file. */
  submissions: Array<Group>,
  /** Files that are in no submission because another file says the same. */
  repeated: Array<RepeatedFile>,
};

export type Group = {
  /** Their numbers in the workspace. */
  ids: Array<number>,
  /** Name of the department, where it was recognised. */
  department: string | null,
  /** The year, where it was recognised. */
  year: number | null,
};

export type RepeatedFile = {
  /** Its number in the workspace. */
  id: number,
  /** The number of the file that is used. */
  sameAs: number,
};

export type DocumentView = {
  /** Paragraphs and tables in order; the place in the list is the block's number. */
  blocks: Array<BlockView>,
  /** All tables; the place in the list is the table's number. */
  tables: Array<TableView>,
};

export type BlockView = {
  /** What it is. */
  kind: BlockKind,
  /** The paragraph's text. */
  text: string | null,
  /** The table's number. */
  table: number | null,
};

export type TableView = {
  /** Its number. */
  table: number,
  /** The block it stands in. */
  block: number,
  /** Where it is nested. */
  parent: ParentView | null,
  /** How its columns are known. */
  reading: Reading,
  /** Rows of the grid. */
  rows: number,
  /** Columns of the grid. */
  cols: number,
  /** The cells, by row and column. */
  cells: Array<CellView>,
};

export type ParentView = {
  /** The table. */
  table: number,
  /** The row. */
  row: number,
  /** The column. */
  col: number,
};

export type CellView = {
  /** Row at which it begins. */
  row: number,
  /** Column at which it begins. */
  col: number,
  /** Rows it covers. */
  rowSpan: number,
  /** Columns it covers. */
  colSpan: number,
  /** Its text, paragraphs joined by one line feed. */
  text: string,
  /** Tables inside it. */
  tables: Array<number>,
};

export type Severity = "error" | "warning" | "note";

export type Mark = "explained" | "verified";

export type Safety = "needsDecision" | "format";

export type Outcome = "passed" | "failed" | "notApplicable" | "insufficient";

export type Shape = "sum" | "difference" | "ratio" | "equal" | "bound" | "product" | "change" | "growth";

export type Basis = "form" | "heading" | "identity" | "structure" | "sentence";

export type Verdict = "holds" | "rounding" | "broken" | "insufficient";

export type TermRole = "result" | "part" | "dividend" | "divisor" | "limit";

export type Status = "verified" | "mismatched" | "unverified";

export type Unchecked = "noRelation" | "insufficient" | "onlyBound";

export type ScoreBasis = "criterion" | "place" | "target" | "nothing";

export type Grounds = "figures" | "stated" | "supplied";

export type Standing = "open" | "agrees" | "otherwise" | "byStated" | "differs";

export type BlockKind = "paragraph" | "table";

export type Reading = "certain" | "likely" | "ambiguous";

export type Edit = {
  /** The paragraph, where it is one. */
  block: number | null,
  /** The table, where it is a cell. */
  table: number | null,
  /** Row at which the cell begins. */
  row: number | null,
  /** Column at which the cell begins. */
  col: number | null,
  /** First UTF-16 unit to replace. */
  start: number | null,
  /** The unit after the last. */
  end: number | null,
  /** What to write instead. */
  replacement: string,
};
