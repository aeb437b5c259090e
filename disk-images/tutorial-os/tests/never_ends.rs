//! Counts for ever: only a time limit ends it.
#![no_std]
#![no_main]

use common::serial_println;
use core::hint::black_box;
use core::panic::PanicInfo;

#[no_mangle]
pub extern "C" fn _start() -> ! {
    serial_println!("never_ends::counts ...");
    let mut count = 0_u64;
    loop {
        count = black_box(count + 1);
    }
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    tutorial_os::fail(reason)
}
