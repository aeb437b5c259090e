//! The second test fails: the machine ends with 35 and the third never runs (they run in the order of their names).
#![no_std]
#![no_main]
#![feature(custom_test_frameworks)]
#![test_runner(tests::run)]
#![reexport_test_harness_main = "test_main"]

use core::hint::black_box;
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
fn first_one_is_one() {
    assert_eq!(black_box(1), 1);
}

#[test_case]
fn second_one_is_two() {
    assert_eq!(black_box(1), 2, "this test fails on purpose");
}

#[test_case]
fn third_is_never_reached() {}
