//! Any text ends in a report that the schema allows: samples are cut, doubled, shuffled and sprinkled, and checked.
//! Any file ends in a report or in words that say what it is and what to do.

#[path = "robustness/files.rs"]
mod files;
#[path = "robustness/memory.rs"]
mod memory;
mod support;

use jihe::base::text::Lang;
use jihe::report;

/// Xorshift (Marsaglia 2003): the same sequence on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 as usize
    }

    fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { self.next() % limit }
    }
}

const SPRINKLES: &[&str] = &[
    "\t",
    "\n",
    "\n\n",
    "\n\n\n",
    "机构名称",
    "其中：",
    "收入合计",
    "结余",
    "总分",
    "100",
    "-1",
    "99999999999999999999999999999",
    "（20分）",
    "0.",
    "≥90%",
    "\u{0}",
    "\u{202E}",
    "\u{200B}",
    "𠀀",
    "一级指标",
    "分值",
    "得分",
    "——",
    "1,234,567.89",
    "万元",
    "%",
];

fn mutate(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for _ in 0..=random.below(12) {
        let at = random.below(lines.len());
        match random.below(6) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[at].clone()),
            2 => lines.truncate(at.max(1)),
            3 => {
                let other = random.below(lines.len());
                lines.swap(at, other);
            }
            4 => lines[at].push_str(SPRINKLES[random.below(SPRINKLES.len())]),
            _ => lines.insert(at, format!("\t{}", SPRINKLES[random.below(SPRINKLES.len())])),
        }
        if lines.is_empty() {
            lines.push(String::new());
        }
    }
    lines.join("\n")
}

#[test]
fn any_mutation_of_the_samples_ends_in_a_report() {
    let engine = support::engine();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for path in support::files("www/samples") {
        let text = std::fs::read_to_string(&path).unwrap();
        for round in 0..400 {
            let mutated = mutate(&text, &mut random);
            let Ok(opened) = engine.open("case.txt", mutated.as_bytes(), &support::host()) else { continue };
            let json = report::json(&engine.check(&[&opened], Lang::Zh));
            if round % 20 == 0 {
                support::schema::validate(&json);
            }
        }
    }
}

/// A table of so many rows of the income form, every total wrong by one.
fn wrong_rows(rows: usize) -> String {
    let mut text = String::from("年度收入情况（万元）\n\t机构名称\n\t收入合计\n\t上年结转\n\t公共财政拨款\n");
    for row in 0..rows {
        text.push_str(&format!("\n\t单位{row}\n\t{row}.50\n\t0.25\n\t{row}.00\n"));
    }
    text
}

#[test]
fn a_paragraph_of_many_figures_is_read_in_time() {
    let engine = support::engine();
    let text = "全年支出10万元，其中𠀀".repeat(40_000);
    let opened = engine.open("case.txt", text.as_bytes(), &support::host()).unwrap();
    let start = std::time::Instant::now();
    let report = engine.check(&[&opened], Lang::Zh);
    assert_eq!(report.coverage.figures, 40_000);
    assert_eq!(report.figures.last().and_then(|figure| figure.place.quote.clone()).as_deref(), Some("10"));
    // A second is ample; counting from the start of the text for each figure would take minutes.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

#[test]
fn work_grows_with_the_size_of_the_report_and_not_faster() {
    let engine = support::engine();
    let run = |rows: usize| {
        let opened = engine.open("case.txt", wrong_rows(rows).as_bytes(), &support::host()).unwrap();
        let start = std::time::Instant::now();
        let findings = engine.check(&[&opened], Lang::Zh).findings.len();
        (findings, start.elapsed().as_secs_f64())
    };
    let (few, short) = run(1_000);
    let (many, long) = run(10_000);
    assert_eq!((few, many), (1_000, 10_000));
    // Ten times the rows: a factor of 100 would be quadratic. Generous, as the machine may be busy.
    assert!(long < short.max(0.05) * 60.0, "{short} s for 1,000 rows, {long} s for 10,000");
}
