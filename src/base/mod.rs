//! Rank 0: places, text, exact numbers and their units. No word of the domain.

pub mod amount;
pub mod anchor;
pub mod fold;
pub mod list;
pub mod number;
pub mod numeral;
pub mod ordered;
pub mod slip;
pub mod text;
pub mod unit;
pub mod word;
