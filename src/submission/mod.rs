//! Rank 4: which files belong together. Files of one department and one year are one submission; a file that names
//! neither joins the submission it is nearest to; a report that came twice is used once.
//!
//! Doubt keeps files together, as long as it need not choose between departments. The order of files changes nothing.

mod grouper;
mod name;
mod print;
mod traits;

pub use print::Print;

use crate::base::list::Gather as _;
use crate::base::ordered::sort;
use crate::document::Document;
use crate::recognize::Recognition;

/// A file, as far as it tells where it belongs.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its format.
    pub format: &'static str,
    /// Its document.
    pub document: &'a Document,
    /// What was recognised in it.
    pub recognition: &'a Recognition,
    /// What it said when it was opened.
    pub print: &'a Print,
}

/// Files that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The files, in their order.
    pub members: Vec<usize>,
    /// The department.
    pub department: Option<String>,
    /// The year.
    pub year: Option<u16>,
}

/// A file that says what another says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Repeated {
    /// The file that is left out.
    pub file: usize,
    /// The file that is used.
    pub same_as: usize,
}

/// How files belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouping {
    /// Submissions, by their first file.
    pub submissions: Vec<Group>,
    /// Files that are left out because another says the same.
    pub repeated: Vec<Repeated>,
}

/// The files that say what another says. `preferred` lists all files, the better to read before the worse.
pub fn repeated(files: &[File<'_>], preferred: &[usize]) -> Vec<Repeated> {
    let mut used: Vec<(usize, &File<'_>)> = Vec::new();
    let mut found = Vec::new();
    for (index, file) in preferred.iter().filter_map(|index| Some((*index, files.get(*index)?))) {
        match used.iter().find(|(_, other)| same_report(file, other)) {
            Some((same_as, _)) => found.push(Repeated { file: index, same_as: *same_as }),
            None => used.push((index, file)),
        }
    }
    sort(&mut found);
    found
}

/// The same words and figures, and no other department or year.
fn same_report(one: &File<'_>, other: &File<'_>) -> bool {
    let year = |file: &File<'_>| file.recognition.year.as_ref().map(|year| year.value);
    let department = |file: &File<'_>| file.recognition.department.as_ref().map(|cited| name::key(&cited.value));
    // Words get lost from one format to another; within one, a line that differs makes another version.
    let says = if one.format == other.format { one.print == other.print } else { one.print.says_the_same(other.print) };
    says && year(one) == year(other) && department(one) == department(other)
}

/// Puts files together; those in `repeated` are left out.
pub fn group(files: &[File<'_>], repeated: Vec<Repeated>) -> Grouping {
    let used: Vec<traits::Traits<'_>> = files
        .iter()
        .enumerate()
        .filter(|(index, _)| !repeated.iter().any(|repeated| repeated.file == *index))
        .map(|(index, file)| traits::Traits::new(index, *file))
        .gather();
    Grouping { submissions: grouper::group(&used), repeated }
}
