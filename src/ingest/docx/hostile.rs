//! Documents that nobody wrote: random trees of the elements we know, well formed and not. Whatever comes in,
//! what comes out is consistent.

use super::fixture::{document_xml, with_main};
use crate::base::anchor::TableId;
use crate::document::{Block, Document};

const ELEMENTS: [&str; 36] = [
    "<w:p>",
    "<w:p>",
    "<w:p>",
    "<w:r>",
    "<w:t>",
    "<w:t xml:space='preserve'>",
    "<w:tbl>",
    "<w:tbl>",
    "<w:tr>",
    "<w:tr>",
    "<w:tr>",
    "<w:tc>",
    "<w:tc>",
    "<w:tc>",
    "<w:tcPr>",
    "<w:tcPr>",
    "<w:gridSpan w:val='2'>",
    "<w:gridSpan w:val='9999999999'>",
    "<w:vMerge>",
    "<w:vMerge w:val='restart'>",
    "<w:hMerge>",
    "<w:cellDel>",
    "<w:trPr>",
    "<w:gridBefore w:val='2'>",
    "<w:gridAfter w:val='1'>",
    "<w:del>",
    "<w:pPr>",
    "<w:rPr>",
    "<w:numPr>",
    "<w:numId w:val='1'>",
    "<w:txbxContent>",
    "<w:txbxContent>",
    "<mc:AlternateContent>",
    "<mc:Choice>",
    "<w:sdt>",
    "<w:footnoteReference>",
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

/// A body of random elements. Every text is another number, so that none can get lost or come twice unseen.
fn tree(random: &mut Random, sound: bool) -> String {
    let mut xml = String::new();
    let mut open: Vec<&str> = Vec::new();
    for step in 0..80 {
        match random.below(5) {
            0 => {
                if let Some(element) = open.pop() {
                    let name = element.trim_matches(['<', '>']).split(' ').next().unwrap();
                    xml.push_str(&format!("</{name}>"));
                }
            }
            1 => xml.push_str(&format!("<w:p><w:r><w:t>n{step}n</w:t></w:r></w:p>")),
            _ => {
                let element = ELEMENTS[random.below(ELEMENTS.len())];
                xml.push_str(element);
                open.push(element);
            }
        }
        if !sound && random.below(100) == 0 {
            xml.push_str(["</w:x>", "<", "&", "<w:p", "]]>", "<!--"][random.below(6)]);
        }
    }
    for element in open.iter().rev().filter(|_| sound) {
        let name = element.trim_matches(['<', '>']).split(' ').next().unwrap();
        xml.push_str(&format!("</{name}>"));
    }
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
    let mut read = 0;
    for round in 0..4_000 {
        let xml = tree(&mut random, round % 2 == 0);
        let bytes = with_main(&document_xml(&xml)).part("word/numbering.xml", NUMBERING).build();
        let Ok((document, _)) = super::tests::read(&bytes) else { continue };
        read += 1;
        assert_consistent(&document);
        let all = texts(&document);
        for step in 0..80 {
            assert!(all.matches(&format!("n{step}n")).count() <= 1, "a text came twice: {xml}");
        }
    }
    assert!(read > 2_000, "{read}");
}
