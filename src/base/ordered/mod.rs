//! Maps and sets in the order of their keys, and sorting.
//!
//! They do what `BTreeMap` and `BTreeSet` do, for a sixth of the size: those are compiled anew for every type of key and
//! value (4 KB each in WebAssembly, a quarter of the engine); here the [`order`] is kept once for all types.

mod map;
mod order;
mod set;
mod sort;

pub use map::{Entry, Map};
pub use set::Set;
pub use sort::{sort, sort_by, sort_by_key};
