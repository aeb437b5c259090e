//! Tests that all pass: the machine ends with 33.
#![no_std]
#![no_main]
#![feature(custom_test_frameworks)]
#![test_runner(tests::run)]
#![reexport_test_harness_main = "test_main"]

use common::println;
use common::text::{ROWS, SCREEN};
use core::panic::PanicInfo;

#[no_mangle]
pub extern "C" fn _start() -> ! {
    test_main();
    unreachable!("the runner ends the machine")
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    tests::fail(reason)
}

#[test_case]
fn arithmetic_holds() {
    let (quotient, remainder) = (u128::MAX / 1_000_000_007, u128::MAX % 1_000_000_007);
    assert_eq!(quotient * 1_000_000_007 + remainder, u128::MAX);
}

#[test_case]
fn two_hundred_lines_do_not_panic() {
    for line in 0..200 {
        println!("line {line}");
    }
}

#[test_case]
fn printed_text_is_on_the_screen() {
    let text = "a line that fits into one row";
    println!("\n{text}");
    let screen = SCREEN.lock();
    for (column, expected) in text.bytes().enumerate() {
        assert_eq!(screen.character_at(ROWS - 2, column), expected);
    }
}

#[test_case]
fn floating_point_comes_out_right() {
    let mut sum = 0.0;
    for number in 1..=100 {
        sum += 1.0 / f64::from(number);
    }
    assert!((sum - 5.187_377_517_639_621_f64).abs() < 1e-12);
}
