//! JH-A108. Page and cases: `official_vehicles_equal_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 公务用车购置及运行维护费 = 购置费 + 运行维护费.
pub const RULE: Rule = Rule {
    code: Code("JH-A108"),
    name: "official-vehicles-equal-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::OFFICIAL_VEHICLES)),
    #[cfg(feature = "cli")]
    page: include_str!("official_vehicles_equal_parts.md"),
};
