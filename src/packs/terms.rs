//! What a place prescribes besides its forms: weights, conventions, chapters, attachments, criteria, switches.
//!
//! Each says where it is from. Without a link, and unless somebody has seen it published, it is from memory, and shown so.

use crate::vocabulary::measure::{Measure, UnitKind};

/// Which level of government a pack is of; a deeper one goes before a higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 全国
    Country,
    /// 省
    Province,
    /// 市
    City,
    /// 县
    County,
}

/// The years of reports that a pack is meant for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Years {
    /// The first; none for all before `to`.
    pub from: Option<u16>,
    /// The last; none for all since.
    pub to: Option<u16>,
}

impl Years {
    /// True for a year that it is meant for.
    pub fn holds(self, year: u16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

/// Where something is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The regulation or notice, as it is named to people.
    pub notice: String,
    /// Its address.
    pub link: Option<String>,
    /// Somebody has seen it published, though no link is given.
    pub seen: bool,
}

impl Origin {
    /// True where nobody has put in where it can be looked up.
    pub fn is_from_memory(&self) -> bool {
        self.link.is_none() && !self.seen
    }
}

/// A measure of a pack's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnMeasure {
    /// Its id, by which the pack names it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What its figures are counted in.
    pub unit: OwnUnit,
}

impl OwnMeasure {
    /// As a measure, by its place among those of a pack.
    pub fn measure(&self, pack: &str, at: usize) -> Measure {
        // FNV: the same for the same id, so that compiled packs need no table.
        let hash = pack.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let first = u16::try_from(hash >> 20).unwrap_or_default();
        let unit = match self.unit {
            OwnUnit::Money => UnitKind::Money,
            OwnUnit::Rate => UnitKind::Rate,
            OwnUnit::Points => UnitKind::Points,
            OwnUnit::People => UnitKind::People,
            OwnUnit::Area => UnitKind::Area,
        };
        Measure::own(first.wrapping_add(u16::try_from(at).unwrap_or_default()), unit)
    }
}

/// What the figures of a measure are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OwnUnit {
    /// 金额
    #[default]
    Money,
    /// 比率
    Rate,
    /// 分
    Points,
    /// 人数
    People,
    /// 面积
    Area,
}

/// How binding weights are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binding {
    /// Another weight is worth a note.
    Suggested,
    /// Another weight is worth a warning.
    Must,
}

/// The points of the headings of a score table.
#[derive(Clone, Debug)]
pub struct Weights {
    /// What they are the weights of, for people.
    pub name: String,
    /// Where they are from.
    pub origin: Origin,
    /// How binding they are.
    pub binding: Binding,
    /// The kind of form they are for.
    pub form: String,
    /// For forms of one project only, not of a department.
    pub projects_only: bool,
    /// The headings.
    pub shares: Vec<Share>,
}

/// The points of a heading.
#[derive(Clone, Debug)]
pub struct Share {
    /// Its wordings.
    pub labels: Vec<String>,
    /// Its points.
    pub points: u16,
    /// It may be missing, as its points are then another's (满意度 within 效益).
    pub optional: bool,
}

/// How scores are computed where the criterion does not say.
#[derive(Clone, Debug)]
pub struct Scoring {
    /// Where it is from.
    pub origin: Origin,
    /// 每……扣: whole steps, or every part of one.
    pub steps: Option<Steps>,
    /// An indicator that should be small and is not.
    pub reverse: Option<Reverse>,
    /// Rows that do not apply.
    pub inapplicable: Option<Inapplicable>,
    /// Digits after the point of a score.
    pub decimals: Option<u16>,
}

/// 每低于5%扣2分, short by 7.2%.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// Only steps that are full: −2.
    Whole,
    /// A step begun counts whole: −4.
    Begun,
    /// Every part of a step: −2.88.
    ProRata,
}

/// Target 10, result 15, 5 points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reverse {
    /// target ÷ result: 3.33.
    Quotient,
    /// 1 − (result − target) ÷ target: 2.50.
    Excess,
}

/// Rows that do not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inapplicable {
    /// The rest is scaled up to 100.
    Rescaled,
    /// They have their points in full.
    Full,
    /// They have none.
    None,
}

/// Chapters or attachments that are asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Where it is from.
    pub origin: Origin,
    /// Each with its wordings; the first is shown.
    pub items: Vec<Vec<String>>,
}

/// Criteria that a place prescribes, for rows that print none.
#[derive(Clone, Debug)]
pub struct Criteria {
    /// Where they are from.
    pub origin: Origin,
    /// One an indicator.
    pub rows: Vec<Standard>,
}

/// The criterion of an indicator.
#[derive(Clone, Debug)]
pub struct Standard {
    /// Its names.
    pub labels: Vec<String>,
    /// Its points: a row of other points goes by a criterion of its own.
    pub points: u16,
    /// The text by which it is scored.
    pub criterion: String,
}

/// How grave rules are in a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Switches(pub Vec<Switch>);

/// How grave a rule is in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// The rule's code.
    pub code: String,
    /// Its level there.
    pub to: SwitchTo,
}

/// What a rule is switched to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchTo {
    /// Nothing is said.
    Off,
    /// A note.
    Note,
    /// A warning.
    Warning,
    /// An error.
    Error,
}
