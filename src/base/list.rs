//! Lists from iterators.

/// Lists from iterators.
pub trait Gather: Iterator + Sized {
    /// The items as a list. `collect` would hold the code that makes an item twice, and compile it for every kind
    /// of list.
    fn gather(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> Gather for I {}
