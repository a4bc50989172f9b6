//! Steps that once failed (`library_faults.rs` found them). What they showed about one promise is told in
//! `library_copies.rs`, too.

use wegmarke::core::ports::Fault;

use crate::library_faults::{Op, Step, replay};

const N: Fault = Fault::None;

#[test]
fn again_a_purge_takes_with_it_what_the_plan_was_made_from() {
    let steps = [
        Op::Edit { tab: 0, id: 0, length: 10, anew: false },
        Op::Edit { tab: 1, id: 0, length: 68, anew: false },
        Op::Bin { tab: 1, id: 0 },
        Op::Purge { tab: 1, id: 0 },
    ];
    replay(&steps.map(|op| Step(op, N, N, true)), 1);
}

/// A damaged text whose copy is good was removed as if it were good itself.
#[test]
fn again_i5_a_damaged_text_stays_though_it_has_a_copy() {
    let steps = [
        Step(Op::Quota(Some(736)), N, N, true),
        Step(Op::Edit { tab: 0, id: 0, length: 10, anew: true }, N, N, true),
        Step(Op::Reload { tab: 1, arrives: true }, N, N, true),
        Step(Op::Edit { tab: 1, id: 1, length: 83, anew: false }, N, N, false),
        Step(Op::Edit { tab: 1, id: 0, length: 3, anew: false }, N, N, false),
        Step(Op::Damage { pick: 672, at: 43 }, N, N, true),
        Step(Op::Edit { tab: 1, id: 1, length: 52, anew: false }, N, Fault::Once(5), true),
        Step(Op::Reload { tab: 1, arrives: false }, N, N, true),
        Step(Op::Edit { tab: 1, id: 0, length: 35, anew: false }, Fault::Once(25), N, true),
    ];
    replay(&steps, 1);
}

/// A fork went beside a head that another tab had erased meanwhile.
#[test]
fn again_i2_the_last_of_a_plan_is_no_fork() {
    let steps = [
        Op::Edit { tab: 0, id: 0, length: 51, anew: false },
        Op::CopiesQuota(Some(1885)),
        Op::Crash { lost: 9, arrives: true },
        Op::Edit { tab: 0, id: 0, length: 88, anew: false },
        Op::Erase { tab: 1 },
        Op::Part { tab: 0, pick: 739 },
    ];
    replay(&steps.map(|op| Step(op, N, N, true)), 1);
}

/// Room was made by removing what only a copy had been made from, and that copy was damaged by then.
#[test]
fn again_i2_what_only_a_copy_was_made_from_makes_no_room() {
    let steps = [
        Op::Edit { tab: 0, id: 1, length: 2, anew: false },
        Op::Edit { tab: 1, id: 1, length: 88, anew: true },
        Op::Edit { tab: 1, id: 1, length: 38, anew: false },
        Op::Back { tab: 0, id: 1, pick: 430 },
        Op::Edit { tab: 0, id: 0, length: 57, anew: false },
        Op::Edit { tab: 0, id: 0, length: 76, anew: false },
        Op::Edit { tab: 0, id: 1, length: 94, anew: false },
        Op::Edit { tab: 0, id: 1, length: 17, anew: false },
        Op::Edit { tab: 1, id: 1, length: 82, anew: false },
        Op::CopiesQuota(Some(1815)),
        Op::Quota(Some(975)),
        Op::Edit { tab: 0, id: 0, length: 60, anew: false },
        Op::Part { tab: 1, pick: 184 },
        Op::Crash { lost: 4, arrives: true },
        Op::Part { tab: 1, pick: 360 },
        Op::DamageCopy { pick: 659, at: 113 },
        Op::Part { tab: 1, pick: 24 },
    ];
    replay(&steps.map(|op| Step(op, N, N, true)), 1);
}

/// What was edited beside a plan in the bin was taken for it by a page that had not looked into the copies.
#[test]
fn again_i11_copies_outlive_a_bin_that_does_not_cover_them() {
    let steps = [
        Op::Edit { tab: 0, id: 0, length: 74, anew: false },
        Op::Bin { tab: 0, id: 0 },
        Op::Edit { tab: 0, id: 1, length: 93, anew: false },
        Op::Edit { tab: 0, id: 1, length: 16, anew: false },
        Op::Edit { tab: 1, id: 0, length: 17, anew: false },
        Op::Edit { tab: 1, id: 1, length: 6, anew: false },
        Op::Crash { lost: 4, arrives: false },
        Op::Days(33),
        Op::Edit { tab: 0, id: 1, length: 54, anew: false },
    ];
    replay(&steps.map(|op| Step(op, N, N, true)), 1);
}

/// What the storage had refused and the copies had taken was a fork beside what was made from it.
#[test]
fn again_what_was_only_copied_is_no_fork_of_what_comes_next() {
    let edit = |tab, length| Op::Edit { tab, id: 0, length, anew: false };
    let steps = [
        Step(Op::GoOn { count: usize::MAX }, N, N, true),
        Step(edit(0, 1), Fault::From(5), N, true),
        Step(edit(0, 2), N, N, true),
        Step(Op::Days(30), N, N, true),
        Step(edit(1, 3), N, N, true),
        Step(edit(1, 4), N, Fault::From(9), true),
    ];
    replay(&steps, 1);
}

/// A copy came back of which nothing readable told any more that a deleted generation was made from it.
#[test]
fn again_a_purge_takes_with_it_what_the_same_line_came_to_before() {
    let edit = |tab, id, length| Op::Edit { tab, id, length, anew: false };
    let steps = [
        edit(0, 0, 87),
        Op::BlockCopies(true),
        edit(0, 0, 83),
        Op::CatchUp { tab: 1, count: usize::MAX },
        edit(1, 0, 91),
        edit(1, 0, 90),
        Op::Part { tab: 1, pick: 799 },
        edit(0, 0, 61),
        edit(1, 1, 6),
        Op::Damage { pick: 916, at: 81 },
        Op::Bin { tab: 1, id: 0 },
        Op::Purge { tab: 1, id: 0 },
    ];
    replay(&steps.map(|op| Step(op, N, N, true)), 1);
}

/// What a damaged copy had been made from counted as past, and was neither the head nor a fork.
#[test]
fn again_i1_what_only_a_damaged_copy_was_made_from_is_a_fork() {
    let steps = [
        Step(Op::Edit { tab: 0, id: 0, length: 96, anew: false }, N, N, true),
        Step(Op::Edit { tab: 1, id: 1, length: 8, anew: false }, N, N, true),
        Step(Op::Edit { tab: 0, id: 0, length: 93, anew: false }, N, N, true),
        Step(Op::Edit { tab: 0, id: 0, length: 33, anew: false }, Fault::Once(6), N, true),
        Step(Op::DamageCopy { pick: 836, at: 70 }, N, N, true),
        Step(Op::Edit { tab: 1, id: 0, length: 74, anew: false }, N, N, true),
    ];
    replay(&steps, 1);
}

/// Under the id of a plan that was deleted for good came another one, and what had been deleted stood beside it.
#[test]
fn again_what_was_deleted_for_good_does_not_come_back_beside_a_plan_of_the_same_id() {
    let edit = |length| Op::Edit { tab: 0, id: 0, length, anew: false };
    let steps = [
        Op::GoOn { count: usize::MAX },
        edit(79),
        Op::Reload { tab: 0, arrives: true },
        Op::DamageCopy { pick: 0, at: 115 },
        Op::Bin { tab: 0, id: 0 },
        Op::Purge { tab: 0, id: 0 },
        edit(44),
        Op::Bin { tab: 0, id: 0 },
        Op::CatchUp { tab: 1, count: usize::MAX },
        Op::Purge { tab: 1, id: 0 },
    ];
    replay(&steps.map(|op| Step(op, N, N, true)), 1);
}

/// Everything was to be erased, the copies could not be, and a plan that had been deleted for good came back from them.
#[test]
fn again_what_was_deleted_for_good_stays_so_where_erasing_fails() {
    let steps = [
        Step(Op::Edit { tab: 0, id: 0, length: 62, anew: false }, N, N, true),
        Step(Op::Bin { tab: 0, id: 0 }, N, N, true),
        Step(Op::Purge { tab: 0, id: 0 }, N, N, true),
        Step(Op::Erase { tab: 0 }, N, Fault::Once(1), true),
    ];
    replay(&steps, 1);
}
