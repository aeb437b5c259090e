//! A kernel of the kind that tutorials lead to: says hello on the screen, and is tested by `cargo test`.
#![no_std]
#![no_main]
#![feature(custom_test_frameworks)]
#![test_runner(tutorial_os::run_tests)]
#![reexport_test_harness_main = "test_main"]

use bootloader::{entry_point, BootInfo};
use common::println;
use core::panic::PanicInfo;
use tutorial_os::history::History;

entry_point!(kernel_main);

fn kernel_main(boot_info: &'static BootInfo) -> ! {
    #[cfg(test)]
    test_main();

    let mut last = History::<6>::new();
    b"Hello, cargo".iter().for_each(|&byte| last.push(byte));
    println!("Hello World from {} regions of memory", if boot_info.memory_map.is_empty() { "no" } else { "some" });
    println!("the last six were {}", core::str::from_utf8(&collected(&last)).unwrap());
    common::idle()
}

fn collected(history: &History<6>) -> [u8; 6] {
    let mut bytes = [b' '; 6];
    bytes.iter_mut().zip(history.iter()).for_each(|(to, from)| *to = from);
    bytes
}

#[cfg(not(test))]
#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    common::idle()
}

#[cfg(test)]
#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    tutorial_os::fail(reason)
}

#[test_case]
fn what_was_collected_is_in_order() {
    let mut history = History::new();
    b"abcdefgh".iter().for_each(|&byte| history.push(byte));
    assert_eq!(&collected(&history), b"cdefgh");
}
