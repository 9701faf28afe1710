//! Units of quantities.

use super::amount::Amount;

/// The unit of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Unit {
    /// Not stated.
    #[default]
    None,
    /// 元
    Yuan,
    /// 千元
    ThousandYuan,
    /// 万元
    WanYuan,
    /// 亿元
    YiYuan,
    /// %
    Percent,
    /// ‰
    PerMille,
    /// 百分点
    PercentagePoint,
    /// 分, of a score
    Points,
    /// Things that are counted, by their measure word (个, 人, 户, …).
    Count(&'static str),
}

/// Unit words and what they mean. A longer word stands before one that it begins with.
const WORDS: &[(&str, Unit)] = &[
    ("亿元", Unit::YiYuan),
    ("万元", Unit::WanYuan),
    ("千元", Unit::ThousandYuan),
    ("元", Unit::Yuan),
    ("万人次", Unit::Count("万人次")),
    ("万人", Unit::Count("万人")),
    ("万户", Unit::Count("万户")),
    ("万亩", Unit::Count("万亩")),
    ("万吨", Unit::Count("万吨")),
    ("万株", Unit::Count("万株")),
    ("万平方米", Unit::Count("万平方米")),
    ("万立方米", Unit::Count("万立方米")),
    ("万公里", Unit::Count("万公里")),
    ("万米", Unit::Count("万米")),
    ("万次", Unit::Count("万次")),
    ("万件", Unit::Count("万件")),
    ("万份", Unit::Count("万份")),
    ("万头", Unit::Count("万头")),
    ("只", Unit::Count("只")),
    ("个百分点", Unit::PercentagePoint),
    ("百分点", Unit::PercentagePoint),
    ("百分比", Unit::Percent),
    ("%", Unit::Percent),
    ("‰", Unit::PerMille),
    ("分钟", Unit::Count("分钟")),
    ("分", Unit::Points),
    ("人次", Unit::Count("人次")),
    ("人", Unit::Count("人")),
    ("名", Unit::Count("名")),
    ("户次", Unit::Count("户次")),
    ("户", Unit::Count("户")),
    ("个月", Unit::Count("个月")),
    ("个工作日", Unit::Count("个工作日")),
    ("个", Unit::Count("个")),
    ("项", Unit::Count("项")),
    ("批次", Unit::Count("批次")),
    ("批", Unit::Count("批")),
    ("次", Unit::Count("次")),
    ("套", Unit::Count("套")),
    ("栋", Unit::Count("栋")),
    ("座", Unit::Count("座")),
    ("处", Unit::Count("处")),
    ("件", Unit::Count("件")),
    ("辆次", Unit::Count("辆次")),
    ("辆", Unit::Count("辆")),
    ("台", Unit::Count("台")),
    ("本", Unit::Count("本")),
    ("份", Unit::Count("份")),
    ("场", Unit::Count("场")),
    ("期", Unit::Count("期")),
    ("家", Unit::Count("家")),
    ("所", Unit::Count("所")),
    ("条", Unit::Count("条")),
    ("亩", Unit::Count("亩")),
    ("公顷", Unit::Count("公顷")),
    ("平方米", Unit::Count("平方米")),
    ("㎡", Unit::Count("平方米")),
    ("平方公里", Unit::Count("平方公里")),
    ("公里", Unit::Count("公里")),
    ("千米", Unit::Count("公里")),
    ("立方米", Unit::Count("立方米")),
    ("米", Unit::Count("米")),
    ("吨", Unit::Count("吨")),
    ("天", Unit::Count("天")),
    ("起", Unit::Count("起")),
    ("宗", Unit::Count("宗")),
    ("例", Unit::Count("例")),
    ("间", Unit::Count("间")),
    ("盏", Unit::Count("盏")),
    ("株", Unit::Count("株")),
    ("头", Unit::Count("头")),
    ("册", Unit::Count("册")),
    ("张", Unit::Count("张")),
    ("篇", Unit::Count("篇")),
    ("小时", Unit::Count("小时")),
    ("课时", Unit::Count("课时")),
    ("公斤", Unit::Count("公斤")),
    ("床", Unit::Count("床")),
    ("村", Unit::Count("村")),
];

impl Unit {
    /// The unit word at the beginning of a folded text, and how many characters it has.
    pub fn at_start(folded: &str) -> Option<(Self, usize)> {
        WORDS.iter().find(|(word, _)| folded.starts_with(word)).map(|(word, unit)| (*unit, word.chars().count()))
    }

    /// The unit as it is written in Chinese; empty where none is stated.
    pub fn zh(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Yuan => "元",
            Self::ThousandYuan => "千元",
            Self::WanYuan => "万元",
            Self::YiYuan => "亿元",
            Self::Percent => "%",
            Self::PerMille => "‰",
            Self::PercentagePoint => "个百分点",
            Self::Points => "分",
            Self::Count(word) => word,
        }
    }

    /// The unit as an English sentence says it; empty where none is stated or only Chinese has a word for it.
    pub fn en(self) -> &'static str {
        match self {
            Self::None | Self::Count(_) => "",
            Self::Yuan => "yuan",
            Self::ThousandYuan => "thousand yuan",
            Self::WanYuan => "ten thousand yuan",
            Self::YiYuan => "hundred million yuan",
            Self::Percent => "%",
            Self::PerMille => "‰",
            Self::PercentagePoint => "percentage points",
            Self::Points => "points",
        }
    }

    /// How many 元 one of this unit is; none for what is no money.
    pub fn yuan(self) -> Option<Amount> {
        let factor = match self {
            Self::Yuan => 1,
            Self::ThousandYuan => 1_000,
            Self::WanYuan => 10_000,
            Self::YiYuan => 100_000_000,
            _ => return None,
        };
        Some(Amount::whole(factor))
    }

    /// True where a number with this unit can stand in a column of another: money of any scale in money, points in
    /// points, a number without unit anywhere.
    pub fn fits(self, column: Self) -> bool {
        let same = std::mem::discriminant(&self) == std::mem::discriminant(&column);
        self == Self::None || column == Self::None || same || (self.yuan().is_some() && column.yuan().is_some())
    }

    /// The smallest unit of the same kind, and how many of it one of this is: 万亩 is 10000亩, 公里 is 1000米.
    pub fn base(self) -> (&'static str, Amount) {
        if let Some(yuan) = self.yuan() {
            return ("元", yuan);
        }
        let word = self.zh();
        let (word, many) = word.strip_prefix('万').map_or((word, 1_i64), |word| (word, 10_000));
        let (word, factor) = match word {
            "公里" => ("米", 1_000_i64),
            "公顷" => ("亩", 15),
            "吨" => ("公斤", 1_000),
            "平方公里" => ("平方米", 1_000_000),
            "小时" => ("分钟", 60),
            "名" => ("人", 1),
            _ => (word, 1),
        };
        (word, Amount::whole(factor.saturating_mul(many)))
    }

    /// The power of ten between this money unit and another; none where one is no money.
    pub fn factor_to(self, other: Self) -> Option<Amount> {
        self.yuan()?.over(other.yuan()?)
    }
}
