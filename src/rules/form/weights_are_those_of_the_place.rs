//! JH-F303. Page and cases: `weights_are_those_of_the_place.md`.

use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::Label;
use crate::diagnostic::{Annotation, Code, Severity};
use crate::facts::{Figure, Points, ScoreNode, ScoreTable};
use crate::packs::{Binding, Share, Weights};
use crate::rules::{Check, Rule, Scan, column_of, say};

/// The points of the headings are those of one of the lists that the place goes by.
pub const RULE: Rule = Rule {
    code: Code("JH-F303"),
    name: "weights-are-those-of-the-place",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("weights_are_those_of_the_place.md"),
};

const OTHER: Label = Label {
    zh: "{0}的分值与{1}的{2}不同，请核实或说明调整的依据。",
    en: "The points of {0} are not those of {1} ({2}): please check, or say why they were changed.",
};

fn scan(scan: &mut Scan<'_>) {
    for table in &scan.facts.scores {
        let weights = scan
            .terms
            .weights()
            .filter(|weights| weights.form == table.kind.id() && (table.project || !weights.projects_only));
        let compared: Vec<(&Weights, Vec<Gap<'_>>)> =
            weights.filter_map(|weights| Some((weights, gaps(scan, table, weights)?))).gather();
        let Some((weights, gaps)) = compared.iter().min_by_key(|(_, gaps)| gaps.len()) else { continue };
        scan.look();
        let Some(first) = gaps.first() else { continue };
        let severity = match weights.binding {
            Binding::Suggested => Severity::Note,
            Binding::Must => Severity::Warning,
        };
        let names = gaps.iter().map(|gap| gap.name.as_str()).gather().joined("、");
        let wanted = gaps.iter().map(|gap| format!("{} {}", gap.name, gap.wanted)).gather().joined("、");
        let message = say(OTHER, &[&names, &weights.origin.notice, &wanted]);
        let related = gaps.iter().skip(1).map(|gap| Annotation { label: say(GAP, &[gap.name]), anchor: gap.anchor });
        let (place, related) = ((column_of(table, "分值"), first.anchor), related.gather());
        scan.find(severity, place, message, related);
    }
}

const GAP: Label = Label { zh: "{0}", en: "{0}" };

/// A heading with other points.
struct Gap<'a> {
    name: &'a String,
    wanted: u16,
    anchor: Anchor,
}

/// Headings with other points than a list gives them; none where the list is not for this table: a heading that it does not
/// know, or one that it wants and that is not there.
fn gaps<'a>(scan: &Scan<'_>, table: &'a ScoreTable, weights: &'a Weights) -> Option<Vec<Gap<'a>>> {
    let tops: Vec<&ScoreNode> = table.nodes.iter().filter(|node| node.parent.is_none() && !node.bonus).gather();
    let mut gaps = Vec::new();
    let mut known = 0_usize;
    for node in &tops {
        let Some(share) = weights.shares.iter().find(|share| names(share, node)) else {
            if node.rates_execution() { continue } else { return None }
        };
        let Some(points) = own_points(scan, node) else { continue };
        known = known.saturating_add(1);
        if points.amount != Amount::whole(i64::from(share.points)) && !scan.is_blamed(points.id) {
            gaps.push(Gap { name: node.path.last()?, wanted: share.points, anchor: points.anchor? });
        }
    }
    let there = |share: &Share| share.optional || tops.iter().any(|node| names(share, node));
    (known > 1 && weights.shares.iter().all(there)).then_some(gaps)
}

fn names(share: &Share, node: &ScoreNode) -> bool {
    let name = fold::unnumbered(node.name());
    share.labels.iter().any(|label| fold::label(label) == name)
}

fn own_points<'a>(scan: &Scan<'a>, node: &ScoreNode) -> Option<&'a Figure> {
    match node.points {
        Points::Own(points) => scan.facts.figure(points),
        Points::Shared(_) | Points::Unstated => None,
    }
}
