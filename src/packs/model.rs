//! The shape of a pack: what differs from place to place, as data. One TOML file a pack, `src/packs/<id>.toml`.
//!
//! Read from TOML by `reader` (build script, command line, loader of the page) and from bytes by the library.

use super::terms::{Asked, Criteria, Level, Origin, OwnMeasure, Scoring, Switches, Weights, Years};
use crate::vocabulary::measure::Measure;

/// One pack.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The file name without `.toml`.
    pub id: String,
    /// Version of the data.
    pub version: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Regulation or notice the forms come from.
    pub origin: Origin,
    /// The place, for people: 湖南省岳阳市.
    pub region: Option<String>,
    /// Its level of government.
    pub level: Option<Level>,
    /// The years of reports that it is meant for.
    pub years: Years,
    /// Words by which a report itself says that it goes by this pack: places, numbers of notices (湘财绩).
    pub names: Vec<String>,
    /// It speaks where no pack of a place does.
    pub default: bool,
    /// The pack from which it has what it does not state itself; forms and identities are known anyway.
    pub inherits: Option<String>,
    /// Measures of its own.
    pub measures: Vec<OwnMeasure>,
    /// The forms.
    pub forms: Vec<Form>,
    /// Equations between figures of different forms.
    pub identities: Vec<Identity>,
    /// Rates by their own formula.
    pub rates: Vec<Rate>,
    /// Which score makes which grade (评价等次).
    pub grades: Option<Grades>,
    /// Which points the headings of score tables have.
    pub weights: Vec<Weights>,
    /// How scores are computed.
    pub scoring: Option<Scoring>,
    /// Chapters that a report must have.
    pub outline: Option<Asked>,
    /// Attachments that must come with it.
    pub attachments: Option<Asked>,
    /// Criteria of indicators, where the form prints none.
    pub criteria: Option<Criteria>,
    /// How grave rules are there.
    pub rules: Switches,
    /// Rows that all forms of the layout `units` share, after their own.
    pub unit_rows: Vec<Row>,
}

/// What a rule says must hold, in Chinese: the title of its page.
#[derive(Clone, Debug)]
pub struct Title {
    /// The rule's code.
    pub code: String,
    /// What must hold.
    pub label: String,
}

/// The bands of a total score out of 100.
#[derive(Clone, Debug, Default)]
pub struct Grades {
    /// The measure (办法) that says so.
    pub origin: Origin,
    /// The bands, the best first.
    pub bands: Vec<Band>,
}

/// A grade, from its lowest score up to the band above.
#[derive(Clone, Debug)]
pub struct Band {
    /// 优, 良, 中, 差
    pub grade: String,
    /// Its lowest score, which belongs to it.
    pub from: u16,
}

/// One form (表): how it is recognised and what its columns and rows mean.
#[derive(Clone, Debug)]
pub struct Form {
    /// Id of the form kind, see `vocabulary::form`.
    pub kind: String,
    /// How its rows and columns carry the figures.
    pub layout: Layout,
    /// Titles over the table or in a row across it. Only evidence: the columns decide.
    pub titles: Vec<String>,
    /// Unit of its money where the form states none.
    pub unit: Option<String>,
    /// Header labels that group other columns and mean nothing by themselves (其中：).
    pub groups: Vec<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows that are known by their label.
    pub rows: Vec<Row>,
    /// What all points of the form add up to where it prints no total.
    pub full_points: Option<String>,
    /// Its header words are words of every day (完成情况, 单位): three of them make a header, and text is given its
    /// columns back without them.
    pub common_words: bool,
}

/// How a form carries its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// A measure a column, a unit (本级, 所属单位, 汇总) a row.
    Units,
    /// An indicator a row; columns of levels, target, actual, points, score, reason.
    Indicators,
    /// The money block of a self-evaluation form: budget stages as columns, and inner cells of the form
    /// "label：value".
    Funds,
    /// A measure a row, a budget stage or a year a column. Two such lists may stand side by side.
    Measures,
    /// Labels anywhere in a table, each with its value in the next cell of the row.
    Squares,
    /// A person a row: nothing is read but whether there is one.
    People,
}

/// A column, known by its header.
#[derive(Clone, Debug)]
pub struct Column {
    /// What the column holds.
    pub role: Role,
    /// Measure of its figures (role `figure`), see `vocabulary::measure`.
    pub measure: Option<Measure>,
    /// Header texts, blanks and full width folded.
    pub headers: Vec<String>,
    /// Header above it, where the same word may stand under another one, or where the rebuilt grid needs it.
    pub under: Option<String>,
    /// Measure of which it is a part; where a table has no column for that one, of what that one is a part of. A column
    /// without is no part of any total.
    pub part_of: Option<Measure>,
    /// Whether forms differ in counting it as that part: then both readings are lawful.
    pub may_be_left_out: bool,
    /// No part where it stands beside the total while other parts stand under it (under 其中).
    pub only_under_total: bool,
    /// Budget stage of its figures, see `facts::scope`.
    pub stage: Option<Stage>,
    /// Its figures are those of the year before (上年决算数). Where headers name years, these decide.
    pub prior_year: bool,
    /// Must be there for the form to be recognised.
    pub required: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The label of the row.
    Stub,
    /// Amounts of one measure.
    Figure,
    /// 一级指标
    Level1,
    /// 二级指标
    Level2,
    /// 三级指标
    Level3,
    /// 评分标准
    Criterion,
    /// 指标值, 目标值
    Target,
    /// 实际完成值
    Actual,
    /// 分值: points obtainable
    Points,
    /// 得分: points claimed
    Score,
    /// 扣分原因, 偏差原因
    Reason,
    /// 指标性质: ≥, ≤, =, 定性, where the target is written over several cells
    Relation,
    /// 度量单位, 计量单位 of target and result
    UnitOf,
    /// 得分系数: the share of the points that is claimed
    Coefficient,
    /// 科目编码: rows hold those below them whose code begins with theirs (201, 20101, 2010101)
    Code,
}

/// The stage of the budget a figure belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// 年初预算数
    InitialBudget,
    /// 全年预算数: after adjustment
    AdjustedBudget,
    /// 全年执行数
    Executed,
    /// 决算数
    FinalAccounts,
}

/// A row, known by its label.
#[derive(Clone, Debug)]
pub struct Row {
    /// What the row is.
    pub role: RowRole,
    /// Labels, blanks, numbering and full width folded.
    pub labels: Vec<String>,
    /// Measure of its figure, for inner cells "label：value".
    pub measure: Option<Measure>,
    /// Measure of which it is a part.
    pub part_of: Option<Measure>,
    /// Measure that it cannot exceed, though it is no part of a sum (其中：公用经费, memo items).
    pub within: Option<Measure>,
    /// Which rows without a label of their own are parts of it.
    pub items: Option<Items>,
}

/// Where the parts of a row stand that no label knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Items {
    /// Numbered or indented rows right below it.
    Below,
    /// The rows above it, from the top of the list.
    Above,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowRole {
    /// The sum over all units (汇总).
    Aggregate,
    /// The department itself (局机关, 本级).
    Own,
    /// A row of the blank form, its number left out (二级机构1): while it is blank, no such unit exists.
    Placeholder,
    /// The row of totals (总分, 合计).
    Total,
    /// An amount of the whole department (年度资金总额).
    Amount,
    /// An inner cell "label：value".
    Inner,
    /// The figures of one measure.
    Measure,
}

/// A rate by its formula, in percent: dividend ÷ divisor, or their change (dividend − divisor) ÷ divisor.
#[derive(Clone, Debug)]
pub struct Rate {
    /// Measure of the rate.
    pub result: Measure,
    /// Measure that is divided.
    pub dividend: Measure,
    /// Measure by which it is divided.
    pub divisor: Measure,
}

/// An equation between measures of different forms, or of different columns with one reading or more.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Measure on the left.
    pub result: Measure,
    /// The lawful readings of the right side, best first. A relation is broken only when none fits.
    pub readings: Vec<IdentityReading>,
}

/// One lawful reading of an identity.
#[derive(Clone, Debug)]
pub struct IdentityReading {
    /// Measures that are added.
    pub plus: Vec<Measure>,
    /// Measures that are taken off.
    pub minus: Vec<Measure>,
    /// Measures that are taken off where they are stated; a blank takes nothing off.
    pub minus_if_stated: Vec<Measure>,
}
