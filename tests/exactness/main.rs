//! The proof that the engine is exact: random small packs and answers, against trying every applicant.
//!
//! `cargo test` compares 10,000 cases. `PROVE=1000000 cargo test --release --test exactness` compares as many as it says (this is what
//! `cargo xtask prove` runs); `SEED=…` looks at a single case, and prints it even where nothing is wrong.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly, and brute force is obviously right only while it is short"
)]

#[cfg(feature = "authoring")]
mod analysis;
mod brute;
mod compare;
mod generate;
mod rng;
mod totals;
mod walk;
mod why;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use compare::{Tally, compare, minimised, told};
use generate::Case;

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Cases that `cargo xtask prove` once found wrong, among a million; they are tried every time.
const ONCE_WRONG: [u64; 5] = [384_222, 469_651, 93_332, 99_913, 175_939];

/// Runs `each` for so many seeds on all cores; where it fails, shows the case cut down as far as it goes.
fn for_all<T: Send + Default>(cases: u64, each: impl Fn(&Case, u64, &mut T) -> Result<(), String> + Sync) -> Vec<T> {
    let (first, last) = variable("SEED").map_or((0, variable("PROVE").unwrap_or(cases)), |seed| (seed, seed + 1));
    let next = AtomicU64::new(first);
    let wrong = Mutex::new(Vec::new());
    let work = || {
        let mut tally = T::default();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            // After the row, those beyond it.
            let beyond = if variable("SEED").is_some() { None } else { ONCE_WRONG.get(seed.saturating_sub(last) as usize) };
            let Some(seed) = (if seed < last { Some(seed) } else { beyond.copied() }) else { return tally };
            let case = generate::case(seed);
            if variable("SEED").is_some() {
                println!("{}", told(&case));
            }
            if each(&case, seed, &mut tally).is_err() {
                wrong.lock().unwrap().push(seed);
            }
        }
    };
    let tallies = std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let mut wrong = wrong.into_inner().unwrap();
    wrong.sort_unstable();
    let shown: String = wrong.iter().take(3).map(|&seed| shown(seed, &|case| each(case, seed, &mut T::default()))).collect();
    assert!(wrong.is_empty(), "{} of {} cases differ; the first of them, cut down:\n{shown}", wrong.len(), last - first);
    tallies
}

/// A failing case, cut down as far as it goes.
fn shown(seed: u64, each: &dyn Fn(&Case) -> Result<(), String>) -> String {
    let small = minimised(&generate::case(seed), &|case| each(case).is_err());
    format!("seed {seed}\n{}{}\n", told(&small), each(&small).err().unwrap_or_default())
}

#[test]
fn the_engine_says_what_trying_every_applicant_says() {
    let tallies: Vec<Tally> = for_all(10_000, |case, _, tally| compare(case, tally));
    let sum = |of: &dyn Fn(&Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    let [not, undetermined, may, yes] = [0, 1, 2, 3].map(|n| sum(&|tally| tally.standings[n]));
    println!(
        "{} cases, {} measures: {not} refused ({} on readings only), {undetermined} undetermined ({} of them tied), {may} may qualify, \
         {yes} qualify; {} missing facts, {} answers set aside",
        sum(&|tally| tally.cases),
        sum(&|tally| tally.measures),
        sum(&|tally| tally.inferred_only),
        sum(&|tally| tally.tied),
        sum(&|tally| tally.missing),
        sum(&|tally| tally.aside),
    );
}

#[test]
fn an_interview_asks_only_what_matters_and_ends() {
    let tallies: Vec<walk::Tally> = for_all(3_000, walk::walk);
    let sum = |of: &dyn Fn(&walk::Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    println!(
        "{} questions asked, at most {} promised before the first; {} interviews contradicted themselves",
        sum(&|tally| tally.asked),
        sum(&|tally| tally.bound),
        sum(&|tally| tally.contradicted),
    );
}

#[test]
fn a_reason_is_a_smallest_set_of_answers_that_decides_alone() {
    let tallies: Vec<why::Tally> = for_all(4_000, |case, _, tally| why::reasons(case, tally));
    println!("{}", why::told(&tallies));
}

#[test]
fn the_changes_are_those_that_trying_every_change_finds() {
    let tallies: Vec<why::Tally> = for_all(3_000, why::changes);
    println!("{}", why::told(&tallies));
}

#[test]
fn the_earliest_day_is_the_first_on_which_it_holds() {
    let tallies: Vec<why::Tally> = for_all(3_000, why::earliest);
    println!("{}", why::told(&tallies));
}

#[test]
fn totals_are_what_trying_every_applicant_and_every_combination_comes_to() {
    let tallies: Vec<totals::Tally> = for_all(3_000, totals::totals);
    let sum = |of: &dyn Fn(&totals::Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    let met = [
        sum(&|tally| tally.totals),
        sum(&|tally| tally.certain),
        sum(&|tally| tally.alternatives),
        sum(&|tally| tally.competitive),
        sum(&|tally| tally.open),
    ];
    println!(
        "{} totals, {} with something certain, {} with alternatives, {} competitive, {} not told yet",
        met[0], met[1], met[2], met[3], met[4]
    );
    // A single case that is looked at again need not have everything.
    assert!(variable("SEED").is_some() || met.iter().all(|&met| met > 100), "the cases are too alike: {met:?}");
}

#[cfg(feature = "authoring")]
#[test]
fn every_claim_of_the_analysis_is_so_and_none_is_missed() {
    let tallies: Vec<analysis::Tally> = for_all(500, analysis::compare);
    println!("{}", analysis::told(&tallies));
}
