//! Bytes of a text file in, characters out: a byte order mark, else UTF-8, else GB18030 by the host's decoder.

use super::{Host, IngestError};
use crate::base::word::has;

/// So many characters beyond ASCII stand against one broken place in a text that is UTF-8 all the same. Read as
/// UTF-8, text in GB18030 is broken at almost every one.
const SOUND_PER_BROKEN: usize = 20;

/// A decoded text.
pub(super) struct Decoded {
    /// Line ends stay as they are; what is broken is U+FFFD.
    pub(super) text: String,
    /// Places that are broken.
    pub(super) broken: usize,
}

/// Decodes a text file.
pub(super) fn decode(bytes: &[u8], host: &Host) -> Result<Decoded, IngestError> {
    let whole = |text| Decoded { text, broken: 0 };
    if let Some(text) = utf16(bytes) {
        return Ok(whole(text));
    }
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(rest) {
        return Ok(whole(text.to_owned()));
    }
    if let Some(decoded) = almost_utf8(rest) {
        return Ok(decoded);
    }
    (host.decode_gb18030)(bytes).map(whole).ok_or(IngestError::Encoding)
}

/// Encodings of which a page says that it has them, and that are neither UTF-8 nor contained in GB18030. What a page
/// says is otherwise not believed: copies keep the word of the original.
const OTHERS: &str = "charset=big5 charset=shift charset=euc-jp charset=euc-kr";

/// Decodes a page in HTML.
pub(super) fn decode_page(bytes: &[u8], host: &Host) -> Result<Decoded, IngestError> {
    let decoded = decode(bytes, host)?;
    if std::str::from_utf8(bytes).is_err() && utf16(bytes).is_none() {
        let head = lossy(bytes.get(..2048).unwrap_or(bytes));
        let head = head.to_ascii_lowercase().replace(['"', '\''], "");
        if has(&head, OTHERS) {
            return Err(IngestError::Encoding);
        }
    }
    Ok(decoded)
}

/// Text in UTF-8 with a few broken places, as a copy that was cut or joined in the middle of a character.
fn almost_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound = sound.saturating_add(chunk.valid().chars().filter(|c| !c.is_ascii()).count());
        broken = broken.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    (sound >= broken.saturating_mul(SOUND_PER_BROKEN)).then(|| Decoded { text: lossy(bytes), broken })
}

/// Text in UTF-8, a mark for each broken place.
pub(super) fn lossy(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(if chunk.invalid().is_empty() { "" } else { "\u{fffd}" });
    }
    text
}

/// Two bytes as one unit of UTF-16.
type Unit = fn([u8; 2]) -> u16;

/// Text in UTF-16 with a byte order mark, or plainly without one; none where the text is not well formed.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let (read, rest): (Unit, _) = match bytes {
        [0xff, 0xfe, rest @ ..] => (u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => (u16::from_be_bytes, rest),
        _ => (unmarked(bytes)?, bytes),
    };
    char::decode_utf16(units(rest, read)).collect::<Result<String, _>>().ok()
}

fn units(bytes: &[u8], read: Unit) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(2).filter_map(move |pair| Some(read(pair.try_into().ok()?)))
}

/// The order of bytes in which a text with zeros among them is made of digits, letters and Han almost throughout.
fn unmarked(bytes: &[u8]) -> Option<Unit> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if !head.contains(&0) {
        return None;
    }
    let plain =
        |unit: &u16| matches!(unit, 9 | 10 | 13 | 0x20..=0x7e | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff01..=0xff5e);
    let count = |read| units(head, read).filter(plain).count();
    let (little, big) = (count(u16::from_le_bytes), count(u16::from_be_bytes));
    let enough = little.max(big).saturating_mul(20) >= head.len().saturating_mul(9);
    enough.then_some(if little >= big { u16::from_le_bytes } else { u16::from_be_bytes })
}
