//! One slip told in two files: a form that was handed in as .docx and once more as .xlsx is one form.

use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::base::text::Label;
use crate::diagnostic::{Annotation, Diagnostic};

const TWIN: Label = Label { zh: "另一份文件中的同一处", en: "the same place in another file" };

/// Findings that say the same of different files are one: the later places are attached to the first, and what mends the
/// first mends them all.
pub(super) fn join(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut joined: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    let mut said: Map<(&'static str, String), usize> = Map::new();
    for finding in findings {
        let key = (finding.code.0, finding.message.zh.clone());
        let place = *said.entry(key).or_insert(joined.len());
        match joined.get_mut(place).filter(|first| is_twin(first, &finding)) {
            Some(first) => attach(first, finding),
            None => joined.push(finding),
        }
    }
    joined
}

fn is_twin(first: &Diagnostic, other: &Diagnostic) -> bool {
    first.primary.source != other.primary.source && first.severity == other.severity && first.at == other.at
}

fn attach(first: &mut Diagnostic, twin: Diagnostic) {
    first.related.push(Annotation { label: TWIN.text(), anchor: twin.primary });
    for (known, same) in first.suggestions.iter_mut().zip(twin.suggestions) {
        if known.title == same.title {
            known.edits.take_in(same.edits);
        }
    }
}
