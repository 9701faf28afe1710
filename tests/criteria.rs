//! Labelled criteria: what each awards for some values, which other readings there are, which slips the text has.

#[path = "criteria/blind.rs"]
mod blind;
#[path = "criteria/labels.rs"]
mod labels;
#[path = "criteria/properties.rs"]
mod properties;

use jihe::base::amount::Amount;
use jihe::rubric::{self, Outcome, Values};
use proptest::prelude::*;

use labels::{labelled, said};

#[test]
fn every_criterion_awards_what_its_label_says() {
    let mut wrong = String::new();
    let all = labelled();
    for line in &all {
        let scheme = rubric::read(&line.criterion, line.points);
        let award = scheme.award(&line.values);
        let alternatives: Vec<String> = award.alternatives.iter().map(|(points, _)| points.written(0)).collect();
        let slips: Vec<String> = scheme.slips_with(&award).iter().map(|slip| slip.kind.to_owned()).collect();
        let got = (said(&award), alternatives, slips);
        let expected = (line.award.clone(), line.alternatives.clone(), line.slips.clone());
        if got != expected {
            let reading = scheme.reading();
            wrong.push_str(&format!(
                "{} {}\n  read {reading}\n  expected {expected:?}\n  got      {got:?}\n",
                line.place, line.criterion
            ));
        }
    }
    println!("{} criteria", all.len());
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_was_read_reads_again_as_the_same_scheme() {
    let mut wrong = String::new();
    for line in labelled() {
        let scheme = rubric::read(&line.criterion, line.points);
        let reading = scheme.reading();
        let again = rubric::read(&reading, line.points);
        if scheme.why.is_none() && again != scheme {
            wrong.push_str(&format!(
                "{} {}\n  read  {reading}\n  again {}\n",
                line.place,
                line.criterion,
                again.reading()
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Pieces of rubrics, put together without sense.
fn pieces() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "每",
        "超过",
        "低于",
        "100%",
        "一个百分点",
        "扣",
        "得",
        "5分",
        "0.5分",
        "满分",
        "不得分",
        "扣完为止",
        "最多",
        "①",
        "②",
        "（含）",
        "以上",
        "以下",
        "-",
        "至",
        "，",
        "；",
        "。",
        "\n",
        "且",
        "或",
        "否则",
        "按比例计分",
        "得分=",
        "×",
        "/",
        "(",
        ")",
        "完成率",
        "好",
        "较好",
        "一项",
        "2022年6月30日前",
        "分别",
        "不超过上年结转",
        "为标准",
        "99999999999999999999999999999",
        "0",
        "-3%",
        "《办法》",
        "〔2013〕53号",
        "三分之二",
    ];
    prop::collection::vec(prop::sample::select(WORDS), 0..40).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_or_awards_more_than_the_row_has(text in pieces(), name in pieces(), value in pieces()) {
        let points = Amount::whole(5);
        let scheme = rubric::read(&text, points);
        scheme.slips();
        let values = Values::new([(name.as_str(), value.as_str()), ("完成率", "92.5%")].into_iter());
        for values in [values, Values::default()] {
            let award = scheme.award(&values);
            let within = |at: Amount| !at.is_negative() && at <= points;
            let fair = match award.outcome {
                Outcome::Points(at) => within(at),
                Outcome::Between { low, high, .. } => low < high && within(low) && within(high),
                Outcome::Judgement(_) => true,
            };
            prop_assert!(fair, "{}", scheme.reading());
            prop_assert!(award.alternatives.iter().all(|(at, _)| within(*at)));
        }
    }

    #[test]
    fn any_characters_are_taken(text in "\\PC{0,200}") {
        rubric::read(&text, Amount::whole(5)).award(&Values::default());
    }
}

#[test]
fn a_criterion_without_end_is_not_read() {
    let long = "每超过一个百分点扣0.5分，".repeat(100_000);
    assert!(rubric::read(&long, Amount::whole(5)).why.is_some());
    let longest: String = "得分=（每超过".chars().cycle().take(4_000).collect();
    rubric::read(&longest, Amount::whole(5)).award(&Values::default());
}
