//! Which words open a list of parts, and of which whole.

use super::lists::How;
use super::role::{AMOUNTS, core};
use super::scan::Mention;
use super::{MOST_PARTS, Reader};
use crate::base::word::{ends_with, has, starts_with};
use crate::packs::words::prose as words;

impl Reader<'_> {
    /// Whether a list begins with a mention, and of which whole.
    pub(super) fn opens(&self, at: usize, mention: &Mention) -> Option<(How, usize)> {
        let before = at.checked_sub(1)?;
        let lead = mention.lead.as_str();
        // What stands before the last semicolon spoke of something else.
        let gap = mention.gap.rsplit(';').next().unwrap_or_default();
        let bracket = gap.starts_with('(') && mention.depth > 0;
        // 95%(含)以上计40分: it belongs to a range.
        let range = gap.contains("含)");
        let how = if !range && (starts_with(lead, words::WITHIN) || gap.starts_with("(含")) {
            How::Within
        } else if let Some(whole) = self.listed(at, gap) {
            return Some((How::Listed, whole));
        } else if has(gap, words::OPEN) {
            How::Listed
        } else if lead.starts_with("用于") {
            How::Spent
        } else if starts_with(lead, words::RESPECTIVELY) || divides(gap) {
            How::Composed
        } else if gap.starts_with("中,") && self.is(before, AMOUNTS) && self.alike(before, at) {
            // 执行数a万元中，基本支出b万元
            return Some((How::Listed, before));
        } else if is_division(gap) {
            let shared = self.frames.last().and_then(|frame| frame.whole.first()).copied();
            let whole = shared.or(self.last_whole).filter(|whole| self.alike(*whole, at) && self.near(*whole, at));
            let whole = whole.or_else(|| self.whole_before(at)).filter(|whole| !self.is_item(*whole, at))?;
            return Some((How::Composed, whole));
        } else if lead.starts_with('由') && self.composed(at, mention) {
            How::Composed
        } else if let Some(whole) = self.named(at, mention) {
            return Some((How::Listed, whole));
        } else if bracket
            || (gap.contains(':') && !gap.contains('。'))
            || (mention.numbered && gap.contains('\n') && begins_list(gap))
        {
            How::Implied
        } else {
            return None;
        };
        if bracket && !self.is(before, AMOUNTS) {
            return None;
        }
        Some((how, self.whole_before(at)?))
    }

    /// True where an amount of a paragraph above is an item of another list or division: what divides anew divides the
    /// whole of both.
    fn is_item(&self, whole: usize, at: usize) -> bool {
        let paragraph = self.mention(whole).paragraph;
        let before = (whole.saturating_sub(MOST_PARTS)..=whole).rev().map(|at| self.mention(at));
        let mut here = before.take_while(|mention| mention.paragraph == paragraph);
        paragraph != self.mention(at).paragraph && here.any(|mention| mention.numbered || is_division(&mention.gap))
    }

    /// The nearest amount before a mention that can be its whole.
    fn whole_before(&self, at: usize) -> Option<usize> {
        self.back(at, Some(at)).into_iter().find(|whole| self.near(*whole, at))
    }

    /// True where a whole may stand: in the same sentence or the one before, and in no bracket that is closed.
    pub(super) fn near(&self, whole: usize, at: usize) -> bool {
        let (whole, part) = (self.mention(whole), self.mention(at));
        whole.sentence.saturating_add(if part.numbered { 3 } else { 2 }) >= part.sentence && whole.depth <= part.depth
    }

    /// True where 组成 or 两部分 stands behind the parts of this sentence.
    fn composed(&self, at: usize, mention: &Mention) -> bool {
        let rest = self.mentions.iter().skip(at).take(12);
        let here = |m: &&Mention| m.sentence == mention.sentence;
        rest.take_while(here).any(|m| has(&m.after, words::COMPOSED) || has(&m.gap, words::COMPOSED))
    }

    /// 基本支出中，人员经费…: the whole that is named again.
    pub(super) fn named(&self, at: usize, mention: &Mention) -> Option<usize> {
        let name = mention.gap.rsplit([',', ':', '。', ';', '\n']).find_map(|words| words.strip_suffix('中'))?;
        let name = name.trim_start_matches('在');
        if is_word(name) { self.labelled(at, name) } else { None }
    }

    /// 项目支出包括：…: the whole that is named again.
    fn listed(&self, at: usize, gap: &str) -> Option<usize> {
        let mut clauses = gap.trim_end_matches(':').rsplit([',', ':', '。', ';', '\n']).take(2);
        let named = |clause: &str| Some(clause.split_once("包括").or_else(|| clause.split_once("包含"))?.0.to_owned());
        let name = clauses.find_map(named)?;
        let name = name.trim_end_matches(['主', '要']);
        let whole = if is_word(name) { self.labelled(at, name) } else { None };
        whole.filter(|whole| self.alike(*whole, at))
    }

    /// The nearest amount before a mention that has these words.
    pub(super) fn labelled(&self, at: usize, name: &str) -> Option<usize> {
        let before = self.back(at, None);
        let lead = |at: usize| core(self.lead(at));
        let bare = core(name);
        let near = before.iter().copied().find(|before| !bare.is_empty() && lead(*before).ends_with(bare));
        let longer = |before: &usize| {
            let lead = lead(*before);
            (is_word(lead) && name.contains(lead)) || (is_word(name) && lead.contains(name))
        };
        near.or_else(|| before.iter().copied().find(longer))
    }
}

/// More than one character: one says nothing.
pub(super) fn is_word(name: &str) -> bool {
    name.chars().nth(1).is_some()
}

/// 分为三项：: the words before a colon say that all are named.
fn divides(gap: &str) -> bool {
    gap.split_once(':')
        .is_some_and(|(clause, _)| has(clause, "分为 分成") && ends_with(clause, "分为 分成 项 类 块 部分").is_some())
}

/// 按支出性质分, 从功能看: a division, which names all.
fn is_division(gap: &str) -> bool {
    let mut words = gap.split([',', ':', '。', ';', '\n']);
    words.any(|words| words.starts_with(['按', '从']) && ends_with(words, "分 看 分类 划分 来源 用途").is_some())
}

/// True where the item before a number is the first of its list.
fn begins_list(gap: &str) -> bool {
    let item = gap.rsplit(['\n', '。', ';']).next().unwrap_or_default().trim_start_matches('(');
    let mut chars = item.chars();
    let first = chars.next().is_some_and(|c| matches!(c, '1' | '一' | '①' | '⑴' | '㈠'));
    first && !chars.next().is_some_and(|c| c.is_ascii_digit())
}
