//! Self-evaluation forms beside the targets that were approved before the year began (绩效目标申报表, 批复表): which
//! belong together, and what became of each indicator.

use super::Facts;
use super::figure::Figure;
use super::goal::Goal;
use super::said::Says;
use super::score_table::{Points, ScoreNode, ScoreTable};
use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::sort_by_key;
use crate::base::unit::Unit;
use crate::base::word::is_one;
use crate::vocabulary::FormKind;

/// More tables of a kind than this, or rows of one, are not compared: each is held against each.
const MOST_TABLES: usize = 40;
const MOST_ROWS: usize = 300;

/// A form of self-evaluation beside the approved targets.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The form.
    pub kind: FormKind,
    /// How many indicators stand in both.
    pub rows: usize,
    /// What is not as approved, in the order of the forms.
    pub changes: Vec<Change>,
}

/// An indicator that is not as approved.
#[derive(Clone, Debug)]
pub struct Change {
    /// What is another.
    pub what: Changed,
    /// The indicator, as approved where it was.
    pub name: String,
    /// What was approved, as written.
    pub before: String,
    /// What the form says.
    pub after: String,
    /// Where the form says so; where the indicator is missing, its approved row.
    pub anchor: Anchor,
    /// Where it was approved.
    pub approved: Option<Anchor>,
}

/// What may be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// 指标值
    Target,
    /// 分值
    Points,
    /// The indicator goes by another name.
    Name,
    /// Approved, and not in the form.
    Missing,
    /// In the form, and not approved.
    Added,
}

/// An indicator with its names for comparison.
struct Row<'a> {
    node: &'a ScoreNode,
    name: String,
    short: String,
    heading: String,
}

/// Which row of the form each approved row is.
type Pairs = Vec<Option<usize>>;

/// Compares each form of approved targets with the form that has most of its indicators.
pub(super) fn compare(facts: &mut Facts) {
    let approved: Vec<(&ScoreTable, Vec<Row<'_>>)> =
        facts.approved.iter().filter_map(with_rows).take(MOST_TABLES).gather();
    let own: Vec<(&ScoreTable, Vec<Row<'_>>)> = if approved.is_empty() {
        Vec::new()
    } else {
        facts.scores.iter().filter_map(with_rows).take(MOST_TABLES).gather()
    };
    let mut fits: Vec<(usize, usize, usize)> = Vec::new();
    for (at, (before, wanted)) in approved.iter().enumerate() {
        for (other, (after, rows)) in own.iter().enumerate() {
            let years = (facts.year(before.source), facts.year(after.source));
            let same_year = !matches!(years, (Some(one), Some(other)) if one != other);
            if before.project == after.project && same_year {
                let same = pairs(wanted, rows, 3).iter().flatten().count();
                let enough = same.saturating_mul(3) >= wanted.len().min(rows.len());
                fits.take_in((same > 0 && enough).then_some((same, at, other)));
            }
        }
    }
    sort_by_key(&mut fits, |(same, at, other)| (usize::MAX.saturating_sub(*same), *at, *other));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut compared = Vec::new();
    for (_, at, other) in fits {
        if taken.iter().any(|(one, two)| *one == at || *two == other) {
            continue;
        }
        taken.push((at, other));
        if let (Some((_, wanted)), Some((table, rows))) = (approved.get(at), own.get(other)) {
            compared.push(changes(facts, table.kind, wanted, rows));
        }
    }
    facts.compared = compared;
}

fn with_rows(table: &ScoreTable) -> Option<(&ScoreTable, Vec<Row<'_>>)> {
    let rows = table.nodes.iter().filter_map(row).take(MOST_ROWS).gather();
    (!rows.is_empty()).then_some((table, rows))
}

/// A row of an indicator with a target.
fn row(node: &ScoreNode) -> Option<Row<'_>> {
    let label = fold::unnumbered(node.name());
    let (name, short) = (key(&label), key(label.split('(').next().unwrap_or_default()));
    let heading = node.path.iter().rev().nth(1).map(|heading| key(heading)).unwrap_or_default();
    let plain = !(node.heading || node.bonus || node.rates_execution() || name.is_empty());
    // Lines of a form that goes on in the same columns.
    let stranger = is_one(&name, "实施单位 主管部门 填报单位 项目单位");
    let target = node.said.target.as_ref().is_some_and(|target| !target.is_empty() || target.shared);
    (plain && target && !stranger).then_some(Row { node, name, short, heading })
}

/// A name for comparison: its letters and digits.
fn key(text: &str) -> String {
    let folded = fold::unnumbered(text);
    folded.chars().filter(|c| fold::is_letter(*c) || c.is_ascii_digit()).map(|c| c.to_ascii_lowercase()).collect()
}

/// Pairs rows, those alike in most first; in the last pass those that go by another name.
fn pairs(wanted: &[Row<'_>], rows: &[Row<'_>], passes: usize) -> Pairs {
    let mut pairs: Pairs = vec![None; wanted.len()];
    let mut free: Vec<bool> = vec![true; rows.len()];
    let alike: [fn(&Row<'_>, &Row<'_>) -> bool; 4] = [
        |one, other| one.name == other.name && one.heading == other.heading && same_target(one, other),
        |one, other| one.name == other.name && one.heading == other.heading,
        |one, other| one.name == other.name || (!one.short.is_empty() && one.short == other.short),
        renamed,
    ];
    for alike in alike.into_iter().take(passes) {
        for (pair, row) in pairs.iter_mut().zip(wanted).filter(|(pair, _)| pair.is_none()) {
            let open = rows.iter().enumerate().zip(free.iter_mut()).filter(|(_, free)| **free);
            let mut fitting = open.filter(|((_, other), _)| alike(row, other));
            if let Some(((at, _), free)) = fitting.next() {
                (*pair, *free) = (Some(at), false);
            }
        }
    }
    pairs
}

/// One name holds the other, under one heading.
fn renamed(one: &Row<'_>, other: &Row<'_>) -> bool {
    let held = one.name.contains(&other.name) || other.name.contains(&one.name);
    let target = |row: &Row<'_>| row.node.said.target.as_ref().and_then(Goal::read).is_some();
    one.heading == other.heading && (held || (target(one) && same_target(one, other)) && near(&one.name, &other.name))
}

/// At least half of the letters of each stand in the other.
fn near(one: &str, other: &str) -> bool {
    let most = |one: &str, other: &str| {
        let shared = one.chars().filter(|c| other.contains(*c)).count();
        shared.saturating_mul(2) >= one.chars().count()
    };
    most(one, other) && most(other, one)
}

fn same_target(one: &Row<'_>, other: &Row<'_>) -> bool {
    match (&one.node.said.target, &other.node.said.target) {
        (Some(one), Some(other)) => same_value(one, other),
        _ => true,
    }
}

/// True where two targets say the same: word for word, or number for number in whichever unit.
fn same_value(one: &Says, other: &Says) -> bool {
    // A blank was not approved, or is told by itself.
    if one.is_empty() || other.is_empty() || one.text == other.text {
        return true;
    }
    let (Some(before), Some(after)) = (Goal::read(one), Goal::read(other)) else { return plain(one) == plain(other) };
    let bare = before.unit == Unit::None || after.unit == Unit::None;
    let ((kind, factor), (of, times)) = (before.unit.base(), after.unit.base());
    let scaled = |amount: Option<Amount>, factor: Amount| amount.and_then(|amount| amount.times(factor));
    let equal = |before: Option<Amount>, after: Option<Amount>| {
        let scaled = scaled(before, factor) == scaled(after, times);
        let percent = scaled_by_hundred(before) == after || scaled_by_hundred(after) == before;
        before == after && bare || scaled && kind == of || bare && percent && before.is_some()
    };
    let sides = |goal: &Goal| goal.bound.map(crate::base::number::Bound::is_least);
    let same_side = sides(&before).is_none() || sides(&after).is_none() || sides(&before) == sides(&after);
    same_side && equal(Some(before.amount), Some(after.amount)) && (equal(before.until, after.until))
}

fn scaled_by_hundred(amount: Option<Amount>) -> Option<Amount> {
    amount?.times(Amount::whole(100))
}

/// Words without marks.
fn plain(says: &Says) -> String {
    says.text.chars().filter(|c| fold::is_letter(*c) || c.is_ascii_digit() || matches!(c, '.' | '%')).collect()
}

/// What is another in two forms that belong together.
fn changes(facts: &Facts, kind: FormKind, wanted: &[Row<'_>], rows: &[Row<'_>]) -> Compared {
    let pairs = pairs(wanted, rows, 4);
    let both: Vec<(&Row<'_>, &Row<'_>)> =
        pairs.iter().zip(wanted).filter_map(|(pair, row)| Some((row, rows.get((*pair)?)?))).gather();
    let mut changes = Vec::new();
    for (before, after) in &both {
        let change = |what, (one, before_at): (&str, Anchor), (other, anchor): (&str, Anchor)| Change {
            what,
            name: before.node.name().to_owned(),
            before: one.to_owned(),
            after: other.to_owned(),
            anchor,
            approved: Some(before_at),
        };
        if let (Some(one), Some(other), false) =
            (&before.node.said.target, &after.node.said.target, same_target(before, after))
        {
            changes.push(change(Changed::Target, (&one.text, one.anchor), (&other.text, other.anchor)));
        }
        if before.short != after.short && before.name != after.name {
            let place = |row: &Row<'_>| row.node.anchor;
            changes.push(change(Changed::Name, (before.node.name(), place(before)), (after.node.name(), place(after))));
        }
    }
    changes.take_in(points(facts, &both));
    let lone = |what, node: &ScoreNode| Change {
        what,
        name: node.name().to_owned(),
        before: String::new(),
        after: String::new(),
        anchor: node.anchor,
        approved: None,
    };
    let missing = pairs.iter().zip(wanted).filter(|(pair, _)| pair.is_none());
    changes.take_in(missing.map(|(_, row)| lone(Changed::Missing, row.node)));
    let added = rows.iter().enumerate().filter(|(at, _)| !pairs.contains(&Some(*at)));
    changes.take_in(added.map(|(_, row)| lone(Changed::Added, row.node)));
    Compared { kind, rows: both.len(), changes }
}

/// Other points, but for those of another whole: 90 beside 100.
fn points(facts: &Facts, both: &[(&Row<'_>, &Row<'_>)]) -> Vec<Change> {
    let own = |node: &ScoreNode| match node.points {
        Points::Own(points) => facts.figure(points),
        Points::Shared(_) | Points::Unstated => None,
    };
    let both: Vec<(&Row<'_>, &Figure, &Figure)> =
        both.iter().filter_map(|(before, after)| Some((*before, own(before.node)?, own(after.node)?))).gather();
    let total =
        |of: fn(&(&Row<'_>, &Figure, &Figure)) -> Amount| both.iter().map(of).try_fold(Amount::ZERO, Amount::plus);
    let (first, second) = (total(|row| row.1.amount), total(|row| row.2.amount));
    let half = Amount::whole(1).over(Amount::whole(2));
    // Each is what it was of the whole, to half a point.
    let scaled =
        |before: Amount, after: Amount| Some(before.times(second?)?.over(first?)?.minus(after)?.abs() <= half?);
    let equal = both.iter().filter(|(_, before, after)| before.amount == after.amount).count();
    let other_whole =
        first != second && both.iter().all(|(_, one, other)| scaled(one.amount, other.amount) == Some(true));
    if other_whole && equal.saturating_mul(2) < both.len() {
        return Vec::new();
    }
    let change = |(row, before, after): &(&Row<'_>, &Figure, &Figure)| Change {
        what: Changed::Points,
        name: row.node.name().to_owned(),
        before: before.raw.clone(),
        after: after.raw.clone(),
        anchor: after.anchor.unwrap_or(row.node.anchor),
        approved: before.anchor,
    };
    both.iter().filter(|(_, before, after)| before.amount != after.amount).map(change).gather()
}
