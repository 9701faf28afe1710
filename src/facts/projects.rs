//! The self-evaluation forms of projects (项目支出绩效自评表) beside what the department says of its projects: what all of
//! them spent, those that it lists, how many it says were evaluated.

use super::figure::{Figure, Org};
use super::{Facts, FigureId, Source};
use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, Place};
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::number::{self, CellValue};
use crate::base::numeral;
use crate::base::word::{has, is_one};
use crate::document::{Block, Table};
use crate::packs::Stage;
use crate::packs::words::told as words;
use crate::recognize::{self, FormBlock};
use crate::vocabulary::{FormKind, measure};

/// More forms, or projects of lists, than a report has.
const MOST: usize = 400;

/// What the forms of projects come to, and what the department says of it.
#[derive(Clone, Debug, Default)]
pub struct Projects {
    /// The forms, each project once.
    pub forms: Vec<ProjectForm>,
    /// What all of them spent, in 元; none where a form does not say.
    pub sum: Option<Amount>,
    /// What the department says that its projects spent.
    pub wholes: Vec<FigureId>,
    /// Lists of the department's projects of which some have a form: those without one, and how many are listed.
    pub lists: Vec<(Vec<(String, Anchor)>, usize)>,
    /// How many projects were evaluated, as sentences say.
    pub said: Vec<(Amount, Anchor)>,
}

/// A form of one project.
#[derive(Clone, Debug)]
pub struct ProjectForm {
    /// The project, where the form names it.
    pub name: String,
    /// Its name for comparison.
    key: String,
    /// Where the form begins.
    pub anchor: Anchor,
    /// What was spent.
    spent: Option<FigureId>,
}

/// Reads what there is; nothing where no form is of a project.
pub(super) fn read(sources: &[Source<'_>], facts: &mut Facts) {
    let mut projects = Projects::default();
    for source in sources {
        let funds =
            |block: &&FormBlock| block.kind == FormKind::SelfEvaluationFunds && block.project && !block.continues;
        for block in source.recognition.blocks.iter().filter(funds) {
            let Some(form) = form(source, block, facts) else { continue };
            let again = !form.key.is_empty() && projects.forms.iter().any(|other| other.key == form.key);
            if !again && projects.forms.len() < MOST {
                projects.forms.push(form);
            }
        }
    }
    if projects.forms.is_empty() {
        return;
    }
    let spent = |form: &ProjectForm| yuan(facts.figure(form.spent?)?);
    projects.sum = projects.forms.iter().try_fold(Amount::ZERO, |sum, form| sum.plus(spent(form)?));
    projects.wholes = wholes(facts);
    for source in sources {
        for table in &source.document.tables {
            projects.lists.take_in(list(source, table, &projects.forms));
            for cell in table.cells() {
                let place = Place::Cell { table: table.id, row: cell.row, col: cell.col, range: None };
                let anchor = Anchor { source: source.id, place };
                projects.said.take_in(counts(&cell.text).into_iter().map(|count| (count, anchor)));
            }
        }
        for (block, content) in source.document.blocks.iter().enumerate() {
            if let Block::Paragraph(paragraph) = content {
                let anchor = Anchor { source: source.id, place: Place::Block { block, range: None } };
                projects.said.take_in(counts(&paragraph.text).into_iter().map(|count| (count, anchor)));
            }
        }
    }
    facts.projects = projects;
}

/// Money in 元.
pub(super) fn yuan(figure: &Figure) -> Option<Amount> {
    figure.amount.times(figure.unit.yuan()?)
}

const NAMES: &str = "项目名称 专项名称 项目(专项)名称 专项资金名称 转移支付(项目)名称";

fn form(source: &Source<'_>, block: &FormBlock, facts: &Facts) -> Option<ProjectForm> {
    let table = source.document.table(block.table)?;
    let named = |row: usize| table.row(row).find(|cell| is_one(&fold::label(&cell.text), NAMES));
    let label = (0..block.header).rev().find_map(named);
    let name = label.and_then(|label| recognize::value_beside(table, label)).map(|cell| fold::label(&cell.text));
    let name = name.unwrap_or_default();
    let within = |figure: &&Figure| match figure.anchor {
        Some(Anchor { source: of, place: Place::Cell { table, row, .. } }) => {
            of == source.id && table == block.table && block.rows.contains(&row)
        }
        _ => false,
    };
    let spent =
        |figure: &&Figure| figure.measure == Some(measure::ANNUAL_FUNDS) && figure.scope.stage == Some(Stage::Executed);
    let spent = facts.figures.iter().filter(spent).find(within).map(|figure| figure.id);
    let place = Place::Cell { table: block.table, row: block.header, col: 0, range: None };
    Some(ProjectForm { key: key(&name), name, anchor: Anchor { source: source.id, place }, spent })
}

/// A name for comparison: its letters and digits, without the words that any project has.
fn key(name: &str) -> String {
    let letters: String = name.chars().filter(|c| fold::is_letter(*c) || c.is_ascii_digit()).collect();
    ["经费", "项目", "专项", "资金", "支出"].iter().fold(letters, |name, word| name.replace(word, ""))
}

fn is_same(one: &str, other: &str) -> bool {
    let long = |name: &str| name.chars().nth(3).is_some();
    !one.is_empty() && (one == other || long(one) && other.contains(one) || long(other) && one.contains(other))
}

/// What the department says that its projects spent in the year, in forms and in sentences.
fn wholes(facts: &Facts) -> Vec<FigureId> {
    let of_forms = facts.figures.iter().filter(|figure| {
        let scope = &figure.scope;
        let whole = matches!(scope.org, None | Some(Org::Aggregate | Org::Own));
        let spent = matches!(scope.stage, Some(Stage::Executed | Stage::FinalAccounts));
        figure.measure == Some(measure::PROJECT_EXPENDITURE) && whole && spent && !scope.project && !scope.prior_year
    });
    let year = |figure: FigureId| facts.year(facts.figure(figure)?.anchor?.source);
    let told = facts.told.iter().filter(|told| {
        let spent = told.stage & words::OUTTURN != 0 || told.stage == 0 && told.sure;
        let now = told.year.is_none() || told.year == year(told.figure);
        told.measure == measure::PROJECT_EXPENDITURE && spent && now && !told.prior && told.narrow == 0
    });
    of_forms.map(|figure| figure.id).followed_by(told.map(|told| told.figure)).gather()
}

/// A list of projects with amounts, of which some have a form.
fn list(source: &Source<'_>, table: &Table, forms: &[ProjectForm]) -> Option<(Vec<(String, Anchor)>, usize)> {
    const MONEY: &str = "预算 金额 支出 资金 执行 决算 安排";
    let is_name = |text: &str| is_one(&fold::label(text), NAMES);
    let header = table.cells().iter().find(|cell| {
        let others = table.row(cell.row).filter(|other| other.col != cell.col).gather();
        let word = |text: &str| number::cell(text) == CellValue::Text;
        let money = others.iter().any(|other| has(&fold::label(&other.text), MONEY));
        is_name(&cell.text) && money && others.len() > 1 && others.iter().all(|other| word(&other.text))
    })?;
    let first = header.row.saturating_add(header.span.rows);
    let mut names: Vec<(String, Anchor)> = Vec::new();
    for row in first..table.rows() {
        let Some(cell) = table.starting(row, header.col) else { continue };
        let name = fold::unnumbered(&cell.text);
        let amount = table
            .row(row)
            .any(|other| other.col > header.col && matches!(number::cell(&other.text), CellValue::Number(_)));
        if has(&name, "合计 总计") || !names.is_empty() && !amount {
            break;
        }
        let is_project =
            number::cell(&cell.text) == CellValue::Text && !has(&name, "合计 总计 小计") && !is_name(&name);
        // A form of one project has its own rows below such a header.
        if is_project && table.row(row).nth(1).is_some() && names.len() < MOST {
            let place = Place::Cell { table: table.id, row: cell.row, col: cell.col, range: None };
            names.push((name, Anchor { source: source.id, place }));
        }
    }
    let of = names.len();
    names.retain(|(name, _)| !forms.iter().any(|form| is_same(&key(name), &form.key)));
    (of > 1 && names.len() < of).then_some((names, of))
}

/// How many projects a paragraph says were evaluated: 对12个项目开展了绩效自评, 自评项目共12个.
fn counts(text: &str) -> Vec<Amount> {
    let mut counts = Vec::new();
    let folded = fold::label(text);
    if !has(&folded, "自评") || !has(&folded, "项目") {
        return counts;
    }
    let clauses: Vec<&str> = folded.split([',', '，', '。', ';', '；', '、']).gather();
    for (at, clause) in clauses.iter().enumerate() {
        let next = clauses.get(at.saturating_add(1)).copied().unwrap_or_default();
        let all = next.contains("自评") && has(next, "全部 均 全面 逐一") && !next.contains("项目");
        if (clause.contains("自评") || all) && !has(clause, "指标 全县 全市 全区 全省 上年 去年 计划 抽 复评 单位")
        {
            counts.take_in(count(clause));
        }
    }
    counts
}

/// The number of projects in a clause.
fn count(clause: &str) -> Option<Amount> {
    const NUMERALS: &str = "零一二两三四五六七八九十百";
    for mark in ["个", "项"] {
        for (at, _) in clause.match_indices(mark) {
            let (before, behind) = (clause.get(..at)?, clause.get(at..)?.strip_prefix(mark)?);
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || NUMERALS.contains(c));
            let digits = before.strip_prefix(start)?;
            let named = behind.contains("项目") || start.contains("项目") || mark == "项" && behind.starts_with('目');
            let count = Amount::parse(digits).or_else(|| numeral::parse(digits));
            if let Some(count) = count.filter(|count| named && !count.is_zero()) {
                return Some(count);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_how_many_projects_were_evaluated() {
        for (text, said) in [
            ("我局对12个项目开展了绩效自评。", Some(12)),
            ("全年实施项目八个，全部开展绩效自评。", Some(8)),
            ("共有预算项目15个，其中纳入绩效自评的项目10个。", Some(10)),
            ("绩效自评共设三级指标12个。", None),
            ("全年实施项目8个。", None),
        ] {
            assert_eq!(counts(text), said.map(Amount::whole).into_iter().gather(), "{text}");
        }
    }
}
