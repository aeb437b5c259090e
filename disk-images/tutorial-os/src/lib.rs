//! What the kernel and its tests share: a harness that reports on COM1 and ends the machine with the verdict.
#![no_std]
#![cfg_attr(test, no_main)]
#![feature(custom_test_frameworks)]
#![test_runner(crate::run_tests)]
#![reexport_test_harness_main = "test_main"]

pub mod history;

use common::serial::{end_machine, Verdict};
use common::{serial_print, serial_println};
use core::panic::PanicInfo;

pub trait Test {
    fn run(&self);
}

impl<F: Fn()> Test for F {
    fn run(&self) {
        serial_print!("{} ... ", core::any::type_name::<F>());
        self();
        serial_println!("[ok]");
    }
}

pub fn run_tests(tests: &[&dyn Test]) {
    serial_println!("running {} tests", tests.len());
    for test in tests {
        test.run();
    }
    end_machine(Verdict::Success)
}

pub fn fail(reason: &PanicInfo) -> ! {
    serial_println!("[failed]");
    serial_println!("{reason}");
    end_machine(Verdict::Failure)
}

#[cfg(test)]
#[no_mangle]
pub extern "C" fn _start() -> ! {
    test_main();
    unreachable!("the runner ends the machine")
}

#[cfg(test)]
#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    fail(reason)
}
