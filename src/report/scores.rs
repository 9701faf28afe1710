//! Score tables as the report says them, with what each row is worth.

use super::build::Builder;
use super::model;
use super::place::number;
use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::base::ordered::Map;
use crate::diagnostic::Operand;
use crate::facts::{FigureId, Points, ScoreNode, ScoreTable};
use crate::packs::Grades;
use crate::rubric::Outcome;
use crate::rules;
use crate::scoring::{self, Basis, Grounds, Row, Span, Standing, Sum, Totals, Value};
use crate::vocabulary::FormKind;

impl Builder<'_> {
    /// All score tables.
    pub(super) fn scores(&self) -> model::Scores {
        let tables = self.parts.facts.scores.iter().enumerate();
        let scored = tables.filter(|(_, table)| table.kind != FormKind::Targets);
        let mut known = Map::new();
        let whole = cfg!(feature = "whole");
        model::Scores {
            tables: scored.map(|(at, table)| self.score_table(at, table, &mut known)).gather(),
            questions: if whole { self.questions() } else { Vec::new() },
            evidence: if whole { self.evidence() } else { Vec::new() },
        }
    }

    /// Rows of one name in tables of one kind are told apart by their order, for which they are counted.
    fn score_table(&self, at: usize, table: &ScoreTable, known: &mut Map<String, usize>) -> model::ScoreTable {
        let sheet = self.parts.sheets.iter().find(|sheet| sheet.table == at);
        let totals = sheet.filter(|_| cfg!(feature = "whole")).map(|sheet| sheet.totals(self.parts.facts));
        let value = |id: Option<FigureId>| self.amount(id).map(|amount| amount.written(0));
        let mut row = |(node, score): (usize, &ScoreNode)| {
            let scored = sheet.and_then(|sheet| sheet.rows.iter().find(|row| row.node == node));
            let standard = &score.said.standard;
            model::ScoreRow {
                path: score.path.clone(),
                heading: score.heading,
                points: match score.points {
                    Points::Own(figure) => value(Some(figure)),
                    Points::Shared(_) | Points::Unstated => None,
                },
                shares_points: matches!(score.points, Points::Shared(_)),
                score: value(score.score),
                place: self.places.place(score.anchor),
                criterion: (!standard.is_empty()).then(|| standard.clone()),
                scored: if cfg!(feature = "whole") {
                    scored.map(|row| self.scored(row, fingerprint(table.kind, &score.path, known)))
                } else {
                    None
                },
            }
        };
        model::ScoreTable {
            kind: table.kind.id().to_owned(),
            total_points: value(table.total_points),
            total_score: value(table.total_score),
            rows: table.nodes.iter().enumerate().map(&mut row).gather(),
            sums: totals.map(|totals| sums(&totals)),
            total: totals.map(|totals| self.total(table, &totals)),
        }
    }

    fn total(&self, table: &ScoreTable, totals: &Totals) -> model::ScoreTotal {
        let claimed = totals.claims.then_some(totals.all.claimed);
        let printed = self.amount(table.total_score).or(claimed);
        let grades = self.parts.terms.grades().filter(|_| totals.all.points == Amount::whole(100));
        model::ScoreTotal {
            points: totals.all.points.written(0),
            claimed: claimed.map(|claimed| claimed.written(0)),
            by_figures: span(totals.by_figures),
            by_all: span(totals.by_all),
            grade: grades.map(|grades| model::ScoreGrade {
                source: grades.origin.notice.clone(),
                bands: grades
                    .bands
                    .iter()
                    .map(|band| model::ScoreBand { grade: band.grade.clone(), from: band.from })
                    .gather(),
                claimed: printed.and_then(|total| graded(grades, total)),
                low: graded(grades, totals.by_all.low),
                high: graded(grades, totals.by_all.high),
            }),
        }
    }

    fn amount(&self, id: Option<FigureId>) -> Option<Amount> {
        id.and_then(|id| self.parts.facts.figure(id)).map(|figure| figure.amount)
    }

    fn scored(&self, row: &Row, fingerprint: String) -> model::Scored {
        let claimed = self.amount(row.claimed);
        let gap = match &row.outcome {
            Outcome::Points(points) => claimed.and_then(|claimed| claimed.minus(*points)),
            Outcome::Between { high, .. } if claimed > Some(*high) => claimed.and_then(|claimed| claimed.minus(*high)),
            Outcome::Between { low, .. } => {
                claimed.and_then(|claimed| claimed.minus(*low)).filter(|gap| gap.is_negative())
            }
            Outcome::Judgement(_) => None,
        };
        model::Scored {
            basis: match row.basis {
                Basis::Criterion => model::ScoreBasis::Criterion,
                Basis::Place => model::ScoreBasis::Place,
                Basis::Target => model::ScoreBasis::Target,
                Basis::Nothing => model::ScoreBasis::Nothing,
            },
            scheme: row.kind.to_owned(),
            reading: row.reading.clone(),
            award: self.award(&row.outcome),
            grounds: row.grounds.map(grounds),
            disputed: row.disputed,
            standing: match row.standing {
                Standing::Open => model::Standing::Open,
                Standing::Agrees => model::Standing::Agrees,
                Standing::Otherwise(_) => model::Standing::Otherwise,
                Standing::ByStated(_) => model::Standing::ByStated,
                Standing::Differs { .. } => model::Standing::Differs,
            },
            gap: gap.map(|gap| gap.signed(0)),
            values: row.values.iter().map(|value| self.value(value)).gather(),
            alternatives: row
                .others
                .iter()
                .map(|other| model::Alternative {
                    award: self.award(&other.outcome),
                    reading: other.why.get(self.lang).to_owned(),
                    grounds: other.grounds.map(grounds),
                })
                .gather(),
            missing: row.missing.clone(),
            slips: row.slips.iter().map(|slip| slip.message.get(self.lang).to_owned()).gather(),
            fingerprint,
            review: None,
        }
    }

    fn award(&self, outcome: &Outcome) -> model::Award {
        let (mut points, mut low, mut high, mut why) = (None, None, None, None);
        match outcome {
            Outcome::Points(exact) => points = Some(exact.written(0)),
            Outcome::Between { low: least, high: most, why: reason } => {
                (low, high, why) = (Some(least.written(0)), Some(most.written(0)), Some(reason));
            }
            Outcome::Judgement(reason) => why = Some(reason),
        }
        let judgement = matches!(outcome, Outcome::Judgement(_));
        model::Award { points, low, high, judgement, reason: why.map(|why| why.get(self.lang).to_owned()) }
    }

    fn value(&self, value: &Value) -> model::ScoreValue {
        model::ScoreValue {
            name: value.name.clone(),
            value: value.shown.clone(),
            grounds: grounds(value.grounds),
            disputed: value.disputed,
            formula: value.formula.as_ref().map(|formula| formula.get(self.lang).to_owned()),
            operands: value.operands.iter().map(|operand| self.operand(operand)).gather(),
            place: value.anchor.map(|anchor| self.places.place(anchor)),
        }
    }

    /// A term of an equation.
    pub(super) fn operand(&self, operand: &Operand) -> model::Operand {
        model::Operand {
            label: operand.label.clone(),
            value: operand.value.clone(),
            operator: operand.operator.to_owned(),
            place: self.places.place(operand.anchor),
        }
    }

    fn questions(&self) -> Vec<model::Question> {
        let of = |question: scoring::Question| {
            let rows = question.rows.iter().filter_map(|at| {
                let (row, node) = self.row(*at)?;
                let points = row.points.map(|points| points.written(0));
                Some(model::QuestionRow { row: node.name().to_owned(), points, place: self.places.place(node.anchor) })
            });
            model::Question { rows: rows.gather(), name: question.name }
        };
        scoring::questions(self.parts.sheets).into_iter().map(of).gather()
    }

    fn evidence(&self) -> Vec<model::Evidence> {
        let of = |evidence: scoring::Evidence| {
            let (row, node) = self.row(evidence.row)?;
            Some(model::Evidence {
                row: node.name().to_owned(),
                points: row.points.map(|points| points.written(0)),
                reason: self.award(&row.outcome).reason,
                asks: evidence.asks.iter().map(|ask| ask.get(self.lang).to_owned()).gather(),
                place: self.places.place(node.anchor),
            })
        };
        scoring::evidence(self.parts.facts, self.parts.sheets).into_iter().filter_map(of).gather()
    }

    /// A row by the numbers of its sheet and its own.
    fn row(&self, (sheet, row): (usize, usize)) -> Option<(&Row, &ScoreNode)> {
        let sheet = self.parts.sheets.get(sheet)?;
        let row = sheet.rows.get(row)?;
        Some((row, self.parts.facts.scores.get(sheet.table)?.nodes.get(row.node)?))
    }
}

fn fingerprint(kind: FormKind, path: &[String], known: &mut Map<String, usize>) -> String {
    let of = |ordinal| format!("{:016x}", rules::row_fingerprint(kind, path, ordinal));
    let first = of(0);
    let before = known.entry(first.clone()).or_insert(0);
    let own = if *before == 0 { first } else { of(*before) };
    *before = before.saturating_add(1);
    own
}

fn graded(grades: &Grades, total: Amount) -> Option<model::Graded> {
    let graded = scoring::graded(grades, total)?;
    Some(model::Graded {
        total: total.written(0),
        grade: graded.grade.to_owned(),
        next: graded.next.map(|(next, _)| next.to_owned()),
        lacks: graded.next.map(|(_, lacks)| lacks.written(0)),
    })
}

fn span(span: Span) -> model::ScoreSpan {
    model::ScoreSpan { low: span.low.written(0), high: span.high.written(0) }
}

fn sums(totals: &Totals) -> model::ScoreSums {
    let of = |part| sum(part, totals.all.points);
    model::ScoreSums {
        figures: of(&totals.figures),
        stated: of(&totals.stated),
        supplied: of(&totals.supplied),
        open: of(&totals.open),
    }
}

fn grounds(grounds: Grounds) -> model::Grounds {
    match grounds {
        Grounds::Supplied => model::Grounds::Supplied,
        Grounds::Stated => model::Grounds::Stated,
        Grounds::Figures => model::Grounds::Figures,
    }
}

fn sum(sum: &Sum, whole: Amount) -> model::ScoreSum {
    let share = sum.points.times(Amount::whole(100)).and_then(|points| points.over(whole)).unwrap_or_default();
    model::ScoreSum {
        share: share.rounded(1).written(0),
        rows: number(sum.rows),
        points: sum.points.written(0),
        awarded: sum.awarded.written(0),
        claimed: sum.claimed.written(0),
    }
}
