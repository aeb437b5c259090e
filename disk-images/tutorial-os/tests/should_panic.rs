//! Passes if its assertion panics.
#![no_std]
#![no_main]

use common::serial::{end_machine, Verdict};
use common::{serial_print, serial_println};
use core::hint::black_box;
use core::panic::PanicInfo;

#[no_mangle]
pub extern "C" fn _start() -> ! {
    serial_print!("should_panic::zero_is_one ... ");
    assert_eq!(black_box(0), 1);
    serial_println!("[did not panic]");
    end_machine(Verdict::Failure)
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    serial_println!("[ok]");
    end_machine(Verdict::Success)
}
