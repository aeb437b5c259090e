//! A test that fails, for whoever wants to see how that is told.
#![no_std]
#![no_main]
#![feature(custom_test_frameworks)]
#![test_runner(tutorial_os::run_tests)]
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
    tutorial_os::fail(reason)
}

#[test_case]
fn two_and_two_are_five() {
    assert_eq!(black_box(2) + 2, 5);
}
