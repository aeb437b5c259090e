//! Passes (33) if a stack overflow reaches the double fault handler on its own stack.
#![no_std]
#![no_main]
#![feature(abi_x86_interrupt)]

use common::descriptors::{self, DOUBLE_FAULT_STACK};
use common::serial::{end_machine, Verdict};
use common::{serial_print, serial_println};
use core::hint::black_box;
use core::panic::PanicInfo;
use lazy_static::lazy_static;
use x86_64::structures::idt::{InterruptDescriptorTable, InterruptStackFrame};

lazy_static! {
    static ref IDT: InterruptDescriptorTable = {
        let mut idt = InterruptDescriptorTable::new();
        // The stack is reserved for this one handler.
        unsafe { idt.double_fault.set_handler_fn(on_double_fault).set_stack_index(DOUBLE_FAULT_STACK) };
        idt
    };
}

#[no_mangle]
pub extern "C" fn _start() -> ! {
    serial_print!("stack_overflow::stack_overflow ... ");
    descriptors::load();
    IDT.load();
    overflow(0);
    panic!("execution went on behind the stack overflow")
}

#[allow(unconditional_recursion)]
fn overflow(depth: u64) -> u64 {
    black_box(overflow(black_box(depth + 1)) + depth)
}

extern "x86-interrupt" fn on_double_fault(_: InterruptStackFrame, _: u64) -> ! {
    serial_println!("[ok]");
    end_machine(Verdict::Success)
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    tutorial_os::fail(reason)
}
