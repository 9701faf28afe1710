//! Documents written down as text (tests/corpus/NOTATION.md), and written out in every format that people hand in.

mod delimited;
pub mod docx;
mod excel;
mod html;
mod text;
mod xlsx;
mod zip;

pub use zip::Zip;

/// A paragraph or a table, in order.
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A line of text.
pub struct Paragraph {
    /// Its line in the source, from 0.
    pub line: usize,
    pub text: String,
}

/// A table: areas that cover its grid.
pub struct Table {
    /// The line of each row in the source, from 0.
    pub lines: Vec<usize>,
    pub cols: usize,
    pub areas: Vec<Area>,
    /// The area of each place of the grid, row by row.
    owners: Vec<Vec<usize>>,
    /// True where a new page, and nothing else, parts it from the table before.
    pub goes_on: bool,
}

/// A cell, merged or not.
pub struct Area {
    pub row: usize,
    pub col: usize,
    pub rows: usize,
    pub cols: usize,
    pub text: String,
}

/// The blocks of a source.
pub fn blocks(source: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rows: Vec<(usize, &str)> = Vec::new();
    let mut goes_on = false;
    for (at, line) in source.lines().enumerate() {
        let row = line.contains(" | ") || line.ends_with(" |");
        if row {
            rows.push((at, line));
            continue;
        }
        if !rows.is_empty() {
            blocks.push(Block::Table(Table::new(&std::mem::take(&mut rows), goes_on)));
        }
        goes_on = line == "---";
        if !goes_on {
            blocks.push(Block::Paragraph(Paragraph { line: at, text: line.to_owned() }));
        }
    }
    if !rows.is_empty() {
        blocks.push(Block::Table(Table::new(&rows, goes_on)));
    }
    blocks
}

impl Table {
    fn new(rows: &[(usize, &str)], goes_on: bool) -> Self {
        let lines = rows.iter().map(|(line, _)| *line).collect();
        let cells: Vec<Vec<&str>> = rows.iter().map(|(_, row)| row.split('|').map(trimmed).collect()).collect();
        let cols = cells.iter().map(Vec::len).max().unwrap_or(0);
        for ((_, row), cells) in rows.iter().zip(&cells) {
            assert_eq!(cells.len(), cols, "a row of another number of cells: {row}");
        }
        let (areas, owners) = areas(&cells);
        Self { lines, cols, areas, owners, goes_on }
    }

    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// What one sees of a row from left to right: each area once, and whether it begins there.
    pub fn row(&self, row: usize) -> impl Iterator<Item = (&Area, bool)> {
        let areas = self.owners[row].iter().map(|owner| &self.areas[*owner]).enumerate();
        areas.filter(|(col, area)| area.col == *col).map(move |(_, area)| (area, area.row == row))
    }

    /// The text of each place of a row as it is where merges are lost: it stands in the first place of its area.
    pub fn flat(&self, row: usize) -> Vec<&str> {
        let area = |col: usize| &self.areas[self.owners[row][col]];
        let text = |col: usize| if (area(col).row, area(col).col) == (row, col) { area(col).text.as_str() } else { "" };
        (0..self.cols).map(text).collect()
    }
}

/// Full-width blanks are indentation, and stay.
fn trimmed(cell: &str) -> &str {
    cell.trim_matches([' ', '\t'])
}

/// The areas of a grid in which `<` goes on from the left and `^` from above, and whose each place is.
fn areas(cells: &[Vec<&str>]) -> (Vec<Area>, Vec<Vec<usize>>) {
    let mut areas: Vec<Area> = Vec::new();
    let mut owners: Vec<Vec<usize>> = Vec::new();
    for (row, texts) in cells.iter().enumerate() {
        let mut line: Vec<usize> = Vec::new();
        for (col, text) in texts.iter().enumerate() {
            let owner = match *text {
                "<" => *line.last().unwrap_or_else(|| panic!("nothing at the left of the first cell: {texts:?}")),
                "^" => owners.last().unwrap_or_else(|| panic!("nothing above the first row: {texts:?}"))[col],
                text => {
                    areas.push(Area { row, col, rows: 1, cols: 1, text: text.replace("\\n", "\n") });
                    areas.len() - 1
                }
            };
            let area = &mut areas[owner];
            area.rows = area.rows.max(row + 1 - area.row);
            area.cols = area.cols.max(col + 1 - area.col);
            line.push(owner);
        }
        owners.push(line);
    }
    for at in 0..areas.len() {
        narrow(at, &mut areas, &mut owners);
    }
    (areas, owners)
}

/// Makes an area a rectangle: as wide as in its narrowest row; what it leaves over is blank.
fn narrow(at: usize, areas: &mut Vec<Area>, owners: &mut [Vec<usize>]) {
    let Area { row, col, rows, cols, .. } = areas[at];
    let width = |line: &Vec<usize>| line[col..].iter().take(cols).take_while(|owner| **owner == at).count();
    let narrowest = owners[row..row + rows].iter().map(width).min().unwrap();
    assert!(narrowest > 0, "no rectangle: “{}”", areas[at].text);
    areas[at].cols = narrowest;
    for (row, line) in owners.iter_mut().enumerate().skip(row).take(rows) {
        let rest = line[col + narrowest..].iter().take_while(|owner| **owner == at).count();
        if rest > 0 {
            line[col + narrowest..][..rest].fill(areas.len());
            areas.push(Area { row, col: col + narrowest, rows: 1, cols: rest, text: String::new() });
        }
    }
}

/// Formats in which a document can be written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A cell a line, led by a tab, as a text extraction leaves it.
    Text,
    Docx,
    /// As Word puts it on the clipboard.
    WordHtml,
    /// As Excel puts it on the clipboard.
    ExcelHtml,
    /// A workbook: a form a sheet.
    Xlsx,
    Csv,
    /// As Excel puts it on the clipboard as text.
    Tsv,
    /// `| a | b |`
    Pipe,
    /// A cell a line, ended by a bar; rows parted by blank lines.
    BarLines,
    /// A cell a line, ended by a tab; rows parted by blank lines.
    TabLines,
    /// A cell a line, led by a tab, with a blank line after each; rows parted by two.
    Spaced,
    /// A table in one line, cells parted by tabs.
    FlatTabs,
    /// A table in one line, cells parted by blanks.
    FlatBlanks,
    /// A table in one line, cells run together.
    RunTogether,
    /// A cell a line without any mark, blank lines between.
    Bare,
}

impl Format {
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Docx,
        Self::WordHtml,
        Self::ExcelHtml,
        Self::Xlsx,
        Self::Csv,
        Self::Tsv,
        Self::Pipe,
        Self::BarLines,
        Self::TabLines,
        Self::Spaced,
    ];

    /// In these the rows of tables are lost: little can be found, but nothing may be made up.
    pub const LOSSY: [Self; 4] = [Self::FlatTabs, Self::FlatBlanks, Self::RunTogether, Self::Bare];

    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::WordHtml | Self::ExcelHtml => "html",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            _ => "txt",
        }
    }

    /// The file of a source.
    pub fn write(self, source: &str) -> Vec<u8> {
        let blocks = blocks(source);
        match self {
            Self::Text => text::write(&blocks, |cell| format!("\t{cell}\n")).into_bytes(),
            Self::BarLines => text::write(&blocks, |cell| format!("{cell} |\n")).into_bytes(),
            Self::TabLines => text::write(&blocks, |cell| format!("{cell}\t\n")).into_bytes(),
            Self::Spaced => text::write(&blocks, |cell| format!("\t{cell}\n\n")).into_bytes(),
            Self::FlatTabs => text::flat(&blocks, "\t").into_bytes(),
            Self::FlatBlanks => text::flat(&blocks, " ").into_bytes(),
            Self::RunTogether => text::flat(&blocks, "").into_bytes(),
            Self::Bare => text::write(&blocks, |cell| format!("{cell}\n\n")).into_bytes(),
            Self::Docx => docx::write(&blocks),
            Self::WordHtml => html::write(&blocks).into_bytes(),
            Self::ExcelHtml => excel::write(&blocks).into_bytes(),
            Self::Xlsx => xlsx::write(&blocks),
            Self::Csv => delimited::csv(&blocks).into_bytes(),
            Self::Tsv => delimited::tsv(&blocks).into_bytes(),
            Self::Pipe => delimited::pipe(&blocks).into_bytes(),
        }
    }
}

/// Characters that mean something in XML and HTML, written so that they do not.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
