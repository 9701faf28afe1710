//! Markup that nobody wrote. Whatever comes in, it ends soon, and what comes out is consistent.

use super::read;
use crate::base::anchor::TableId;
use crate::document::{Block, Document};
use crate::ingest::{IngestError, NoteKind, limits};

const PIECES: &str = "<table> <table> </table> <tr> <tr> </tr> <td> <td> <td> </td> <th> <p> </p> <div> </div> <br> <ol> <li> </ol> <sup> \
    </sup> <pre> </pre> <tbody> </tbody> <caption> <xml> </xml> <!-- --> <![if> <span hidden> </span> <style> </style> & < </ <td_colspan=2> \
    <td_rowspan=3> <td_colspan=99999999999999999999> <td_rowspan=0> <tr_height=0> <tr_style='display:none'> &nbsp; 1 甲 = \" '";

/// A small generator of its own: the same documents in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

fn consistent(document: &Document) {
    for (index, table) in document.tables.iter().enumerate() {
        assert_eq!(table.id, TableId(u32::try_from(index).unwrap()), "tables are found by their number");
        assert!(table.rows() > 0 && table.cols() > 0 && table.rows() * table.cols() <= limits::SQUARES);
        for cell in table.cells() {
            assert!(cell.row + cell.span.rows <= table.rows() && cell.col + cell.span.cols <= table.cols());
            for nested in &cell.nested {
                assert!(*nested > table.id);
                assert_eq!(document.table(*nested).unwrap().parent, Some((table.id, cell.row, cell.col)));
            }
        }
        assert!(table.parent.is_some() || matches!(document.blocks[table.block], Block::Table(id) if id == table.id));
    }
}

#[test]
fn random_markup_gives_consistent_documents() {
    let pieces: Vec<String> = PIECES.split_whitespace().map(|piece| piece.replace('_', " ")).collect();
    let mut random = Random(7);
    let mut read_well = 0;
    for _ in 0..3_000 {
        let html: String = (0..60).map(|_| pieces[random.below(pieces.len())].as_str()).collect();
        if let Ok((document, _)) = read(&html) {
            consistent(&document);
            read_well += 1;
        }
    }
    assert!(read_well > 2_000, "{read_well}");
}

/// What a reader of a file of this size may take here, under a debugger's checks and beside other tests.
#[track_caller]
fn soon(html: &str) -> Result<(Document, bool), IngestError> {
    let begun = std::time::Instant::now();
    let read = read(html);
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    read.map(|(document, notes)| {
        consistent(&document);
        (document, notes.iter().any(|note| note.kind == NoteKind::BeyondLimits))
    })
}

#[test]
fn depth_is_bounded() {
    for name in ["div", "span", "table", "table><tr><td", "ol><li", "b style='display:none'", "td", "pre"] {
        let html = format!("甲{}", format!("<{name}>").repeat(100_000));
        soon(&html).unwrap();
    }
    let (document, beyond) = soon(&format!("{}甲", "<table><tr><td>".repeat(100_000))).unwrap();
    assert!(beyond && document.tables.len() == limits::TABLE_DEPTH);
    let deep = format!("{}甲{}<p>乙", "<table><tr><td>".repeat(40), "</td></tr></table>".repeat(40));
    assert_eq!(soon(&deep).unwrap().0.blocks.len(), 2);
}

#[test]
fn spans_reserve_nothing() {
    let html = "<table><tr><td colspan=2147483648 rowspan=4294967296>甲</td></tr><tr><td>乙<td>丙</tr></table>";
    let (document, _) = soon(html).unwrap();
    assert!(document.tables[0].cols() <= 3 && document.tables[0].rows() == 2);
    let wide = format!("<table>{}", "<tr><td colspan=1024 rowspan=1000000>甲".repeat(100_000));
    assert!(soon(&wide).unwrap().1);
    let rows = format!("<table><tr><td colspan=1000 rowspan=0>甲{}", "<tr></tr>".repeat(1_000_000));
    assert!(soon(&rows).unwrap().1);
    let cells = format!("<table><tr>{}", "<td>1".repeat(2_000));
    assert!(soon(&cells).unwrap().1);
    assert!(soon(&format!("<table>{}", "<tr><td>1".repeat(250_000))).unwrap().1);
    assert!(soon(&"<p>1".repeat(250_000)).unwrap().1);
}

#[test]
fn what_is_never_closed_takes_no_second_look() {
    for piece in
        ["<!--", "<script>", "<a b='", "<a b=\"c\" ", "<", "&", "&#", "<style>.a{", "<xml>", "</", "<!", "<a ="]
    {
        let _ = soon(&format!("甲{}", piece.repeat(300_000)));
    }
    let narrow =
        format!("<style>{}</style><table><tr>{}", ".a".repeat(100_000), "<td class=a x:num=1>##".repeat(1_000));
    let _ = soon(&narrow);
}
