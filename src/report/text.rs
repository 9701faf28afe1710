//! The report for people at a terminal: findings with the offending row, the figure marked, the sum written out.

use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use std::fmt::Write as _;

use super::model::{Finding, Mark, PackChoice, Place, Report, Severity, Working};
use crate::base::anchor::TableId;
use crate::base::text::Lang;
use crate::document::{Block, Document};

/// Writes a report. `documents` are those of its sources, in order.
pub fn render(report: &Report, documents: &[&Document], lang: Lang) -> String {
    let mut out = String::new();
    let writer = Writer { documents, lang };
    writer.head(&mut out, report);
    for finding in &report.findings {
        writer.finding(&mut out, finding);
    }
    out.push_str(&super::sheet::render(report, lang));
    writer.foot(&mut out, report);
    out
}

struct Writer<'a> {
    documents: &'a [&'a Document],
    lang: Lang,
}

impl Writer<'_> {
    fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn line(&self, out: &mut String, text: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = writeln!(out, "{text}");
    }

    fn head(&self, out: &mut String, report: &Report) {
        for source in &report.sources {
            let unread = self.say("（未能读取）", " (could not be read)");
            self.line(out, format_args!("{}{}", source.name, if source.error.is_some() { unread } else { "" }));
        }
        for repeated in &report.repeated {
            let same = report.sources.iter().find(|source| source.id == repeated.same_as);
            let same = same.map(|source| source.name.as_str()).unwrap_or_default();
            let (as_in, once) =
                (self.say("与", "says what"), self.say("内容相同，只用一份", "says; one of them is used"));
            self.line(out, format_args!("{} {as_in} {same} {once}", repeated.name));
        }
        let unknown = self.say("未识别", "not recognised");
        let year = report.year.map_or_else(|| unknown.to_owned(), |year| year.to_string());
        let department = report.department.as_deref().unwrap_or(unknown);
        let (unit, of) = (self.say("部门：", "Department: "), self.say("年度：", "Year: "));
        self.line(out, format_args!("  {unit}{department}　{of}{year}"));
        let forms: Vec<&str> = report.forms.iter().map(|form| form.label.as_str()).gather();
        if !forms.is_empty() {
            let label = self.say("表格：", "Forms: ");
            self.line(out, format_args!("  {label}{}", forms.joined(self.say("、", ", "))));
        }
        self.packs(out, report);
    }

    /// By which packs it was checked, why, and which of them nobody has put a link in for.
    fn packs(&self, out: &mut String, report: &Report) {
        let packs = report.packs.iter().map(|pack| {
            let memory = pack.from_memory || pack.facts.iter().any(|fact| fact.from_memory);
            let why = match pack.choice {
                PackChoice::Chosen => self.say("指定", "chosen"),
                PackChoice::Named => pack.word.as_deref().unwrap_or_default(),
                PackChoice::Forms => self.say("按表式", "by its forms"),
                PackChoice::Default => self.say("默认", "default"),
            };
            let memory = if memory { self.say("，部分凭记忆", ", partly from memory") } else { "" };
            format!("{}（{why}{memory}）", pack.name)
        });
        let packs: Vec<String> = packs.gather();
        if !packs.is_empty() {
            let label = self.say("口径：", "Packs: ");
            self.line(out, format_args!("  {label}{}", packs.joined(self.say("；", "; "))));
        }
    }

    fn finding(&self, out: &mut String, finding: &Finding) {
        let severity = match finding.severity {
            Severity::Error => self.say("必须修改", "must be corrected"),
            Severity::Warning => self.say("请说明", "please explain"),
            Severity::Note => self.say("建议核实", "please verify"),
        };
        self.line(out, format_args!(""));
        self.line(out, format_args!("[{severity}] {}（{}）", finding.message, finding.code));
        if !finding.at.is_empty() {
            self.line(out, format_args!("  {}{}", self.say("位置：", "At: "), finding.at));
        }
        let origin = finding.place.origin.as_ref();
        if let Some((sheet, cell)) = origin.and_then(|origin| origin.sheet.as_ref().zip(origin.cell.as_ref())) {
            self.line(out, format_args!("  {}“{sheet}”{cell}", self.say("单元格：表", "Cell: sheet ")));
        }
        if let Some(row) = self.row(&finding.place) {
            self.line(out, format_args!("  {}{row}", self.say("原文：", "Text: ")));
        }
        if let Some(working) = &finding.working {
            self.working(out, working);
        }
        if let Some(reason) = &finding.reason {
            self.line(out, format_args!("  {}{reason}", self.say("原因：", "Why: ")));
        }
        for related in &finding.related {
            self.line(out, format_args!("  {}{}", self.say("另见：", "See also: "), related.label));
        }
        for suggestion in &finding.suggestions {
            self.line(out, format_args!("  {}{}", self.say("建议：", "Suggestion: "), suggestion.title));
        }
        if let Some(answer) = &finding.answer {
            let mark = match answer.mark {
                Mark::Explained => self.say("已说明", "explained"),
                Mark::Verified => self.say("已核实", "verified"),
            };
            let words = if answer.text.is_empty() { String::new() } else { format!("：{}", answer.text) };
            self.line(out, format_args!("  {}{mark}{words}", self.say("答复：", "Answer: ")));
        }
    }

    /// The row of a table (or the paragraph) with the figure marked.
    fn row(&self, place: &Place) -> Option<String> {
        let document = self.documents.get(usize::try_from(place.source).ok()?)?;
        match (place.table, place.row) {
            (Some(table), Some(row)) => {
                let table = document.table(TableId(table))?;
                let cells = table.row(usize::try_from(row).ok()?).map(|cell| {
                    let here = place.col == u32::try_from(cell.col).ok();
                    if here { mark(&cell.text, place) } else { shorten(&squeezed(&cell.text)) }
                });
                Some(cells.gather().joined(" | "))
            }
            _ => match document.blocks.get(usize::try_from(place.block?).ok()?)? {
                Block::Paragraph(paragraph) => Some(mark(&paragraph.text, place)),
                Block::Table(_) => None,
            },
        }
    }

    fn working(&self, out: &mut String, working: &Working) {
        /// Terms at the beginning and at the end of a long sum that are shown.
        const SHOWN: usize = 5;
        let mut sum = String::new();
        let last = working.operands.len().saturating_sub(SHOWN);
        for (at, operand) in working.operands.iter().enumerate() {
            if at >= SHOWN && at < last {
                if at == SHOWN {
                    let rest = last.saturating_sub(SHOWN);
                    let _ = write!(sum, "{}{rest}{}", self.say(" + …（其余 ", " + … ("), self.say(" 项）", " more)"));
                }
                continue;
            }
            let operator = match operand.operator.as_str() {
                "" => String::new(),
                operator => format!(" {operator} "),
            };
            if operand.operator == "÷" && at > 1 {
                sum = format!("（{sum}）");
            }
            let label = shorten(&operand.label);
            let _ = write!(sum, "{operator}{label} {}", operand.value);
        }
        self.line(out, format_args!("  {}{sum}", self.say("算式：", "Working: ")));
        let (found, expected, gap) = (
            self.say("填报", "stated"),
            if working.blamed { self.say("应为", "expected") } else { self.say("计算为", "computed") },
            self.say("差额", "gap"),
        );
        self.line(
            out,
            format_args!("  　　　{found} {}，{expected} {}，{gap} {}", working.found, working.expected, working.gap),
        );
    }

    fn foot(&self, out: &mut String, report: &Report) {
        let coverage = &report.coverage;
        let count = |severity: Severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
        self.line(out, format_args!(""));
        let checked = coverage.figures.saturating_sub(coverage.unverified);
        let line = match (self.lang, report.findings.is_empty()) {
            (Lang::Zh, true) if checked == 0 => format!("没有可以核对的数字关系（0/{} 个数字）", coverage.figures),
            (Lang::En, true) if checked == 0 => format!("Nothing could be checked (0 of {} figures)", coverage.figures),
            (Lang::Zh, true) => format!("未发现不一致（已核对 {checked}/{} 个数字）", coverage.figures),
            (Lang::Zh, false) => format!(
                "必须修改 {} 处，请说明 {} 处，建议核实 {} 处（已核对 {checked}/{} 个数字）",
                count(Severity::Error),
                count(Severity::Warning),
                count(Severity::Note),
                coverage.figures
            ),
            (Lang::En, true) => format!("Nothing disagrees ({checked} of {} figures checked)", coverage.figures),
            (Lang::En, false) => format!(
                "{} to correct, {} to explain, {} to verify ({checked} of {} figures checked)",
                count(Severity::Error),
                count(Severity::Warning),
                count(Severity::Note),
                coverage.figures
            ),
        };
        let answered = report.findings.iter().filter(|finding| finding.answer.is_some()).count();
        let answered = match (self.lang, answered) {
            (_, 0) => String::new(),
            (Lang::Zh, n) => format!("；其中已答复 {n} 处"),
            (Lang::En, n) => format!("; {n} answered"),
        };
        self.line(out, format_args!("{line}{answered}"));
    }
}

/// The text around the figure, which stands in 【】; around the whole where it cannot be found again.
fn mark(text: &str, place: &Place) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |from: Option<u32>, to: Option<u32>| {
        let (from, to) = (usize::try_from(from?).ok()?, usize::try_from(to?).ok()?);
        Some(squeezed(&String::from_utf16_lossy(units.get(from..to)?)))
    };
    let end = u32::try_from(units.len()).ok();
    match (part(Some(0), place.start), part(place.start, place.end), part(place.end, end)) {
        (Some(before), Some(quote), Some(after)) if !quote.is_empty() => {
            let before: String = before.chars().rev().collect();
            let before: String = around(&before).chars().rev().collect();
            format!("{before}【{}】{}", around(&quote), around(&after))
        }
        _ => format!("【{}】", around(&squeezed(text))),
    }
}

/// Without white space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The beginning of a text that may be a whole chapter.
fn around(text: &str) -> String {
    const FAR: usize = 60;
    let cut: String = text.chars().take(FAR).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

fn shorten(text: &str) -> String {
    const LONGEST: usize = 24;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("{start}…")
}
