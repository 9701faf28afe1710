//! Puts the report together.

use super::coverage::Status;
use super::model;
use super::place::{Places, number};
use crate::base::anchor::{Anchor, Place, SourceId};
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::ordered::sort_by_key;
use crate::base::text::Lang;
use crate::causes::Cause;
use crate::diagnostic::Outcome;
use crate::document::Document;
use crate::facts::{Facts, Figure, FigureId};
use crate::packs::{Packs, Terms};
use crate::recognize::Recognition;
use crate::relations::{Basis, Relation, Scales, Shape, Verdict};
use crate::rules::{self, Checked};
use crate::scoring::Sheet;

/// What is known of a source beside its document.
#[derive(Clone, Debug)]
pub struct SourceInfo {
    /// Its name.
    pub name: String,
    /// Its format.
    pub format: &'static str,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// The results of all stages.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The sources.
    pub sources: &'a [(SourceInfo, &'a Document, Recognition)],
    /// What the packs in use say.
    pub terms: &'a Terms<'a>,
    /// Figures.
    pub facts: &'a Facts,
    /// Equations.
    pub relations: &'a [Relation],
    /// Causes.
    pub causes: &'a [Cause],
    /// Score tables, scored row by row.
    pub sheets: &'a [Sheet],
    /// Findings and outcomes.
    pub checked: &'a Checked,
}

/// The report on one submission.
pub fn build(parts: &Parts<'_>, packs: &Packs, lang: Lang) -> model::Report {
    let places = Places::new(parts.sources.iter().map(|(_, document, _)| *document).gather());
    let builder = Builder { parts, places, packs, lang, scales: Scales::new(parts.facts) };
    let figures = builder.figures();
    let count = |status| number(figures.iter().filter(|figure| figure.status == status).count());
    model::Report {
        schema: 1,
        engine: engine(packs),
        sources: builder.sources(),
        repeated: Vec::new(),
        department: first(parts, |recognition| recognition.department.as_ref().map(|cited| cited.value.clone())),
        year: first(parts, |recognition| recognition.year.as_ref().map(|cited| cited.value)),
        department_place: first(parts, |recognition| recognition.department.as_ref().map(|cited| cited.anchor))
            .map(|anchor| builder.places.place(anchor)),
        year_place: first(parts, |recognition| recognition.year.as_ref().map(|cited| cited.anchor))
            .map(|anchor| builder.places.place(anchor)),
        packs: if cfg!(feature = "whole") { builder.packs() } else { Vec::new() },
        forms: builder.forms(),
        findings: parts.checked.findings.iter().map(|finding| builder.finding(finding)).gather(),
        checks: builder.checks(),
        coverage: model::Coverage {
            figures: number(figures.len()),
            verified: count(model::Status::Verified),
            mismatched: count(model::Status::Mismatched),
            unverified: count(model::Status::Unverified),
        },
        relations: parts
            .relations
            .iter()
            .filter(|relation| !relation.is_echo())
            .map(|relation| builder.relation(relation))
            .gather(),
        figures,
        scores: builder.scores(),
    }
}

/// The program and its packs.
pub fn engine(packs: &Packs) -> model::Engine {
    let packs = packs.packs.iter().map(|pack| model::Pack {
        id: pack.id.clone(),
        version: pack.version.clone(),
        name: pack.name_zh.clone(),
    });
    model::Engine { name: "jihe".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned(), packs: packs.gather() }
}

fn first<T>(parts: &Parts<'_>, of: impl Fn(&Recognition) -> Option<T>) -> Option<T> {
    parts.sources.iter().find_map(|(_, _, recognition)| of(recognition))
}

pub(super) struct Builder<'a> {
    pub(super) parts: &'a Parts<'a>,
    pub(super) places: Places<'a>,
    pub(super) packs: &'a Packs,
    pub(super) lang: Lang,
    scales: Scales,
}

impl Builder<'_> {
    fn sources(&self) -> Vec<model::Source> {
        let source = |(id, (info, _, _)): (usize, &(SourceInfo, &Document, Recognition))| model::Source {
            id: number(id),
            name: info.name.clone(),
            format: Some(info.format.to_owned()),
            sha256: info.sha256.clone(),
            error: None,
        };
        self.parts.sources.iter().enumerate().map(source).gather()
    }

    fn forms(&self) -> Vec<model::Form> {
        let mut forms = Vec::new();
        for (id, (_, _, recognition)) in self.parts.sources.iter().enumerate() {
            let source = SourceId(number(id));
            for block in &recognition.blocks {
                let place = Place::Cell { table: block.table, row: block.header, col: 0, range: None };
                forms.push(model::Form {
                    kind: block.kind.id().to_owned(),
                    label: block.kind.label().get(self.lang).to_owned(),
                    title: block.title.as_ref().map(|title| title.value.clone()),
                    place: self.places.place(Anchor { source, place }),
                    evidence: block.evidence.iter().map(|text| text.get(self.lang).to_owned()).gather(),
                });
            }
            for table in &recognition.unknown {
                let place = Place::Cell { table: *table, row: 0, col: 0, range: None };
                forms.push(model::Form {
                    kind: "unknown".to_owned(),
                    label: unknown(self.lang).to_owned(),
                    title: None,
                    place: self.places.place(Anchor { source, place }),
                    evidence: Vec::new(),
                });
            }
        }
        sort_by_key(&mut forms, |form| (form.place.source, form.place.table, form.place.row));
        forms
    }

    fn checks(&self) -> model::Checks {
        let mut checks =
            model::Checks { checked: 0, passed: 0, failed: 0, not_applicable: 0, insufficient: 0, list: Vec::new() };
        for found in &self.parts.checked.outcomes {
            let (outcome, count) = match found.outcome {
                Outcome::Passed => (model::Outcome::Passed, &mut checks.passed),
                Outcome::Failed => (model::Outcome::Failed, &mut checks.failed),
                Outcome::NotApplicable => (model::Outcome::NotApplicable, &mut checks.not_applicable),
                Outcome::Insufficient => (model::Outcome::Insufficient, &mut checks.insufficient),
            };
            *count = count.saturating_add(1);
            checks.list.push(model::Check {
                code: found.rule.code.0.to_owned(),
                name: found.rule.name.to_owned(),
                label: found.rule.sentence(self.packs, self.lang),
                outcome,
                relations: number(found.relations),
                detail: (!found.missing.is_empty()).then(|| found.missing.joined("、")),
            });
        }
        checks.checked = checks.passed.saturating_add(checks.failed);
        checks
    }

    fn relation(&self, relation: &Relation) -> model::Relation {
        let scale =
            relation.result.and_then(|id| self.parts.facts.figure(id)).map_or(0, |figure| self.scales.to_write(figure));
        let (verdict, gap) = match relation.verdict {
            Verdict::Holds => (model::Verdict::Holds, None),
            Verdict::Rounding(gap) => (model::Verdict::Rounding, Some(gap.difference.signed(scale))),
            Verdict::Broken(gap) => (model::Verdict::Broken, Some(gap.difference.signed(scale))),
            Verdict::Insufficient => (model::Verdict::Insufficient, None),
        };
        let constant = relation.constant.filter(|_| relation.result.is_none()).map(|value| model::Term {
            role: model::TermRole::Result,
            sign: 1,
            value: value.written(0),
            place: None,
        });
        let result = relation.result.and_then(|id| self.term(id, left(relation.shape), false));
        let terms = relation
            .terms()
            .iter()
            .filter_map(|term| self.term(term.figure, role(relation.shape, term.minus), term.minus));
        model::Relation {
            id: relation.id.0,
            shape: shape(relation.shape),
            basis: basis(relation.basis),
            verdict,
            gap,
            rule: rules::claimant(relation).map(|rule| rule.code.0).unwrap_or_default().to_owned(),
            terms: constant.into_iter().followed_by(result).followed_by(terms).gather(),
        }
    }

    fn term(&self, id: FigureId, role: model::TermRole, minus: bool) -> Option<model::Term> {
        let figure = self.parts.facts.figure(id)?;
        Some(model::Term {
            role,
            sign: sign(minus),
            value: figure.amount.written(self.scales.to_write(figure)),
            place: Some(self.places.place(figure.anchor?)),
        })
    }

    fn figures(&self) -> Vec<model::Figure> {
        let status = Status::new(self.parts);
        let mut figures: Vec<&Figure> =
            self.parts.facts.figures.iter().filter(|figure| figure.anchor.is_some()).gather();
        sort_by_key(&mut figures, |figure| (figure.anchor, figure.id));
        figures
            .into_iter()
            .filter_map(|figure| {
                let (checked, reason) = status.of(figure.id);
                Some(model::Figure {
                    place: self.places.place(figure.anchor?),
                    value: figure.amount.written(figure.scale),
                    unit: figure.unit.zh().to_owned(),
                    measure: figure
                        .measure
                        .map(|measure| self.packs.own_id(measure).unwrap_or(measure.id()).to_owned()),
                    status: checked,
                    reason,
                    relations: status.relations(figure.id),
                })
            })
            .gather()
    }
}

fn unknown(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "未识别的表格",
        Lang::En => "Unknown table",
    }
}

pub(super) fn sign(minus: bool) -> i8 {
    if minus { -1 } else { 1 }
}

fn left(shape: Shape) -> model::TermRole {
    match shape {
        Shape::Bound => model::TermRole::Limit,
        _ => model::TermRole::Result,
    }
}

fn role(shape: Shape, minus: bool) -> model::TermRole {
    match (shape, minus) {
        (Shape::Ratio, false) => model::TermRole::Dividend,
        (Shape::Ratio, true) => model::TermRole::Divisor,
        _ => model::TermRole::Part,
    }
}

fn shape(shape: Shape) -> model::Shape {
    match shape {
        Shape::Sum => model::Shape::Sum,
        Shape::Difference => model::Shape::Difference,
        Shape::Ratio => model::Shape::Ratio,
        Shape::Equal => model::Shape::Equal,
        Shape::Bound => model::Shape::Bound,
        Shape::Product => model::Shape::Product,
        Shape::Change => model::Shape::Change,
        Shape::Growth => model::Shape::Growth,
    }
}

fn basis(basis: Basis) -> model::Basis {
    match basis {
        Basis::Form => model::Basis::Form,
        Basis::Heading => model::Basis::Heading,
        Basis::Identity => model::Basis::Identity,
        Basis::Structure => model::Basis::Structure,
        Basis::Sentence => model::Basis::Sentence,
    }
}
