//! JH-F306. Page and cases: `projects_make_up_the_whole.md`.

use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::{Label, Text};
use crate::diagnostic::{Annotation, Code, Severity};
use crate::facts::Projects;
use crate::rules::{Check, Rule, Scan, place_of, say};

/// The self-evaluation forms of projects beside the department's 项目支出: amounts, names, how many.
pub const RULE: Rule = Rule {
    code: Code("JH-F306"),
    name: "projects-make-up-the-whole",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("projects_make_up_the_whole.md"),
};

const BEYOND: Label = Label {
    zh: "{0} 张项目支出绩效自评表的执行数合计 {1} 万元，超过部门的项目支出 {2}，请核实。",
    en: "The {0} form(s) of projects come to {1} (10 000 yuan), more than the department's project expenditure, {2}: please check.",
};
const SHORT: Label = Label {
    zh: "{0} 张项目支出绩效自评表的执行数合计 {1} 万元，为部门项目支出 {2} 的 {3}%，请核实其余项目是否已自评。",
    en: "The {0} form(s) of projects come to {1} (10 000 yuan), {3}% of the department's project expenditure, {2}: please check whether the others were evaluated.",
};
const LISTED: Label = Label {
    zh: "所列 {0} 个项目中有 {1} 个没有绩效自评表：{2}。请补充或说明。",
    en: "{1} of the {0} projects listed have no self-evaluation form: {2}. Please add them, or say why.",
};
const SAID: Label = Label {
    zh: "文中说 {0} 个项目开展了绩效自评，提交的项目支出绩效自评表有 {1} 张，请核实。",
    en: "{0} projects are said to have been evaluated; there are {1} form(s): please check.",
};

fn scan(scan: &mut Scan<'_>) {
    let projects = &scan.facts.projects;
    amounts(scan, projects);
    let forms = projects.forms.len();
    for (missing, listed) in &projects.lists {
        scan.look();
        let Some((_, anchor)) = missing.first() else { continue };
        let names = missing.iter().take(8).map(|(name, _)| format!("“{name}”")).gather().joined("、");
        let message = say(LISTED, &[&listed.to_string(), &missing.len().to_string(), &names]);
        let related =
            missing.iter().skip(1).map(|(name, anchor)| Annotation { label: Text::same(name), anchor: *anchor });
        scan.find(Severity::Note, (place_of("项目清单"), *anchor), message, related.gather());
    }
    let count = i64::try_from(forms).map(Amount::whole).unwrap_or_default();
    let Some((said, anchor)) = projects.said.first() else { return };
    scan.look();
    if projects.said.iter().all(|(said, _)| *said != count) {
        let message = say(SAID, &[&said.written(0), &forms.to_string()]);
        scan.find(Severity::Note, (place_of("自评项目数"), *anchor), message, forms_of(projects));
    }
}

/// What all forms come to, beside what the department spent on projects: any of its figures may be meant.
fn amounts(scan: &mut Scan<'_>, projects: &Projects) {
    let Some(sum) = projects.sum.filter(|sum| !sum.is_zero()) else { return };
    let facts = scan.facts;
    let wholes = projects.wholes.iter().filter_map(|id| facts.figure(*id)).filter(|figure| !figure.amount.is_zero());
    // Rounding of each form, and of the whole: a thousandth.
    let gap = |whole: Amount| sum.minus(whole)?.times(Amount::whole(1000))?.over(whole);
    let all = wholes.filter_map(|figure| {
        let whole = figure.amount.times(figure.unit.yuan()?)?;
        Some((figure, whole, gap(whole)?))
    });
    let all = all.gather();
    let Some((figure, whole, gap)) = all.iter().min_by_key(|(_, _, gap)| gap.abs()) else { return };
    scan.look();
    let (Some(anchor), false) = (figure.anchor, gap.abs() <= Amount::whole(1) || scan.is_blamed(figure.id)) else {
        return;
    };
    let wan = sum.over(Amount::whole(10_000)).unwrap_or_default().rounded(2).written(0);
    let share = sum.times(Amount::whole(100)).and_then(|sum| sum.over(*whole)).unwrap_or_default();
    let shown = [figure.amount.written(figure.scale).as_str(), figure.unit.zh()].joined(" ");
    let (count, share) = (projects.forms.len().to_string(), share.rounded(2).written(0));
    let words = [count.as_str(), &wan, &shown, &share];
    let beyond = !gap.is_negative();
    // One form alone may be what was asked for.
    if !beyond && projects.forms.len() < 2 && projects.lists.is_empty() && projects.said.is_empty() {
        return;
    }
    let (severity, label) = if beyond { (Severity::Warning, BEYOND) } else { (Severity::Note, SHORT) };
    scan.find(severity, (figure.labels.clone(), anchor), say(label, &words), forms_of(projects));
}

fn forms_of(projects: &Projects) -> Vec<Annotation> {
    let form = |form: &crate::facts::ProjectForm| Annotation { label: Text::same(&form.name), anchor: form.anchor };
    projects.forms.iter().take(20).map(form).gather()
}
