// What the engine gives to the page. Places are shared by the document, the findings and the figures.

export type Lang = "zh" | "en";
export type Severity = "error" | "warning" | "note";
export type FigureStatus = "verified" | "mismatched" | "unverified";
export type RelationVerdict = "holds" | "rounding" | "broken" | "insufficient";
export type CheckOutcome = "passed" | "failed" | "notApplicable" | "insufficient";
export type TableReading = "certain" | "likely" | "ambiguous";

export type Place = {
  source: number;
  block: number | null;
  table: number | null;
  row: number | null;
  col: number | null;
  start: number | null;
  end: number | null;
  quote: string | null;
  origin: unknown;
};

export type CellView = {
  row: number;
  col: number;
  rowSpan: number;
  colSpan: number;
  text: string;
  tables: number[];
};

export type ParentView = { table: number; row: number; col: number };

export type TableView = {
  table: number;
  block: number;
  parent: ParentView | null;
  reading: TableReading;
  rows: number;
  cols: number;
  cells: CellView[];
};

export type BlockView = { kind: "paragraph"; text: string } | { kind: "table"; table: number };

export type DocumentView = { blocks: BlockView[]; tables: TableView[] };

export type OpenError = { code: string; message: string; advice: string };

export type Opened = { id: number; error: OpenError | null; document: DocumentView | null };

export type Edit = {
  block: number | null;
  table: number | null;
  row: number | null;
  col: number | null;
  start: number | null;
  end: number | null;
  replacement: string;
};

export type Pack = { id: string; version: string };
export type EngineInfo = { name: string; version: string; packs: Pack[] };

export type Source = {
  id: number;
  name: string;
  format: string;
  sha256: string;
  error: OpenError | null;
};

export type Form = {
  kind: string;
  label: string;
  title: string | null;
  place: Place;
  evidence: string[];
};

export type Related = { label: string; place: Place };

export type Operand = { label: string; value: string; sign: number; place: Place | null };

export type Working = {
  expected: string;
  found: string;
  gap: string;
  slack: string;
  operands: Operand[];
};

export type SuggestedEdit = { place: Place; replacement: string };
export type Suggestion = {
  title: string;
  safety: "needsDecision" | "format";
  edits: SuggestedEdit[];
};

export type Finding = {
  code: string;
  name: string;
  label: string;
  severity: Severity;
  message: string;
  reason: string | null;
  place: Place;
  related: Related[];
  working: Working | null;
  suggestions: Suggestion[];
  fingerprint: string;
};

export type Check = {
  code: string;
  name: string;
  label: string;
  outcome: CheckOutcome;
  relations: number;
  detail: string | null;
};

export type Checks = {
  checked: number;
  passed: number;
  failed: number;
  notApplicable: number;
  insufficient: number;
  list: Check[];
};

export type Coverage = {
  figures: number;
  verified: number;
  mismatched: number;
  unverified: number;
};

export type Term = { role: "result" | "part"; sign: number; value: string; place: Place };

export type Relation = {
  id: number;
  shape: string;
  basis: string;
  verdict: RelationVerdict;
  gap: string | null;
  rule: string;
  terms: Term[];
};

export type Figure = {
  place: Place;
  value: string;
  unit: string;
  measure: string | null;
  status: FigureStatus;
  reason: string | null;
  relations: number[];
};

export type Report = {
  schema: number;
  engine: EngineInfo;
  sources: Source[];
  department: string | null;
  year: number | null;
  forms: Form[];
  findings: Finding[];
  checks: Checks;
  coverage: Coverage;
  relations: Relation[];
  figures: Figure[];
  scores: unknown;
};
