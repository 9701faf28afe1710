//! Slips of the hand: one digit, two digits swapped, the point moved, 万 lost.

use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::facts::Figure;

/// True where a figure is what a single slip makes of another value.
pub fn is_slip(figure: &Figure, value: Amount) -> bool {
    let (old, new) = (figure.amount.written(figure.scale), value.written(figure.scale));
    is_moved(figure.amount, value) || are_close(&old, &new)
}

/// The same digits with the point elsewhere, or in 元 for 万元.
fn is_moved(old: Amount, new: Amount) -> bool {
    let (mut larger, mut smaller) = (old, old);
    for _ in 0..4 {
        larger = larger.times(Amount::whole(10)).unwrap_or(larger);
        smaller = smaller.over(Amount::whole(10)).unwrap_or(smaller);
        if !old.is_zero() && (larger == new || smaller == new) {
            return true;
        }
    }
    false
}

/// One character differs, or two neighbors changed places.
fn are_close(old: &str, new: &str) -> bool {
    let pairs: Vec<(u8, u8)> = old.bytes().zip(new.bytes()).filter(|(one, other)| one != other).gather();
    old.len() == new.len()
        && match pairs.as_slice() {
            [_] => true,
            [(a, b), (c, d)] => (a, b) == (d, c),
            _ => false,
        }
}
