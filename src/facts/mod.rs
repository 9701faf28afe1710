//! Rank 4: Recognition → figures with their meaning, fields of forms, and the score table. No checks.

mod approved;
mod asked;
mod called;
mod dated;
mod fields;
pub mod figure;
mod funds;
mod goal;
mod ledger;
mod line;
mod loose;
mod measures;
mod mentions;
mod nested;
mod people;
mod points_label;
mod projects;
mod prose;
mod rated;
mod reach;
mod said;
mod score_row;
mod score_table;
mod scores;
mod squares;
mod statement;

pub use approved::{Change, Changed, Compared};
pub use asked::Lacking;
pub use called::name_of;
pub use fields::{Fact, Field, Group};
pub use figure::{Confidence, Figure, FigureId, Labels, Org, Scope};
pub use ledger::{Ledger, TOO_LONG};
pub use line::{Kind, Line};
pub use mentions::{Date, Grade, Mention, What};
pub use projects::{ProjectForm, Projects};
pub use reach::{Reach, Share};
pub use said::{Said, Says};
pub use score_table::{EXECUTION, Points, ScoreNode, ScoreTable};
pub use statement::{Called, Stated, Statement, Told};

use crate::base::list::TakeIn as _;
use crate::base::ordered::Set;

use crate::base::anchor::{Anchor, Place, SourceId};
use crate::base::number::{self, CellValue};
use crate::base::unit::Unit;
use crate::document::{Cell, Document, Reading, Table};
use crate::packs::{Form, Layout, Packs, Terms};
use crate::recognize::{FormBlock, Recognition};
use crate::vocabulary::FormKind;

/// One document of a submission with what was recognised in it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its number in the check.
    pub id: SourceId,
    /// The document.
    pub document: &'a Document,
    /// Its forms.
    pub recognition: &'a Recognition,
}

/// Everything that the later stages work on.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Every number that means something.
    pub figures: Vec<Figure>,
    /// The squares of recognised forms that hold a measure, filled or blank.
    pub fields: Vec<Field>,
    /// Tables of indicators with points and scores.
    pub scores: Vec<ScoreTable>,
    /// Tables of indicators as approved before the year began: no scores, and held against nothing but `scores`.
    pub approved: Vec<ScoreTable>,
    /// Self-evaluation forms beside what was approved.
    pub compared: Vec<Compared>,
    /// The forms of projects beside what the department says of them.
    pub projects: Projects,
    /// Sums of tables that follow no form.
    pub ledgers: Vec<Ledger>,
    /// What sentences state of their figures.
    pub statements: Vec<Statement>,
    /// What sentences tell that a form may state as well.
    pub told: Vec<Told>,
    /// Quantities of sentences, by their names.
    pub called: Vec<Called>,
    /// What is said beside figures.
    pub mentions: Vec<Mention>,
    /// Chapters and attachments that are asked for.
    pub lacking: Vec<Lacking>,
    /// How many paragraphs and cells have words.
    pub texts: usize,
    /// The year that each document is about, where it says so.
    pub years: Vec<(SourceId, u16)>,
    /// Cells that a form has read already, so that no number counts twice.
    taken: Set<(SourceId, u32, usize, usize)>,
}

/// Reads the figures of a submission.
pub fn facts(sources: &[Source<'_>], packs: &Packs, terms: &Terms<'_>) -> Facts {
    let mut facts = Facts::default();
    for source in sources {
        let mut number = 0;
        for (position, block) in source.recognition.blocks.iter().enumerate() {
            // What only goes on is one form with what it goes on with.
            number = if block.continues { number } else { position };
            let Some(table) = source.document.table(block.table) else { continue };
            let Some(form) = packs.form(block.form) else { continue };
            let context = Context { source: source.id, table, block, number, form };
            let before = facts.figures.len();
            match form.layout {
                Layout::Units => fields::read(&context, &mut facts),
                Layout::Funds => funds::read(&context, &mut facts),
                Layout::Indicators if cfg!(feature = "whole") && block.kind == FormKind::ApprovedTargets => {
                    read_approved(&context, &mut facts);
                }
                Layout::Indicators => scores::read(&context, &mut facts),
                Layout::Measures => measures::read(&context, &mut facts),
                Layout::Squares => squares::read(&context, &mut facts),
                Layout::People => people::read(&context, &mut facts),
            }
            for figure in facts.figures.iter_mut().skip(before) {
                figure.confidence = figure.confidence.min(confidence(block.reading));
            }
        }
        if cfg!(feature = "whole") {
            ledger::read(source, &mut facts, packs);
        }
        facts.years.take_in(source.recognition.year.as_ref().map(|year| (source.id, year.value)));
        mentions::read(source, &mut facts);
        loose::read(source, &mut facts);
    }
    if cfg!(feature = "whole") {
        called::results(&mut facts);
        sources.iter().for_each(|source| dated::read(source, &mut facts));
    }
    if cfg!(feature = "whole") {
        asked::read(sources, terms, &mut facts);
        approved::compare(&mut facts);
        projects::read(sources, &mut facts);
    }
    facts
}

/// Reads approved targets, which go on with nothing but targets alike.
fn read_approved(context: &Context<'_>, facts: &mut Facts) {
    let scores = std::mem::take(&mut facts.scores);
    facts.scores.take_in(facts.approved.pop_if(|_| context.block.continues));
    scores::read(context, facts);
    let read = std::mem::replace(&mut facts.scores, scores);
    facts.approved.take_in(read);
}

/// Columns that are not certain make figures that are not.
fn confidence(reading: Reading) -> Confidence {
    match reading {
        Reading::Certain => Confidence::Certain,
        Reading::Likely => Confidence::Likely,
        Reading::Ambiguous => Confidence::Guess,
    }
}

/// A block with all that is needed to read it.
struct Context<'a> {
    source: SourceId,
    table: &'a Table,
    block: &'a FormBlock,
    /// The block's number in its document.
    number: usize,
    form: &'a Form,
}

impl Context<'_> {
    /// What all figures of the block have in common.
    fn scope(&self) -> Scope {
        let FormBlock { project, stage, prior_year, .. } = *self.block;
        Scope { project, stage, prior_year, ..Scope::default() }
    }

    fn anchor(&self, cell: &Cell) -> Anchor {
        let place = Place::Cell { table: self.table.id, row: cell.row, col: cell.col, range: None };
        Anchor { source: self.source, place }
    }
}

impl Facts {
    /// Nothing but figures, to try changes on.
    pub fn of(figures: Vec<Figure>) -> Self {
        Self { figures, ..Self::default() }
    }

    /// The figure of this number.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(usize::try_from(id.0).ok()?)
    }

    fn figure_mut(&mut self, id: FigureId) -> Option<&mut Figure> {
        self.figures.get_mut(usize::try_from(id.0).ok()?)
    }

    /// The year that a document is about.
    pub fn year(&self, source: SourceId) -> Option<u16> {
        self.years.iter().find(|(id, _)| *id == source).map(|(_, year)| *year)
    }

    fn mention(&mut self, what: What, text: String, anchor: Anchor) {
        self.mentions.push(Mention { what, text, anchor });
    }

    /// Adds a figure and returns its number.
    fn add(&mut self, figure: Figure) -> FigureId {
        let id = FigureId(u32::try_from(self.figures.len()).unwrap_or(u32::MAX));
        self.figures.push(Figure { id, ..figure });
        id
    }

    fn take(&mut self, anchor: Anchor) {
        if let Place::Cell { table, row, col, .. } = anchor.place {
            self.taken.insert((anchor.source, table.0, row, col));
        }
    }

    fn is_taken(&self, anchor: Anchor) -> bool {
        match anchor.place {
            Place::Cell { table, row, col, .. } => self.taken.contains(&(anchor.source, table.0, row, col)),
            _ => false,
        }
    }

    /// Reads a cell that is expected to hold one number, and takes it. `unit` is meant where the cell states none.
    fn read_cell(&mut self, anchor: Anchor, text: &str, unit: Unit, figure: Figure) -> Fact {
        self.take(anchor);
        match number::cell(text) {
            CellValue::Blank | CellValue::Dash => Fact::Blank,
            CellValue::Text => Fact::Unread,
            // 95.5分 in a column of money, 12% in one of points: the number is not what the column holds.
            CellValue::Number(number) if !number.unit.fits(unit) => Fact::Unread,
            // (20.00) may be an accountant's −20.00.
            CellValue::Number(number) if number.bracketed && unit.yuan().is_some() => Fact::Unread,
            CellValue::Number(number) => Fact::Figure(self.add(figure.read(anchor, text, number, unit))),
        }
    }
}
