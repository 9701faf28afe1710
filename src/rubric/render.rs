//! A scheme in Chinese, so that people see what we read; it reads again as the same scheme.

use super::words::Kind;
use super::{Arm, Edge, End, Give, Scheme, Side, Step, Test};
use crate::base::amount::Amount;

impl Scheme {
    /// What was read, in Chinese.
    pub fn reading(&self) -> String {
        let mut out = String::new();
        if let Some(why) = &self.why {
            out.push_str("需人工评定：");
            out.push_str(&why.zh);
            return out;
        }
        for figure in &self.figures {
            add(&mut out, &[&figure.name, "=", &figure.over, "；"]);
        }
        for check in &self.checks {
            add(&mut out, &[&check.marker, &check.words, "；"]);
        }
        for part in &self.parts {
            out.push_str(&part.marker);
            for arm in &part.arms {
                arm_text(&mut out, arm);
                out.push('；');
            }
            if part.floor && out.pop().is_some() {
                out.push_str("，扣完为止；");
            }
        }
        if out.pop().is_some() {
            out.push('。');
        }
        if let Some(places) = self.places {
            add(&mut out, &["结果保留", &Amount::whole(places.into()).written(0), "位小数。"]);
        }
        out
    }
}

fn add(out: &mut String, words: &[&str]) {
    words.iter().for_each(|word| out.push_str(word));
}

fn arm_text(out: &mut String, arm: &Arm) {
    for (at, one) in arm.tests.iter().enumerate() {
        if at > 0 {
            out.push_str(if arm.any { "或" } else { "且" });
        }
        out.push_str(&test(one));
    }
    if !arm.tests.is_empty() {
        out.push('，');
    }
    match &arm.give {
        Give::Points { low, high } if low == high => add(out, &["计", &low.written(0), "分"]),
        Give::Points { low, high } => add(out, &["计", &low.written(0), "-", &high.written(0), "分"]),
        Give::Minus(amount) => add(out, &["扣", &amount.written(0), "分"]),
        Give::Step(step) => step_text(out, step),
        Give::Line => out.push_str("按内插法计分"),
        Give::Ratio(ratio) => {
            if !ratio.over.is_empty() {
                add(out, &["得分=", &ratio.over]);
                if !ratio.over.contains("分值") {
                    add(out, &["×", &ratio.of.written(0), "分"]);
                }
                return;
            }
            if ratio.full != Amount::whole(100) && arm.tests.is_empty() {
                add(out, &["低于", &ratio.full.written(0), "%的，"]);
            }
            out.push_str("按比例计分");
        }
    }
}

fn step_text(out: &mut String, step: &Step) {
    if let Some(from) = step.from {
        let (before, behind) = match step.side {
            Side::Under => ("低于", "的，"),
            Side::Both => ("以", "为标准，"),
            Side::Over | Side::Count => ("超过", "的，"),
        };
        add(out, &[before, &from.written(0), &step.unit, behind]);
    }
    // 项目变更未报批的每项扣1分: behind 每 the first of these words would be what is counted.
    let counted = |words: &str| {
        super::token::tokens(&["每", words].concat()).get(1).is_some_and(|token| token.kind == Kind::Counter)
    };
    let words =
        if step.words.1.is_empty() && counted(&step.words.0) { [&step.words.0, "每"] } else { ["每", &step.words.0] };
    add(out, &words);
    let unit = if step.unit == "%" { "个百分点" } else { &step.unit };
    let verb = if step.adds { "加" } else { "扣" };
    add(out, &[&step.each.written(0), unit, &step.words.1, verb, &step.amount.written(0), "分"]);
    if let Some(most) = step.most {
        add(out, &["，最多", verb, &most.written(0), "分"]);
    }
    if let Some(whole) = step.begun {
        let each = [&step.each.written(0), unit].concat();
        add(out, &["，不足", &each]);
        if whole { add(out, &["按", &each, "计"]) } else { out.push_str("不扣分") }
    }
    if step.floor {
        out.push_str("，扣完为止");
    }
}

/// What must hold, in Chinese.
pub fn test(test: &Test) -> String {
    let mut out = String::new();
    match test {
        Test::Range { subject, low, high, unit } => {
            out.push_str(subject);
            range_text(&mut out, low.as_ref(), high.as_ref(), unit);
        }
        Test::Words(words) => out.push_str(words),
        Test::Else => out.push_str("否则"),
        Test::All => out.push_str("全部符合"),
        Test::NoneOf => out.push_str("均不符合"),
    }
    out
}

fn range_text(out: &mut String, low: Option<&Edge>, high: Option<&Edge>, unit: &str) {
    match (low, high) {
        (Some(low), Some(high)) if low == high => {
            out.push('=');
            value(out, low, unit);
        }
        (Some(low), Some(high)) if low.against.is_empty() && high.against.is_empty() => {
            value(out, low, unit);
            out.push_str(end(low.end));
            out.push('至');
            value(out, high, unit);
            out.push_str(end(high.end));
        }
        (Some(low), Some(high)) => {
            one(out, low, unit, true);
            out.push('且');
            one(out, high, unit, false);
        }
        (Some(edge), None) => one(out, edge, unit, true),
        (None, Some(edge)) => one(out, edge, unit, false),
        (None, None) => {}
    }
}

fn one(out: &mut String, edge: &Edge, unit: &str, low: bool) {
    let sign = match (edge.end, low) {
        (End::Closed, true) => "≥",
        (End::Closed, false) => "≤",
        (End::Open, true) => "超过",
        (End::Open, false) => "低于",
        (End::Unsaid, _) => "",
    };
    out.push_str(sign);
    value(out, edge, unit);
    if sign.is_empty() {
        out.push_str(match (low, unit) {
            (false, "日期") => "前",
            (true, _) => "以上",
            (false, _) => "以下",
        });
    }
}

fn end(end: End) -> &'static str {
    match end {
        End::Closed => "（含）",
        End::Open => "（不含）",
        End::Unsaid => "",
    }
}

fn value(out: &mut String, edge: &Edge, unit: &str) {
    if let Some(other) = edge.other() {
        out.push_str(other);
    } else if unit == "日期" {
        date(out, edge.at);
    } else {
        let both = if unit.starts_with('±') { "±" } else { "" };
        add(out, &[both, &edge.at.written(0), unit.trim_start_matches('±')]);
    }
}

/// 20221130 as 2022年11月30日.
fn date(out: &mut String, at: Amount) {
    let digits = at.written(0);
    let (head, day) = digits.split_at_checked(digits.len().saturating_sub(2)).unwrap_or(("", &digits));
    let (year, month) = head.split_at_checked(head.len().saturating_sub(2)).unwrap_or(("", head));
    for (number, unit) in [(year, "年"), (month, "月"), (day, "日")] {
        let number = number.trim_start_matches('0');
        if !number.is_empty() {
            add(out, &[number, unit]);
        }
    }
}
