//! A page fault with only a breakpoint handler in the interrupt descriptor table: page fault, double fault, and as
//! there is no handler for that either, the processor shuts down and the machine resets.
#![no_std]
#![no_main]
#![feature(abi_x86_interrupt)]

use common::println;
use core::panic::PanicInfo;
use lazy_static::lazy_static;
use x86_64::structures::idt::{InterruptDescriptorTable, InterruptStackFrame};

lazy_static! {
    static ref IDT: InterruptDescriptorTable = {
        let mut idt = InterruptDescriptorTable::new();
        idt.breakpoint.set_handler_fn(on_breakpoint);
        idt
    };
}

#[no_mangle]
pub extern "C" fn _start() -> ! {
    common::descriptors::load();
    IDT.load();
    println!("about to write to 0xdeadbeef without handlers for the faults");
    unsafe { (0xdead_beef as *mut u8).write_volatile(42) };
    println!("never printed");
    common::idle()
}

extern "x86-interrupt" fn on_breakpoint(_: InterruptStackFrame) {}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    common::idle()
}
