//! The container of .docx and .xlsx files: bytes in, unpacked parts out. Bounded by what really comes out.
//!
//! Reads the central directory only, knows stored and deflated entries, and looks entries up by their part name
//! without regard to case, as the packaging convention wants it.

use super::{IngestError, limits};
use crate::base::ordered::Map;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

const LOCAL_HEADER: u32 = 0x0403_4b50;
const DIRECTORY_ENTRY: u32 = 0x0201_4b50;
const DIRECTORY_END: u32 = 0x0605_4b50;
const DIRECTORY_END_LEN: usize = 22;
const WIDE_END: u32 = 0x0606_4b50;
const WIDE_LOCATOR: u32 = 0x0706_4b50;
/// The comment after the directory is counted in two bytes.
const COMMENT_MAX: usize = 0xffff;
const FLAG_ENCRYPTED: u16 = 1;

/// An open container.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Map<String, Entry>,
    /// Bytes that may still come out.
    budget: usize,
}

struct Entry {
    flags: u16,
    method: u16,
    crc: u32,
    packed_len: usize,
    header: usize,
}

/// An unpacked part.
pub(super) struct Part {
    pub(super) bytes: Vec<u8>,
    /// Whether it is known to differ from what was packed: cut off, or with another checksum.
    pub(super) damaged: bool,
}

/// Why a container or a part of it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ZipError {
    Missing,
    Damaged,
    Encrypted,
    TooLarge,
}

/// What it means for the part that a document cannot do without.
impl From<ZipError> for IngestError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Missing => Self::NotADocument,
            ZipError::Damaged => Self::DamagedDocument,
            ZipError::Encrypted => Self::Encrypted,
            ZipError::TooLarge => Self::UnpacksTooLarge,
        }
    }
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ZipError> {
        let end = find_end(bytes).ok_or(ZipError::Damaged)?;
        let (count, mut at) = directory(bytes, end).ok_or(ZipError::Damaged)?;
        if count > limits::PACKAGE_ENTRIES {
            return Err(ZipError::TooLarge);
        }
        let mut entries = Map::new();
        for _ in 0..count {
            let (name, entry, next) = directory_entry(bytes, at).ok_or(ZipError::Damaged)?;
            // Where two entries have one name, the first counts.
            entries.entry(name).or_insert(entry);
            at = next;
        }
        Ok(Self { bytes, entries, budget: limits::PACKAGE_BYTES })
    }

    /// Whether there is a part of this name.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.entries.contains_key(&key(name))
    }

    /// The names of all parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Whether any entry needs a password.
    pub(super) fn is_encrypted(&self) -> bool {
        self.entries.values().any(|entry| entry.flags & FLAG_ENCRYPTED != 0)
    }

    /// Unpacks a part. What came out before a damage is returned and marked.
    pub(super) fn read(&mut self, name: &str) -> Result<Part, ZipError> {
        let entry = self.entries.get(&key(name)).ok_or(ZipError::Missing)?;
        if entry.flags & FLAG_ENCRYPTED != 0 {
            return Err(ZipError::Encrypted);
        }
        let (packed, cut) = packed_bytes(self.bytes, entry).ok_or(ZipError::Damaged)?;
        let limit = self.budget.min(limits::PART_BYTES);
        let (bytes, complete) = match entry.method {
            0 if packed.len() > limit => return Err(ZipError::TooLarge),
            0 => (packed.to_vec(), true),
            8 => inflate(packed, limit)?,
            _ => return Err(ZipError::Damaged),
        };
        self.budget = self.budget.saturating_sub(bytes.len());
        let damaged = cut || !complete || crc32(&bytes) != entry.crc;
        Ok(Part { bytes, damaged })
    }
}

/// The bytes, and whether they are complete.
fn inflate(packed: &[u8], limit: usize) -> Result<(Vec<u8>, bool), ZipError> {
    // The decoder would grow a buffer of twice nothing for ever.
    if packed.is_empty() {
        return Err(ZipError::Damaged);
    }
    match decompress_to_vec_with_limit(packed, limit) {
        Ok(bytes) => Ok((bytes, true)),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => Err(ZipError::TooLarge),
        Err(error) => {
            // The buffer of a failed run ends in the zeros it was prepared with; no XML contains any.
            let mut bytes = error.output;
            let len = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last.saturating_add(1));
            bytes.truncate(len);
            Ok((bytes, false))
        }
    }
}

/// Names as the packaging convention compares them.
fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The end record, which stands before a comment at the end of the file.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(DIRECTORY_END_LEN)?;
    let first = last.saturating_sub(COMMENT_MAX);
    (first..=last).rev().find(|at| u32_at(bytes, *at) == Some(DIRECTORY_END))
}

/// How many entries the directory has, and where it begins. Where the fields are all ones, a wide record before the
/// end record says it; of its 64 bits the lower half is enough, and the upper one must be zero.
fn directory(bytes: &[u8], end: usize) -> Option<(usize, usize)> {
    let (count, start) = (u16_at(bytes, end.checked_add(10)?)?, u32_at(bytes, end.checked_add(16)?)?);
    let locator = end.checked_sub(20).filter(|at| u32_at(bytes, *at) == Some(WIDE_LOCATOR));
    match locator {
        Some(locator) if count == u16::MAX || start == u32::MAX => {
            let wide = |at: usize| usize_at(bytes, at).filter(|_| usize_at(bytes, at.saturating_add(4)) == Some(0));
            let record = wide(locator.checked_add(8)?)?;
            (u32_at(bytes, record)? == WIDE_END).then_some(())?;
            Some((wide(record.checked_add(32)?)?, wide(record.checked_add(48)?)?))
        }
        _ => Some((usize::from(count), usize::try_from(start).ok()?)),
    }
}

/// An entry of the directory: its name, itself, and where the next one begins.
fn directory_entry(bytes: &[u8], at: usize) -> Option<(String, Entry, usize)> {
    if u32_at(bytes, at)? != DIRECTORY_ENTRY {
        return None;
    }
    let field = |offset: usize| at.checked_add(offset);
    let name_at = field(46)?;
    let name_end = name_at.checked_add(usize::from(u16_at(bytes, field(28)?)?))?;
    let extra_end = name_end.checked_add(usize::from(u16_at(bytes, field(30)?)?))?;
    let next = extra_end.checked_add(usize::from(u16_at(bytes, field(32)?)?))?;
    let name = super::encoding::lossy(bytes.get(name_at..name_end)?);
    let mut entry = Entry {
        flags: u16_at(bytes, field(8)?)?,
        method: u16_at(bytes, field(10)?)?,
        crc: u32_at(bytes, field(16)?)?,
        packed_len: usize_at(bytes, field(20)?)?,
        header: usize_at(bytes, field(42)?)?,
    };
    let unpacked = u32_at(bytes, field(24)?)?;
    widen(&mut entry, unpacked, bytes.get(name_end..extra_end)?);
    Some((key(&name), entry, next))
}

/// Sizes that programs write as 64 bits (even for small files) stand in an extra field, in a fixed order, each
/// only where the short field is all ones.
fn widen(entry: &mut Entry, unpacked: u32, mut extra: &[u8]) {
    let wide = |value: usize| value == 0xffff_ffff;
    while let (Some(id), Some(len)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let end = usize::from(len).saturating_add(4);
        if id == 1 {
            let mut at = if unpacked == u32::MAX { 12 } else { 4 };
            if wide(entry.packed_len) {
                entry.packed_len = usize_at(extra, at).unwrap_or(entry.packed_len);
                at = at.saturating_add(8);
            }
            if wide(entry.header) {
                entry.header = usize_at(extra, at).unwrap_or(entry.header);
            }
            return;
        }
        extra = extra.get(end..).unwrap_or_default();
    }
}

/// The packed bytes of an entry, and whether the file ends before they do.
fn packed_bytes<'a>(bytes: &'a [u8], entry: &Entry) -> Option<(&'a [u8], bool)> {
    if u32_at(bytes, entry.header)? != LOCAL_HEADER {
        return None;
    }
    let name_len = usize::from(u16_at(bytes, entry.header.checked_add(26)?)?);
    let extra_len = usize::from(u16_at(bytes, entry.header.checked_add(28)?)?);
    let start = entry.header.checked_add(30)?.checked_add(name_len)?.checked_add(extra_len)?;
    let rest = bytes.get(start..)?;
    Some(match rest.get(..entry.packed_len) {
        Some(packed) => (packed, false),
        None => (rest, true),
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let field = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(field.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let field = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(field.try_into().ok()?))
}

fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// The checksum of a part: a flipped digit breaks neither the packing nor the XML.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        let index = (crc ^ u32::from(*byte)) & 0xff;
        let step = usize::try_from(index).ok().and_then(|index| CRC_TABLE.get(index)).copied();
        crc = (crc >> 8) ^ step.unwrap_or_default();
    }
    !crc
}

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated by the compiler")]
static CRC_TABLE: [u32; 256] = {
    let mut table = [0_u32; 256];
    let mut index = 0;
    let mut byte = 0_u32;
    while index < 256 {
        let mut value = byte;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { (value >> 1) ^ 0xedb8_8320 } else { value >> 1 };
            bit += 1;
        }
        table[index] = value;
        index += 1;
        byte += 1;
    }
    table
};
