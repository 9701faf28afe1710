//! Puts the report together.

use std::collections::{BTreeMap, BTreeSet};

use super::model;
use super::place::{Places, number};
use crate::base::anchor::{Anchor, Place, SourceId};
use crate::base::text::Lang;
use crate::causes::Cause;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::document::Document;
use crate::facts::{Facts, Figure, FigureId, Points, ScoreNode, ScoreTable};
use crate::packs::Packs;
use crate::recognize::Recognition;
use crate::relations::{Basis, Relation, Scales, Shape, Verdict};
use crate::rules::{self, Checked};

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
    /// Figures.
    pub facts: &'a Facts,
    /// Equations.
    pub relations: &'a [Relation],
    /// Causes.
    pub causes: &'a [Cause],
    /// Findings and outcomes.
    pub checked: &'a Checked,
}

/// The report on one submission.
pub fn build(parts: &Parts<'_>, packs: &Packs, lang: Lang) -> model::Report {
    let places = Places::new(parts.sources.iter().map(|(_, document, _)| *document).collect());
    let builder = Builder { parts, places, lang, scales: Scales::new(parts.facts) };
    let figures = builder.figures();
    let count = |status: &str| number(figures.iter().filter(|figure| figure.status == status).count());
    model::Report {
        schema: 1,
        engine: engine(packs),
        sources: builder.sources(),
        department: first(parts, |recognition| recognition.department.as_ref().map(|cited| cited.value.clone())),
        year: first(parts, |recognition| recognition.year.as_ref().map(|cited| cited.value)),
        forms: builder.forms(),
        findings: parts.checked.findings.iter().map(|finding| builder.finding(finding)).collect(),
        checks: builder.checks(),
        coverage: model::Coverage {
            figures: number(figures.len()),
            verified: count("verified"),
            mismatched: count("mismatched"),
            unverified: count("unverified"),
        },
        relations: parts.relations.iter().map(|relation| builder.relation(relation)).collect(),
        figures,
        scores: model::Scores { tables: parts.facts.scores.iter().map(|table| builder.score_table(table)).collect() },
    }
}

/// The program and its packs.
pub fn engine(packs: &Packs) -> model::Engine {
    let packs = packs.packs.iter().map(|pack| model::Pack { id: pack.id.clone(), version: pack.version.clone() });
    model::Engine { name: "jihe".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned(), packs: packs.collect() }
}

fn first<T>(parts: &Parts<'_>, of: impl Fn(&Recognition) -> Option<T>) -> Option<T> {
    parts.sources.iter().find_map(|(_, _, recognition)| of(recognition))
}

struct Builder<'a> {
    parts: &'a Parts<'a>,
    places: Places<'a>,
    lang: Lang,
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
        self.parts.sources.iter().enumerate().map(source).collect()
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
                    evidence: block.evidence.iter().map(|text| text.get(self.lang).to_owned()).collect(),
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
        forms.sort_by_key(|form| (form.place.source, form.place.table, form.place.row));
        forms
    }

    fn finding(&self, finding: &Diagnostic) -> model::Finding {
        let rule = rules::by_code(finding.code.0);
        model::Finding {
            code: finding.code.0.to_owned(),
            name: rule.map(|rule| rule.name).unwrap_or_default().to_owned(),
            label: rule.map(|rule| rule.label.get(self.lang)).unwrap_or_default().to_owned(),
            severity: finding.severity.id().to_owned(),
            message: finding.message.get(self.lang).to_owned(),
            reason: finding.reason.as_ref().map(|reason| reason.get(self.lang).to_owned()),
            place: self.places.place(finding.primary),
            at: self.at(finding.primary),
            related: finding
                .related
                .iter()
                .map(|related| model::Related {
                    label: related.label.get(self.lang).to_owned(),
                    place: self.places.place(related.anchor),
                })
                .collect(),
            working: finding.working.as_ref().map(|working| model::Working {
                expected: working.expected.written(working.scale),
                found: working.found.written(working.scale),
                gap: working.gap.signed(working.scale),
                slack: working.slack.written(0),
                operands: working
                    .operands
                    .iter()
                    .map(|operand| model::Operand {
                        label: operand.label.clone(),
                        value: operand.value.written(working.scale),
                        sign: sign(operand.minus),
                        place: self.places.place(operand.anchor),
                    })
                    .collect(),
            }),
            suggestions: finding
                .suggestions
                .iter()
                .map(|suggestion| model::Suggestion {
                    title: suggestion.title.get(self.lang).to_owned(),
                    safety: "needsDecision".to_owned(),
                    edits: suggestion
                        .edits
                        .iter()
                        .map(|(anchor, replacement)| model::SuggestedEdit {
                            place: self.places.place(*anchor),
                            replacement: replacement.clone(),
                        })
                        .collect(),
                })
                .collect(),
            fingerprint: format!("{:016x}", finding.fingerprint),
        }
    }

    /// The place in words: the form, the row and the column of the figure that stands there.
    fn at(&self, anchor: Anchor) -> String {
        let figure = self.parts.facts.figures.iter().find(|figure| figure.anchor == Some(anchor));
        let Some(figure) = figure else { return String::new() };
        let form = figure.labels.form.map(|form| form.label().get(self.lang).to_owned());
        let row = figure.labels.row.join("·");
        let column = figure.labels.column.clone();
        form.into_iter().chain([row, column]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("·")
    }

    fn checks(&self) -> model::Checks {
        let mut checks =
            model::Checks { checked: 0, passed: 0, failed: 0, not_applicable: 0, insufficient: 0, list: Vec::new() };
        for (rule, outcome, relations) in &self.parts.checked.outcomes {
            let (name, detail, count) = match outcome {
                Outcome::Passed => ("passed", None, &mut checks.passed),
                Outcome::Failed => ("failed", None, &mut checks.failed),
                Outcome::NotApplicable => ("notApplicable", None, &mut checks.not_applicable),
                Outcome::Insufficient(missing) => ("insufficient", Some(missing.join("、")), &mut checks.insufficient),
            };
            *count = count.saturating_add(1);
            checks.list.push(model::Check {
                code: rule.code.0.to_owned(),
                name: rule.name.to_owned(),
                label: rule.label.get(self.lang).to_owned(),
                outcome: name.to_owned(),
                relations: number(*relations),
                detail: detail.filter(|detail| !detail.is_empty()),
            });
        }
        checks.checked = checks.passed.saturating_add(checks.failed);
        checks
    }

    fn relation(&self, relation: &Relation) -> model::Relation {
        let scale =
            relation.result.and_then(|id| self.parts.facts.figure(id)).map_or(0, |figure| self.scales.around(figure));
        let (verdict, gap) = match relation.verdict {
            Verdict::Holds => ("holds", None),
            Verdict::Rounding(gap) => ("rounding", Some(gap.difference.signed(scale))),
            Verdict::Broken(gap) => ("broken", Some(gap.difference.signed(scale))),
            Verdict::Insufficient => ("insufficient", None),
        };
        let constant = relation.constant.filter(|_| relation.result.is_none()).map(|value| model::Term {
            role: "result".to_owned(),
            sign: 1,
            value: value.written(0),
            place: None,
        });
        let result = relation.result.and_then(|id| self.term(id, "result", false, scale));
        let terms = relation
            .terms()
            .iter()
            .filter_map(|term| self.term(term.figure, role(relation.shape, term.minus), term.minus, scale));
        model::Relation {
            id: relation.id.0,
            shape: shape(relation.shape).to_owned(),
            basis: basis(relation.basis).to_owned(),
            verdict: verdict.to_owned(),
            gap,
            rule: rules::claimant(relation).map(|rule| rule.code.0).unwrap_or_default().to_owned(),
            terms: constant.into_iter().chain(result).chain(terms).collect(),
        }
    }

    fn term(&self, id: FigureId, role: &str, minus: bool, scale: u32) -> Option<model::Term> {
        let figure = self.parts.facts.figure(id)?;
        Some(model::Term {
            role: role.to_owned(),
            sign: sign(minus),
            value: figure.amount.written(scale),
            place: Some(self.places.place(figure.anchor?)),
        })
    }

    fn figures(&self) -> Vec<model::Figure> {
        let status = Status::new(self.parts);
        let mut figures: Vec<&Figure> =
            self.parts.facts.figures.iter().filter(|figure| figure.anchor.is_some()).collect();
        figures.sort_by_key(|figure| (figure.anchor, figure.id));
        figures
            .into_iter()
            .filter_map(|figure| {
                let (name, reason) = status.of(figure.id);
                Some(model::Figure {
                    place: self.places.place(figure.anchor?),
                    value: figure.amount.written(figure.scale),
                    unit: figure.unit.zh().to_owned(),
                    measure: figure.measure.map(|measure| measure.id().to_owned()),
                    status: name.to_owned(),
                    reason: reason.map(str::to_owned),
                    relations: status.relations.get(&figure.id).cloned().unwrap_or_default(),
                })
            })
            .collect()
    }

    fn score_table(&self, table: &ScoreTable) -> model::ScoreTable {
        let value =
            |id: Option<FigureId>| id.and_then(|id| self.parts.facts.figure(id)).map(|figure| figure.amount.written(0));
        let row = |node: &ScoreNode| model::ScoreRow {
            path: node.path.clone(),
            heading: node.heading,
            points: match node.points {
                Points::Own(figure) => value(Some(figure)),
                Points::Shared(_) | Points::Unstated => None,
            },
            shares_points: matches!(node.points, Points::Shared(_)),
            score: value(node.score),
            place: self.places.place(node.anchor),
        };
        model::ScoreTable {
            kind: table.kind.id().to_owned(),
            total_points: value(table.total_points),
            total_score: value(table.total_score),
            rows: table.nodes.iter().map(row).collect(),
        }
    }
}

/// What vouches for each figure, and what speaks against it.
struct Status {
    verified: BTreeSet<FigureId>,
    blamed: BTreeSet<FigureId>,
    insufficient: BTreeSet<FigureId>,
    bounded: BTreeSet<FigureId>,
    relations: BTreeMap<FigureId, Vec<u32>>,
}

impl Status {
    fn new(parts: &Parts<'_>) -> Self {
        let mut status = Self {
            verified: BTreeSet::new(),
            blamed: BTreeSet::new(),
            insufficient: BTreeSet::new(),
            bounded: BTreeSet::new(),
            relations: BTreeMap::new(),
        };
        for relation in parts.relations {
            for figure in relation.figures() {
                status.relations.entry(figure).or_default().push(relation.id.0);
                if relation.verifies() {
                    status.verified.insert(figure);
                } else if matches!(relation.verdict, Verdict::Insufficient) {
                    status.insufficient.insert(figure);
                } else if relation.shape == Shape::Bound {
                    status.bounded.insert(figure);
                }
            }
        }
        for cause in parts.causes {
            status.blame(parts, cause);
        }
        status
    }

    /// The suspects of a cause; where it has none, every figure of its equations that nothing vouches for.
    fn blame(&mut self, parts: &Parts<'_>, cause: &Cause) {
        if !cause.suspects.is_empty() {
            self.blamed.extend(&cause.suspects);
            return;
        }
        let broken = cause
            .relations
            .iter()
            .filter_map(|id| crate::causes::get(parts.relations, *id))
            .filter(|relation| matches!(relation.verdict, Verdict::Broken(_)));
        let open: Vec<FigureId> =
            broken.flat_map(Relation::figures).filter(|figure| !self.verified.contains(figure)).collect();
        self.blamed.extend(open);
    }

    fn of(&self, figure: FigureId) -> (&'static str, Option<&'static str>) {
        if self.blamed.contains(&figure) {
            ("mismatched", None)
        } else if self.verified.contains(&figure) {
            ("verified", None)
        } else if self.insufficient.contains(&figure) {
            ("unverified", Some("insufficient"))
        } else if self.bounded.contains(&figure) {
            ("unverified", Some("onlyBound"))
        } else {
            ("unverified", Some("noRelation"))
        }
    }
}

fn unknown(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "未识别的表格",
        Lang::En => "Unknown table",
    }
}

fn sign(minus: bool) -> i8 {
    if minus { -1 } else { 1 }
}

fn role(shape: Shape, minus: bool) -> &'static str {
    match (shape, minus) {
        (Shape::Ratio, false) => "dividend",
        (Shape::Ratio, true) => "divisor",
        (Shape::Bound, _) => "limit",
        _ => "part",
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Sum => "sum",
        Shape::Difference => "difference",
        Shape::Ratio => "ratio",
        Shape::Equal => "equal",
        Shape::Bound => "bound",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Form => "form",
        Basis::Heading => "heading",
        Basis::Identity => "identity",
    }
}
