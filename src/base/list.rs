//! Lists, and iterators that are short to compile: the ones of the standard library hold what makes an item two or
//! three times over (for the first and the others, for both ends, for walks from inside), in every place anew.

/// Lists from iterators, and iterators one after another.
pub trait Gather: Iterator + Sized {
    /// The items as a list: `collect` for lists.
    fn gather(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            push(&mut list, item);
        }
        list
    }

    /// What `make` makes of every item, one after another: `flat_map`.
    fn spread<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, make: F) -> Spread<Self, F, U> {
        Spread { outer: self, make, inner: None }
    }

    /// These items, then others: `chain`.
    fn followed_by<B: IntoIterator<Item = Self::Item>>(self, others: B) -> FollowedBy<Self, B::IntoIter> {
        FollowedBy { first: Some(self), second: others.into_iter() }
    }
}

impl<I: Iterator> Gather for I {}

/// Compiled once for a type, not once for each list.
#[inline(never)]
fn push<T>(list: &mut Vec<T>, item: T) {
    list.push(item);
}

/// See [`Gather::spread`].
#[derive(Clone, Debug)]
pub struct Spread<I, F, U: IntoIterator> {
    outer: I,
    make: F,
    inner: Option<U::IntoIter>,
}

impl<I: Iterator, F: FnMut(I::Item) -> U, U: IntoIterator> Iterator for Spread<I, F, U> {
    type Item = U::Item;

    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let item @ Some(_) = self.inner.as_mut().and_then(Iterator::next) {
                return item;
            }
            self.inner = Some((self.make)(self.outer.next()?).into_iter());
        }
    }
}

/// See [`Gather::followed_by`].
#[derive(Clone, Debug)]
pub struct FollowedBy<A, B> {
    /// None once it has ended: an iterator is not asked again after its end.
    first: Option<A>,
    second: B,
}

impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for FollowedBy<A, B> {
    type Item = A::Item;

    fn next(&mut self) -> Option<A::Item> {
        if let item @ Some(_) = self.first.as_mut().and_then(Iterator::next) {
            return item;
        }
        self.first = None;
        self.second.next()
    }
}

/// Lists that take in more.
pub trait TakeIn<T> {
    /// Takes in the items: `extend`, one at a time, which is shorter to compile.
    fn take_in(&mut self, items: impl IntoIterator<Item = T>);
}

impl<T> TakeIn<T> for Vec<T> {
    fn take_in(&mut self, items: impl IntoIterator<Item = T>) {
        for item in items {
            push(self, item);
        }
    }
}

/// Texts in one.
pub trait Joined {
    /// The texts with a mark between them: `join`, in one short loop.
    fn joined(&self, mark: &str) -> String;
}

impl<S: AsRef<str>> Joined for [S] {
    fn joined(&self, mark: &str) -> String {
        let mut all = String::new();
        for (at, text) in self.iter().enumerate() {
            all.push_str(if at == 0 { "" } else { mark });
            all.push_str(text.as_ref());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_does(lists in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..4), 0..6)) {
            let (own, std) = (lists.iter().spread(|list| list), lists.iter().flatten());
            prop_assert!(own.clone().eq(std.clone()));
            prop_assert_eq!(own.clone().gather(), std.clone().collect::<Vec<_>>());
            let more = [1, 2].iter();
            prop_assert!(own.followed_by(more.clone()).eq(std.chain(more)));
        }
    }
}
