//! What a blank form or a model text left to be filled in: `XX县`, `20××年`, `单击此处`, a row `指标2：`.

use super::What;
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::unit::Unit;
use crate::base::word::starts_with;
use crate::document::{Cell, Table};
use crate::facts::Facts;
use crate::packs::words;

/// The placeholder in a folded text, with the words around it.
pub(super) fn find(folded: &str) -> Option<String> {
    if let Some(prompt) = words::PROMPTS.split(' ').find(|prompt| folded.contains(prompt)) {
        return Some((*prompt).to_owned());
    }
    let chars: Vec<char> = folded.chars().gather();
    let mut at = 0usize;
    while at < chars.len() {
        let run = chars.iter().skip(at).take_while(|c| is_mark(**c)).count();
        if run > 0 && is_placeholder(&chars, at, run) {
            let from = at.saturating_sub(2);
            return Some(chars.iter().skip(from).take(run.saturating_add(5)).collect());
        }
        at = at.saturating_add(run.max(1));
    }
    None
}

fn is_mark(c: char) -> bool {
    matches!(c, 'X' | 'x' | '×' | '某' | '✕' | '_')
}

/// True for marks that stand before a word of time, money or place. Names of persons that were masked (李某某, 张××)
/// are no placeholders, nor are sizes (3×2米).
fn is_placeholder(chars: &[char], at: usize, run: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied().unwrap_or(' ');
    let behind: String = chars.iter().skip(at.saturating_add(run)).take(2).collect();
    let year = at >= 2 && chars.iter().skip(at.saturating_sub(2)).take(2).eq(['2', '0'].iter());
    let counted = Unit::at_start(&behind).is_some() && run >= 2 && !is_surname(before);
    if counted || starts_with(&behind, words::BEHIND_MARKS_OF_AMOUNTS) {
        let alone = !before.is_ascii_alphanumeric() && (run >= 2 || behind.starts_with(['年', '月', '日']));
        let other = chars.get(at) != Some(&'某') && chars.get(at) != Some(&'_');
        return (alone && other) || (year && behind.starts_with('年'));
    }
    run >= 2
        && starts_with(&behind, words::BEHIND_MARKS_OF_PLACES)
        && !before.is_ascii_alphanumeric()
        && !is_surname(before)
}

fn is_surname(c: char) -> bool {
    words::SURNAMES.contains(c)
}

/// True for the heading of instructions that belong to the blank form.
pub(super) fn is_instruction(folded: &str) -> bool {
    starts_with(folded, words::INSTRUCTIONS)
}

/// Rows 指标2： or …… with nothing beside them.
pub(super) fn blank_rows<'a>(facts: &mut Facts, table: &'a Table, at: impl Fn(&'a Cell) -> Anchor) {
    for row in 0..table.rows() {
        let mut words = table.row(row).filter(|cell| !fold::is_blank(&cell.text));
        let (Some(first), None) = (words.next(), words.next()) else { continue };
        let label = fold::label(&first.text);
        let rest = label.strip_prefix("指标").unwrap_or(&label);
        let printed = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '…' | '.'));
        if printed && !label.is_empty() && !(label.len() == rest.len() && label.contains(|c: char| c.is_ascii_digit()))
        {
            facts.mention(What::BlankForm, label, at(first));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_before_words_of_time_money_and_place_are_placeholders() {
        for text in [
            "XX县农业农村局2022年度",
            "20××年度",
            "拨付××万元",
            "×年×月×日",
            "单击此处输入文字",
            "在某某县开展",
            "计划培训XX期",
        ] {
            assert!(find(&fold::label(text)).is_some(), "{text}");
        }
    }

    #[test]
    fn masked_names_sizes_and_models_are_none() {
        for text in [
            "李某某",
            "张××，王××",
            "3×2米",
            "138XXXX0000",
            "XXL号工作服",
            "湖南××有限公司",
            "分值×完成率",
            "40×8万元",
            "李××县长",
        ] {
            assert_eq!(find(&fold::label(text)), None, "{text}");
        }
    }
}
