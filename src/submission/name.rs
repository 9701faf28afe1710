//! Names of departments: 县水利局 and 云岭县水利局（本级） are one.

use crate::base::fold;
use crate::base::list::Gather as _;

/// What may follow a name and says only how far the figures reach.
const SCOPES: &[&str] = &["汇总", "本级", "机关"];

/// A name for comparison.
pub(super) fn key(name: &str) -> String {
    let folded = fold::label(name);
    // The form's codes stand before the name: [205]云岭县水利局, 205001-云岭县水利局.
    let mut key = folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '-' | '.'));
    if let Some((before, _)) = key.strip_suffix(')').and_then(|key| key.rsplit_once('(')) {
        key = before;
    }
    while let Some(shorter) = SCOPES.iter().find_map(|scope| key.strip_suffix(scope)).filter(|key| !key.is_empty()) {
        key = shorter;
    }
    key.to_owned()
}

/// True for two keys that may name one department: one is the other with words put in at one place.
///
/// 水利局 and 云岭县水利局, 教育局 and 教育体育局, a department and a unit of it; but not 岳阳市财政局 and 岳阳市云溪区财政局.
pub(super) fn same(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 3;
    const LONGEST_INSERTION: usize = 4;
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().gather(), other.chars().gather());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < SHORTEST {
        return short == long;
    }
    let before = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let after = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    if before.saturating_add(after) < short.len() {
        return false;
    }
    let at_an_end = before == short.len() || after == short.len();
    let inserted = long.get(before..long.len().saturating_sub(short.len().saturating_sub(before))).unwrap_or_default();
    let place = inserted.last().is_some_and(|last| "省市州县区旗镇乡".contains(*last));
    at_an_end || (inserted.len() <= LONGEST_INSERTION && !place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_name_are_one() {
        for (one, other) in [
            ("云岭县水利局", "县水利局"),
            ("云岭县水利局（本级）", "云岭县水利局汇总"),
            ("云岭县水利局机关", "水利局"),
            ("云岭县教育局", "云岭县教育体育局"),
            ("云岭县水利局", "云岭县水利局水库管理所"),
            ("205001-云岭县水利局", "[205]云岭县水利局"),
        ] {
            assert!(same(&key(one), &key(other)), "{one} {other}");
        }
    }

    #[test]
    fn names_of_several_departments_stay_apart() {
        for (one, other) in [
            ("云岭县水利局", "江湾县水利局"),
            ("云岭县民政局", "云岭县人民政府信访局"),
            ("云岭市财政局", "云岭市江湾区财政局"),
            ("局", "云岭县水利局"),
        ] {
            assert!(!same(&key(one), &key(other)), "{one} {other}");
        }
    }
}
