//! Workbooks: a form a sheet, its title above it; numbers as numbers with the format that shows them as written,
//! rates as fractions, everything else as shared strings; merged areas as such.

use std::collections::BTreeMap;

use super::{Area, Block, Table, Zip, escaped};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEETML: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// What the sheets share.
#[derive(Default)]
struct Book {
    strings: Vec<String>,
    by_string: BTreeMap<String, usize>,
    /// Number formats, the first for numbers as they come.
    formats: Vec<String>,
}

/// A sheet being filled.
#[derive(Default)]
struct Sheet {
    rows: String,
    count: usize,
    merges: Vec<String>,
}

pub fn write(blocks: &[Block]) -> Vec<u8> {
    let mut book = Book { formats: vec!["General".to_owned()], ..Book::default() };
    let mut sheets: Vec<Sheet> = Vec::new();
    for group in groups(blocks) {
        sheets.push(book.sheet(group));
    }
    let numbers: Vec<usize> = (1..=sheets.len()).collect();
    let each = |write: &dyn Fn(&usize) -> String| numbers.iter().map(write).collect::<String>();
    let overrides = each(&|n| part(&format!("/xl/worksheets/sheet{n}.xml"), "worksheet"));
    let names = each(&|n| format!(r#"<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>"#));
    let targets = each(&|n| relation(*n, "worksheet", &format!("worksheets/sheet{n}.xml")));
    let (styles, strings) = (sheets.len() + 1, sheets.len() + 2);
    let mut zip = Zip::default()
        .part(
            "[Content_Types].xml",
            &format!(
                r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{}{overrides}{}{}</Types>"#,
                part("/xl/workbook.xml", "sheet.main"),
                part("/xl/styles.xml", "styles"),
                part("/xl/sharedStrings.xml", "sharedStrings")
            ),
        )
        .part("_rels/.rels", &relations(&relation(1, "officeDocument", "xl/workbook.xml")))
        .part(
            "xl/workbook.xml",
            &format!(r#"{HEAD}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>"#),
        )
        .part(
            "xl/_rels/workbook.xml.rels",
            &relations(&format!(
                "{targets}{}{}",
                relation(styles, "styles", "styles.xml"),
                relation(strings, "sharedStrings", "sharedStrings.xml")
            )),
        )
        .part("xl/styles.xml", &book.styles())
        .part("xl/sharedStrings.xml", &book.shared_strings());
    for (n, sheet) in numbers.iter().zip(&sheets) {
        zip = zip.part(&format!("xl/worksheets/sheet{n}.xml"), &sheet.xml());
    }
    zip.build()
}

/// What goes on one sheet: paragraphs, and the tables up to the next paragraph; those at the end go to the last.
fn groups(blocks: &[Block]) -> Vec<Vec<&Block>> {
    let mut groups: Vec<Vec<&Block>> = vec![Vec::new()];
    let last = blocks.iter().rposition(|block| matches!(block, Block::Table(_))).unwrap_or(0);
    for (at, block) in blocks.iter().enumerate() {
        let begins = matches!(block, Block::Paragraph(_)) && at < last;
        let group = groups.last_mut().unwrap();
        if begins && matches!(group.last(), Some(Block::Table(_))) {
            groups.push(vec![block]);
        } else {
            group.push(block);
        }
    }
    groups
}

impl Book {
    fn sheet(&mut self, blocks: Vec<&Block>) -> Sheet {
        let width = |block: &&&Block| if let Block::Table(table) = block { table.cols } else { 1 };
        let cols = blocks.iter().map(|block| width(&block)).max().unwrap_or(1);
        let mut sheet = Sheet::default();
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    let title = Area { row: 0, col: 0, rows: 1, cols, text: paragraph.text.clone() };
                    sheet.merge(&title, sheet.count);
                    let cell = self.cell(&title.text, 0, sheet.count);
                    sheet.row(&cell);
                }
                Block::Table(table) => self.rows(table, &mut sheet),
            }
        }
        sheet
    }

    fn rows(&mut self, table: &Table, sheet: &mut Sheet) {
        let top = sheet.count;
        table.areas.iter().for_each(|area| sheet.merge(area, top));
        for row in 0..table.rows() {
            let texts = table.flat(row);
            let cells: String = texts.iter().enumerate().map(|(col, text)| self.cell(text, col, top + row)).collect();
            sheet.row(&cells);
        }
    }

    fn cell(&mut self, text: &str, col: usize, row: usize) -> String {
        let at = name(col, row);
        if text.is_empty() {
            return format!(r#"<c r="{at}" s="0"/>"#);
        }
        if let Some((value, format)) = number(text) {
            let known = self.formats.iter().position(|other| *other == format);
            let style = known.unwrap_or(self.formats.len());
            if known.is_none() {
                self.formats.push(format);
            }
            return format!(r#"<c r="{at}" s="{style}"><v>{value}</v></c>"#);
        }
        let next = self.strings.len();
        let index = *self.by_string.entry(text.to_owned()).or_insert(next);
        if index == next {
            self.strings.push(text.to_owned());
        }
        format!(r#"<c r="{at}" s="0" t="s"><v>{index}</v></c>"#)
    }

    fn styles(&self) -> String {
        let numbers: Vec<(usize, &String)> = self.formats.iter().enumerate().skip(1).collect();
        let formats: String = numbers
            .iter()
            .map(|(at, format)| format!(r#"<numFmt numFmtId="{}" formatCode="{}"/>"#, 163 + at, escaped(format)))
            .collect();
        let cells: String = numbers
            .iter()
            .map(|(at, _)| {
                format!(r#"<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>"#, 163 + at)
            })
            .collect();
        format!(
            r#"{HEAD}<styleSheet {MAIN}><numFmts count="{}">{formats}</numFmts><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{}"><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>"#,
            numbers.len(),
            self.formats.len()
        )
    }

    fn shared_strings(&self) -> String {
        let strings: String = self
            .strings
            .iter()
            .map(|text| format!(r#"<si><t xml:space="preserve">{}</t></si>"#, escaped(text)))
            .collect();
        format!(r#"{HEAD}<sst {MAIN} uniqueCount="{}">{strings}</sst>"#, self.strings.len())
    }
}

impl Sheet {
    fn row(&mut self, cells: &str) {
        self.count += 1;
        self.rows.push_str(&format!(r#"<row r="{}">{cells}</row>"#, self.count));
    }

    fn merge(&mut self, area: &Area, top: usize) {
        if area.rows * area.cols > 1 {
            let (first, last) = (top + area.row, top + area.row + area.rows - 1);
            self.merges.push(format!("{}:{}", name(area.col, first), name(area.col + area.cols - 1, last)));
        }
    }

    fn xml(&self) -> String {
        let areas: String = self.merges.iter().map(|area| format!(r#"<mergeCell ref="{area}"/>"#)).collect();
        let count = self.merges.len();
        let merges =
            if count > 0 { format!(r#"<mergeCells count="{count}">{areas}</mergeCells>"#) } else { String::new() };
        format!(r#"{HEAD}<worksheet {MAIN}><sheetData>{}</sheetData>{merges}</worksheet>"#, self.rows)
    }
}

/// `A1` and so on; no form has more than 26 columns.
fn name(col: usize, row: usize) -> String {
    format!("{}{}", char::from(b'A' + u8::try_from(col).unwrap()), row + 1)
}

/// The value of a number or rate as a workbook stores it, and the format that shows it as it is written here.
fn number(text: &str) -> Option<(String, String)> {
    let (digits, rate) = text.strip_suffix('%').map_or((text, false), |digits| (digits, true));
    let plain = digits.replace(',', "");
    let bare = plain.strip_prefix('-').unwrap_or(&plain);
    let places = bare.split_once('.').map_or(0, |(_, places)| places.len());
    let number = bare.chars().all(|c| c.is_ascii_digit() || c == '.') && !bare.starts_with('.') && !bare.ends_with('.');
    // A number that begins with a zero is a code, and a format writes none.
    if !number || bare.is_empty() || (bare.len() > 1 && bare.starts_with('0') && !bare.starts_with("0.")) {
        return None;
    }
    let value: f64 = plain.parse().ok()?;
    let value = if rate { format!("{}", value / 100.0) } else { format!("{value}") };
    let whole = if digits.contains(',') { "#,##0" } else { "0" };
    let decimals = if places > 0 { format!(".{}", "0".repeat(places)) } else { String::new() };
    Some((value, format!("{whole}{decimals}{}", if rate { "%" } else { "" })))
}

fn part(path: &str, kind: &str) -> String {
    format!(r#"<Override PartName="{path}" ContentType="{SHEETML}.{kind}+xml"/>"#)
}

fn relation(id: usize, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
}

fn relations(inside: &str) -> String {
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>"#)
}
