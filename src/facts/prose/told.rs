//! What a sentence tells that a form may tell as well: which measure, of which year, stage and funds.
//!
//! The words right before a number must name the measure and nothing else, but for words of scope: 征地拆迁项目支出 is no
//! 项目支出.

use super::Reader;
use super::role::{AMOUNTS, PRIOR, WHOLE, is_rate};
use super::scan::Mention;
use crate::base::fold::is_letter;
use crate::base::unit::Unit;
use crate::base::word::{self, has, take_out};
use crate::facts::{Called, Told, name_of};
use crate::packs::words::told as words;
use crate::vocabulary::measure::UnitKind;
use crate::vocabulary::{Measure, measure};

/// The words of a text that narrow a quantity, and what they leave.
pub(super) fn scope(text: &str) -> (u16, String) {
    // Who is 在编 only is another number.
    let (mut bits, mut rest) = (0, text.replace("在职在编", "在职").replace("在编在职", "在职"));
    for (names, bit) in words::SCOPES {
        for name in word::words(names) {
            if take_out(&mut rest, name) {
                bits |= bit;
            }
        }
    }
    if has(&rest, "项目 工程") && has(&rest.replace("项目支出", ""), "项目 工程") {
        bits |= words::PROJECT;
    }
    (bits, rest)
}

/// The last year that stands in a text: 2022年.
fn year(text: &str) -> Option<u16> {
    text.rsplit('年').skip(1).find_map(|before| {
        let digits = before.get(before.len().checked_sub(4)?..)?;
        digits.parse().ok().filter(|year| (2000..2100).contains(year))
    })
}

/// What was said so far, to be inherited by what follows.
#[derive(Default)]
struct Said {
    paragraph: usize,
    sentence: usize,
    /// Of the paragraph.
    scope: u16,
    /// Of the sentence: another time, some of the units.
    elsewhere: u16,
    year: Option<u16>,
    /// The sentence has a subject of its own: no total in it is that of the department.
    subject: bool,
    /// What the sentence told last, and how far that goes: 三公经费预算10万元，决算12万元.
    last: Option<(Measure, u16)>,
}

/// Things with the numbers of their mentions.
type Numbered<T> = Vec<(usize, T)>;

/// What the quantities of a passage tell, and what they are called.
pub(super) fn read(reader: &Reader<'_>) -> (Numbered<Told>, Numbered<Called>) {
    let (mut found, mut called) = (Vec::new(), Vec::new());
    let mut said = Said::default();
    let mut scopes: Vec<u16> = Vec::with_capacity(reader.mentions.len());
    let mut wholes = vec![None; reader.mentions.len()];
    for (whole, part) in &reader.parts {
        if let Some(of) = wholes.get_mut(*part).filter(|_| whole < part) {
            *of = Some(*whole);
        }
    }
    for (at, mention) in reader.mentions.iter().enumerate() {
        if mention.paragraph != said.paragraph {
            said = Said { paragraph: mention.paragraph, ..Said::default() };
        }
        if mention.sentence != said.sentence {
            // A sentence that names its year begins anew; another one may go on.
            said.subject &= year(&mention.gap).is_none();
            (said.sentence, said.elsewhere, said.last) = (mention.sentence, 0, None);
        }
        said.year = year(&mention.gap).or(said.year);
        let ((own, rest), (around, _)) = (scope(&mention.lead), scope(&mention.gap));
        let whole = wholes.get(at).copied().flatten().and_then(|whole| scopes.get(whole)).copied();
        let stages = [own, whole.unwrap_or_default(), around];
        let stage = stages.iter().map(|bits| bits & words::STAGES).find(|stage| *stage != 0).unwrap_or_default();
        let here = own | around & (words::FUNDS | words::ELSEWHERE | words::PROJECT);
        said.elsewhere |= here & (words::ELSEWHERE | words::PART);
        let narrow = here | said.elsewhere | whole.unwrap_or(said.scope) | mention.section;
        scopes.push(narrow & !words::STAGES | stage);
        let mut told = told(mention, &rest, own, narrow, said.last.filter(|_| !speaks_of_more(&mention.gap)));
        let total = told.is_some_and(|told| TOTALS.contains(&told.measure));
        let project = told.is_some_and(|told| told.measure == measure::PROJECT_EXPENDITURE);
        let more = (total && said.subject) || ((total || project) && speaks_of_more(&mention.gap));
        if let Some(told) = told.as_mut().filter(|_| more) {
            told.narrow = words::NARROW;
        }
        // A budget is told with or without what was carried over.
        let budget = (said.scope | mention.section) & words::STAGES & !words::OUTTURN != 0;
        let sure = stage & words::OUTTURN != 0 || (stage == 0 && !budget);
        let step = has(&mention.lead, words::STEPS);
        said.last = if step { said.last } else { told.map(|told| (told.measure, told.narrow)) };
        if whole.is_none() && !step {
            said.scope |= here & !(words::PRIOR | words::ELSEWHERE);
            said.subject |= !total && reader.is(at, AMOUNTS) && super::is_money(mention.number.unit);
        }
        if reader.is(at, AMOUNTS | WHOLE | PRIOR) && narrow & words::ELSEWHERE == 0 {
            let prior = reader.is(at, PRIOR) || narrow & words::PRIOR != 0;
            let stage = if stage & words::OUTTURN == 0 { stage } else { stage & words::OUTTURN };
            found.extend(told.map(|told| (at, Told { stage, prior, sure, year: said.year, ..told })));
            let name = if prior || mention.about { String::new() } else { name_of(&mention.lead) };
            if !name.is_empty() && reader.is(at, AMOUNTS) && !is_rate(mention.number.unit) {
                called.push((at, Called { figure: Default::default(), name, stage, year: said.year }));
            }
        }
    }
    (found, called)
}

/// 疫情防控方面，总支出3.2万元; 支出总额（含年末结转）: what stands before a total speaks of something else.
fn speaks_of_more(gap: &str) -> bool {
    let mut rest: String = scope(gap).1.chars().filter(|c| is_letter(*c) && !c.is_ascii()).collect();
    for name in word::words(words::CLAUSE).chain(word::words(words::NEUTRAL)) {
        take_out(&mut rest, name);
    }
    gap.contains('含') || rest.chars().count() > 3
}

/// 中心编制, 县水利局在职人员: the department by its name, before what is counted of its people.
fn of_people(name: &str) -> Option<Measure> {
    let named = |who: &str| who.ends_with(|c| words::BODIES.contains(c)) && !who.contains(['下', '属', '设']);
    let is = |names: &str| names.split(' ').any(|known| name.strip_suffix(known).is_some_and(named));
    let people = |(_, measure): &&(&str, Measure)| measure.unit() == UnitKind::People;
    words::MEASURES.iter().filter(people).find(|(names, _)| is(names)).map(|(_, measure)| *measure)
}

/// Totals, which may be of anything.
const TOTALS: [Measure; 3] = [measure::INCOME_TOTAL, measure::EXPENDITURE_TOTAL, measure::ANNUAL_FUNDS];

/// What is carried over by its own name.
const SURPLUSES: [Measure; 2] = [measure::YEAR_SURPLUS, measure::CUMULATIVE_SURPLUS];

/// The measure that the words before a number name.
fn told(mention: &Mention, rest: &str, own: u16, narrow: u16, last: Option<(Measure, u16)>) -> Option<Told> {
    let mut name: String = rest.chars().filter(|c| !c.is_ascii()).collect();
    for neutral in word::words(words::NEUTRAL) {
        take_out(&mut name, neutral);
    }
    // 2022年…
    let name = name.trim_start_matches('年');
    let names = |(names, _): &&(&str, Measure)| word::is_one(name, names);
    let mut measure = words::MEASURES.iter().find(names).map(|(_, measure)| *measure);
    let funds = own & words::FUNDS;
    let all = narrow;
    let mut narrow = narrow & words::NARROW;
    if funds != 0 && matches!(name, "收入" | "拨款" | "") {
        // 一般公共预算财政拨款收入: a measure of its own.
        measure = words::FUND_MEASURES.iter().find(|(bits, _)| *bits == funds).map(|(_, measure)| *measure);
        narrow = if name.is_empty() { words::NARROW } else { narrow & !words::FUNDS };
    }
    let staged = funds == 0 && own & words::STAGES != 0;
    // 项目预算a万元，全年资金b万元: of all there is, it may be.
    if measure.is_none() && staged && matches!(name, "项目" | "资金") {
        (measure, narrow) = (Some(measure::EXPENDITURE_TOTAL), words::NARROW);
    }
    // 年初预算1180万元，调整后预算1264.5万元: the department's, where nothing else is spoken of.
    let follows = name.is_empty() || has(&mention.lead, "实际支出 实际采购") && matches!(name, "支出" | "采购");
    let last = last.filter(|_| staged && follows);
    let all_of_it = name.is_empty() && staged;
    let loose = last.is_some() || measure.is_none() || measure == Some(measure::ACTUAL_HEADCOUNT);
    let measure = measure.or_else(|| of_people(name));
    let measure = last.map(|last| last.0).or(measure).or(all_of_it.then_some(measure::ANNUAL_FUNDS))?;
    let fits = match measure.unit() {
        UnitKind::Money => super::is_money(mention.number.unit),
        _ => matches!(mention.number.unit, Unit::Count("人" | "名" | "个")),
    };
    // 支出 alone may be of anything; 支出合计, 部门整体支出 is all of it.
    let part = mention.section & words::SUBJECT != 0 || !has(rest, words::WHOLE);
    let of_project = measure == measure::PROJECT_EXPENDITURE && all & words::PROJECT != 0;
    // 年末…，其中基本支出结转: what is left of it, at one of two dates.
    let carried = has(&mention.lead, "结转 结余") && !SURPLUSES.contains(&measure);
    if let Some((_, scope)) = last.filter(|_| !carried) {
        narrow |= scope;
    } else if of_project || carried || part && !all_of_it && TOTALS.contains(&measure) {
        narrow = words::NARROW;
    }
    let told =
        Told { figure: Default::default(), measure, stage: 0, prior: false, year: None, narrow, sure: false, loose };
    fits.then_some(told)
}
