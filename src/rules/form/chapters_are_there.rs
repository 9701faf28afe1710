//! JH-F301. Page and cases: `chapters_are_there.md`.

use crate::base::list::Joined as _;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Rule, Scan, place_of, say};

/// The chapters that the place asks for, in a report that follows its outline.
pub const RULE: Rule = Rule {
    code: Code("JH-F301"),
    name: "chapters-are-there",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("chapters_are_there.md"),
};

const MISSING: Label = Label {
    zh: "没有看到“{0}”一节，{1}要求写明，请核实。",
    en: "No chapter “{0}” was found; {1} asks for it: please check.",
};

fn scan(scan: &mut Scan<'_>) {
    lacking(scan, false, "章节", MISSING);
}

/// One finding for all that is not there.
pub(super) fn lacking(scan: &mut Scan<'_>, attachments: bool, place: &str, message: Label) {
    let facts = scan.facts;
    for asked in facts.lacking.iter().filter(|asked| asked.attachments == attachments) {
        scan.look();
        if !asked.missing.is_empty() {
            let message = say(message, &[&asked.missing.joined("”“"), &asked.notice]);
            scan.find(Severity::Note, (place_of(place), asked.anchor), message, Vec::new());
        }
    }
}
