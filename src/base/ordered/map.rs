//! A map in the order of its keys.

use crate::base::list::Gather as _;
use std::borrow::Borrow;

use super::order::{Order, Slot};
use super::sort::arrange;

/// A map in the order of its keys.
#[derive(Clone, Debug)]
pub struct Map<K, V> {
    /// As they came.
    entries: Vec<(K, V)>,
    order: Order,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), order: Order::default() }
    }
}

impl<K: Ord, V> Map<K, V> {
    /// Without entries.
    pub fn new() -> Self {
        Self::default()
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> (Slot, Option<usize>)
    where
        K: Borrow<Q>,
    {
        self.order.find(&mut |place| match self.entries.get(place) {
            Some((own, _)) => own.borrow().cmp(key),
            None => std::cmp::Ordering::Equal,
        })
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(self.find(key).1?).map(|(_, value)| value)
    }

    /// The value of a key, to change it.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let place = self.find(key).1?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// True where the key has a value.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).1.is_some()
    }

    /// Gives a key a value. Returns the one it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let (slot, place) = self.find(&key);
        if let Some((_, old)) = place.and_then(|place| self.entries.get_mut(place)) {
            return Some(std::mem::replace(old, value));
        }
        self.add(slot, key, value);
        None
    }

    fn add(&mut self, slot: Slot, key: K, value: V) -> usize {
        let place = self.entries.len();
        self.order.insert(slot, place);
        self.entries.push((key, value));
        place
    }

    /// The value of a key, to be made where there is none.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    /// Takes out a key. Returns its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (slot, place) = self.find(key);
        let place = place?;
        // The last entry moves into the gap.
        let (last, _) = self.entries.last()?;
        let (of_last, _) = self.find(last.borrow());
        self.order.set(of_last, place);
        self.order.remove(slot);
        Some(self.entries.swap_remove(place).1)
    }

    /// Keys and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.order.iter().filter_map(|place| self.entries.get(place)).map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// The values, in the order of their keys.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }

    /// Keys and values, in the order in which they came.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        self.entries.iter_mut().map(|(key, value)| (&*key, value))
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True without entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// A key of a map, see [`Map::entry`].
#[derive(Debug)]
pub struct Entry<'a, K, V> {
    map: &'a mut Map<K, V>,
    key: K,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// The key's value; where it has none, what `make` makes.
    #[expect(clippy::indexing_slicing, reason = "the entry was found or has just been added")]
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        let (slot, place) = self.map.find(&self.key);
        let place = place.unwrap_or_else(|| self.map.add(slot, self.key, make()));
        &mut self.map.entries[place].1
    }

    /// The key's value; where it has none, this one.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    /// The key's value; where it has none, an empty one.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

impl<K: Ord, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        let mut entries = self.entries;
        arrange(&mut entries, self.order.iter().gather());
        entries.into_iter()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Map, Set};
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn it_does_what_a_btree_map_does(steps in prop::collection::vec((0u16..2000, any::<bool>()), 0..4000)) {
            let (mut own, mut std) = (Map::new(), BTreeMap::new());
            for (step, (key, take)) in steps.into_iter().enumerate() {
                if take {
                    prop_assert_eq!(own.remove(&key), std.remove(&key));
                } else {
                    prop_assert_eq!(own.insert(key, step), std.insert(key, step));
                }
                prop_assert_eq!(own.get(&key), std.get(&key));
            }
            prop_assert!(own.iter().eq(std.iter()));
            prop_assert!(own.into_iter().eq(std));
        }
    }

    #[test]
    fn many_keys_in_any_order_come_out_in_order() {
        let keys = (0..100_000u64).map(|key| key.wrapping_mul(2_654_435_761) % 65_536);
        let mut set: Set<u64> = keys.clone().collect();
        assert!(set.iter().eq(keys.clone().collect::<BTreeSet<_>>().iter()));
        while set.pop_first().is_some() {}
        assert!(set.is_empty());
        let mut map: Map<String, usize> = Map::new();
        keys.for_each(|key| *map.entry(key.to_string()).or_default() += 1);
        assert_eq!(map.values().sum::<usize>(), 100_000);
        assert_eq!(map.get("no key"), None);
    }
}
