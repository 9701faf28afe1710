//! Tables written as patterns (`tests/corpus/tables/NOTATION.md`): their figures are drawn by a rule, their totals computed
//! from the equations that stand below them, which are the truth at the same time.

use std::collections::BTreeMap;

use serde_json::json;

use super::corpus::Document;
use super::tables::{Equation, Labelled, Square};

/// A table as it is written down.
struct Pattern {
    name: String,
    lines: Vec<String>,
    equations: Vec<String>,
    defect: Option<String>,
}

/// An equation between squares; of a rate the first operand is divided by the second.
struct Term {
    kind: &'static str,
    result: Square,
    plus: Vec<Square>,
    minus: Vec<Square>,
}

/// The clean tables of a text, and those of them that have a wrong figure, with it.
pub fn read(text: &str) -> (Vec<Labelled>, Vec<Labelled>) {
    let (mut clean, mut wrong) = (Vec::new(), Vec::new());
    for pattern in patterns(text) {
        let made = Made::new(&pattern);
        clean.push(made.labelled(None));
        wrong.extend(pattern.defect.as_ref().map(|defect| made.labelled(Some(square(defect)))));
    }
    (clean, wrong)
}

fn patterns(text: &str) -> Vec<Pattern> {
    let mut patterns: Vec<Pattern> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix("## ") {
            let name = name.to_owned();
            patterns.push(Pattern { name, lines: Vec::new(), equations: Vec::new(), defect: None });
            continue;
        }
        let pattern = patterns.last_mut().expect("a name first");
        if let Some(equation) = line.strip_prefix("= ") {
            pattern.equations.push(equation.to_owned());
        } else if let Some(defect) = line.strip_prefix("! ") {
            pattern.defect = Some(defect.to_owned());
        } else {
            pattern.lines.push(line.to_owned());
        }
    }
    patterns
}

/// `5:C`
fn square(text: &str) -> Square {
    let (line, col) = text.split_once(':').expect("a line and a column");
    (line.parse().unwrap(), column(col).expect("a column"))
}

/// The number of a column, from 1, by its letter.
fn column(letter: &str) -> Option<usize> {
    let byte = letter.bytes().next().filter(|byte| letter.len() == 1 && byte.is_ascii_uppercase())?;
    Some(usize::from(byte - b'A') + 1)
}

/// A table with its figures, in hundredths.
struct Made {
    name: String,
    lines: Vec<String>,
    cells: BTreeMap<Square, String>,
    values: BTreeMap<Square, i64>,
    terms: Vec<Term>,
}

impl Made {
    fn new(pattern: &Pattern) -> Self {
        let mut cells = BTreeMap::new();
        for (at, line) in
            pattern.lines.iter().enumerate().filter(|(_, line)| line.contains(" | ") || line.ends_with(" |"))
        {
            let texts = line.split('|').map(|cell| cell.trim_matches(' '));
            cells.extend(texts.enumerate().map(|(col, text)| ((at + 1, col + 1), text.to_owned())));
        }
        let values = cells.iter().filter_map(|(at, cell)| Some((*at, drawn(&pattern.name, *at, cell)?))).collect();
        let mut made =
            Self { name: pattern.name.clone(), lines: pattern.lines.clone(), cells, values, terms: Vec::new() };
        made.terms = made.terms(&pattern.equations);
        made.solve();
        made
    }

    fn cell(&self, at: Square) -> &str {
        self.cells.get(&at).map_or("", String::as_str)
    }

    /// True for what is or will be a number.
    fn is_number(&self, at: Square) -> bool {
        self.cell(at) == "@" || self.values.contains_key(&at)
    }

    /// `8 = 4 + 5` says it of lines, `C = D + E` of columns, `@ B D` only there.
    fn terms(&self, equations: &[String]) -> Vec<Term> {
        let rates: Vec<usize> =
            equations.iter().filter(|e| e.contains(['/', '^'])).filter_map(|e| column(&e[..1])).collect();
        let mut terms = Vec::new();
        for equation in equations {
            let (equation, only) = equation.split_once(" @ ").map_or((equation.as_str(), None), |(e, o)| (e, Some(o)));
            let (result, right) = equation.split_once(" = ").expect("an equation");
            let along = column(result);
            let across: Vec<usize> = match (only, along) {
                (Some(only), Some(_)) => only.split(' ').map(|line| line.parse().unwrap()).collect(),
                (Some(only), None) => only.split(' ').filter_map(column).collect(),
                (None, Some(_)) => (1..=self.lines.len()).collect(),
                (None, None) => (1..=16).filter(|col| !rates.contains(col)).collect(),
            };
            for across in across {
                let at = |name: &str| match column(name) {
                    Some(col) => (across, col),
                    None => (name.parse().unwrap_or_else(|_| panic!("{}: {equation}", self.name)), across),
                };
                let (mut plus, mut minus, mut sign) = (Vec::new(), Vec::new(), "+");
                for word in right.split(' ') {
                    match word {
                        "+" | "-" | "/" | "^" => sign = word,
                        name if self.is_number(at(name)) => {
                            if sign == "+" { &mut plus } else { &mut minus }.push(at(name));
                        }
                        _ => {}
                    }
                }
                let kind =
                    ["/ ratio", "^ growth", "- difference", "+ sum"].into_iter().find(|k| right.contains(&k[..1]));
                let kind = kind.map_or("sum", |kind| &kind[2..]);
                let rate = is_rate(kind);
                let squares = || plus.iter().chain(&minus).copied().chain([at(result)]);
                let computed = squares().any(|square| self.cell(square) == "@");
                let whole = !rate || (plus.len() == 1 && minus.len() == 1);
                if computed && whole && !plus.is_empty() && self.is_number(at(result)) {
                    terms.push(Term { kind, result: at(result), plus, minus });
                }
            }
        }
        terms
    }

    /// Whatever one equation lacks one figure of is computed from it, as long as there is any.
    fn solve(&mut self) {
        loop {
            let before = self.values.len();
            for term in &self.terms {
                let known = |at: &Square| self.values.get(at).copied();
                if is_rate(term.kind) {
                    let (Some(above), Some(below)) = (known(&term.plus[0]), known(&term.minus[0])) else { continue };
                    let above = if term.kind == "growth" { above - below } else { above };
                    // Half up, also below zero.
                    let rate = (above.abs() * 20_000 / below + 1) / 2 * above.signum();
                    self.values.insert(term.result, rate);
                    continue;
                }
                let squares = term.plus.iter().map(|at| (at, 1)).chain(term.minus.iter().map(|at| (at, -1)));
                let squares: Vec<(&Square, i64)> = squares.chain([(&term.result, -1)]).collect();
                let open: Vec<&(&Square, i64)> = squares.iter().filter(|(at, _)| known(at).is_none()).collect();
                let rest: i64 = squares.iter().filter_map(|(at, sign)| Some(known(at)? * sign)).sum();
                match open[..] {
                    [(at, sign)] => drop(self.values.insert(**at, -rest * sign)),
                    [] => assert_eq!(rest, 0, "{}: line {} does not add up", self.name, term.result.0),
                    _ => {}
                }
            }
            if self.values.len() == before {
                break;
            }
        }
        let open = self.cells.iter().find(|(at, cell)| *cell == "@" && !self.values.contains_key(at));
        assert_eq!(open, None, "{}", self.name);
    }

    /// A figure as its column writes them, a computed column like one that it is computed from.
    fn written(&self, at: Square, value: i64) -> String {
        let rate = self.terms.iter().any(|term| is_rate(term.kind) && term.result == at);
        let (decimals, parted) = if rate { (true, false) } else { self.style(at.1, 3) };
        let mut whole = (value.abs() / 100).to_string();
        let mut from = whole.len();
        while parted && from > 3 {
            from -= 3;
            whole.insert(from, ',');
        }
        let sign = if value < 0 { "-" } else { "" };
        let part = if decimals { format!(".{:02}", value.abs() % 100) } else { String::new() };
        format!("{sign}{whole}{part}{}", if rate { "%" } else { "" })
    }

    /// Whether a column has decimals, and whether its thousands are parted.
    fn style(&self, col: usize, depth: usize) -> (bool, bool) {
        let mut own = self.cells.iter().filter(|((_, other), cell)| *other == col && cell.starts_with('#')).peekable();
        if own.peek().is_some() {
            let marks: String = own.map(|(_, cell)| cell.as_str()).collect();
            return (marks.contains('.'), marks.contains(','));
        }
        let squares = |term: &Term| term.plus.iter().chain(&term.minus).chain([&term.result]).map(|at| at.1).collect();
        let of = self.terms.iter().filter(|term| !is_rate(term.kind)).map(squares);
        let others = of.filter(|cols: &Vec<usize>| cols.contains(&col)).flatten();
        let other = others.filter(|other| *other != col && depth > 0).max();
        other.map_or((false, false), |other| self.style(other, depth - 1))
    }

    /// The document, perhaps with a figure made wrong.
    fn labelled(&self, wrong: Option<Square>) -> Labelled {
        let mut lines = self.lines.clone();
        for (at, line) in lines.iter_mut().enumerate() {
            let cells: Vec<(&Square, &String)> = self.cells.iter().filter(|(square, _)| square.0 == at + 1).collect();
            if cells.is_empty() {
                continue;
            }
            let text = |(square, cell): &(&Square, &String)| match self.values.get(*square) {
                Some(value) if cell.starts_with(['#', '@']) => {
                    let slip = if wrong == Some(**square) { digit(*value) } else { *value };
                    self.written(**square, slip)
                }
                _ => (*cell).clone(),
            };
            *line = cells.iter().map(text).collect::<Vec<_>>().join(" | ");
        }
        let touching = |term: &&Term| {
            wrong.is_some_and(|wrong| term.result == wrong || term.plus.contains(&wrong) || term.minus.contains(&wrong))
        };
        let near: Vec<&String> = self.terms.iter().filter(touching).map(|term| &lines[term.result.0 - 1]).collect();
        let near: Vec<&String> = near.into_iter().chain(wrong.map(|wrong| &lines[wrong.0 - 1])).collect();
        let truth =
            wrong.map_or(serde_json::Value::Null, |_| json!({ "expect": [{ "severity": "any", "near": near }] }));
        let equations = self.terms.iter().map(|term| {
            let mut operands: Vec<Square> = term.plus.iter().chain(&term.minus).copied().collect();
            if term.kind == "sum" {
                operands.sort();
            }
            Equation { kind: term.kind.to_owned(), result: term.result, operands }
        });
        let name = format!("own/{}{}", self.name, if wrong.is_some() { ", wrong" } else { "" });
        let document = Document { name, source: lines.join("\n") + "\n", truth };
        Labelled { document, equations: equations.collect() }
    }
}

fn is_rate(kind: &str) -> bool {
    ["ratio", "growth"].contains(&kind)
}

/// The first digit counted up: more than rounding explains.
fn digit(value: i64) -> i64 {
    let place = 10_i64.pow(u32::try_from(value.abs().to_string().len() - 1).unwrap());
    if value.abs() / place == 9 { value - value.signum() * place } else { value + value.signum() * place }
}

/// A number by its pattern, always the same in the same square; none for words.
fn drawn(name: &str, (line, col): Square, pattern: &str) -> Option<i64> {
    let text = format!("{name} {line} {col}");
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let between = |low: i64, high: i64| low + i64::try_from((hash >> 20) % u64::try_from(high - low).unwrap()).unwrap();
    match pattern {
        "#.##" => Some(between(1_000, 99_999)),
        "#.#" => Some(between(100, 999)),
        "#,.##" => Some(between(1_000_000, 99_999_999)),
        "#," => Some(between(10_000, 999_999) * 100),
        "#" => Some(between(2, 10) * 100),
        "##" => Some(between(10, 100) * 100),
        "###" => Some(between(100, 1_000) * 100),
        "####" => Some(between(1_000, 10_000) * 100),
        other => {
            let (whole, part) = other.split_once('.').unwrap_or((other, "00"));
            Some(whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().ok()?)
        }
    }
}
