//! The order of entries that stand somewhere else: a list of their places, cut into runs so that to insert stays cheap.

use std::cmp::Ordering;

/// No run is longer.
const RUN: usize = 512;

/// Places of entries, in the order of their keys.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// None is empty.
    runs: Vec<Vec<usize>>,
}

/// Where a place stands or would stand in the order.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    run: usize,
    at: usize,
}

impl Order {
    /// Looks for a key. `compare` says how the key of the entry at a place compares with it. Returns where it stands or
    /// would stand, and its entry's place, where there is one.
    pub fn find(&self, compare: &mut dyn FnMut(usize) -> Ordering) -> (Slot, Option<usize>) {
        let begins_before = |run: &Vec<usize>| run.first().is_some_and(|place| compare(*place).is_le());
        let run = self.runs.partition_point(begins_before).saturating_sub(1);
        let places = self.runs.get(run).map(Vec::as_slice).unwrap_or_default();
        match places.binary_search_by(|place| compare(*place)) {
            Ok(at) => (Slot { run, at }, places.get(at).copied()),
            Err(at) => (Slot { run, at }, None),
        }
    }

    /// Puts a place where [`Order::find`] said that it would stand.
    pub fn insert(&mut self, slot: Slot, place: usize) {
        let Some(run) = self.runs.get_mut(slot.run) else { return self.runs.push(vec![place]) };
        run.insert(slot.at, place);
        if run.len() > RUN {
            let rest = run.split_off(RUN / 2);
            self.runs.insert(slot.run.saturating_add(1), rest);
        }
    }

    /// Writes another place over the one at a slot.
    pub fn set(&mut self, slot: Slot, place: usize) {
        if let Some(old) = self.runs.get_mut(slot.run).and_then(|run| run.get_mut(slot.at)) {
            *old = place;
        }
    }

    /// Takes out the place at a slot that was found.
    pub fn remove(&mut self, slot: Slot) {
        let Some(run) = self.runs.get_mut(slot.run) else { return };
        run.remove(slot.at);
        if run.is_empty() {
            self.runs.remove(slot.run);
        }
    }

    /// The places, in order.
    pub fn iter(&self) -> Places<'_> {
        Places { order: self, next: Slot { run: 0, at: 0 } }
    }
}

/// Goes along the places of an order.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    order: &'a Order,
    next: Slot,
}

impl Iterator for Places<'_> {
    type Item = usize;

    /// Compiled once: every walk over a map would hold a copy of it.
    #[inline(never)]
    fn next(&mut self) -> Option<usize> {
        let run = self.order.runs.get(self.next.run)?;
        let place = run.get(self.next.at).copied();
        self.next.at = self.next.at.saturating_add(1);
        if self.next.at >= run.len() {
            self.next = Slot { run: self.next.run.saturating_add(1), at: 0 };
        }
        place
    }
}
