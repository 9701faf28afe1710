//! Several files: which belong together, which came twice, and that figures reconcile across them.

mod support;

use std::path::Path;

use jihe::base::text::Lang;
use jihe::engine::Opened;
use jihe::report::{self, model::Report};
use jihe::submission::Grouping;
use support::form::Format;
use support::{check, corpus};

fn open(path: &Path) -> Opened {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    support::engine().open(&name, &std::fs::read(path).unwrap(), &support::host()).unwrap()
}

fn text(name: &str, body: &str) -> Opened {
    support::engine().open(name, body.as_bytes(), &support::host()).unwrap()
}

fn group(files: &[&Opened]) -> Grouping {
    support::engine().group(files)
}

fn checked(files: &[&Opened]) -> Report {
    let report = support::engine().check(files, Lang::Zh);
    support::schema::validate(&report::json(&report));
    report
}

/// The members of each submission with its department and year.
fn told(files: &[&Opened]) -> Vec<String> {
    let grouping = group(files);
    let mut told: Vec<String> = grouping
        .submissions
        .iter()
        .map(|group| {
            let mut names: Vec<&str> = group.members.iter().map(|at| files[*at].name.as_str()).collect();
            names.sort_unstable();
            let year = group.year.map_or_else(|| "—".to_owned(), |year| year.to_string());
            format!("{} {year}: {}", group.department.as_deref().unwrap_or("—"), names.join(" "))
        })
        .collect();
    told.sort();
    told
}

/// The same in every order of the files.
#[track_caller]
fn assert_told(files: &[Opened], expected: &[&str]) {
    let mut order: Vec<&Opened> = files.iter().collect();
    for turn in 0..files.len() {
        assert_eq!(told(&order), expected, "turn {turn}");
        order.reverse();
        assert_eq!(told(&order), expected, "turn {turn}, reversed");
        order.reverse();
        order.rotate_left(1);
    }
}

fn title(name: &str, department: &str, year: u16) -> Opened {
    text(name, &format!("{department}{year}年度部门整体支出绩效自评报告\n\n{name}"))
}

/// A form without a word on whose it is.
fn bare(name: &str) -> Opened {
    text(
        name,
        "年度收入情况（万元）\n\t机构名称\n\t收入合计\n\t上年结转\n\t公共财政拨款\n\t其他收入\n\n\t1、局机关\n\t9\n\t2\n\t3\n\t4\n",
    )
}

fn project(name: &str, superior: &str, unit: &str) -> Opened {
    text(name, &format!("项目支出绩效自评表\n主管部门：{superior}\n实施单位：{unit}\n"))
}

#[test]
fn files_of_one_department_and_year_are_one_submission_under_any_variant_of_its_name() {
    let files = [
        title("a", "云岭县水利局", 2022),
        text("b", "县水利局（本级）2022年度部门整体支出绩效自评报告\n附表"),
        text("c", "单位名称：云岭县水利局汇总\n2022年度部门整体支出绩效自评表"),
        bare("基础数据表"),
    ];
    assert_told(&files, &["云岭县水利局 2022: a b c 基础数据表"]);
}

#[test]
fn another_department_or_year_is_set_apart() {
    let files = [
        title("a", "云岭县水利局", 2022),
        title("b", "云岭县水利局", 2021),
        title("c", "云岭县民政局", 2022),
        title("d", "江湾县水利局", 2022),
    ];
    assert_told(
        &files,
        &["云岭县民政局 2022: c", "云岭县水利局 2021: b", "云岭县水利局 2022: a", "江湾县水利局 2022: d"],
    );
}

#[test]
fn a_form_that_names_nobody_goes_where_its_name_or_its_words_point() {
    let files = [title("a", "云岭县水利局", 2022), title("民政局报告", "云岭县民政局", 2022), bare("民政局基础数据表")];
    assert_told(&files, &["云岭县民政局 2022: 民政局基础数据表 民政局报告", "云岭县水利局 2022: a"]);
    let files = [title("a", "云岭县水利局", 2022), title("b", "云岭县水利局", 2021), bare("2021年收支")];
    assert_told(&files, &["云岭县水利局 2021: 2021年收支 b", "云岭县水利局 2022: a"]);
    // To choose between departments by chance would make errors that are none.
    let files = [title("a", "云岭县水利局", 2022), title("c", "云岭县民政局", 2022), bare("附件2")];
    assert_told(&files, &["— —: 附件2", "云岭县民政局 2022: c", "云岭县水利局 2022: a"]);
}

#[test]
fn the_form_of_a_project_goes_with_the_department_above_it_or_with_the_unit_that_carries_it_out() {
    let files = [
        title("a", "云岭县水利局", 2022),
        title("b", "云岭县民政局", 2022),
        project("p", "云岭县水利局", "云岭县水库管理所"),
        project("q", "岭南市民政局", "云岭县民政局"),
        project("r", "[205]县民政局", "云岭县敬老院"),
    ];
    assert_told(&files, &["云岭县民政局 2022: b q r", "云岭县水利局 2022: a p"]);
}

#[test]
fn a_short_name_that_fits_two_departments_bridges_none() {
    let files = [
        title("a", "云岭县水利局", 2022),
        title("b", "江湾县水利局", 2022),
        project("p", "水利局", "江湾县水库管理所"),
    ];
    let told = told(&files.iter().collect::<Vec<_>>());
    assert_eq!(told.len(), 3, "{told:?}");
}

/// Documents as .docx and as .txt.
fn twins() -> Vec<(Opened, Opened)> {
    let own = corpus::all().into_iter().map(|document| (document.open(Format::Docx), document.open(Format::Text)));
    let real = support::files("../shared/reports");
    let docx = real.iter().filter(|path| path.extension().is_some_and(|extension| extension == "docx"));
    own.chain(docx.map(|path| (open(path), open(&path.with_extension("txt"))))).collect()
}

#[test]
fn a_report_that_came_twice_is_used_once_and_said() {
    let twins = twins();
    assert!(twins.len() >= 14);
    for (docx, txt) in &twins {
        let alone = checked(&[docx]);
        for files in [[docx, txt], [txt, docx]] {
            let both = checked(&files);
            let repeated: Vec<_> = both.repeated.iter().map(|file| (file.name.as_str(), file.same_as)).collect();
            assert_eq!(repeated, [(txt.name.as_str(), 0)], "{}", docx.name);
            assert_eq!(report::json(&alone.findings), report::json(&both.findings));
            assert_eq!(both.sources.len(), 1);
        }
        let same = checked(&[docx, docx, docx]);
        assert_eq!(same.repeated.len(), 2);
    }
    // No report is another's twin.
    let all: Vec<&Opened> = twins.iter().map(|(docx, _)| docx).collect();
    let repeated = group(&all).repeated;
    let named = repeated.iter().map(|file| (&all[file.file].name, &all[file.same_as].name)).collect::<Vec<_>>();
    assert!(named.is_empty(), "{named:?}");
}

#[test]
fn one_figure_makes_another_report() {
    let body = String::from_utf8(corpus::named("clean/several-units").bytes(Format::Text)).unwrap();
    let other = body.replacen("1402.35", "1402.53", 1);
    assert_ne!(body, other);
    let (one, other) = (text("a.txt", &body), text("b.txt", &other));
    assert!(group(&[&one, &other]).repeated.is_empty());
    // What was edited in the page is still the report that came twice.
    let mut edited = one.clone();
    edited.document = other.document.clone();
    assert_eq!(group(&[&one, &edited]).repeated.len(), 1);
}

/// A document in two files: the forms of its text parted before a line, each under the lines of its title.
fn parted(document: &corpus::Document, before: &str, format: Format) -> [Opened; 2] {
    let at = document.source.find(before).unwrap();
    let title: Vec<&str> = document.source.lines().take(3).collect();
    let second = format!("{}\n{}", title.join("\n"), &document.source[at..]);
    [("one", &document.source[..at]), ("other", &second)].map(|(name, source)| {
        let name = format!("{name}.{}", format.extension());
        support::engine().open(&name, &format.write(source), &support::host()).unwrap()
    })
}

#[test]
fn forms_in_several_files_reconcile_as_in_one() {
    let mut found = 0;
    for (name, before) in [
        ("clean/several-units", "部门（单位）年度支出和结余情况"),
        ("clean/one-surplus", "部门（单位）年度支出"),
        ("seeded/cumulative-surplus-of-the-year-only", "部门（单位）年度支出和结余情况"),
        ("seeded/three-public-swapped", "部门（单位）年度支出和结余情况"),
        ("seeded/total-with-swapped-digits", "部门（单位）年度支出"),
    ] {
        let document = corpus::named(name);
        for format in [Format::Docx, Format::Text] {
            let whole = document.check(format);
            let [one, other] = parted(&document, before, format);
            assert_eq!(group(&[&one, &other]).submissions.len(), 1, "{name}");
            for files in [[&one, &other], [&other, &one]] {
                let report = checked(&files);
                assert_eq!(check::same_findings(&whole), check::same_findings(&report), "{name}");
                assert_eq!(whole.coverage.verified, report.coverage.verified, "{name}");
                assert_eq!(whole.relations.len(), report.relations.len(), "{name}");
            }
            found += whole.findings.len();
        }
    }
    assert!(found > 0);
}

#[test]
fn a_score_table_is_not_joined_with_that_of_another_file() {
    let document = corpus::named("clean/page-break");
    let opened = document.open(Format::Docx);
    let alone = checked(&[&opened]);
    let mut other = title("other", "云岭县水利局", 2022);
    other.document = opened.document.clone();
    let both = checked(&[&opened, &other]);
    let rows = |report: &Report| report.scores.tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>();
    assert_eq!(rows(&both), [rows(&alone), rows(&alone)].concat());
}

/// The money block of the sample, with another sentence above it and some words of it replaced.
fn gardens(name: &str, above: &str, replaced: &[(&str, &str)]) -> Opened {
    let sample = std::fs::read_to_string("www/samples/contradictions.txt").unwrap();
    let sample = replaced.iter().fold(sample, |sample, (from, to)| {
        assert!(sample.contains(from), "{from}");
        sample.replace(from, to)
    });
    text(name, &sample.replace("一、部门基本情况", above))
}

#[test]
fn a_slip_in_a_form_that_came_in_two_files_is_told_once() {
    let (one, whole) = (gardens("a.txt", "一、概况", &[]), gardens("b.txt", "一、概况", &[]));
    let form = std::fs::read_to_string("www/samples/contradictions.txt").unwrap();
    let form = form.split_once("附件\n").unwrap().1;
    let chapters: String =
        ["职能", "机构", "资产", "管理", "公开", "采购", "问题", "建议", "其他", "附件", "说明", "结论"]
            .map(|word| format!("{word}情况另见单位年度工作总结有关章节，本表不再重复说明。\n"))
            .concat();
    let other = text("c.txt", &format!("竹埠区园林绿化服务中心\n{chapters}\n{form}"));
    let codes = |files: &[&Opened]| -> Vec<String> {
        let report = checked(files);
        assert_eq!(report.sources.len(), files.len(), "both are used");
        let mut codes: Vec<String> = report.findings.into_iter().map(|finding| finding.code.to_string()).collect();
        codes.sort();
        codes
    };
    let alone = codes(&[&one]);
    assert!(alone.len() > 2);
    assert_eq!(codes(&[&one, &other]), alone);
    assert_eq!(codes(&[&other, &whole]), alone);
}

#[test]
fn the_same_square_of_a_form_in_two_files_is_compared() {
    let one = gardens("a.txt", "一、基本情况", &[]);
    let other = gardens("b.txt", "一、单位概况", &[("\t912.60", "\t913.60")]);
    for files in [[&one, &other], [&other, &one]] {
        let differ = |finding: &jihe::report::model::Finding| finding.code == "JH-X104";
        let found: Vec<_> = checked(&files).findings.into_iter().filter(differ).collect();
        let [finding] = found.as_slice() else { panic!("{found:?}") };
        assert!(finding.message.contains("912.60") && finding.message.contains("913.60"), "{}", finding.message);
    }
}

#[test]
fn approved_targets_may_stand_in_a_file_of_their_own() {
    let source = corpus::named("clean/approved-targets-of-a-department").source;
    let (approved, form) = source.split_once("柏坞县应急管理局2023年度部门整体支出绩效自评表").unwrap();
    let form = format!("柏坞县应急管理局2023年度部门整体支出绩效自评表{form}");
    let open =
        |name: &str, source: &str| support::engine().open(name, &Format::Docx.write(source), &support::host()).unwrap();
    let codes = |approved: &str, form: &str| -> Vec<String> {
        let (approved, form) = (open("批复表.docx", approved), open("自评表.docx", form));
        assert_eq!(group(&[&approved, &form]).submissions.len(), 1);
        checked(&[&form, &approved]).findings.into_iter().map(|finding| finding.code).collect()
    };
    assert!(codes(approved, &form).is_empty());
    let lowered = form.replace("≥420家次 | 436家次", "≥400家次 | 436家次");
    assert_eq!(codes(approved, &lowered), ["JH-F304"]);
    // Targets of another year are another year's.
    let other = open("批复表.docx", &approved.replace("2023年度", "2022年度"));
    let codes: Vec<String> =
        checked(&[&other, &open("自评表.docx", &lowered)]).findings.into_iter().map(|finding| finding.code).collect();
    assert!(!codes.iter().any(|code| code == "JH-F304"), "{codes:?}");
}
