//! JH-S121. Page and cases: `criterion_agrees_with_points.md`.

use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::text::{Label, Text};
use crate::diagnostic::{Annotation, Code, Severity};
use crate::facts::{Labels, Points};
use crate::rules::{Check, Rule, Scan, column_of};

/// The slips of the criteria themselves: other points than the row's, bands that overlap or leave a gap, another indicator.
/// One finding a table for each kind, as the template is likely to blame.
pub const RULE: Rule = Rule {
    code: Code("JH-S121"),
    name: "criterion-agrees-with-points",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("criterion_agrees_with_points.md"),
};

/// What is said of a criterion, and where it stands.
type Place = (Text, Anchor);

const POINTS: Label = Label {
    zh: "评分标准写的分数与分值不一致（多出自下发的模板），请与财政部门核对：",
    en: "The points in the text are not those of the row (often a slip of the template): ",
};

const BANDS: Label = Label {
    zh: "评分标准有不周全之处（多出自下发的模板），请与财政部门核对：",
    en: "The text of the criterion is incomplete (often a slip of the template): ",
};

fn scan(scan: &mut Scan<'_>) {
    for sheet in scan.sheets {
        let Some(table) = scan.facts.scores.get(sheet.table) else { continue };
        let (mut points, mut bands): (Vec<Place>, Vec<Place>) = (Vec::new(), Vec::new());
        for row in sheet.rows.iter().filter(|row| !row.reading.is_empty()) {
            let Some(node) = table.nodes.get(row.node) else { continue };
            let Some(criterion) = &node.said.criterion else { continue };
            scan.look();
            let disputed = matches!(node.points, Points::Own(points) if scan.is_disputed(points));
            for slip in &row.slips {
                let of_points = matches!(slip.kind, "points" | "items");
                let more = row.said > row.points;
                // 各计3分, or an abbreviated text: fewer points than the row's may be no slip.
                if slip.kind == "points" && !more {
                    continue;
                }
                let name = |message: &str, mark: &str| [node.name(), mark, message].concat();
                let message = Text::new(name(&slip.message.zh, "："), name(&slip.message.en, ": "));
                let list = if of_points && more { &mut points } else { &mut bands };
                // Points that their heading does not bear out are told already.
                if !(of_points && disputed) {
                    list.push((message, criterion.anchor));
                }
            }
        }
        find(scan, Severity::Warning, (column_of(table, "评分标准"), POINTS), points);
        find(scan, Severity::Note, (column_of(table, "评分标准的档次"), BANDS), bands);
    }
}

fn find(scan: &mut Scan<'_>, severity: Severity, (labels, opening): (Labels, Label), slips: Vec<Place>) {
    let mut slips = slips.into_iter();
    let Some((first, anchor)) = slips.next() else { return };
    let message = Text::new([opening.zh, &first.zh, "。"].concat(), [opening.en, &first.en, "."].concat());
    let related = slips.map(|(label, anchor)| Annotation { label, anchor }).gather();
    scan.find(severity, (labels, anchor), message, related);
}
