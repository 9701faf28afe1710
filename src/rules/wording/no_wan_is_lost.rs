//! JH-W110. Page and cases: `no_wan_is_lost.md`.

use crate::base::list::Gather as _;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity, Suggestion};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// 30.97元 among 万元.
pub const RULE: Rule = Rule {
    code: Code("JH-W110"),
    name: "no-wan-is-lost",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("no_wan_is_lost.md"),
};

const LOST: Label = Label {
    zh: "“{0}”与同一句中的其他金额不在一个数量级（共 {1} 处），疑漏“万”字，请核实。",
    en: "“{0}” is out of scale with the amounts beside it ({1} place(s)): it may have lost 万 (ten thousand); please check.",
};

const RESTORE: Label = Label { zh: "补上“万”字。", en: "Put 万 (ten thousand) back." };

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.figures.iter().filter(|figure| figure.unit.yuan().is_some()).count();
    scan.mentions(Severity::Warning, "金额单位", LOST, |_, mention| mention.what == What::LostWan);
    if !cfg!(feature = "whole") {
        return;
    }
    for found in &mut scan.found {
        let source = found.anchor.source;
        let lost = scan.facts.mentions.iter().filter(|mention| mention.what == What::LostWan);
        let here = lost.filter(|mention| mention.anchor.source == source);
        let edits = here.map(|mention| (mention.anchor, mention.text.replace('元', "万"))).gather();
        found.suggestions = vec![Suggestion { title: RESTORE.text(), edits }];
    }
}
