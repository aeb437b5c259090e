//! Recursion without end runs into the guard page below the stack. The page fault cannot be pushed there, so a double
//! fault follows; its handler has a stack of its own (IST1) and tells the tale.
#![no_std]
#![no_main]
#![feature(abi_x86_interrupt)]

use common::descriptors::{self, DOUBLE_FAULT_STACK};
use common::println;
use core::hint::black_box;
use core::panic::PanicInfo;
use lazy_static::lazy_static;
use x86_64::structures::idt::{InterruptDescriptorTable, InterruptStackFrame, PageFaultErrorCode};
use x86_64::VirtAddr;

lazy_static! {
    static ref IDT: InterruptDescriptorTable = {
        let mut idt = InterruptDescriptorTable::new();
        idt.page_fault.set_handler_fn(on_page_fault);
        // The stack is reserved for this one handler.
        unsafe { idt.double_fault.set_handler_fn(on_double_fault).set_stack_index(DOUBLE_FAULT_STACK) };
        idt
    };
}

#[no_mangle]
pub extern "C" fn _start() -> ! {
    descriptors::load();
    IDT.load();
    println!("into the stack's guard page");
    overflow(0);
    println!("never printed");
    common::idle()
}

#[allow(unconditional_recursion)]
fn overflow(depth: u64) -> u64 {
    black_box(overflow(black_box(depth + 1)) + depth)
}

extern "x86-interrupt" fn on_page_fault(_: InterruptStackFrame, _: PageFaultErrorCode) {
    println!("never printed: there is no stack left for it");
    common::idle()
}

extern "x86-interrupt" fn on_double_fault(frame: InterruptStackFrame, error_code: u64) -> ! {
    let local = 0_u8;
    println!(
        "EXCEPTION: DOUBLE FAULT, error code {error_code}\n  handler on IST1: {}, kernel was on it: {}",
        descriptors::is_on_double_fault_stack(VirtAddr::from_ptr(black_box(&local))),
        descriptors::is_on_double_fault_stack(frame.stack_pointer)
    );
    common::idle()
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    common::idle()
}
