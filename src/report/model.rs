//! The shape of what leaves the engine: `schema/report.schema.json` and `www/api.d.ts` are made from it.
//!
//! Decimals are strings; ranges count UTF-16 units. Adding a field is free; renaming one makes schema 2.

use super::json::{self, Json};

macro_rules! json_types {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug)]
            #[cfg_attr(feature = "dev", derive(schemars::JsonSchema, ts_rs::TS))]
            #[cfg_attr(feature = "dev", schemars(rename_all = "camelCase"), ts(rename_all = "camelCase"))]
            pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

            impl Json for $name {
                fn write(&self, out: &mut String) {
                    out.push('{');
                    $(json::field(out, stringify!($field), &self.$field);)*
                    out.push('}');
                }
            }
        )*
    };
}

macro_rules! json_words {
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$word_meta:meta])* $word:ident,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            #[cfg_attr(feature = "dev", derive(schemars::JsonSchema, ts_rs::TS))]
            #[cfg_attr(feature = "dev", schemars(rename_all = "camelCase"), ts(rename_all = "camelCase"))]
            pub enum $name { $($(#[$word_meta])* $word,)* }

            impl Json for $name {
                fn write(&self, out: &mut String) {
                    json::word(out, match self { $(Self::$word => stringify!($word),)* });
                }
            }
        )*
    };
}

mod scores;
mod workspace;

pub use scores::{
    Alternative, Award, Evidence, Graded, Grounds, Question, QuestionRow, Review, ScoreBand, ScoreBasis, ScoreGrade,
    ScoreRow, ScoreSpan, ScoreSum, ScoreSums, ScoreTable, ScoreTotal, ScoreValue, Scored, Scores, Standing,
};
pub use workspace::{
    BlockView, CellView, DocumentView, Group, Grouping, Opened, PackProblem, PackRead, ParentView, RepeatedFile,
    TableView,
};

json_words! {
    /// How grave a finding is.
    pub enum Severity {
        /// 必须修改
        Error,
        /// 请说明
        Warning,
        /// 建议核实
        Note,
    }

    /// How a finding was answered.
    pub enum Mark {
        /// 已说明
        Explained,
        /// 已核实
        Verified,
    }

    /// Whether a suggestion changes what the report says.
    pub enum Safety {
        /// Figures change: a person decides.
        NeedsDecision,
        /// Only the writing changes.
        Format,
    }

    /// What became of a rule.
    pub enum Outcome {
        /// Computed, and all of it agreed.
        Passed,
        /// Computed, and some of it did not.
        Failed,
        /// The report holds nothing of the kind.
        NotApplicable,
        /// Something needed is blank or cannot be read: not checked.
        Insufficient,
    }

    /// Why a pack was used.
    pub enum PackChoice {
        /// The user has chosen it.
        Chosen,
        /// The report says a word of it.
        Named,
        /// One of its forms was recognised.
        Forms,
        /// No other one speaks.
        Default,
    }

    /// Kinds of equations.
    pub enum Shape {
        /// result = terms added and taken off
        Sum,
        /// result = a − b of different forms
        Difference,
        /// result = a ÷ b
        Ratio,
        /// result = the term
        Equal,
        /// sum of the terms ≤ limit
        Bound,
        /// result = a × b, a in percent
        Product,
        /// result = (a − b) ÷ b
        Change,
        /// result = a ÷ (b − a), of a decrease a ÷ (b + a)
        Growth,
    }

    /// Who stated an equation.
    pub enum Basis {
        /// The columns or rows of a form.
        Form,
        /// A heading over rows.
        Heading,
        /// An identity of a pack between forms.
        Identity,
        /// The words of a table that follows no form.
        Structure,
        /// A sentence.
        Sentence,
    }

    /// What the comparison of an equation's sides came to.
    pub enum Verdict {
        /// The same.
        Holds,
        /// Different by no more than rounding explains.
        Rounding,
        /// Different.
        Broken,
        /// Something needed is blank or cannot be read.
        Insufficient,
    }

    /// What a figure does in an equation.
    pub enum TermRole {
        /// The left side.
        Result,
        /// Added or taken off.
        Part,
        /// Divided.
        Dividend,
        /// Divides.
        Divisor,
        /// Not to be exceeded.
        Limit,
    }

    /// Whether a figure was checked.
    pub enum Status {
        /// An equation with it holds.
        Verified,
        /// A finding names it, or it is in a broken equation with nothing to vouch for it.
        Mismatched,
        /// No equation checked it.
        Unverified,
    }

    /// Why a figure is unverified.
    pub enum Unchecked {
        /// No equation is known for it.
        NoRelation,
        /// Something else in its equations is blank or cannot be read.
        Insufficient,
        /// It was only compared with a limit.
        OnlyBound,
    }

    /// Kinds of blocks.
    pub enum BlockKind {
        /// A paragraph.
        Paragraph,
        /// A table.
        Table,
    }

    /// How the columns of a table are known.
    pub enum Reading {
        /// The file says so, or only one reading fits.
        Certain,
        /// The best of several.
        Likely,
        /// One of several that fit equally.
        Ambiguous,
    }
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
        /// Files that were left out because a source says the same.
        pub repeated: Vec<Repeated>,
        /// Name of the department (部门), where it was recognised.
        pub department: Option<String>,
        /// The year the report is about, where it was recognised.
        pub year: Option<u16>,
        /// The words that name the department.
        pub department_place: Option<Place>,
        /// The words that name the year.
        pub year_place: Option<Place>,
        /// The packs by which it was checked, the first to be asked first.
        pub packs: Vec<PackUsed>,
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
        /// The packs it knows.
        pub packs: Vec<Pack>,
    }

    /// A pack: forms, weights and conventions of a place.
    pub struct Pack {
        /// Its id.
        pub id: String,
        /// Version of its data.
        pub version: String,
        /// Its name.
        pub name: String,
    }

    /// A pack by which a report was checked.
    pub struct PackUsed {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// The place.
        pub region: Option<String>,
        /// Why it was used.
        pub choice: PackChoice,
        /// The word of the report that names it.
        pub word: Option<String>,
        /// The regulation, notice or form that it is from.
        pub source: String,
        /// Its address.
        pub link: Option<String>,
        /// Nobody has put in where it can be looked up.
        pub from_memory: bool,
        /// What of it is in force.
        pub facts: Vec<PackFact>,
    }

    /// Something that a pack says.
    pub struct PackFact {
        /// What it is about.
        pub label: String,
        /// What it says.
        pub says: String,
        /// Where it is from.
        pub source: String,
        /// Its address.
        pub link: Option<String>,
        /// Nobody has put in where it can be looked up.
        pub from_memory: bool,
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

    /// A file that was left out because a source says the same.
    pub struct Repeated {
        /// Its name.
        pub name: String,
        /// The source that says the same.
        pub same_as: u32,
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
        /// How grave it is.
        pub severity: Severity,
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
        /// What its reader has answered, where that was handed in with the report.
        pub answer: Option<Answer>,
    }

    /// An answer to a finding.
    pub struct Answer {
        /// What it comes to.
        pub mark: Mark,
        /// In which words.
        pub text: String,
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
        /// What should stand at the place; where no figure is `blamed`, what the other side comes to.
        pub expected: String,
        /// What does.
        pub found: String,
        /// found − expected, with its sign.
        pub gap: String,
        /// What rounding could explain.
        pub slack: String,
        /// Unit of the values as written in Chinese; empty where none is stated.
        pub unit: String,
        /// True where the figure at the place is the one to blame.
        pub blamed: bool,
        /// The terms that give the expected value, to be taken one after another, as on a calculator.
        pub operands: Vec<Operand>,
    }

    /// A term of an equation.
    pub struct Operand {
        /// Its name in the report.
        pub label: String,
        /// Its value.
        pub value: String,
        /// What is done with it: + − × ÷; empty for the first where it is only taken.
        pub operator: String,
        /// Where it stands.
        pub place: Place,
    }

    /// A way to mend a finding.
    pub struct Suggestion {
        /// What to do.
        pub title: String,
        /// Whether it changes what the report says.
        pub safety: Safety,
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
        /// What became of it.
        pub outcome: Outcome,
        /// How many equations it looked at.
        pub relations: u32,
        /// What is blank or cannot be read, so that some of its equations were not computed.
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
        /// What kind of equation.
        pub shape: Shape,
        /// Who stated it.
        pub basis: Basis,
        /// What the comparison came to.
        pub verdict: Verdict,
        /// result − computed, where both are known and differ.
        pub gap: Option<String>,
        /// Code of the rule that claims it.
        pub rule: String,
        /// The result first, then the right side.
        pub terms: Vec<Term>,
    }

    /// A figure in an equation.
    pub struct Term {
        /// What it does.
        pub role: TermRole,
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
        /// Whether it was checked.
        pub status: Status,
        /// Why it is unverified.
        pub reason: Option<Unchecked>,
        /// The equations it stands in.
        pub relations: Vec<u32>,
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
        /// Byte of the main part of a .docx, or of the text of a page in HTML.
        pub byte: Option<u64>,
        /// Name of a sheet of a workbook.
        pub sheet: Option<String>,
        /// Cell of a sheet: `B7`.
        pub cell: Option<String>,
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
