//! Rank 1: what a finding carries. No behaviour.

use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::text::{Label, Text};
use crate::base::unit::Unit;

/// How grave a finding is. Officials know three levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// 建议核实 (提示性)
    Note,
    /// 请说明 (核实性)
    Warning,
    /// 必须修改 (强制性): no reading makes the report right
    Error,
}

impl Severity {
    /// Its id in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Its name.
    pub fn label(self) -> Label {
        match self {
            Self::Note => Label { zh: "建议核实", en: "please verify" },
            Self::Warning => Label { zh: "请说明", en: "please explain" },
            Self::Error => Label { zh: "必须修改", en: "must be corrected" },
        }
    }
}

/// A rule's code, such as `JH-A101`. A number is never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(pub &'static str);

/// A failed check, ready for people.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule's code.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// What does not agree.
    pub message: Text,
    /// Why, where there is an explanation.
    pub reason: Option<Text>,
    /// Where: the figure to blame, else the result of the equation.
    pub primary: Anchor,
    /// The place in words: form·row·column.
    pub at: Text,
    /// Where else.
    pub related: Vec<Annotation>,
    /// The equation written out; none where nothing was computed.
    pub working: Option<Working>,
    /// What would mend it.
    pub suggestions: Vec<Suggestion>,
    /// Recognises the finding in another version of the report.
    pub fingerprint: u64,
}

/// A further place with what it has to do with the finding.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// What stands there.
    pub label: Text,
    /// Where.
    pub anchor: Anchor,
}

/// An equation written out.
#[derive(Clone, Debug)]
pub struct Working {
    /// What should stand there.
    pub expected: Amount,
    /// What does.
    pub found: Amount,
    /// found − expected
    pub gap: Amount,
    /// What rounding could explain.
    pub slack: Amount,
    /// Digits after the point to write the amounts with.
    pub scale: u32,
    /// Their unit.
    pub unit: Unit,
    /// True where the figure at the place is the one to blame: then the expected value is what it should be; else it is
    /// only what the other side comes to.
    pub blamed: bool,
    /// The terms, to be taken one after another, as on a calculator.
    pub operands: Vec<Operand>,
}

/// A term of an equation.
#[derive(Clone, Debug)]
pub struct Operand {
    /// Its name in the report.
    pub label: String,
    /// Its value, written with the digits of its table.
    pub value: String,
    /// What is done with it: + − × ÷; nothing with the first.
    pub operator: &'static str,
    /// Where it stands.
    pub anchor: Anchor,
}

/// A way to mend it. Nothing is ever changed by itself.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What to do.
    pub title: Text,
    /// The changes; none where only a person can decide what to write.
    pub edits: Vec<(Anchor, String)>,
}

/// What became of a rule in one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was computed, and all of it agreed.
    Passed,
    /// Some of it did not.
    Failed,
    /// The report holds nothing of the kind.
    NotApplicable,
    /// Something needed is blank or cannot be read: not checked.
    Insufficient,
}
