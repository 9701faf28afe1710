//! What a quantity is in its sentence, by the words right before it.

use super::scan::{Mention, ends_with, has};
use crate::base::unit::Unit;
use crate::packs::words::prose as words;

/// What a quantity is in its sentence. True: downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An amount or a count that may be a whole or a part.
    Amount,
    /// An amount or a rate that was reached: 增加到
    Reached,
    /// What is compared with: 上年, 比年初预算.
    Prior,
    /// By how much it changed.
    Change(bool),
    /// What was added to the budget within the year.
    Added(bool),
    /// What each gets.
    Standard,
    /// A limit, or part of a name.
    Limit,
    /// 占支出总额b万元的
    Whole,
    /// 占…的r%
    Share,
    /// By how many percent it changed; none where the words do not say in which direction.
    Growth(Option<bool>),
    /// A rate of what was done.
    Completion,
    /// Any other rate.
    Rate,
}

/// The roles of all quantities, in order.
pub(super) fn roles(mentions: &[Mention]) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let before = roles.last().copied();
        let role = match before {
            Some(before) if mention.joined => before,
            // 占支出总额b万元的r%
            Some(Role::Whole) if is_rate(mention.number.unit) => Role::Share,
            // 完成预算3万元的95%
            Some(Role::Amount) if is_rate(mention.number.unit) && mention.lead == "的" => {
                if let Some(last) = roles.last_mut() {
                    *last = Role::Whole;
                }
                Role::Share
            }
            // 2022年支出a万元，2021年为b万元
            Some(Role::Amount) if is_year(&mention.lead) => Role::Prior,
            _ => role(mention),
        };
        if role == Role::Reached {
            // 由a增加到b
            if let Some(last) = roles
                .last_mut()
                .filter(|last| matches!(last, Role::Amount | Role::Rate | Role::Completion | Role::Standard))
            {
                *last = Role::Prior;
            }
        }
        roles.push(role);
    }
    roles
}

/// 2021年, 2021年为: a year and nothing else.
fn is_year(lead: &str) -> bool {
    let Some(lead) = lead.strip_suffix(['为', '是']) else { return false };
    let year = core(lead).trim_end_matches(['年', '度']);
    year.len() == 4 && year.starts_with("20") && year.chars().all(|c| c.is_ascii_digit())
}

/// True for percent and per mille.
pub(super) fn is_rate(unit: Unit) -> bool {
    matches!(unit, Unit::Percent | Unit::PerMille)
}

fn role(mention: &Mention) -> Role {
    let lead = mention.lead.as_str();
    let core = core(lead);
    let rate = is_rate(mention.number.unit);
    if words::LIMIT_BEHIND.iter().any(|word| mention.after.starts_with(word)) || ends_with(lead, words::LIMIT).is_some()
    {
        return Role::Limit;
    }
    if lead.contains('占') && !lead.contains("占地") && !lead.contains("占用") {
        return if rate { Role::Share } else { Role::Whole };
    }
    if is_reached(lead) {
        return Role::Reached;
    }
    if !rate && has(lead, words::EACH) {
        return Role::Standard;
    }
    if !rate {
        if ends_with(core, words::ADDED).is_some() {
            return Role::Added(false);
        }
        if ends_with(core, words::TAKEN).is_some() {
            return Role::Added(true);
        }
    }
    if let Some(falls) = direction(core, lead) {
        return if rate { Role::Growth(Some(falls)) } else { Role::Change(falls) };
    }
    if is_prior(mention) {
        return Role::Prior;
    }
    match rate {
        true if ends_with(core, words::EITHER).is_some() => Role::Growth(None),
        true if has(lead, &["率", "进度"]) => Role::Completion,
        true => Role::Rate,
        false => Role::Amount,
    }
}

/// The words without those between them and the number: 增长率为 → 增长.
pub(super) fn core(lead: &str) -> &str {
    let mut core = lead.trim_end_matches(' ');
    while let Some(word) = ends_with(core, words::FILL) {
        core = core.strip_suffix(word).unwrap_or_default();
    }
    core
}

fn direction(core: &str, lead: &str) -> Option<bool> {
    let compares = has(lead, words::COMPARE) || lead.contains('幅') || lead.chars().count() <= 2;
    let ends = |long, short| ends_with(core, long).is_some() || (compares && ends_with(core, short).is_some());
    match (ends(words::UP, words::UP_SHORT), ends(words::DOWN, words::DOWN_SHORT)) {
        (_, true) => Some(true),
        (true, _) => Some(false),
        _ => None,
    }
}

/// 增加到, 增至, 下降为
fn is_reached(lead: &str) -> bool {
    let ends = |verb: &str, sets: &[&[&str]]| sets.iter().any(|set| ends_with(verb, set).is_some());
    let to = |(at, _): (usize, &str)| {
        let verb = lead.get(..at).unwrap_or_default();
        ends(verb, &[words::UP, words::DOWN, words::UP_SHORT, words::DOWN_SHORT])
    };
    let became = lead.trim_end_matches(['了', '约', '近']).strip_suffix('为');
    lead.match_indices(['到', '至']).any(to)
        || became.is_some_and(|verb| !verb.ends_with('幅') && ends(verb, &[words::UP, words::DOWN]))
}

/// 上年…, 较年初预算…, 与上年…相比
fn is_prior(mention: &Mention) -> bool {
    let lead = mention.lead.trim_start_matches("其中");
    let prior = has(lead, words::PRIOR);
    let compared = lead.starts_with(['比', '较']) || has(&mention.after, &["相比", "比较", "比,"]);
    compared || prior && !has(lead, words::CARRIED)
}
