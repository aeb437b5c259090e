//! The kernel's library works right after the start.
#![no_std]
#![no_main]
#![feature(custom_test_frameworks)]
#![test_runner(tutorial_os::run_tests)]
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
    tutorial_os::fail(reason)
}

#[test_case]
fn a_line_stands_on_the_screen() {
    println!("basic boot");
    assert_eq!(SCREEN.lock().character_at(ROWS - 2, 0), b'b');
}
