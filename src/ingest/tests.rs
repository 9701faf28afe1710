//! What a file is, and what is said about one that cannot be read.

use super::docx::fixture::{Entry, Package, document_xml, docx, p, with_main};
use super::{Foreign, Format, Host, IngestError, Ingested, ingest};
use crate::packs::Packs;

fn host() -> Host {
    Host {
        decode_gb18030: |bytes| {
            let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
            Some(text.into_owned())
        },
    }
}

fn read(name: &str, bytes: &[u8]) -> Result<Ingested, IngestError> {
    ingest(name, bytes, &Packs::built_in().unwrap().lexicon, &host())
}

fn failure(name: &str, bytes: &[u8]) -> IngestError {
    read(name, bytes).expect_err(name)
}

fn package(names: &[&str]) -> Vec<u8> {
    names.iter().fold(Package::default(), |package, name| package.part(name, "x")).build()
}

/// A compound file as far as we look at it: its magic and the name of a stream.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0);
    bytes.extend(stream.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn formats_are_told_by_what_the_file_contains() {
    let foreign = |kind| IngestError::Foreign(kind);
    let open_document = |kind: &str| Package::default().part("mimetype", kind).part("content.xml", "<x/>").build();
    let cases: Vec<(&str, Vec<u8>, IngestError)> = vec![
        ("a.docx", Vec::new(), IngestError::Empty),
        ("a.txt", b" \r\n".to_vec(), IngestError::Empty),
        ("a.txt", b"\xef\xbb\xbf \r\n".to_vec(), IngestError::Empty),
        ("a.docx", compound("EncryptedPackage"), IngestError::Encrypted),
        ("a.docx", compound("WordDocument"), foreign(Foreign::Doc)),
        ("a.doc", compound("Workbook"), foreign(Foreign::Xls)),
        ("a.wps", compound("?"), foreign(Foreign::Doc)),
        ("a.et", compound("?"), foreign(Foreign::Xls)),
        ("a.bin", compound("?"), IngestError::Unknown),
        ("a.docx", b"%PDF-1.4".to_vec(), foreign(Foreign::Pdf)),
        ("a.docx", b"\r\nheader %PDF-1.4".to_vec(), foreign(Foreign::Pdf)),
        ("a.zip", package(&["OFD.xml"]), foreign(Foreign::Ofd)),
        ("a.xlsx", package(&["[Content_Types].xml", "xl/workbook.bin"]), foreign(Foreign::Xlsb)),
        ("a.docx", package(&["[Content_Types].xml", "xl/workbook.xml"]), IngestError::NoText),
        ("a.docx", package(&["[Content_Types].xml", "ppt/presentation.xml"]), foreign(Foreign::Slides)),
        ("a", open_document("application/vnd.oasis.opendocument.text"), foreign(Foreign::Odt)),
        ("a", open_document("application/vnd.oasis.opendocument.spreadsheet"), foreign(Foreign::Ods)),
        ("a.zip", package(&["b/Report.DOCX"]), foreign(Foreign::Archive)),
        ("a.zip", package(&["报告.wps", "b.bin"]), foreign(Foreign::Archive)),
        ("a.zip", package(&["b.bin"]), IngestError::NotADocument),
        ("a.tgz", b"\xfd7zXZ\0".to_vec(), foreign(Foreign::Archive)),
        ("a.tar", [vec![b'a'; 257], b"ustar".to_vec()].concat(), foreign(Foreign::Archive)),
        ("a.heic", b"\0\0\0\x18ftypheic".to_vec(), foreign(Foreign::Image)),
        ("a.svg", b"<?xml version='1.0'?><svg/>".to_vec(), foreign(Foreign::Image)),
        ("a.xls", compound("Book"), foreign(Foreign::Xls)),
        ("a.docx", compound("?"), foreign(Foreign::Doc)),
        (
            "a.xls",
            b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>".to_vec(),
            foreign(Foreign::XmlSheet),
        ),
        ("a.uot", "<?xml version='1.0'?><uof:UOF/>".into(), foreign(Foreign::Xml)),
        ("a.docx", package(&["[Content_Types].xml"]), IngestError::NotADocument),
        ("a", b"\x89PNG\r\n\x1a\n\0".to_vec(), foreign(Foreign::Image)),
        ("a", b"\xff\xd8\xff\xe0".to_vec(), foreign(Foreign::Image)),
        ("a", b"RIFF\x01\x02\x03\x04WEBP".to_vec(), foreign(Foreign::Image)),
        ("a", b"BM\x01\x02\x03\x04\0\0\0\0".to_vec(), foreign(Foreign::Image)),
        ("a.doc", b"{\\rtf1".to_vec(), foreign(Foreign::Rtf)),
        ("a.doc", b"\xef\xbb\xbf<html xmlns:o>".to_vec(), IngestError::NoText),
        ("a.doc", b"\xff\xfe<\0h\0t\0m\0l\0>\0".to_vec(), IngestError::NoText),
        ("a.mht", b"MIME-Version: 1.0".to_vec(), foreign(Foreign::Mht)),
        ("a.xml", b"<?xml version='1.0'?><w:wordDocument/>".to_vec(), foreign(Foreign::Xml)),
        ("a.rar", b"Rar!\x1a".to_vec(), foreign(Foreign::Archive)),
        ("a.exe", b"MZ\0\0".to_vec(), IngestError::Unknown),
        ("a.txt", b"\x81\xff\xff".to_vec(), IngestError::Encoding),
    ];
    for (name, bytes, error) in cases {
        assert_eq!(failure(name, &bytes), error, "{name} {}", String::from_utf8_lossy(&bytes));
    }
    assert_eq!(read("无名", &docx(&p("甲"))).unwrap().format, Format::Docx);
    assert_eq!(read("无名", "甲".as_bytes()).unwrap().format, Format::Text);
}

#[test]
fn texts_are_decoded_by_mark_then_utf8_then_gb18030() {
    let utf16: Vec<u8> = "\u{feff}收入合计".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let swapped: Vec<u8> = "\u{feff}收入合计".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let gb18030 = b"\xca\xd5\xc8\xeb\xba\xcf\xbc\xc6".to_vec();
    for bytes in [utf16, swapped, gb18030, "收入合计".into(), "\u{feff}收入合计".into()] {
        assert_eq!(super::encoding::decode(&bytes, &host()).unwrap().text, "收入合计");
    }
}

#[test]
fn utf16_without_a_mark_is_read() {
    let text = "收入合计\t12.5\n支出合计\t12\n";
    for bytes in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>(),
    ] {
        assert_eq!(super::encoding::decode(&bytes, &host()).unwrap().text, text);
        assert_eq!(read("a.xls", &bytes).unwrap().format, Format::Text);
    }
    assert_eq!(failure("a.bin", &[0, 1, 2, 3, 0, 1, 2, 3]), IngestError::Unknown);
}

#[test]
fn a_name_that_lies_does_no_harm() {
    assert_eq!(read("a.wps", &docx(&p("甲"))).unwrap().format, Format::Docx);
    assert_eq!(read("a.doc", &docx(&p("甲"))).unwrap().format, Format::Docx);
    for name in ["a.docx", "a.xls", "a.doc"] {
        let page = "<html><body><table><tr><td>收入合计</td><td>12.5</td></tr></table></body></html>";
        assert_eq!(read(name, page.as_bytes()).unwrap().format, Format::Html, "{name}");
        assert!(text_of(&read(name, "收入合计,12.5\n支出合计,12.5\n".as_bytes()).unwrap()).contains("12.5"), "{name}");
    }
}

#[test]
fn a_wide_end_record_is_read() {
    let mut bytes = docx(&p("甲"));
    let end = bytes.split_off(bytes.len() - 22);
    let (record, count) = (bytes.len() as u64, u64::from(u16::from_le_bytes([end[10], end[11]])));
    let start = u64::from(u32::from_le_bytes([end[16], end[17], end[18], end[19]]));
    bytes.extend(0x0606_4b50_u32.to_le_bytes());
    bytes.extend([0; 28]);
    for field in [count, 0, start] {
        bytes.extend(field.to_le_bytes());
    }
    bytes.extend(0x0706_4b50_u32.to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(record.to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(&end[..8]);
    bytes.extend([0xff; 12]);
    bytes.extend([0; 2]);
    assert_eq!(text_of(&read("a.docx", &bytes).unwrap()), "甲");
    for at in 0..bytes.len() {
        let mut bad = bytes.clone();
        bad[at] ^= 0xff;
        let _ = read("a.docx", &bad);
    }
}

#[test]
fn a_text_cut_inside_a_character_is_read_and_noted() {
    let text = "一、部门整体支出情况：全年收入合计一百万元，支出合计一百万元，无结余。";
    let read = read("a.txt", &text.as_bytes()[..text.len() - 1]).unwrap();
    assert_eq!(read.notes[0].kind, super::NoteKind::DamagedPart);
    assert!(text_of(&read).starts_with("一、部门整体支出情况"));
}

#[test]
fn packages_that_cannot_be_opened_say_why() {
    let good = docx(&p("甲"));
    assert_eq!(failure("a.docx", &good[..good.len() - 40]), IngestError::DamagedPackage);
    assert_eq!(failure("a.docx", &good[..200]), IngestError::DamagedPackage);
    let locked = Entry { flags: 1, ..Entry::stored("word/document.xml", b"x") };
    assert_eq!(failure("a.docx", &Package::default().entry(&locked).build()), IngestError::Encrypted);
    let unknown_method = Entry { method: 99, ..Entry::stored("word/document.xml", b"x") };
    assert_eq!(failure("a.docx", &Package::default().entry(&unknown_method).build()), IngestError::DamagedDocument);
}

#[test]
fn every_cut_and_every_flipped_byte_of_a_package_ends_in_a_typed_way() {
    let good = docx(&p("甲"));
    for at in 0..good.len() {
        let _ = read("a.docx", &good[..at]);
        let mut bad = good.clone();
        bad[at] ^= 0xff;
        let _ = read("a.docx", &bad);
    }
}

#[test]
fn a_bomb_is_refused_by_what_comes_out() {
    let mut bomb = document_xml("").into_bytes();
    bomb.resize(super::limits::PART_BYTES + 1, b' ');
    let bytes = with_main(std::str::from_utf8(&bomb).unwrap()).build();
    assert!(bytes.len() < 100_000);
    assert_eq!(failure("a.docx", &bytes), IngestError::UnpacksTooLarge);
}

#[test]
fn sizes_that_lie_change_nothing() {
    let main = document_xml(&p("甲"));
    let packed = miniz_oxide::deflate::compress_to_vec(main.as_bytes(), 6);
    let honest = Entry { packed: &packed, method: 8, ..Entry::stored("word/document.xml", main.as_bytes()) };
    for (packed_len, unpacked_len) in [(0xffff_fffe, 1), (packed.len() as u32, u32::MAX), (u32::MAX, u32::MAX)] {
        let bytes = Package::default().entry(&Entry { packed_len, unpacked_len, ..honest }).build();
        let read = read("a.docx", &bytes).unwrap();
        assert_eq!(read.document.blocks.len(), 1);
    }
    let short = Entry { packed_len: 9, ..honest };
    assert!(read("a.docx", &Package::default().entry(&short).build()).is_err());
}

#[test]
fn entries_that_overlap_are_read_each_within_the_limits() {
    let main = document_xml(&p("甲"));
    let entry = Entry::stored("word/document.xml", main.as_bytes());
    let mut package = Package::default().entry(&entry);
    for name in ["word/styles.xml", "word/numbering.xml", "[Content_Types].xml"] {
        package = package.list(&Entry { name, ..entry }, 0);
    }
    assert_eq!(read("a.docx", &package.build()).unwrap().document.blocks.len(), 1);
}

#[test]
fn every_error_says_what_it_is_and_what_to_do() {
    use Foreign as F;
    let foreign = [
        F::Doc,
        F::Xls,
        F::Xlsb,
        F::Odt,
        F::Ods,
        F::Pdf,
        F::Ofd,
        F::Rtf,
        F::Mht,
        F::Xml,
        F::Image,
        F::Slides,
        F::Archive,
        F::XmlSheet,
    ];
    let mut errors = vec![
        IngestError::Empty,
        IngestError::TooLarge,
        IngestError::Encrypted,
        IngestError::DamagedPackage,
        IngestError::UnpacksTooLarge,
        IngestError::NotADocument,
        IngestError::DamagedDocument,
        IngestError::NoText,
        IngestError::Encoding,
        IngestError::Unknown,
    ];
    errors.extend(foreign.map(IngestError::Foreign));
    let mut codes: Vec<&str> = errors.iter().map(|error| error.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), errors.len());
    for error in errors {
        let (message, advice) = (error.message(), error.advice());
        for zh in [&message.zh, &advice.zh] {
            assert!(zh.ends_with('。'), "{zh}");
            assert!(!["错误", "虚报", "通过", "合格"].iter().any(|word| zh.contains(word)), "{zh}");
        }
        for en in [&message.en, &advice.en] {
            assert!(en.ends_with('.') && en.is_ascii() | en.contains('–'), "{en}");
        }
    }
}

/// Real reports lie beside the checkout of the developers; elsewhere there are none.
#[test]
fn real_reports_are_read_whole() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        // Straight to the terminal: what a passing test prints is swallowed.
        let skipped = format!("SKIPPED real_reports_are_read_whole: there is no folder {}\n", folder.display());
        std::io::Write::write_all(&mut std::io::stderr(), skipped.as_bytes()).unwrap();
        return;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "docx"));
    paths.sort();
    for path in paths {
        let plain = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let read = read(&name, &std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(read.notes, [], "{name}");
        assert_eq!(characters(&text_of(&read)), characters(&plain.replace("[bookmark: _GoBack]", "")), "{name}");
    }
}

/// All text in the order in which it stands.
fn text_of(read: &Ingested) -> String {
    let mut text = String::new();
    for block in &read.document.blocks {
        match block {
            crate::document::Block::Paragraph(paragraph) => text.push_str(&paragraph.text),
            crate::document::Block::Table(id) => {
                let cells = read.document.table(*id).unwrap().cells();
                text.extend(cells.iter().map(|cell| cell.text.as_str()));
            }
        }
    }
    text
}

/// The characters that are not blanks; sorted, since plain text gives a merged cell in another row.
fn characters(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    characters.sort_unstable();
    characters
}

/// What the formats of real files that are not read are called, and what is said to do.
#[test]
fn real_files_of_other_formats_are_named_with_the_way_out() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        let skipped = format!("SKIPPED real_files_of_other_formats: there is no folder {}\n", folder.display());
        std::io::Write::write_all(&mut std::io::stderr(), skipped.as_bytes()).unwrap();
        return;
    };
    let mut seen = 0;
    for path in entries.map(|entry| entry.unwrap().path()) {
        let Some(extension) = path.extension().and_then(|extension| extension.to_str()) else { continue };
        let expected = match extension {
            "doc" => (Foreign::Doc, ".docx"),
            "xls" => (Foreign::Xls, ".xlsx"),
            "pdf" => (Foreign::Pdf, ".docx"),
            "odt" => (Foreign::Odt, ".docx"),
            "ods" => (Foreign::Ods, ".xlsx"),
            _ => continue,
        };
        // The name is of no account.
        let error = failure("报告", &std::fs::read(&path).unwrap());
        assert_eq!(error, IngestError::Foreign(expected.0), "{}", path.display());
        assert!(error.advice().zh.contains(expected.1), "{}", error.advice().zh);
        seen += 1;
    }
    assert!(seen >= 20, "{seen}");
}
