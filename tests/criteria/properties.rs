//! What holds of every scheme: points within those of the row, never fewer for a better figure, and a text of its own.

use std::collections::BTreeSet;
use std::path::Path;

use jihe::base::amount::Amount;
use jihe::rubric::{self, Outcome, Values};
use proptest::prelude::*;

use super::labels::{Labelled, labelled, lines};

/// All criteria, own and blind.
fn all() -> Vec<Labelled> {
    let blind = ["criteria", "second"].map(|name| lines(Path::new(&format!("tests/criteria/blind/{name}.jsonl"))));
    labelled().into_iter().chain(blind.into_iter().flatten()).collect()
}

/// A criterion without blanks, every number as one sign.
fn folded(criterion: &str) -> String {
    let mut out = String::new();
    for c in criterion.chars().filter(|c| !c.is_whitespace()) {
        let digit = c.is_numeric() && !matches!(c, '①'..='⑳') || c == '.';
        if !digit {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

#[test]
fn the_corpus_is_as_large_as_said() {
    let distinct = |lines: &mut dyn Iterator<Item = &Labelled>| -> BTreeSet<String> {
        lines.map(|line| folded(&line.criterion)).collect()
    };
    let all = all();
    let whole = distinct(&mut all.iter());
    let blind = distinct(&mut all.iter().filter(|line| line.place.contains("blind")));
    let judged = distinct(&mut all.iter().filter(|line| line.award == "人工"));
    let slipped = distinct(&mut all.iter().filter(|line| !line.slips.is_empty()));
    let (whole, blind, judged, slipped) = (whole.len(), blind.len(), judged.len(), slipped.len());
    println!("{} lines, {whole} criteria, {blind} blind, {judged} for a person, {slipped} with slips", all.len());
    assert!(whole >= 600 && blind * 3 >= whole && judged >= 60 && slipped >= 40);
}

/// Least and most points, where points are given.
fn span(scheme: &rubric::Scheme, values: &Values) -> Option<(Amount, Amount)> {
    match scheme.award(values).outcome {
        Outcome::Points(at) => Some((at, at)),
        Outcome::Between { low, high, .. } => Some((low, high)),
        Outcome::Judgement(_) => None,
    }
}

#[test]
fn whatever_is_known_the_points_are_those_of_the_row() {
    let figures =
        ["-30%", "0", "0.5", "49.99%", "87.5%", "100%", "100.01%", "260%", "3次", "1000000", "是", "否", "无"];
    let mut wrong = String::new();
    for line in all() {
        let scheme = rubric::read(&line.criterion, line.points);
        let asks = scheme.asks();
        for (at, figure) in figures.iter().enumerate() {
            let other = figures[(at * 5 + 3) % figures.len()];
            let given =
                asks.iter().enumerate().map(|(at, ask)| (ask.name.as_str(), if at == 0 { *figure } else { other }));
            let Some((low, high)) = span(&scheme, &Values::new(given)) else { continue };
            if low.is_negative() || high > line.points || low > high {
                wrong.push_str(&format!("{} {figure}: {low}~{high}\n  {}\n", line.place, line.criterion));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A ladder of bands from the best down, in one of the manners of speech.
fn ladder(higher: bool) -> impl Strategy<Value = (String, Amount)> {
    let steps = prop::collection::vec((1i64..12, 1i64..4), 2..6);
    (steps, 0usize..3, 60i64..100).prop_map(move |(steps, manner, start)| {
        let points: i64 = steps.iter().map(|(_, points)| points).sum();
        let (mut at, mut given, mut text) = (start, points, "重点任务完成率".to_owned());
        for (number, (width, less)) in steps.iter().enumerate() {
            let next = if higher { at - width } else { at + width };
            let band = match (number, manner, higher) {
                (0, 0, true) => format!("{at}%（含）以上"),
                (0, 1, true) => format!("≥{at}%"),
                (0, _, true) => format!("不低于{at}%"),
                (0, 0, false) => format!("{at}%（含）以内"),
                (0, 1, false) => format!("≤{at}%"),
                (0, _, false) => format!("不超过{at}%"),
                (_, 0, true) => format!("{at}%（含）-{}%（不含）", at + steps[number - 1].0),
                (_, 1, true) => format!("{at}%≤完成率<{}%", at + steps[number - 1].0),
                (_, _, true) => format!("低于{}%但不低于{at}%", at + steps[number - 1].0),
                (_, 0, false) => format!("{}%（不含）-{at}%（含）", at - steps[number - 1].0),
                (_, 1, false) => format!("{}%<完成率≤{at}%", at - steps[number - 1].0),
                (_, _, false) => format!("高于{}%但不高于{at}%", at - steps[number - 1].0),
            };
            text.push_str(&format!("{band}的得{given}分；"));
            (at, given) = (next, given - less);
        }
        text.push_str("其余不得分。");
        (text, Amount::whole(points))
    })
}

/// A deduction from a threshold on.
fn deduction(higher: bool) -> impl Strategy<Value = (String, Amount)> {
    (50i64..110, 1i64..6, 1i64..20, 2i64..12, any::<bool>()).prop_map(move |(start, each, tenths, points, floor)| {
        let (reach, miss) = if higher { ("达到", "每低") } else { ("不超过", "每超") };
        let end = if floor { "，扣完为止" } else { "" };
        let amount = Amount::whole(tenths).over(Amount::whole(10)).unwrap().written(0);
        let text = format!("重点任务完成率{reach}{start}%得{points}分，{miss}{each}个百分点扣{amount}分{end}。");
        (text, Amount::whole(points))
    })
}

/// Points for a figure in hundredths of a percent; all schemes here have points for any.
fn points_of(scheme: &rubric::Scheme, hundredths: i64) -> Option<(Amount, Amount)> {
    let value = Amount::whole(hundredths).over(Amount::whole(100))?.written(0) + "%";
    span(scheme, &Values::new([("完成率", value.as_str())].into_iter()))
}

fn never_fewer(text: &str, points: Amount, (one, other): (i64, i64), higher: bool) -> Result<(), TestCaseError> {
    let scheme = rubric::read(text, points);
    prop_assert_eq!(&rubric::read(&scheme.reading(), points), &scheme, "{}", scheme.reading());
    let better = if higher { one.max(other) } else { one.min(other) };
    let (Some(best), Some(worst)) = (points_of(&scheme, better), points_of(&scheme, one + other - better)) else {
        return Err(TestCaseError::fail(format!("{text}: not executed")));
    };
    prop_assert!(best.0 >= worst.0 && best.1 >= worst.1, "{} {:?} {:?}", text, best, worst);
    prop_assert!(!worst.0.is_negative() && best.1 <= points);
    prop_assert_eq!(best.0, best.1);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_is_never_worth_less((text, points) in ladder(true), one in 0i64..12_000, other in 0i64..12_000) {
        never_fewer(&text, points, (one, other), true)?;
    }

    #[test]
    fn less_is_never_worth_less((text, points) in ladder(false), one in 0i64..15_000, other in 0i64..15_000) {
        never_fewer(&text, points, (one, other), false)?;
    }

    #[test]
    fn missing_by_more_never_takes_less((text, points) in deduction(true), one in 300i64..12_000, other in 300i64..12_000) {
        never_fewer(&text, points, (one, other), true)?;
    }

    #[test]
    fn exceeding_by_more_never_takes_less((text, points) in deduction(false), one in 300i64..15_000, other in 300i64..15_000) {
        never_fewer(&text, points, (one, other), false)?;
    }
}

/// Clauses of real criteria in any order.
fn mixtures() -> impl Strategy<Value = String> {
    let clauses: BTreeSet<String> =
        all().iter().flat_map(|line| clauses(&line.criterion)).filter(|clause| !clause.is_empty()).collect();
    let clauses: Vec<String> = clauses.into_iter().collect();
    prop::collection::vec(
        (prop::sample::select(clauses), prop::sample::select(vec!["，", "；", "。", "、", "且", "\n"])),
        1..7,
    )
    .prop_map(|parts| parts.into_iter().map(|(clause, end)| clause + end).collect())
}

fn clauses(criterion: &str) -> Vec<String> {
    criterion.split(['，', '；', '。', '：']).map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clauses_in_any_order_award_no_more_than_the_row_has(text in mixtures(), points in 1i64..12, figure in -200i64..300) {
        let points = Amount::whole(points);
        let scheme = rubric::read(&text, points);
        scheme.slips();
        scheme.misplaced("结转结余率");
        let asks = scheme.asks();
        let value = format!("{figure}%");
        let answers = [value.as_str(), "是", "3次", "2022年7月1日", "否"];
        let given = asks.iter().zip(answers.iter().cycle()).map(|(ask, answer)| (ask.name.as_str(), *answer));
        let values = Values::new(given);
        for values in [values, Values::default()] {
            if let Some((low, high)) = span(&scheme, &values) {
                prop_assert!(!low.is_negative() && high <= points && low <= high, "{}", scheme.reading());
            }
            let others = scheme.award(&values).alternatives;
            prop_assert!(others.iter().all(|(at, _)| !at.is_negative() && *at <= points), "{}", scheme.reading());
        }
    }
}
