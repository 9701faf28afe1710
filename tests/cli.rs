//! The command line as people and scripts use it.

mod support;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use support::corpus;
use support::form::Format;
use support::schema;

/// Documents of the corpus, written out once.
static CLEAN: Path = LazyLock::new(|| written("clean/one-surplus", Format::Docx));
static CLEAN_TEXT: Path = LazyLock::new(|| written("clean/several-units", Format::Text));
static BROKEN: Path = LazyLock::new(|| written("seeded/total-with-swapped-digits", Format::Text));

type Path = LazyLock<String>;

fn written(name: &str, format: Format) -> String {
    corpus::named(name).scratch(format).display().to_string()
}

fn jihe(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jihe")).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A file of this test alone.
fn scratch(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn people_read_the_row_with_the_figure_marked_and_the_sum_written_out() {
    let output = jihe(&["check", &BROKEN]);
    assert_eq!(output.status.code(), Some(1));
    let said = out(&output);
    for words in [
        "部门：青石县河道管护中心",
        "[必须修改] “局机关·收入合计”填 926.84 万元，各分项之和为 926.48 万元，相差 +0.36 万元。（JH-A101）",
        "位置：收入情况·局机关·收入合计",
        "1、局机关 | 【926.84】 | 31.20 | 583.08",
        "31.20 + 局机关·公共财政拨款 583.08",
        "填报 926.84，应为 926.48，差额 +0.36",
        "必须修改 1 处，请说明 0 处",
    ] {
        assert!(said.contains(words), "no “{words}” in\n{said}");
    }
    assert!(err(&output).is_empty());
    for word in ["错误", "虚报", "通过", "合格"] {
        assert!(!said.contains(word), "{word}");
    }
}

#[test]
fn a_report_in_which_all_agrees_says_how_much_was_checked() {
    let output = jihe(&["check", &CLEAN]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("未发现不一致（已核对 44/49 个数字）"), "{}", out(&output));
}

#[test]
fn english_where_it_is_asked_for() {
    let output = jihe(&["check", "--lang", "en", &BROKEN]);
    assert_eq!(output.status.code(), Some(1));
    let said = out(&output);
    assert!(said.contains("[must be corrected]") && said.contains("a gap of +0.36"), "{said}");
}

#[test]
fn json_is_one_object_as_the_schema_says() {
    let output = jihe(&["check", "--format", "json", &BROKEN]);
    assert_eq!(output.status.code(), Some(1));
    let said = out(&output);
    assert_eq!(said.matches('\n').count(), 1);
    schema::validate(&said);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(report["findings"][0]["working"]["gap"], "+0.36");
    assert_eq!(report["findings"][0]["place"]["quote"], "926.84");
}

#[test]
fn several_files_are_a_line_each_in_their_order() {
    let output = jihe(&["check", "--format", "ndjson", &BROKEN, "tests/no-such-file.docx", &CLEAN]);
    assert_eq!(output.status.code(), Some(2), "2 outweighs 1");
    let said = out(&output);
    let lines: Vec<serde_json::Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let names: Vec<&str> = lines.iter().map(|line| line["sources"][0]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["total-with-swapped-digits.txt", "no-such-file.docx", "one-surplus.docx"]);
    assert!(lines[1]["error"]["code"].is_string() && lines[1]["schema"] == 1);
    for line in [0, 2] {
        schema::validate(said.lines().nth(line).unwrap());
    }
}

#[test]
fn json_of_several_files_is_wrong_usage_unless_they_belong_together() {
    let output = jihe(&["check", "--format", "json", &BROKEN, &CLEAN]);
    assert_eq!(output.status.code(), Some(64));
    assert!(err(&output).contains("ndjson"), "{}", err(&output));
    assert!(out(&output).is_empty());
    let output = jihe(&["check", "--format", "json", "--together", &CLEAN, &CLEAN_TEXT]);
    assert_eq!(output.status.code(), Some(64), "two departments");
    assert!(err(&output).contains("ndjson") && err(&output).contains("枫溪市农村公路养护局"), "{}", err(&output));
    assert!(out(&output).is_empty());
}

#[test]
fn together_the_files_of_a_department_are_one_report_and_the_same_report_twice_is_used_once() {
    let twin = written("clean/one-surplus", Format::Text);
    let output = jihe(&["check", "--together", "--format", "json", &twin, &CLEAN]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    schema::validate(&out(&output));
    let report: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(report["sources"].as_array().unwrap().len(), 1);
    assert_eq!(report["sources"][0]["name"], "one-surplus.docx");
    assert_eq!(report["repeated"], serde_json::json!([{ "name": "one-surplus.txt", "sameAs": 0 }]));
    let said = out(&jihe(&["check", "--together", &twin, &CLEAN]));
    assert!(said.contains("one-surplus.txt 与 one-surplus.docx 内容相同，只用一份"), "{said}");
}

#[test]
fn together_another_department_is_a_submission_of_its_own_and_unreadable_files_stay_where_they_came() {
    let lost = scratch("枫溪市农村公路养护局附表.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let files = ["check", "--together", &CLEAN, &CLEAN_TEXT, lost.to_str().unwrap()];
    let output = jihe(&[&files[..], &["--format", "ndjson"]].concat());
    assert_eq!(output.status.code(), Some(2));
    let said = out(&output);
    said.lines().for_each(schema::validate);
    let lines: Vec<serde_json::Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["sources"].as_array().unwrap().len(), 1);
    assert_eq!(lines[1]["department"], "枫溪市农村公路养护局");
    assert_eq!(lines[1]["sources"][1]["id"], 1);
    assert_eq!(lines[1]["sources"][1]["error"]["code"], "JH-I920");
    let output = jihe(&files);
    assert_eq!(output.status.code(), Some(2));
    let said = out(&output);
    for words in ["== 材料 2/2　枫溪市农村公路养护局 2021 年度", "枫溪市农村公路养护局附表.doc（未能读取）"]
    {
        assert!(said.contains(words), "no “{words}” in\n{said}");
    }
}

#[test]
fn exit_codes_are_those_of_the_worst_file() {
    assert_eq!(jihe(&["check", &CLEAN, &CLEAN_TEXT]).status.code(), Some(0));
    assert_eq!(jihe(&["check", &CLEAN, &BROKEN]).status.code(), Some(1));
    assert_eq!(jihe(&["check", &BROKEN, "tests/no-such-file.txt"]).status.code(), Some(2));
}

#[test]
fn wrong_usage_is_64_with_the_help() {
    for arguments in [
        &["check"][..],
        &["check", "--format"],
        &["check", "--format", "xml", &CLEAN],
        &["check", "--lang", "fr", &CLEAN],
        &["check", "--loud", &CLEAN],
        &["correct", &CLEAN],
        &["explain"],
        &["explain", "JH-A101", "JH-A102"],
        &["explain", "JH-Z999"],
        &["inspect"],
        &["inspect", &CLEAN, &BROKEN],
    ] {
        let output = jihe(arguments);
        assert_eq!(output.status.code(), Some(64), "{arguments:?}");
        assert!(!err(&output).is_empty() && out(&output).is_empty(), "{arguments:?}");
    }
}

#[test]
fn files_that_cannot_be_read_say_what_they_are_and_what_to_do() {
    let locked = scratch("report.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on");
    let cut = scratch("cut.docx", &std::fs::read(&*CLEAN).unwrap()[..600]);
    let empty = scratch("empty.txt", b"");
    let folder = locked.parent().unwrap().to_owned();
    // Nobody writes to this pipe: whoever read it would wait for ever.
    let pipe = folder.join("pipe");
    let _ = std::fs::remove_file(&pipe);
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [&locked, &cut, &folder, &pipe, &PathBuf::from("tests/no-such-file.docx")] {
        let path = path.to_str().unwrap();
        let output = jihe(&["check", path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(err(&output).lines().count() >= 3, "{path}: {}", err(&output));
        let output = jihe(&["check", "--format", "json", path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        let failure: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
        assert!(failure["error"]["code"].as_str().unwrap().starts_with("JH-I"), "{failure}");
        assert!(!failure["error"]["message"].as_str().unwrap().is_empty());
        assert_eq!(jihe(&["inspect", path]).status.code(), Some(2), "{path}");
    }
    let code = jihe(&["check", empty.to_str().unwrap()]).status.code();
    assert!(matches!(code, Some(0 | 2)), "an empty file ends in a typed way: {code:?}");
}

#[test]
fn together_a_file_that_cannot_be_read_is_said_and_the_rest_is_checked() {
    let output = jihe(&["check", "--together", &BROKEN, "tests/no-such-file.docx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).contains("JH-A101"));
    assert!(err(&output).contains("no-such-file.docx"));
}

#[test]
fn a_rule_is_explained_without_its_cases() {
    for code in ["JH-A101", "jh-s102"] {
        let output = jihe(&["explain", code]);
        assert_eq!(output.status.code(), Some(0));
        let said = out(&output);
        assert!(said.starts_with(&format!("# {}", code.to_uppercase())), "{said}");
        assert!(said.contains("## 怎么改") && !said.contains("## Cases") && !said.contains("```"));
    }
}

#[test]
fn inspect_shows_every_stage() {
    let output = jihe(&["inspect", &BROKEN]);
    assert_eq!(output.status.code(), Some(0));
    let said = out(&output);
    for words in ["== document", "income in table", "incomeTotal", "== causes", "JH-A101", "== report"] {
        assert!(said.contains(words), "no {words} in\n{said}");
    }
}

#[test]
fn help_and_version() {
    for arguments in [&[][..], &["--help"], &["help"], &["check", "--help"]] {
        let output = jihe(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(out(&output).contains("jihe check"), "{arguments:?}");
    }
    assert_eq!(out(&jihe(&["--version"])), format!("jihe {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn who_stops_reading_early_has_read_enough() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jihe"))
        .args(["inspect", &CLEAN])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", err(&output));
}

#[test]
fn answers_in_a_file_are_listed_and_no_longer_in_the_way() {
    let check = |more: &[&str]| jihe(&[&["check", BROKEN.as_str()], more].concat());
    let report: serde_json::Value =
        serde_json::from_str(&out(&check(&["--format", "json"]))).expect("the report is JSON");
    let finding = &report["findings"][0];
    assert!(finding["answer"].is_null());
    let note = |fingerprint: &serde_json::Value| {
        serde_json::json!({ "jiheNotes": 1, "notes": [{
            "department": report["department"], "year": report["year"], "files": [],
            "code": finding["code"], "fingerprint": fingerprint, "mark": "explained", "text": "口径不同",
        }] })
    };
    let notes = scratch("notes.json", note(&finding["fingerprint"]).to_string().as_bytes());
    let notes = notes.display().to_string();
    let answered = check(&["--notes", &notes]);
    assert_eq!(answered.status.code(), Some(0), "{}", out(&answered));
    assert!(out(&answered).contains("答复：已说明：口径不同"), "{}", out(&answered));
    assert!(out(&answered).contains("其中已答复 1 处"));
    let json = out(&check(&["--notes", &notes, "--format", "json"]));
    schema::validate(&json);
    assert!(json.contains(r#""answer":{"mark":"explained","text":"口径不同"}"#));

    let other = scratch("other-notes.json", note(&"0000000000000000".into()).to_string().as_bytes());
    assert_eq!(check(&["--notes", &other.display().to_string()]).status.code(), Some(1));
}

#[test]
fn a_file_that_holds_no_answers_is_refused_with_its_line() {
    for (text, words) in [
        ("{\n  \"jiheNotes\": 1", "第 2 行"),
        ("{\"jiheNotes\": 7, \"notes\": []}", "版本是 7"),
        ("[]", "不是绩核的答复文件"),
    ] {
        let path = scratch("no-notes.json", text.as_bytes());
        let output = jihe(&["check", &BROKEN, "--notes", &path.display().to_string()]);
        assert_eq!(output.status.code(), Some(64));
        assert!(err(&output).contains(words), "{}", err(&output));
    }
}

#[test]
fn values_in_a_file_score_rows_and_are_marked_as_supplied() {
    let sheet = written("clean/score-sheet-by-its-criteria", Format::Docx);
    let check = |more: &[&str]| jihe(&[&["check", sheet.as_str()], more].concat());
    let plain = out(&check(&[]));
    assert!(plain.contains("重点支出安排率 | 10 | 8 | 8 | 据自报值：重点支出安排率 86%"), "{plain}");
    assert!(plain.contains("104%＝"), "{plain}");
    let facts = serde_json::json!({
        "档案数字化": "好", "2021": { "重点支出安排率": 70 },
        "荷塘县档案馆": { "2022": { "重点支出安排率": 91.5 }, "2023": { "群众满意度": "50%" } },
        "别的单位": { "群众满意度": "50%" },
    });
    let facts = scratch("facts.json", facts.to_string().as_bytes()).display().to_string();
    let supplied = out(&check(&["--facts", &facts]));
    assert!(supplied.contains("重点支出安排率 | 10 | 8 | 10 | 补充：重点支出安排率 91.5"), "{supplied}");
    assert!(supplied.contains("群众满意度 | 10 | 10 | 10 | 据自报值"), "{supplied}");
    assert!(supplied.contains("[请说明] “重点支出安排率”自评 8 分"), "{supplied}");
    let json = out(&check(&["--facts", &facts, "--format", "json"]));
    schema::validate(&json);
    assert!(json.contains(r#""grounds":"supplied""#));

    let broken = scratch("no-facts.json", b"[1]").display().to_string();
    let refused = check(&["--facts", &broken]);
    assert_eq!(refused.status.code(), Some(64));
    assert!(err(&refused).contains("不是补充数值的文件"), "{}", err(&refused));
}

#[test]
fn reviews_stand_beside_their_rows_and_what_has_no_grounds_is_listed() {
    let sheet = written("clean/score-sheet-by-its-criteria", Format::Docx);
    let check = |more: &[&str]| jihe(&[&["check", sheet.as_str()], more].concat());
    let plain = out(&check(&[]));
    for words in [
        "总分 100 分：自评 94；据实复算 57—97；连同自报值等 75—95",
        "自评 94 优；复算最低 75 中（距良差 5 分）；复算最高 95 优",
        "佐证材料清单（1 行在报告中没有依据）",
        "档案数字化（20分）：能证明完成情况的原始资料",
    ] {
        assert!(plain.contains(words), "{words} in {plain}");
    }
    let json: serde_json::Value = serde_json::from_str(&out(&check(&["--format", "json"]))).unwrap();
    assert_eq!(json["scores"]["evidence"][0]["row"], "档案数字化");
    let table = &json["scores"]["tables"][0];
    assert_eq!(table["sums"]["figures"]["share"], "60");
    let rows: Vec<&serde_json::Value> =
        table["rows"].as_array().unwrap().iter().filter(|row| row["scored"].is_object()).collect();
    let print = |at: usize| rows[at]["scored"]["fingerprint"].as_str().unwrap();
    let prints: std::collections::BTreeSet<&str> = (0..rows.len()).map(print).collect();
    assert_eq!(prints.len(), rows.len(), "no two rows have one fingerprint");
    let note = serde_json::json!({ "jiheNotes": 1, "notes": [], "reviews": [{
        "department": json["department"], "year": json["year"], "files": [],
        "fingerprint": print(0), "score": "7.5", "grounds": "编制批复未附",
    }] });
    let notes = scratch("reviews.json", note.to_string().as_bytes()).display().to_string();
    let reviewed = out(&check(&["--notes", &notes]));
    assert!(reviewed.contains(" | 复核 7.5 编制批复未附\n"), "{reviewed}");
    let json = out(&check(&["--notes", &notes, "--format", "json"]));
    schema::validate(&json);
    assert!(json.contains(r#""review":{"score":"7.5","grounds":"编制批复未附"}"#));
}

#[test]
fn criteria_are_answered_a_line_each_whatever_the_line() {
    let line = r#"{"criterion":"公用经费控制率不超过100%，得4分；每超出1个百分点，扣0.5分，扣完为止。","points":"4","values":{"公用经费控制率":"103.2%"}}"#;
    let input = format!("{line}\n这不是 JSON\n\n[1]\n{{\"criterion\":\"好\"}}\n\u{0}\n{line}");
    let path = scratch("criteria.jsonl", input.as_bytes());
    let file = std::fs::File::open(path).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_jihe")).arg("criterion").stdin(file).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "lines that could not be read");
    let said = out(&output);
    let lines: Vec<serde_json::Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 6, "a blank line asks for nothing");
    assert_eq!(lines[0]["award"], serde_json::json!({ "points": "2.5" }));
    assert_eq!(lines[0]["alternatives"][0]["points"], "2.4");
    assert_eq!(lines[0]["scheme"]["kind"], "deduct");
    assert_eq!(lines[0]["scheme"]["asks"][0]["name"], "公用经费控制率");
    for line in &lines[1..5] {
        assert!(line["error"]["message"].is_string(), "{line}");
    }
    assert_eq!(lines[0], lines[5]);
}

#[test]
fn a_pack_is_checked_with_its_lines_and_used_by_its_file_or_name() {
    let head = "id = \"mine\"\nversion = \"1\"\nname_zh = \"青石县口径\"\nname_en = \"Qingshi\"\nsource = \"青财绩〔2025〕3号\"\n";
    let good = scratch("mine.toml", format!("{head}[rules]\nJH-A101 = \"note\"\n").as_bytes()).display().to_string();
    let bad = scratch("bad.toml", format!("{head}regoin = \"青石县\"\n").as_bytes()).display().to_string();
    let checked = jihe(&["pack", "check", &good]);
    assert_eq!(checked.status.code(), Some(0));
    assert!(
        out(&checked).contains("可以使用。青石县口径（mine）") && out(&checked).contains("（凭记忆）"),
        "{}",
        out(&checked)
    );
    let refused = jihe(&["pack", "check", &good, &bad]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains("bad.toml:6:1: 没有“regoin”这个键。是否应为“region”？"), "{}", err(&refused));
    assert_eq!(jihe(&["pack", "check", "nowhere.toml"]).status.code(), Some(2));
    assert_eq!(jihe(&["pack", "check"]).status.code(), Some(64));
    assert!(out(&jihe(&["pack", "list"])).contains("national"));

    let with = jihe(&["check", "--pack", &good, &BROKEN]);
    assert_eq!(with.status.code(), Some(0), "{}", out(&with));
    assert!(out(&with).contains("口径：青石县口径（指定，部分凭记忆）"), "{}", out(&with));
    assert!(out(&with).contains("[建议核实] “局机关·收入合计”"), "{}", out(&with));
    assert_eq!(jihe(&["check", "--pack", "sichuan", &BROKEN]).status.code(), Some(1));
    let unknown = jihe(&["check", "--pack", "nowhere", &BROKEN]);
    assert_eq!(unknown.status.code(), Some(64));
    assert!(err(&unknown).contains("没有“nowhere”这个包"), "{}", err(&unknown));
    assert_eq!(jihe(&["check", "--pack", &bad, &BROKEN]).status.code(), Some(64));
}

#[test]
fn every_limit_is_printed_with_what_it_is_a_limit_of() {
    let said = out(&jihe(&["limits"]));
    let constants = |file: &str, after: &str, before: &str| -> Vec<String> {
        let source = std::fs::read_to_string(file).unwrap();
        let lines = source.lines().filter_map(|line| line.trim_start().strip_prefix(after)?.split_once(before));
        lines
            .map(|(name, _)| name.to_owned())
            .filter(|name| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
            .collect()
    };
    let mut names = constants("src/ingest/limits.rs", "", " = ");
    names.extend(constants("src/packs/reader/limits.rs", "pub const ", ": usize"));
    assert_eq!(names.len(), 25 + 10, "{names:?}");
    for name in names {
        let line = said.lines().find(|line| line.split_whitespace().next() == Some(&name));
        let words = line.unwrap_or_else(|| panic!("no {name} in\n{said}")).split_whitespace().next_back().unwrap();
        assert!(!words.is_ascii(), "{name}: {words}");
    }
    assert!(said.contains("50 MB  一个文件的大小"), "{said}");
}

#[test]
fn a_file_of_200_mb_is_refused_without_being_read() {
    let path = scratch("huge.docx", b"");
    std::fs::File::options().write(true).open(&path).unwrap().set_len(200 << 20).unwrap();
    let output = jihe(&["check", &path.display().to_string()]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("50 MB") && err(&output).contains("另存后再试"), "{}", err(&output));
}
