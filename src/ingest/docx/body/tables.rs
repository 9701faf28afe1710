//! Tables: rows and cells in, finished tables as items of the story around them out.

use super::{Body, Frame};
use crate::base::anchor::TableId;
use crate::ingest::docx::story::{Item, Level, Story};
use crate::ingest::docx::table::{CellProps, Merge, OpenRow, OpenTable, columns};
use crate::ingest::docx::xml::Element;
use crate::ingest::limits;

impl Body {
    pub(super) fn begin_table(&mut self) -> Frame {
        if self.story().is_none_or(|story| story.paragraph.is_some()) {
            return Frame::Plain;
        }
        let depth = self.levels.iter().filter(|level| matches!(level, Level::Table(_))).count();
        if depth >= limits::TABLE_DEPTH {
            self.beyond_limits();
            return Frame::Plain;
        }
        self.end_story();
        self.levels.push(Level::Table(OpenTable::default()));
        Frame::Table
    }

    pub(super) fn end_table(&mut self) {
        let Some(Level::Table(table)) = self.levels.pop() else { return };
        let Some(table) = table.finish() else { return };
        for cell in table.cells() {
            for nested in &cell.nested {
                if let Some(nested) = self.tables.get_mut(nested) {
                    nested.parent = Some((table.id, cell.row, cell.col));
                }
            }
        }
        if let Some(story) = self.story() {
            story.items.push(Item::Table(table.id));
        }
        self.tables.insert(table.id, table);
    }

    /// Gives the open tables their numbers, the outer ones first.
    pub(super) fn number_tables(&mut self) {
        for level in &mut self.levels {
            if let Level::Table(table) = level
                && table.id.is_none()
            {
                table.id = Some(TableId(self.next_table));
                self.next_table = self.next_table.saturating_add(1);
            }
        }
    }

    pub(super) fn begin_row(&mut self) -> Frame {
        match self.table() {
            Some(table) if table.row.is_none() => {
                table.row = Some(OpenRow::default());
                Frame::Row
            }
            _ => Frame::Plain,
        }
    }

    pub(super) fn row_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        let row = self.row().filter(|row| row.is_fresh())?;
        match element.name() {
            "del" | "moveFrom" => row.deleted = true,
            "gridBefore" => row.before = columns(element.number()).unwrap_or(0),
            "gridAfter" => row.after = columns(element.number()).unwrap_or(0),
            _ => {}
        }
        None
    }

    pub(super) fn begin_cell(&mut self) -> Option<Frame> {
        let Some(row) = self.row() else { return Some(Frame::Plain) };
        if row.deleted || !self.has_room(1) {
            return None;
        }
        self.cells = self.cells.saturating_add(1);
        if self.cells > limits::CELLS {
            self.beyond_limits();
            self.stopped = true;
            return None;
        }
        let mut story = Story::default();
        story.cell.width = 1;
        self.levels.push(Level::Story(story));
        Some(Frame::Cell)
    }

    /// Whether the open table may have a cell of this width; counts the squares that it takes.
    fn has_room(&mut self, width: usize) -> bool {
        let squares = self.squares;
        let Some(table) = self.table() else { return false };
        let wanted = table.squares_with(width);
        let more = squares.saturating_add(wanted.saturating_sub(table.counted));
        if !table.has_columns(width) || more > limits::SQUARES {
            self.beyond_limits();
            return false;
        }
        table.counted = table.counted.max(wanted);
        self.squares = more;
        true
    }

    pub(super) fn cell_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        let CellProps { span, down, across, deleted } = &mut self.story()?.cell.props;
        match element.name() {
            "gridSpan" => *span = element.number(),
            "vMerge" => *down = Merge::named(element.val().as_deref()),
            "hMerge" => *across = Merge::named(element.val().as_deref()),
            "cellMerge" => *down = element.attribute("vMerge").map_or(*down, |value| Merge::named(Some(&value))),
            "cellDel" => *deleted = true,
            _ => {}
        }
        None
    }

    /// The properties of a cell are known: its width, and whether it is kept.
    pub(super) fn settle_cell(&mut self) {
        let Some(Level::Story(mut story)) = self.levels.pop() else { return };
        let declared = story.cell.props.span;
        let width = columns(declared);
        if declared.is_some() && width.is_none() {
            self.beyond_limits();
        }
        story.cell.width = width.unwrap_or(1).max(1);
        story.cell.dropped = story.cell.props.deleted || !self.has_room(story.cell.width);
        self.levels.push(Level::Story(story));
    }

    pub(super) fn end_cell(&mut self) {
        self.end_story();
        let Some(Level::Story(story)) = self.levels.pop() else { return };
        let cell = story.cell;
        if cell.dropped {
            return;
        }
        self.number_tables();
        let (text, nested, origin) = story.into_cell();
        if let Some(table) = self.table() {
            table.push(cell.props, cell.width, text, nested, origin);
        }
    }
}
