//! What the trials came to: counted, printed, held against the thresholds.

use std::collections::BTreeMap;

use jihe::report::model::{Finding, Severity};

use super::slips::Defect;
use super::trial::{Read, Repair, Verdict, key, line};

/// What is asked of all trials together, in tenths of a percent; and how many times something may be said amiss.
pub struct Thresholds {
    /// Of the defects that break a listed relation, at least so many are found.
    pub found: usize,
    /// Of those at figures that two listed relations touch, so many are restored by the first proposal.
    pub restored: usize,
    /// Of those at other figures, at most so many are laid at another figure's door.
    pub misled: usize,
    /// Findings of level error that have nothing to do with the defect, for a thousand defects.
    pub elsewhere: usize,
}

/// What is wanted.
pub const WANTED: Thresholds = Thresholds { found: 990, restored: 800, misled: 0, elsewhere: 0 };

/// What holds today, so that it is not lost again: only ever made tighter.
pub const HELD: Thresholds = Thresholds { found: 955, restored: 825, misled: 50, elsewhere: 0 };

/// What a defect can be asked for besides being found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Two listed relations touch the figure: its value can be restored.
    Restored,
    /// One alone: the list should say that the figures cannot tell.
    Undetermined,
    /// What is gone cannot be proposed.
    Nothing,
}

/// What is asked of a defect at a figure that so many listed relations touch.
pub fn at_least(defect: &Defect, touching: usize) -> Asked {
    match (&defect.new, touching) {
        (None, _) => Asked::Nothing,
        (Some(_), 2..) => Asked::Restored,
        (Some(_), _) => Asked::Undetermined,
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    injected: usize,
    found: usize,
    /// Of these as a warning, and as a note.
    warnings: usize,
    notes: usize,
    asked: usize,
    right: usize,
    /// Of those with one relation alone, in how many the list names a wrong figure as the one to blame.
    alone: usize,
    misled: usize,
}

#[derive(Default)]
pub struct Tally {
    pub relations: usize,
    pub fixtures: usize,
    by_kind: BTreeMap<(&'static str, &'static str), Counts>,
    by_fixture: BTreeMap<String, Counts>,
    lists: BTreeMap<&'static str, Vec<String>>,
    innocent: usize,
}

impl Tally {
    fn note(&mut self, list: &'static str, line: String) {
        self.lists.entry(list).or_default().push(line);
    }

    fn count(&self, list: &str) -> usize {
        self.lists.get(list).map_or(0, Vec::len)
    }

    /// A fixture in which nothing is wrong.
    pub fn clean(&mut self, name: &str, read: &Read) {
        self.fixtures += 1;
        for finding in &read.report.findings {
            let list = if finding.severity == Severity::Error { "errors in clean" } else { "said of clean" };
            self.note(list, format!("{name}: {}", line(finding)));
        }
    }

    pub fn add(
        &mut self,
        fixture: &str,
        kind: (&'static str, &'static str),
        what: &str,
        asked: Asked,
        verdict: &Verdict,
    ) {
        let restored = verdict.repair == Repair::Right;
        let counted = Counts {
            injected: 1,
            found: usize::from(verdict.found.is_some()),
            warnings: usize::from(verdict.found == Some(Severity::Warning)),
            notes: usize::from(verdict.found == Some(Severity::Note)),
            asked: usize::from(asked == Asked::Restored),
            right: usize::from(asked == Asked::Restored && restored),
            alone: usize::from(asked == Asked::Undetermined),
            misled: usize::from(asked == Asked::Undetermined && verdict.repair == Repair::Wrong),
        };
        self.by_kind.entry(kind).or_default().take_in(counted);
        self.by_fixture.entry(fixture.to_owned()).or_default().take_in(counted);
        let said = format!("{what}\n      {}", verdict.said);
        match (verdict.found, asked, verdict.repair) {
            (None, ..) => self.note("missed", said.clone()),
            (_, Asked::Restored, Repair::Wrong) => self.note("wrong repairs", said.clone()),
            (_, Asked::Restored, Repair::Undetermined) => self.note("undetermined", said.clone()),
            (_, Asked::Undetermined, Repair::Wrong) => self.note("misled", said.clone()),
            _ => {}
        }
        if verdict.found == Some(Severity::Note) {
            self.note("notes", said);
        }
        for other in &verdict.elsewhere {
            self.note("elsewhere", format!("{what}\n      {other}"));
        }
    }

    /// An edit that must change nothing.
    pub fn innocent(&mut self, fixture: &str, edit: &str, clean: &Read, now: &Read) {
        self.innocent += 1;
        let said = |read: &Read| {
            let mut said: Vec<(String, String)> =
                read.report.findings.iter().map(|finding| (key(finding).0, key(finding).1)).collect();
            said.sort();
            said
        };
        let (was, is) = (said(clean), said(now));
        if was != is {
            let lines: Vec<String> = now.report.findings.iter().map(|finding: &Finding| line(finding)).collect();
            self.note(
                "innocent",
                format!("{fixture} {edit}: {} → {}\n      {}", was.len(), is.len(), lines.join("\n      ")),
            );
        }
    }

    fn all(&self) -> Counts {
        let mut all = Counts::default();
        self.by_kind.values().for_each(|counts| all.take_in(*counts));
        all
    }

    /// The table that TESTING.md keeps.
    pub fn table(&self) -> String {
        let mut out = format!(
            "{} fixtures, {} listed relations\n\n| defect | injected | found | as warning, note | right repair first | one relation alone: misled |\n| --- | --- | --- | --- | --- | --- |\n",
            self.fixtures, self.relations
        );
        for ((kind, place), counts) in &self.by_kind {
            out.push_str(&counts.row(&format!("{kind}, {place}")));
        }
        out.push_str(&self.all().row("all"));
        let lists =
            ["elsewhere", "errors in clean", "said of clean"].map(|list| format!("{list}: {}", self.count(list)));
        out.push_str(&format!(
            "\n{}; edits that change nothing: {} of {}\n",
            lists.join("; "),
            self.innocent - self.count("innocent"),
            self.innocent
        ));
        out
    }

    /// The lines of a heading; `fixtures`: the counts of each.
    pub fn list(&self, list: &str) -> String {
        if list == "fixtures" {
            return self.by_fixture.iter().map(|(name, counts)| counts.row(name)).collect();
        }
        match self.lists.get(list) {
            Some(lines) => lines.iter().map(|line| format!("  {line}\n")).collect(),
            None => format!("nothing under “{list}”: {:?}\n", self.lists.keys().collect::<Vec<_>>()),
        }
    }

    /// Which thresholds are missed.
    pub fn faults(&self, asked: &Thresholds) -> Vec<String> {
        let all = self.all();
        let mut faults = Vec::new();
        let mut ask = |fair: bool, what: String| {
            if !fair {
                faults.push(what);
            }
        };
        ask(all.found * 1000 >= all.injected * asked.found, format!("found {} of {}", all.found, all.injected));
        ask(
            all.right * 1000 >= all.asked * asked.restored,
            format!("the right repair first in {} of {}", all.right, all.asked),
        );
        ask(all.misled * 1000 <= all.alone * asked.misled, format!("misled in {} of {}", all.misled, all.alone));
        let elsewhere = self.count("elsewhere");
        ask(elsewhere * 1000 <= all.injected * asked.elsewhere, format!("errors elsewhere: {elsewhere}"));
        for list in ["errors in clean", "innocent"] {
            ask(self.count(list) == 0, format!("{list}: {}\n{}", self.count(list), self.list(list)));
        }
        faults
    }
}

impl Counts {
    fn take_in(&mut self, other: Self) {
        self.injected += other.injected;
        self.found += other.found;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.asked += other.asked;
        self.right += other.right;
        self.alone += other.alone;
        self.misled += other.misled;
    }

    fn row(&self, name: &str) -> String {
        let share = |part: usize, whole: usize| match (part * 1000).checked_div(whole) {
            Some(tenths) => format!("{part} of {whole} ({}.{}%)", tenths / 10, tenths % 10),
            None => "–".to_owned(),
        };
        format!(
            "| {name} | {} | {} | {}, {} | {} | {} of {} |\n",
            self.injected,
            share(self.found, self.injected),
            self.warnings,
            self.notes,
            share(self.right, self.asked),
            self.misled,
            self.alone
        )
    }
}
