//! The rows below a header in; the columns of their cells out.
//!
//! A complete row goes cell by cell. In a shorter one cells are missing: a total whose label spans columns, cells
//! that go on from above and were left out, a last cell that spans the rest, or blanks lost at the end of the text.

use super::cells::{ColumnKind, Kind, RawCell, RawRow, Words, filled};
use super::columns::Columns;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::sort_by_key;
use crate::document::Reading;

/// A row with its columns.
#[derive(Clone, Debug, Default)]
pub struct Aligned {
    /// First column and number of columns of each cell.
    pub places: Vec<(usize, usize)>,
    /// Columns it leaves out go on from above; else they are blank.
    pub from_above: bool,
    /// How sure this is.
    pub reading: Reading,
}

/// One way to put a row into columns.
#[derive(Clone, Debug)]
struct Way {
    places: Vec<(usize, usize)>,
    from_above: bool,
    cost: u32,
}

/// Rows wider than this are not searched for columns. Word itself allows 63.
const WIDEST: usize = 64;

/// True for a row that begins with a blank, with words behind it.
pub fn begins_blank(row: &[RawCell]) -> bool {
    row.len() > 1 && filled(row) > 0 && row.first().is_some_and(|cell| cell.kind == Kind::Blank)
}

/// Aligns the rows of a block. Where the text keeps blanks, no cell was left out at the left.
pub fn rows(data: &[RawRow], columns: &Columns, keeps_blanks: bool, words: &Words<'_>) -> Vec<Aligned> {
    let width = columns.kinds.len();
    let first = |row: &RawRow| match words.is_square(row) && row.len() == 2 {
        true => Some(Aligned { places: left(2, width, true), ..Aligned::default() }),
        false => align(row, columns, keeps_blanks),
    };
    let first: Vec<Option<Aligned>> = data.iter().map(first).gather();
    // A row that shows nothing itself goes as its neighbours with as many cells do.
    let mut pattern: Vec<Option<&Aligned>> = vec![None; columns.kinds.len()];
    for (row, aligned) in data.iter().zip(&first) {
        if let (Some(slot), Some(aligned)) = (pattern.get_mut(row.len()), aligned)
            && aligned.from_above
            && slot.is_none()
        {
            *slot = Some(aligned);
        }
    }
    let left_out = pattern.iter().any(Option::is_some);
    let open = |row: &RawRow| match pattern.get(row.len()).copied().flatten() {
        Some(aligned) => Aligned { reading: Reading::Certain, ..aligned.clone() },
        None => unlike_others(row, columns, left_out),
    };
    data.iter().zip(&first).map(|(row, aligned)| aligned.clone().unwrap_or_else(|| open(row))).gather()
}

/// A row that shows nothing itself and has no pattern: from the left, unless cells were left out in other rows.
fn unlike_others(row: &RawRow, columns: &Columns, left_out: bool) -> Aligned {
    let has_number = row.iter().any(|cell| cell.kind == Kind::Number);
    if left_out
        && has_number
        && let Some(way) = right(row, columns)
    {
        return Aligned { places: way.places, from_above: true, reading: Reading::Likely };
    }
    let doubtful = left_out && (has_number || row.len() >= 3);
    Aligned {
        places: left(row.len(), columns.kinds.len(), true),
        from_above: false,
        reading: if doubtful { Reading::Ambiguous } else { Reading::Certain },
    }
}

/// Aligns one row; none where nothing in it shows its columns.
fn align(row: &RawRow, columns: &Columns, keeps_blanks: bool) -> Option<Aligned> {
    let width = columns.kinds.len();
    if row.len() >= width || row.len() < 2 {
        return Some(Aligned { places: left(row.len(), width, true), ..Aligned::default() });
    }
    if !row.iter().any(|cell| cell.kind == Kind::Number) {
        return None;
    }
    if width > WIDEST {
        return Some(choose(row, columns, Vec::new()));
    }
    let mut ways = if keeps_blanks || is_total(row) { totals(row, columns) } else { Vec::new() };
    if row.len() == 2 {
        // A label and its value, unless it stands under known columns.
        if !columns.known {
            return None;
        }
        // Where no blank is lost, the value goes to the end: that of points or that of scores, it is not said.
        if keeps_blanks && ways.len() > 1 {
            return Some(Aligned { places: left(2, width, true), from_above: false, reading: Reading::Likely });
        }
        if !keeps_blanks && ways.is_empty() {
            ways.take_in(in_two_parts(row, columns));
        }
        // Not where its value would stand under words, and a total fits.
        if ways.is_empty() || columns.kinds.get(1) != Some(&ColumnKind::Words) {
            ways.push(Way { places: left(2, width, true), from_above: false, cost: 1 });
        }
    } else {
        let words_last = row.last().is_some_and(|cell| cell.kind == Kind::Text);
        ways.take_in(fitting(row, columns, left(row.len(), width, words_last), false));
        // Labels and values in turn, under a header that means nothing to them.
        if !keeps_blanks && (columns.known || !is_pairs(row)) {
            ways.take_in(right(row, columns));
            if ways.is_empty() {
                ways.take_in(in_two_parts(row, columns));
            }
        }
    }
    Some(choose(row, columns, ways))
}

/// Cells from the first column on; the last one may span the rest.
fn left(cells: usize, width: usize, spans: bool) -> Vec<(usize, usize)> {
    let last = cells.saturating_sub(1);
    let size = |at: usize| if at == last && spans { width.saturating_sub(at).max(1) } else { 1 };
    (0..cells).map(|at| (at, size(at))).gather()
}

/// True where the label is that of a total. Only asked where a short label may as well stand for a row whose first
/// cells were left out.
fn is_total(row: &RawRow) -> bool {
    row.first().is_some_and(|cell| {
        let label = if cell.is_label() { fold::label(&cell.text) } else { String::new() };
        label.contains('总') || label.ends_with('计')
    })
}

/// A total: the label spans columns, the numbers stand side by side under columns of numbers.
fn totals(row: &RawRow, columns: &Columns) -> Vec<Way> {
    let width = columns.kinds.len();
    // A remark may stand behind the numbers.
    let remark = is_total(row) && row.last().is_some_and(|cell| cell.kind == Kind::Text);
    let values = row.len().saturating_sub(usize::from(remark));
    let total = row.first().is_some_and(|cell| cell.kind == Kind::Text)
        && row.iter().take(values).skip(1).all(|cell| cell.kind != Kind::Text);
    if !total {
        return Vec::new();
    }
    let widest = width.saturating_sub(row.len().saturating_sub(1));
    (2..=widest)
        .filter_map(|label| {
            let mut places = vec![(0, label)];
            places.take_in((1..row.len()).map(|at| (label.saturating_add(at).saturating_sub(1), 1)));
            // （100分） beside the label says what it is by itself.
            let bare = row.iter().zip(&places).filter(|(cell, _)| cell.kind == Kind::Number && !cell.is_bracketed());
            let strict =
                bare.map(|(_, (col, _))| columns.kinds.get(*col)).all(|kind| kind == Some(&ColumnKind::Numbers));
            let end = places.last().and_then(|(col, _)| columns.kinds.get(*col));
            let fits = strict && !(remark && end == Some(&ColumnKind::Numbers));
            fits.then_some(Way { places, from_above: false, cost: 0 })
        })
        .gather()
}

/// Cells that go on from above were left out at the left.
fn right(row: &RawRow, columns: &Columns) -> Option<Way> {
    let start = columns.kinds.len().checked_sub(row.len())?;
    fitting(row, columns, (0..row.len()).map(|at| (start.saturating_add(at), 1)).gather(), true)
}

/// Cells were left out in the middle too: the words before the first number end before the columns of numbers, the
/// rest ends at the right.
fn in_two_parts(row: &RawRow, columns: &Columns) -> Vec<Way> {
    let width = columns.kinds.len();
    let words = row.iter().take_while(|cell| cell.kind != Kind::Number).count();
    let tail = row.len().saturating_sub(words);
    let limit = columns.kinds.iter().position(|kind| *kind == ColumnKind::Numbers).unwrap_or(0);
    let Some(start) = limit.checked_sub(words).filter(|_| words > 0) else { return Vec::new() };
    let mut ways = Vec::new();
    for lost in 0..=width.saturating_sub(tail).saturating_sub(limit) {
        let from = width.saturating_sub(tail).saturating_sub(lost);
        let head = (0..words).map(|at| (start.saturating_add(at), 1));
        let places = head.followed_by((0..tail).map(|at| (from.saturating_add(at), 1))).gather();
        if let Some(mut way) = fitting(row, columns, places, true) {
            way.cost = u32::from(lost > 0);
            ways.push(way);
        }
    }
    ways
}

/// A way in which no number stands under words, and no words under numbers. Under a header that is known, numbers
/// do not stand where nothing is known.
fn fitting(row: &RawRow, columns: &Columns, places: Vec<(usize, usize)>, from_above: bool) -> Option<Way> {
    let kind = |col: usize| columns.kinds.get(col).copied();
    let fits = row.iter().zip(&places).all(|(cell, (col, _))| match (cell.kind, kind(*col)) {
        (_, None) | (Kind::Number, Some(ColumnKind::Words)) | (Kind::Text, Some(ColumnKind::Numbers)) => false,
        (Kind::Number, Some(ColumnKind::Unknown)) => !columns.known,
        _ => true,
    });
    let open = numbers(row, &places).any(|col| kind(col) != Some(ColumnKind::Numbers));
    fits.then(|| Way { places, from_above, cost: u32::from(open) })
}

/// The columns of a row's numbers.
fn numbers<'a>(row: &'a RawRow, places: &'a [(usize, usize)]) -> impl Iterator<Item = usize> + 'a {
    row.iter().zip(places).filter(|(cell, _)| cell.kind == Kind::Number).map(|(_, (col, _))| *col)
}

/// The best way. Under known columns, ways that put fewer numbers under columns of numbers are none.
fn choose(row: &RawRow, columns: &Columns, mut ways: Vec<Way>) -> Aligned {
    let shown = |way: &Way| {
        numbers(row, &way.places).filter(|col| columns.kinds.get(*col) == Some(&ColumnKind::Numbers)).count()
    };
    if columns.known && row.len() > 2 {
        let most = ways.iter().map(shown).max().unwrap_or(0);
        ways.retain(|way| shown(way) == most);
    }
    sort_by_key(&mut ways, |way| way.cost);
    let mut ways = ways.into_iter();
    let Some(best) = ways.next() else {
        let reading = if is_pairs(row) { Reading::Certain } else { Reading::Ambiguous };
        return Aligned { places: left(row.len(), columns.kinds.len(), true), from_above: false, reading };
    };
    let differs = |way: &Way| !numbers(row, &way.places).eq(numbers(row, &best.places));
    let reading = ways.filter(differs).fold(Reading::Certain, |reading, way| {
        if way.cost == best.cost || reading == Reading::Ambiguous { Reading::Ambiguous } else { Reading::Likely }
    });
    Aligned { places: best.places, from_above: best.from_above, reading }
}

/// Labels and values in turn: a row with columns of its own.
fn is_pairs(row: &RawRow) -> bool {
    row.iter().step_by(2).all(|cell| cell.kind == Kind::Text)
        && row.iter().skip(1).step_by(2).all(|cell| cell.kind != Kind::Text)
}
