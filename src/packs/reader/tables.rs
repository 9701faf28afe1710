//! The tables and words of a pack: which keys there are, and what they mean. Errors, schema and documentation follow from
//! this list.

use toml::de::{DeTable, DeValue};

use super::Reader;
use super::value::{Key, ORIGIN, Read, Shape, Value, Word};
use crate::packs::model::{
    Band, Column, Form, Grades, Identity, IdentityReading, Items, Layout, Pack, Rate, Role, Row, RowRole, Stage,
};
use crate::packs::terms::{
    Asked, Binding, Criteria, Inapplicable, Level, Origin, OwnMeasure, OwnUnit, Reverse, Scoring, Share, Standard,
    Steps, Switch, SwitchTo, Switches, Weights, Years,
};
use crate::vocabulary::measure::Measure;

/// Tables, key by key. What a key is called in the file is what the field is called.
macro_rules! tables {
    ($($name:ident $title:literal { $($key:ident $needed:ident $type:ty, $zh:literal, $en:literal;)* })*) => { $(
        impl $name {
            /// Its keys.
            pub(super) const KEYS: &'static [Key] = &[$(Key {
                name: stringify!($key), needed: tables!(@ $needed), zh: $zh, en: $en, shape: <$type as Read>::shape,
            }),*];
        }

        impl Read for $name {
            fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                let table = reader.table(value, Self::KEYS)?;
                $(let $key = <$type as Read>::field(table, stringify!($key), reader);)*
                Some(Self { $($key: $key?),* })
            }

            fn absent() -> Option<Self> {
                tables!(= $name)
            }

            fn shape() -> Shape {
                Shape::Table($title, Self::KEYS)
            }
        }
    )* };
    (@ needed) => { true };
    (@ free) => { false };
    (= Years) => { Some(Years::default()) };
    (= $name:ident) => { None };
}

tables! {
    Pack "包" {
        id needed String, "包的标识，与文件名（不带 .toml）相同，小写字母、数字和 -", "the file's name without .toml: lower case letters, digits and -";
        version needed String, "数据的版本", "version of the data";
        name_zh needed String, "名称", "name in Chinese";
        name_en needed String, "英文名称", "name in English";
        origin free Origin, "", "";
        region free Option<String>, "地区，写给人看：湖南省岳阳市", "the place, for people";
        level free Option<Level>, "哪一级", "its level of government";
        years free Years, "适用哪些年度的报告", "the years of reports that it is meant for";
        names free Vec<String>, "报告中出现哪些词就说明按这个包：地名、文号（如湘财绩）、表题", "words by which a report itself says that it goes by this pack";
        default free bool, "没有地方的包适用时用它", "it speaks where no pack of a place does";
        inherits free Option<String>, "从哪个包继承：自己没有写的等次、分值、计分口径、章节、附件、评分标准和规则设置用那个包的", "the pack from which it has what it does not state itself";
        measures free Vec<OwnMeasure>, "自定义的量", "measures of its own";
        forms free Vec<Form>, "表式", "the forms";
        identities free Vec<Identity>, "量与量之间的等式", "equations between measures";
        rates free Vec<Rate>, "按公式计算的比率", "rates by their own formula";
        grades free Option<Grades>, "评价等次的分数段", "the bands of grades";
        weights free Vec<Weights>, "一级指标等的分值", "the points of the headings of score tables";
        scoring free Option<Scoring>, "计分口径", "conventions of scoring";
        outline free Option<Asked>, "报告应有的章节", "chapters that a report must have";
        attachments free Option<Asked>, "应附的材料", "attachments that must come with it";
        criteria free Option<Criteria>, "评分标准：表中没有印评分标准的行按它复算", "criteria of indicators, where the form prints none";
        rules free Switches, "规则的轻重：只能调低；JH-F 各条（表单完整性）可以调高", "how grave rules are: lower only; those of family F may be raised";
        unit_rows free Vec<Row>, "一行一个单位的表共用的行（汇总、本级等）", "rows that all forms of the layout units share";
    }
    Years "年度" {
        from free Option<u16>, "从哪一年起；不写为不限", "the first year";
        to free Option<u16>, "到哪一年止；不写为不限", "the last year";
    }
    OwnMeasure "自定义的量" {
        id needed String, "标识，在表式和等式中用它", "its id";
        name needed String, "名称", "what it is called";
        unit free OwnUnit, "数字的单位；不写为金额", "what its figures are counted in; money where not said";
    }
    Form "表式" {
        kind needed String, "表的种类，见 docs/packs.md 的清单；几个包的表可以是同一种", "what the form is called in findings, see docs/packs.md";
        layout needed Layout, "表的样子", "how its rows and columns carry the figures";
        titles free Vec<String>, "表题（只是佐证，认表靠表头）", "titles over the table; only evidence";
        unit free Option<String>, "表上没有写时金额的单位", "unit of its money where the form states none";
        groups free Vec<String>, "只起归类作用的表头（其中：）", "headers that group others and mean nothing by themselves";
        columns free Vec<Column>, "列", "the columns";
        rows free Vec<Row>, "按行名认识的行", "the rows that are known by their label";
        full_points free Option<String>, "没有印总分时满分是多少", "what all points add up to where no total is printed";
        common_words free bool, "表头都是常用词（完成情况、单位）：三个同时出现才算", "its header words are words of every day: three of them make a header";
    }
    Column "列" {
        role needed Role, "列里是什么", "what it holds";
        measure free Option<Measure>, "金额等属于哪个量", "measure of its figures";
        headers needed Vec<String>, "表头的各种写法；{年度,}指标值 表示两种，@target 引用公用清单", "header words; {a,b} and @lists are written out";
        under free Option<String>, "上一行的表头", "the header above it";
        part_of free Option<Measure>, "是哪个量的一部分；不写的是备查项，不计入合计", "measure of which it is a part; without it a memo item";
        may_be_left_out free bool, "有的表不把它计入合计，两种都算对", "forms differ in counting it";
        only_under_total free bool, "与合计并列而其他分项在“其中”之下时，不是分项", "no part where it stands beside the total";
        stage free Option<Stage>, "预算的哪个阶段", "budget stage of its figures";
        prior_year free bool, "上年的数", "its figures are those of the year before";
        required free bool, "没有这一列就不是这张表", "must be there for the form to be recognised";
    }
    Row "行" {
        role needed RowRole, "是什么行", "what the row is";
        labels needed Vec<String>, "行名的各种写法", "its labels";
        measure free Option<Measure>, "属于哪个量", "measure of its figure";
        part_of free Option<Measure>, "是哪个量的一部分；不写的是备查项，不计入合计", "measure of which it is a part; without it a memo item";
        within free Option<Measure>, "不能超过哪个量（其中），但不参加求和", "measure that it cannot exceed";
        items free Option<Items>, "没有列明行名的分项在它的上面还是下面", "where its parts stand that no label knows";
    }
    Identity "等式" {
        result needed Measure, "左边的量", "measure on the left";
        readings needed Vec<IdentityReading>, "右边的各种口径，任一种成立即可", "lawful readings of the right side; one must fit";
    }
    IdentityReading "口径" {
        plus needed Vec<Measure>, "相加的量", "measures that are added";
        minus free Vec<Measure>, "减去的量", "measures that are taken off";
        minus_if_stated free Vec<Measure>, "填了才减去的量", "measures that are taken off where they are stated";
    }
    Rate "比率" {
        result needed Measure, "比率", "measure of the rate";
        dividend needed Measure, "分子", "measure that is divided";
        divisor needed Measure, "分母", "measure by which it is divided";
    }
    Grades "等次" {
        origin free Origin, "", "";
        bands needed Vec<Band>, "分数段，从高到低", "the bands, the best first";
    }
    Band "分数段" {
        grade needed String, "优、良、中、差", "its name";
        from needed u16, "最低分，含", "its lowest score, which belongs to it";
    }
    Weights "分值" {
        name needed String, "是什么的分值", "what they are the weights of";
        origin free Origin, "", "";
        binding needed Binding, "约束力", "how binding they are";
        form needed String, "用于哪种表", "the kind of form they are for";
        projects_only free bool, "只用于项目的表，不用于部门整体的表", "for forms of one project only";
        shares needed Vec<Share>, "各级指标的分值", "the headings";
    }
    Share "指标的分值" {
        labels needed Vec<String>, "指标名称的各种写法", "its wordings";
        points needed u16, "分值", "its points";
        optional free bool, "可以没有这一项", "it may be missing";
    }
    Scoring "计分口径" {
        origin free Origin, "", "";
        steps free Option<Steps>, "“每……扣”不足一档怎么算", "what of a step that is not full";
        reverse free Option<Reverse>, "反向指标未达标怎么算", "an indicator that should be small and is not";
        inapplicable free Option<Inapplicable>, "不适用的行怎么算", "rows that do not apply";
        decimals free Option<u16>, "得分保留几位小数", "digits after the point of a score";
    }
    Asked "应有的章节或附件" {
        origin free Origin, "", "";
        items needed Vec<Vec<String>>, "每项一个列表，写出它的各种写法，第一个用于显示", "a list an item: its wordings, the first of which is shown";
    }
    Criteria "评分标准" {
        origin free Origin, "", "";
        rows needed Vec<Standard>, "每个指标一条", "one an indicator";
    }
    Standard "指标的评分标准" {
        labels needed Vec<String>, "指标名称的各种写法", "its names";
        points needed u16, "分值；表中分值不同的行不用它", "its points: a row of other points is left alone";
        criterion needed String, "评分标准的文字", "the text by which it is scored";
    }
}

/// Words, as they are written in the file.
macro_rules! words {
    ($($name:ident { $($word:ident $id:literal, $zh:literal, $en:literal;)* })*) => { $(
        impl $name {
            pub(super) const WORDS: &'static [Word] = &[$(($id, $zh, $en)),*];
        }

        impl Read for $name {
            fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                match reader.word(value, Self::WORDS)? {
                    $($id => Some(Self::$word),)*
                    _ => None,
                }
            }

            fn absent() -> Option<Self> {
                words!(= $name)
            }

            fn shape() -> Shape {
                Shape::Word(Self::WORDS)
            }
        }
    )* };
    (= OwnUnit) => { Some(OwnUnit::Money) };
    (= $name:ident) => { None };
}

words! {
    Level {
        Country "全国", "全国", "the country";
        Province "省", "省级", "province";
        City "市", "市级", "city";
        County "县", "县级", "county";
    }
    OwnUnit {
        Money "money", "金额", "money";
        Rate "rate", "比率", "a rate";
        Points "points", "分", "points";
        People "people", "人数", "people";
        Area "area", "面积", "an area";
    }
    Layout {
        Units "units", "一列一个量，一行一个单位（本级、所属单位、汇总）", "a measure a column, a unit a row";
        Indicators "indicators", "一行一个指标：指标值、完成值、分值、得分", "an indicator a row";
        Funds "funds", "自评表的资金块", "the money block of a self-evaluation form";
        Measures "measures", "一行一个量，一列一个阶段或年度", "a measure a row, a stage or year a column";
        Squares "squares", "标签和旁边格子里的数", "labels, each with its value in the next cell";
        People "people", "人员名单：只看有没有人", "a person a row";
    }
    Role {
        Stub "stub", "行名", "the label of the row";
        Figure "figure", "一个量的数字", "amounts of one measure";
        Level1 "level1", "一级指标", "heading of the first level";
        Level2 "level2", "二级指标", "heading of the second level";
        Level3 "level3", "三级指标：行的名称", "the indicator";
        Criterion "criterion", "评分标准", "criterion";
        Target "target", "指标值", "target";
        Actual "actual", "实际完成值", "result";
        Points "points", "分值", "points obtainable";
        Score "score", "得分", "points claimed";
        Reason "reason", "偏差原因、扣分原因", "reason";
        Relation "relation", "指标性质：≥、≤、＝、定性", "relation of target and result";
        UnitOf "unitOf", "度量单位", "unit of target and result";
        Coefficient "coefficient", "得分系数", "share of the points that is claimed";
        Code "code", "科目编码", "code of a subject";
    }
    Stage {
        InitialBudget "initialBudget", "年初预算数", "initial budget";
        AdjustedBudget "adjustedBudget", "全年预算数", "adjusted budget";
        Executed "executed", "全年执行数", "executed";
        FinalAccounts "finalAccounts", "决算数", "final accounts";
    }
    Items {
        Below "below", "在下面", "below it";
        Above "above", "在上面", "above it";
    }
    RowRole {
        Aggregate "aggregate", "汇总", "the sum over all units";
        Own "own", "本级、局机关", "the department itself";
        Placeholder "placeholder", "空白表上印的行（二级机构1）", "a row of the blank form";
        Total "total", "合计、总分", "the row of totals";
        Amount "amount", "资金块的行（年度资金总额等）", "an amount of a money block";
        Inner "inner", "格子里的“标签：数字”", "an inner cell label：value";
        Measure "measure", "一个量的数字", "the figures of one measure";
    }
    Binding {
        Suggested "suggested", "原则上：不一致的只作提示", "suggested: another weight is a note";
        Must "must", "必须：不一致的请说明", "binding: another weight is a warning";
    }
    Steps {
        Whole "whole", "只扣满一档的", "only steps that are full";
        Begun "begun", "不足一档按一档", "a step begun counts whole";
        ProRata "proRata", "不足一档按比例", "in proportion";
    }
    Reverse {
        Quotient "quotient", "指标值÷完成值", "target ÷ result";
        Excess "excess", "1−（完成值−指标值）÷指标值", "1 − (result − target) ÷ target";
    }
    Inapplicable {
        Rescaled "rescaled", "不计，其余折算为满分", "left out, the rest scaled up";
        Full "full", "计满分", "in full";
        None "none", "不得分", "no points";
    }
}

impl SwitchTo {
    /// The levels.
    pub(super) const WORDS: &'static [Word] = &[
        ("off", "不提示", "nothing is said"),
        ("note", "建议核实", "a note"),
        ("warning", "请说明", "a warning"),
        ("error", "必须修改", "an error"),
    ];
}

impl Read for Switches {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Table(table) = value.get_ref() else {
            reader.wrong(value, "这里应为表：JH-A101 = \"note\"。", "Expected a table: JH-A101 = \"note\".");
            return None;
        };
        let mut all = Vec::new();
        for (code, level) in table.iter() {
            let to = match reader.word(level, SwitchTo::WORDS)? {
                "off" => SwitchTo::Off,
                "note" => SwitchTo::Note,
                "warning" => SwitchTo::Warning,
                _ => SwitchTo::Error,
            };
            all.push(Switch { code: code.get_ref().clone().into_owned(), to });
        }
        Some(Self(all))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn shape() -> Shape {
        Shape::Switches(SwitchTo::WORDS)
    }
}

/// Its keys stand beside the others.
impl Read for Origin {
    fn read(_: &Value<'_>, _: &mut Reader<'_>) -> Option<Self> {
        None
    }

    fn field(table: &DeTable<'_>, _: &str, reader: &mut Reader<'_>) -> Option<Self> {
        let notice = table.get("source").and_then(|value| String::read(value, reader));
        let link = <Option<String>>::field(table, "link", reader);
        let seen = bool::field(table, "seen", reader);
        Some(Self { notice: notice?, link: link?, seen: seen? })
    }

    fn shape() -> Shape {
        debug_assert!(ORIGIN.iter().all(|key| key.name != "origin"));
        Shape::Origin
    }
}
