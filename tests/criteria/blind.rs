//! What was written by people who had read no line of this program, frozen before the first run.

use std::path::Path;

use jihe::base::amount::Amount;
use jihe::rubric;

use super::labels::{Labelled, lines, said};

/// How a batch came out.
#[derive(Default)]
struct Outcome {
    exact: usize,
    executable: usize,
    /// Left to a person or to a range, where a careful person has points.
    open: Vec<String>,
    /// Neither the label nor one of its alternatives.
    wrong: Vec<String>,
    slips: usize,
    slips_found: usize,
    /// Slips that differ.
    slipped: Vec<String>,
}

fn run(all: &[Labelled]) -> Outcome {
    let mut outcome = Outcome::default();
    for line in all {
        let scheme = rubric::read(&line.criterion, line.points);
        let award = scheme.award(&line.values);
        let got = said(&award);
        let numbers = |text: &str| text.split('~').map(|at| Amount::parse(at).ok_or(at.to_owned())).collect::<Vec<_>>();
        // Two bands that hold both: the label names them as a range, we one by one.
        let mut both: Vec<String> = award.alternatives.iter().map(|(points, _)| points.written(0)).collect();
        // A figure in a gap is left to a person, with what the neighbors give.
        both.extend((got != "人工").then(|| got.clone()));
        both.sort_by_key(|points| Amount::parse(points));
        let both = both.join("~");
        let means = |label: &String| numbers(label) == numbers(&got) || label.contains('~') && *label == both;
        let points = line.award != "人工";
        let told = format!("{} {}\n  read {}\n", line.place, line.criterion, scheme.reading());
        outcome.executable += usize::from(points);
        if means(&line.award) || line.alternatives.iter().any(means) {
            outcome.exact += usize::from(numbers(&line.award) == numbers(&got));
        } else if points && (got == "人工" || got.contains('~') && !line.award.contains('~')) {
            outcome.open.push(format!("{told}  expected {}, got {got}\n", line.award));
        } else {
            outcome.wrong.push(format!("{told}  expected {}, got {got}\n", line.award));
        }
        let mut slips: Vec<String> = scheme.slips().iter().map(|slip| slip.kind.to_owned()).collect();
        let misplaced = line.indicator.as_deref().and_then(|name| scheme.misplaced(name));
        slips.extend(misplaced.map(|slip| slip.kind.to_owned()));
        slips.dedup();
        outcome.slips += line.slips.len();
        outcome.slips_found += line.slips.iter().filter(|kind| slips.contains(kind)).count();
        if slips != line.slips {
            outcome.slipped.push(format!("{told}  expected {:?}, got {slips:?}\n", line.slips));
        }
    }
    outcome
}

fn check(name: &str, open: usize, slipped: usize) {
    let all = lines(Path::new(name));
    let outcome = run(&all);
    println!(
        "{name}: {} lines, {} exact, {} of {} executable ones left open, {} other; {} of {} slips found, {} lines whose slips differ",
        all.len(),
        outcome.exact,
        outcome.open.len(),
        outcome.executable,
        outcome.wrong.len(),
        outcome.slips_found,
        outcome.slips,
        outcome.slipped.len(),
    );
    println!("\nopen:\n{}\nslips:\n{}", outcome.open.concat(), outcome.slipped.concat());
    println!("\nwrong:\n{}", outcome.wrong.concat());
    assert!(outcome.wrong.is_empty(), "\n{}", outcome.wrong.concat());
    assert!(outcome.open.len() <= open, "{} left open", outcome.open.len());
    assert!(outcome.slipped.len() <= slipped, "{} slips differ", outcome.slipped.len());
}

#[test]
fn no_criterion_of_the_first_batch_awards_other_points_than_its_label_allows() {
    check("tests/criteria/blind/criteria.jsonl", 1, 0);
}

#[test]
fn no_criterion_of_the_second_batch_awards_other_points_than_its_label_allows() {
    check("tests/criteria/blind/second.jsonl", 0, 0);
}
