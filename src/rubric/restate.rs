//! What a criterion says of several things in one breath, said of each by itself: sections with ladders of their own,
//! 两项均…只有一项…, 各1.5分 beside a deadline, 指标值的80%, 样本量不足的扣2分. Only where nothing is left to choose.

use crate::base::amount::Amount;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::word::{ends_with, has};

/// A folded text, restated where one of these manners of speech is known.
pub fn plain(folded: String, points: Amount) -> String {
    let ways: [fn(&str, Amount) -> Option<String>; 5] = [share_of_target, two_things, in_time, shortage, sections];
    ways.into_iter().fold(folded, |text, way| way(&text, points).unwrap_or(text))
}

/// What ends a sentence.
const ENDS: [char; 4] = ['。', ';', '；', '\n'];
/// And what ends a clause.
const COMMAS: [char; 6] = ['。', ';', '；', '\n', ',', '，'];
const MARKS: [&str; 6] = ["①", "②", "③", "④", "⑤", "⑥"];

/// A number at the beginning, and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let length = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, behind) = text.split_at_checked(length)?;
    Amount::parse(number).map(|_| (number, behind))
}

/// The points behind 得, 计, 扣 at the first place where they stand.
fn points_in(text: &str) -> Option<Amount> {
    let given = text.split(['得', '计', '扣']).skip(1).filter_map(number);
    given.filter(|(_, behind)| behind.starts_with('分')).filter_map(|(number, _)| Amount::parse(number)).next()
}

/// True where a text gives or takes points.
fn gives(text: &str) -> bool {
    points_in(text).is_some() || has(text, "满分 不得分 不计分 不扣分")
}

/// Words of a name, and nothing else.
fn is_name(text: &str) -> bool {
    let letters = text.chars().count();
    (2..=16).contains(&letters) && text.chars().all(|c| fold::is_letter(c) || matches!(c, '、' | '-'))
}

/// 一、基本支出执行率(5分):≥95%得5分…。二、项目支出执行率(5分):…, and 基本支出:…得3分…;项目支出:…得3分….
fn sections(text: &str, points: Amount) -> Option<String> {
    let mut found: Vec<(String, Option<Amount>, Vec<&str>)> = Vec::new();
    let mut preamble: Vec<&str> = Vec::new();
    for sentence in text.split(ENDS).filter(|sentence| !sentence.is_empty()) {
        match (heading(sentence), found.last_mut()) {
            (Some((name, weight, body)), _) => found.push((name, weight, vec![body])),
            (None, Some((.., body))) => body.push(sentence),
            (None, None) => preamble.push(sentence),
        }
    }
    let weight = |(_, weight, body): &(String, Option<Amount>, Vec<&str>)| {
        weight.or_else(|| points_in(body.first()?)).filter(|_| body.iter().any(|sentence| gives(sentence)))
    };
    let total = found.iter().try_fold(Amount::ZERO, |sum, section| sum.plus(weight(section)?))?;
    let whole = total == points && (2..=MARKS.len()).contains(&found.len());
    if !whole || preamble.iter().any(|sentence| gives(sentence)) || text.contains(['①', '②']) {
        return None;
    }
    let mut out = String::new();
    for ((name, _, body), mark) in found.iter().zip(MARKS) {
        let first = body.first()?;
        // 数量:完成率100%得3分 is of 数量完成率; 制度建设:制度健全得2分 says all itself.
        let figure =
            first.split(['得', '计', '扣']).next().is_some_and(|test| test.contains(|c: char| c.is_ascii_digit()));
        let name = if figure && !first.starts_with(name.as_str()) { name } else { "" };
        out = [&out, mark, name, &body.joined(";"), "。"].concat();
    }
    Some(out)
}

/// The name of a section, its points where they stand beside it, and what follows.
fn heading(sentence: &str) -> Option<(String, Option<Amount>, &str)> {
    const NONE: &str = "评分 标准 说明 注 公式 计算 其中 备注 要点 方法 依据 内容";
    let (head, body) = sentence.split_once(':')?;
    let (name, weight) = match head.split_once('(') {
        // (1)部门预算执行率(4分)
        _ if head.strip_suffix("分)").is_some() => {
            let (name, weight) = head.strip_suffix("分)")?.rsplit_once('(')?;
            (name, Some(Amount::parse(weight)?))
        }
        _ => (head, None),
    };
    let name = fold::unnumbered(name);
    let known = is_name(&name) && !has(&name, NONE) && !gives(&name) && !body.is_empty();
    known.then_some((name, weight, body))
}

/// A、B两项指标均≥98%的计满分,只有一项≥98%的计一半分,两项均<98%的计0分: each is worth half.
fn two_things(text: &str, points: Amount) -> Option<String> {
    let mark =
        ["两项指标均", "两项指标都", "两项均", "两者均", "二者均"].into_iter().find(|mark| text.contains(mark))?;
    let (before, rest) = text.split_once(mark)?;
    let start = before.rfind(COMMAS).and_then(|at| before.get(at..)).unwrap_or(before).trim_start_matches(COMMAS);
    let names = start.split(['、', '和', '与', '及']).gather();
    let ([one, other], true) = (names.as_slice(), names.iter().all(|name| is_name(name))) else { return None };
    let (condition, all) = condition(rest)?;
    let lone = ["只有一项", "其中一项", "仅有一项", "仅一项", "有一项", "任一项", "一项"];
    let (_, single) = lone.iter().find_map(|word| all.split_once(word))?;
    let (again, given) = self::condition(single)?;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let same = digits(condition) == digits(again) || digits(again).is_empty();
    let half = points.over(Amount::whole(2))?;
    let full = all.starts_with("满分") || points_at(all) == Some(points);
    let halved = given.starts_with("一半") || given.starts_with("50%") || points_at(given) == Some(half);
    // What neither reaches gives nothing.
    let nothing = given.split(COMMAS).skip(1).all(|clause| points_in(clause).is_none_or(|points| points.is_zero()));
    let half = half.written(0);
    let item = |mark: &str, name: &str| [mark, name, condition, ",计", half.as_str(), "分;"].concat();
    (same && full && halved && nothing).then(|| item("①", one) + &item("②", other))
}

/// What must hold, and what stands behind 计 or 得.
fn condition(text: &str) -> Option<(&str, &str)> {
    let (condition, given) = text.split_once(['计', '得'])?;
    let condition = condition.trim_end_matches([',', '，']).trim_end_matches('的');
    (condition.chars().count() < 16 && !condition.contains(COMMAS)).then_some((condition, given))
}

fn points_at(text: &str) -> Option<Amount> {
    number(text).filter(|(_, behind)| behind.starts_with('分')).and_then(|(number, _)| Amount::parse(number))
}

/// 部门预算、部门决算应在批复后20日内向社会公开,预算、决算各1.5分,超过的不得分.
fn in_time(text: &str, points: Amount) -> Option<String> {
    let (before, rest) = text.split_once('各')?;
    let rest = rest.trim_start_matches(['得', '计', '占']);
    let (each, left) = number(rest)?;
    let left = left.strip_prefix('分')?;
    if points_in(left).is_some_and(|points| !points.is_zero()) || gives(before) {
        return None;
    }
    let clause = before.split(COMMAS).find(|clause| has(clause, "日内 天内 工作日内"))?;
    let (ahead, behind) = clause.split_once('内')?;
    let subject = ahead.trim_end_matches(['日', '天', '作', '工', '个']);
    let unit = if subject.len() < ahead.len() { "日" } else { return None };
    let digits = subject.trim_end_matches(|c: char| c.is_ascii_digit());
    let days = subject.strip_prefix(digits).filter(|days| !days.is_empty())?;
    let cut = digits.find(['应', '均', '须', '都', '在', '于', '自', '按']).unwrap_or(digits.len());
    let names = digits.get(..cut)?.split(['、', '和', '与', '及']).gather();
    let worth = Amount::parse(each)?.times(Amount::whole(i64::try_from(names.len()).ok()?))?;
    if names.len() < 2 || worth != points || !names.iter().all(|name| is_name(name)) || names.len() > MARKS.len() {
        return None;
    }
    let done = behind.trim_start_matches("向社会").trim_end_matches('的');
    let done = if is_name(done) { done } else { "" };
    let item = |(mark, name): (&str, &&str)| [mark, name, done, "≤", days, unit, ",计", each, "分;"].concat();
    Some(MARKS.into_iter().zip(&names).map(item).gather().concat())
}

/// 指标值为≥95%。达到指标值得满分;不低于指标值80%的,按比例得分: a rate of completion is meant.
fn share_of_target(text: &str, _: Amount) -> Option<String> {
    const COMPARED: &str = "达到 达 不低于 低于 高于 不足 不到 小于 大于 ≥ <";
    let word = ["指标值", "目标值"].into_iter().find(|word| {
        text.match_indices(word).any(|(at, _)| {
            let ahead = text.get(..at).is_some_and(|ahead| ends_with(ahead, COMPARED).is_some());
            let behind = text.get(at..).and_then(|behind| behind.strip_prefix(word)).unwrap_or_default();
            ahead && number(behind.trim_start_matches('的')).is_some_and(|(_, unit)| unit.starts_with('%'))
        })
    })?;
    let mut target = String::new();
    let mut sentences: Vec<String> = Vec::new();
    for sentence in text.split(ENDS).filter(|sentence| !sentence.is_empty()) {
        let stated = sentence.strip_prefix(word).map(|rest| rest.trim_start_matches(['为', '是', '=', ':', '≥']));
        match stated.and_then(number) {
            Some((number, unit)) if sentences.is_empty() && unit.chars().count() < 4 => {
                target = [word, number, unit, "。"].concat()
            }
            _ => sentences.push(sentence.to_owned()),
        }
    }
    // What should be small is no rate of completion.
    if has(text, "≤ 反向 越低 下降") || text.contains('完') && has(text, "完成率= 完成率＝") {
        return None;
    }
    let rewritten = sentences.iter().map(|sentence| by_rate(sentence, word)).gather();
    Some([&target, "完成率=完成值÷", word, "×100%。", &rewritten.joined(";")].concat())
}

/// A sentence about the target as one about the rate of completion.
fn by_rate(sentence: &str, word: &str) -> String {
    const SUBJECTS: [&str; 4] = ["实际完成值", "完成值", "实际值", "实际完成"];
    let mut out = sentence.replace(&["未达到", word, "但"].concat(), "").replace("未达到但", "");
    for subject in SUBJECTS {
        out = out.replace(subject, "");
    }
    let mut done = String::new();
    let mut rest = out.as_str();
    while let Some((before, behind)) = rest.split_once(word) {
        let share = number(behind.trim_start_matches('的')).is_some_and(|(_, unit)| unit.starts_with('%'));
        let behind = if share { behind.trim_start_matches('的') } else { behind };
        done = [done.as_str(), before, if share { "" } else { "100%" }].concat();
        rest = behind;
    }
    done += rest;
    if has(&done, "完成率") || !done.contains('%') { done } else { ["完成率", &done].concat() }
}

/// 满意度≥90%且样本量不少于100份的计5分;样本量不足的扣2分: what is short takes from what the others give.
fn shortage(text: &str, _: Amount) -> Option<String> {
    const SAMPLES: &str = "样本量 样本数 样本 问卷数 问卷";
    const SIGNS: [&str; 6] = ["不少于", "不低于", "大于等于", "≥", "达到", "达"];
    let at = text.find("不足的").or_else(|| text.find("不足,扣"))?;
    let (before, rest) = text.split_at_checked(at)?;
    let start = before.rfind(COMMAS).map_or(0, |at| {
        at.saturating_add(before.get(at..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8))
    });
    let (head, name) = before.split_at_checked(start)?;
    let (taken, rest) = rest.split_once('扣')?;
    let (points, left) = number(rest)?;
    let left = left.strip_prefix('分')?;
    if !is_name(name) || taken.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    // Where it is said how much is enough.
    let samples = ends_with(name, SAMPLES).is_some();
    let named = SAMPLES
        .split(' ')
        .filter(|_| samples)
        .find(|word| SIGNS.iter().any(|sign| head.contains(&[word, *sign].concat())));
    let known = named.unwrap_or(name);
    let sign = SIGNS.into_iter().find(|sign| head.contains(&[known, *sign].concat()))?;
    let (ahead, behind) = head.split_once(&[known, sign].concat())?;
    let (enough, behind) = number(behind)?;
    let unit = behind.chars().next().filter(|c| fold::is_letter(*c) && !matches!(c, '的' | '以' | '得' | '计'));
    let unit = unit.map(String::from).unwrap_or_default();
    let behind = behind.strip_prefix(unit.as_str())?.trim_start_matches("以上");
    let mut ahead = ahead;
    for word in ["有效", "调查", "回收", "且", "并", "同时"] {
        ahead = ahead.trim_end_matches(word);
    }
    let ahead = ahead.trim_end_matches([',', '，', '、']);
    // 满意度≥90%,样本量不足的: the case was named before.
    let mut kept = behind;
    let last = kept.trim_end_matches([',', '，']);
    if last.len() < kept.len() {
        let clause = last.rfind(COMMAS).and_then(|at| last.get(at..)).unwrap_or(last);
        kept = if gives(clause) { kept } else { last.strip_suffix(clause).unwrap_or(kept) };
    }
    Some(
        [
            ahead,
            kept.trim_end_matches(COMMAS),
            left.trim_end_matches(COMMAS),
            ";",
            name,
            "<",
            enough,
            &unit,
            "的,扣",
            points,
            "分。",
        ]
        .concat(),
    )
}
