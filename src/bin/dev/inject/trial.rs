//! A defect put before the engine, and what it said of it.

use jihe::base::text::Lang;
use jihe::document::Block;
use jihe::engine::{Engine, Opened};
use jihe::ingest::Host;
use jihe::report::model::{Finding, Place, Report, Severity};
use rust_decimal::Decimal;

use super::slips::Defect;
use super::source::{Home, Source, Spot, numbers, parsed};
use super::truth::Truth;
use crate::notation::Format;

/// What became of the first proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// It restores what stood there.
    Right,
    /// It blames another figure, or gives another value.
    Wrong,
    /// The list says that the figures cannot tell.
    Undetermined,
}

/// What was said of a defect.
pub struct Verdict {
    /// The gravest level at which it was told; none where it was missed.
    pub found: Option<Severity>,
    /// Findings of level error that speak of something else.
    pub elsewhere: Vec<String>,
    pub repair: Repair,
    /// What was said first.
    pub said: String,
}

/// A report as read, with what was found in it.
pub struct Read {
    pub opened: Opened,
    pub report: Report,
}

fn host() -> Host {
    Host {
        decode_gb18030: |bytes| {
            encoding_rs::GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .map(|text| text.into_owned())
        },
    }
}

/// Lets the engine read and check a source.
pub fn read(engine: &Engine, source: &Source, format: Format) -> Read {
    let name = format!("report.{}", format.extension());
    let opened = engine.open(&name, &format.write(&source.text()), &host()).expect("a document that can be read");
    let report = engine.check(&[&opened], Lang::Zh);
    Read { opened, report }
}

/// True where the text was read into the same tables as the document, so that places can be compared.
pub fn alike(one: &Opened, other: &Opened) -> bool {
    let shape = |opened: &Opened| -> Vec<(usize, usize)> {
        opened.document.tables.iter().map(|table| (table.rows(), table.cols())).collect()
    };
    shape(one) == shape(other)
}

/// What a finding is known by.
pub fn key(finding: &Finding) -> (String, String, String) {
    (finding.code.clone(), finding.fingerprint.clone(), finding.message.clone())
}

/// A line for people.
pub fn line(finding: &Finding) -> String {
    let quote = finding.place.quote.as_deref().unwrap_or("—").replace('\n', "⏎");
    let proposals: Vec<&str> = finding.suggestions.iter().map(|suggestion| suggestion.title.as_str()).collect();
    format!(
        "{:?} {} {} [{quote}] {} | {}",
        finding.severity,
        finding.code,
        finding.at,
        finding.message,
        proposals.join(" / ")
    )
}

/// Holds what the engine says of a defect against the truth.
pub fn judge(clean: &Read, now: &Read, truth: &Truth, defect: &Defect) -> Verdict {
    let known: Vec<_> = clean.report.findings.iter().map(key).collect();
    let news: Vec<&Finding> = now.report.findings.iter().filter(|finding| !known.contains(&key(finding))).collect();
    let sought = sought(truth, defect);
    let homes = defect.source.homes();
    let touches = |place: &Place| sought.iter().any(|spot| is_at(&defect.source, &homes, &now.opened, place, spot));
    let about = |finding: &&&Finding| {
        let operands = finding.working.iter().flat_map(|working| &working.operands).map(|operand| &operand.place);
        let related = finding.related.iter().map(|related| &related.place);
        let edits = finding.suggestions.iter().flat_map(|suggestion| &suggestion.edits).map(|edit| &edit.place);
        std::iter::once(&finding.place).chain(related).chain(operands).chain(edits).any(touches)
    };
    let gravest = |finding: &&&Finding| match finding.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    };
    let first = news.iter().filter(about).min_by_key(gravest);
    let others = news.iter().filter(|finding| finding.severity == Severity::Error && !about(finding));
    Verdict {
        found: first.map(|finding| finding.severity),
        elsewhere: others.map(|finding| line(finding)).collect(),
        repair: first.map_or(Repair::Undetermined, |finding| repair(clean, now, finding)),
        said: first.map(|finding| line(finding)).unwrap_or_default(),
    }
}

/// The changed figure and those that share a broken relation with it, where they stand now.
fn sought(truth: &Truth, defect: &Defect) -> Vec<Spot> {
    // What is gone is missed by whatever spoke of it.
    let gone = |relation: &&super::truth::Relation| {
        let missing = |term: &super::truth::Term| term.spot == defect.spot || defect.is_gone(&term.spot);
        defect.new.is_none() && relation.terms.iter().any(missing)
    };
    let broken = defect.broken.iter().map(|at| &truth.relations[*at]);
    let terms = broken.chain(truth.relations.iter().filter(gone)).flat_map(|relation| &relation.terms);
    let mut spots: Vec<Spot> = terms.filter_map(|term| moved(&term.spot, defect)).collect();
    spots.extend(moved(&defect.spot, defect));
    spots
}

/// Where a spot of the clean fixture stands in the one with the defect; none where it is gone.
fn moved(spot: &Spot, defect: &Defect) -> Option<Spot> {
    let mut spot = spot.clone();
    if let Some(removed) = defect.removed {
        if spot.line == removed {
            return (!defect.is_gone(&spot)).then_some(spot);
        }
        spot.line -= usize::from(spot.line > removed);
        // The row below may have been written anew: its numbers stand in the same order.
        return Some(spot);
    }
    let Some(new) = &defect.new else {
        // A clause was taken out of a sentence.
        return (spot != defect.spot).then_some(spot);
    };
    if spot.line == defect.spot.line {
        if spot == defect.spot {
            spot.end = spot.start + new.len();
        } else if spot.start > defect.spot.start {
            let gone = if defect.kind == "lost 万" { "万".len() } else { 0 };
            let (was, is) = (defect.spot.end - defect.spot.start + gone, new.len());
            spot.start = spot.start + is - was;
            spot.end = spot.end + is - was;
        }
    }
    Some(spot)
}

/// True where a place is in the cell of a spot; in a sentence, where it is (or holds) the number itself.
fn is_at(source: &Source, homes: &[Home], opened: &Opened, place: &Place, spot: &Spot) -> bool {
    match (homes[spot.line], place.table) {
        (Home::Row { table, row }, Some(at)) => {
            // As text merged cells are gone, so that a cell may stand in another column of its row.
            let same_col = place.col == spot.col.map(|col| col as u32);
            let same_text = || text_at(opened, place).is_some_and(|text| text.contains(source.at(spot)));
            let in_text = matches!(opened.format, jihe::ingest::Format::Text);
            at as usize == table && place.row == Some(row as u32) && if in_text { same_text() } else { same_col }
        }
        (Home::Paragraph, None) => {
            let text = paragraph(opened, place);
            let line = &source.lines[spot.line];
            if text != Some(line.as_str()) {
                return false;
            }
            let units = |bytes: usize| line.get(..bytes).map_or(0, |text| text.encode_utf16().count()) as u32;
            let (start, end) = (place.start.unwrap_or(0), place.end.unwrap_or(u32::MAX));
            // Where a clause was taken out, what stood behind it has moved.
            start < units(spot.end) && units(spot.start) < end || line.get(spot.range()).is_none()
        }
        _ => false,
    }
}

fn paragraph<'a>(opened: &'a Opened, place: &Place) -> Option<&'a str> {
    match opened.document.blocks.get(place.block? as usize)? {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        Block::Table(_) => None,
    }
}

/// The text of a cell or a paragraph.
fn text_at(opened: &Opened, place: &Place) -> Option<String> {
    match (place.table, place.row, place.col) {
        (Some(table), Some(row), Some(col)) => {
            let table = opened.document.tables.get(table as usize)?;
            Some(table.at(row as usize, col as usize)?.text.clone())
        }
        _ => paragraph(opened, place).map(str::to_owned),
    }
}

/// What the first proposal of a finding comes to.
fn repair(clean: &Read, now: &Read, finding: &Finding) -> Repair {
    let with_edits: Vec<_> = finding.suggestions.iter().filter(|suggestion| !suggestion.edits.is_empty()).collect();
    let Some(first) = with_edits.first() else { return Repair::Undetermined };
    let mut changed: Vec<(Place, String)> = Vec::new();
    for edit in &first.edits {
        let Some(text) = text_at(&now.opened, &edit.place) else { return Repair::Wrong };
        let mut units: Vec<u16> = text.encode_utf16().collect();
        let (start, end) =
            (edit.place.start.unwrap_or(0) as usize, edit.place.end.map_or(units.len(), |end| end as usize));
        units.splice(start..end, edit.replacement.encode_utf16());
        changed.push((edit.place.clone(), String::from_utf16_lossy(&units)));
    }
    let restored =
        |(place, text): &(Place, String)| text_at(&clean.opened, place).is_some_and(|was| plain(&was) == plain(text));
    let open = finding.reason.as_deref().is_some_and(|reason| reason.contains("无法判断"));
    match (changed.iter().all(restored), open) {
        (true, _) => Repair::Right,
        (false, false) => Repair::Wrong,
        (false, true) => Repair::Undetermined,
    }
}

/// A text with its numbers written in one way.
fn plain(text: &str) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for number in numbers(text) {
        out.push_str(&text[at..number.start]);
        let value: Option<Decimal> = parsed(&text[number.clone()]);
        out.push_str(&value.map_or_else(|| text[number.clone()].to_owned(), |value| value.normalize().to_string()));
        at = number.end;
    }
    out.push_str(&text[at..]);
    out
}
