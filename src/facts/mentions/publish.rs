//! What is looked at once more before a report is published: personal numbers, numbering of headings, quotation marks,
//! lists that say how many they name, names of those who were helped.

use super::What;
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::numeral;
use crate::base::word::{ends_with, has, is_one, starts_with, without_end, without_start};
use crate::document::{Cell, Table};
use crate::facts::Facts;
use crate::packs::words;
use crate::recognize::Recognition;

/// The last headings seen: 三、 and （二）, and whether the next may be any.
#[derive(Debug, Default)]
pub(super) struct Headings {
    last: [u16; 2],
}

impl Headings {
    /// A paragraph: its heading must follow the one before it, or begin anew.
    pub fn paragraph(&mut self, facts: &mut Facts, anchor: Anchor, folded: &str) {
        let Some((level, number)) = heading(folded) else { return };
        let Some(last) = self.last.get_mut(level) else { return };
        let follows = number == 1 || *last == 0 || number == last.saturating_add(1);
        facts.mention(What::Heading(follows), folded.chars().take(12).collect(), anchor);
        *last = number;
        if level == 0 {
            self.last = [number, 0];
        }
    }

    /// A table may hold headings of its own: what follows it is not compared.
    pub fn table(&mut self) {
        *self = Self::default();
    }
}

/// 三、… is the third of the first level, （三）… of the second. Figures and dates (三季度) are none.
fn heading(folded: &str) -> Option<(usize, u16)> {
    const LONGEST: usize = 40;
    let (level, digits) = match folded.strip_prefix('(') {
        Some(rest) => (1, rest.split_once(')')?.0),
        None => (0, folded.split_once('、')?.0),
    };
    let short = folded.chars().nth(LONGEST).is_none();
    let chinese = short && !digits.is_empty() && digits.chars().all(|c| "一二三四五六七八九十".contains(c));
    Some((level, numeral::parse(digits).filter(|_| chinese)?.written(0).parse().ok()?))
}

/// Numbers that belong to a person: identity cards, mobile telephones, accounts behind 账号.
pub(super) fn personal(facts: &mut Facts, anchor: Anchor, text: &str) {
    let folded: String = text.chars().filter_map(fold::fold_char).collect();
    let mut at = 0usize;
    for piece in folded.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let before = folded.get(..at).unwrap_or_default();
        at = at.saturating_add(piece.len());
        let digits = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
        let end = piece.chars().next_back().filter(|c| !c.is_ascii_digit());
        let whole = !before.ends_with('.') && !matches!(end, Some('.' | '元' | '万' | '%'));
        let kind = match digits.len() {
            11 if whole && is_mobile(digits) => Some("手机号码"),
            18 if is_identity(digits, digits.chars().next_back()) => Some("身份证号码"),
            17 if matches!(end, Some('X' | 'x')) && is_identity(digits, Some('X')) => Some("身份证号码"),
            12..=21 if ends_with(before.trim_end_matches([':', ' ', '为']), ACCOUNTS).is_some() => Some("银行账号"),
            _ => None,
        };
        if digits.len() >= 11 {
            facts.mention(What::Personal(kind.is_none()), kind.unwrap_or(digits).to_owned(), anchor);
        }
    }
}

/// Words right before the number of an account.
const ACCOUNTS: &str = "账号 帐号 账户 卡号";

fn is_mobile(digits: &str) -> bool {
    let mut digits = digits.chars();
    digits.next() == Some('1') && matches!(digits.next(), Some('3'..='9'))
}

/// The last of 18 digits proves the others (GB 11643).
fn is_identity(digits: &str, last: Option<char>) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum = digits.chars().zip(WEIGHTS).fold(0u32, |sum, (digit, weight)| {
        sum.saturating_add(digit.to_digit(10).unwrap_or_default().saturating_mul(weight))
    });
    let born = digits.get(6..8).is_some_and(|century| century == "19" || century == "20");
    let proof = sum.checked_rem(11).and_then(|at| "10X98765432".chars().nth(usize::try_from(at).ok()?));
    born && proof.is_some() && proof == last
}

/// Before the name of somebody who was helped.
const HELPED: &str = "困难户 贫困户 低保户 五保户 脱贫户 监测户 特困户 困难职工 困难党员 困难群众 困难家庭 困难学生 受助学生 \
                      救助对象 受助人 优抚对象 残疾人 孤儿 户主 患者 村民 移民户 农户 获奖人 补助对象";
/// Behind such a name.
const OF_ONE: &str = "等 、 家 户 同志 一家 本人 ( 一次性 夫妇";

/// 救助困难户王建国、李秀英等5户: names of those who were helped. 王某, 李×× and words that begin like a name are none.
pub(super) fn helped(facts: &mut Facts, anchor: Anchor, folded: &str) {
    for word in HELPED.split_whitespace() {
        for (at, _) in folded.match_indices(word) {
            let behind = folded.get(at.saturating_add(word.len())..).unwrap_or_default();
            let Some((name, rest)) = person(behind) else { continue };
            // 帮扶困难户高效、有序: another name, or the end of the list, tells that it is one.
            let listed =
                rest.strip_prefix('、').is_none_or(|next| person(next).is_some_and(|(_, rest)| !rest.is_empty()));
            if listed {
                facts.mention(What::Personal(false), format!("受助人姓名（{name}）"), anchor);
                return;
            }
        }
    }
}

/// The name of a person that a text begins with, and what stands behind it.
fn person(text: &str) -> Option<(String, &str)> {
    if !text.starts_with(|c| words::SURNAMES.contains(c)) {
        return None;
    }
    [3usize, 2].into_iter().find_map(|length| {
        let (name, rest) = text.split_at_checked(text.char_indices().nth(length)?.0)?;
        let plain = name.chars().all(|c| ('一'..='鿿').contains(&c) && !"某的和及与等为是在".contains(c));
        (plain && starts_with(rest, OF_ONE)).then(|| (name.to_owned(), rest))
    })
}

/// A column of names (姓名) beside amounts that each of them got.
pub(super) fn roll(facts: &mut Facts, table: &Table, at: impl Fn(&Cell) -> Anchor) {
    const NAMES: &str = "姓名 户主 户主姓名 受助人 补助对象 救助对象";
    const BESIDE: &str = "金额 补助 补贴 救助 慰问 发放 身份证 账号 卡号";
    for cell in table.cells().iter().filter(|cell| is_one(&fold::label(&cell.text), NAMES)) {
        let beside = table.row(cell.row).any(|other| has(&fold::label(&other.text), BESIDE) && other.col != cell.col);
        let named = |other: &&Cell| {
            let name = fold::label(&other.text);
            let short = (2..=3).contains(&name.chars().count());
            other.col == cell.col && other.row > cell.row && short && name.starts_with(|c| words::SURNAMES.contains(c))
        };
        if beside && table.cells().iter().filter(named).nth(1).is_some() {
            facts.mention(What::Personal(false), "受助人姓名".to_owned(), at(cell));
        }
    }
}

/// The places that name the department: each as elsewhere, or with other words (水务局, 水利局).
pub(super) fn names(facts: &mut Facts, recognition: &Recognition) {
    let Some(department) = recognition.department.as_ref().map(|cited| cited.value.as_str()) else { return };
    for name in &recognition.names {
        let other = is_variant(&name.value, department);
        facts.mention(What::Name(!other), format!("{}”与“{department}", name.value), name.anchor);
    }
}

/// True for two names of one unit that differ in the middle: 甲县水务局, 甲县水利局. A short form is none, nor are two
/// schools or towns.
fn is_variant(one: &str, other: &str) -> bool {
    const SEVERAL: &str = "镇 乡 街道 街道办事处 学校 中学 小学 幼儿园 政府 村 站 所 队 院 馆";
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().gather(), other.chars().gather());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let least = one.len().min(other.len()).saturating_sub(start);
    let end = one.iter().rev().zip(other.iter().rev()).take(least).take_while(|(a, b)| a == b).count();
    let most = one.len().max(other.len()).saturating_sub(start).saturating_sub(end);
    let place = one.iter().take(start).any(|c| "省市县区州旗".contains(*c));
    let whole: String = one.iter().rev().take(4).rev().collect();
    place && (1..=2).contains(&most) && end > 0 && ends_with(&whole, SEVERAL).is_none()
}

/// “ and ” by turns. Straight ones tell nothing.
pub(super) fn quotes(facts: &mut Facts, anchor: Anchor, text: &str) {
    let mut marks = text.chars().filter(|c| matches!(c, '“' | '”')).peekable();
    // A line that was broken goes on below.
    let ends = text.trim_end().ends_with(['。', '；', '：', '！', ';', ':']);
    if !ends || marks.peek().is_none() {
        return;
    }
    let (mut open, mut odd) = (false, false);
    for mark in marks {
        odd |= open == (mark == '“');
        open = mark == '“';
    }
    let at = text.chars().skip_while(|c| !matches!(c, '“' | '”')).take(10).collect();
    facts.mention(What::Quotes(!odd && !open), at, anchor);
}

/// What is counted in lists of names.
const COUNTED: &str = "股室 科室 处室 内设机构 二级机构 下属单位 所属单位 直属单位 二级单位 事业单位";
/// Words before a list that is counted behind it.
const BEFORE: &str = "内设 下设 设有 设立 包括 包含 分别是 分别为";
/// Words between a number and the list it counts.
const NAMELY: &str = "分别是 分别为 包括 即";

/// 内设办公室、养护股2个股室; 6个股室：办公室、养护股…: as many names as are counted. 和 may part two names or stand in one.
pub(super) fn lists(facts: &mut Facts, anchor: Anchor, folded: &str) {
    for sentence in folded.split(['。', ';']) {
        let Some(word) = COUNTED.split(' ').find(|word| sentence.contains(word)) else { continue };
        let mut pieces = sentence.split(word);
        let (Some(before), Some(after), None) = (pieces.next(), pieces.next(), pieces.next()) else { continue };
        let Some((before, count)) = counted(before) else { continue };
        let behind = after.strip_prefix(':').or_else(|| {
            let rest = after.trim_start_matches([',', '(']);
            NAMELY.split(' ').find_map(|word| rest.strip_prefix(word)).map(|rest| rest.trim_start_matches(':'))
        });
        let list = behind.or_else(|| {
            let (at, word) = BEFORE.split(' ').filter_map(|word| Some((before.rfind(word)?, word))).max()?;
            before.get(at.saturating_add(word.len())..)
        });
        let Some(list) = list.filter(|list| list.contains('、') && !has(list, "等 ( ) , :")) else { continue };
        let least = list.split('、').count();
        let most = least.saturating_add(list.chars().filter(|c| matches!(c, '和' | '及' | '与')).count());
        facts.mention(What::Counted((least..=most).contains(&count)), format!("{count}个{word}"), anchor);
    }
}

/// The number that a text ends with, 个 or 家 behind it left out; and what stands before it.
fn counted(text: &str) -> Option<(&str, usize)> {
    let text = ends_with(text, "个 家").map_or(text, |word| without_end(text, word));
    let digit = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    let length = text.chars().rev().take_while(digit).map(char::len_utf8).sum::<usize>();
    let (before, digits) = text.split_at_checked(text.len().checked_sub(length)?)?;
    let count = digits.parse().ok().or_else(|| numeral::parse(digits)?.written(0).parse().ok())?;
    Some((without_start(before, "共"), count)).filter(|_| !digits.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::anchor::{Place, SourceId};
    use crate::facts::Mention;

    fn told(read: impl Fn(&mut Facts, Anchor)) -> Vec<String> {
        let mut facts = Facts::default();
        read(&mut facts, Anchor { source: SourceId(0), place: Place::Document });
        let wrong = |mention: &Mention| {
            matches!(
                mention.what,
                What::Personal(false) | What::Heading(false) | What::Quotes(false) | What::Counted(false)
            )
        };
        facts.mentions.into_iter().filter(wrong).map(|mention| mention.text).gather()
    }

    #[test]
    fn headings_follow_each_other_or_begin_anew() {
        let read = |lines: &[&str]| {
            told(|facts, anchor| {
                let mut headings = Headings::default();
                lines.iter().for_each(|line| headings.paragraph(facts, anchor, line));
            })
        };
        assert_eq!(
            read(&["一、概况", "(一)职能", "(二)机构", "二、收支", "(一)收入", "一、概况", "二、收支"]),
            [""; 0]
        );
        assert_eq!(read(&["一、概况", "二、收支", "四、建议", "五、其他"]), ["四、建议"]);
        assert_eq!(read(&["一、概况", "(一)职能", "(三)机构"]), ["(三)机构"]);
        assert_eq!(read(&["三、从这里开始", "四、建议", "一、二季度进度", "三季度、四季度"]), [""; 0]);
    }

    #[test]
    fn numbers_of_persons_are_told_from_other_digits() {
        let read = |text: &str| told(|facts, anchor| personal(facts, anchor, text));
        assert_eq!(read("联系人手机13800000000。"), ["手机号码"]);
        assert_eq!(read("身份证号：11010519491231002X"), ["身份证号码"]);
        assert_eq!(read("开户账号：6222020000000000000"), ["银行账号"]);
        for none in ["共计13800000000元", "13800000000.00", "110105194912310021", "编号202200000000", "20220101"] {
            assert_eq!(read(none), [""; 0], "{none}");
        }
    }

    #[test]
    fn quotation_marks_go_by_turns() {
        let read = |text: &str| told(|facts, anchor| quotes(facts, anchor, text));
        assert_eq!(read("“三公“经费下降。"), ["“三公“经费下降。"]);
        assert_eq!(read("压减“三公经费。"), ["“三公经费。"]);
        for none in ["“三公”经费与“过紧日子”。", "“三公", "没有引号。"] {
            assert_eq!(read(none), [""; 0], "{none}");
        }
    }

    #[test]
    fn counted_lists_have_as_many_names() {
        let read = |text: &str| told(|facts, anchor| lists(facts, anchor, text));
        assert_eq!(read("内设6个股室:办公室、养护股、规划股、财务股、安全股。"), ["6个股室"]);
        assert_eq!(read("内设办公室、养护股2个股室。下属单位3个。"), [""; 0]);
        assert_eq!(read("内设办公室、养护股、规划股等5个股室。"), [""; 0]);
        assert_eq!(read("内设办公室、规划和财务股、安全股三个股室。"), [""; 0]);
        assert_eq!(read("内设办公室、规划股2个股室,下设一队、二队、三队3个所。"), [""; 0]);
        assert_eq!(read("设有四个二级机构,分别是一队、二队、三队。"), ["4个二级机构"]);
    }

    #[test]
    fn names_of_those_who_were_helped_are_told_from_other_words() {
        let read = |text: &str| told(|facts, anchor| helped(facts, anchor, text));
        assert_eq!(read("慰问困难户王小明、李小芳等5户。"), ["受助人姓名（王小明）"]);
        assert_eq!(read("救助困难职工张小红(重病)一次性2000元"), ["受助人姓名（张小红）"]);
        for none in
            ["帮扶困难户高效、有序。", "困难职工王某等3人", "慰问困难户李××家", "困难群众于春节前", "村民小组3个"]
        {
            assert_eq!(read(none), [""; 0], "{none}");
        }
    }

    #[test]
    fn names_of_one_unit_differ_in_the_middle() {
        for (one, other) in [("江湾县水务局", "江湾县水利局"), ("江湾县移民事务中心", "江湾县库区移民事务中心")]
        {
            assert!(is_variant(one, other) && is_variant(other, one), "{one}");
        }
        for (one, other) in [
            ("水务局", "江湾县水务局"),
            ("江湾县水务局", "江湾县水务局机关"),
            ("江湾县第一中学", "江湾县第二中学"),
            ("江湾县白石镇", "江湾县黑石镇"),
            ("江湾县水务局", "江湾县自然资源局"),
            ("江湾县水务局", "江湾县水务局"),
        ] {
            assert!(!is_variant(one, other) && !is_variant(other, one), "{one} {other}");
        }
    }
}
