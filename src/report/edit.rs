//! Edits of a document that is open: the way back from places of the report to the text.

use super::place::byte_of_utf16;
use crate::base::anchor::TableId;
use crate::document::{Block, Document};

/// A change of a paragraph's or a cell's text. Without `start` and `end` the whole text is replaced.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "dev", derive(ts_rs::TS))]
pub struct Edit {
    /// The paragraph, where it is one.
    pub block: Option<u32>,
    /// The table, where it is a cell.
    pub table: Option<u32>,
    /// Row at which the cell begins.
    pub row: Option<u32>,
    /// Column at which the cell begins.
    pub col: Option<u32>,
    /// First UTF-16 unit to replace.
    pub start: Option<u32>,
    /// The unit after the last.
    pub end: Option<u32>,
    /// What to write instead.
    pub replacement: String,
}

/// Applies an edit. False where its place does not exist; the document is then as before.
pub fn apply(document: &mut Document, edit: &Edit) -> bool {
    apply_checked(document, edit).is_some()
}

fn apply_checked(document: &mut Document, edit: &Edit) -> Option<()> {
    match (edit.table, edit.block) {
        (Some(table), _) => {
            let (row, col) = (usize::try_from(edit.row?).ok()?, usize::try_from(edit.col?).ok()?);
            let table = document.table_mut(TableId(table))?;
            let text = replaced(&table.starting(row, col)?.text, edit)?;
            table.set_text(row, col, text).then_some(())
        }
        (None, Some(block)) => match document.blocks.get_mut(usize::try_from(block).ok()?)? {
            Block::Paragraph(paragraph) => {
                paragraph.text = replaced(&paragraph.text, edit)?;
                Some(())
            }
            Block::Table(_) => None,
        },
        (None, None) => None,
    }
}

fn replaced(text: &str, edit: &Edit) -> Option<String> {
    let offset = |units: u32| byte_of_utf16(text, usize::try_from(units).ok()?);
    match (edit.start, edit.end) {
        (Some(start), Some(end)) => {
            let (start, end) = (offset(start)?, offset(end)?);
            let (before, after) = (text.get(..start)?, text.get(end..)?);
            (start <= end).then(|| format!("{before}{}{after}", edit.replacement))
        }
        (None, None) => Some(edit.replacement.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Paragraph;

    fn edited(text: &str, start: Option<u32>, end: Option<u32>) -> (bool, String) {
        let paragraph = Paragraph { text: text.to_owned(), ..Paragraph::default() };
        let mut document =
            Document { blocks: vec![Block::Paragraph(paragraph)], tables: Vec::new(), sheets: Vec::new() };
        let replacement = "7.5".to_owned();
        let edit = Edit { block: Some(0), table: None, row: None, col: None, start, end, replacement };
        let done = apply(&mut document, &edit);
        match &document.blocks[0] {
            Block::Paragraph(paragraph) => (done, paragraph.text.clone()),
            Block::Table(_) => (done, String::new()),
        }
    }

    #[test]
    fn an_edit_replaces_its_characters_or_nothing() {
        assert_eq!(edited("合计𠀀10万元", Some(4), Some(6)), (true, "合计𠀀7.5万元".to_owned()));
        assert_eq!(edited("合计", None, None), (true, "7.5".to_owned()));
        assert_eq!(edited("合计𠀀", Some(3), Some(4)), (false, "合计𠀀".to_owned()));
        assert_eq!(edited("合计", Some(2), Some(1)), (false, "合计".to_owned()));
        assert_eq!(edited("合计", Some(1), None), (false, "合计".to_owned()));
    }
}
