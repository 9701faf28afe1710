//! JH-W102. Page and cases: `rates_carry_a_percent_sign.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Rule, Scan};

/// A target of 100% beside a result of 100. One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-W102"),
    name: "rates-carry-a-percent-sign",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("rates_carry_a_percent_sign.md"),
};

const BARE: Label = Label {
    zh: "“{0}”等 {1} 项的指标值与完成值，一个写了百分号，一个没有写，请统一。",
    en: "“{0}” ({1} row(s)): of target and result, one has a percent sign and one has none.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.rows(Severity::Note, "百分号", BARE, |scan, row| {
        let bare = row.said.lacks_percent_sign()?;
        scan.look();
        bare
    });
}
