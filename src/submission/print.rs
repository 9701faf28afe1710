//! What a file said when it was opened, in short: enough to know the same report in another format.

use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::sort;
use crate::document::{Block, Document, Table};

/// Fingerprints of the lines and of the figures of a document, each in order of value, and of the lines as they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    lines: Vec<u64>,
    figures: Vec<u64>,
    sequence: u64,
}

impl Print {
    /// The print of a document.
    pub fn new(document: &Document) -> Self {
        let mut print = Self::default();
        for block in &document.blocks {
            if let Block::Paragraph(paragraph) = block {
                print.add(&paragraph.text);
            }
        }
        for cell in document.tables.iter().spread(Table::cells) {
            print.add(&cell.text);
        }
        sort(&mut print.lines);
        sort(&mut print.figures);
        print
    }

    fn add(&mut self, text: &str) {
        for line in text.lines().map(fold::label).filter(|line| !line.is_empty()) {
            self.lines.push(hash(&line));
            self.sequence = self.lines.last().map_or(0, |line| (self.sequence ^ line).wrapping_mul(PRIME));
            let figures = line.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
            let figures = figures.map(|figure| figure.trim_matches(['.', ','])).filter(|figure| !figure.is_empty());
            self.figures.take_in(figures.map(hash));
        }
    }

    /// True where all is the same; or the figures are, being many, and the words but for a line in twenty.
    ///
    /// Two units that fill in one template differ in their figures. The order is of no account: formats differ in where
    /// a merged cell stands.
    pub fn says_the_same(&self, other: &Self) -> bool {
        const MANY: usize = 20;
        if self.figures != other.figures || self.figures.len() < MANY {
            return self == other && !self.lines.is_empty();
        }
        let longer = self.lines.len().max(other.lines.len());
        let strange = longer.saturating_sub(common(&self.lines, &other.lines));
        strange <= (longer / 20).max(1)
    }
}

/// How many entries two sorted lists share.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut shared: usize = 0;
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        let order = a.cmp(b);
        if order.is_le() {
            one.next();
        }
        if order.is_ge() {
            other.next();
        }
        if order.is_eq() {
            shared = shared.saturating_add(1);
        }
    }
    shared
}

const PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a: no secret is kept here, and two lines of one hash in one pair of reports do no harm.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}
