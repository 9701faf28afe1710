//! What the page is told of the files that are open: their contents for display, and which belong together.

use super::{BlockKind, ReadError, Reading};
use crate::report::json::{self, Json};

json_types! {
    /// A file that was opened, for display.
    pub struct Opened {
        /// Its number in the workspace.
        pub id: u32,
        /// Why it could not be read.
        pub error: Option<ReadError>,
        /// What it says.
        pub document: Option<DocumentView>,
    }

    /// Which open files belong together.
    pub struct Grouping {
        /// Submissions, by their first file.
        pub submissions: Vec<Group>,
        /// Files that are in no submission because another file says the same.
        pub repeated: Vec<RepeatedFile>,
    }

    /// Open files that are one submission.
    pub struct Group {
        /// Their numbers in the workspace.
        pub ids: Vec<u32>,
        /// Name of the department, where it was recognised.
        pub department: Option<String>,
        /// The year, where it was recognised.
        pub year: Option<u16>,
    }

    /// An open file that says what another says.
    pub struct RepeatedFile {
        /// Its number in the workspace.
        pub id: u32,
        /// The number of the file that is used.
        pub same_as: u32,
    }

    /// What became of a pack of the user's.
    pub struct PackRead {
        /// Its id; none where something is wrong with it.
        pub id: Option<String>,
        /// Its name.
        pub name: Option<String>,
        /// What is wrong with it.
        pub problems: Vec<PackProblem>,
    }

    /// Something that is wrong with a pack.
    pub struct PackProblem {
        /// The line, from 1; 0 for the file as a whole.
        pub line: u32,
        /// The character in the line, from 1.
        pub column: u32,
        /// What is wrong, and what would be right.
        pub message: String,
    }

    /// A document for display.
    pub struct DocumentView {
        /// Paragraphs and tables in order; the place in the list is the block's number.
        pub blocks: Vec<BlockView>,
        /// All tables; the place in the list is the table's number.
        pub tables: Vec<TableView>,
    }

    /// A paragraph or a table.
    pub struct BlockView {
        /// What it is.
        pub kind: BlockKind,
        /// The paragraph's text.
        pub text: Option<String>,
        /// The table's number.
        pub table: Option<u32>,
    }

    /// A table for display.
    pub struct TableView {
        /// Its number.
        pub table: u32,
        /// The block it stands in.
        pub block: u32,
        /// Where it is nested.
        pub parent: Option<ParentView>,
        /// How its columns are known.
        pub reading: Reading,
        /// Rows of the grid.
        pub rows: u32,
        /// Columns of the grid.
        pub cols: u32,
        /// The cells, by row and column.
        pub cells: Vec<CellView>,
    }

    /// The cell that holds a nested table.
    pub struct ParentView {
        /// The table.
        pub table: u32,
        /// The row.
        pub row: u32,
        /// The column.
        pub col: u32,
    }

    /// A cell for display.
    pub struct CellView {
        /// Row at which it begins.
        pub row: u32,
        /// Column at which it begins.
        pub col: u32,
        /// Rows it covers.
        pub row_span: u32,
        /// Columns it covers.
        pub col_span: u32,
        /// Its text, paragraphs joined by one line feed.
        pub text: String,
        /// Tables inside it.
        pub tables: Vec<u32>,
    }
}
