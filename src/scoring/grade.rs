//! Which grade a total is, and how far the next one is.

use crate::base::amount::Amount;
use crate::packs::Grades;

/// The grade of a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Graded<'a> {
    /// 优, 良, 中, 差
    pub grade: &'a str,
    /// The grade above, and how many points it lacks.
    pub next: Option<(&'a str, Amount)>,
}

/// The grade of a total out of a hundred; none below the lowest band.
pub fn graded(grades: &Grades, total: Amount) -> Option<Graded<'_>> {
    let mut next = None;
    for band in &grades.bands {
        let lacks = Amount::whole(i64::from(band.from)).minus(total)?;
        if lacks.is_negative() || lacks.is_zero() {
            return Some(Graded { grade: &band.grade, next });
        }
        next = Some((band.grade.as_str(), lacks));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    #[test]
    fn a_bound_belongs_to_the_grade_above_it() {
        let packs = Packs::built_in().unwrap();
        let grades = packs.packs.iter().find(|pack| pack.id == "national").unwrap().grades.as_ref().unwrap();
        let at = |total: &str| {
            let graded = graded(grades, Amount::parse(total).unwrap()).unwrap();
            (graded.grade.to_owned(), graded.next.map(|(next, lacks)| format!("{next} {}", lacks.written(0))))
        };
        let of = |grade: &str, next: Option<&str>| (grade.to_owned(), next.map(str::to_owned));
        assert_eq!(at("90"), of("优", None));
        assert_eq!(at("100"), of("优", None));
        assert_eq!(at("89.95"), of("良", Some("优 0.05")));
        assert_eq!(at("60"), of("中", Some("良 20")));
        assert_eq!(at("0"), of("差", Some("中 60")));
    }
}
