//! Puts files into groups, those that say most about themselves first.

use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::ordered::sort;
use crate::base::ordered::{sort_by, sort_by_key};
use crate::base::word::without_start;
use std::cmp::Reverse;

use super::traits::Traits;
use super::{Group, name};
use crate::base::ordered::{Map, Set};

/// Number of a department.
type Number = usize;

/// Groups of files, by their first file.
pub(super) fn group(files: &[Traits<'_>]) -> Vec<Group> {
    let departments = Departments::new(files);
    let settled: Vec<Settled<'_>> = files.iter().map(|file| departments.settle(file)).gather();
    let mut open: Vec<Open<'_>> = Vec::new();
    for stage in [(true, true), (true, false), (false, true), (false, false)] {
        let of_stage = settled.iter().filter(|file| (file.number.is_some(), file.file.year.is_some()) == stage);
        // All of a stage find their places before any takes one: their order is of no account.
        let placed: Vec<_> = of_stage.map(|file| (place(&open, file), *file)).gather();
        for (place, file) in placed {
            put(&mut open, place, file);
        }
    }
    let mut groups: Vec<Group> = open.into_iter().map(Open::close).gather();
    sort_by(&mut groups, |one, other| one.members.cmp(&other.members));
    groups
}

/// A file with its department.
#[derive(Clone, Copy)]
struct Settled<'a> {
    file: &'a Traits<'a>,
    number: Option<Number>,
    /// The department by its key, and as written; it may have no number.
    named: Option<(&'a str, &'a str)>,
}

/// The departments that files name. A key that fits several has no number: 水利局 may be that of either county.
struct Departments {
    numbers: Map<String, Option<Number>>,
    /// Those whose own reports are here.
    reporting: Set<Number>,
}

impl Departments {
    fn new(files: &[Traits<'_>]) -> Self {
        let mut keys: Vec<&String> = files.iter().spread(|file| &file.departments).map(|(key, _)| key).gather();
        sort_by_key(&mut keys, |key| (Reverse(key.chars().count()), *key));
        keys.dedup();
        let mut numbers: Map<String, Option<Number>> = Map::new();
        for (number, key) in keys.into_iter().enumerate() {
            let fitting = numbers.iter().filter(|(other, _)| name::same(key, other));
            let fitting: Set<Number> = fitting.filter_map(|(_, number)| *number).collect();
            let number = match fitting.len() {
                0 => Some(number),
                1 => fitting.first().copied(),
                _ => None,
            };
            numbers.insert(key.clone(), number);
        }
        let number = |file: &Traits<'_>| match file.departments.as_slice() {
            [(key, _)] => numbers.get(key).copied().flatten(),
            _ => None,
        };
        let reporting = files.iter().filter_map(number).collect();
        Self { numbers, reporting }
    }

    /// The department of a file: of those it names, the first whose own report is here, else the first.
    fn settle<'a>(&self, file: &'a Traits<'a>) -> Settled<'a> {
        let number = |key: &String| self.numbers.get(key).copied().flatten();
        let reports = |(key, _): &&(String, String)| number(key).is_some_and(|number| self.reporting.contains(&number));
        let named = file.departments.iter().find(reports).or(file.departments.first());
        Settled {
            file,
            number: named.and_then(|(key, _)| number(key)),
            named: named.map(|(key, name)| (&**key, &**name)),
        }
    }
}

/// A group that still takes files.
struct Open<'a> {
    number: Option<Number>,
    year: Option<u16>,
    files: Vec<Settled<'a>>,
}

impl Open<'_> {
    /// The names of its department, by key, the shortest first.
    fn names(&self) -> Vec<(&str, &str)> {
        let mut names: Vec<(&str, &str)> = self.files.iter().filter_map(|file| file.named).gather();
        sort_by_key(&mut names, |(key, name)| (key.chars().count(), *key, *name));
        names
    }

    /// The fullest name, but not that of a unit of the department (云岭县水利局水库管理所).
    fn department(&self) -> Option<(&str, &str)> {
        self.names().into_iter().reduce(|best, next| if next.0.starts_with(best.0) { best } else { next })
    }

    fn fits(&self, file: &Settled<'_>) -> bool {
        let department = match (file.number, self.number, file.named) {
            (Some(one), Some(other), _) => one == other,
            (None, Some(_), Some((key, _))) => self.names().iter().any(|(other, _)| name::same(key, other)),
            _ => true,
        };
        let year = file.file.year;
        department && (year.is_none() || self.year.is_none() || year == self.year)
    }

    /// How near a file is that its own words leave open: it speaks of the department, its name holds the year, or
    /// begins like that of another.
    fn nearness(&self, file: &Traits<'_>) -> (bool, bool, usize) {
        let year = self.year.map(|year| year.to_string());
        (
            self.department().is_some_and(|(key, _)| file.mentions(key)),
            file.year.is_none() && year.is_some_and(|year| file.name.contains(&year)),
            self.files.iter().map(|other| shared_start(&file.name, &other.file.name)).max().unwrap_or(0),
        )
    }

    fn close(self) -> Group {
        let mut members: Vec<usize> = self.files.iter().map(|file| file.file.index).gather();
        sort(&mut members);
        Group { members, department: self.department().map(|(_, name)| name.to_owned()), year: self.year }
    }
}

/// The bytes of letters with which both names of files begin, from two Chinese characters on.
fn shared_start(one: &str, other: &str) -> usize {
    let [one, other] = [one, other].map(|name| without_start(name, "附件"));
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    // By bytes: two Chinese characters say as much as six Latin letters.
    let letters = same.filter(|(a, _)| fold::is_letter(*a)).map(|(a, _)| a.len_utf8()).sum();
    if letters < 6 { 0 } else { letters }
}

/// Where a file goes.
enum Place {
    /// To a group that is there.
    Group(usize),
    /// To a group of those like it.
    Like,
    /// To one of its own: it may belong to several, and nothing says to which.
    Alone,
}

fn place(open: &[Open<'_>], file: &Settled<'_>) -> Place {
    let fitting = open.iter().enumerate().filter(|(_, group)| group.fits(file));
    let mut ranked: Vec<_> = fitting.map(|(at, group)| (group.nearness(file.file), at)).gather();
    sort(&mut ranked);
    match ranked.as_slice() {
        [] => Place::Like,
        [(_, at)] => Place::Group(*at),
        [.., (second, _), (first, at)] if first > second => Place::Group(*at),
        _ => Place::Alone,
    }
}

fn put<'a>(open: &mut Vec<Open<'a>>, place: Place, file: Settled<'a>) {
    let (number, year) = (file.number, file.file.year);
    let at = match place {
        Place::Group(at) => Some(at),
        Place::Like => open.iter().position(|group| group.number == number && group.year == year),
        Place::Alone => None,
    };
    match at.and_then(|at| open.get_mut(at)) {
        Some(group) => {
            group.year = group.year.or(year);
            group.files.push(file);
        }
        None => open.push(Open { number, year, files: vec![file] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_latin_letters_bring_no_files_together() {
        assert_eq!(shared_start("yushan-2017.docx", "yulin-2020.xlsx"), 0);
        assert_eq!(shared_start("水利局自评表.docx", "水利局基础数据.xlsx"), 9);
    }
}
