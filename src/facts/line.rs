//! A row or column of a table that follows no form: what its words say of how it stands to the others.

use crate::base::fold;
use crate::base::unit::Unit;
use crate::base::word::{ends_with, has, is_one, starts_with};

/// A row or column of a table that follows no form.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its words.
    pub label: String,
    /// What it says of itself.
    pub kind: Kind,
    /// The unit that its words state.
    pub unit: Unit,
    /// Its square of a merged cell beside or above several lines.
    pub group: Option<usize>,
    /// The level of its number: 一 before （一） before 1.
    level: Option<usize>,
    /// The code that it begins with.
    code: String,
    /// How far it is indented.
    indent: usize,
}

/// What a line says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Kind {
    /// Nothing.
    #[default]
    Plain,
    /// 合计: all lines on one side of it.
    Total,
    /// 小计, 全县, 汇总, 一季度累计: of some lines, which the figures must tell.
    Subtotal,
    /// 其中: held by another line, with or without the rest of it.
    Memo,
    /// Runs on from line to line, or counts what need not add up; a sum only where it is one.
    Running,
    /// A rate, price or extreme: no sum, and part of none.
    Rate,
}

/// Lines that never add up: rates, prices, averages, extremes.
const RATES: &str = "率 % 占比 比例 比重 单价 标准 定额 最 峰值 极值 龄 名次 排名 满意度 进度";

/// Lines that need not: averages, years, points, what runs on.
const RUNNING: &str = "平均 人均 户均 月均 日均 年均 亩均 生均 班均 场均 次均 均值 均价 均分 年份 得分 分) 分值 权重 累计 余额 行次 栏次 序号";

impl Line {
    /// A row by the words in front of its numbers, the first of them as written.
    pub(super) fn row(words: &[&str]) -> Self {
        let first = words.first().copied().unwrap_or_default();
        // A number may have a cell of its own before the name.
        let name =
            words.iter().copied().find(|text| fold::unnumbered(text).chars().any(fold::is_letter) && !is_number(text));
        let name = name.unwrap_or(first);
        let label = fold::unnumbered(name);
        let number = fold::label(first);
        let code = number.chars().take_while(char::is_ascii_digit).count();
        let memo = fold::label(name).starts_with("其中");
        let total = words.iter().map(|text| kind(&fold::unnumbered(text), true)).find(|kind| *kind != Kind::Plain);
        Self {
            kind: if memo { Kind::Memo } else { total.unwrap_or_default() },
            level: level(&number).or_else(|| level(&fold::label(name))),
            code: if code > 2 { number.chars().take(code).collect() } else { String::new() },
            indent: name.chars().take_while(|c| c.is_whitespace()).count(),
            label,
            ..Self::default()
        }
    }

    /// A column by its headers, the outermost first.
    pub(super) fn column(headers: &[String]) -> Self {
        let label = headers.concat();
        let last = headers.last().map(String::as_str).unwrap_or_default();
        let rate = has(&label, RATES);
        let own = if rate { Kind::Rate } else { kind(last, false) };
        let own = if own == Kind::Plain && has(&label, RUNNING) { Kind::Running } else { own };
        Self { kind: if last.starts_with("其中") { Kind::Memo } else { own }, label, ..Self::default() }
    }

    /// True where it does not say that it adds up with its like.
    pub fn is_running(&self) -> bool {
        matches!(self.kind, Kind::Rate | Kind::Running) || has(&self.label, RUNNING)
    }

    /// True where another line is one of its details, by number, code, 其中 or indentation.
    pub fn holds(&self, other: &Self) -> bool {
        let total = matches!(other.kind, Kind::Total | Kind::Subtotal) || self.kind == Kind::Rate;
        if total {
            return false;
        }
        if !self.code.is_empty() && !other.code.is_empty() {
            return other.code.len() > self.code.len() && other.code.starts_with(&self.code);
        }
        if (self.kind == Kind::Memo) != (other.kind == Kind::Memo) {
            return other.kind == Kind::Memo;
        }
        match (self.level, other.level) {
            (Some(own), Some(inner)) => inner > own,
            _ => other.indent > self.indent,
        }
    }

    /// True for lines of which nothing tells which holds the other.
    pub fn is_like(&self, other: &Self) -> bool {
        self.level == other.level && self.indent == other.indent
    }
}

/// What the words of a line say of it.
fn kind(label: &str, row: bool) -> Kind {
    let bare = label.split('(').next().unwrap_or_default();
    let short = bare.chars().count() <= 6;
    if row && is_one(bare, "合计 总计 合计数 总合计") || (row && short && bare.ends_with("总计")) {
        Kind::Total
    } else if row && has(bare, "占比 比例 比重 平均 月均 年均 增长率 增减率") {
        Kind::Rate
    } else if ends_with(bare, "合计 总计 小计 总额 汇总 总投入 总投资 总数 累计").is_some()
        || (short
            && starts_with(
                bare,
                "合计 小计 总计 总额 总数 总收 总支 总投 全县 全市 全区 全乡 全镇 全校 全院 全部 全年 全局",
            ))
        || (!row && is_one(bare, "计"))
    {
        Kind::Subtotal
    } else {
        Kind::Plain
    }
}

fn is_number(text: &str) -> bool {
    fold::label(text).chars().all(|c| is_numeral(c) || c.is_ascii_digit() || c == '.')
}

/// The level of the number that a label begins with, or is: 一, （一）, 1, （1）, 1.1, ①.
pub(super) fn level(label: &str) -> Option<usize> {
    match label.chars().next()? {
        'Ⅰ'..='Ⅻ' => return Some(0),
        '㈠'..='㈩' => return Some(1),
        '⑴'..='⒇' => return Some(3),
        '①'..='⑳' => return Some(5),
        _ => {}
    }
    let bare = label.trim_start_matches('(');
    let rest = bare.trim_start_matches(|c| is_numeral(c) || c.is_ascii_digit());
    let closed = bare.strip_suffix(rest).is_some_and(|number| number.ends_with(')'));
    let ends = closed || rest.is_empty() || rest.starts_with(['、', '.']);
    let inner = usize::from(bare.len() < label.len());
    match bare.chars().next().filter(|_| ends) {
        Some(c) if is_numeral(c) => Some(inner),
        Some(c) if c.is_ascii_digit() => {
            let dotted = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            Some(inner.saturating_add(if dotted { 4 } else { 2 }))
        }
        _ => None,
    }
}

/// 一 to 十, and brackets around them.
pub(super) fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十()".contains(c)
}
