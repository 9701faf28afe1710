//! One row: criterion → scheme, names → values, and what comes of them.

use super::source::Figures;
use super::standing::standing;
use super::stated::{self, Asked, Results, plain};
use super::{Basis, Grounds, Other, Row, Standing, Supplied, Value, rate, supplied, target};
use crate::base::amount::Amount;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::text::Text;
use crate::base::word::has;
use crate::facts::{Points, ScoreNode, ScoreTable};
use crate::packs::{Inapplicable, Standard, Steps, Terms};
use crate::rubric::{self, Ask, Award, Outcome, Scheme, Values};

/// What rows are scored with.
pub(super) struct Work<'a> {
    pub(super) figures: Figures<'a>,
    pub(super) results: Results,
    pub(super) supplied: &'a [Supplied],
    pub(super) terms: &'a Terms<'a>,
}

/// What is known for something that a scheme asks for.
struct Known {
    /// As people are asked for it.
    name: String,
    values: Vec<Value>,
}

/// Values of one name that are tried.
const MOST: usize = 12;

impl Work<'_> {
    /// A row of a table with what it is worth.
    pub(super) fn row(&self, table: usize, scores: &ScoreTable, at: usize) -> Row {
        let mut row = Row {
            node: at,
            points: None,
            claimed: None,
            basis: Basis::Nothing,
            kind: "judgement",
            reading: String::new(),
            outcome: Outcome::Judgement(Text::default()),
            others: Vec::new(),
            grounds: None,
            disputed: false,
            values: Vec::new(),
            missing: Vec::new(),
            standing: Standing::Open,
            told: false,
            slips: Vec::new(),
            said: None,
        };
        let Some(node) = scores.nodes.get(at) else { return row };
        row.claimed = node.score;
        row.points = match node.points {
            Points::Own(points) => self.figures.facts.figure(points).map(|figure| figure.amount),
            Points::Shared(_) | Points::Unstated => None,
        };
        let next = scores.nodes.get(at.saturating_add(1)).map(|next| next.points);
        let several = matches!(node.points, Points::Shared(_)) || next == Some(Points::Shared(at));
        let criterion = node.said.criterion.as_ref();
        let why = match (row.points, criterion) {
            _ if several || node.shares_score => ("分值由几行共用", "several rows share the points"),
            _ if node.not_applicable => {
                inapplicable(&mut row, self.terms);
                return row;
            }
            (None, _) => ("没有写明分值", "no points are stated"),
            (Some(_), _) if node.bonus => ("加分、扣分项", "points beside the whole"),
            (Some(points), _) if node.rates_execution() && criterion.is_none() => {
                return target::execution(&self.figures, row, node, points);
            }
            (Some(points), Some(text)) if !text.is_empty() && !text.of_several() => {
                self.by_criterion(&mut row, (table, node), &node.said.standard, points);
                return row;
            }
            (Some(points), None) if self.standard(node, points).is_some() => {
                let standard = self.standard(node, points).unwrap_or_default();
                self.by_criterion(&mut row, (table, node), standard, points);
                by_place(&mut row);
                return row;
            }
            (Some(_), Some(text)) if text.of_several() => ("评分标准由几行共用", "several rows share the criterion"),
            (Some(_), Some(_)) => ("没有评分标准", "there is no criterion"),
            (Some(points), None) => return target::row(&self.figures, self.terms, row, node, points),
        };
        row.outcome = Outcome::Judgement(Text::new(why.0, why.1));
        row
    }

    /// The criterion of the place for a row of these points that prints none.
    fn standard(&self, node: &ScoreNode, points: Amount) -> Option<&'_ str> {
        let name = fold::unnumbered(node.name());
        let mut rows = self.terms.criteria()?.rows.iter();
        let is_it = |row: &&Standard| row.labels.iter().any(|label| fold::label(label) == name);
        let row = rows.find(is_it).filter(|row| Amount::whole(i64::from(row.points)) == points)?;
        Some(&row.criterion)
    }

    fn by_criterion(&self, row: &mut Row, (table, node): (usize, &ScoreNode), standard: &str, points: Amount) {
        let mut scheme = rubric::read(standard, points);
        let convention = self.terms.scoring();
        let steps = convention.and_then(|scoring| scoring.steps);
        if steps == Some(Steps::Begun) {
            scheme = scheme.begun();
        }
        if let Some(places) = convention.and_then(|scoring| scoring.decimals) {
            scheme.places.get_or_insert(u32::from(places));
        }
        row.basis = Basis::Criterion;
        row.kind = scheme.kind();
        row.reading = scheme.reading();
        let known = self.known(&scheme, table, node);
        let chosen: Vec<&Value> = known.iter().filter_map(|known| known.values.first()).gather();
        let mut award = award(&scheme, &chosen);
        if steps == Some(Steps::ProRata) {
            award.in_proportion();
        }
        row.slips = scheme.slips_with(&award);
        row.slips.extend(scheme.misplaced(node.name()));
        row.said = scheme.said();
        row.outcome = award.outcome;
        row.others = award
            .alternatives
            .into_iter()
            .map(|(at, why)| Other { outcome: Outcome::Points(at), grounds: None, told: false, why })
            .gather();
        row.grounds = chosen.iter().map(|value| value.grounds).min();
        row.disputed = chosen.iter().any(|value| value.disputed);
        if !matches!(row.outcome, Outcome::Points(_)) {
            row.missing = known.iter().filter(|known| known.values.is_empty()).map(|known| known.name.clone()).gather();
        }
        for (at, one) in known.iter().enumerate() {
            for value in one.values.iter().skip(1).take(MOST) {
                let outcome = award_with(&scheme, &known, at, value).outcome;
                if outcome != row.outcome && row.others.iter().all(|other| other.outcome != outcome) {
                    let told = value.grounds == Grounds::Stated && value.disputed;
                    row.others.push(Other { outcome, grounds: Some(value.grounds), told, why: value.reading.clone() });
                }
            }
        }
        row.values = chosen.into_iter().cloned().gather();
        doubt(row);
        if row.values.is_empty() {
            return;
        }
        // A coefficient has an equation of its own.
        let score = row.claimed.filter(|_| node.coefficient.is_none());
        let score = score.and_then(|id| self.figures.facts.figure(id));
        row.standing = standing(row, score, || rounded(&scheme, &known));
        // Points written for another maximum may be meant of this one.
        let other = row.said.is_some() && row.said != row.points;
        if let (Standing::Differs { certain }, true) = (&mut row.standing, other || is_excused(node)) {
            *certain = false;
        }
        // A stated rate that its own figures do not bear out is told already.
        let stated = row.grounds == Some(Grounds::Stated) && row.disputed;
        row.told = stated || self.figures.tells(score, &row.outcome);
    }

    fn known(&self, scheme: &Scheme, table: usize, node: &ScoreNode) -> Vec<Known> {
        let project = self.figures.facts.scores.get(table).is_some_and(|table| table.project);
        let asks = scheme.asks();
        let alone = asks.iter().filter(|ask| ask.figure).count() == 1;
        let mut known: Vec<Known> = Vec::new();
        for ask in &asks {
            let Ask { name: asked, shown, figure } = ask;
            let own = plain(node.name());
            let asked_name = if asked.is_empty() { own.clone() } else { asked.clone() };
            let mut names = vec![plain(if shown.is_empty() { &own } else { shown })];
            if *figure && (own.contains(asked.as_str()) || asked.contains(&own) || rate::is_same(&own, asked)) {
                names.insert(0, own);
            }
            let found = supplied::find(self.supplied, &names, &asked_name);
            let mut values: Vec<Value> = found.into_iter().gather();
            if *figure && values.is_empty() {
                values = self.values(&names, (table, node), (&asked_name, alone));
                // Figures of the department say nothing of one project.
                let own = |value: &Value| value.grounds == Grounds::Stated && value.near;
                values.retain(|value| !project || own(value));
            }
            let name = names.into_iter().next().unwrap_or_default();
            if known.iter().all(|known| known.name != name) {
                known.push(Known { name, values });
            }
        }
        known
    }

    fn values(&self, names: &[String], (table, node): (usize, &ScoreNode), (asked, alone): (&str, bool)) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        if let Some(rate) = names.iter().find_map(|name| rate::named(name)) {
            values = rate::values(&self.figures, rate, asked, &node.said.standard);
        }
        if values.is_empty() {
            values = names.iter().flat_map(|name| rate::amounts(&self.figures, name, asked)).gather();
        }
        values.take_in(stated::values(&self.figures, &self.results, &Asked { node, table, names, asked, alone }));
        values
    }
}

/// A row that does not apply, as the place counts it; where it says nothing a person does.
fn inapplicable(row: &mut Row, terms: &Terms<'_>) {
    let points = match terms.scoring().and_then(|scoring| scoring.inapplicable) {
        Some(Inapplicable::Full) => row.points,
        Some(Inapplicable::None) => Some(Amount::ZERO),
        Some(Inapplicable::Rescaled) | None => None,
    };
    let judged = Outcome::Judgement(Text::new("不适用", "does not apply"));
    row.outcome = points.map_or(judged, Outcome::Points);
}

/// The form does not print it: the unit may go by another one, and nothing is certain.
fn by_place(row: &mut Row) {
    row.basis = Basis::Place;
    row.slips.clear();
    if let Standing::Differs { certain } = &mut row.standing {
        *certain = false;
    }
}

/// True where the row says why something is not counted: the form's figures are not those that were scored.
fn is_excused(node: &ScoreNode) -> bool {
    const EXCUSES: &str = "不计 不含 不包括 除外 剔除 扣除 挂职 借调 政策 批准 批复 上级 口径 调整 追加";
    [&node.said.reason, &node.said.remark].into_iter().flatten().any(|says| has(&says.text, EXCUSES))
}

/// A figure in doubt gives points only where all that it may be gives the same; so do results that the report states of
/// one name, where none stands in the row itself.
fn doubt(row: &mut Row) {
    let far = |value: &Value| value.grounds == Grounds::Stated && !value.near;
    let doubtful = match row.disputed {
        true => Grounds::Figures,
        false if row.grounds == Some(Grounds::Stated) && row.values.iter().any(far) => Grounds::Stated,
        false => return,
    };
    let figures = row.others.iter().filter(|other| other.grounds == Some(doubtful));
    let mut ends: Vec<Amount> = figures.map(|other| &other.outcome).filter_map(points).gather();
    let Some(own) = points(&row.outcome) else { return };
    ends.push(own);
    let (low, high) = (ends.iter().min().copied().unwrap_or(own), ends.iter().max().copied().unwrap_or(own));
    if low != high {
        row.outcome = Outcome::Between { low, high, why: Text::new("取数存疑", "a figure is in doubt") };
    }
}

fn points(outcome: &Outcome) -> Option<Amount> {
    match outcome {
        Outcome::Points(points) => Some(*points),
        _ => None,
    }
}

/// What a scheme gives for values, whatever lies within their limits.
fn award(scheme: &Scheme, chosen: &[&Value]) -> Award {
    let tries = chosen.iter().map(|value| value.tries.len()).max().unwrap_or(1).max(1);
    let given = |at: usize| {
        let text = |value: &Value| value.tries.get(at).or(value.tries.last()).cloned().unwrap_or_default();
        let texts: Vec<(String, String)> = chosen.iter().map(|value| (value.name.clone(), text(value))).gather();
        scheme.award(&Values::new(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))))
    };
    let mut all = given(0);
    for other in (1..tries).map(given) {
        if other.outcome == all.outcome {
            continue;
        }
        let (Some(one), Some(two)) = (ends(&all.outcome), ends(&other.outcome)) else { return other };
        let why = Text::new("完成值只写了范围", "only a limit is stated");
        all.outcome = Outcome::Between { low: one.0.min(two.0), high: one.1.max(two.1), why };
        all.alternatives.clear();
    }
    all
}

fn ends(outcome: &Outcome) -> Option<(Amount, Amount)> {
    match outcome {
        Outcome::Points(points) => Some((*points, *points)),
        Outcome::Between { low, high, .. } => Some((*low, *high)),
        Outcome::Judgement(_) => None,
    }
}

/// The same with another value for one of the names.
fn award_with(scheme: &Scheme, known: &[Known], at: usize, value: &Value) -> Award {
    let first = |(number, known): (usize, &Known)| known.values.first().filter(|_| number != at).cloned();
    let mut chosen: Vec<Value> = known.iter().enumerate().filter_map(first).gather();
    chosen.push(value.clone());
    award(scheme, &chosen.iter().gather())
}

/// A rate may have been rounded before it was scored, and a step begun may count whole.
fn rounded(scheme: &Scheme, known: &[Known]) -> Vec<Other> {
    let chosen: Vec<&Value> = known.iter().filter_map(|known| known.values.first()).gather();
    let begun = award(&scheme.begun(), &chosen).outcome;
    let why = Text::new("不足一档的按一档计", "a step begun counts whole");
    let mut others = vec![Other { outcome: begun, grounds: None, told: false, why }];
    for (at, one) in known.iter().enumerate() {
        for value in one.values.iter().filter(|value| value.grounds == Grounds::Figures).take(MOST) {
            let Some(exact) = value.tries.first().and_then(|text| text.strip_suffix('%')).and_then(Amount::parse)
            else {
                continue;
            };
            for scale in 0..=2 {
                let shown = format!("{}%", exact.rounded(scale).written(0));
                let why = Text::new(format!("按四舍五入的 {shown}"), format!("by {shown}, rounded"));
                let value = Value { tries: vec![shown], ..value.clone() };
                let award = award_with(scheme, known, at, &value);
                others.push(Other { outcome: award.outcome, grounds: None, told: false, why: why.clone() });
                let also = award.alternatives.into_iter().map(|(at, _)| Outcome::Points(at));
                others.take_in(also.map(|outcome| Other { outcome, grounds: None, told: false, why: why.clone() }));
            }
        }
    }
    others
}
