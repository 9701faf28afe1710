//! Posts (编制) beside staff: two measures of one thing, and no parts of each other.

use super::{Confidence, MOST_PARTS, Reader};
use crate::base::list::Gather as _;

impl Reader<'_> {
    fn is_of_posts(&self, at: usize) -> bool {
        self.lead(at).contains("编制")
    }

    /// True where the parts of staff are posts, or of both measures.
    pub(super) fn mixes_posts(&self, whole: usize, parts: &[usize]) -> bool {
        let posts = parts.iter().filter(|part| self.is_of_posts(**part)).count();
        posts > 0 && (!self.is_of_posts(whole) || posts < parts.len())
    }

    /// Posts and staff each by themselves: 在职24人，其中行政编制6人，事业编制20人，编制26人. Parts that reach nothing of
    /// their own measure are no more than likely to be those of the whole.
    pub(super) fn of_posts(&mut self, whole: usize, parts: &[usize]) {
        let (posts, staff): (Vec<usize>, Vec<usize>) = parts.iter().partition(|part| self.is_of_posts(**part));
        let (own, other) = if self.is_of_posts(whole) { (&posts, &staff) } else { (&staff, &posts) };
        if own.len() > 1 && self.reaches(whole, own) {
            return self.total_of(whole, own, Confidence::Certain);
        }
        let sentence = self.mention(whole).sentence;
        let near = |at: &usize| self.mention(*at).sentence == sentence && self.is_person(*at);
        let around = whole.saturating_sub(MOST_PARTS)..whole.saturating_add(MOST_PARTS).min(self.mentions.len());
        let wholes: Vec<usize> = around.filter(near).gather();
        for total in wholes {
            let rest: Vec<usize> = other.iter().copied().filter(|part| *part != total).gather();
            if rest.len() > 1 && total != whole && self.reaches(total, &rest) {
                return self.total_of(total, &rest, Confidence::Certain);
            }
        }
        if own.len() < 2 {
            self.total_of(whole, parts, Confidence::Likely);
        }
    }
}
