//! The same input gives the same bytes; other ways of writing the same figures change no finding.

mod support;

use jihe::base::anchor::TableId;
use jihe::base::text::Lang;
use jihe::engine::Opened;
use jihe::report::{
    self,
    model::{Report, Status, Verdict},
};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;
use support::corpus::Document;
use support::form::Format;
use support::{check, corpus};

/// Every document of the corpus, by its name, in a format.
fn documents(format: Format) -> Vec<(String, Opened)> {
    corpus::all().into_iter().map(|document| (document.name.clone(), document.open(format))).collect()
}

fn checked(opened: &Opened) -> Report {
    support::engine().check(&[opened], Lang::Zh)
}

fn rewrite(opened: &mut Opened, mut change: impl FnMut(&str, usize, usize) -> Option<String>) {
    for table in 0..opened.document.tables.len() {
        let id = TableId(table as u32);
        let cells: Vec<(usize, usize, String)> =
            opened.document.tables[table].cells().iter().map(|cell| (cell.row, cell.col, cell.text.clone())).collect();
        for (row, col, text) in cells {
            if let Some(new) = change(&text, row, col) {
                assert!(opened.document.table_mut(id).unwrap().set_text(row, col, new));
            }
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_bytes_in_any_instance_and_after_any_other_file() {
    let mut files: Vec<(Document, Format)> = Vec::new();
    for format in [Format::Docx, Format::Text] {
        files.extend(corpus::all().into_iter().map(|document| (document, format)));
    }
    let (first, second) = (support::engine(), support::engine());
    let json = |engine: &jihe::engine::Engine, (document, format): &(Document, Format)| {
        report::json(&engine.check(&[&document.open(*format)], Lang::Zh))
    };
    let forwards: Vec<String> = files.iter().map(|file| json(&first, file)).collect();
    let mut backwards: Vec<String> = files.iter().rev().map(|file| json(&second, file)).collect();
    backwards.reverse();
    assert_eq!(forwards, backwards);
    assert!(forwards.len() >= 30);
}

/// Findings of one file without what names the file, for reports of several files in another order.
fn by_file(report: &Report) -> Vec<String> {
    let mut lines: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let source = &report.sources[finding.place.source as usize].name;
            format!("{source}: {} {}", check::line(finding), finding.message)
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn the_order_of_files_that_belong_together_changes_only_positions() {
    let engine = support::engine();
    let names = ["three-public-swapped", "template-points", "stale-rate"];
    let opened: Vec<Opened> =
        names.iter().map(|name| corpus::named(&format!("seeded/{name}")).open(Format::Docx)).collect();
    let forwards: Vec<&Opened> = opened.iter().collect();
    let backwards: Vec<&Opened> = opened.iter().rev().collect();
    let (one, other) = (engine.check(&forwards, Lang::Zh), engine.check(&backwards, Lang::Zh));
    assert!(one.findings.len() >= 3);
    assert_eq!(by_file(&one), by_file(&other));
    assert_eq!(check::same_findings(&one), check::same_findings(&other));
}

/// Another way to write the number of a cell that is nothing but a number.
fn rewritten(text: &str, write: impl Fn(Decimal, &str) -> Option<String>) -> Option<String> {
    let plain = text.replace(',', "");
    let number: Decimal = plain.parse().ok()?;
    write(number, &plain)
}

fn grouped(number: Decimal, plain: &str) -> Option<String> {
    let (whole, part) = plain.split_once('.').map_or((plain, None), |(whole, part)| (whole, Some(part)));
    if number < Decimal::from(1000) || whole.len() > 9 {
        return None;
    }
    let groups: Vec<&str> = whole.as_bytes().rchunks(3).rev().map(|g| std::str::from_utf8(g).unwrap()).collect();
    Some(groups.join(",") + &part.map(|part| format!(".{part}")).unwrap_or_default())
}

fn full_width(plain: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
    plain.chars().map(wide).collect()
}

fn half_width(text: &str) -> String {
    let half = |c: char| if ('！'..='～').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap() } else { c };
    text.chars().map(half).collect()
}

#[test]
fn ways_of_writing_a_number_change_no_finding() {
    type Write = fn(Decimal, &str) -> Option<String>;
    let ways: [(&str, Write); 6] = [
        ("thousands separators", grouped),
        ("full width", |_, plain| Some(full_width(plain))),
        ("blanks around it", |_, plain| Some(format!("　{plain} \n"))),
        // A soft break inside a number, as a narrow column makes it.
        ("broken in two", |_, plain| (plain.len() > 3).then(|| format!("{}\n{}", &plain[..2], &plain[2..]))),
        ("zeros dropped", |number, plain| plain.contains('.').then(|| number.normalize().to_string())),
        ("a full stop behind", |_, plain| Some(format!("{plain}."))),
    ];
    for (name, opened) in documents(Format::Docx) {
        let before = checked(&opened);
        for (way, write) in ways {
            let mut other = opened.clone();
            rewrite(&mut other, |text, _, _| rewritten(text, write));
            let after = checked(&other);
            // The digits written differ, the values do not.
            assert_eq!(values(&before), values(&after), "{}: {way}", name);
        }
    }
}

/// Severity, code, fingerprint; found and expected as values.
type Values = (String, String, String, Option<(Decimal, Decimal)>);

fn values(report: &Report) -> Vec<Values> {
    let value = |text: &str| check::decimal(text).normalize();
    let of = |finding: &report::model::Finding| {
        let values = finding.working.as_ref().map(|w| (value(&w.found), value(&w.expected)));
        (check::severity(finding).to_owned(), finding.code.clone(), finding.fingerprint.clone(), values)
    };
    // How a number is written may be found fault with (JH-W103); what it is worth is the same.
    let mut findings: Vec<_> = report.findings.iter().filter(|finding| finding.code != "JH-W103").map(of).collect();
    findings.sort();
    findings
}

#[test]
fn blanks_in_labels_change_no_finding() {
    for (name, opened) in documents(Format::Docx) {
        let mut other = opened.clone();
        rewrite(&mut other, |text, _, _| {
            let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            let label = text.chars().count() <= 12 && text.chars().all(han) && text.chars().count() > 1;
            label.then(|| text.chars().flat_map(|c| [c, '\u{3000}']).collect())
        });
        assert_eq!(check::same_findings(&checked(&opened)), check::same_findings(&checked(&other)), "{}", name);
    }
}

/// True for the cells of amounts in 万元: no points, no rates.
fn is_money(report: &Report, table: usize, row: usize, col: usize) -> bool {
    report.figures.iter().any(|figure| {
        check::cell(&figure.place) == Some((table as u32, row as u32, col as u32)) && figure.unit == "万元"
    })
}

/// 1,011.8万元 → 10118000元
fn in_yuan(text: &str) -> String {
    let mut turned = String::new();
    let mut parts = text.split("万元").peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            turned.push_str(part);
            break;
        }
        let words = part.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        turned.push_str(words);
        if let Ok(number) = part[words.len()..].replace(',', "").parse::<Decimal>() {
            turned.push_str(&(number * Decimal::from(10_000)).normalize().to_string());
        }
        turned.push('元');
    }
    turned
}

#[test]
fn all_amounts_in_yuan_change_no_finding() {
    let mut compared = 0;
    for (name, opened) in documents(Format::Docx) {
        let before = checked(&opened);
        // Amounts rounded in 万元 beside exact ones are not exact in 元.
        if before.relations.iter().any(|relation| relation.verdict == Verdict::Rounding) {
            continue;
        }
        let mut other = opened.clone();
        let mut changed = 0;
        for table in 0..other.document.tables.len() {
            let cells: Vec<(usize, usize, String)> = other.document.tables[table]
                .cells()
                .iter()
                .map(|cell| (cell.row, cell.col, cell.text.clone()))
                .collect();
            // An indicator whose unit has a cell of its own keeps it: no program can tell which of its numbers it is for.
            let own_unit = |row: usize| cells.iter().any(|(of, _, text)| *of == row && text == "万元");
            let kept: Vec<usize> = (0..other.document.tables[table].rows()).filter(|row| own_unit(*row)).collect();
            for (row, col, text) in cells {
                if kept.contains(&row) {
                    continue;
                }
                let wan = is_money(&before, table, row, col);
                let (head, tail) = text.rsplit_once('：').map_or(("", text.as_str()), |(head, tail)| (head, tail));
                let number = wan.then(|| half_width(tail).replace(',', "").parse::<Decimal>().ok()).flatten();
                let colon = if head.is_empty() { "" } else { "：" };
                let new = match number {
                    Some(number) => {
                        changed += 1;
                        Some(format!("{head}{colon}{}", (number * Decimal::from(10_000)).normalize()))
                    }
                    None => text.contains("万元").then(|| in_yuan(&text)),
                };
                if let Some(new) = new {
                    other.document.table_mut(TableId(table as u32)).unwrap().set_text(row, col, new);
                }
            }
        }
        for block in &mut other.document.blocks {
            if let jihe::document::Block::Paragraph(paragraph) = block {
                paragraph.text = in_yuan(&paragraph.text);
            }
        }
        // A form without a unit in its title is in 万元 and cannot be turned into 元.
        let turned = checked(&other);
        let still = turned.figures.iter().filter(|f| f.unit == "万元" && f.measure.is_some()).count();
        // A share that a sentence states of rounded amounts is not exact in 元 either.
        let shares = |report: &Report| report.findings.iter().filter(|f| f.code.starts_with("JH-R11")).count();
        if changed == 0 || still > 0 || shares(&before) != shares(&turned) {
            continue;
        }
        let names = |report: &Report| -> Vec<String> {
            let of = |f: &report::model::Finding| format!("{} {} {}", check::severity(f), f.code, f.fingerprint);
            let mut names: Vec<String> = report.findings.iter().map(of).collect();
            names.sort();
            names
        };
        assert_eq!(names(&before), names(&turned), "{}", name);
        let held = |report: &Report| report.figures.iter().filter(|f| f.status == Status::Verified).count();
        assert_eq!(held(&before), held(&turned), "{}", name);
        compared += 1;
    }
    assert!(compared >= 4, "{compared}");
}

#[test]
fn the_order_of_rows_changes_only_positions() {
    let source = String::from_utf8(corpus::named("seeded/three-public-swapped").bytes(Format::Text)).unwrap();
    let rows: Vec<&str> = source.split("\n\n").collect();
    let unit = |name: &str| -> Vec<usize> {
        rows.iter().enumerate().filter(|(_, row)| row.trim_start().starts_with(name)).map(|(at, _)| at).collect()
    };
    let mut other = rows.clone();
    for (one, two) in unit("2、养护一所").into_iter().zip(unit("3、路政服务站")).take(3) {
        other.swap(one, two);
    }
    let before = check::bytes_named("a.txt", source.as_bytes());
    let after = check::bytes_named("a.txt", other.join("\n\n").as_bytes());
    assert_ne!(rows, other);
    assert_eq!(before.findings.len(), 1);
    assert_eq!(check::same_findings(&before), check::same_findings(&after));
    assert_ne!(before.findings[0].place.row, after.findings[0].place.row);
}

/// Findings without where they stand and what is counted by row or form.
fn told(report: &Report) -> Vec<String> {
    let mut told: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let of = |w: &report::model::Working| format!("{} {}", w.found, w.expected);
            let values = finding.working.as_ref().map(of).unwrap_or_default();
            format!("{} {} {values}", check::severity(finding), finding.code)
        })
        .collect();
    told.sort();
    told
}

#[test]
fn another_name_of_the_department_changes_no_finding() {
    let mut compared = 0;
    for document in corpus::all() {
        let before = checked(&document.open(Format::Docx));
        let Some(name) = before.department.clone() else { continue };
        // The place alone: what kind of unit it is may say by which rules it goes.
        let place: String = name.chars().take(2).collect();
        if !name.chars().nth(2).is_some_and(|kind| "县市区".contains(kind)) {
            continue;
        }
        let other = document.source.replace(&place, "芦洲");
        let after = check::bytes_named("a.docx", &Format::Docx.write(&other));
        assert_eq!(told(&before), told(&after), "{}", document.name);
        assert_ne!(before.department, after.department, "{}", document.name);
        compared += 1;
    }
    assert!(compared >= 20, "{compared}");
}

/// A table of income of which the totals are right, with any amounts, in any number of units.
fn income(parts: &[[i64; 3]]) -> String {
    let cents = |value: i64| Decimal::new(value, 2).to_string();
    let row = |name: &str, parts: [i64; 3]| {
        let total: i64 = parts.iter().sum();
        let cells: Vec<String> = parts.into_iter().map(cents).collect();
        format!("\t{name}\n\t{}\n\t{}\n\n", cents(total), cells.join("\n\t"))
    };
    let sum = |at: usize| parts.iter().map(|parts| parts[at]).sum();
    let mut text =
        "年度收入情况（万元）\n\t机构名称\n\t收入合计\n\t上年结转\n\t公共财政拨款\n\t其他收入\n\n".to_owned();
    text += &row("局机关及二级机构汇总", [sum(0), sum(1), sum(2)]);
    for (at, parts) in parts.iter().enumerate() {
        text += &row(&if at == 0 { "1、局机关".to_owned() } else { format!("{}、养护{at}所", at + 1) }, *parts);
    }
    text
}

#[test]
fn whatever_adds_up_is_silent_and_what_does_not_is_found() {
    let config = Config { cases: 200, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let amounts = proptest::collection::vec(proptest::array::uniform3(0_i64..100_000_000), 1..5);
    let strategy = (amounts, 10_i64..1_000_000);
    runner
        .run(&strategy, |(parts, slip)| {
            let text = income(&parts);
            let clean = check::bytes_named("a.txt", text.as_bytes());
            prop_assert!(clean.findings.is_empty(), "{:?}", clean.findings.iter().map(check::line).collect::<Vec<_>>());
            prop_assert_eq!(clean.coverage.unverified, 0);
            // The total of 局机关, wrong by a slip.
            let total: i64 = parts[0].iter().sum();
            let (old, new) = (Decimal::new(total, 2).to_string(), Decimal::new(total + slip, 2).to_string());
            let broken = text.replacen(&format!("1、局机关\n\t{old}"), &format!("1、局机关\n\t{new}"), 1);
            let report = check::bytes_named("a.txt", broken.as_bytes());
            let lines: Vec<String> = report.findings.iter().map(check::line).collect();
            prop_assert_eq!(lines.len(), 1, "{:?}\n{}", lines, broken);
            prop_assert_eq!(report.findings[0].place.quote.as_deref(), Some(new.as_str()), "{:?}", lines);
            Ok(())
        })
        .unwrap();
}
