//! Passes (33) if an assertion panics, fails (35) if it does not.
#![no_std]
#![no_main]

use common::serial::{end_machine, Verdict};
use common::{serial_print, serial_println};
use core::hint::black_box;
use core::panic::PanicInfo;

#[no_mangle]
pub extern "C" fn _start() -> ! {
    serial_print!("should_panic::one_is_two ... ");
    assert_eq!(black_box(1), 2);
    serial_println!("[did not panic]");
    end_machine(Verdict::Failure)
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    tests::panicked_as_expected()
}
