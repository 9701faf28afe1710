//! What sentences tell that forms state as well, and what they tell twice. A sentence that names the same measure, year and
//! funds as the form must agree with it; one that leaves a choice agrees where any square fits.

use super::across::{is_whole, is_wider};
use super::evidence::Evidence;
use super::verdict::in_unit;
use super::{Basis, Dimension, Reading, Relation, Scales, Shape, minus, plus, stated};
use crate::base::amount::Amount;
use crate::facts::{Confidence, Facts, Field, Org, Told};
use crate::ingest::limits;
use crate::packs::words::told as words;
use crate::vocabulary::{Measure, measure};

/// What forms call by another measure.
const SAME: &[(Measure, Measure)] = &[
    (measure::EXPENDITURE_TOTAL, measure::ANNUAL_FUNDS),
    (measure::EXPENDITURE_TOTAL, measure::EXPENDITURE_OF_YEAR),
    (measure::INCOME_TOTAL, measure::INCOME_OF_YEAR),
];

/// More of them than a report has, so that hostile ones cost little.
const MOST_FIELDS: usize = 24;

/// A relation for every quantity that is stated twice.
pub(super) fn state(facts: &Facts, evidence: &Evidence<'_>) -> Vec<Relation> {
    let mut relations = Vec::new();
    let mut first: Vec<Told> = Vec::new();
    let mut scaled = 0usize;
    let only_year = only_year(facts);
    for told in facts.told.iter().filter_map(as_stated).take(limits::TOLD) {
        let of_forms = against_forms(facts, &told, only_year, evidence);
        if !of_forms.is_empty() {
            scaled = scaled.saturating_add(usize::from(of_forms.iter().any(|relation| is_scaled(facts, relation))));
            relations.extend(of_forms);
        } else if let Some(before) = first.iter().find(|before| is_same(facts, before, &told)) {
            if let Some(mut relation) = equal(facts, &told, Dimension::Part) {
                relation.readings.push(Reading { terms: vec![plus(before.figure)] });
                relations.push(relation);
            }
        } else {
            first.push(told);
        }
    }
    // Where more than one sentence differs from the forms ten thousand times, the unit of a form was not told.
    relations.retain(|relation| scaled < 2 || !is_scaled(facts, relation));
    relations
}

/// What is held against forms: a budget or an outturn of which no sentence says of what may be all there is, or a part of it.
fn as_stated(told: &Told) -> Option<Told> {
    let all = Told { measure: measure::EXPENDITURE_TOTAL, narrow: words::NARROW, loose: false, ..*told };
    if told.loose { Some(all).filter(|_| told.measure == measure::ANNUAL_FUNDS) } else { Some(*told) }
}

/// True where two sentences of one document speak of the same.
fn is_same(facts: &Facts, one: &Told, other: &Told) -> bool {
    let key = |told: &Told| (told.measure, told.stage, told.prior, told.year, told.narrow);
    let source = |told: &Told| facts.figure(told.figure).and_then(|figure| figure.anchor).map(|anchor| anchor.source);
    key(one) == key(other) && one.year.is_some() && one.narrow != words::NARROW && source(one) == source(other)
}

/// The year of reports that do not say theirs, where all sentences speak of one.
fn only_year(facts: &Facts) -> Option<u16> {
    let first = facts.told.iter().find_map(|told| told.year);
    first.filter(|_| facts.told.iter().all(|told| told.year.is_none() || told.year == first))
}

/// For each form that states the quantity: the figure is one of those in it.
fn against_forms(facts: &Facts, told: &Told, only_year: Option<u16>, evidence: &Evidence<'_>) -> Vec<Relation> {
    let source = facts.figure(told.figure).and_then(|figure| figure.anchor).map(|anchor| anchor.source);
    let of = source.and_then(|source| facts.year(source)).or(only_year);
    let year = told.year.or(of);
    let prior = told.prior || (year.is_some() && year == of.and_then(|year| year.checked_sub(1)));
    if !prior && year != of {
        return Vec::new();
    }
    let certain = told.sure && !prior && told.year.is_some() && !words::DOUBTFUL.contains(&told.measure);
    // By form, and how many of its readings are of what was spent: they stand first, as a sentence that names no stage mostly
    // means that.
    let mut forms: Vec<((u32, usize), usize, Relation)> = Vec::new();
    let fields = facts.fields.iter().filter(|field| field.scope.prior_year == prior && is_told(field, told));
    for field in fields.take(MOST_FIELDS) {
        let stage = field.scope.stage.map_or(words::OUTTURN, words::bit);
        let Some(id) = field.figure().filter(|_| told.stage == 0 || told.stage & stage != 0) else { continue };
        if is_wider(facts, field) {
            continue;
        }
        if !forms.iter().any(|(block, ..)| *block == field.block) {
            forms.extend(equal(facts, told, Dimension::Form).map(|relation| (field.block, 0, relation)));
        }
        let Some((_, spent, relation)) = forms.iter_mut().find(|(block, ..)| *block == field.block) else { continue };
        let outturn = stage & words::OUTTURN != 0;
        let at = if outturn { *spent } else { relation.readings.len() };
        *spent = spent.saturating_add(usize::from(outturn));
        relation.readings.insert(at, Reading { terms: vec![plus(id)] });
        // 收入合计 of some forms holds what was carried over.
        let carried = facts.fields.iter().find(|other| {
            (other.group, other.block) == (field.group, field.block)
                && other.measure == Some(measure::CARRY_OVER_FROM_PRIOR_YEAR)
        });
        if let (measure::INCOME_TOTAL, Some(carried)) = (told.measure, carried.and_then(Field::figure)) {
            relation.readings.push(Reading { terms: vec![plus(id), minus(carried)] });
        }
    }
    let holds = |relation: &Relation| super::holds(relation, facts, &Scales::default());
    // Where one form says the same, it is the other form that differs.
    let fits = forms.iter().any(|(.., relation)| holds(relation));
    let mut relations = Vec::with_capacity(forms.len());
    for (_, spent, mut relation) in forms {
        if !certain || fits || spent == 0 || is_scaled(facts, &relation) {
            relation.trust = Confidence::Likely;
        }
        // Some of the funds, some of the units: worth a word only where it is the same, or but for a slip.
        if told.narrow == 0 || holds(&relation) {
            relations.push(relation);
        } else if let Some(slipped) = slipped(&relation, evidence) {
            relation.readings = vec![slipped];
            relation.trust = Confidence::Likely;
            relations.push(relation);
        }
    }
    relations
}

/// The reading of which a figure would be the same but for a slip.
fn slipped(relation: &Relation, evidence: &Evidence<'_>) -> Option<Reading> {
    const LEAST: usize = 4;
    let figure = relation.result?;
    let slip = |reading: &&Reading| match reading.terms.as_slice() {
        [term] => evidence.should_agree(figure, term.figure, LEAST),
        _ => false,
    };
    relation.readings.iter().find(slip).cloned()
}

/// A relation that is still to be given its readings.
fn equal(facts: &Facts, told: &Told, varies: Dimension) -> Option<Relation> {
    let figure = facts.figure(told.figure)?;
    let mut relation = stated(Shape::Equal, Basis::Sentence, varies, figure.anchor?, figure.labels.clone());
    relation.measure = Some(told.measure);
    relation.result = Some(told.figure);
    if varies != Dimension::Form {
        relation.trust = Confidence::Likely;
    }
    Some(relation)
}

/// True where one side is ten thousand times the other, to the digits of the coarser.
fn is_scaled(facts: &Facts, relation: &Relation) -> bool {
    let Some(figure) = relation.result.and_then(|id| facts.figure(id)) else { return false };
    let ten_thousand = Amount::whole(10_000);
    let mut others = relation.readings.iter().filter_map(|reading| facts.figure(reading.terms.first()?.figure));
    others.any(|other| {
        let Some(amount) = in_unit(other, figure.unit).filter(|amount| !amount.is_zero()) else { return false };
        let digits = figure.scale.min(other.scale);
        let same =
            |amount: Option<Amount>| amount.map(|amount| amount.rounded(digits)) == Some(figure.amount.rounded(digits));
        same(amount.times(ten_thousand)) || same(amount.over(ten_thousand))
    })
}

/// True for a square of the whole department, or of the department itself, that states a measure: a sentence may mean either.
/// A sentence that may speak of less may speak of the project of a form.
fn is_told(field: &Field, told: &Told) -> bool {
    let same = |measure: Measure| measure == told.measure || SAME.contains(&(told.measure, measure));
    let project = field.scope.project && field.scope.org.is_none() && told.narrow == words::NARROW;
    let own = project || field.scope.org == Some(Org::Own) && !field.scope.project;
    (own || is_whole(field)) && field.measure.is_some_and(same)
}
