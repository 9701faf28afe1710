//! Rows of a score table with one column of names that sum up the rows below them: 一 above 1, 2; or told by their
//! points alone; and headings over all columns.

use super::Facts;
use super::figure::FigureId;
use super::line;
use super::score_table::{Points, ScoreNode, ScoreTable};
use super::scores::is_bonus;
use crate::base::amount::Amount;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::numeral;
use crate::base::ordered::Set;

/// The number before the name of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// How deep it stands: 一 above （一） above 1.
    level: usize,
    /// Its last part: 2.1 is the first of its kind.
    number: Amount,
    /// The row is one cell over all columns: a heading, whatever its number.
    across: bool,
}

impl Mark {
    /// True for numbers of one depth.
    pub fn is_beside(self, other: Self) -> bool {
        self.level == other.level
    }
}

/// The number that the first cell of a row is, or else its label begins with.
pub(super) fn mark(first: &str, label: &str, across: bool) -> Option<Mark> {
    let unnumbered = across.then_some(Mark { level: 0, number: Amount::ZERO, across });
    let numbered = [first, label].into_iter().find_map(|text| {
        let text = fold::label(text);
        let level = line::level(&text)?;
        let end = text.find(|c| !(line::is_numeral(c) || matches!(c, '0'..='9' | '.'))).unwrap_or(text.len());
        let number = text.get(..end)?.trim_end_matches(['.', ')']);
        let last = number.rsplit(['.', '(']).next().unwrap_or_default();
        let number = Amount::parse(last).or_else(|| numeral::parse(last)).unwrap_or(Amount::ZERO);
        Some(Mark { level, number, across })
    });
    numbered.or(unnumbered)
}

/// Puts the rows under those that sum them up. What was put there before stays there.
pub(super) fn nest(facts: &Facts, table: &mut ScoreTable) {
    let across = |node: &ScoreNode| node.mark.filter(|mark| mark.across).map(|mark| mark.level);
    let mut levels: Vec<Option<usize>> = table.nodes.iter().map(across).gather();
    let sections = levels.iter().any(Option::is_some);
    if !sections {
        levels = table.nodes.iter().map(|node| node.mark.map(|mark| mark.level)).gather();
    }
    let several: Set<usize> = levels.iter().copied().flatten().collect();
    let headings = match several.len() {
        _ if sections => levels.iter().map(Option::is_some).gather(),
        0 | 1 => {
            let headings = by_points(facts, table);
            levels = headings.iter().map(|heading| heading.then_some(0)).gather();
            headings
        }
        _ => by_number(table),
    };
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, (heading, level)) in headings.into_iter().zip(levels).enumerate() {
        if let Some(own) = level {
            open.retain(|(above, _)| *above < own);
        }
        let parent = open.last().map(|(_, above)| *above);
        let above = parent.and_then(|parent| table.nodes.get(parent));
        let mut path = above.map(|node| node.path.clone()).unwrap_or_default();
        let Some(node) = table.nodes.get_mut(at) else { continue };
        path.push(node.name().to_owned());
        (node.parent, node.heading, node.bonus) = (parent, heading, node.bonus || is_bonus(&path));
        node.execution &= parent.is_none();
        node.path = path;
        open.take_in(level.filter(|_| heading).map(|level| (level, at)));
    }
}

/// A row below which a deeper numbering begins, or goes on where the heading before left it: 一 above 1, 2, and 二 above
/// 3, 4.
fn by_number(table: &ScoreTable) -> Vec<bool> {
    let marks: Vec<Option<Mark>> = table.nodes.iter().map(|node| node.mark).gather();
    let mut opens = Vec::with_capacity(marks.len());
    // Of each level; there are six.
    let mut last: Vec<(usize, Amount)> = Vec::new();
    for (at, own) in marks.iter().enumerate() {
        let next = marks.get(at.saturating_add(1)).copied().flatten();
        let follows = |next: Mark| {
            let before =
                last.iter().find(|(level, _)| *level == next.level).map_or(Amount::ZERO, |(_, number)| *number);
            next.number == Amount::whole(1) || before.plus(Amount::whole(1)) == Some(next.number)
        };
        opens.push(matches!((own, next), (Some(own), Some(next)) if next.level > own.level && follows(next)));
        if let Some(own) = own {
            last.retain(|(level, _)| *level != own.level);
            last.push((own.level, own.number));
        }
    }
    opens
}

/// Where all rows together make twice the whole, in points or in scores: each row that those below it add up to, if
/// that takes all of them.
fn by_points(facts: &Facts, table: &ScoreTable) -> Vec<bool> {
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let points = table.nodes.iter().map(|node| match node.points {
        Points::Own(id) => amount(id),
        Points::Shared(_) | Points::Unstated => None,
    });
    let scores = table.nodes.iter().map(|node| node.score.and_then(amount));
    let whole = table.total_points.and_then(amount).or(table.full_points);
    split(&points.gather(), whole)
        .or_else(|| split(&scores.gather(), table.total_score.and_then(amount)))
        .unwrap_or_default()
}

/// Which amounts are those of headings.
fn split(amounts: &[Option<Amount>], whole: Option<Amount>) -> Option<Vec<bool>> {
    let mut headings = Vec::new();
    let (mut left, mut sum) = (Amount::ZERO, Amount::ZERO);
    for own in amounts {
        let own = (*own)?;
        let heading = left.is_zero();
        left = if heading { own } else { left.minus(own)? };
        if left.is_negative() {
            return None;
        }
        sum = if heading { sum.plus(own)? } else { sum };
        headings.push(heading);
    }
    (left.is_zero() && Some(sum) == whole && !sum.is_zero()).then_some(headings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_tell_how_deep_a_row_stands_and_whether_it_is_the_first() {
        let is_first = |mark: Mark| mark.number == Amount::whole(1);
        let level = |first, label| mark(first, label, false).map(|mark| (mark.level, is_first(mark)));
        assert_eq!(level("一", "预算编制"), Some((0, true)));
        assert_eq!(level("", "（二）预算编制"), Some((1, false)));
        assert_eq!(level("1", "预算编制"), Some((2, true)));
        assert_eq!(level("", "2.1 预算编制"), Some((4, true)));
        assert_eq!(level("预算编制", "预算编制"), None);
    }
}
