//! The only file that knows all stages.
//!
//! [`open`] reads one file; [`check`] runs every later stage on documents that were opened. Both are pure: the same
//! input gives the same bytes.

use crate::base::list::Gather as _;
use crate::base::ordered::sort_by_key;
use sha2::{Digest, Sha256};

use crate::base::anchor::SourceId;
use crate::base::text::Lang;
use crate::causes::{self, Cause};
use crate::document::Document;
use crate::facts::{self, Facts, Source};
use crate::ingest::{self, Format, Host, IngestError, IngestNote};
use crate::packs::{PackError, Packs, Terms};
use crate::recognize::{self, Recognition};
use crate::relations::{self, Relation};
use crate::report::{self, model};
use crate::rules::{self, Checked, Submission};
use crate::scoring::{self, Sheet, Supplied};
use crate::submission::{self, File, Grouping, Print, Repeated};

/// The packs, ready to check with.
#[derive(Clone, Debug)]
pub struct Engine {
    packs: Packs,
}

/// What the user says beside the files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes<'a> {
    /// Values that the report does not state.
    pub supplied: &'a [Supplied],
    /// The pack to go by; none where the report decides.
    pub pack: Option<&'a str>,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What it says; edits change it.
    pub document: Document,
    /// What could not be read.
    pub notes: Vec<IngestNote>,
    /// What it said before any edit, in short.
    pub print: Print,
}

/// Everything that the stages made of a submission, for those who want to look inside.
#[derive(Clone, Debug)]
pub struct Stages<'a> {
    /// What the packs in use say.
    pub terms: Terms<'a>,
    /// What was recognised, by source.
    pub recognitions: Vec<Recognition>,
    /// Figures, fields and score tables.
    pub facts: Facts,
    /// Equations with their verdicts.
    pub relations: Vec<Relation>,
    /// What is broken, by cause.
    pub causes: Vec<Cause>,
    /// Score tables, scored row by row.
    pub sheets: Vec<Sheet>,
    /// Findings and outcomes.
    pub checked: Checked,
}

impl Engine {
    /// An engine with the packs of this build.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new() -> Result<Self, PackError> {
        Ok(Self::with(Packs::built_in()?))
    }

    /// An engine with these packs.
    pub fn with(packs: Packs) -> Self {
        Self { packs }
    }

    /// The packs.
    pub fn packs(&self) -> &Packs {
        &self.packs
    }

    /// Reads a file, or what was pasted.
    pub fn open(&self, name: &str, bytes: &[u8], host: &Host) -> Result<Opened, IngestError> {
        let read = ingest::ingest(name, bytes, &self.packs.lexicon, host)?;
        Ok(Opened {
            name: name.to_owned(),
            format: read.format,
            sha256: sha256(bytes),
            print: Print::new(&read.document),
            document: read.document,
            notes: read.notes,
        })
    }

    /// Runs all stages on the files of one submission.
    pub fn stages(&self, opened: &[&Opened]) -> Stages<'_> {
        self.stages_with(opened, &Wishes::default())
    }

    /// The same, with what the user says beside the files.
    pub fn stages_with(&self, opened: &[&Opened], wishes: &Wishes<'_>) -> Stages<'_> {
        let recognitions = self.recognitions(opened);
        let files: Vec<_> = opened.iter().map(|file| &file.document).zip(&recognitions).gather();
        let terms = recognize::terms(&files, &self.packs, wishes.pack);
        let sources: Vec<Source<'_>> = numbered(opened)
            .zip(&recognitions)
            .map(|((id, file), recognition)| Source { id, document: &file.document, recognition })
            .gather();
        let facts = facts::facts(&sources, &self.packs, &terms);
        let relations = relations::relations(&facts, &self.packs);
        let causes = causes::causes(&facts, &relations);
        let notes: Vec<(SourceId, IngestNote)> = numbered(opened)
            .spread(|(source, file)| file.notes.iter().map(move |note| (source, note.clone())))
            .gather();
        let supplied = for_these(wishes.supplied, &recognitions);
        let inputs = scoring::Inputs {
            terms: &terms,
            facts: &facts,
            relations: &relations,
            causes: &causes,
            supplied: &supplied,
        };
        let sheets = if cfg!(feature = "whole") { scoring::sheets(&inputs) } else { Vec::new() };
        let submission = Submission {
            facts: &facts,
            relations: &relations,
            causes: &causes,
            sheets: &sheets,
            terms: &terms,
            notes: &notes,
        };
        let checked = rules::check(&submission);
        Stages { terms, recognitions, facts, relations, causes, sheets, checked }
    }

    fn recognitions(&self, opened: &[&Opened]) -> Vec<Recognition> {
        numbered(opened).map(|(source, file)| recognize::recognize(source, &file.document, &self.packs)).gather()
    }

    /// Which files belong together, and which say what another says.
    pub fn group(&self, opened: &[&Opened]) -> Grouping {
        self.with_files(opened, |files| submission::group(files, repeated(opened, files)))
    }

    fn with_files<T>(&self, opened: &[&Opened], work: impl FnOnce(&[File<'_>]) -> T) -> T {
        let recognitions = self.recognitions(opened);
        let file = |(file, recognition)| {
            let Opened { name, document, print, .. }: &Opened = file;
            File { name, format: file.format.id(), document, recognition, print }
        };
        work(&opened.iter().copied().zip(&recognitions).map(file).gather())
    }

    /// Checks the files of one submission. A file that says what another says is used once, and said: the sources of
    /// the report are the files without those.
    pub fn check(&self, opened: &[&Opened], lang: Lang) -> model::Report {
        self.check_with(opened, &Wishes::default(), lang)
    }

    /// The same, with what the user says beside the files.
    pub fn check_with(&self, opened: &[&Opened], wishes: &Wishes<'_>, lang: Lang) -> model::Report {
        let repeated =
            if opened.len() < 2 { Vec::new() } else { self.with_files(opened, |files| repeated(opened, files)) };
        let left_out = |index: usize| repeated.iter().any(|repeated| repeated.file == index);
        let used: Vec<usize> = (0..opened.len()).filter(|index| !left_out(*index)).gather();
        let source = |index: usize| u32::try_from(used.iter().position(|used| *used == index)?).ok();
        let said = |repeated: &Repeated| {
            let name = opened.get(repeated.file)?.name.clone();
            Some(model::Repeated { name, same_as: source(repeated.same_as)? })
        };
        let files: Vec<&Opened> = used.iter().filter_map(|index| opened.get(*index).copied()).gather();
        model::Report { repeated: repeated.iter().filter_map(said).gather(), ..self.check_all(&files, wishes, lang) }
    }

    fn check_all(&self, opened: &[&Opened], wishes: &Wishes<'_>, lang: Lang) -> model::Report {
        let stages = self.stages_with(opened, wishes);
        let sources: Vec<_> = opened
            .iter()
            .zip(&stages.recognitions)
            .map(|(file, recognition)| {
                let info = report::SourceInfo {
                    name: file.name.clone(),
                    format: file.format.id(),
                    sha256: file.sha256.clone(),
                };
                (info, &file.document, recognition.clone())
            })
            .gather();
        let parts = report::Parts {
            sources: &sources,
            terms: &stages.terms,
            facts: &stages.facts,
            relations: &stages.relations,
            causes: &stages.causes,
            sheets: &stages.sheets,
            checked: &stages.checked,
        };
        report::build(&parts, &self.packs, lang)
    }
}

/// What the user adds for the department and the year of these documents.
fn for_these(supplied: &[Supplied], recognitions: &[Recognition]) -> Vec<Supplied> {
    let department = recognitions.iter().find_map(|one| one.department.as_ref()).map(|cited| cited.value.as_str());
    let year = recognitions.iter().find_map(|one| one.year.as_ref()).map(|cited| cited.value);
    supplied.iter().filter(|one| one.is_for(department, year)).cloned().gather()
}

/// Files that say what another says. Of such files that is used which lost least on its way; then their bytes decide,
/// so that their order does not.
fn repeated(opened: &[&Opened], files: &[File<'_>]) -> Vec<Repeated> {
    let mut preferred: Vec<usize> = (0..opened.len()).gather();
    sort_by_key(&mut preferred, |index| opened.get(*index).map(|file| (file.format, file.notes.len(), &file.sha256)));
    submission::repeated(files, &preferred)
}

fn numbered<'a>(opened: &'a [&'a Opened]) -> impl Iterator<Item = (SourceId, &'a Opened)> {
    opened.iter().enumerate().map(|(id, file)| (SourceId(u32::try_from(id).unwrap_or(u32::MAX)), *file))
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
