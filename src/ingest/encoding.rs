//! Bytes of a text file in, characters out: a byte order mark, else UTF-8, else GB18030 by the host's decoder.

use super::{Host, IngestError};

/// Decodes a text file. Line ends stay as they are.
pub(super) fn decode(bytes: &[u8], host: &Host) -> Result<String, IngestError> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return std::str::from_utf8(rest).map(str::to_owned).map_err(|_| IngestError::Encoding);
    }
    if let Some(text) = utf16(bytes) {
        return Ok(text);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    (host.decode_gb18030)(bytes).ok_or(IngestError::Encoding)
}

/// Text in UTF-16 with a byte order mark; none where there is no mark or the text is not well formed.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let (read, rest): (fn([u8; 2]) -> u16, _) = match bytes {
        [0xff, 0xfe, rest @ ..] => (u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => (u16::from_be_bytes, rest),
        _ => return None,
    };
    let pairs = rest.chunks_exact(2).filter_map(|pair| Some(read(pair.try_into().ok()?)));
    char::decode_utf16(pairs).collect::<Result<String, _>>().ok()
}
