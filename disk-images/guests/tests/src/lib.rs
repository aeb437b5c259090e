//! A test harness for kernels: reports on COM1, the verdict as the machine's exit code.
#![no_std]

use common::serial::{end_machine, Verdict};
use common::{serial_print, serial_println};
use core::panic::PanicInfo;

/// A test is a function; its type's name is its path.
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

/// The runner for `custom_test_frameworks`: a test that panics ends the run.
pub fn run(tests: &[&dyn Test]) {
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

/// For kernels that are there to panic.
pub fn panicked_as_expected() -> ! {
    serial_println!("[ok]");
    end_machine(Verdict::Success)
}
