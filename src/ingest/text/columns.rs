//! A solved header and the rows below it in; what each column holds out.

use super::cells::{ColumnKind, Kind, RawRow, Words, has_number};
use super::header::Solved;
use crate::base::list::Gather as _;

/// The columns of a block.
#[derive(Clone, Debug)]
pub struct Columns {
    /// What each column holds.
    pub kinds: Vec<ColumnKind>,
    /// True where the header words say so; false where only the rows do.
    pub known: bool,
}

impl Columns {
    /// The columns below a header: as its words say, else as the complete rows show.
    pub fn new(head: &[RawRow], solved: &Solved, data: &[RawRow], words: &Words<'_>) -> Self {
        // Without a header of its own, a first row of words only is one that we do not know.
        let titled = head.is_empty() && data.first().is_some_and(|row| !has_number(row));
        let mut kinds = from_rows(data.get(usize::from(titled)..).unwrap_or_default(), solved.width);
        let mut known = false;
        for span in &solved.cells {
            let cell = head.get(span.row).and_then(|row| row.get(span.index));
            let leaf = span.row.saturating_add(span.rows) >= head.len();
            let Some(cell) = cell.filter(|_| leaf) else { continue };
            let kind = words.column_kind(cell);
            if kind == ColumnKind::Unknown {
                continue;
            }
            known = known || kind == ColumnKind::Numbers;
            for slot in kinds.iter_mut().skip(span.col).take(span.cols) {
                *slot = kind;
            }
        }
        Self { kinds, known }
    }
}

/// What the rows that have all cells show.
fn from_rows(data: &[RawRow], width: usize) -> Vec<ColumnKind> {
    let mut seen = vec![(false, false); width];
    for row in data.iter().filter(|row| row.len() == width) {
        for ((numbers, words), cell) in seen.iter_mut().zip(row) {
            *numbers = *numbers || cell.kind == Kind::Number;
            *words = *words || cell.kind == Kind::Text;
        }
    }
    let kind = |(numbers, words)| match (numbers, words) {
        (true, false) => ColumnKind::Numbers,
        (false, true) => ColumnKind::Words,
        _ => ColumnKind::Unknown,
    };
    seen.into_iter().map(kind).gather()
}
