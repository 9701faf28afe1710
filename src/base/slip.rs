//! Slips of the hand: one digit, two digits swapped, the point moved, 万 lost.

use super::amount::Amount;
use super::list::Gather as _;

/// True where an amount with so many digits after the point is what a single slip makes of another value.
pub fn is_slip(written: Amount, scale: u32, value: Amount) -> bool {
    is_moved(written, value) || are_close(&written.written(scale), &value.written(scale))
}

/// How many digits an amount has between its first and its last that is not zero.
pub fn digits(amount: Amount) -> usize {
    let written = amount.abs().written(amount.significant_scale());
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
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
