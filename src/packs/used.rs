//! The packs by which a submission is checked, in the order in which they are asked.

use super::model::{Grades, Pack};
use super::terms::{Asked, Criteria, Scoring, SwitchTo, Weights};
use crate::base::list::Gather as _;

/// Why a pack is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The user has chosen it.
    Chosen,
    /// The report says this word.
    Named(String),
    /// One of its forms was recognised.
    Forms,
    /// No other one speaks.
    Default,
}

/// A pack in use.
#[derive(Clone, Debug)]
pub struct Used<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// Why.
    pub why: Why,
}

/// What the packs in use say: of everything the first that says it.
#[derive(Clone, Debug, Default)]
pub struct Terms<'a> {
    /// The packs, the first to be asked first.
    pub used: Vec<Used<'a>>,
}

impl<'a> Terms<'a> {
    fn first<T>(&self, of: impl Fn(&'a Pack) -> Option<&'a T>) -> Option<&'a T> {
        self.used.iter().find_map(|used| of(used.pack))
    }

    /// The bands of grades.
    pub fn grades(&self) -> Option<&'a Grades> {
        self.first(|pack| pack.grades.as_ref())
    }

    /// Conventions of scoring.
    pub fn scoring(&self) -> Option<&'a Scoring> {
        self.first(|pack| pack.scoring.as_ref())
    }

    /// The same, of a pack that is meant: of a form that was recognised nobody knows whose it is, as forms travel.
    fn meant<T>(&self, of: impl Fn(&'a Pack) -> Option<&'a T>) -> Option<&'a T> {
        self.used.iter().filter(|used| used.why != Why::Forms).find_map(|used| of(used.pack))
    }

    /// Chapters that the report must have.
    pub fn outline(&self) -> Option<&'a Asked> {
        self.meant(|pack| pack.outline.as_ref())
    }

    /// Attachments that must come with it.
    pub fn attachments(&self) -> Option<&'a Asked> {
        self.meant(|pack| pack.attachments.as_ref())
    }

    /// Criteria for rows that print none.
    pub fn criteria(&self) -> Option<&'a Criteria> {
        self.meant(|pack| pack.criteria.as_ref())
    }

    /// Weights of headings: those of the first pack that has any; of the country all, as several are lawful.
    pub fn weights(&self) -> impl Iterator<Item = &'a Weights> {
        let of_place =
            |used: &&Used<'a>| matches!(used.why, Why::Chosen | Why::Named(_)) && !used.pack.weights.is_empty();
        let place = self.used.iter().find(of_place).map(|used| used.pack.id.as_str());
        let is_meant = move |used: &&Used<'a>| match place {
            Some(id) => used.pack.id == id,
            None => used.pack.default,
        };
        let asked = self.used.iter().filter(is_meant);
        asked.spread(|used| &used.pack.weights)
    }

    /// To what a rule is switched.
    pub fn switch(&self, code: &str) -> Option<SwitchTo> {
        let switches = self.used.iter().spread(|used| &used.pack.rules.0);
        switches.filter(|switch| switch.code == code).map(|switch| switch.to).next()
    }
}
