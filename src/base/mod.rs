//! Rank 0: places, text, exact numbers. No word of the domain.

pub mod amount;
pub mod anchor;
pub mod fold;
pub mod number;
pub mod text;
