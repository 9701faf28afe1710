//! Score tables as the report says them, with what each row is worth.

use super::build::Builder;
use super::model;
use super::place::number;
use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::diagnostic::Operand;
use crate::facts::{FigureId, Points, ScoreNode, ScoreTable};
use crate::rubric::Outcome;
use crate::scoring::{self, Basis, Grounds, Row, Sheet, Standing, Sum, Value};
use crate::vocabulary::FormKind;

impl Builder<'_> {
    /// All score tables.
    pub(super) fn scores(&self) -> model::Scores {
        let tables = self.parts.facts.scores.iter().enumerate();
        let scored = tables.filter(|(_, table)| table.kind != FormKind::Targets);
        model::Scores {
            tables: scored.map(|(at, table)| self.score_table(at, table)).gather(),
            questions: if cfg!(feature = "whole") { self.questions() } else { Vec::new() },
        }
    }

    fn score_table(&self, at: usize, table: &ScoreTable) -> model::ScoreTable {
        let sheet = self.parts.sheets.iter().find(|sheet| sheet.table == at);
        let value = |id: Option<FigureId>| self.amount(id).map(|amount| amount.written(0));
        let row = |(node, score): (usize, &ScoreNode)| {
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
                scored: if cfg!(feature = "whole") { scored.map(|row| self.scored(row)) } else { None },
            }
        };
        model::ScoreTable {
            kind: table.kind.id().to_owned(),
            total_points: value(table.total_points),
            total_score: value(table.total_score),
            rows: table.nodes.iter().enumerate().map(row).gather(),
            sums: if cfg!(feature = "whole") { sheet.map(|sheet| self.sums(sheet)) } else { None },
        }
    }

    fn amount(&self, id: Option<FigureId>) -> Option<Amount> {
        id.and_then(|id| self.parts.facts.figure(id)).map(|figure| figure.amount)
    }

    fn scored(&self, row: &Row) -> model::Scored {
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

    fn sums(&self, sheet: &Sheet) -> model::ScoreSums {
        let totals = sheet.totals(self.parts.facts);
        model::ScoreSums {
            figures: sum(&totals.figures),
            stated: sum(&totals.stated),
            supplied: sum(&totals.supplied),
            open: sum(&totals.open),
        }
    }

    fn questions(&self) -> Vec<model::Question> {
        let of = |question: scoring::Question| {
            let rows = question.rows.iter().filter_map(|(at, row)| {
                let sheet = self.parts.sheets.get(*at)?;
                let row = sheet.rows.get(*row)?;
                let node = self.parts.facts.scores.get(sheet.table)?.nodes.get(row.node)?;
                let points = row.points.map(|points| points.written(0));
                Some(model::QuestionRow { row: node.name().to_owned(), points, place: self.places.place(node.anchor) })
            });
            model::Question { rows: rows.gather(), name: question.name }
        };
        scoring::questions(self.parts.sheets).into_iter().map(of).gather()
    }
}

fn grounds(grounds: Grounds) -> model::Grounds {
    match grounds {
        Grounds::Supplied => model::Grounds::Supplied,
        Grounds::Stated => model::Grounds::Stated,
        Grounds::Figures => model::Grounds::Figures,
    }
}

fn sum(sum: &Sum) -> model::ScoreSum {
    model::ScoreSum {
        rows: number(sum.rows),
        points: sum.points.written(0),
        awarded: sum.awarded.written(0),
        claimed: sum.claimed.written(0),
    }
}
