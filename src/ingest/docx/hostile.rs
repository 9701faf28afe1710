//! Documents that nobody wrote: random trees of the elements we know, well formed and not. Whatever comes in,
//! what comes out is consistent.

use super::fixture::{document_xml, with_main};
use crate::base::anchor::TableId;
use crate::document::{Block, Document};

/// What may be opened; several at once where chance alone would hardly build a table.
const ELEMENTS: &str = "w:p w:p w:r w:t w:tbl w:tr w:tr w:tr w:tc w:tc w:tc w:tcPr w:trPr w:pPr w:rPr w:numPr w:del w:cellDel w:txbxContent \
    mc:AlternateContent mc:Choice w:sdt w:footnoteReference w:vMerge w:hMerge w:tbl>w:tr>w:tc w:tbl>w:tr>w:tc w:tr>w:tc w:tr>w:tc \
    w:tc>w:tcPr w:tc>w:tcPr w:tr>w:trPr w:tr>w:trPr>w:del w:p>w:r>w:txbxContent w:p>w:pPr>w:rPr>w:del";

/// What may stand by itself.
const EMPTY: [&str; 8] = [
    "<w:gridSpan w:val='2'/>",
    "<w:gridSpan w:val='4000000000'/>",
    "<w:vMerge/>",
    "<w:vMerge w:val='restart'/>",
    "<w:gridBefore w:val='2'/>",
    "<w:gridAfter w:val='1'/>",
    "<w:footnoteReference/>",
    "<w:numPr><w:numId w:val='1'/></w:numPr>",
];

const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;

/// A small generator of its own: the same documents in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// A whole row, as merges need several of them.
fn row(random: &mut Random, step: usize) -> String {
    let mut row = "<w:tr>".to_owned();
    for col in 0..random.below(4) {
        let (first, second) = (EMPTY[random.below(EMPTY.len())], EMPTY[random.below(EMPTY.len())]);
        let text = if random.below(2) == 0 { format!("m{step}.{col}m") } else { String::new() };
        let props = format!("<w:tcPr>{first}{second}</w:tcPr>");
        row.push_str(&format!("<w:tc>{props}<w:p><w:t>{text}</w:t></w:p></w:tc>"));
    }
    row + "</w:tr>"
}

/// A body of random elements. Every text is another number, so that none can come twice unseen.
fn tree(random: &mut Random, sound: bool) -> String {
    let elements: Vec<&str> = ELEMENTS.split_whitespace().collect();
    let mut xml = String::new();
    let mut open: Vec<&str> = Vec::new();
    for step in 0..120 {
        match random.below(8) {
            4 | 5 => xml.push_str(&row(random, step)),
            0 | 1 => xml.extend(open.pop().map(|name| format!("</{name}>"))),
            2 => xml.push_str(&format!("<w:p><w:r><w:t>n{step}n</w:t></w:r></w:p>")),
            3 => xml.push_str(EMPTY[random.below(EMPTY.len())]),
            _ => {
                for name in elements[random.below(elements.len())].split('>') {
                    xml.push_str(&format!("<{name}>"));
                    open.push(name);
                }
            }
        }
        if !sound && random.below(100) == 0 {
            xml.push_str(["</w:x>", "<", "&", "<w:p", "]]>", "<!--"][random.below(6)]);
        }
    }
    xml.extend(open.iter().rev().filter(|_| sound).map(|name| format!("</{name}>")));
    xml
}

/// Numbers, places and links of tables agree; every cell is in the grid where it says it is.
fn assert_consistent(document: &Document) {
    let mut seen = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if let Block::Table(id) = block {
            assert_eq!(document.table(*id).unwrap().block, index);
            assert_eq!(document.table(*id).unwrap().parent, None);
            seen.push(*id);
        }
    }
    for (number, table) in document.tables.iter().enumerate() {
        assert_eq!(table.id, TableId(u32::try_from(number).unwrap()));
        for cell in table.cells() {
            for row in cell.row..cell.row + cell.span.rows {
                for col in cell.col..cell.col + cell.span.cols {
                    let at = table.at(row, col).unwrap();
                    assert_eq!((at.row, at.col), (cell.row, cell.col));
                }
            }
            for nested in &cell.nested {
                let nested = document.table(*nested).unwrap();
                assert_eq!(nested.parent, Some((table.id, cell.row, cell.col)));
                assert!(nested.id > table.id);
                assert_eq!(nested.block, table.block);
                seen.push(nested.id);
            }
        }
    }
    seen.sort_unstable();
    let all: Vec<TableId> = document.tables.iter().map(|table| table.id).collect();
    assert_eq!(seen, all, "every table stands in one place");
}

fn texts(document: &Document) -> String {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
        Block::Table(_) => None,
    });
    let cells = document.tables.iter().flat_map(|table| table.cells()).map(|cell| cell.text.as_str());
    paragraphs.chain(cells).collect()
}

#[test]
fn random_trees_give_consistent_documents() {
    let mut random = Random(20_221_231);
    let (mut tables, mut nested, mut merged) = (0, 0, 0);
    for round in 0..4_000 {
        let xml = tree(&mut random, round % 2 == 0);
        let bytes = with_main(&document_xml(&xml)).part("word/numbering.xml", NUMBERING).build();
        let Ok((document, _)) = super::tests::read(&bytes) else { continue };
        assert_consistent(&document);
        let all = texts(&document);
        for step in 0..120 {
            assert!(all.matches(&format!("n{step}n")).count() <= 1, "a text came twice: {xml}");
            assert!(all.matches(&format!("m{step}.0m")).count() <= 1, "a cell came twice: {xml}");
        }
        tables += document.tables.len();
        nested += document.tables.iter().filter(|table| table.parent.is_some()).count();
        merged += document.tables.iter().flat_map(|table| table.cells()).filter(|cell| cell.span.rows > 1).count();
    }
    assert!(tables > 1_000 && nested > 100 && merged > 20, "too few to show anything: {tables}, {nested}, {merged}");
}
