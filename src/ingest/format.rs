//! What a file is, by what it contains; its name only helps where two formats look alike.

use super::error::{Foreign, IngestError};
use super::limits;
use super::zip::{Archive, ZipError};
use crate::base::list::Gather as _;
use crate::base::word::ends_with;

/// A format that is read.
pub(super) enum Found<'a> {
    /// A Word document, with its container opened.
    Docx(Archive<'a>),
    /// A page in HTML, or a piece of one.
    Html,
    /// A workbook, with its container opened.
    Xlsx(Archive<'a>),
    /// Text, as far as can be told before it is decoded.
    Text,
}

/// Recognizes the format; a format that is not read is an error that says what to do.
pub(super) fn recognize<'a>(name: &str, bytes: &'a [u8]) -> Result<Found<'a>, IngestError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(IngestError::Empty);
    }
    if bytes.len() > limits::INPUT_BYTES {
        return Err(IngestError::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return container(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound_file(name, bytes));
    }
    if let Some(foreign) = by_first_bytes(bytes) {
        return Err(IngestError::Foreign(foreign));
    }
    if let Some(found) = markup(name, bytes) {
        return found.map_err(IngestError::Foreign);
    }
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !marked && head(bytes).contains(&0) && super::encoding::utf16(head(bytes)).is_none() {
        return Err(IngestError::Unknown);
    }
    Ok(Found::Text)
}

/// A .zip container: a document, another format, or an archive of files.
fn container(bytes: &[u8]) -> Result<Found<'_>, IngestError> {
    let archive = Archive::open(bytes).map_err(|error| match error {
        ZipError::TooLarge => IngestError::UnpacksTooLarge,
        _ => IngestError::DamagedPackage,
    })?;
    let has = |name: &str| archive.contains(name);
    // What somebody packed; documents may hold workbooks of their own.
    let document = ["[Content_Types].xml", "word/document.xml", "mimetype", "OFD.xml"].into_iter().any(has);
    if !document && archive.names().any(is_report) {
        return Err(IngestError::Foreign(Foreign::Archive));
    }
    if archive.is_encrypted() {
        return Err(IngestError::Encrypted);
    }
    if has("OFD.xml") {
        return Err(IngestError::Foreign(Foreign::Ofd));
    }
    if has("xl/workbook.bin") {
        return Err(IngestError::Foreign(Foreign::Xlsb));
    }
    if archive.names().any(|name| name.starts_with("xl/")) {
        return Ok(Found::Xlsx(archive));
    }
    if has("ppt/presentation.xml") {
        return Err(IngestError::Foreign(Foreign::Slides));
    }
    if has("mimetype") {
        return Err(open_document(archive));
    }
    if has("[Content_Types].xml") || has("word/document.xml") {
        return Ok(Found::Docx(archive));
    }
    Err(IngestError::NotADocument)
}

/// True for the name of a report or of a further archive.
fn is_report(name: &str) -> bool {
    const REPORTS: &str = ".docx .doc .wps .xlsx .xls .et .pdf .ofd .zip .rar";
    ends_with(name, REPORTS).is_some()
}

/// OpenDocument files name their type in an entry of its own.
fn open_document(mut archive: Archive<'_>) -> IngestError {
    let kind = archive.read("mimetype").map(|part| part.bytes).unwrap_or_default();
    let contains = |word: &[u8]| holds(&kind, word);
    if contains(b"opendocument.text") {
        IngestError::Foreign(Foreign::Odt)
    } else if contains(b"opendocument.spreadsheet") {
        IngestError::Foreign(Foreign::Ods)
    } else if contains(b"opendocument.presentation") {
        IngestError::Foreign(Foreign::Slides)
    } else {
        IngestError::NotADocument
    }
}

/// The container of Office 97–2003; also of files with a password, whatever their format.
fn compound_file(name: &str, bytes: &[u8]) -> IngestError {
    // Entries of its directory have 128 bytes each and begin with their name; looking at those places is enough.
    let stream = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().followed_by([0]).spread(u16::to_le_bytes).gather();
        bytes.chunks(128).any(|entry| entry.starts_with(&wide))
    };
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let foreign = match extension.as_str() {
        _ if stream("EncryptedPackage") => return IngestError::Encrypted,
        _ if stream("WordDocument") => Foreign::Doc,
        _ if stream("Workbook") || stream("Book") => Foreign::Xls,
        _ if stream("PowerPoint Document") => Foreign::Slides,
        "xls" | "et" => Foreign::Xls,
        "ppt" | "dps" => Foreign::Slides,
        "doc" | "wps" | "docx" => Foreign::Doc,
        "xlsx" => Foreign::Xls,
        _ => return IngestError::Unknown,
    };
    IngestError::Foreign(foreign)
}

fn by_first_bytes(bytes: &[u8]) -> Option<Foreign> {
    const MAGIC: [(&[u8], Foreign); 15] = [
        (b"{\\rtf", Foreign::Rtf),
        (b"\x89PNG\r\n", Foreign::Image),
        (b"\xff\xd8\xff", Foreign::Image),
        (b"GIF87a", Foreign::Image),
        (b"GIF89a", Foreign::Image),
        (b"II*\0", Foreign::Image),
        (b"MM\0*", Foreign::Image),
        (b"Rar!", Foreign::Archive),
        (b"7z\xbc\xaf\x27\x1c", Foreign::Archive),
        (b"\x1f\x8b\x08", Foreign::Archive),
        (b"BZh", Foreign::Archive),
        (b"\xfd7zXZ\0", Foreign::Archive),
        (b"%PDF-", Foreign::Pdf),
        (b"%OFD-", Foreign::Ofd),
        (b"%!PS", Foreign::Pdf),
    ];
    let by_start = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, foreign)| *foreign);
    let at = |from: usize, words: &[&[u8]]| {
        words.iter().any(|word| bytes.get(from..from.saturating_add(word.len())) == Some(*word))
    };
    // Photographs of telephones are HEIC; archives of Unix have their mark far inside.
    let photograph = at(4, &[b"ftyphei", b"ftypmif1", b"ftypavif"]);
    if at(257, &[b"ustar"]) {
        return Some(Foreign::Archive);
    }
    let riff_image = photograph || bytes.starts_with(b"RIFF") && at(8, &[b"WEBP"]);
    // "BM" alone could begin a text: a bitmap also has four bytes of zero at its sixth.
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    // Mail programs and old systems put some bytes before the header of a PDF.
    let late_pdf = bytes.get(..1024.min(bytes.len())).is_some_and(|head| holds(head, b"%PDF-"));
    by_start.or((riff_image || bitmap).then_some(Foreign::Image)).or(late_pdf.then_some(Foreign::Pdf))
}

/// Web pages and documents in XML form, by how their text begins. The name helps with a piece of a page.
fn markup<'a>(name: &str, bytes: &[u8]) -> Option<Result<Found<'a>, Foreign>> {
    let text =
        super::encoding::utf16(head(bytes)).unwrap_or_else(|| super::encoding::lossy(head(bytes))).to_ascii_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let begins = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
    let page = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<!--startfragment"];
    let named = is_named(name, &[".html", ".htm"]);
    if begins(&["mime-version:"]) || (begins(&["from:"]) && text.contains("mime-version:")) {
        return Some(Err(Foreign::Mht));
    }
    if begins(&page)
        || (begins(&["version:"]) && text.contains("starthtml:"))
        || (begins(&["<!--", "<?xml"]) && text.contains("<html"))
        || (begins(&["<"]) && !begins(&["<?xml"]) && named)
    {
        return Some(Ok(Found::Html));
    }
    if begins(&["<svg"]) || (begins(&["<?xml"]) && text.contains("<svg")) {
        return Some(Err(Foreign::Image));
    }
    let sheet = text.contains("excel.sheet") || text.contains("office:spreadsheet");
    begins(&["<?xml"]).then_some(Err(if sheet { Foreign::XmlSheet } else { Foreign::Xml }))
}

/// True for a name that ends so.
pub(super) fn is_named(name: &str, extensions: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    extensions.iter().any(|extension| name.ends_with(extension))
}

/// As much as is needed to tell formats apart; an even number of bytes, for UTF-16.
fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..4096).unwrap_or(bytes)
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}
