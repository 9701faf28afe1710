//! Documents for tests, written out by hand: a package of a few parts, made in memory.

use crate::ingest::zip::crc32;

/// A package being put together.
#[derive(Default)]
pub(crate) struct Package {
    files: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// An entry whose fields may be set to what no honest program writes.
pub(crate) struct Entry<'a> {
    pub(crate) name: &'a str,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) crc: u32,
    pub(crate) packed: &'a [u8],
    pub(crate) packed_len: u32,
    pub(crate) unpacked_len: u32,
}

impl<'a> Entry<'a> {
    /// An honest entry that is not packed.
    pub(crate) fn stored(name: &'a str, bytes: &'a [u8]) -> Self {
        let len = u32::try_from(bytes.len()).unwrap();
        Self { name, flags: 0, method: 0, crc: crc32(bytes), packed: bytes, packed_len: len, unpacked_len: len }
    }
}

impl Package {
    /// Adds a part that is not packed.
    pub(crate) fn part(self, name: &str, text: &str) -> Self {
        self.entry(&Entry::stored(name, text.as_bytes()))
    }

    /// Adds a packed part.
    pub(crate) fn packed(self, name: &str, bytes: &[u8]) -> Self {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
        let entry = Entry {
            packed: &packed,
            method: 8,
            packed_len: packed.len().try_into().unwrap(),
            ..Entry::stored(name, bytes)
        };
        self.entry(&entry)
    }

    /// Adds an entry as it is.
    pub(crate) fn entry(mut self, entry: &Entry<'_>) -> Self {
        let header = u32::try_from(self.files.len()).unwrap();
        let fields = fields(entry);
        self.files.extend(0x0403_4b50_u32.to_le_bytes());
        self.files.extend(&fields);
        self.files.extend(0_u16.to_le_bytes());
        self.files.extend(entry.name.as_bytes());
        self.files.extend(entry.packed);
        self.list(entry, header)
    }

    /// Lists an entry in the directory whose file begins at a byte that may belong to another one.
    pub(crate) fn list(mut self, entry: &Entry<'_>, header: u32) -> Self {
        self.directory.extend(0x0201_4b50_u32.to_le_bytes());
        self.directory.extend(20_u16.to_le_bytes());
        self.directory.extend(fields(entry));
        self.directory.extend([0; 12]);
        self.directory.extend(header.to_le_bytes());
        self.directory.extend(entry.name.as_bytes());
        self.count += 1;
        self
    }

    /// The finished file.
    pub(crate) fn build(self) -> Vec<u8> {
        let mut bytes = self.files;
        let start = u32::try_from(bytes.len()).unwrap();
        let len = u32::try_from(self.directory.len()).unwrap();
        bytes.extend(self.directory);
        bytes.extend(0x0605_4b50_u32.to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend(self.count.to_le_bytes());
        bytes.extend(self.count.to_le_bytes());
        bytes.extend(len.to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0; 2]);
        bytes
    }
}

/// The fields that a file's header and its line in the directory share, up to the length of the name.
fn fields(entry: &Entry<'_>) -> Vec<u8> {
    let mut fields = Vec::new();
    fields.extend(20_u16.to_le_bytes());
    fields.extend(entry.flags.to_le_bytes());
    fields.extend(entry.method.to_le_bytes());
    fields.extend([0; 4]);
    fields.extend(entry.crc.to_le_bytes());
    fields.extend(entry.packed_len.to_le_bytes());
    fields.extend(entry.unpacked_len.to_le_bytes());
    fields.extend(u16::try_from(entry.name.len()).unwrap().to_le_bytes());
    fields
}

/// The root element around the content of a body.
pub(crate) fn document_xml(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    )
}

/// A package with this main part.
pub(crate) fn with_main(main: &str) -> Package {
    let relations = r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    Package::default()
        .part("[Content_Types].xml", "<Types/>")
        .part("_rels/.rels", relations)
        .packed("word/document.xml", main.as_bytes())
}

/// A document with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    with_main(&document_xml(body)).build()
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A cell with properties and one paragraph.
pub(crate) fn tc(props: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(text))
}
