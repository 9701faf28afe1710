//! Sentences → figures, and what the sentences state of them. Structure proposes; where it leaves a choice, the figures
//! decide. No verdicts.

mod lists;
mod rates;
mod role;
mod scan;

use super::figure::{Confidence, Figure, Labels, Scope, within};
use super::mentions::What;
use super::statement::{Stated, Statement};
use super::{Facts, FigureId};
use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::unit::Unit;
use role::Role;
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
        if !states {
            return;
        }
        let mut reader = Reader::new(&mentions);
        reader.read();
        let (drafts, lost) = (reader.drafts, reader.lost);
        let mut id = |at: usize, facts: &mut Facts| -> Option<FigureId> {
            let mention = mentions.get_mut(at)?;
            if mention.figure.is_none() {
                mention.figure = Some(add(facts, mention));
            }
            mention.figure
        };
        for at in lost {
            let Some(figure) = id(at, facts).and_then(|id| facts.figures.get_mut(usize::try_from(id.0).ok()?)) else {
                continue;
            };
            figure.unit = Unit::WanYuan;
            let (text, anchor) = (format!("{}元", figure.raw), figure.anchor);
            if let Some(anchor) = anchor {
                facts.mention(What::LostWan, text, anchor);
            }
        }
        for draft in drafts {
            let Some(result) = id(draft.result, facts) else { continue };
            let mut readings = Vec::new();
            for reading in &draft.readings {
                readings.push(reading.iter().filter_map(|(at, minus)| Some((id(*at, facts)?, *minus))).collect());
            }
            name(facts, draft.kind, result, &readings);
            facts.statements.push(Statement {
                kind: draft.kind,
                result,
                readings,
                sure: draft.sure,
                falls: draft.falls,
            });
        }
    }
}

/// 增长 says little by itself: what grew stands before it.
fn name(facts: &mut Facts, kind: Stated, result: FigureId, readings: &[Vec<(FigureId, bool)>]) {
    let of_minus = match kind {
        Stated::Growth => true,
        Stated::Change | Stated::Difference | Stated::Share => false,
        _ => return,
    };
    let of = readings.first().and_then(|terms| terms.iter().find(|(_, minus)| *minus == of_minus));
    let row = of.and_then(|(id, _)| facts.figure(*id)).map(|figure| figure.labels.row.clone());
    let figure = usize::try_from(result.0).ok().and_then(|at| facts.figures.get_mut(at));
    if let (Some(row), Some(figure)) = (row, figure.filter(|figure| figure.labels.column.is_empty())) {
        figure.labels.column = figure.labels.row.pop().unwrap_or_default();
        figure.labels.row = row;
    }
}

/// The words by which people find a quantity.
fn label(lead: &str) -> String {
    let lead = lead.strip_prefix("其中").unwrap_or(lead).trim_start_matches(':');
    lead.trim_end_matches(['为', '约', '达', '是', '了', '的']).to_owned()
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

/// A statement, still by the numbers of the mentions.
#[derive(Debug)]
struct Draft {
    kind: Stated,
    result: usize,
    readings: Vec<Vec<(usize, bool)>>,
    sure: Confidence,
    falls: bool,
}

/// More parts than this are no list that a sentence states; it keeps the reading linear.
const MOST_PARTS: usize = 64;

/// Goes through the quantities once and notes what is stated of them.
struct Reader<'a> {
    mentions: &'a [Mention],
    roles: Vec<Role>,
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
    fn new(mentions: &'a [Mention]) -> Self {
        let roles = role::roles(mentions);
        Self {
            mentions,
            roles,
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
        }
    }

    fn read(&mut self) {
        let mut sentence = usize::MAX;
        for at in 0..self.mentions.len() {
            let Some(mention) = self.mentions.get(at) else { break };
            if mention.sentence != sentence {
                sentence = mention.sentence;
                (self.prior, self.change) = (None, None);
            }
            match self.role(at) {
                Role::Amount => self.amount(at),
                Role::Reached => self.reached(at),
                Role::Prior => self.prior = self.first(at),
                Role::Change(falls) => self.changed(at, falls),
                Role::Share => self.share(at),
                Role::Growth(falls) => self.growth(at, falls),
                Role::Completion | Role::Rate => self.completion(at),
                Role::Standard => self.product(at),
                Role::Added(_) | Role::Limit | Role::Whole => {}
            }
        }
        while !self.frames.is_empty() {
            self.close();
        }
        let mut from = 0usize;
        while let Some(paragraph) = self.mentions.get(from).map(|m| m.paragraph) {
            let rest = self.mentions.iter().skip(from);
            let to = from.saturating_add(rest.take_while(|m| m.paragraph == paragraph).count());
            self.paragraph(from, to);
            self.listed_changes(from, to);
            from = to;
        }
    }

    fn role(&self, at: usize) -> Role {
        self.roles.get(at).copied().unwrap_or(Role::Limit)
    }

    fn is_amount(&self, at: usize) -> bool {
        matches!(self.role(at), Role::Amount | Role::Reached)
    }

    fn say(&mut self, kind: Stated, result: usize, readings: Vec<Vec<(usize, bool)>>, sure: Confidence, falls: bool) {
        let all = || readings.iter().flatten().map(|(at, _)| *at).chain([result]);
        let about = all().any(|at| self.mentions.get(at).is_some_and(|mention| mention.about));
        let sure = if about { Confidence::Guess } else { sure };
        let same = |draft: &Draft| draft.kind == kind && draft.result == result && draft.readings == readings;
        if !readings.is_empty() && !self.drafts.iter().rev().take(8).any(same) {
            self.drafts.push(Draft { kind, result, readings, sure, falls });
        }
    }

    /// The first of a list without words (A、B) that a mention belongs to.
    fn first(&self, at: usize) -> Option<usize> {
        let mut first = at;
        while first > 0
            && at.saturating_sub(first) < MOST_PARTS
            && self.mentions.get(first).is_some_and(|m| m.joined)
            && self.alike(first, first.saturating_sub(1))
        {
            first = first.saturating_sub(1);
        }
        Some(first)
    }

    /// The member of the list that begins at `first` with a number; the only one stands for all.
    fn member(&self, first: usize, number: usize) -> usize {
        let mut at = first;
        for _ in 0..number {
            let next = at.saturating_add(1);
            if !self.mentions.get(next).is_some_and(|m| m.joined) || !self.alike(at, next) {
                break;
            }
            at = next;
        }
        at
    }

    /// True where two quantities can be added: money of any scale, or the same things.
    fn alike(&self, one: usize, other: usize) -> bool {
        let unit = |at: usize| self.mentions.get(at).map(|m| m.number.unit);
        let (Some(one), Some(other)) = (unit(one), unit(other)) else { return false };
        let people = |unit: Unit| matches!(unit, Unit::Count("人" | "名"));
        one == other || (one.yuan().is_some() && other.yuan().is_some()) || (people(one) && people(other))
    }

    /// The value, of money in 元.
    fn value(&self, at: usize) -> Amount {
        let Some(mention) = self.mentions.get(at) else { return Amount::ZERO };
        let amount = mention.number.amount;
        if self.lost.contains(&at) {
            return amount.times(Amount::whole(10_000)).unwrap_or(amount);
        }
        mention.number.unit.yuan().and_then(|yuan| amount.times(yuan)).unwrap_or(amount)
    }

    fn sum(&self, parts: &[usize]) -> Amount {
        parts.iter().fold(Amount::ZERO, |sum, at| sum.plus(self.value(*at)).unwrap_or(sum))
    }

    /// True where parts reach a whole, but for rounding.
    fn reaches(&self, whole: usize, parts: &[usize]) -> bool {
        let Some(gap) = self.value(whole).minus(self.sum(parts)) else { return false };
        gap.abs() <= self.slack(whole, parts)
    }

    /// What rounding, and 约, may take from a sum.
    fn slack(&self, whole: usize, parts: &[usize]) -> Amount {
        let Some(mention) = self.mentions.get(whole) else { return Amount::ZERO };
        if mention.about || parts.iter().any(|at| self.mentions.get(*at).is_some_and(|m| m.about)) {
            return self.value(whole).abs().over(Amount::whole(50)).unwrap_or_default();
        }
        let Some(yuan) = mention.number.unit.yuan() else { return Amount::ZERO };
        let half = yuan.over(Amount::whole(if mention.number.unit == Unit::Yuan { 2 } else { 200 }));
        let operands = i64::try_from(parts.len().saturating_add(1)).unwrap_or(i64::MAX);
        half.and_then(|half| half.times(Amount::whole(operands))).unwrap_or_default()
    }
}
