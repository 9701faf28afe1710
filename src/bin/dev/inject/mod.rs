//! `cargo dev inject`: one defect at a time, put into fixtures whose relations are listed by hand beside them
//! (`tests/corpus/truth/`), and what the engine says of each.

mod innocent;
mod slips;
mod source;
mod table;
mod trial;
mod truth;

use std::fs;
use std::path::Path;

use jihe::engine::Engine;

use crate::notation::Format;
use slips::Defect;
use source::Source;
use table::at_least;
pub use table::{HELD, Tally, WANTED};
use trial::Read;
use truth::Truth;

const FOLDER: &str = "tests/corpus/truth";

/// A fixture: a report without a fault, and what is true of its figures.
struct Fixture {
    name: String,
    source: Source,
    truth: Truth,
    /// The truth file, to be read again for a source with a defect.
    text: String,
}

/// Runs everything and prints the table; with `list` the lines of these headings too (`missed,wrong repairs`, …).
pub fn run(list: Option<&str>, only: Option<&str>) -> Result<(), String> {
    let tally = trial_of(1, only)?;
    println!("{}", tally.table());
    for list in list.into_iter().flat_map(|lists| lists.split(',')) {
        println!("{list}:\n{}", tally.list(list));
    }
    for fault in tally.faults(&HELD) {
        println!("worse than it was: {fault}");
    }
    let faults = tally.faults(&WANTED);
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Every nth defect of every fixture, and all edits that change nothing.
pub fn trial_of(step: usize, only: Option<&str>) -> Result<Tally, String> {
    let mut tally = Tally::default();
    for fixture in fixtures()?.iter().filter(|fixture| only.is_none_or(|only| fixture.name.contains(only))) {
        check(fixture, step, &mut tally)?;
    }
    Ok(tally)
}

fn fixtures() -> Result<Vec<Fixture>, String> {
    let entries = fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".truth.json"));
    paths.sort();
    paths.iter().map(|path| fixture(path)).collect()
}

/// The fixture of a truth file: the document beside it, or the one of the corpus that it names (`of`).
fn fixture(path: &Path) -> Result<Fixture, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().replace(".truth.json", "");
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let text = read(path)?;
    let own = path.with_file_name(format!("{name}.form"));
    let form = if own.exists() { own } else { Path::new("tests/corpus/clean").join(format!("{name}.form")) };
    let source = Source::new(&read(&form)?);
    let truth = Truth::read(&source, &text).map_err(|error| format!("{name}: {error}"))?;
    let fixture = Fixture { name, source, truth, text };
    fixture.is_true()?;
    Ok(fixture)
}

impl Fixture {
    /// All that is listed must hold: else the truth file, or the fixture, is wrong.
    fn is_true(&self) -> Result<(), String> {
        let value = |spot: &source::Spot| Some(self.source.value(spot));
        let word = |spot: &source::Spot| self.source.at(spot).to_owned();
        let wrong: Vec<&str> = self
            .truth
            .relations
            .iter()
            .filter(|relation| relation.is_broken(&value, &word))
            .map(|relation| relation.said.as_str())
            .collect();
        if wrong.is_empty() { Ok(()) } else { Err(format!("{}: does not hold: {}", self.name, wrong.join("; "))) }
    }
}

fn check(fixture: &Fixture, step: usize, tally: &mut Tally) -> Result<(), String> {
    let engine = Engine::new().map_err(|error| format!("{error:?}"))?;
    let clean = trial::read(&engine, &fixture.source, Format::Docx);
    tally.relations += fixture.truth.relations.len();
    tally.clean(&fixture.name, &clean);
    let as_text = trial::read(&engine, &fixture.source, Format::Text);
    let text = trial::alike(&clean.opened, &as_text.opened);
    let defects = slips::all(&fixture.source, &fixture.truth);
    for (at, defect) in defects.iter().enumerate().filter(|(at, _)| at % step == 0) {
        let now = trial::read(&engine, &defect.source, Format::Docx);
        said(fixture, &clean, &now, defect, "docx", tally);
        // As text every fifth: the engine reads the same figures there.
        if text && at % 5 == 0 && defect.removed.is_none() {
            let now = trial::read(&engine, &defect.source, Format::Text);
            said(fixture, &as_text, &now, defect, "text", tally);
        }
    }
    for (edit, make) in innocent::EDITS {
        let Some(changed) = make(&fixture.source, &fixture.truth) else { continue };
        tally.innocent(&fixture.name, edit, &clean, &trial::read(&engine, &changed, Format::Docx));
    }
    beside(&engine, fixture, &defects, step, tally);
    Ok(())
}

/// Edits that change nothing, made in reports with a defect: what is said of it stays the same. A few of each fixture.
fn beside(engine: &Engine, fixture: &Fixture, defects: &[Defect], step: usize, tally: &mut Tally) {
    const FEW: usize = 8;
    // Without its 万 an amount is none that changes its unit.
    let fit: Vec<&Defect> =
        defects.iter().filter(|defect| defect.removed.is_none() && defect.kind != "lost 万").collect();
    let every = (fit.len() / FEW).max(1) * step.min(FEW);
    for defect in fit.iter().step_by(every) {
        // A figure that the file names by its digits is not found any more.
        let Ok(truth) = Truth::read(&defect.source, &fixture.text) else { continue };
        let was = trial::read(engine, &defect.source, Format::Docx);
        for (edit, make) in innocent::EDITS {
            let Some(changed) = make(&defect.source, &truth) else { continue };
            let name = format!("{} {} “{}”", fixture.name, defect.kind, fixture.source.at(&defect.spot));
            tally.innocent(&name, edit, &was, &trial::read(engine, &changed, Format::Docx));
        }
    }
}

fn said(fixture: &Fixture, clean: &Read, now: &Read, defect: &Defect, format: &str, tally: &mut Tally) {
    let verdict = trial::judge(clean, now, &fixture.truth, defect);
    let new = defect.new.as_deref().unwrap_or("gone");
    let line: String = fixture.source.lines[defect.spot.line].chars().take(24).collect();
    let broken: Vec<&str> = defect.broken.iter().map(|at| fixture.truth.relations[*at].said.as_str()).collect();
    let what = format!(
        "{}.{format} {}: {} → {new} in “{line}” col {:?} breaks [{}]",
        fixture.name,
        defect.kind,
        fixture.source.at(&defect.spot),
        defect.spot.col,
        broken.join("] [")
    );
    let place = if defect.spot.col.is_some() { "table" } else { "prose" };
    let repairable = at_least(defect, fixture.truth.touching(&defect.spot));
    tally.add(&fixture.name, (defect.kind, place), &what, repairable, &verdict);
}
