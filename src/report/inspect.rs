//! The trace of all stages, for developers and for those who want to know why.

use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use std::fmt::Write as _;

use crate::document::{Block, Document};
use crate::facts::Facts;
use crate::recognize::Recognition;
use crate::relations::{Relation, Verdict};
use crate::rules;

/// What one document became: blocks and tables, forms with evidence.
pub fn document(document: &Document, recognition: &Recognition) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "== document: {} blocks, {} tables", document.blocks.len(), document.tables.len());
    for (number, block) in document.blocks.iter().enumerate() {
        if let Block::Paragraph(paragraph) = block {
            let _ = writeln!(out, "{number:>4}  {}", paragraph.text);
        } else {
            let _ = writeln!(out, "{number:>4}  [table]");
        }
    }
    for table in &document.tables {
        let _ = writeln!(out, "-- table {} ({} × {}, {:?})", table.id.0, table.rows(), table.cols(), table.reading);
        for row in 0..table.rows() {
            let cells: Vec<String> =
                table.row(row).map(|cell| format!("{}:{}", cell.col, cell.text.replace('\n', "⏎"))).gather();
            let _ = writeln!(out, "{row:>4}  {}", cells.joined(" | "));
        }
    }
    let _ = writeln!(out, "== forms");
    let _ = writeln!(out, "department: {:?}", recognition.department.as_ref().map(|cited| &cited.value));
    let _ = writeln!(out, "year: {:?}", recognition.year.as_ref().map(|cited| cited.value));
    for block in &recognition.blocks {
        let evidence: Vec<&str> = block.evidence.iter().map(|text| text.en.as_str()).gather();
        let _ = writeln!(
            out,
            "{} in table {} rows {:?}{}: {}",
            block.kind.id(),
            block.table.0,
            block.rows,
            if block.continues { " (continued)" } else { "" },
            evidence.joined("; ")
        );
    }
    for table in &recognition.unknown {
        let _ = writeln!(out, "unknown: table {}", table.0);
    }
    out
}

/// What the figures became: figures, equations with verdicts.
pub fn relations(facts: &Facts, relations: &[Relation]) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "== figures");
    for figure in &facts.figures {
        let measure = figure.measure.map_or("-", |measure| measure.id());
        let _ = writeln!(
            out,
            "{:>4}  {} {} [{measure}] {}",
            figure.id.0,
            figure.amount,
            figure.unit.zh(),
            figure.labels.row.joined("/") + "·" + &figure.labels.column
        );
    }
    let _ = writeln!(out, "== relations");
    for relation in relations {
        let rule = rules::claimant(relation).map_or("-", |rule| rule.code.0);
        let verdict = match relation.verdict {
            Verdict::Holds => "holds".to_owned(),
            Verdict::Rounding(gap) => format!("rounding {}", gap.difference.signed(0)),
            Verdict::Broken(gap) => format!("BROKEN {}", gap.difference.signed(0)),
            Verdict::Insufficient => "insufficient".to_owned(),
        };
        let value = |id| facts.figure(id).map(|figure| figure.amount.to_string()).unwrap_or_default();
        let left = relation.result.map_or_else(|| format!("({:?})", relation.constant), value);
        let right: Vec<String> = relation
            .terms()
            .iter()
            .map(|term| format!("{} {}", if term.minus { "-" } else { "+" }, value(term.figure)))
            .gather();
        let _ = writeln!(
            out,
            "{:>4}  {rule} {:?} {verdict}: {} | {left} ← {}",
            relation.id.0,
            relation.shape,
            relation.labels.row.joined("/") + "·" + &relation.labels.column,
            right.joined(" ")
        );
    }
    out
}
