//! Whose report, and of which year.

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::base::word::{has, is_one};

use super::Cited;
use super::labels::{self, is_unit};
use crate::base::anchor::{Anchor, Place, SourceId};
use crate::base::fold;
use crate::document::{Block, Document, Table};
use crate::packs::Lexicon;

/// Words that make a year beside them the year of the report.
const ABOUT: &str = "整体支出 总体支出 绩效自评 绩效评价 自评报告 自评表";

/// A line of a document, with its place.
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub place: Place,
}

/// Whose a document is, and of which year.
pub(super) struct Identity {
    /// The department.
    pub department: Option<Cited<String>>,
    /// The year.
    pub year: Option<Cited<u16>>,
    /// The department above (主管部门), as the form of a project names it.
    pub superior: Option<String>,
    /// The unit that carries a project out (实施单位).
    pub unit: Option<String>,
    /// Every place that names the department itself, as it is written there.
    pub names: Vec<Cited<String>>,
}

/// The department and the year of a document, each with the place that says so.
pub(super) fn identity(source: SourceId, document: &Document, lexicon: &Lexicon) -> Identity {
    let lines = lines(document);
    let cited = |place: Place| Anchor { source, place };
    let labelled = |labels| Some(labelled(document, &lines, lexicon, labels)?.0);
    let names = if cfg!(feature = "whole") { names(document, &lines, lexicon) } else { Vec::new() };
    Identity {
        department: department(document, &lines, lexicon).map(|(value, place)| Cited { value, anchor: cited(place) }),
        year: year(document, &lines).map(|(value, place)| Cited { value, anchor: cited(place) }),
        superior: labelled(labels::SUPERIOR),
        unit: labelled(labels::UNIT),
        names: names.into_iter().map(|(value, place)| Cited { value, anchor: cited(place) }).gather(),
    }
}

/// The names behind labels of the department, and in titles.
fn names(document: &Document, lines: &[Line<'_>], lexicon: &Lexicon) -> Vec<(String, Place)> {
    let mut names = Vec::new();
    for labels in [labels::DEPARTMENT, labels::FILLED_BY] {
        names.take_in(labelled_cells(document, lexicon, labels));
        names.take_in(lines.iter().filter_map(|line| behind(line, labels)));
    }
    names.take_in(lines.iter().filter_map(|line| Some((name(&labels::in_title(line.text)?)?, line.place))));
    names.retain(|(name, _)| is_unit(name));
    names
}

/// What stands behind one of some labels in a line.
fn behind(line: &Line<'_>, labels: &str) -> Option<(String, Place)> {
    Some((name(&labels::behind(line.text, labels)?)?, line.place))
}

/// Paragraphs of the body and cells of its tables, in document order; long ones are prose and name nothing here.
fn lines(document: &Document) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for (block, content) in document.blocks.iter().enumerate() {
        match content {
            Block::Paragraph(paragraph) => {
                lines.push(Line { text: &paragraph.text, place: Place::Block { block, range: None } });
            }
            Block::Table(table) => {
                for cell in document.table(*table).map(Table::cells).unwrap_or_default() {
                    let place = Place::Cell { table: *table, row: cell.row, col: cell.col, range: None };
                    // A framed report stands in one cell: its first lines may be the title.
                    let first = cell.text.lines().filter(|text| !fold::is_blank(text)).take(8);
                    lines.take_in(first.map(|text| Line { text, place }));
                }
            }
        }
    }
    lines
}

/// The year that the form names (评价年度), else the one of the lines about the evaluation, else that of the tables' titles.
fn year(document: &Document, lines: &[Line<'_>]) -> Option<(u16, Place)> {
    let labelled = || labels::year(lines, labels::YEAR);
    labels::year(lines, labels::YEAR_EVALUATED)
        .or_else(|| voted(lines))
        .or_else(labelled)
        .or_else(|| of_titles(document, lines).0)
}

/// The year most often named in a line about the evaluation; of two named as often, the first.
fn voted(lines: &[Line<'_>]) -> Option<(u16, Place)> {
    let mut votes: Map<u16, (usize, usize)> = Map::new();
    for (at, _) in lines.iter().enumerate() {
        let Some(folded) = title(lines, at) else { continue };
        for year in years(&folded) {
            let vote = votes.entry(year).or_insert((0, at));
            vote.0 = vote.0.saturating_add(1);
        }
    }
    let (year, (_, at)) = votes.into_iter().max_by_key(|(_, (count, at))| (*count, usize::MAX.saturating_sub(*at)))?;
    lines.get(at).map(|line| (year, line.place))
}

/// The words of a line that speaks of the evaluation, itself or with the line after it: titles are broken in two.
fn title(lines: &[Line<'_>], at: usize) -> Option<String> {
    const LONGEST: usize = 60;
    let about = |text: &str| text.chars().count() <= LONGEST && has(text, ABOUT);
    let line = fold::label(lines.get(at)?.text);
    let next = lines.get(at.saturating_add(1)).map(|line| fold::label(line.text)).unwrap_or_default();
    if about(&line) {
        // (2022年度) on a line of its own under the title.
        let below = years(&line).is_empty() && next.chars().count() <= 10 && years(&next).len() == 1;
        return Some(if below { format!("{line}{next}") } else { line });
    }
    let joined = format!("{line}{next}");
    (years(&line).len() == 1 && about(&joined)).then_some(joined)
}

/// The years written as four digits before 年 in a folded text.
pub(super) fn years(folded: &str) -> Vec<u16> {
    folded
        .split('年')
        .filter_map(|before| {
            let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
            let year: String = digits.chars().rev().collect();
            year.parse().ok().filter(|year| (1990..=2100).contains(year) && digits.len() == 4)
        })
        .gather()
}

/// What was found, with its place.
type Placed<T> = Option<(T, Place)>;

/// What the titles of tables say of a year and a department, where nothing speaks of the evaluation: only what all of
/// them agree on, as last year's table may stand beside this one's.
fn of_titles(document: &Document, lines: &[Line<'_>]) -> (Placed<u16>, Placed<String>) {
    let (mut said, mut names) = (Vec::new(), Vec::new());
    for line in lines {
        let folded = fold::label(line.text);
        let years = years(&folded);
        let ([year], Some(before)) = (years.as_slice(), labels::before_year_of_title(document, line, &folded)) else {
            continue;
        };
        said.push((*year, line.place));
        names.take_in(name(before).filter(|name| is_unit(name)).map(|name| (name, line.place)));
    }
    (agreed(said), agreed(names))
}

/// The first of several that say the same.
fn agreed<T: PartialEq>(said: Vec<(T, Place)>) -> Placed<T> {
    let mut said = said.into_iter();
    let first = said.next()?;
    said.all(|(other, _)| other == first.0).then_some(first)
}

/// The department: behind a label, else before the year in the title, else behind a label that has other uses too.
fn department(document: &Document, lines: &[Line<'_>], lexicon: &Lexicon) -> Option<(String, Place)> {
    labelled(document, lines, lexicon, labels::DEPARTMENT)
        .or_else(|| in_title(lines))
        .or_else(|| {
            agreed(lines.iter().filter_map(|line| Some((name(&labels::in_title(line.text)?)?, line.place))).gather())
        })
        .or_else(|| labelled(document, lines, lexicon, labels::FILLED_BY))
        .or_else(|| labelled(document, lines, lexicon, labels::SHORT).filter(|(name, _)| labels::is_whole_unit(name)))
        .or_else(|| of_titles(document, lines).1)
}

/// What stands behind one of some labels.
fn labelled(document: &Document, lines: &[Line<'_>], lexicon: &Lexicon, labels: &str) -> Option<(String, Place)> {
    labelled_cells(document, lexicon, labels).next().or_else(|| lines.iter().find_map(|line| behind(line, labels)))
}

/// Cells "预算部门" with the name in the cell to their right.
fn labelled_cells<'a>(
    document: &'a Document,
    lexicon: &'a Lexicon,
    labels: &'a str,
) -> impl Iterator<Item = (String, Place)> + 'a {
    let cells = document.tables.iter().spread(|table| table.cells().iter().map(move |cell| (table, cell)));
    cells.filter_map(move |(table, cell)| {
        // 单位 and 部门 head columns as well.
        let open = labels == labels::SHORT && !cell.text.trim_end().ends_with([':', '：']);
        if open || !is_one(labels::unsealed(&fold::label(&cell.text)), labels) {
            return None;
        }
        let right = table.at(cell.row, cell.col.saturating_add(cell.span.cols))?;
        let name = name(&labels::value(&right.text)).filter(|name| !lexicon.is_header(name))?;
        Some((name, Place::Cell { table: table.id, row: right.row, col: right.col, range: None }))
    })
}

/// The words before the year in a title, perhaps begun on the line before it.
fn in_title(lines: &[Line<'_>]) -> Option<(String, Place)> {
    let (at, line, before) = lines.iter().enumerate().find_map(|(at, line)| {
        let folded = title(lines, at)?;
        let year = years(&folded).first().map(ToString::to_string)?;
        let (before, _) = folded.split_once(&year)?;
        Some((at, line, before.to_owned()))
    })?;
    let above = at.checked_sub(1).and_then(|at| lines.get(at)).map(|line| fold::label(line.text)).unwrap_or_default();
    let joined = format!("{above}{before}");
    let candidates = if is_unit(&before) && before.chars().count() > 5 { [before, joined] } else { [joined, before] };
    let named = candidates.into_iter().find(|text| is_unit(text))?;
    Some((name(&named)?, line.place))
}

/// A name that can be one: neither blank nor a sentence, and no label itself.
fn name(text: &str) -> Option<String> {
    let name = fold::label(text);
    let length = name.chars().count();
    let label = name.ends_with("名称") || [labels::SUPERIOR, labels::UNIT].iter().any(|all| is_one(&name, all));
    let plausible = (3..=40).contains(&length) && !name.contains(['。', ',', ':']) && !label;
    plausible.then_some(name)
}
