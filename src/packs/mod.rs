//! Rank 2: what differs from place to place, as data: titles, headers, synonyms, identities. No code that runs.

use crate::base::fold::label;
use crate::base::list::Gather as _;
use crate::vocabulary::Measure;

mod lexicon;
pub mod model;
#[cfg(feature = "reader")]
pub mod reader;
pub mod terms;
mod used;
// The build script writes, the library only reads.
#[allow(dead_code)]
mod wire;
pub mod words;

pub use lexicon::{Lexicon, Word, year};
pub use model::{
    Column, Form, Grades, Identity, IdentityReading, Items, Layout, Pack, Rate, Role, Row, RowRole, Stage, Title,
};
pub use terms::{
    Asked, Binding, Inapplicable, Level, Origin, Reverse, Scoring, Share, Standard, Steps, SwitchTo, Weights,
};
pub use used::{Terms, Used, Why};

/// The packs in use, and the index of their header words.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    /// The packs, in the order of their ids.
    pub packs: Vec<Pack>,
    /// The titles of the rules, in the order of their codes.
    pub titles: Vec<Title>,
    /// The header words by which text is given its columns back.
    pub lexicon: Lexicon,
    /// Every header word of every form.
    pub headers: Lexicon,
}

/// A pack of the user's goes before all others, and takes the place of the one of its name.
fn put_first(packs: &mut Vec<Pack>, pack: Pack) {
    packs.retain(|other| other.id != pack.id);
    packs.insert(0, pack);
}

/// The packs could not be read: they are damaged, or of another build.
#[derive(Debug, thiserror::Error)]
#[error("the packs cannot be read: they are not those of this build")]
pub struct PackError;

impl Packs {
    /// The packs of this build. In WebAssembly they come beside the engine, as what grows with every place.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn built_in() -> Result<Self, PackError> {
        Self::read(include_bytes!(concat!(env!("OUT_DIR"), "/packs.bin")))
    }

    /// Packs as the build script has written them. Those of the user may follow, each as [`Packs::bytes`] has written it.
    pub fn read(mut bytes: &[u8]) -> Result<Self, PackError> {
        let titles = wire::Wire::take(&mut bytes).ok_or(PackError)?;
        let mut packs = <Vec<Pack> as wire::Wire>::take(&mut bytes).ok_or(PackError)?;
        while !bytes.is_empty() {
            let more = <Vec<Pack> as wire::Wire>::take(&mut bytes).ok_or(PackError)?;
            more.into_iter().for_each(|pack| put_first(&mut packs, pack));
        }
        Ok(Self::of(packs, titles))
    }

    fn of(mut packs: Vec<Pack>, titles: Vec<Title>) -> Self {
        packs.iter_mut().for_each(fold_rows);
        let (lexicon, headers) = (Lexicon::new(&packs, false), Lexicon::new(&packs, true));
        Self { packs, titles, lexicon, headers }
    }

    /// A pack of the user's in bytes, as [`Packs::read`] takes it after those of the build.
    #[cfg(feature = "reader")]
    pub fn bytes(pack: Pack) -> Vec<u8> {
        let mut bytes = Vec::new();
        wire::Wire::put(&vec![pack], &mut bytes);
        bytes
    }

    /// The same with a pack of the user's: its forms go before others with as many of their columns.
    #[cfg(feature = "reader")]
    #[must_use]
    pub fn with(self, pack: Pack) -> Self {
        let mut packs = self.packs;
        put_first(&mut packs, pack);
        Self::of(packs, self.titles)
    }

    /// Reads a pack of the user's.
    #[cfg(feature = "reader")]
    pub fn read_toml(&self, bytes: &[u8]) -> Result<Pack, Vec<reader::Problem>> {
        let codes: Vec<&str> = self.titles.iter().map(|title| title.code.as_str()).collect();
        let pack = reader::read(bytes, &codes)?;
        reader::inherit(pack, &self.packs).map_err(|problem| vec![problem])
    }

    /// The id of a measure that a pack has made.
    pub fn own_id(&self, measure: Measure) -> Option<&str> {
        self.packs.iter().find_map(|pack| {
            let mut own = pack.measures.iter().enumerate();
            own.find(|(at, own)| own.measure(&pack.id, *at) == measure).map(|(_, own)| own.id.as_str())
        })
    }

    /// What the rule of this code says must hold, in Chinese.
    pub fn title(&self, code: &str) -> &str {
        self.titles.iter().find(|title| title.code == code).map_or("", |title| &title.label)
    }

    /// The form of this number, counted as in [`Packs::forms`].
    pub fn form(&self, number: usize) -> Option<&Form> {
        self.forms().nth(number)
    }

    /// All forms of all packs, in order.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.packs.iter().spread(|pack| &pack.forms)
    }
}

/// Every cell of a table is held against these labels: they are folded once.
fn fold_rows(pack: &mut Pack) {
    for row in pack.forms.iter_mut().spread(|form| &mut form.rows) {
        row.labels.iter_mut().for_each(|known| *known = label(known));
    }
}
