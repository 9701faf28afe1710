//! Tables that follow no form, with the equations that are meant in them (`tests/corpus/tables/NOTATION.md`).

use jihe::engine::Opened;
use jihe::report::model::{Basis, Relation, Report, Shape, Term, TermRole, Verdict};
use serde_json::Value;

use super::corpus::{self, Document};
use super::form::{self, Block};

const FOLDER: &str = "tests/corpus/tables";

/// A square of the source: line and column, both from 1, as the truth files count.
pub type Square = (usize, usize);

/// An equation: what it is, its result, and its operands in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Equation {
    /// `sum`, `difference`, `ratio`, `growth` or `product`.
    pub kind: String,
    pub result: Square,
    pub operands: Vec<Square>,
}

/// A document with its equations; of one with a defect they are those of the clean one.
pub struct Labelled {
    pub document: Document,
    pub equations: Vec<Equation>,
}

/// The tables written blind: the clean ones, and those with a defect.
pub fn blind() -> (Vec<Labelled>, Vec<Labelled>) {
    let (mut clean, mut wrong) = (Vec::new(), Vec::new());
    for file in super::files(&format!("{FOLDER}/blind")) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".form") else { continue };
        let read = |extension: &str| std::fs::read_to_string(file.with_file_name(format!("{stem}.{extension}"))).ok();
        let equations = truth(&read("truth.json").unwrap_or_else(|| panic!("no truth for {stem}")));
        let source = read("form").unwrap();
        if let Some(defect) = read("json") {
            let truth: Value = serde_json::from_str(&defect).unwrap();
            let source = corpus::changed(&source, &truth["changes"]);
            wrong.push(labelled(&format!("blind/{stem}, wrong"), source, truth, equations.clone()));
        }
        clean.push(labelled(&format!("blind/{stem}"), source, Value::Null, equations));
    }
    (clean, wrong)
}

fn labelled(name: &str, source: String, truth: Value, equations: Vec<Equation>) -> Labelled {
    Labelled { document: Document { name: name.to_owned(), source, truth }, equations }
}

fn truth(text: &str) -> Vec<Equation> {
    let value: Value = serde_json::from_str(text).unwrap();
    let square = |value: &Value| {
        let (line, col) = value.as_str().unwrap().split_once(':').unwrap();
        (line.parse().unwrap(), col.parse().unwrap())
    };
    let squares = |value: &Value| value.as_array().unwrap().iter().map(square).collect::<Vec<Square>>();
    let sums = value["sums"].as_array().unwrap().iter().map(|sum| {
        let mut operands = squares(&sum["parts"]);
        operands.sort();
        Equation { kind: "sum".to_owned(), result: square(&sum["total"]), operands }
    });
    let other = value["other"].as_array().unwrap().iter().map(|other| Equation {
        kind: other["kind"].as_str().unwrap().to_owned(),
        result: square(&other["result"]),
        operands: squares(&other["operands"]),
    });
    sums.chain(other).collect()
}

/// What a report states of its tables, but for what it could not compare.
pub fn stated(labelled: &Labelled, opened: &Opened, report: &Report) -> Vec<(Equation, Verdict)> {
    let blocks = form::blocks(&labelled.document.source);
    let tables: Vec<&form::Table> =
        blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect();
    assert_eq!(tables.len(), opened.document.tables.len(), "{}", labelled.document.name);
    let square = |term: &Term| {
        let place = term.place.as_ref()?;
        let line = tables.get(place.table? as usize)?.lines.get(place.row? as usize)?;
        Some((line + 1, place.col? as usize + 1))
    };
    report.relations.iter().filter_map(|relation| Some((equation(relation, &square)?, relation.verdict))).collect()
}

fn equation(relation: &Relation, square: &impl Fn(&Term) -> Option<Square>) -> Option<Equation> {
    if relation.verdict == Verdict::Insufficient || relation.basis == Basis::Sentence {
        return None;
    }
    let results = relation.terms.iter().filter(|term| term.role == TermRole::Result);
    let result = results.map(square).next()??;
    let right = || relation.terms.iter().filter(|term| term.role != TermRole::Result);
    let mut operands: Vec<Square> = right().map(square).collect::<Option<_>>()?;
    let minus = right().any(|term| term.sign < 0);
    let kind = match relation.shape {
        Shape::Sum | Shape::Equal if !minus => "sum",
        Shape::Sum | Shape::Difference => "difference",
        Shape::Ratio => "ratio",
        Shape::Change | Shape::Growth => "growth",
        Shape::Product => "product",
        Shape::Bound | Shape::Equal => return None,
    };
    if kind == "sum" {
        operands.sort();
    }
    Some(Equation { kind: kind.to_owned(), result, operands })
}

/// How many equations of a kind were found, missed, and stated though nobody meant them.
#[derive(Clone, Copy, Default)]
pub struct Count {
    pub right: usize,
    pub missed: usize,
    pub beside: usize,
}

impl Count {
    pub fn precision(&self) -> f64 {
        percent(self.right, self.right + self.beside)
    }

    pub fn recall(&self) -> f64 {
        percent(self.right, self.right + self.missed)
    }
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.missed += other.missed;
        self.beside += other.beside;
    }
}

fn percent(part: usize, of: usize) -> f64 {
    if of == 0 { 100.0 } else { 100.0 * part as f64 / of as f64 }
}

/// Holds what is stated against what is meant, of sums or of all else. A line for each that differs.
pub fn compare(labelled: &Labelled, stated: &[(Equation, Verdict)], sums: bool) -> (Count, Vec<String>) {
    let of_kind = |equation: &&Equation| (equation.kind == "sum") == sums;
    let (mut count, mut lines) = (Count::default(), Vec::new());
    // c = a − b is a = b + c: no other equation.
    let turned = |found: &&Equation| !sums && labelled.equations.iter().any(|wanted| is_turned(found, wanted));
    let all = stated.iter().map(|(equation, _)| equation);
    let mut rest: Vec<&Equation> = all.filter(|found| of_kind(found) || turned(found)).collect();
    for wanted in labelled.equations.iter().filter(of_kind) {
        match rest.iter().position(|found| same(found, wanted) || (!sums && is_turned(found, wanted))) {
            Some(at) => {
                rest.remove(at);
                count.right += 1;
            }
            None => {
                count.missed += 1;
                lines.push(format!("{}: missed: {}", labelled.document.name, said(wanted)));
            }
        }
    }
    rest.retain(|found| !labelled.equations.iter().any(|wanted| is_turned(found, wanted)));
    count.beside = rest.len();
    lines.extend(rest.iter().map(|found| format!("{}: beside: {}", labelled.document.name, said(found))));
    (count, lines)
}

fn same(found: &Equation, wanted: &Equation) -> bool {
    let product = |equation: &Equation| {
        let mut operands = equation.operands.clone();
        operands.sort();
        operands
    };
    // What stands on two sides of a table is equal either way round.
    let turned = found.kind == "sum" && wanted.kind == "sum" && found.operands == [wanted.result];
    if turned && wanted.operands == [found.result] {
        return true;
    }
    // A difference of three may be written in any order, and a product too.
    let any_order = wanted.kind == "product" || (wanted.kind == "difference" && wanted.operands.len() > 2);
    found == wanted
        || (any_order
            && found.kind == wanted.kind
            && found.result == wanted.result
            && product(found) == product(wanted))
}

/// True for one equation between the same figures, with another of them alone on its side.
fn is_turned(found: &Equation, wanted: &Equation) -> bool {
    let all = |equation: &Equation| {
        let mut all = equation.operands.clone();
        all.push(equation.result);
        all.sort();
        all
    };
    found.kind != wanted.kind
        && ["sum", "difference"].contains(&wanted.kind.as_str())
        && ["sum", "difference"].contains(&found.kind.as_str())
        && all(found) == all(wanted)
}

fn said(equation: &Equation) -> String {
    let square = |(line, col): &Square| format!("{line}:{col}");
    let operands: Vec<String> = equation.operands.iter().map(square).collect();
    format!("{} {} = {}", equation.kind, square(&equation.result), operands.join(" "))
}
