//! Sentences → figures, and what the sentences state of them. Structure proposes; where it leaves a choice, the figures
//! decide. No verdicts.

mod closings;
mod divisions;
mod doubts;
mod lists;
mod lost;
mod openings;
mod posts;
mod rates;
mod role;
mod scan;
mod slips;
mod told;
mod totals;

use super::figure::{Confidence, Figure, Labels, Scope, within};
use super::mentions::What;
use super::statement::{Called, Stated, Statement, Told};
use super::{Facts, FigureId};
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::unit::Unit;
use crate::packs::words::prose as words;
use role::{AMOUNT, AMOUNTS, CHANGE, COMPLETION, DECLINE, EITHER, FALL, GROWTH, LIMIT, PRIOR, RATE, REACHED, Role};
use role::{SHARE, STANDARD, TAKEN};
use scan::{Mention, Scanner};

/// Paragraphs that follow each other, read together.
#[derive(Debug, Default)]
pub(super) struct Passage(Scanner);

impl Passage {
    /// Reads a paragraph, which begins at a byte of the text at the anchor.
    pub fn paragraph(&mut self, anchor: Anchor, text: &str, from: usize) {
        self.0.paragraph(anchor, text, from);
    }

    /// Adds its figures to the facts, and what its sentences state.
    pub fn finish(self, facts: &mut Facts, states: bool) {
        let mut mentions = self.0.mentions;
        for mention in &mut mentions {
            // Numbers in words are figures only where a statement is made of them.
            if !mention.about && mention.raw.starts_with(|c| !scan::is_numeral(c)) {
                mention.figure = Some(add(facts, mention));
            }
        }
        if !states || !cfg!(feature = "whole") {
            return;
        }
        let mut lost = lost::find(&mut mentions);
        let Some(mut reader) = Reader::new(&mentions) else { return };
        reader.read();
        reader.doubt();
        let (told, called) = told::read(&reader);
        let drafts = reader.drafts;
        lost.take_in(reader.lost);
        let mut id = |at: usize, facts: &mut Facts| -> Option<FigureId> {
            let mention = mentions.get_mut(at)?;
            if mention.figure.is_none() {
                mention.figure = Some(add(facts, mention));
            }
            mention.figure
        };
        for at in lost {
            let Some(figure) = id(at, facts).and_then(|id| facts.figure_mut(id)) else { continue };
            figure.unit = Unit::WanYuan;
            let (mut text, anchor) = (figure.raw.clone(), figure.anchor);
            text.push('元');
            if let Some(anchor) = anchor {
                facts.mention(What::LostWan, text, anchor);
            }
        }
        for Draft { kind, result, readings, sure, falls } in drafts {
            let Some(result) = id(result, facts) else { continue };
            let mut stated = Vec::with_capacity(readings.len());
            for reading in readings {
                let mut terms = Vec::with_capacity(reading.len());
                for (at, minus) in reading {
                    terms.take_in(id(at, facts).map(|id| (id, minus)));
                }
                stated.push(terms);
            }
            name(facts, kind, result, &stated);
            facts.statements.push(Statement { kind, result, readings: stated, sure, falls });
        }
        for (at, told) in told {
            let Some(figure) = id(at, facts) else { continue };
            facts.told.push(Told { figure, ..told });
        }
        for (at, called) in called {
            let Some(figure) = id(at, facts) else { continue };
            facts.called.push(Called { figure, ..called });
        }
    }
}

/// 增长 says little by itself: what grew stands before it.
fn name(facts: &mut Facts, kind: Stated, result: FigureId, readings: &[Vec<(FigureId, bool)>]) {
    let of_minus = match kind {
        Stated::Growth => true,
        Stated::Change | Stated::Difference | Stated::Share => false,
        // 每人250元，共3.5万元: of what, the number of those who get it says.
        Stated::Product if facts.figure(result).is_some_and(is_total_word) => false,
        _ => return,
    };
    let of = readings.first().and_then(|terms| terms.iter().find(|(_, minus)| *minus == of_minus));
    let row = of.and_then(|(id, _)| facts.figure(*id)).map(|figure| figure.labels.row.clone());
    let figure = facts.figure_mut(result).filter(|figure| figure.labels.column.is_empty());
    if let (Some(row), Some(figure)) = (row, figure) {
        figure.labels.column = figure.labels.row.pop().unwrap_or_default();
        figure.labels.row = row;
    }
}

/// True where nothing but 共 stands before it.
fn is_total_word(figure: &Figure) -> bool {
    figure.labels.row.last().is_some_and(|row| words::TOTAL.split(' ').any(|word| word == row))
}

/// The words by which people find a quantity.
fn label(lead: &str) -> String {
    let lead = lead.strip_prefix("其中").unwrap_or(lead).trim_start_matches(':');
    let name = lead.trim_end_matches(['为', '约', '达', '是', '了', '的']);
    if name == "共" { "共计" } else { name }.to_owned()
}

fn add(facts: &mut Facts, mention: &Mention) -> FigureId {
    let labels = Labels { form: None, row: vec![label(&mention.lead)], column: String::new() };
    let number = &mention.number;
    facts.add(Figure {
        raw: mention.raw.clone(),
        amount: number.amount,
        scale: number.scale,
        unit: number.unit,
        about: mention.about,
        anchor: Some(within(mention.anchor, number.range)),
        ..Figure::of(None, Scope::default(), labels)
    })
}

/// Terms of an equation, each added or taken off, by the numbers of the mentions.
type Terms = Vec<(usize, bool)>;

/// A statement, still by the numbers of the mentions.
#[derive(Debug)]
struct Draft {
    kind: Stated,
    result: usize,
    readings: Vec<Terms>,
    sure: Confidence,
    falls: bool,
}

/// More parts than this are no list that a sentence states; it keeps the reading linear.
const MOST_PARTS: usize = 64;

/// Amounts that are looked back on.
const BACK: usize = 24;

/// 100, in ten thousandths.
const HUNDRED: i64 = 1_000_000;

/// How far a search goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Anywhere,
    Paragraph,
    Sentence,
    /// The same brackets of the sentence.
    Brackets,
}

/// Goes through the quantities once and notes what is stated of them.
struct Reader<'a> {
    mentions: &'a [Mention],
    /// Stands in for one that there is not.
    first: &'a Mention,
    roles: Vec<Role>,
    /// The values, of money in 元, in ten thousandths: whole numbers are compared with little code.
    values: Vec<i64>,
    drafts: Vec<Draft>,
    /// Lists that are open, the innermost last.
    frames: Vec<lists::Frame>,
    /// Each part with its whole.
    parts: Vec<(usize, usize)>,
    /// What is compared with, and by how much it changed: in this sentence.
    prior: Option<usize>,
    change: Option<(usize, Option<usize>)>,
    /// The last amount.
    now: Option<usize>,
    /// The whole of the last list that was closed.
    last_whole: Option<usize>,
    /// A remainder, and what it was taken from.
    remainder: Option<(usize, usize)>,
    /// The last share without a whole, and its part.
    alone: Option<(usize, usize)>,
    /// 元 that must be 万元.
    lost: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn new(mentions: &'a [Mention]) -> Option<Self> {
        Some(Self {
            mentions,
            first: mentions.first()?,
            roles: role::roles(mentions),
            values: mentions.iter().map(value).gather(),
            drafts: Vec::new(),
            frames: Vec::new(),
            parts: Vec::new(),
            prior: None,
            change: None,
            now: None,
            last_whole: None,
            remainder: None,
            alone: None,
            lost: Vec::new(),
        })
    }

    fn read(&mut self) {
        let mut sentence = usize::MAX;
        for (at, mention) in self.mentions.iter().enumerate() {
            if mention.sentence != sentence {
                sentence = mention.sentence;
                (self.prior, self.change) = (None, None);
            }
            // a，比上年b减少c；d，减少e: what was compared with is that of the first.
            if mention.gap.contains(';') {
                (self.prior, self.change) = (None, None);
            }
            match self.role(at) {
                AMOUNT => self.amount(at),
                REACHED => self.reached(at),
                PRIOR => self.prior = Some(self.first(at)),
                SHARE => self.share(at),
                COMPLETION | RATE => self.completion(at),
                STANDARD => self.product(at),
                role if role & CHANGE != 0 => self.changed(at),
                GROWTH | DECLINE | EITHER => self.growth(at),
                _ => {}
            }
        }
        while !self.frames.is_empty() {
            self.close();
        }
        let mut from = 0usize;
        while let Some(first) = self.mentions.get(from) {
            let rest = self.mentions.iter().skip(from);
            let to = from.saturating_add(rest.take_while(|m| m.paragraph == first.paragraph).count());
            self.paragraph(from, to);
            self.listed_changes(from, to);
            from = to;
        }
        self.divisions();
    }

    fn mention(&self, at: usize) -> &'a Mention {
        self.mentions.get(at).unwrap_or(self.first)
    }

    fn lead(&self, at: usize) -> &'a str {
        &self.mention(at).lead
    }

    fn unit(&self, at: usize) -> Unit {
        self.mention(at).number.unit
    }

    fn role(&self, at: usize) -> Role {
        self.roles.get(at).copied().unwrap_or(LIMIT)
    }

    fn is(&self, at: usize, roles: Role) -> bool {
        self.role(at) & roles != 0
    }

    /// True for what is written without a sign and goes down.
    fn falls(&self, at: usize) -> bool {
        self.is(at, FALL | TAKEN | DECLINE)
    }

    fn say(&mut self, kind: Stated, result: usize, readings: Vec<Terms>, sure: Confidence, falls: bool) {
        let about =
            readings.iter().spread(|one| one).any(|(at, _)| self.mention(*at).about) || self.mention(result).about;
        let sure = if about { Confidence::Guess } else { sure };
        let same = |draft: &Draft| draft.kind == kind && draft.result == result && draft.readings == readings;
        if !readings.is_empty() && !self.drafts.iter().rev().take(8).any(same) {
            self.drafts.push(Draft { kind, result, readings, sure, falls });
        }
    }

    /// A quotient: dividend and divisor.
    fn say_pair(&mut self, kind: Stated, result: usize, (one, other): (usize, usize), sure: Confidence) {
        self.say(kind, result, vec![vec![(one, false), (other, true)]], sure, false);
    }

    /// Quantities before a mention, the nearest first: at most so many back, in one of these roles, like another one.
    fn before(&self, at: usize, back: usize, roles: Role, like: Option<usize>, reach: Reach) -> Vec<usize> {
        let here = self.mention(at);
        let mut found = Vec::new();
        for before in (at.saturating_sub(back)..at).rev() {
            let mention = self.mention(before);
            let near = match reach {
                Reach::Anywhere => true,
                Reach::Paragraph => mention.paragraph == here.paragraph,
                Reach::Sentence => mention.sentence == here.sentence,
                Reach::Brackets => mention.sentence == here.sentence && mention.depth == here.depth,
            };
            if near && self.is(before, roles) && like.is_none_or(|like| self.alike(before, like)) {
                found.push(before);
            }
        }
        found
    }

    /// Amounts before a mention, the nearest first.
    fn back(&self, at: usize, like: Option<usize>) -> Vec<usize> {
        self.before(at, BACK, AMOUNTS, like, Reach::Anywhere)
    }

    /// The first of a list without words (A、B) that a mention belongs to.
    fn first(&self, at: usize) -> usize {
        let mut first = at;
        while first > 0
            && at.saturating_sub(first) < MOST_PARTS
            && self.mention(first).joined
            && self.alike(first, first.saturating_sub(1))
        {
            first = first.saturating_sub(1);
        }
        first
    }

    /// The member of the list that begins at `first` with a number; the only one stands for all.
    fn member(&self, first: usize, number: usize) -> usize {
        let mut at = first;
        for next in (first.saturating_add(1)..self.mentions.len()).take(number) {
            if !self.mention(next).joined || !self.alike(at, next) {
                break;
            }
            at = next;
        }
        at
    }

    /// True where two quantities can be added: money of any scale, or the same things.
    fn alike(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.unit(one), self.unit(other));
        let people = |unit: Unit| matches!(unit, Unit::Count("人" | "名"));
        one == other || (is_money(one) && is_money(other)) || (people(one) && people(other))
    }

    fn value(&self, at: usize) -> i64 {
        self.values.get(at).copied().unwrap_or_default()
    }

    fn sum(&self, parts: &[usize]) -> i64 {
        parts.iter().fold(0, |sum, at| sum.saturating_add(self.value(*at)))
    }

    fn gap(&self, whole: usize, parts: &[usize]) -> i64 {
        self.value(whole).saturating_sub(self.sum(parts)).saturating_abs()
    }

    /// True where parts reach a whole, but for rounding.
    fn reaches(&self, whole: usize, parts: &[usize]) -> bool {
        self.gap(whole, parts) <= self.slack(whole, parts)
    }

    /// What rounding, and 约, may take from a sum.
    fn slack(&self, whole: usize, parts: &[usize]) -> i64 {
        if self.mention(whole).about || parts.iter().any(|at| self.mention(*at).about) {
            return self.value(whole).saturating_abs().checked_div(50).unwrap_or_default();
        }
        let half: i64 = match self.unit(whole) {
            Unit::Yuan => 5_000,
            Unit::ThousandYuan => 50_000,
            Unit::WanYuan => 500_000,
            Unit::YiYuan => 5_000_000_000,
            _ => 0,
        };
        half.saturating_mul(i64::try_from(parts.len().saturating_add(1)).unwrap_or(i64::MAX))
    }
}

fn is_money(unit: Unit) -> bool {
    matches!(unit, Unit::Yuan | Unit::ThousandYuan | Unit::WanYuan | Unit::YiYuan)
}

/// A value in ten thousandths; what is larger than a 64-bit number is not told apart.
fn value(mention: &Mention) -> i64 {
    let amount = mention.number.amount;
    let written = mention.number.unit.yuan().and_then(|yuan| amount.times(yuan)).unwrap_or(amount);
    let written = written.rounded(4).written(4);
    let digits = written.bytes().filter(u8::is_ascii_digit);
    let value = digits
        .fold(0i64, |value, digit| value.saturating_mul(10).saturating_add(i64::from(digit.saturating_sub(b'0'))));
    if amount.is_negative() { value.saturating_neg() } else { value }
}
