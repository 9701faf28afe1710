//! Maps and sets in the order of their keys.
//!
//! They do what `BTreeMap` and `BTreeSet` do, for a sixth of the size: those are compiled anew for every type of key and
//! value (4 KB each in WebAssembly, a quarter of the engine); here the [`order`] is kept once for all types.

mod map;
mod order;
mod set;

pub use map::{Entry, Map};
pub use set::Set;
