//! Rank 2: what differs from place to place, as data: titles, headers, synonyms, identities. No code that runs.

use crate::base::list::Gather as _;

mod lexicon;
pub mod model;
// The build script writes, the library only reads.
#[allow(dead_code)]
mod wire;
pub mod words;

pub use lexicon::{Lexicon, Word, year};
pub use model::{
    Column, Form, Grades, Identity, IdentityReading, Items, Layout, Pack, Rate, Role, Row, RowRole, Stage, Title,
};

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

    /// Packs as the build script has written them.
    pub fn read(mut bytes: &[u8]) -> Result<Self, PackError> {
        let titles = wire::Wire::take(&mut bytes).ok_or(PackError)?;
        let packs = <Vec<Pack> as wire::Wire>::take(&mut bytes).ok_or(PackError)?;
        let (lexicon, headers) = (Lexicon::new(&packs, false), Lexicon::new(&packs, true));
        Ok(Self { packs, titles, lexicon, headers })
    }

    /// What the rule of this code says must hold, in Chinese.
    pub fn title(&self, code: &str) -> &str {
        self.titles.iter().find(|title| title.code == code).map_or("", |title| &title.label)
    }

    /// The form of this number, counted as in [`Packs::forms`].
    pub fn form(&self, number: usize) -> Option<&Form> {
        self.forms().nth(number)
    }

    /// The bands of grades for a document in which these forms were recognised: those of the place, else of the country.
    pub fn grades(&self, forms: &[usize]) -> Option<&Grades> {
        const COUNTRY: &str = "national";
        let mut first = 0_usize;
        let (mut place, mut country) = (None, None);
        for pack in &self.packs {
            let own = first..first.saturating_add(pack.forms.len());
            first = own.end;
            if pack.id == COUNTRY {
                country = pack.grades.as_ref();
            } else if forms.iter().any(|form| own.contains(form)) {
                place = place.or(pack.grades.as_ref());
            }
        }
        place.or(country)
    }

    /// All forms of all packs, in order.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.packs.iter().spread(|pack| &pack.forms)
    }
}

#[cfg(test)]
mod tests {
    use super::model::Band;
    use super::*;

    #[test]
    fn the_bands_of_a_place_go_before_those_of_the_country() {
        let mut packs = Packs::built_in().unwrap();
        let of_yueyang = packs.forms().position(|form| form.kind == "fixedAssets").unwrap();
        assert!(packs.grades(&[of_yueyang]).unwrap().source.contains("10号"));
        let own = Grades { source: "市办法".to_owned(), bands: vec![Band { grade: "优".to_owned(), from: 85 }] };
        packs.packs.iter_mut().find(|pack| pack.id == "yueyang").unwrap().grades = Some(own);
        assert_eq!(packs.grades(&[of_yueyang]).unwrap().source, "市办法");
        assert!(packs.grades(&[]).unwrap().source.contains("10号"));
    }
}
