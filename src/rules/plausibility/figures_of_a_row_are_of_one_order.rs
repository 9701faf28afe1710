//! JH-P103. Page and cases: `figures_of_a_row_are_of_one_order.md`.

use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Field, Figure, Group, Labels};
use crate::rules::{Check, Rule, Scan};

/// An amount some ten thousand times the others of its row (budget, outturn, last year): 元 for 万元, or a point left
/// out. One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-P103"),
    name: "figures-of-a-row-are-of-one-order",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("figures_of_a_row_are_of_one_order.md"),
};

const ODD: Label = Label {
    zh: "“{0}”等 {1} 个金额是同一行其他金额的上万倍，请核对单位和小数点。",
    en: "“{0}” ({1} amount(s)) is some ten thousand times the others of its row: please check unit and point.",
};

/// An amount, and how many others of its row it needs to be held against.
const OTHERS: usize = 2;

fn scan(scan: &mut Scan<'_>) {
    let facts = scan.facts;
    let lists = |field: &&Field| matches!(field.group, Group::Column(..)) && field.measure.is_some();
    let fields: Vec<&Field> = facts.fields.iter().filter(lists).gather();
    for form in fields.chunk_by(|one, other| one.block == other.block) {
        let mut rows: Map<usize, Vec<(&Field, &Figure)>> = Map::new();
        for field in form {
            let figure = field.figure().and_then(|id| facts.figure(id)).filter(|figure| is_plain_money(figure));
            rows.entry(field.line).or_default().take_in(figure.map(|figure| (*field, figure)));
        }
        let mut places: Vec<(String, Anchor)> = Vec::new();
        for row in rows.values().filter(|row| row.len() > OTHERS) {
            scan.look();
            let Some((field, figure)) = row.iter().max_by_key(|(_, figure)| figure.amount) else { continue };
            let mut others = row.iter().filter(|(_, other)| other.id != figure.id);
            if others.all(|(_, other)| is_ten_thousandfold(figure.amount, other.amount)) && !scan.is_blamed(figure.id) {
                places.push((field.labels.name(), figure.anchor.unwrap_or(field.anchor)));
            }
        }
        let kind = form.first().and_then(|field| field.labels.form);
        let labels = Labels { form: kind, row: Vec::new(), column: "金额".to_owned() };
        scan.find_all(Severity::Warning, labels, ODD, places);
    }
}

/// Money without a unit of its own. Of less than one anything may be ten thousand times as much.
fn is_plain_money(figure: &Figure) -> bool {
    figure.unit.yuan().is_some() && figure.bare && figure.amount >= Amount::whole(1)
}

fn is_ten_thousandfold(amount: Amount, other: Amount) -> bool {
    let times = |times: i64| other.times(Amount::whole(times));
    times(3_000).is_some_and(|least| amount >= least) && times(30_000).is_some_and(|most| amount <= most)
}
