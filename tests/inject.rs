//! A share of `cargo dev inject`: defects put one at a time into fixtures whose relations are listed by hand. The whole run
//! is `cargo dev inject`; its table stands in TESTING.md.

#[allow(dead_code, unused_imports)]
#[path = "support/form/mod.rs"]
mod notation;

#[allow(dead_code)]
#[path = "../src/bin/dev/inject/mod.rs"]
mod inject;

/// Every so many-eth defect, spread over all kinds and fixtures.
const STEP: usize = 11;

#[test]
fn what_is_found_and_restored_today_stays_so() {
    let tally = inject::trial_of(STEP, None).unwrap();
    let faults = tally.faults(&inject::HELD);
    println!("{}", tally.table());
    assert!(faults.is_empty(), "{}\n{}", faults.join("\n"), tally.table());
}
