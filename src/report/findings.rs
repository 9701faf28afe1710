//! Findings as the report says them.

use super::build::Builder;
use super::model;
use crate::base::list::Gather as _;
use crate::diagnostic::{Diagnostic, Severity, Suggestion, Working};
use crate::rules;

impl Builder<'_> {
    /// One finding.
    pub(super) fn finding(&self, finding: &Diagnostic) -> model::Finding {
        let rule = rules::by_code(finding.code.0);
        let related = finding.related.iter().map(|related| model::Related {
            label: related.label.get(self.lang).to_owned(),
            place: self.places.place(related.anchor),
        });
        model::Finding {
            code: finding.code.0.to_owned(),
            name: rule.map(|rule| rule.name).unwrap_or_default().to_owned(),
            label: rule.map(|rule| rule.sentence(self.packs, self.lang)).unwrap_or_default(),
            severity: severity(finding.severity),
            message: finding.message.get(self.lang).to_owned(),
            reason: finding.reason.as_ref().map(|reason| reason.get(self.lang).to_owned()),
            place: self.places.place(finding.primary),
            at: finding.at.get(self.lang).to_owned(),
            related: related.gather(),
            working: finding.working.as_ref().map(|working| self.working(working)),
            suggestions: finding.suggestions.iter().map(|suggestion| self.suggestion(suggestion)).gather(),
            fingerprint: format!("{:016x}", finding.fingerprint),
            answer: None,
        }
    }

    fn working(&self, working: &Working) -> model::Working {
        let operands = working.operands.iter().map(|operand| self.operand(operand));
        model::Working {
            expected: working.expected.written(working.scale),
            found: working.found.written(working.scale),
            gap: working.gap.signed(working.scale),
            slack: working.slack.written(0),
            unit: working.unit.zh().to_owned(),
            blamed: working.blamed,
            operands: operands.gather(),
        }
    }

    fn suggestion(&self, suggestion: &Suggestion) -> model::Suggestion {
        let edits = suggestion.edits.iter().map(|(anchor, replacement)| model::SuggestedEdit {
            place: self.places.place(*anchor),
            replacement: replacement.clone(),
        });
        model::Suggestion {
            title: suggestion.title.get(self.lang).to_owned(),
            safety: model::Safety::NeedsDecision,
            edits: edits.gather(),
        }
    }
}

fn severity(severity: Severity) -> model::Severity {
    match severity {
        Severity::Error => model::Severity::Error,
        Severity::Warning => model::Severity::Warning,
        Severity::Note => model::Severity::Note,
    }
}
