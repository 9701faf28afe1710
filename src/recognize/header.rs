//! Header rows: which form they belong to, and which column means what.

use crate::base::list::Gather as _;
use crate::base::ordered::Set;
use crate::base::ordered::sort_by_key;
use crate::base::word::has;

use super::BlockColumn;
use crate::base::fold;
use crate::document::{Cell, Table};
use crate::packs::{self, Column, Form, Layout, Packs, Role, Row, RowRole, Stage, Word};

/// A header that was recognised.
pub struct Header {
    /// The form's number among the forms of the packs.
    pub form: usize,
    /// Its rows, first and last.
    pub rows: (usize, usize),
    /// Columns the pack knows.
    pub columns: Vec<BlockColumn>,
    /// Columns it does not.
    pub others: Vec<BlockColumn>,
    /// A measure has two columns, as of two years side by side: which one is meant is not known.
    pub doubled: bool,
    /// How many rows below a list of measures it knows; 0 for other layouts.
    pub known_rows: usize,
    /// The half of a table that holds the same columns twice, 预算数 and 决算数: the column of the form that stands over
    /// it, and its year.
    pub half: Option<(usize, Option<u16>)>,
}

/// No form has a header of more lines.
const MOST_ROWS: usize = 4;

/// Header words of every day that must stand together to be a header.
const COMMON: usize = 3;

/// The cells that cover a row, from left to right, each once, whether they begin in it or above.
pub fn covering(table: &Table, row: usize) -> Vec<&Cell> {
    let mut cells: Vec<&Cell> = Vec::new();
    for col in 0..table.cols() {
        let Some(cell) = table.at(row, col) else { continue };
        if cells.last().is_none_or(|last| (last.row, last.col) != (cell.row, cell.col)) {
            cells.push(cell);
        }
    }
    cells
}

/// The header that begins in a row; where several forms fit, the one with most of its columns there, and of lists of
/// measures the one that knows most of the rows below. Two lists may stand side by side: then one header for each.
pub fn at(table: &Table, row: usize, packs: &Packs) -> Vec<Header> {
    let (mut best, mut others): (Vec<Header>, Vec<Header>) = (Vec::new(), Vec::new());
    for (form, data) in candidates(table, row, packs) {
        for header in read(table, row, form, data, packs) {
            let same = best.iter().position(|other| other.start() == header.start());
            match same.and_then(|at| best.get_mut(at)) {
                Some(other) if other.rank() < header.rank() => others.push(std::mem::replace(other, header)),
                Some(_) => others.push(header),
                None => best.push(header),
            }
        }
    }
    // A list within the columns of a wider form is none by itself.
    let widest = best.iter().map(|header| header.telling().count()).max().unwrap_or(0);
    let whole = best.iter().find(|header| header.known_rows == 0 && header.telling().count() == widest);
    if let Some((form, half)) = whole.map(|header| (header.form, header.half)) {
        best.retain(|header| header.form == form && (header.half == half || header.half.is_some()));
    }
    // Nor is a form within the columns of a wider list.
    let lists: Vec<Vec<BlockColumn>> =
        best.iter().filter(|header| header.known_rows > 0).map(|header| header.columns.clone()).gather();
    let is_of = |header: &Header, list: &Vec<BlockColumn>| {
        let within = |column: &BlockColumn| list.iter().any(|other| other.ordinal == column.ordinal);
        list.len() > header.telling().count() && header.telling().all(within)
    };
    best.retain(|header| header.known_rows > 0 || !lists.iter().any(|list| is_of(header, list)));
    let is_units = |header: &Header| packs.form(header.form).is_some_and(|form| form.layout == Layout::Units);
    if let [first] = best.as_mut_slice()
        && let Some(mut second) =
            others.into_iter().find(|other| is_units(first) && is_units(other) && first.is_beside(other))
    {
        first.others.retain(|column| !second.has(column));
        second.others.retain(|column| !first.has(column));
        best.push(second);
    }
    sort_by_key(&mut best, Header::start);
    best
}

/// Forms of which at least two header words begin in this row.
fn candidates<'a>(table: &Table, row: usize, packs: &'a Packs) -> Vec<(usize, &'a Form)> {
    let words: Vec<&Word> = table.row(row).spread(|cell| packs.headers.lookup(&cell.text)).gather();
    let forms: Set<usize> = words.iter().map(|word| word.form).collect();
    let columns = |form: usize| {
        let seen: Set<usize> = words.iter().filter(|word| word.form == form).filter_map(|word| word.column).collect();
        seen.len()
    };
    forms.into_iter().filter(|form| columns(*form) >= 2).filter_map(|form| Some((form, packs.form(form)?))).gather()
}

/// Reads the headers of one form: one for each list of measures, else one; none where a required column is missing.
fn read(table: &Table, row: usize, form: usize, data: &Form, packs: &Packs) -> Vec<Header> {
    let last = last_row(table, row, form, packs);
    let row = first_row(table, row, form, packs);
    let leaves = covering(table, last);
    let mut headers = vec![Header::new(form, (row, last))];
    let years = leaves.iter().filter(|leaf| is_bare_year(&leaf.text)).count();
    let of_years = outturn(data).filter(|_| years == 2);
    for (ordinal, leaf) in leaves.iter().enumerate() {
        let path = path(table, (row, last), leaf.col);
        let Some(label) = path.last() else { continue };
        let known = word(label, &path, form, packs).and_then(|word| word.column);
        // 基本支出 over 小计, 人员经费, 公用经费: the first is the whole.
        let over = path.iter().rev().skip(1).take(usize::from(data.layout == Layout::Units && is_whole(label)));
        let known = known.or_else(|| over.filter_map(|over| word(over, &path, form, packs)?.column).next());
        let known = known.or(of_years.filter(|_| is_bare_year(label)));
        let year = path.iter().rev().find_map(|text| packs::year(&fold::label(text)).map(|(year, _)| year));
        let over = half(data, &path, form, packs);
        let years_over = path.iter().rev().skip(1).find(|text| data.layout == Layout::Measures && is_bare_year(text));
        let half = over.map(|(spec, _)| (spec, year));
        let again = is_stub(data, known) && headers.last().is_some_and(|header| header.has_stub(data));
        if again || headers.last().is_some_and(|header| header.half.is_some() && half.is_some() && header.half != half)
        {
            headers.push(Header::new(form, (row, last)));
        }
        let inner = data.common_words && is_name(data, known);
        let column = BlockColumn {
            spec: known.unwrap_or_default(),
            // Such forms have cells below one header that no header names: they go by the grid.
            ordinal: (ordinal, if data.common_words { usize::MAX } else { leaves.len() }),
            col: if inner { leaf.col.saturating_add(leaf.span.cols.saturating_sub(1)) } else { leaf.col },
            label: over
                .map(|(_, over)| over)
                .or(years_over.copied())
                .map_or_else(String::new, |over| fold::label(over) + "·")
                + &fold::label(label),
            grouped: path.len() > 1,
            year,
        };
        if let Some(header) = headers.last_mut() {
            header.half = header.half.or(half);
            header.add(data, column, known.is_some());
        }
    }
    share_stub(&mut headers, data);
    headers.retain(|header| header.is_complete(data));
    if data.layout == Layout::Measures {
        for header in &mut headers {
            header.known_rows = known_rows(table, header, data);
        }
        let has_amounts = |column: &BlockColumn| data.columns.get(column.spec).is_some_and(|spec| spec.stage.is_some());
        headers.retain(|header| header.known_rows > 1 && header.columns.iter().any(has_amounts));
    }
    headers
}

impl Header {
    fn new(form: usize, rows: (usize, usize)) -> Self {
        Self { form, rows, columns: Vec::new(), others: Vec::new(), doubled: false, known_rows: 0, half: None }
    }

    /// Its columns but for the step between two budgets, which is met in lists of all kinds.
    fn telling(&self) -> impl Iterator<Item = &BlockColumn> {
        self.columns.iter().filter(|column| !is_adjustment(&column.label))
    }

    fn has(&self, column: &BlockColumn) -> bool {
        self.columns.iter().any(|own| own.ordinal == column.ordinal)
    }

    /// True for another form under the same labels: 收入 and 支出 of each unit. They share these alone.
    fn is_beside(&self, other: &Self) -> bool {
        other.columns.len() > 2 && other.columns.iter().filter(|column| self.has(column)).count() == 1
    }

    fn has_stub(&self, form: &Form) -> bool {
        self.columns.iter().any(|column| is_stub(form, Some(column.spec)))
    }

    fn add(&mut self, form: &Form, column: BlockColumn, known: bool) {
        let same = |other: &&BlockColumn| other.spec == column.spec && other.year == column.year;
        let before = self.columns.iter().position(|other| known && same(&other));
        let again = before.is_some() && !is_scored(form, column.spec);
        if let Some(before) = before.filter(|_| is_level(form, column.spec) || is_later(form, column.spec)) {
            // 绩效指标 over all levels, and 三级指标 beside it: the inner one names the rows.
            self.others.push(self.columns.remove(before));
            self.columns.push(column);
            return;
        }
        // 调整预算数 beside 全年预算数 is the step from the initial one.
        if let Some(before) = before.filter(|_| again && !is_step(&column.label)) {
            let old = self.columns.get(before).is_some_and(|old| is_step(&old.label));
            if old {
                self.others.push(self.columns.remove(before));
                self.columns.push(column);
                return;
            }
        }
        self.doubled |= again;
        if known && !again {
            self.columns.push(column);
        } else if !is_no_amount(&column.label) {
            self.others.push(column);
        }
    }

    fn is_complete(&self, form: &Form) -> bool {
        let has = |spec: usize| self.columns.iter().any(|column| column.spec == spec);
        let enough = !form.common_words || self.columns.len() >= COMMON;
        enough && form.columns.iter().enumerate().all(|(spec, column)| !column.required || has(spec))
    }

    /// The column of the grid at which it begins.
    fn start(&self) -> usize {
        self.columns.first().map_or(0, |column| column.col)
    }

    /// Of two that begin at one place, the one of more columns, of more known rows, of the earlier form.
    fn rank(&self) -> (usize, usize, usize) {
        (self.telling().count(), self.known_rows, usize::MAX.saturating_sub(self.form))
    }
}

fn is_step(label: &str) -> bool {
    label.starts_with("调整预算") || label.starts_with("调整数")
}

/// 调整数, 年中追加: what leads from the initial budget to the adjusted one.
fn is_adjustment(label: &str) -> bool {
    has(label, "追加 调增 调整数 调整额 调整金额") && !label.contains("后")
}

/// 2022年 over a column of a list, without saying of what: the outturn.
fn is_bare_year(text: &str) -> bool {
    packs::year(&fold::label(text)).is_some_and(|(_, rest)| rest.is_empty())
}

/// The column of a list that holds the outturn of its own year.
fn outturn(form: &Form) -> Option<usize> {
    let is_outturn = |column: &Column| column.stage == Some(Stage::FinalAccounts) && !column.prior_year;
    form.columns.iter().position(is_outturn).filter(|_| form.layout == Layout::Measures)
}

fn is_level(form: &Form, spec: usize) -> bool {
    form.columns.get(spec).is_some_and(|column| matches!(column.role, Role::Level1 | Role::Level2 | Role::Level3))
}

/// A target beside another, in a form of targets alone: that of the year beside the one of several years.
fn is_later(form: &Form, spec: usize) -> bool {
    let has = |role| form.columns.iter().any(|column| column.role == role);
    cfg!(feature = "whole")
        && form.columns.get(spec).is_some_and(|column| column.role == Role::Target)
        && !has(Role::Actual)
}

/// The column of the form that stands over others of it and says of which stage they are, with its words.
fn half<'a>(data: &Form, path: &[&'a str], form: usize, packs: &Packs) -> Option<(usize, &'a str)> {
    let (_, above) = path.split_last().filter(|_| data.layout == Layout::Units)?;
    above.iter().find_map(|over| {
        let spec = word(over, &[], form, packs)?.column?;
        let column = data.columns.get(spec)?;
        (column.stage.is_some() && column.measure.is_none()).then_some((spec, *over))
    })
}

/// The halves of a table have one column of labels.
fn share_stub(headers: &mut [Header], data: &Form) {
    let Some((first, others)) = headers.split_first_mut().filter(|(first, _)| first.half.is_some()) else { return };
    let is_stub = |column: &&BlockColumn| data.columns.get(column.spec).is_some_and(|spec| spec.role == Role::Stub);
    if let Some(stub) = first.columns.iter().find(is_stub) {
        others.iter_mut().for_each(|other| other.columns.push(stub.clone()));
    }
}

/// True for the word over the first column of a group, of what the group is.
fn is_whole(label: &str) -> bool {
    ["小计", "合计"].contains(&fold::label(label).as_str())
}

/// True for the column that names the rows of a form of indicators.
fn is_name(form: &Form, spec: Option<usize>) -> bool {
    spec.and_then(|spec| form.columns.get(spec)).is_some_and(|column| column.role == Role::Level3)
}

/// True for a column of labels in a list of measures.
fn is_stub(form: &Form, spec: Option<usize>) -> bool {
    form.layout == Layout::Measures
        && spec.and_then(|spec| form.columns.get(spec)).is_some_and(|column| column.role == Role::Stub)
}

/// Rows below a header whose label the form knows, up to the next header of many columns.
fn known_rows(table: &Table, header: &Header, form: &Form) -> usize {
    let Some(stub) = header.columns.iter().find(|column| is_stub(form, Some(column.spec))) else { return 0 };
    let below = header.rows.1.saturating_add(1)..table.rows();
    below.filter_map(|row| table.at(row, stub.col)).filter(|cell| row_of(form, &cell.text).is_some()).count()
}

/// The row of a form that a label names: 其中, numbering and a remark in brackets left out.
pub fn row_of<'a>(form: &'a Form, label: &str) -> Option<&'a Row> {
    row_as(form, label, |_| true)
}

/// The row of a form with some role that a label names, what groups it left out: 按资金来源：一般公共预算.
pub fn row_as<'a>(form: &'a Form, label: &str, wanted: fn(RowRole) -> bool) -> Option<&'a Row> {
    let name = fold::unnumbered(label);
    let find = |name: &str| {
        let mut rows = form.rows.iter().filter(|row| wanted(row.role));
        rows.find(|row| row.labels.iter().any(|known| known == name))
    };
    let shorter = [name.split('(').next(), name.rsplit(':').next()];
    let mut shorter = shorter.into_iter().flatten().filter(|shorter| *shorter != name);
    find(&name).or_else(|| shorter.find_map(find))
}

/// Points and scores may stand beside each level.
pub fn is_scored(form: &Form, spec: usize) -> bool {
    form.columns.get(spec).is_some_and(|column| matches!(column.role, Role::Points | Role::Score))
}

/// True for an unknown column that cannot be a part of a sum of money.
fn is_no_amount(label: &str) -> bool {
    has(label, "序号 编号 代码 备注 说明 年份 日期 人数 率 % 占比 比例")
}

/// The last line of a header: it goes on while all that begins in a row are header words of the same form.
fn last_row(table: &Table, row: usize, form: usize, packs: &Packs) -> usize {
    let belongs = |cell: &Cell| packs.headers.lookup(&cell.text).iter().any(|word| word.form == form);
    let mut last = row;
    for next in (row.saturating_add(1)..table.rows()).take(MOST_ROWS.saturating_sub(1)) {
        let words: Vec<&Cell> = table.row(next).filter(|cell| !fold::is_blank(&cell.text)).gather();
        if !words.iter().any(|cell| belongs(cell)) || !words.iter().all(|cell| belongs(cell) || is_whole(&cell.text)) {
            break;
        }
        last = next;
    }
    last
}

/// The first line of a header: years that stand over its columns, 2022年 and 2023年 with 预算数 and 决算数 each, are no
/// words of any form.
fn first_row(table: &Table, row: usize, form: usize, packs: &Packs) -> usize {
    let Some(above) = row.checked_sub(1) else { return row };
    let cells = table.row(above).filter(|cell| !fold::is_blank(&cell.text));
    let (years, words): (Vec<&Cell>, Vec<&Cell>) = cells.partition(|cell| is_bare_year(&cell.text));
    let known = |cell: &&Cell| packs.headers.lookup(&cell.text).iter().any(|word| word.form == form);
    if years.len() > 1 && words.iter().all(known) { above } else { row }
}

/// The header texts over a column from top to bottom, blank ones left out.
fn path(table: &Table, (first, last): (usize, usize), col: usize) -> Vec<&str> {
    let mut path: Vec<&Cell> = Vec::new();
    // A year over several columns whose merging got lost stands at the left of the blanks.
    let over = |row: usize| {
        let mut before = (0..col).rev().filter_map(|col| table.at(row, col));
        before.find(|cell| !fold::is_blank(&cell.text)).filter(|cell| row < last && is_bare_year(&cell.text))
    };
    let at = |row: usize| table.at(row, col).filter(|cell| !fold::is_blank(&cell.text)).or_else(|| over(row));
    for cell in (first..=last).filter_map(at) {
        if path.last().is_none_or(|above| above.row != cell.row) {
            path.push(cell);
        }
    }
    path.into_iter().map(|cell| cell.text.as_str()).gather()
}

/// What a header word means in a form: best where the word above it is the one the pack names.
fn word<'a>(label: &str, path: &[&str], form: usize, packs: &'a Packs) -> Option<&'a Word> {
    let above: Set<String> = path.iter().map(|text| fold::label(text)).collect();
    packs
        .headers
        .lookup(label)
        .iter()
        .filter(|word| word.form == form && word.column.is_some())
        .max_by_key(|word| word.under.as_ref().is_some_and(|under| above.contains(under)))
}
