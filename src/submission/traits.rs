//! What a file says about where it belongs.

use super::{File, name};
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::document::{Block, Document, Table};
use crate::recognize::Recognition;
use crate::vocabulary::FormKind;

/// A file with its names.
pub(super) struct Traits<'a> {
    pub index: usize,
    file: File<'a>,
    /// The departments it may belong to, the first before the others: key, and name as written.
    pub departments: Vec<(String, String)>,
    pub year: Option<u16>,
    /// The name of the file, folded.
    pub name: String,
}

impl<'a> Traits<'a> {
    pub(super) fn new(index: usize, file: File<'a>) -> Self {
        let recognition = file.recognition;
        let own = recognition.department.as_ref().map(|cited| cited.value.clone());
        // The form of a project goes with the department above it, or with the unit that carries the project out.
        let above = recognition.superior.clone().filter(|_| own.is_none() || !is_of_department(recognition));
        let mut names: Vec<String> = above.into_iter().followed_by(own).gather();
        if names.is_empty() || recognition.superior.as_ref() == names.first() {
            names.take_in(recognition.unit.clone());
        }
        Self {
            index,
            file,
            departments: names.into_iter().map(|name| (name::key(&name), name)).gather(),
            year: recognition.year.as_ref().map(|cited| cited.value),
            name: fold::label(file.name),
        }
    }

    /// True where the file or its name speaks of a department.
    pub(super) fn mentions(&self, department: &str) -> bool {
        self.name.contains(department) || mentions(self.file.document, department)
    }
}

/// True for a file with forms that only a department fills.
fn is_of_department(recognition: &Recognition) -> bool {
    use FormKind::{ExpenditureAndSurplus, FixedAssets, Income, ScoringTable, ThreePublicExpenses};
    let of_department = [Income, ExpenditureAndSurplus, ThreePublicExpenses, FixedAssets, ScoringTable];
    recognition.blocks.iter().any(|block| of_department.contains(&block.kind))
}

/// True where a paragraph or a cell names a department.
fn mentions(document: &Document, department: &str) -> bool {
    let names = |text: &str| fold::label(text).contains(department);
    document.tables.iter().spread(Table::cells).any(|cell| names(&cell.text))
        || document.blocks.iter().any(|block| match block {
            Block::Paragraph(paragraph) => names(&paragraph.text),
            Block::Table(_) => false,
        })
}
