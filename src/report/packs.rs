//! Which packs were used, why, and what they say, each fact with where it is from.

use super::build::Builder;
use super::model;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::{Label, Lang};
use crate::packs::{Binding, Inapplicable, Origin, Reverse, Scoring, Steps, SwitchTo, Used, Weights, Why};

impl Builder<'_> {
    /// The packs in use, the first to be asked first.
    pub(super) fn packs(&self) -> Vec<model::PackUsed> {
        self.parts.terms.used.iter().filter_map(|used| self.pack(used)).gather()
    }

    fn pack(&self, used: &Used<'_>) -> Option<model::PackUsed> {
        let pack = used.pack;
        let (choice, word) = match &used.why {
            Why::Chosen => (model::PackChoice::Chosen, None),
            Why::Named(word) => (model::PackChoice::Named, Some(word.clone())),
            Why::Forms => (model::PackChoice::Forms, None),
            Why::Default => (model::PackChoice::Default, None),
        };
        let facts = self.facts(used);
        // What only stands by, and says nothing here, is not used.
        if facts.is_empty() && used.why == Why::Default {
            return None;
        }
        let name = match self.lang {
            Lang::Zh => &pack.name_zh,
            Lang::En => &pack.name_en,
        };
        Some(model::PackUsed {
            id: pack.id.clone(),
            name: name.clone(),
            region: pack.region.clone(),
            choice,
            word,
            source: pack.origin.notice.clone(),
            link: pack.origin.link.clone(),
            from_memory: pack.origin.is_from_memory(),
            facts,
        })
    }

    /// What is in force of it: of everything the first pack speaks that says it.
    fn facts(&self, used: &Used<'_>) -> Vec<model::PackFact> {
        let (pack, terms) = (used.pack, self.parts.terms);
        let mut facts = Vec::new();
        let mut add = |label: Label, says: String, origin: &Origin| {
            facts.push(model::PackFact {
                label: label.get(self.lang).to_owned(),
                says,
                source: origin.notice.clone(),
                link: origin.link.clone(),
                from_memory: origin.is_from_memory(),
            });
        };
        if let Some(grades) = pack.grades.as_ref().filter(|own| same(own, terms.grades())) {
            let bands = grades.bands.iter().map(|band| format!("{}≥{}", band.grade, band.from));
            add(GRADES, self.list(bands), &grades.origin);
        }
        for weights in pack.weights.iter().filter(|own| terms.weights().any(|other| std::ptr::eq(*own, other))) {
            add(WEIGHTS, self.weights(weights), &weights.origin);
        }
        if let Some(scoring) = pack.scoring.as_ref().filter(|own| same(own, terms.scoring())) {
            add(SCORING, self.scoring(scoring), &scoring.origin);
        }
        for (label, own, asked) in
            [(OUTLINE, &pack.outline, terms.outline()), (ATTACHMENTS, &pack.attachments, terms.attachments())]
        {
            if let Some(own) = own.as_ref().filter(|own| same(own, asked)) {
                add(label, self.list(own.items.iter().filter_map(|words| words.first().cloned())), &own.origin);
            }
        }
        if let Some(criteria) = pack.criteria.as_ref().filter(|own| same(own, terms.criteria())) {
            let names =
                criteria.rows.iter().filter_map(|row| Some(format!("{}（{}）", row.labels.first()?, row.points)));
            add(CRITERIA, self.list(names), &criteria.origin);
        }
        let switches = pack.rules.0.iter().map(|switch| format!("{} {}", switch.code, level(switch.to).get(self.lang)));
        let switches = self.list(switches);
        if !switches.is_empty() {
            add(RULES, switches, &pack.origin);
        }
        facts
    }

    fn list(&self, words: impl Iterator<Item = String>) -> String {
        let all: Vec<String> = words.gather();
        all.joined(self.say("、", ", "))
    }

    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        Label { zh, en }.get(self.lang)
    }

    fn weights(&self, weights: &Weights) -> String {
        let shares =
            weights.shares.iter().filter_map(|share| Some(format!("{} {}", share.labels.first()?, share.points)));
        let binding = match weights.binding {
            Binding::Suggested => self.say("原则上", "suggested"),
            Binding::Must => self.say("必须", "binding"),
        };
        format!("{}：{}（{binding}）", weights.name, self.list(shares))
    }

    fn scoring(&self, scoring: &Scoring) -> String {
        let steps = scoring.steps.map(|steps| match steps {
            Steps::Whole => self.say("“每……扣”只扣满一档的", "only full steps are deducted"),
            Steps::Begun => self.say("“每……扣”不足一档按一档", "a step begun counts whole"),
            Steps::ProRata => self.say("“每……扣”不足一档按比例", "steps in proportion"),
        });
        let reverse = scoring.reverse.map(|reverse| match reverse {
            Reverse::Quotient => self.say("反向指标按指标值÷完成值", "reverse indicators: target ÷ result"),
            Reverse::Excess => {
                self.say("反向指标按1−（完成值−指标值）÷指标值", "reverse indicators: 1 − (result − target) ÷ target")
            }
        });
        let inapplicable = scoring.inapplicable.map(|rows| match rows {
            Inapplicable::Rescaled => {
                self.say("不适用的行不计，其余折算", "rows that do not apply: the rest is scaled up")
            }
            Inapplicable::Full => self.say("不适用的行计满分", "rows that do not apply: in full"),
            Inapplicable::None => self.say("不适用的行不得分", "rows that do not apply: no points"),
        });
        let decimals = scoring.decimals.map(|places| match self.lang {
            Lang::Zh => format!("得分保留{places}位小数"),
            Lang::En => format!("{places} decimals"),
        });
        let fixed = [steps, reverse, inapplicable].into_iter().flatten().map(str::to_owned);
        self.list(fixed.chain(decimals))
    }
}

fn same<T>(own: &&T, other: Option<&T>) -> bool {
    other.is_some_and(|other| std::ptr::eq(*own, other))
}

fn level(to: SwitchTo) -> Label {
    match to {
        SwitchTo::Off => Label { zh: "不提示", en: "off" },
        SwitchTo::Note => Label { zh: "建议核实", en: "please verify" },
        SwitchTo::Warning => Label { zh: "请说明", en: "please explain" },
        SwitchTo::Error => Label { zh: "必须修改", en: "must be corrected" },
    }
}

const GRADES: Label = Label { zh: "评价等次", en: "Grades" };
const WEIGHTS: Label = Label { zh: "分值", en: "Points" };
const SCORING: Label = Label { zh: "计分口径", en: "Scoring" };
const OUTLINE: Label = Label { zh: "应有章节", en: "Chapters" };
const ATTACHMENTS: Label = Label { zh: "应附材料", en: "Attachments" };
const CRITERIA: Label = Label { zh: "评分标准", en: "Criteria" };
const RULES: Label = Label { zh: "规则设置", en: "Rules" };
