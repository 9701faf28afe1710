//! The shape of what leaves the engine: `schema/report.schema.json` and `www/api.d.ts` are made from it.
//!
//! Decimals are strings; ranges count UTF-16 units. Adding a field is free; renaming one makes schema 2.

use serde::Serialize;

macro_rules! json_types {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, Serialize)]
            #[cfg_attr(feature = "dev", derive(schemars::JsonSchema, ts_rs::TS))]
            #[serde(rename_all = "camelCase")]
            #[cfg_attr(feature = "dev", ts(rename_all = "camelCase"))]
            pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
        )*
    };
}

json_types! {
    /// The result of one check: one object per submission.
    pub struct Report {
        /// Version of this shape: 1.
        pub schema: u32,
        /// The program that made it.
        pub engine: Engine,
        /// The files, in the order in which they were given.
        pub sources: Vec<Source>,
        /// Name of the department (部门), where it was recognised.
        pub department: Option<String>,
        /// The year the report is about, where it was recognised.
        pub year: Option<u16>,
        /// Forms that were recognised, and tables that were not (kind `unknown`).
        pub forms: Vec<Form>,
        /// Failed checks, one for each root cause, in document order.
        pub findings: Vec<Finding>,
        /// What became of every rule.
        pub checks: Checks,
        /// How many figures were checked.
        pub coverage: Coverage,
        /// Equations that should hold, with their verdicts.
        pub relations: Vec<Relation>,
        /// Every number that means something, in document order.
        pub figures: Vec<Figure>,
        /// Score tables as they were read.
        pub scores: Scores,
    }

    /// The program.
    pub struct Engine {
        /// Always `jihe`.
        pub name: String,
        /// Its version.
        pub version: String,
        /// The packs it used.
        pub packs: Vec<Pack>,
    }

    /// A pack: forms and identities of a place.
    pub struct Pack {
        /// Its id.
        pub id: String,
        /// Version of its data.
        pub version: String,
    }

    /// A file, or a paste.
    pub struct Source {
        /// Its number, as places name it.
        pub id: u32,
        /// Its name.
        pub name: String,
        /// `docx` or `text`; null where it could not be read.
        pub format: Option<String>,
        /// SHA-256 of its bytes, in hexadecimal.
        pub sha256: String,
        /// Why it could not be read.
        pub error: Option<ReadError>,
    }

    /// Why a source could not be read.
    pub struct ReadError {
        /// A stable code.
        pub code: String,
        /// What it is.
        pub message: String,
        /// What to do.
        pub advice: String,
    }

    /// A form, or a table that is none we know.
    pub struct Form {
        /// Id of its kind; `unknown` for a table in which no form was recognised.
        pub kind: String,
        /// Name of its kind.
        pub label: String,
        /// Its title, as written.
        pub title: Option<String>,
        /// Its header's row, or the table.
        pub place: Place,
        /// Why we think so.
        pub evidence: Vec<String>,
    }

    /// A failed check.
    pub struct Finding {
        /// The rule's code, such as `JH-A101`.
        pub code: String,
        /// The rule's name, such as `income-total-equals-parts`.
        pub name: String,
        /// What must hold.
        pub label: String,
        /// `error` 必须修改, `warning` 请说明, `note` 建议核实.
        pub severity: String,
        /// What does not agree.
        pub message: String,
        /// Why, where there is a plain explanation.
        pub reason: Option<String>,
        /// The figure to blame, else the result of the equation.
        pub place: Place,
        /// The place in words: form·row·column.
        pub at: String,
        /// Where else.
        pub related: Vec<Related>,
        /// The equation written out; null where nothing was computed.
        pub working: Option<Working>,
        /// What would mend it.
        pub suggestions: Vec<Suggestion>,
        /// 16 hexadecimal digits that recognise the finding in another version of the report.
        pub fingerprint: String,
    }

    /// A further place.
    pub struct Related {
        /// What it has to do with the finding.
        pub label: String,
        /// Where.
        pub place: Place,
    }

    /// An equation written out.
    pub struct Working {
        /// What should stand at the place.
        pub expected: String,
        /// What does.
        pub found: String,
        /// found − expected, with its sign.
        pub gap: String,
        /// What rounding could explain.
        pub slack: String,
        /// The terms that give the expected value.
        pub operands: Vec<Operand>,
    }

    /// A term of an equation.
    pub struct Operand {
        /// Its name in the report.
        pub label: String,
        /// Its value.
        pub value: String,
        /// 1 where it is added (or divided), -1 where it is taken off (or divides).
        pub sign: i8,
        /// Where it stands.
        pub place: Place,
    }

    /// A way to mend a finding.
    pub struct Suggestion {
        /// What to do.
        pub title: String,
        /// `needsDecision` where figures change, `format` where only their writing does.
        pub safety: String,
        /// The changes, all together; empty where only a person can decide what to write.
        pub edits: Vec<SuggestedEdit>,
    }

    /// A change of a text.
    pub struct SuggestedEdit {
        /// The characters to replace.
        pub place: Place,
        /// What to write instead.
        pub replacement: String,
    }

    /// What became of the rules.
    pub struct Checks {
        /// passed + failed
        pub checked: u32,
        /// Computed, and all of it agreed.
        pub passed: u32,
        /// Computed, and some of it did not.
        pub failed: u32,
        /// The report holds nothing of the kind.
        pub not_applicable: u32,
        /// Something needed is blank or cannot be read: not checked.
        pub insufficient: u32,
        /// Every rule, in the order of codes.
        pub list: Vec<Check>,
    }

    /// What became of one rule.
    pub struct Check {
        /// Its code.
        pub code: String,
        /// Its name.
        pub name: String,
        /// What must hold.
        pub label: String,
        /// `passed`, `failed`, `notApplicable` or `insufficient`.
        pub outcome: String,
        /// How many equations it looked at.
        pub relations: u32,
        /// What is missing.
        pub detail: Option<String>,
    }

    /// How many figures were checked.
    pub struct Coverage {
        /// All figures.
        pub figures: u32,
        /// In an equation that holds.
        pub verified: u32,
        /// Named by a finding, or in a broken equation with nothing to vouch for them.
        pub mismatched: u32,
        /// Not checked by any equation.
        pub unverified: u32,
    }

    /// An equation that should hold.
    pub struct Relation {
        /// Its number.
        pub id: u32,
        /// `sum`, `difference`, `ratio`, `equal` or `bound`.
        pub shape: String,
        /// Who stated it: `form`, `heading` or `identity`.
        pub basis: String,
        /// `holds`, `rounding`, `broken` or `insufficient`.
        pub verdict: String,
        /// result − computed, where both are known and differ.
        pub gap: Option<String>,
        /// Code of the rule that claims it.
        pub rule: String,
        /// The result first, then the right side.
        pub terms: Vec<Term>,
    }

    /// A figure in an equation.
    pub struct Term {
        /// `result`, `part`, `dividend`, `divisor` or `limit`.
        pub role: String,
        /// 1 or -1.
        pub sign: i8,
        /// Its value.
        pub value: String,
        /// Where it stands; null for a whole that the report does not print.
        pub place: Option<Place>,
    }

    /// A number that means something.
    pub struct Figure {
        /// Where it stands.
        pub place: Place,
        /// Its value.
        pub value: String,
        /// Its unit as written in Chinese; empty where none is stated.
        pub unit: String,
        /// What it is a figure of, where that is known.
        pub measure: Option<String>,
        /// `verified`, `mismatched` or `unverified`.
        pub status: String,
        /// Why it is unverified: `noRelation`, `insufficient` or `onlyBound`.
        pub reason: Option<String>,
        /// The equations it stands in.
        pub relations: Vec<u32>,
    }

    /// Score tables.
    pub struct Scores {
        /// The tables.
        pub tables: Vec<ScoreTable>,
    }

    /// A score table as it was read.
    pub struct ScoreTable {
        /// Id of the form's kind.
        pub kind: String,
        /// Points printed in the row of totals.
        pub total_points: Option<String>,
        /// Score printed in the row of totals.
        pub total_score: Option<String>,
        /// Headings and rows, in order.
        pub rows: Vec<ScoreRow>,
    }

    /// A heading or a row of a score table.
    pub struct ScoreRow {
        /// Labels from the outermost heading.
        pub path: Vec<String>,
        /// A heading; else a row.
        pub heading: bool,
        /// Its own points.
        pub points: Option<String>,
        /// True where it shares the points of a row above.
        pub shares_points: bool,
        /// Its score.
        pub score: Option<String>,
        /// Its label's cell.
        pub place: Place,
    }

    /// A place in a source. Counted from 0; what does not apply is null.
    pub struct Place {
        /// The source.
        pub source: u32,
        /// The paragraph's or the table's place among the blocks of the document.
        pub block: Option<u32>,
        /// The table.
        pub table: Option<u32>,
        /// Row of the cell.
        pub row: Option<u32>,
        /// Column of the cell.
        pub col: Option<u32>,
        /// First UTF-16 unit in the paragraph, or in the cell's text (paragraphs joined by one line feed).
        pub start: Option<u32>,
        /// The unit after the last.
        pub end: Option<u32>,
        /// The text as written.
        pub quote: Option<String>,
        /// Where it stands in the file.
        pub origin: Option<Origin>,
    }

    /// Where something stands in a file, for people.
    pub struct Origin {
        /// Line of a text file, from 1.
        pub line: Option<u32>,
        /// Byte of the main part of a .docx.
        pub byte: Option<u64>,
    }

    /// A file that was opened, for display.
    pub struct Opened {
        /// Its number in the workspace.
        pub id: u32,
        /// Why it could not be read.
        pub error: Option<ReadError>,
        /// What it says.
        pub document: Option<DocumentView>,
    }

    /// A document for display.
    pub struct DocumentView {
        /// Paragraphs and tables in order; the place in the list is the block's number.
        pub blocks: Vec<BlockView>,
        /// All tables; the place in the list is the table's number.
        pub tables: Vec<TableView>,
    }

    /// A paragraph or a table.
    pub struct BlockView {
        /// `paragraph` or `table`.
        pub kind: String,
        /// The paragraph's text.
        pub text: Option<String>,
        /// The table's number.
        pub table: Option<u32>,
    }

    /// A table for display.
    pub struct TableView {
        /// Its number.
        pub table: u32,
        /// The block it stands in.
        pub block: u32,
        /// Where it is nested.
        pub parent: Option<ParentView>,
        /// How its columns are known: `certain`, `likely` or `ambiguous`.
        pub reading: String,
        /// Rows of the grid.
        pub rows: u32,
        /// Columns of the grid.
        pub cols: u32,
        /// The cells, by row and column.
        pub cells: Vec<CellView>,
    }

    /// The cell that holds a nested table.
    pub struct ParentView {
        /// The table.
        pub table: u32,
        /// The row.
        pub row: u32,
        /// The column.
        pub col: u32,
    }

    /// A cell for display.
    pub struct CellView {
        /// Row at which it begins.
        pub row: u32,
        /// Column at which it begins.
        pub col: u32,
        /// Rows it covers.
        pub row_span: u32,
        /// Columns it covers.
        pub col_span: u32,
        /// Its text, paragraphs joined by one line feed.
        pub text: String,
        /// Tables inside it.
        pub tables: Vec<u32>,
    }

    /// What the command line prints for a file that could not be read.
    pub struct Failure {
        /// Version of this shape: 1.
        pub schema: u32,
        /// The file.
        pub sources: Vec<Source>,
        /// Why.
        pub error: ReadError,
    }
}
