//! Chapters and attachments that the packs in use ask for, and which of them a submission lacks.

use crate::base::anchor::{Anchor, Place};
use crate::base::fold;
use crate::base::list::Gather as _;

use super::{Facts, Source};
use crate::document::{Block, Document};
use crate::packs::{Asked, Terms, Why};

/// What was asked for, and what is not there.
#[derive(Clone, Debug)]
pub struct Lacking {
    /// Attachments; else chapters.
    pub attachments: bool,
    /// Those that are not there, as they are called.
    pub missing: Vec<String>,
    /// The notice that asks for them.
    pub notice: String,
    /// Where the report begins.
    pub anchor: Anchor,
}

/// A line with more characters is no heading.
const LONGEST_HEADING: usize = 40;

/// Looks for what the packs ask for. A report that has less than half of the chapters follows no such outline: nothing is
/// asked of it, but where the user says so.
pub(super) fn read(sources: &[Source<'_>], terms: &Terms<'_>, facts: &mut Facts) {
    let chosen = terms.used.iter().any(|used| used.why == Why::Chosen);
    let Some(anchor) = sources.iter().find_map(beginning) else { return };
    let lines: Vec<String> = sources.iter().spread(|source| lines(source.document)).gather();
    let heads: Vec<&String> = lines.iter().filter(|line| line.chars().nth(LONGEST_HEADING).is_none()).gather();
    let mut follows = terms.outline().is_none();
    if let Some(outline) = terms.outline() {
        let missing = missing(outline, |word| heads.iter().any(|line| line.contains(word)));
        follows = chosen || missing.len().saturating_mul(2) <= outline.items.len();
        if follows {
            let notice = outline.origin.notice.clone();
            facts.lacking.push(Lacking { attachments: false, missing, notice, anchor });
        }
    }
    if let Some(attachments) = terms.attachments().filter(|_| follows) {
        let missing = missing(attachments, |word| lines.iter().any(|line| line.contains(word)));
        if chosen || missing.len() < attachments.items.len() {
            let notice = attachments.origin.notice.clone();
            facts.lacking.push(Lacking { attachments: true, missing, notice, anchor });
        }
    }
}

fn missing(asked: &Asked, has: impl Fn(&str) -> bool) -> Vec<String> {
    let there = |words: &&Vec<String>| !words.iter().any(|word| has(&fold::label(word)));
    asked.items.iter().filter(there).filter_map(|words| words.first().cloned()).gather()
}

/// The first paragraph of a report in prose.
fn beginning(source: &Source<'_>) -> Option<Anchor> {
    let is_text = |block: &Block| matches!(block, Block::Paragraph(paragraph) if !fold::is_blank(&paragraph.text));
    let block = source.document.blocks.iter().position(is_text)?;
    Some(Anchor { source: source.id, place: Place::Block { block, range: None } })
}

/// Paragraphs, and the lines of cells: a framed report stands in one.
fn lines(document: &Document) -> Vec<String> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        Block::Table(_) => None,
    });
    let cells = document.tables.iter().spread(|table| table.cells()).map(|cell| &cell.text);
    paragraphs.followed_by(cells).spread(|text| text.lines()).map(fold::label).gather()
}
