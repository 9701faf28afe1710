//! What is no document at all, or one that cannot be opened.

use super::container::{Container, Says};
use super::words::{body, main_part};
use super::{Case, Ends::*};
use crate::support::form::Format;

pub const CASES: &[Case] = &[
    Case { name: "empty.docx", ends: Refused("JH-I901"), limits: &[], make: Vec::new },
    Case { name: "blank.txt", ends: Refused("JH-I901"), limits: &[], make: || " \r\n\t".repeat(90_000).into_bytes() },
    Case { name: "password.docx", ends: Refused("JH-I903"), limits: &[], make: password },
    Case { name: "password.xlsx", ends: Refused("JH-I903"), limits: &[], make: password },
    Case { name: "locked-entries.docx", ends: Refused("JH-I903"), limits: &[], make: locked },
    Case { name: "cut.docx", ends: Refused("JH-I904"), limits: &[], make: || cut(Format::Docx) },
    Case { name: "cut.xlsx", ends: Refused("JH-I904"), limits: &[], make: || cut(Format::Xlsx) },
    Case { name: "garbled.docx", ends: Refused("JH-I907"), limits: &[], make: || garbled("word/document.xml") },
    Case { name: "garbled.xlsx", ends: Refused("JH-I907"), limits: &[], make: || garbled("xl/workbook.xml") },
    Case { name: "no-zip.docx", ends: Refused("JH-I910"), limits: &[], make: || noise(40_000) },
    Case {
        name: "other.docx",
        ends: Refused("JH-I906"),
        limits: &[],
        make: || Container::default().part("a.bin", "x").build(),
    },
    Case {
        name: "scanned.pdf",
        ends: Refused("JH-I925"),
        limits: &[],
        make: || [b"%PDF-1.7\n".to_vec(), noise(300_000)].concat(),
    },
    Case { name: "scanned.docx", ends: Refused("JH-I908"), limits: &[], make: || main_part(&picture()).build() },
    Case {
        name: "photo.jpg",
        ends: Refused("JH-I930"),
        limits: &[],
        make: || [b"\xff\xd8\xff\xe0".to_vec(), noise(300_000)].concat(),
    },
    Case {
        name: "photo.docx",
        ends: Refused("JH-I930"),
        limits: &[],
        make: || [b"\x89PNG\r\n\x1a\n".to_vec(), noise(9_000)].concat(),
    },
    Case { name: "packed.zip", ends: Refused("JH-I932"), limits: &[], make: nested },
    Case {
        name: "too-large.txt",
        ends: Refused("JH-I902"),
        limits: &["INPUT_BYTES"],
        make: || vec![b'1'; (50 << 20) + 1],
    },
    Case { name: "bomb.docx", ends: Refused("JH-I905"), limits: &["PART_BYTES"], make: bomb },
    Case { name: "lying-bomb.docx", ends: Refused("JH-I905"), limits: &["PART_BYTES"], make: lying_bomb },
    Case { name: "overlapping-bomb.docx", ends: Said("JH-I102"), limits: &["PACKAGE_BYTES"], make: overlapping_bomb },
    Case { name: "nested-bomb.docx", ends: Read("柳塘县"), limits: &[], make: nested_bomb },
    Case { name: "many-entries.docx", ends: Refused("JH-I905"), limits: &["PACKAGE_ENTRIES"], make: many_entries },
];

/// Bytes without meaning, the same every time.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24).to_le_bytes()[0]
    };
    (0..len).map(|_| next()).collect()
}

/// What Office makes of a file with a password: a compound file with a stream of this name.
fn password() -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage\0".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    [bytes, noise(20_000)].concat()
}

fn locked() -> Vec<u8> {
    let says = Says { flags: 1, ..Says::packed(&noise(500), 900) };
    Container::default().entry("word/document.xml", &noise(500), says).build()
}

fn cut(format: Format) -> Vec<u8> {
    let whole = format.write("年度收入情况（万元）\n机构名称 | 收入合计 | 上年结转\n汇总 | 3 | 3\n");
    whole[..whole.len() * 2 / 3].to_vec()
}

/// A package whose main part is noise.
fn garbled(name: &str) -> Vec<u8> {
    let says = Says::packed(&[0xff; 9_000], 30_000);
    Container::default().part("[Content_Types].xml", "<Types/>").entry(name, &[0xff; 9_000], says).build()
}

/// A page that is one picture.
fn picture() -> String {
    "<w:p><w:r><w:drawing><pic/></w:drawing></w:r></w:p>".repeat(3)
}

/// A .zip of reports, one of them a .zip of reports.
fn nested() -> Vec<u8> {
    let inner = Container::default().part("报告.docx", noise(100)).build();
    Container::default().part("内.zip", inner).part("报告.docx", noise(100)).build()
}

fn bomb() -> Vec<u8> {
    main_part(&" ".repeat((48 << 20) + 1)).build()
}

/// The same, said to be one byte.
fn lying_bomb() -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 300 << 20], 6);
    Container::default().entry("word/document.xml", &packed, Says::packed(&packed, 1)).build()
}

/// Many parts that are all the same bytes, each within its limit.
fn overlapping_bomb() -> Vec<u8> {
    let spaces = format!("<w:footnotes>{}", " ".repeat(20 << 20));
    let packed = miniz_oxide::deflate::compress_to_vec(spaces.as_bytes(), 6);
    let says = Says::packed(&packed, spaces.len());
    let targets: [(&str, &str); 5] = [
        ("footnotes", "footnotes"),
        ("endnotes", "endnotes"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("comments", "comments"),
    ];
    let relation = |(kind, target): &(&str, &str)| {
        format!(
            r#"<Relationship Id="{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}.xml"/>"#
        )
    };
    let relations: String = targets.iter().map(relation).collect();
    let container =
        main_part(&(body() + "<w:p><w:r><w:footnoteReference w:id='2'/><w:endnoteReference w:id='2'/></w:r></w:p>"))
            .part("word/_rels/document.xml.rels", format!("<Relationships>{relations}</Relationships>"));
    let at = container.here();
    let first = container.entry("word/styles.xml", &packed, says);
    targets
        .iter()
        .filter(|(name, _)| *name != "styles")
        .fold(first, |all, (name, _)| all.list(&format!("word/{name}.xml"), says, at))
        .build()
}

/// A document that carries a bomb: what nobody reads is not unpacked.
fn nested_bomb() -> Vec<u8> {
    let mut inner = miniz_oxide::deflate::compress_to_vec(&vec![0; 200 << 20], 6);
    for _ in 0..3 {
        inner = Container::default().part("a.zip", inner).build();
    }
    main_part(&body()).part("word/embeddings/a.zip", inner).build()
}

fn many_entries() -> Vec<u8> {
    let says = Says::packed(&[], 0);
    (0..10_000).fold(main_part(&body()), |all, number| all.list(&format!("a{number}"), says, 0)).build()
}
