//! Page faults of every kind that a kernel can cause itself. The handler prints CR2 and the error code and lets the
//! kernel go on, except for the last fault, which it treats as fatal.
#![no_std]
#![no_main]
#![feature(abi_x86_interrupt)]

use common::{descriptors, println};
use core::arch::asm;
use core::panic::PanicInfo;
use core::sync::atomic::{AtomicU64, Ordering};
use lazy_static::lazy_static;
use x86_64::registers::control::Cr2;
use x86_64::structures::idt::{InterruptDescriptorTable, InterruptStackFrame, PageFaultErrorCode};
use x86_64::VirtAddr;

const ABSENT: u64 = 0x1bad_beef_0000;
const LAST: u64 = 0xdead_beaf;

/// Where to go on after a fault; 0 when a fault is not expected.
static RESUME_AT: AtomicU64 = AtomicU64::new(0);

/// Constant data, a RET if it were code: mapped neither writable nor executable.
static CONSTANT: [u8; 1] = [0xc3];

lazy_static! {
    static ref IDT: InterruptDescriptorTable = {
        let mut idt = InterruptDescriptorTable::new();
        idt.page_fault.set_handler_fn(on_page_fault);
        idt
    };
}

#[no_mangle]
pub extern "C" fn _start() -> ! {
    descriptors::load();
    IDT.load();
    println!("read of an absent page");
    read(ABSENT + 0x123);
    println!("write to an absent page");
    write(ABSENT + 0xfff);
    println!("write to a read-only page");
    write(CONSTANT.as_ptr() as u64);
    println!("fetch from a page without execution");
    call(CONSTANT.as_ptr() as u64);
    assert_eq!(RESUME_AT.load(Ordering::Relaxed), 0, "the fetch did not fault");
    println!("and a fault that nobody expects");
    unsafe { (LAST as *mut u8).write_volatile(42) };
    println!("never printed");
    common::idle()
}

fn read(address: u64) {
    unsafe {
        asm!(
            "lea {resume}, [rip + 2f]", "mov [{slot}], {resume}", "mov {byte}, [{address}]", "2:",
            resume = out(reg) _, slot = in(reg) RESUME_AT.as_ptr(), byte = out(reg_byte) _, address = in(reg) address
        );
    }
}

fn write(address: u64) {
    unsafe {
        asm!(
            "lea {resume}, [rip + 2f]", "mov [{slot}], {resume}", "mov byte ptr [{address}], 42", "2:",
            resume = out(reg) _, slot = in(reg) RESUME_AT.as_ptr(), address = in(reg) address
        );
    }
}

fn call(address: u64) {
    unsafe {
        asm!(
            "lea {resume}, [rip + 2f]", "mov [{slot}], {resume}", "mov {stack}, rsp", "call {address}",
            "2:", "mov rsp, {stack}",
            resume = out(reg) _, slot = in(reg) RESUME_AT.as_ptr(), stack = out(reg) _, address = in(reg) address
        );
    }
}

extern "x86-interrupt" fn on_page_fault(mut frame: InterruptStackFrame, error_code: PageFaultErrorCode) {
    let accessed = Cr2::read_raw();
    let resume_at = RESUME_AT.swap(0, Ordering::Relaxed);
    if accessed >= ABSENT && accessed < ABSENT + 0x1000 || accessed == LAST {
        println!("EXCEPTION: PAGE FAULT, accessed address {accessed:#x}\n  {error_code:?}");
    } else {
        // The kernel's own addresses differ from one compiler to the next.
        println!("EXCEPTION: PAGE FAULT, accessed address inside the kernel\n  {error_code:?}");
    }
    if resume_at == 0 {
        println!("no way on: halted");
        common::idle()
    }
    // The address was taken from the faulting function itself, so code and stack agree.
    unsafe { frame.as_mut() }.update(|saved| saved.instruction_pointer = VirtAddr::new(resume_at));
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    common::idle()
}
