//! Causes and notes → findings, one each, under the code of the rule that claims them; and an outcome for every rule.

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::base::ordered::sort_by_key;

use super::scan::Broken;
use super::{Check, Found, RULES, Rule, Scan, claimant, fingerprint, sentences, twins};
use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, SourceId};
use crate::base::text::Text;
use crate::base::unit::Unit;
use crate::causes::{Cause, Explanation, Repair};
use crate::diagnostic::{Annotation, Diagnostic, Operand, Outcome, Severity, Suggestion, Working};
use crate::facts::{Confidence, Facts, Figure, FigureId, Labels};
use crate::ingest::IngestNote;
use crate::packs::{SwitchTo, Terms};
use crate::relations::{Relation, RelationId, Scales, Shape, Term, Verdict};
use crate::scoring::Sheet;

/// Everything the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a> {
    /// Figures and score tables.
    pub facts: &'a Facts,
    /// Equations with their verdicts.
    pub relations: &'a [Relation],
    /// What is broken, by cause.
    pub causes: &'a [Cause],
    /// Score tables, scored row by row.
    pub sheets: &'a [Sheet],
    /// What the packs in use say.
    pub terms: &'a Terms<'a>,
    /// What could not be read.
    pub notes: &'a [(SourceId, IngestNote)],
}

/// What the rules came to.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Findings, by place and code.
    pub findings: Vec<Diagnostic>,
    /// What became of every rule, in order.
    pub outcomes: Vec<RuleOutcome>,
}

/// What became of one rule.
#[derive(Clone, Debug)]
pub struct RuleOutcome {
    /// The rule.
    pub rule: &'static Rule,
    /// What became of it.
    pub outcome: Outcome,
    /// How many relations it claims.
    pub relations: usize,
    /// What is blank or unreadable in those of them that could not be computed.
    pub missing: Vec<String>,
}

/// Applies all rules.
pub fn check(submission: &Submission<'_>) -> Checked {
    let mut ordinals: Map<(&str, Labels), usize> = Map::new();
    let scales = Scales::new(submission.facts);
    let writer = Writer { submission, scales: &scales };
    let mut findings: Vec<Diagnostic> =
        submission.causes.iter().filter_map(|cause| writer.finding(cause, &mut ordinals)).gather();
    findings.take_in(submission.notes.iter().filter_map(|(source, note)| of_note(*source, note, &mut ordinals)));
    let broken = Broken::new(submission);
    let mut outcomes = Vec::with_capacity(RULES.len());
    for rule in RULES.iter().copied() {
        outcomes.push(match rule.check {
            Check::Scan(look) => scan(rule, look, submission, &broken, &mut findings, &mut ordinals),
            _ => outcome(rule, submission, &findings),
        });
    }
    sort_by_key(&mut findings, |finding| (finding.primary, finding.code));
    let mut checked = Checked { findings: twins::join(findings), outcomes };
    if cfg!(feature = "whole") {
        switch(&mut checked, submission.terms);
    }
    checked
}

/// How grave rules are in this place: any may be lowered, and only what is asked of forms be raised.
fn switch(checked: &mut Checked, terms: &Terms<'_>) {
    checked.findings.retain_mut(|finding| {
        let to = match terms.switch(finding.code.0) {
            None => return true,
            Some(SwitchTo::Off) => return false,
            Some(SwitchTo::Note) => Severity::Note,
            Some(SwitchTo::Warning) => Severity::Warning,
            Some(SwitchTo::Error) => Severity::Error,
        };
        let is_of_forms = finding.code.0.starts_with("JH-F");
        finding.severity = if is_of_forms { to } else { to.min(finding.severity) };
        true
    });
    for outcome in &mut checked.outcomes {
        if terms.switch(outcome.rule.code.0) == Some(SwitchTo::Off) {
            outcome.outcome = Outcome::NotApplicable;
            outcome.missing.clear();
        }
    }
}

/// Lets a rule look at the facts: its findings, and what became of it.
fn scan(
    rule: &'static Rule,
    look: fn(&mut Scan<'_>),
    submission: &Submission<'_>,
    broken: &Broken,
    findings: &mut Vec<Diagnostic>,
    ordinals: &mut Map<(&'static str, Labels), usize>,
) -> RuleOutcome {
    let mut scan = Scan::new(submission, broken);
    look(&mut scan);
    let outcome = match (scan.found.is_empty(), scan.looked, scan.missing.is_empty()) {
        (false, ..) => Outcome::Failed,
        (true, 0, true) => Outcome::NotApplicable,
        (true, 0, false) => Outcome::Insufficient,
        (true, ..) => Outcome::Passed,
    };
    findings.take_in(scan.found.into_iter().map(|found| of_found(rule, found, ordinals)));
    RuleOutcome { rule, outcome, relations: 0, missing: scan.missing }
}

fn of_found(rule: &Rule, found: Found, ordinals: &mut Map<(&'static str, Labels), usize>) -> Diagnostic {
    let ordinal = ordinal(ordinals, rule.code.0, &found.labels);
    let mut related = found.related;
    related.truncate(MOST_RELATED);
    Diagnostic {
        severity: rule.severity.min(found.severity),
        message: found.message,
        at: sentences::place(&found.labels),
        related,
        suggestions: found.suggestions,
        ..plain(rule, found.anchor, &found.labels, ordinal)
    }
}

/// A finding in which nothing was computed, still without words.
fn plain(rule: &Rule, primary: Anchor, labels: &Labels, ordinal: usize) -> Diagnostic {
    Diagnostic {
        code: rule.code,
        severity: rule.severity,
        message: Text::default(),
        reason: None,
        primary,
        at: Text::default(),
        related: Vec::new(),
        working: None,
        suggestions: Vec::new(),
        fingerprint: fingerprint::fingerprint(rule.code, labels, ordinal),
    }
}

/// What became of a rule.
fn outcome(rule: &'static Rule, submission: &Submission<'_>, findings: &[Diagnostic]) -> RuleOutcome {
    if let Check::Reading(_) = rule.check {
        let found = findings.iter().any(|finding| finding.code == rule.code);
        let outcome = if found { Outcome::Failed } else { Outcome::Passed };
        return RuleOutcome { rule, outcome, relations: 0, missing: Vec::new() };
    }
    let owner = |relation: &&Relation| claimant(relation).is_some_and(|owner| owner.code == rule.code);
    let claimed: Vec<&Relation> =
        submission.relations.iter().filter(|relation| !relation.is_echo()).filter(owner).gather();
    let any = |wanted: fn(&Verdict) -> bool| claimed.iter().any(|relation| wanted(&relation.verdict));
    let outcome = if any(|verdict| matches!(verdict, Verdict::Broken(_))) {
        Outcome::Failed
    } else if any(|verdict| matches!(verdict, Verdict::Holds | Verdict::Rounding(_))) {
        Outcome::Passed
    } else if claimed.is_empty() {
        Outcome::NotApplicable
    } else {
        Outcome::Insufficient
    };
    let insufficient = claimed.iter().filter(|relation| matches!(relation.verdict, Verdict::Insufficient));
    let missing = insufficient.spread(|relation| &relation.missing).map(|missing| missing.name.clone());
    RuleOutcome { rule, outcome, relations: claimed.len(), missing: missing.gather() }
}

fn ordinal(ordinals: &mut Map<(&'static str, Labels), usize>, code: &'static str, labels: &Labels) -> usize {
    let next = ordinals.entry((code, labels.clone())).or_insert(0usize);
    let ordinal = *next;
    *next = ordinal.saturating_add(1);
    ordinal
}

fn of_note(
    source: SourceId,
    note: &IngestNote,
    ordinals: &mut Map<(&'static str, Labels), usize>,
) -> Option<Diagnostic> {
    let rule = RULES.iter().find(|rule| match rule.check {
        Check::Reading(kinds) => kinds.contains(&note.kind),
        Check::Relations(_) | Check::Scan(_) => false,
    })?;
    let labels = Labels { form: None, row: vec![note.kind.id().to_owned()], column: String::new() };
    let ordinal = ordinal(ordinals, rule.code.0, &labels);
    let primary = Anchor { source, place: note.place };
    Some(Diagnostic { message: note.message.clone(), ..plain(rule, primary, &labels, ordinal) })
}

/// No more further places than a person follows.
const MOST_RELATED: usize = 20;

/// Words causes.
struct Writer<'a> {
    submission: &'a Submission<'a>,
    scales: &'a Scales,
}

impl Writer<'_> {
    fn relation(&self, id: RelationId) -> Option<&Relation> {
        crate::causes::get(self.submission.relations, id)
    }

    fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.submission.facts.figure(id)
    }

    fn finding(&self, cause: &Cause, ordinals: &mut Map<(&'static str, Labels), usize>) -> Option<Diagnostic> {
        let telling = self.relation(*cause.relations.first()?)?;
        let rule = claimant(telling)?;
        let suspect = suspect(cause, telling).and_then(|id| self.figure(id));
        let labels = suspect.map_or(&telling.labels, |figure| &figure.labels);
        let ordinal = ordinal(ordinals, rule.code.0, labels);
        Some(Diagnostic {
            code: rule.code,
            severity: severity(rule, telling, cause),
            message: sentences::message(self.submission.facts, telling, suspect, self.scale(telling)),
            reason: sentences::reason(self.submission.facts, cause, telling),
            at: sentences::place(labels),
            primary: suspect.and_then(|figure| figure.anchor).unwrap_or(telling.anchor),
            related: self.related(cause, suspect),
            working: self.working(telling, cause),
            suggestions: self.suggestions(cause, telling),
            fingerprint: fingerprint::fingerprint(rule.code, labels, ordinal),
        })
    }

    /// Digits after the point to write a relation's amounts with.
    fn scale(&self, relation: &Relation) -> u32 {
        relation.result.and_then(|id| self.figure(id)).map_or(0, |figure| self.scales.to_write(figure))
    }

    /// Other figures to blame, and what else is broken by the same cause.
    fn related(&self, cause: &Cause, suspect: Option<&Figure>) -> Vec<Annotation> {
        let others = cause.suspects.iter().filter(|id| suspect.is_none_or(|suspect| suspect.id != **id));
        let twins = others
            .filter_map(|id| self.figure(*id))
            .filter_map(|figure| Some(Annotation { label: sentences::same_slip(figure), anchor: figure.anchor? }));
        let others = cause.relations.iter().skip(1).filter_map(|id| self.relation(*id)).map(|relation| Annotation {
            label: sentences::message(self.submission.facts, relation, None, self.scale(relation)),
            anchor: relation.anchor,
        });
        twins.followed_by(others).followed_by(self.alternatives(cause)).take(MOST_RELATED).gather()
    }

    /// What a figure may be the same as, where none of them is: the others that it was held against.
    fn alternatives(&self, cause: &Cause) -> Vec<Annotation> {
        let telling = cause.relations.first().and_then(|id| self.relation(*id));
        let Some(telling) = telling.filter(|relation| relation.shape == Shape::Equal) else { return Vec::new() };
        let others = telling.readings.iter().enumerate().filter(|(at, _)| *at != telling.read_as);
        let figures = others.spread(|(_, reading)| &reading.terms).filter_map(|term| self.figure(term.figure));
        let said = |figure: &Figure| Text::same(&format!("{} {}", sentences::name(figure), figure.raw));
        figures.filter_map(|figure| Some(Annotation { label: said(figure), anchor: figure.anchor? })).gather()
    }

    /// The most telling equation, written out. Where one figure is to blame, what it should be.
    fn working(&self, relation: &Relation, cause: &Cause) -> Option<Working> {
        let (Verdict::Broken(gap) | Verdict::Rounding(gap)) = relation.verdict else { return None };
        let suspect = cause.suspects.first().and_then(|id| self.figure(*id)).zip(cause.repairs.first());
        let (found, expected) = match suspect {
            Some((figure, repair)) => (figure.amount, repair.value),
            None => (gap.stated, gap.computed),
        };
        let terms = solved_for(relation, &cause.suspects);
        Some(Working {
            expected,
            found,
            gap: found.minus(expected)?,
            slack: gap.slack,
            scale: self.scale(relation),
            unit: relation.result.and_then(|id| self.figure(id)).map_or(Unit::Points, |figure| figure.unit),
            blamed: !cause.suspects.is_empty(),
            operands: self.operands(relation, &terms),
        })
    }

    /// What is done with the terms, step by step.
    fn operands(&self, relation: &Relation, terms: &[Term]) -> Vec<Operand> {
        let operand = |operator: &'static str, term: &Term| {
            let figure = self.figure(term.figure)?;
            let value = figure.amount.written(self.scales.to_write(figure));
            Some(Operand { label: sentences::name(figure), value, operator, anchor: figure.anchor? })
        };
        let plain = |(at, term): (usize, &Term)| {
            let operator = match (relation.shape, term.minus) {
                _ if at == 0 && !term.minus => "",
                (Shape::Product, _) => "×",
                (Shape::Ratio, _) => "÷",
                (_, true) => "−",
                (_, false) => "+",
            };
            operand(operator, term)
        };
        match (relation.shape, terms) {
            (Shape::Change, [later, prior]) => {
                let steps = [operand("", later), operand("−", prior), operand("÷", prior)];
                steps.into_iter().spread(|one| one).gather()
            }
            (Shape::Growth, [change, later]) => self.grown(relation.falls, change, later, &operand).unwrap_or_default(),
            _ => terms.iter().enumerate().filter_map(plain).gather(),
        }
    }

    /// A change over what there was before it: the later figure without the change.
    fn grown(
        &self,
        falls: bool,
        change: &Term,
        later: &Term,
        operand: &dyn Fn(&'static str, &Term) -> Option<Operand>,
    ) -> Option<Vec<Operand>> {
        let (above, mut below) = (operand("", change)?, operand("÷", later)?);
        let (gained, amount) = (self.figure(change.figure)?.amount.abs(), self.figure(later.figure)?.amount);
        let before = if falls { amount.plus(gained) } else { amount.minus(gained) }?;
        let sign = if falls { "+" } else { "−" };
        below.label = format!("{} {} {sign} {}", below.label, below.value, above.value);
        below.value = before.written(0);
        Some(vec![above, below])
    }

    /// Changes to try; none where the gap may be lawful and only the unit can tell (结余).
    fn suggestions(&self, cause: &Cause, telling: &Relation) -> Vec<Suggestion> {
        let may_be_lawful = telling.shape == Shape::Difference && cause.relations.len() == 1;
        let repairs = cause.repairs.iter().filter(|_| !may_be_lawful).filter_map(|repair| self.suggestion(repair));
        if cause.explanation == Explanation::Exchanged {
            let edits = repairs.spread(|repair| repair.edits).gather();
            return vec![Suggestion { title: sentences::EXCHANGE.text(), edits }];
        }
        repairs.followed_by(sentences::advice(cause, telling)).gather()
    }

    fn suggestion(&self, repair: &Repair) -> Option<Suggestion> {
        let figures: Vec<&Figure> = repair.figures.iter().filter_map(|id| self.figure(*id)).gather();
        let first = figures.first()?;
        let edits = figures.iter().filter_map(|figure| Some((figure.anchor?, written(figure, repair.value)))).gather();
        Some(Suggestion { title: sentences::change(&figures, &written(first, repair.value), repair.mends), edits })
    }
}

/// A figure's new value, as it would be written; where 元 should be 万元, only 万 is missing.
fn written(figure: &Figure, value: Amount) -> String {
    let lost = figure.unit == Unit::Yuan && figure.amount.times(Amount::whole(10_000)) == Some(value);
    if lost { format!("{}万", figure.raw) } else { value.written(figure.scale) }
}

/// The terms that give the value in question: the right side, or, where a part of it is to blame, the equation solved
/// for that part.
fn solved_for(relation: &Relation, suspects: &[FigureId]) -> Vec<Term> {
    let terms = relation.terms();
    let part = terms.iter().find(|term| suspects.contains(&term.figure));
    let (Some(part), Some(result), false) = (part, relation.result, is_result(relation, suspects)) else {
        return terms.to_vec();
    };
    // result = others ± part, so part = ±(result − others)
    let others = terms.iter().filter(|term| term.figure != part.figure);
    let first = Term { figure: result, minus: part.minus };
    std::iter::once(first).followed_by(others.map(|term| Term { minus: term.minus == part.minus, ..*term })).gather()
}

fn is_result(relation: &Relation, suspects: &[FigureId]) -> bool {
    relation.result.is_some_and(|result| suspects.contains(&result))
}

/// The figure that a finding is about: of those to blame, the result of the equation, else the first.
fn suspect(cause: &Cause, telling: &Relation) -> Option<FigureId> {
    let result = telling.result.filter(|result| cause.suspects.contains(result));
    result.or(cause.suspects.first().copied())
}

/// The lowest of the rule's own, what the relation's trust allows, and what the verdict is worth.
fn severity(rule: &Rule, relation: &Relation, cause: &Cause) -> Severity {
    let trust = match relation.trust {
        Confidence::Certain => Severity::Error,
        Confidence::Likely => Severity::Warning,
        Confidence::Guess => Severity::Note,
    };
    let verdict = match (relation.verdict, cause.explanation) {
        (Verdict::Rounding(_), _) => Severity::Note,
        (_, Explanation::ExecutionElsewhere { .. }) => Severity::Warning,
        _ => Severity::Error,
    };
    rule.severity.min(trust).min(verdict)
}
