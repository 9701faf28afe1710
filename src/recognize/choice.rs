//! Which packs a submission goes by: what the user says, else what the report says, else what the forms are of.

use crate::base::list::Gather as _;
use crate::base::ordered::sort_by_key;

use super::Recognition;
use crate::document::{Block, Document, Table};
use crate::packs::{Level, Pack, Packs, Terms, Used, Why};
use std::cmp::Reverse;

/// Bytes of a submission that are searched for names of packs, and those that count as its head.
const SEARCHED: usize = 64 << 10;
const HEAD: usize = 1 << 10;

/// The packs in use, the first to be asked first.
pub fn terms<'a>(files: &[(&Document, &Recognition)], packs: &'a Packs, chosen: Option<&str>) -> Terms<'a> {
    let chosen = chosen.and_then(|id| packs.packs.iter().find(|pack| pack.id == id));
    let mut used: Vec<Used<'a>> = Vec::new();
    if let Some(pack) = chosen {
        used.push(Used { pack, why: Why::Chosen });
    } else if cfg!(feature = "whole") {
        used = named(files, packs);
    }
    let mut first = 0_usize;
    let mut of_forms: Vec<Used<'a>> = Vec::new();
    for pack in &packs.packs {
        let own = first..first.saturating_add(pack.forms.len());
        first = own.end;
        let mut blocks = files.iter().spread(|(_, recognition)| &recognition.blocks);
        if blocks.any(|block| own.contains(&block.form)) {
            of_forms.push(Used { pack, why: Why::Forms });
        }
    }
    // What is of a place goes before what is of the country.
    sort_by_key(&mut of_forms, |one| (one.pack.default, Reverse(one.pack.level)));
    let defaults = packs.packs.iter().filter(|pack| pack.default).map(|pack| Used { pack, why: Why::Default });
    for one in of_forms.into_iter().chain(defaults) {
        if used.iter().all(|other| other.pack.id != one.pack.id) {
            used.push(one);
        }
    }
    Terms { used }
}

/// The pack that the report names, and those above it that it names too.
fn named<'a>(files: &[(&Document, &Recognition)], packs: &'a Packs) -> Vec<Used<'a>> {
    let year = files.iter().find_map(|(_, recognition)| recognition.year.as_ref()).map(|cited| cited.value);
    let texts: Vec<String> = files.iter().map(|(document, recognition)| text(document, recognition)).gather();
    let mut found: Vec<(&Pack, &String, bool)> = Vec::new();
    for pack in packs.packs.iter().filter(|pack| year.is_none_or(|year| pack.years.holds(year))) {
        let head = |name: &&String| texts.iter().any(|text| head(text).contains(name.as_str()));
        let anywhere = |name: &&String| texts.iter().any(|text| text.contains(name.as_str()));
        let in_head = pack.names.iter().find(head);
        if let Some(name) = in_head.or_else(|| pack.names.iter().find(anywhere)) {
            found.push((pack, name, in_head.is_some()));
        }
    }
    // A place goes before the country, one named at the head before one named below, a city before its province.
    let is_of_country = |pack: &Pack| pack.level.is_none_or(|level| level == Level::Country);
    sort_by_key(&mut found, |(pack, _, in_head)| {
        (is_of_country(pack), Reverse((*in_head, pack.level, pack.years.from)))
    });
    let best = found.first().map(|(pack, ..)| *pack);
    // Of other places it only speaks.
    let is_meant = |pack: &Pack| {
        is_of_country(pack) || best.is_some_and(|best| best.id == pack.id || best.inherits.as_ref() == Some(&pack.id))
    };
    let kept = found.iter().filter(|(pack, ..)| is_meant(pack));
    kept.map(|(pack, name, _)| Used { pack, why: Why::Named((*name).clone()) }).gather()
}

fn head(text: &str) -> &str {
    cut(text, HEAD)
}

fn cut(text: &str, most: usize) -> &str {
    let most = most.min(text.len());
    let end = (0..=most).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or(text)
}

/// The department, then the words of a document in their order, as far as they are searched.
fn text(document: &Document, recognition: &Recognition) -> String {
    let mut text = recognition.department.as_ref().map(|cited| cited.value.clone()).unwrap_or_default();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => add(&mut text, &paragraph.text),
            Block::Table(table) => {
                let cells = document.table(*table).map(Table::cells).unwrap_or_default();
                cells.iter().for_each(|cell| add(&mut text, &cell.text));
            }
        }
        if text.len() > SEARCHED {
            break;
        }
    }
    text
}

fn add(text: &mut String, more: &str) {
    if text.len() <= SEARCHED {
        text.push('\n');
        text.push_str(cut(more, SEARCHED));
    }
}
