//! Rank 1: the words of the domain: id, Chinese label, English label. No behaviour, no synonyms (those are in packs).

pub mod form;
pub mod measure;

pub use form::FormKind;
pub use measure::Measure;
