//! The packs that are shipped: of each a document in which all is as the place wants it, and one in which it is not.

mod support;

use jihe::base::text::Lang;
use jihe::packs::Packs;
use jihe::report::model::{PackChoice, Report, ScoreBasis};
use jihe::rubric;
use support::form::Format;

/// Checks a document in the notation of the corpus.
fn check(source: &str) -> Report {
    let opened = support::engine().open("a.docx", &Format::Docx.write(source), &support::host()).unwrap();
    support::engine().check(&[&opened], Lang::Zh)
}

fn choice(report: &Report, id: &str) -> Option<PackChoice> {
    report.packs.iter().find(|pack| pack.id == id).map(|pack| pack.choice)
}

fn has(report: &Report, code: &str) -> bool {
    report.findings.iter().any(|finding| finding.code == code)
}

/// What the place wants, and what it does not: silent first, found then, and by this pack both times.
#[track_caller]
fn both(id: &str, why: PackChoice, code: &str, clean: &str, defect: &str) {
    for (source, found) in [(clean, false), (defect, true)] {
        let report = check(source);
        assert_eq!(choice(&report, id), Some(why), "{id}: {:?}", report.packs);
        let said: Vec<_> = report.findings.iter().map(|one| (one.code.as_str(), one.message.as_str())).collect();
        assert_eq!(has(&report, code), found, "{id} {code}: {said:?}\n{source}");
        assert!(found || said.is_empty(), "{id}: {said:?}\n{source}");
    }
}

/// A self-evaluation form, a row a heading, every target met.
fn self_evaluation(place: &str, of: &str, execution: u16, shares: &[(&str, u16)]) -> String {
    let of_whom = if of == PROJECT { "项目名称 | 湿地修复" } else { "单位名称 | 松泉湿地保护站" };
    let mut source = format!(
        "{place}2023年度{of}绩效自评表\n{of_whom} | < | < | < | < | < | <\n\
         资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分\n\
         ^ | 年度资金总额 | 80.00 | 80.00 | 80.00 | {execution} | 100.00% | {execution}\n\
         一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施\n"
    );
    for (name, points) in shares {
        let measure = name.trim_end_matches("指标");
        source += &format!(
            "{name}（{points}分） | {measure}类指标 | {measure}任务完成率 | 100% | 100% | {points} | {points} | \n"
        );
    }
    source + "总分 | < | < | < | < | 100 | 100 | \n"
}

const PROJECT: &str = "项目支出";
const WHOLE: &str = "部门整体支出";

#[test]
fn weights_of_the_country_are_for_projects_and_any_of_its_lists_will_do() {
    let form = |shares: &[(&str, u16)]| self_evaluation("江湾县松泉湿地保护站", PROJECT, 10, shares);
    let ten = form(&[("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)]);
    let other = form(&[("产出指标", 45), ("效益指标", 35), ("满意度指标", 10)]);
    both("national", PackChoice::Forms, "JH-F303", &ten, &other);
    let costs = form(&[("成本指标", 20), ("产出指标", 40), ("效益指标", 20), ("满意度指标", 10)]);
    let without = form(&[("成本指标", 20), ("产出指标", 40), ("效益指标", 30)]);
    let wrong = form(&[("成本指标", 10), ("产出指标", 50), ("效益指标", 20), ("满意度指标", 10)]);
    both("costs2021", PackChoice::Default, "JH-F303", &costs, &wrong);
    assert!(!has(&check(&without), "JH-F303"));
    let department = other.replace(PROJECT, WHOLE).replace("项目名称 | 湿地修复", "单位名称 | 松泉湿地保护站");
    assert!(!has(&check(&department), "JH-F303"), "for departments the country has no weights");
}

#[test]
fn weights_of_a_province_are_those_of_its_form() {
    let form = |place, execution, shares: &[(&str, u16)]| self_evaluation(place, WHOLE, execution, shares);
    let good = [("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)];
    let bad = [("产出指标", 40), ("效益指标", 30), ("满意度指标", 20)];
    for (id, place) in [("hunan", "湖南省江湾县松泉湿地保护站"), ("chongqing", "重庆市江湾区松泉湿地保护站")]
    {
        let clean = form(place, 10, &good);
        both(id, PackChoice::Named, "JH-F303", &clean, &form(place, 10, &bad));
        if id == "hunan" {
            assert!(!has(&check(&form(place, 10, &[("产出指标", 50), ("效益指标", 40)])), "JH-F303"));
        }
    }
    let hubei = "湖北省江湾县松泉湿地保护站";
    let wrong = form(hubei, 20, &[("产出指标", 50), ("效益指标", 30)]);
    both("hubei", PackChoice::Named, "JH-F303", &form(hubei, 20, &[("产出指标", 40), ("效益指标", 40)]), &wrong);
}

/// A scoring table that prints no criteria, a row a heading.
fn scoring_table(place: &str, rows: &[(&str, &str, u16, &str)]) -> String {
    let mut source = format!(
        "{place}2020年度部门整体支出绩效评价评分表\n一级指标 | 二级指标 | 三级指标 | 分值 | 自评得分 | 扣分原因\n"
    );
    for (heading, name, points, score) in rows {
        let reason = if *score == points.to_string() { "" } else { "按评分标准扣分" };
        source += &format!("{heading}（{points}分） | {heading}管理 | {name} | {points} | {score} | {reason}\n");
    }
    source
}

#[test]
fn weights_of_yueyang_and_sichuan_are_those_of_their_score_tables() {
    let yueyang = |points: [u16; 4]| {
        let names = ["投入", "过程", "产出", "效果"];
        let scores = points.map(|points| points.to_string());
        let rows: Vec<_> = (0..4).map(|at| (names[at], "工作完成情况", points[at], scores[at].as_str())).collect();
        scoring_table("岳阳市松泉湿地保护站", &rows) + "总分 | < | < | 100 | 100 |\n"
    };
    both("yueyang", PackChoice::Named, "JH-F303", &yueyang([15, 40, 25, 20]), &yueyang([15, 40, 20, 25]));
    let sichuan = |points: [u16; 3]| {
        let names = ["部门决策", "综合管理", "部门绩效"];
        let scores = points.map(|points| points.to_string());
        let rows: Vec<_> = (0..3).map(|at| (names[at], "工作完成情况", points[at], scores[at].as_str())).collect();
        scoring_table("四川省松泉湿地保护站", &rows) + "总分 | < | < | 100 | 100 |\n"
    };
    both("sichuan", PackChoice::Named, "JH-F303", &sichuan([25, 30, 45]), &sichuan([25, 35, 40]));
}

/// Staff above the posts by 4%, and a row of the score table that is scored by it.
fn staff(place: &str, points: u16, score: &str) -> String {
    format!(
        "{place}2020年度部门整体支出绩效评价基础数据表\n财政供养人员情况（人） | 编制数 | 2020年实际在职人数 | 控制率\n\
         ^ | 50 | 52 | 104%\n---\n{}",
        scoring_table(place, &[("投入", "在职人员控制率", points, score)])
    ) + &format!("总分 | < | < | {points} | {score} |\n")
}

#[test]
fn rows_without_a_criterion_are_scored_by_that_of_the_place() {
    for (id, place, points, right) in
        [("yueyang", "岳阳市松泉湿地保护站", 5, "3"), ("hunan", "湖南省松泉湿地保护站", 8, "6")]
    {
        let (clean, wrong) = (check(&staff(place, points, right)), check(&staff(place, points, &points.to_string())));
        assert_eq!(choice(&clean, id), Some(PackChoice::Named), "{:?}", clean.packs);
        let scored = clean.scores.tables[0].rows.iter().find_map(|row| row.scored.as_ref()).unwrap();
        assert_eq!(scored.basis, ScoreBasis::Place);
        assert!(!has(&clean, "JH-S120"), "{:?}", clean.findings);
        assert!(has(&wrong, "JH-S120"), "{:?}", wrong.findings);
        // Of other points nobody knows the criterion.
        assert!(!has(&check(&staff(place, 7, "7")), "JH-S120"));
    }
}

#[test]
fn every_criterion_of_a_pack_can_be_executed() {
    for pack in Packs::built_in().unwrap().packs {
        for row in pack.criteria.iter().flat_map(|criteria| &criteria.rows) {
            let points = jihe::base::amount::Amount::whole(i64::from(row.points));
            let scheme = rubric::read(&row.criterion, points);
            assert_ne!(scheme.kind(), "judgement", "{}: {} {:?}", pack.id, row.criterion, scheme.why);
            assert_eq!(scheme.said().unwrap_or(points), points, "{}: {}", pack.id, row.criterion);
        }
    }
}

#[test]
fn before_2018_yueyang_has_no_criteria_of_its_own() {
    let form = |year: &str| staff("岳阳市松泉湿地保护站", 5, "5").replace("2020年", year);
    let early = check(&form("2017年"));
    assert_eq!(choice(&early, "yueyang2017"), Some(PackChoice::Named), "{:?}", early.packs);
    assert!(!has(&early, "JH-S120"));
    let late = check(&form("2020年"));
    assert_eq!(choice(&late, "yueyang2017"), None);
    assert!(has(&late, "JH-S120"));
}

#[test]
fn the_system_scores_what_should_be_small_by_its_excess() {
    let form = |place: &str, score: &str| {
        let source = self_evaluation(place, PROJECT, 10, &[("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)]);
        let row = "产出任务完成率 | 100% | 100% | 50 | 50 | ";
        assert!(source.contains(row));
        let late = format!("工期 | ≤60天 | 72天 | 50 | {score} | 雨季停工");
        let total =
            jihe::base::amount::Amount::parse(score).unwrap().plus(jihe::base::amount::Amount::whole(50)).unwrap();
        source.replace(row, &late).replace("| 100 | 100 | \n", &format!("| 100 | {} | \n", total.written(0)))
    };
    let award = |report: &Report| {
        report
            .scores
            .tables
            .iter()
            .flat_map(|table| &table.rows)
            .find_map(|row| {
                row.scored.as_ref().filter(|scored| !scored.alternatives.is_empty()).map(|scored| scored.award.clone())
            })
            .unwrap()
    };
    let system = check(&form("江湾县松泉湿地保护站（据预算管理一体化系统导出）", "40"));
    assert_eq!(choice(&system, "integrated"), Some(PackChoice::Named));
    assert_eq!(award(&system).points.as_deref(), Some("40"));
    let other = check(&form("江湾县松泉湿地保护站", "40"));
    assert_eq!(award(&other).points.as_deref(), Some("41.67"));
    assert!(!has(&system, "JH-S120"), "{:?}", system.findings);
    // What the system computes is exact; elsewhere a score near what is in proportion is as good.
    let claimed = check(&form("江湾县松泉湿地保护站（据预算管理一体化系统导出）", "45"));
    assert!(has(&claimed, "JH-S120"), "{:?}", claimed.findings);
    assert!(!has(&check(&form("江湾县松泉湿地保护站", "45")), "JH-S120"));
}

#[test]
fn yunnan_wants_three_tables() {
    let report = "云南省松泉湿地保护站2023年度绩效自评报告\n一、基本情况\n附件：1. 部门整体支出绩效自评情况；2. 部门整体支出绩效自评表；3. 项目支出绩效自评表\n";
    let lacking = report.replace("；3. 项目支出绩效自评表", "");
    both("yunnan", PackChoice::Named, "JH-F302", report, &lacking);
}

#[test]
fn hunan_has_an_outline() {
    let chapters = [
        "单位基本情况",
        "一般公共预算支出情况",
        "政府性基金预算支出情况",
        "国有资本经营预算支出情况",
        "社会保险基金预算支出情况",
        "部门整体支出绩效情况",
        "存在的问题及原因分析",
        "下一步改进措施",
        "绩效自评结果拟应用和公开情况",
    ];
    let report = |left_out: &str| {
        let mut source = "湖南省松泉湿地保护站2023年度部门整体支出绩效自评报告\n".to_owned();
        for (at, chapter) in chapters.iter().filter(|chapter| **chapter != left_out).enumerate() {
            source += &format!("{}、{chapter}\n", ["一", "二", "三", "四", "五", "六", "七", "八", "九"][at]);
        }
        source + "附件：部门整体支出绩效评价基础数据表、部门整体支出绩效自评表\n"
    };
    both("hunan", PackChoice::Named, "JH-F301", &report(""), &report("下一步改进措施"));
}

#[test]
fn common_measures_and_published_accounts_are_known_by_their_figures() {
    let table = staff("江湾县松泉湿地保护站", 5, "3").replace("部门整体支出绩效评价基础", "（财预〔2013〕53号）基础");
    let table = table.replace("52", "48").replace("104%", "96%");
    both("measures2013", PackChoice::Named, "JH-R102", &table, &table.replace("96%", "98%"));
    let accounts = support::corpus::named("clean/accounts-by-subject").source;
    both(
        "accounts",
        PackChoice::Forms,
        "JH-A190",
        &accounts,
        &accounts.replace("| 1360.50 | 1298.00 |", "| 1360.50 | 1289.00 |"),
    );
}

#[test]
fn chongqing_scores_by_coefficient_and_weight() {
    let form = |score: &str, total: &str| {
        format!(
            "重庆市江湾区水利局2023年度部门整体绩效自评表\n\
             预算部门 | 重庆市江湾区水利局 | < | < | < | < | 自评总分（分） | {total} | < | <\n\
             指标名称 | 计量单位 | 指标性质 | 年初指标值 | 调整指标值 | 全年完成值 | 得分系数 | 指标权重 | 指标得分（分） | 是否核心指标\n\
             新建山坪塘 | 口 | ≥ | 40 | 40 | 41 | 1 | 40 | 40 | 是\n\
             水源地巡查 | 次 | ≥ | 120 | 100 | 90 | 0.9 | 30 | {score} | 否\n\
             灌区群众满意度 | % | ≥ | 90 | 90 | 93 | 1 | 30 | 30 | 是\n"
        )
    };
    both("chongqing", PackChoice::Named, "JH-S106", &form("27", "97"), &form("28", "98"));
}
