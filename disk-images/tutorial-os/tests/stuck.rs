//! Halts with interrupts off, and so for ever, without a verdict.
#![no_std]
#![no_main]

use common::serial_println;
use core::panic::PanicInfo;

#[no_mangle]
pub extern "C" fn _start() -> ! {
    serial_println!("stuck::halts ...");
    x86_64::instructions::interrupts::disable();
    common::idle()
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    tutorial_os::fail(reason)
}
