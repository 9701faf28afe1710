//! A figure: a number that means something, with its place.

use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, Place, TextRange};
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::number::{Bound, Number};
use crate::base::unit::Unit;
use crate::packs::Stage;
use crate::vocabulary::{FormKind, Measure};

/// A figure of one submission, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct FigureId(pub u32);

/// A figure.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// Its number.
    pub id: FigureId,
    /// Where it stands; the range covers the digits alone.
    pub anchor: Option<Anchor>,
    /// The digits as written.
    pub raw: String,
    /// The value.
    pub amount: Amount,
    /// Digits after the point, as written.
    pub scale: u32,
    /// Its unit: as stated beside it, else by its column.
    pub unit: Unit,
    /// True where the unit is not written beside it.
    pub bare: bool,
    /// Set where it states a limit (≥90%) and no value.
    pub bound: Option<Bound>,
    /// Written with 约, 近, 余: no more than about.
    pub about: bool,
    /// What it is a figure of.
    pub measure: Option<Measure>,
    /// Whose, which stage.
    pub scope: Scope,
    /// The words by which people find it.
    pub labels: Labels,
    /// How sure we are of what it means.
    pub confidence: Confidence,
}

/// How sure a reading is. What rests on it can be found at most that grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Confidence {
    /// One of several: at most a note.
    Guess,
    /// The best of several: at most a warning.
    Likely,
    /// No other reading: an error may be said.
    #[default]
    Certain,
}

/// What narrows a figure's measure. None: not stated.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Scope {
    /// Whose.
    pub org: Option<Org>,
    /// Which stage of the budget.
    pub stage: Option<Stage>,
    /// The year before the report's (上年).
    pub prior_year: bool,
    /// One project of the department, not the department.
    pub project: bool,
}

/// Whose a figure is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Org {
    /// All units together (汇总).
    Aggregate,
    /// The department itself (本级, 局机关).
    Own,
    /// A unit under it (所属单位), by its label.
    Unit(String),
    /// A row of the blank form (二级机构1); a unit only where it is filled.
    Placeholder(String),
    /// A unit in a list one level deeper (`（1）…`), which a subtotal may hold already.
    Lower(String),
    /// A subtotal over units (小计).
    Subtotal(String),
    /// A 科目 by its code, and the total of all of them by an empty one: it holds those whose codes begin with its own.
    Subject(String),
    /// A detail of the row above (其中：…) or a comparison (比上年增减), no part of any total.
    Detail(String),
}

/// The labels of a figure: they name it in messages and in its fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Labels {
    /// The form it stands in.
    pub form: Option<FormKind>,
    /// Labels of its row, from the outermost.
    pub row: Vec<String>,
    /// Label of its column.
    pub column: String,
}

impl Labels {
    /// "行·列", as a person would say where the figure stands.
    pub fn name(&self) -> String {
        let row = self.row.last().map(String::as_str).filter(|row| !row.is_empty());
        let mut words: Vec<&str> = row.into_iter().gather();
        if !self.column.is_empty() {
            words.push(&self.column);
        }
        words.joined("·")
    }
}

impl Figure {
    /// A figure of a measure, still without a value.
    pub fn of(measure: Option<Measure>, scope: Scope, labels: Labels) -> Self {
        Self { measure, scope, labels, ..Self::default() }
    }

    /// Half a unit of its last digit.
    pub fn half(&self) -> Option<Amount> {
        Amount::last_digit(self.scale).over(Amount::whole(2))
    }

    /// The figure with a number that was read at a place. The number's range is one of `text`.
    pub fn read(mut self, anchor: Anchor, text: &str, number: Number, unit: Unit) -> Self {
        self.raw = number.range.slice(text).to_owned();
        self.amount = number.amount;
        self.scale = number.scale;
        self.bare = number.unit == Unit::None;
        self.unit = if number.unit == Unit::None { unit } else { number.unit };
        self.bound = number.bound;
        self.anchor = Some(within(anchor, number.range));
        self
    }
}

/// The anchor narrowed to a range of its text.
pub fn within(anchor: Anchor, cut: TextRange) -> Anchor {
    let place = match anchor.place {
        Place::Document => Place::Document,
        Place::Block { block, .. } => Place::Block { block, range: Some(cut) },
        Place::Cell { table, row, col, .. } => Place::Cell { table, row, col, range: Some(cut) },
    };
    Anchor { place, ..anchor }
}
