//! Fields: squares of a form that hold a measure. Here: forms with a measure a column and a unit a row.

use super::figure::{Figure, FigureId, Labels, Org, Scope};
use super::{Context, Facts, measures};
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::unit::Unit;
use crate::base::word::{ends_with, has};
use crate::document::Cell;
use crate::packs::{Column, Form, Role, Row, RowRole, Stage};
use crate::recognize::{self, BlockColumn, RowCells};
use crate::vocabulary::Measure;
use crate::vocabulary::measure::UnitKind;

/// A square of a form that holds a measure.
#[derive(Clone, Debug)]
pub struct Field {
    /// The form it belongs to: source and number of the block in it.
    pub block: (u32, usize),
    /// Fields of one group may be parts of each other.
    pub group: Group,
    /// The row of the table it stands in.
    pub line: usize,
    /// What it holds; none under a header that the pack does not know.
    pub measure: Option<Measure>,
    /// Of which measure of its group it is a part.
    pub part_of: Option<Measure>,
    /// The measure of its group that it cannot exceed.
    pub within: Option<Measure>,
    /// Whether the total may be meant without it; of a row that no label knows, whether it may be a part of anything;
    /// of a total in a list, whether it may leave out what was carried over.
    pub may_be_left_out: bool,
    /// Whose, which stage.
    pub scope: Scope,
    /// The cell.
    pub anchor: Anchor,
    /// The words by which people find it.
    pub labels: Labels,
    /// What stands in it.
    pub fact: Fact,
}

/// Which fields of a table may be parts of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Those of a row: table and row.
    Row(u32, usize),
    /// Those of a column of one list: table, block, column.
    Column(u32, usize, usize),
    /// The inner cells of a money block: table and the block's first row.
    Inner(u32, usize),
}

impl Group {
    /// The table.
    pub fn table(self) -> u32 {
        match self {
            Self::Row(table, _) | Self::Column(table, _, _) | Self::Inner(table, _) => table,
        }
    }
}

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A number.
    Figure(FigureId),
    /// Nothing, or a stroke.
    Blank,
    /// Words that are no number.
    Unread,
}

impl Field {
    /// The figure in it.
    pub fn figure(&self) -> Option<FigureId> {
        match self.fact {
            Fact::Figure(id) => Some(id),
            Fact::Blank | Fact::Unread => None,
        }
    }
}

/// Reads a form with a measure a column and a unit a row.
pub(super) fn read(context: &Context<'_>, facts: &mut Facts) {
    let with = |wanted| context.block.columns.iter().find(|column| role(context, column) == Some(wanted));
    let coded = with(Role::Code);
    let stub = with(Role::Stub).or(coded);
    // A half of a table need not have labels: its stage says what it holds.
    if stub.is_none() && context.block.stage.is_none() {
        return;
    }
    // 其中 runs to the next numbered row, where the row before it was numbered; else nobody knows how far.
    let (mut numbered, mut inner) = (false, None);
    for &row in &context.block.rows {
        let cells = RowCells::new(context.table, row);
        let codes = coded.map(|column| codes(&cells, column, stub)).unwrap_or_default();
        let label = stub.and_then(|stub| cells.get(stub));
        let label = label.filter(|label| coded.is_none() || !fold::is_blank(&label.text)).or(codes.first().copied());
        for cell in label.into_iter().followed_by(codes.iter().copied()) {
            facts.take(context.anchor(cell));
        }
        let code = coded.map(|_| codes.iter().map(|cell| cell.text.as_str()).gather().concat());
        if label.is_none() && stub.is_some() {
            continue;
        }
        let label = label.map_or("", |label| &label.text);
        let (marked, opens) = (measures::mark(label).is_some(), fold::label(label).starts_with("其中"));
        inner = if opens { inner.or(Some(numbered)) } else { inner.filter(|_| !marked) };
        numbered = marked;
        let inner = inner.filter(|_| !opens);
        let code = code.as_deref();
        let known = context.block.columns.iter().map(|column| (column, context.form.columns.get(column.spec)));
        let others = context.block.others.iter().map(|column| (column, None));
        let labels = [stub, coded];
        let is_stub = |column: &BlockColumn| labels.iter().flatten().any(|label| label.ordinal == column.ordinal);
        for (column, spec) in known.followed_by(others).filter(|(column, _)| !is_stub(column)) {
            if let Some(cell) = cells.get(column) {
                read_square(context, facts, (row, label, inner, code), (column, spec), cell);
            }
        }
    }
}

/// The cells of a row with its code: 类, 款 and 项 may have a cell each.
fn codes<'a>(cells: &RowCells<'a>, code: &BlockColumn, stub: Option<&BlockColumn>) -> Vec<&'a Cell> {
    let end = stub.map_or(0, |stub| stub.col);
    cells.iter().filter(|cell| cell.col == code.col || (code.col..end).contains(&cell.col)).gather()
}

fn read_square(
    context: &Context<'_>,
    facts: &mut Facts,
    (row, label, inner, code): (usize, &str, Option<bool>, Option<&str>),
    (column, spec): (&BlockColumn, Option<&Column>),
    cell: &Cell,
) {
    let measure = spec.and_then(|spec| spec.measure);
    let is_part = |spec: &&Column| !spec.only_under_total || column.grouped || !is_beside(context, column, spec);
    let part_of = spec.filter(is_part).and_then(|spec| whole(context, spec));
    let named = !label.is_empty() || context.block.stage.is_none();
    let org = (named && !context.form.rows.is_empty()).then(|| match (org(context, label), inner) {
        (Org::Unit(name), Some(true)) => Org::Detail(name),
        // A row without a label of its own goes on with 其中.
        (Org::Placeholder(name), Some(_)) if name.is_empty() => Org::Detail(name),
        (Org::Unit(name), Some(false)) => Org::Lower(name),
        (org, _) => org,
    });
    let org = org.or_else(|| subject(code?, label));
    let stage = spec.and_then(|spec| spec.stage).or(context.block.stage);
    let scope = Scope { org, stage, ..context.scope() };
    let row_labels = if named { vec![fold::unnumbered(label)] } else { Vec::new() };
    let labels = Labels { form: Some(context.block.kind), row: row_labels, column: column.label.clone() };
    let anchor = context.anchor(cell);
    let figure = Figure::of(measure, scope.clone(), labels.clone());
    let money = recognize::square_unit(&column.label, context.block.unit);
    let fact = facts.read_cell(anchor, &cell.text, unit(measure, money), figure);
    let block = (context.source.0, context.number);
    let may_be_left_out = spec.is_some_and(|spec| spec.may_be_left_out);
    facts.fields.push(Field {
        block,
        group: Group::Row(context.table.id.0, row),
        line: row,
        measure,
        part_of,
        within: None,
        may_be_left_out,
        scope,
        anchor,
        labels,
        fact,
    });
}

/// True for a column that stands beside the total of which others are parts: those stand under 其中, or it stands
/// before the total.
fn is_beside(context: &Context<'_>, column: &BlockColumn, spec: &Column) -> bool {
    let whole = context.form.columns.iter().position(|column| column.measure == spec.part_of);
    let total = context.block.columns.iter().find(|column| Some(column.spec) == whole);
    let before = total.is_some_and(|total| column.ordinal.0 < total.ordinal.0);
    before || context.block.columns.iter().any(|column| column.grouped)
}

/// The measure of which a column is a part in this table: the nearest one that the table has a column for.
fn whole(context: &Context<'_>, spec: &Column) -> Option<Measure> {
    const DEEPEST: usize = 8;
    let mut whole = spec.part_of?;
    for _ in 0..DEEPEST {
        let number = context.form.columns.iter().position(|column| column.measure == Some(whole))?;
        if context.block.columns.iter().any(|column| column.spec == number) {
            return Some(whole);
        }
        whole = context.form.columns.get(number)?.part_of?;
    }
    None
}

/// The measure of which a row is a part: the nearest one that `stands` among the rows.
pub(super) fn whole_of_row(form: &Form, spec: &Row, stands: impl Fn(Measure) -> bool) -> Option<Measure> {
    const DEEPEST: usize = 8;
    let mut whole = spec.part_of?;
    for _ in 0..DEEPEST {
        if stands(whole) {
            return Some(whole);
        }
        let row = form.rows.iter().find(|row| row.measure == Some(whole))?;
        whole = row.part_of?;
    }
    None
}

pub(super) fn role(context: &Context<'_>, column: &BlockColumn) -> Option<Role> {
    context.form.columns.get(column.spec).map(|spec| spec.role)
}

/// The stage that a column of the form stands for.
pub(super) fn stage(context: &Context<'_>, column: &BlockColumn) -> Option<Stage> {
    context.form.columns.get(column.spec).and_then(|spec| spec.stage)
}

/// The 科目 of a row by its code, with or without the name behind it, or all of them together; none for other rows.
fn subject(code: &str, label: &str) -> Option<Org> {
    const SHORTEST: usize = 3;
    let folded = fold::label(code);
    let digits: String = folded.chars().take_while(char::is_ascii_digit).collect();
    let total = ["合计", "总计", "支出合计", "收入合计", "本年支出合计", "本年收入合计"];
    let whole = digits.is_empty() && total.contains(&fold::unnumbered(label).as_str());
    (whole || digits.len() >= SHORTEST).then_some(Org::Subject(digits))
}

/// The unit meant where a cell states none.
pub(super) fn unit(measure: Option<Measure>, money: Unit) -> Unit {
    match measure.map(|measure| measure.unit()) {
        Some(UnitKind::Rate) => Unit::Percent,
        Some(UnitKind::Points) => Unit::Points,
        Some(UnitKind::People) => Unit::Count("人"),
        Some(UnitKind::Area) => Unit::Count("平方米"),
        Some(UnitKind::Money) | None => money,
    }
}

/// True for a row that sums up others and is not the aggregate itself.
fn known_total(context: &Context<'_>, name: &str) -> bool {
    let aggregate = context.form.rows.iter().filter(|row| row.role == RowRole::Aggregate);
    let is_aggregate = aggregate.spread(|row| &row.labels).any(|label| *label == name);
    !is_aggregate && ends_with(name, "小计 合计 总计").is_some()
}

/// Whose a row is, by its label.
fn org(context: &Context<'_>, label: &str) -> Org {
    let name = fold::unnumbered(label);
    let folded = fold::label(label);
    let compares = has(&name, "上年 增减 增长 占比 预算数 决算数 比例");
    if compares || folded.starts_with("其中") {
        return Org::Detail(name);
    }
    if known_total(context, &name) {
        return Org::Subtotal(name);
    }
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_known = |row: &&Row| {
        let name = if row.role == RowRole::Placeholder { bare } else { name.as_str() };
        row.labels.iter().any(|known| *known == name)
    };
    let role = context.form.rows.iter().find(is_known).map(|row| row.role);
    match role {
        Some(RowRole::Aggregate) => Org::Aggregate,
        Some(RowRole::Own) => Org::Own,
        Some(RowRole::Placeholder) => Org::Placeholder(name),
        _ if folded.starts_with('(') => Org::Lower(name),
        _ => Org::Unit(name),
    }
}
