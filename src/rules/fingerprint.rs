//! Fingerprints: recognise a finding again after edits elsewhere, a moved table, or a correction in another row.

use crate::base::list::Gather as _;
use crate::diagnostic::Code;
use crate::facts::Labels;
use crate::vocabulary::FormKind;

/// FNV-1a, 64 bits (Fowler, Noll, Vo), over the code, the form's kind and the labels of row and column. No figures, no
/// positions, no file names.
pub fn fingerprint(code: Code, labels: &Labels, ordinal: usize) -> u64 {
    let mut hash = Fnv::default();
    hash.part(code.0);
    hash.part(labels.form.map_or("", |form| form.id()));
    for label in &labels.row {
        hash.part(label);
    }
    hash.part(&labels.column);
    hash.part(&ordinal.to_string());
    hash.0
}

/// The same for a row of a score table, so that what a reviewer writes beside it finds it again.
pub fn row_fingerprint(form: FormKind, path: &[String], ordinal: usize) -> u64 {
    let labels = Labels { form: Some(form), row: path.to_vec(), column: String::new() };
    fingerprint(Code(""), &labels, ordinal)
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a text and a separator, so that "a" + "bc" and "ab" + "c" differ.
    fn part(&mut self, text: &str) {
        for byte in text.bytes().followed_by(std::iter::once(0)) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
