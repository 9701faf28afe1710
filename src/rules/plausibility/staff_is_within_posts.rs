//! JH-P101. Page and cases: `staff_is_within_posts.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Field, Figure, Labels};
use crate::rules::{Check, Rule, Scan, say};
use crate::vocabulary::{Measure, measure};

/// 在职 ≤ 编制 in one form. More staff than posts is a fact, not a slip: a note.
pub const RULE: Rule = Rule {
    code: Code("JH-P101"),
    name: "staff-is-within-posts",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("staff_is_within_posts.md"),
};

const ABOVE: Label = Label {
    zh: "在职人数 {0} 人多于编制数 {1} 人，如含编外人员或确属超编，请说明。",
    en: "{0} in service are more than the {1} authorized posts: please say who is counted.",
};

fn scan(scan: &mut Scan<'_>) {
    let fields = &scan.facts.fields;
    for field in fields.iter().filter(|field| field.measure == Some(measure::IN_SERVICE_STAFF)) {
        let mut posts =
            fields.iter().filter(|other| other.block == field.block && is(other, measure::AUTHORIZED_POSTS));
        // 行政, 事业 and 合计 may have a row each.
        let same_row = posts.clone().find(|other| other.line == field.line);
        let beside = same_row.or(posts.next().filter(|_| posts.next().is_none()));
        let (Some(staff), Some(posts)) = (figure(scan, field), beside.and_then(|posts| figure(scan, posts))) else {
            continue;
        };
        scan.look();
        if let (true, false, Some(anchor)) = (staff.amount > posts.amount, scan.is_blamed(staff.id), staff.anchor) {
            let message = say(ABOVE, &[&staff.amount.written(0), &posts.amount.written(0)]);
            let labels = Labels { row: Vec::new(), column: "在职人数".to_owned(), ..field.labels.clone() };
            scan.find(Severity::Note, (labels, anchor), message, Vec::new());
        }
    }
}

fn is(field: &Field, measure: Measure) -> bool {
    field.measure == Some(measure)
}

fn figure<'a>(scan: &Scan<'a>, field: &Field) -> Option<&'a Figure> {
    scan.facts.figure(field.figure()?)
}
