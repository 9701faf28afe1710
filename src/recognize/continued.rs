//! Forms that go on: in the next table after a page break, with the header repeated or lost, or below a header that is
//! repeated within one table. A form of indicators that has not had its total yet goes on below its title repeated as well,
//! and on the next sheet.

use super::{BlockColumn, FormBlock, block, header, title};
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::document::{Block, Document, Table};
use crate::packs::{Form, Layout, Packs, RowRole};

/// Marks the blocks that only go on with the one before, and finds those that have no header.
pub fn join(document: &Document, blocks: Vec<FormBlock>, packs: &Packs) -> Vec<FormBlock> {
    let mut joined: Vec<FormBlock> = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    for table in &document.tables {
        if blocks.peek().is_none_or(|block| block.table != table.id) {
            let found = joined.last().and_then(|before| headless(document, before, table, packs));
            joined.take_in(found);
        }
        while let Some(mut block) = blocks.next_if(|block| block.table == table.id) {
            block.continues = joined.last().is_some_and(|before| goes_on(document, before, &block, packs));
            joined.push(block);
        }
    }
    joined
}

/// The rest of a form in a table without a header: as many columns, and nothing but a page break between.
fn headless(document: &Document, before: &FormBlock, table: &Table, packs: &Packs) -> Option<FormBlock> {
    let form = packs.form(before.form)?;
    let first = document.table(before.table)?;
    let between = (first, table, 0);
    if form.layout == Layout::Funds || is_ended(form, first, before) || !only_a_page_break(document, form, between) {
        return None;
    }
    let at_the_end = before.rows.last().is_some_and(|row| row.saturating_add(1) == first.rows());
    let width = header::covering(table, 0).len();
    // Rows of pasted text end with their last filled cell; where no cell is merged, the others stand as they did.
    let reaches = |column: &BlockColumn| {
        let (ordinal, all) = column.ordinal;
        all == width || (ordinal == column.col && (ordinal < width || !header::is_scored(form, column.spec)))
    };
    let full = before.columns.iter().all(reaches);
    let rows = block::rows(table, form, &before.columns, 0..table.rows());
    let whole = rows.len() == table.rows() && !has_whole(form, table, &rows);
    (at_the_end && full && whole).then(|| FormBlock {
        table: table.id,
        header: 0,
        rows,
        reading: table.reading_of(0, table.rows()),
        continues: true,
        ..before.clone()
    })
}

fn goes_on(document: &Document, before: &FormBlock, block: &FormBlock, packs: &Packs) -> bool {
    let labels = |block: &FormBlock| -> Vec<String> {
        block.columns.iter().followed_by(&block.others).map(|column| column.label.clone()).gather()
    };
    let (Some(first), Some(second)) = (document.table(before.table), document.table(block.table)) else {
        return false;
    };
    let Some(form) = packs.form(block.form) else { return false };
    form.layout != Layout::Funds
        && before.form == block.form
        && labels(before) == labels(block)
        && !is_ended(form, first, before)
        && !has_whole(form, second, &block.rows)
        && (first.id == second.id || only_a_page_break(document, form, (first, second, block.header)))
}

/// True where a form of indicators has had its row of totals.
fn is_ended(form: &Form, table: &Table, block: &FormBlock) -> bool {
    form.layout == Layout::Indicators
        && block
            .rows
            .last()
            .is_some_and(|row| block::is_total(form, &block.columns, &header::covering(table, *row), *row))
}

/// True where rows hold a 汇总 or 本级 of their own: a form of units that begins anew (another year's, say).
fn has_whole(form: &Form, table: &Table, rows: &[usize]) -> bool {
    let is_whole = |label: &str| {
        let folded = fold::label(label);
        let name = folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '、' | '.'));
        let wholes = form.rows.iter().filter(|row| matches!(row.role, RowRole::Aggregate | RowRole::Own));
        wholes.spread(|row| &row.labels).any(|known| *known == name)
    };
    form.layout == Layout::Units
        && rows.iter().any(|row| header::covering(table, *row).first().is_some_and(|cell| is_whole(&cell.text)))
}

/// True where nothing but a page break lies between two tables, down to the header of the second.
fn only_a_page_break(document: &Document, form: &Form, (first, second, header): (&Table, &Table, usize)) -> bool {
    let between = document.blocks.get(first.block.saturating_add(1)..second.block).unwrap_or_default();
    let lines = |blocks: &[Block]| -> Option<Vec<String>> {
        let line = |block: &Block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.clone()),
            Block::Table(_) => None,
        };
        blocks.iter().map(line).collect()
    };
    let (Some(mut between), true) = (lines(between), first.block <= second.block) else { return false };
    if form.layout != Layout::Indicators {
        return between.iter().all(|text| is_page_break(text));
    }
    for row in 0..header {
        match header::covering(second, row).as_slice() {
            [line] => between.push(line.text.clone()),
            _ => return false,
        }
    }
    let titles: Vec<String> = titles(document, first).iter().map(|title| bare(title)).gather();
    between.iter().all(|text| is_page_break(text) || titles.contains(&bare(text)) || is_unit(text))
}

/// The lines above a table, and those across its first rows.
fn titles(document: &Document, table: &Table) -> Vec<String> {
    let above = document.blocks.get(..table.block).unwrap_or_default().iter().rev();
    let lines = above.map_while(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.clone()),
        Block::Table(_) => None,
    });
    let rows = (0..table.rows()).map_while(|row| match header::covering(table, row).as_slice() {
        [line] => Some(line.text.clone()),
        _ => None,
    });
    lines.take(4).followed_by(rows).gather()
}

/// A title without what tells one page or sheet from the next: 自评表（续）, 自评表2.
fn bare(title: &str) -> String {
    let label = fold::label(title).replace("续表", "");
    let page = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '续' | ':');
    let words = label.trim_start_matches(['(', ')', ':']).trim_end_matches(page);
    words.to_owned()
}

/// True for a line that states the unit of money and nothing else.
fn is_unit(text: &str) -> bool {
    let words = fold::label(text);
    title::stated_unit(&words).is_some() && words.chars().count() <= 8
}

/// True for what a page break leaves between two halves of a table: blanks, a page number, 续表.
fn is_page_break(text: &str) -> bool {
    let words = fold::label(text);
    let number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '·' | '/' | '第' | '页' | '共');
    words.chars().all(number) || (words.contains('续') && words.chars().count() <= 8)
}
