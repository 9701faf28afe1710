//! Rules that are no equations: a function over figures, score tables and mentions. What it looked at and what it found
//! come back here, and become an outcome and findings like those of any other rule.

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Set;

use super::Submission;
use crate::base::anchor::{Anchor, SourceId};
use crate::base::text::{Label, Text};
use crate::diagnostic::{Annotation, Severity, Suggestion};
use crate::facts::{Facts, FigureId, Labels, Mention, ScoreNode, ScoreTable};
use crate::packs::Terms;
use crate::relations::{Shape, Verdict};
use crate::scoring::Sheet;

/// One rule at work.
#[derive(Debug)]
pub struct Scan<'a> {
    /// What it looks at.
    pub facts: &'a Facts,
    /// Score tables, scored row by row.
    pub sheets: &'a [Sheet],
    /// What the packs in use say.
    pub terms: &'a Terms<'a>,
    /// What is broken: one finding a root cause.
    broken: &'a Broken,
    /// How many things there were to check.
    pub looked: usize,
    /// What would have to be stated for the others.
    pub missing: Vec<String>,
    /// What does not agree.
    pub found: Vec<Found>,
}

/// Figures in relations that are broken.
#[derive(Debug, Default)]
pub struct Broken {
    /// Those to blame, or of which one is to blame.
    suspects: Set<FigureId>,
    /// All of them.
    terms: Set<FigureId>,
    /// Figures that an equation vouches for.
    verified: Set<FigureId>,
    /// Rates that hold by another reading than the usual one.
    unusual: Set<FigureId>,
}

impl Broken {
    /// Of a submission.
    pub(super) fn new(submission: &Submission<'_>) -> Self {
        let relations = submission.causes.iter().spread(|cause| &cause.relations);
        let relations = relations.filter_map(|id| crate::causes::get(submission.relations, *id));
        let holding = submission.relations.iter().filter(|relation| relation.verifies());
        let unusual = submission.relations.iter().filter(|relation| {
            relation.shape == Shape::Ratio
                && relation.read_as > 0
                && matches!(relation.verdict, Verdict::Holds | Verdict::Rounding(_))
        });
        let suspects = submission.causes.iter().spread(|cause| &cause.suspects);
        let repairs = submission.causes.iter().spread(|cause| &cause.repairs);
        let candidates = repairs.spread(|repair| &repair.figures);
        Self {
            suspects: suspects.followed_by(candidates).copied().collect(),
            terms: relations.spread(|relation| relation.figures()).collect(),
            verified: holding.spread(|relation| relation.figures()).collect(),
            unusual: unusual.filter_map(|relation| relation.result).collect(),
        }
    }
}

/// Something that does not agree.
#[derive(Clone, Debug)]
pub struct Found {
    /// How grave it is; never graver than the rule.
    pub severity: Severity,
    /// Where.
    pub anchor: Anchor,
    /// The place in words, which its fingerprint is made of.
    pub labels: Labels,
    /// What does not agree.
    pub message: Text,
    /// Where else.
    pub related: Vec<Annotation>,
    /// What may be tried.
    pub suggestions: Vec<Suggestion>,
}

impl<'a> Scan<'a> {
    /// A rule that has not begun.
    pub(super) fn new(submission: &Submission<'a>, broken: &'a Broken) -> Self {
        Self {
            facts: submission.facts,
            sheets: submission.sheets,
            terms: submission.terms,
            broken,
            looked: 0,
            missing: Vec::new(),
            found: Vec::new(),
        }
    }

    /// True for a figure that a broken relation blames.
    pub fn is_blamed(&self, figure: FigureId) -> bool {
        self.broken.suspects.contains(&figure)
    }

    /// True for a figure of a broken relation, whichever figure is to blame.
    pub fn is_disputed(&self, figure: FigureId) -> bool {
        self.broken.terms.contains(&figure)
    }

    /// True for a rate that fits by another reading than the usual one only: executed over the initial budget.
    pub fn is_of_another_reading(&self, figure: FigureId) -> bool {
        self.broken.unusual.contains(&figure)
    }

    /// True for a figure that an equation vouches for.
    pub fn is_verified(&self, figure: FigureId) -> bool {
        self.broken.verified.contains(&figure)
    }

    /// Counts one more thing checked.
    pub fn look(&mut self) {
        self.looked = self.looked.saturating_add(1);
    }

    /// A finding.
    pub fn find(&mut self, severity: Severity, place: (Labels, Anchor), message: Text, related: Vec<Annotation>) {
        let (labels, anchor) = place;
        self.found.push(Found { severity, anchor, labels, message, related, suggestions: Vec::new() });
    }

    /// One finding a score table, of the rows (each judged by itself) for which a place comes back.
    pub fn rows(
        &mut self,
        severity: Severity,
        column: &str,
        message: Label,
        look: fn(&mut Self, &ScoreNode) -> Option<Anchor>,
    ) {
        for table in &self.facts.scores {
            let mut places = Vec::new();
            for row in table.rows() {
                places.take_in(look(self, row).map(|anchor| (row.name().to_owned(), anchor)));
            }
            self.find_all(severity, column_of(table, column), message, places);
        }
    }

    /// One finding a document, of the mentions that are wanted.
    pub fn mentions(&mut self, severity: Severity, column: &str, message: Label, wanted: fn(&Facts, &Mention) -> bool) {
        let facts = self.facts;
        let mut places: Vec<(SourceId, Vec<(String, Anchor)>)> = Vec::new();
        for mention in facts.mentions.iter().filter(|mention| wanted(facts, mention)) {
            let place = (mention.text.clone(), mention.anchor);
            match places.last_mut().filter(|(source, _)| *source == mention.anchor.source) {
                Some((_, places)) => places.push(place),
                None => places.push((mention.anchor.source, vec![place])),
            }
        }
        for (_, places) in places {
            self.find_all(severity, place_of(column), message, places);
        }
    }

    /// One finding for several places alike: the first is its own, the rest are attached. `{0}` in the message is the
    /// name of the first, `{1}` how many there are.
    pub fn find_all(&mut self, severity: Severity, labels: Labels, message: Label, places: Vec<(String, Anchor)>) {
        let count = places.len().to_string();
        let mut places = places.into_iter();
        let Some((name, anchor)) = places.next() else { return };
        let related = places.map(|(name, anchor)| Annotation { label: Text::same(&name), anchor }).gather();
        let words = [name.as_str(), &count];
        let message = match related.as_slice() {
            [] => Text::new(put(&of_one(message.zh), &words), put(&of_one(message.en), &words)),
            _ => say(message, &words),
        };
        self.find(severity, (labels, anchor), message, related);
    }
}

/// The labels of a column of a score table.
pub fn column_of(table: &ScoreTable, column: &str) -> Labels {
    Labels { form: Some(table.kind), row: Vec::new(), column: column.to_owned() }
}

/// The labels of a place outside the forms.
pub fn place_of(name: &str) -> Labels {
    Labels { form: None, row: Vec::new(), column: name.to_owned() }
}

/// A sentence about one place alone: without how many there are (等 {1} 项).
fn of_one(pattern: &str) -> String {
    if let Some((before, after)) = pattern.split_once("等 {1} ") {
        let mut rest = after.chars();
        // 项, 处, 个
        rest.next();
        return before.to_owned() + rest.as_str();
    }
    let cut = pattern.split_once(" ({1} ").and_then(|(before, after)| Some((before, after.split_once("(s))")?.1)));
    cut.map_or_else(|| pattern.to_owned(), |(before, after)| before.to_owned() + after)
}

/// A sentence in both languages; `{0}`, `{1}` … stand for the words.
pub fn say(pattern: Label, words: &[&str]) -> Text {
    Text::new(put(pattern.zh, words), put(pattern.en, words))
}

/// What stands in the report is never read as a pattern.
fn put(pattern: &str, words: &[&str]) -> String {
    let mut out = String::new();
    for (at, piece) in pattern.split('{').enumerate() {
        let (number, rest) = if at == 0 { ("", piece) } else { piece.split_once('}').unwrap_or(("", piece)) };
        let word = number.parse().ok().and_then(|number: usize| words.get(number));
        out.push_str(word.copied().unwrap_or_default());
        out.push_str(rest);
    }
    out
}
