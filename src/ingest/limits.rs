//! What ingest is willing to take in, in one place. Real reports stay far below; a file that goes beyond is
//! broken or hostile. Together the limits keep the engine within 256 MB of memory and two seconds of work.

/// Bytes of a file.
pub const INPUT_BYTES: usize = 50 * 1024 * 1024;

/// Bytes of one unpacked part of a package. Real main parts have one to five megabytes.
pub const PART_BYTES: usize = 48 * 1024 * 1024;

/// Bytes of all unpacked parts of a package together.
///
/// Bytes that really come out are counted, whatever sizes are declared; a limit on the ratio of packing is not
/// needed beside that, and would refuse long tables of equal rows.
pub const PACKAGE_BYTES: usize = 64 * 1024 * 1024;

/// Entries of a package. Real ones have some twenty, with pictures some hundred.
pub const PACKAGE_ENTRIES: usize = 10_000;

/// Depth of elements in a part. Text boxes in grouped shapes in nested tables reach about a hundred.
pub const XML_DEPTH: usize = 1_000;

/// Paragraphs of a document, those in cells included.
pub const PARAGRAPHS: usize = 200_000;

/// Cells of a document.
pub const CELLS: usize = 200_000;

/// Columns of a table. Word itself allows 63.
pub const TABLE_COLS: usize = 1_024;

/// Squares of all tables of a document: rows times columns, holes included.
pub const SQUARES: usize = 2_000_000;

/// Tables within tables; the content of deeper ones is read as plain paragraphs.
pub const TABLE_DEPTH: usize = 16;

/// Characters of one rendered number of a list, so that short paragraphs cannot unfold into long ones.
pub const LABEL_CHARS: usize = 32;

/// Styles and lists of a document, each.
pub const DEFINITIONS: usize = 20_000;

/// How far the chain of styles that build on one another is followed.
pub const STYLE_DEPTH: usize = 32;

/// Sheets of a workbook that are read.
pub const SHEETS: usize = 1_000;

/// Bytes of the text of a workbook: cells may share one long string.
pub const WORKBOOK_TEXT: usize = 32 * 1024 * 1024;

/// Characters of a criterion (评分标准). Long ones that print their whole regulation have a thousand.
pub const CRITERION_CHARS: usize = 4_000;

/// Bytes of a line that `jihe criterion` reads.
pub const CRITERION_LINE: usize = 256 * 1024;
