//! Packs as people write them: read, refused with the line, inherited, switched, used.

mod support;

use jihe::base::text::Lang;
use jihe::engine::{Engine, Opened, Wishes};
use jihe::ingest::Host;
use jihe::packs::reader::Problem;
use jihe::packs::{Pack, Packs};
use jihe::report::model::{PackChoice, Report, Severity};
use support::corpus;
use support::form::Format;

/// The keys that every pack must have.
const HEAD: &str = "id = \"mine\"\nversion = \"1\"\nname_zh = \"江湾县口径\"\nname_en = \"Jiangwan\"\nsource = \"江财绩〔2025〕3号\"\n";

fn read(text: &str) -> Result<Pack, Vec<Problem>> {
    Packs::built_in().unwrap().read_toml(text.as_bytes())
}

fn pack(more: &str) -> Pack {
    read(&format!("{HEAD}{more}")).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The places and Chinese sentences of what is wrong, behind the head of five lines.
fn wrong(more: &str) -> Vec<(usize, usize, String)> {
    let problems = read(&format!("{HEAD}{more}")).expect_err("it was taken");
    problems.into_iter().map(|problem| (problem.line, problem.column, problem.message.zh)).collect()
}

#[track_caller]
fn says(more: &str, line: usize, words: &str) {
    let problems = wrong(more);
    assert!(
        problems.iter().any(|(at, _, says)| *at == line && says.contains(words)),
        "no “{words}” at {line}: {problems:?}"
    );
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_what_would_be_right() {
    says("[[forms]]\nkind = \"incomes\"\nlayout = \"units\"\n", 7, "没有“incomes”这种表。可用：income、");
    says("[[forms]]\nkind = \"income\"\nlayout = \"unit\"\n", 8, "是否应为“units”？");
    says("[[form]]\nkind = \"income\"\n", 6, "没有“form”这个键。是否应为“forms”？");
    says("[[forms]]\nkind = \"income\"\nlayout = \"units\"\n", 6, "没有一列写 required");
    says("names = [\"省\"]\n", 6, "至少两个字");
    says("names = \"江湾县\"\n", 6, "这里应为列表 [ ]，写的是文字");
    says("years = { from = 2024, to = 2020 }\n", 6, "起始年度晚于截止年度");
    says("link = \"javascript:alert(1)\"\n", 6, "网址应以 https:// 开头");
    says("[rules]\nJH-Q999 = \"off\"\n", 7, "没有规则“JH-Q999”");
    says("[rules]\nJH-A101 = \"of\"\n", 7, "可用：off、note");
    says("inherits = \"hunnan\"\n", 0, "没有可继承的包“hunnan”");
    says("inherits = \"mine\"\n", 0, "继承成了环");
    says("[[measures]]\nid = \"incomeTotal\"\nname = \"收入\"\n", 7, "已有“incomeTotal”这个量");
    let rate = "[[rates]]\nresult = \"staffRate\"\ndividend = \"inServiceStaf\"\ndivisor = \"authorizedPosts\"\n";
    says(rate, 7, "没有“staffRate”这个量");
    says(rate, 8, "是否应为“inServiceStaff”？");
    let bands = "[grades]\nsource = \"x\"\nbands = [{ grade = \"中\", from = 60 }, { grade = \"优\", from = 90 }]\n";
    says(bands, 8, "分数段应从高到低");
    let part = "[[forms]]\nkind = \"income\"\nlayout = \"units\"\ncolumns = [\n  { role = \"stub\", headers = [\"名称\"], required = true },\n  { role = \"figure\", headers = [\"拨款\"], part_of = \"incomeTotal\" },\n]\n";
    says(part, 11, "“incomeTotal”在这张表里没有自己的行或列");
    says(&part.replace("\"名称\"", "\"@nothing\""), 10, "没有公用清单“@nothing”");
}

#[test]
fn what_is_no_toml_is_told_in_chinese_with_its_line() {
    for (more, line, words) in [
        ("region = 江湾县\n", 6, "写法有误"),
        ("region = \"江湾县\n", 6, "引号"),
        ("region = \n", 6, "写法有误"),
        ("region = \"a\"\nregion = \"b\"\n", 7, "同一个键写了两次"),
        ("names = [\"江湾县\" \"江财绩\"]\n", 6, "缺少逗号"),
    ] {
        says(more, line, words);
    }
}

#[test]
fn several_mistakes_are_told_at_once_in_their_order() {
    let problems = wrong("regoin = \"x\"\nlevel = \"镇\"\nlinks = 3\n");
    let lines: Vec<usize> = problems.iter().map(|(line, ..)| *line).collect();
    assert_eq!(lines, [6, 7, 8], "{problems:?}");
}

#[test]
fn hostile_packs_are_refused_within_limits() {
    let started = std::time::Instant::now();
    let large = " ".repeat(300 << 10);
    says(&large, 0, "文件过大，最多 256 KB");
    says(&format!("names = {}{}\n", "[".repeat(2000), "]".repeat(2000)), 6, "写法有误");
    let choices = "{a,b}".repeat(60);
    let form = |headers: &str| {
        format!(
            "[[forms]]\nkind = \"income\"\nlayout = \"units\"\ncolumns = [{{ role = \"stub\", headers = [{headers}], required = true }}]\n"
        )
    };
    says(&form(&format!("\"{choices}\"")), 9, "展开后过多");
    let many: Vec<String> = (0..301).map(|at| format!("\"名{at}\"")).collect();
    says(&form(&many.join(",")), 9, "列表过长，最多 300 项");
    let wide: Vec<String> =
        (0..290).map(|at| format!("\"名{at}{{一,二,三,四,五,六,七,八,九,十}}{{甲,乙,丙,丁,戊}}\"")).collect();
    says(&form(&wide.join(",")), 6, "表头和行名过多");
    let forms = form("\"名称\"").repeat(61);
    says(&forms, 6, "过多：61 项，最多 60 项");
    says(&format!("region = \"{}\"\n", "长".repeat(2001)), 6, "文字过长");
    let unknown: String = (0..5000).map(|at| format!("k{at} = 1\n")).collect();
    assert_eq!(wrong(&unknown).len(), 50);
    let broken = "= = =\n".repeat(5000);
    assert!(wrong(&broken).len() <= 50);
    assert!(read("\u{0}").is_err() && Packs::built_in().unwrap().read_toml(b"id = \"\xff\"").is_err());
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn no_bytes_make_the_reader_panic() {
    let good = std::fs::read("tests/packs/shibu.toml").unwrap();
    let packs = Packs::built_in().unwrap();
    for at in (0..good.len()).step_by(7) {
        let mut bytes = good.clone();
        bytes[at] = b"\"[]{}=\n#x\xff"[at % 10];
        let _ = packs.read_toml(&bytes);
        let _ = packs.read_toml(&good[..at]);
    }
}

#[test]
fn what_a_pack_does_not_state_is_its_parents() {
    let bands = "[grades]\nsource = \"江湾县办法\"\nbands = [{ grade = \"优\", from = 85 }]\n";
    let own = pack(&format!("inherits = \"national\"\n{bands}"));
    assert_eq!(own.grades.unwrap().origin.notice, "江湾县办法");
    let national = pack("inherits = \"national\"\n");
    assert!(national.grades.unwrap().origin.notice.contains("10号"));
    assert!(pack("").grades.is_none());
    // 岳阳 has them from 湖南: what it says of itself stays its own.
    let yueyang = pack("inherits = \"yueyang\"\n");
    assert_eq!(yueyang.region.as_deref(), Some("湖南省岳阳市"));
    assert!(yueyang.forms.is_empty(), "forms of all packs are known anyway");
}

#[test]
fn a_pack_of_the_users_travels_as_bytes_behind_the_others() {
    let packs = Packs::built_in().unwrap();
    let mut bytes = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/packs/shibu.toml")).to_vec();
    let shibu = packs.read_toml(&bytes).unwrap();
    bytes = Packs::bytes(shibu.clone());
    assert!(!bytes.is_empty());
    let with = packs.clone().with(shibu);
    assert_eq!(with.packs.len(), packs.packs.len(), "it takes the place of the one of its name");
    assert_eq!(with.packs[0].id, "shibu");
    let mine = packs.clone().with(pack(""));
    assert_eq!(mine.packs.len(), packs.packs.len() + 1);
    assert_eq!(mine.forms().count(), packs.forms().count());
}

fn host() -> Host {
    Host { decode_gb18030: |_| None }
}

fn opened(engine: &Engine, name: &str) -> Opened {
    let path = corpus::named(name).scratch(Format::Docx);
    engine.open("a.docx", &std::fs::read(path).unwrap(), &host()).unwrap()
}

fn report(more: &str, name: &str, chosen: Option<&str>) -> Report {
    let engine = Engine::with(Packs::built_in().unwrap().with(pack(more)));
    let file = opened(&engine, name);
    engine.check_with(&[&file], &Wishes { supplied: &[], pack: chosen }, Lang::Zh)
}

const BROKEN: &str = "seeded/total-with-swapped-digits";

fn severity(report: &Report, code: &str) -> Option<Severity> {
    report.findings.iter().find(|finding| finding.code == code).map(|finding| finding.severity)
}

#[test]
fn a_pack_lowers_any_rule_and_raises_only_those_of_forms() {
    let chosen = Some("mine");
    assert_eq!(severity(&report("", BROKEN, chosen), "JH-A101"), Some(Severity::Error));
    assert_eq!(severity(&report("[rules]\nJH-A101 = \"note\"\n", BROKEN, chosen), "JH-A101"), Some(Severity::Note));
    assert_eq!(severity(&report("[rules]\nJH-A101 = \"off\"\n", BROKEN, chosen), "JH-A101"), None);
    // Not used: not switched.
    assert_eq!(severity(&report("[rules]\nJH-A101 = \"off\"\n", BROKEN, None), "JH-A101"), Some(Severity::Error));
    let raised = "[rules]\nJH-P101 = \"error\"\nJH-F101 = \"error\"\n";
    for document in corpus::all() {
        let engine = Engine::with(Packs::built_in().unwrap().with(pack(raised)));
        let file = opened(&engine, &document.name);
        let plain = engine.check(&[&file], Lang::Zh);
        let report = engine.check_with(&[&file], &Wishes { supplied: &[], pack: chosen }, Lang::Zh);
        assert_eq!(severity(&report, "JH-P101"), severity(&plain, "JH-P101"), "{}", document.name);
        if let Some(of_form) = severity(&report, "JH-F101") {
            assert_eq!(of_form, Severity::Error);
            return;
        }
    }
    panic!("no document with a placeholder");
}

#[test]
fn the_report_says_which_packs_were_used_and_why() {
    let chosen = report("", BROKEN, Some("mine"));
    assert_eq!((chosen.packs[0].id.as_str(), chosen.packs[0].choice), ("mine", PackChoice::Chosen));
    assert!(chosen.packs[0].from_memory && chosen.packs[0].source == "江财绩〔2025〕3号");
    let named = report("names = [\"青石县\"]\nlevel = \"县\"\n", BROKEN, None);
    assert_eq!((named.packs[0].id.as_str(), named.packs[0].choice), ("mine", PackChoice::Named));
    assert_eq!(named.packs[0].word.as_deref(), Some("青石县"));
    let other = report("names = [\"云岭县\"]\nlevel = \"县\"\n", BROKEN, None);
    assert!(other.packs.iter().all(|pack| pack.id != "mine"));
    assert_eq!(other.packs[0].choice, PackChoice::Forms);
    // For reports of other years it does not speak by itself.
    let late = report("names = [\"青石县\"]\nlevel = \"县\"\nyears = { from = 2090 }\n", BROKEN, None);
    assert!(late.packs.iter().all(|pack| pack.id != "mine"));
    let grades = late.packs.iter().flat_map(|pack| &pack.facts).find(|fact| fact.label == "评价等次").unwrap();
    assert!(grades.from_memory && grades.says.starts_with("优≥90"));
}

/// Two columns that no measure of ours fits, and the equation that the place wants between them.
const CANTEEN: &str = r#"
[[measures]]
id = "mealsSold"
name = "售出餐次收入"

[[measures]]
id = "mealsCost"
name = "食材支出"

[[measures]]
id = "mealsLeft"
name = "食堂结存"

[[forms]]
kind = "income"
layout = "units"
titles = ["食堂收支表"]
unit = "万元"
columns = [
    { role = "stub", headers = ["食堂名称"], required = true },
    { role = "figure", measure = "mealsSold", headers = ["售出餐次收入"], required = true },
    { role = "figure", measure = "mealsCost", headers = ["食材支出"], required = true },
    { role = "figure", measure = "mealsLeft", headers = ["食堂结存"], required = true },
]
rows = [{ role = "own", labels = ["机关食堂"] }]

[[identities]]
result = "mealsLeft"
readings = [{ plus = ["mealsSold"], minus = ["mealsCost"] }]
"#;

#[test]
fn a_pack_has_measures_and_equations_of_its_own() {
    let engine = Engine::with(Packs::built_in().unwrap().with(pack(CANTEEN)));
    let check = |left: &str| {
        let text = format!("食堂名称\t售出餐次收入\t食材支出\t食堂结存\n机关食堂\t86.40\t71.15\t{left}\n");
        let opened = engine.open("a.tsv", text.as_bytes(), &host()).unwrap();
        engine.check_with(&[&opened], &Wishes { supplied: &[], pack: Some("mine") }, Lang::Zh)
    };
    let right = check("15.25");
    assert!(right.findings.is_empty(), "{:?}", right.findings);
    assert_eq!(right.coverage.verified, 3);
    assert_eq!(right.figures.iter().filter(|figure| figure.measure.as_deref() == Some("mealsLeft")).count(), 1);
    assert_eq!(severity(&check("15.52"), "JH-A190"), Some(Severity::Warning));
}
