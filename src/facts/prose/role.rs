//! What a quantity is in its sentence, by the words right before it.

use super::scan::{MARKS, Mention, trimmed};
use crate::base::unit::Unit;
use crate::base::word::{ends_with, has, starts_with, without_start};
use crate::packs::words::prose as words;

/// What a quantity is in its sentence: one bit, so that a search can name several.
pub(super) type Role = u16;

/// An amount or a count that may be a whole or a part.
pub(super) const AMOUNT: Role = 1;
/// An amount or a rate that was reached: 增加到
pub(super) const REACHED: Role = 1 << 1;
/// What is compared with: 上年, 比年初预算.
pub(super) const PRIOR: Role = 1 << 2;
/// By how much it grew.
pub(super) const RISE: Role = 1 << 3;
/// By how much it shrank.
pub(super) const FALL: Role = 1 << 4;
/// What was added to the budget within the year.
pub(super) const ADDED: Role = 1 << 5;
/// What was taken off it.
pub(super) const TAKEN: Role = 1 << 6;
/// What each gets.
pub(super) const STANDARD: Role = 1 << 7;
/// A limit, or part of a name.
pub(super) const LIMIT: Role = 1 << 8;
/// 占支出总额b万元的
pub(super) const WHOLE: Role = 1 << 9;
/// 占…的r%
pub(super) const SHARE: Role = 1 << 10;
/// By how many percent it grew.
pub(super) const GROWTH: Role = 1 << 11;
/// By how many percent it shrank.
pub(super) const DECLINE: Role = 1 << 12;
/// By how many percent it changed; the words do not say in which direction.
pub(super) const EITHER: Role = 1 << 13;
/// A rate of what was done.
pub(super) const COMPLETION: Role = 1 << 14;
/// Any other rate.
pub(super) const RATE: Role = 1 << 15;

/// What can be a whole or a part.
pub(super) const AMOUNTS: Role = AMOUNT | REACHED;
/// By how much it changed.
pub(super) const CHANGE: Role = RISE | FALL;
/// By how many percent it changed.
pub(super) const GROWTHS: Role = GROWTH | DECLINE | EITHER;

/// The roles of all quantities, in order.
pub(super) fn roles(mentions: &[Mention]) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let rate = is_rate(mention.number.unit);
        let before = roles.last().copied().unwrap_or_default();
        let mut becomes = before;
        let role = if mention.joined && before != 0 {
            before
        } else if before == WHOLE && rate {
            // 占支出总额b万元的r%
            SHARE
        } else if before == AMOUNT && rate && mention.lead == "的" {
            // 完成预算3万元的95%
            becomes = WHOLE;
            SHARE
        } else if before == AMOUNT && is_year(&mention.lead) {
            // 2022年支出a万元，2021年为b万元
            PRIOR
        } else {
            role(mention)
        };
        if role == REACHED && before & (AMOUNT | RATE | COMPLETION | STANDARD) != 0 {
            // 由a增加到b
            becomes = PRIOR;
        }
        if let Some(last) = roles.last_mut() {
            *last = becomes;
        }
        roles.push(role);
    }
    roles
}

/// 2021年为: a year and nothing else.
fn is_year(lead: &str) -> bool {
    let year = core(lead).trim_end_matches(['年', '度']);
    lead.ends_with(['为', '是'])
        && year.len() == 4
        && year.starts_with("20")
        && year.bytes().all(|byte| byte.is_ascii_digit())
}

/// True for percent and per mille.
pub(super) fn is_rate(unit: Unit) -> bool {
    matches!(unit, Unit::Percent | Unit::PerMille)
}

fn role(mention: &Mention) -> Role {
    let lead = mention.lead.as_str();
    let core = core(lead);
    let rate = is_rate(mention.number.unit);
    let either = |of_rates: Role, of_amounts: Role| if rate { of_rates } else { of_amounts };
    if starts_with(&mention.after, words::LIMIT_BEHIND) || ends_with(lead, words::LIMIT).is_some() {
        return LIMIT;
    }
    if lead.contains('占') && !has(lead, "占地 占用") {
        return either(SHARE, WHOLE);
    }
    if is_reached(lead) {
        return REACHED;
    }
    if !rate && has(lead, words::EACH) {
        return STANDARD;
    }
    if !rate && ends_with(core, words::ADDED).is_some() {
        return ADDED;
    }
    if !rate && ends_with(core, words::TAKEN).is_some() {
        return TAKEN;
    }
    // （5）基层能力提升210万元: the name of an item.
    let named = mention.numbered && !rate && !has(lead, "比 较 同");
    if named && ends_with(core, "提升 提高").is_some() {
        return AMOUNT;
    }
    match direction(core, lead) {
        Some(true) => return either(DECLINE, FALL),
        Some(false) => return either(GROWTH, RISE),
        None => {}
    }
    if is_prior(mention) {
        PRIOR
    } else if !rate {
        AMOUNT
    } else if ends_with(core, words::EITHER).is_some() {
        EITHER
    } else if has(lead, "率 进度") {
        COMPLETION
    } else {
        RATE
    }
}

/// The words without those between them and the number: 增长率为 → 增长.
pub(super) fn core(lead: &str) -> &str {
    trimmed(lead.trim_end_matches(' '), words::FILL)
}

/// True: downwards.
fn direction(core: &str, lead: &str) -> Option<bool> {
    let compares = has(lead, words::COMPARE) || lead.contains('幅') || lead.chars().count() <= 2;
    let ends = |long, short| ends_with(core, long).is_some() || (compares && ends_with(core, short).is_some());
    if ends(words::DOWN, words::DOWN_SHORT) {
        return Some(true);
    }
    ends(words::UP, words::UP_SHORT).then_some(false)
}

/// 增加到, 增至, 下降为
fn is_reached(lead: &str) -> bool {
    let ends = |verb: &str, words: &str| ends_with(verb, words).is_some();
    let to = |(at, _): (usize, &str)| {
        let verb = lead.get(..at).unwrap_or_default();
        ends(verb, words::UP) || ends(verb, words::DOWN) || ends(verb, words::UP_SHORT) || ends(verb, words::DOWN_SHORT)
    };
    let became = lead.trim_end_matches(['了', '约', '近']).strip_suffix('为');
    lead.match_indices(['到', '至']).any(to)
        || became.is_some_and(|verb| !verb.ends_with('幅') && (ends(verb, words::UP) || ends(verb, words::DOWN)))
}

/// 上年…, 较年初预算…, 与上年…相比
fn is_prior(mention: &Mention) -> bool {
    let lead = without_start(&mention.lead, "其中");
    // 与2018年（a万元）相比
    let outside = mention.gap.strip_suffix('(').and_then(|gap| gap.rsplit(MARKS).next()).unwrap_or_default();
    let bracket = starts_with(outside, "与 比 较 同 对比") && (outside.ends_with('年') || has(outside, words::PRIOR));
    // 同比2022年的a万元
    let year = starts_with(lead, "同比 对比 相比") && lead.contains('年');
    let compared = lead.starts_with(['比', '较']) || has(&mention.after, "相比 比较 比,") || bracket || year;
    compared || has(lead, words::PRIOR) && !has(lead, words::CARRIED)
}
