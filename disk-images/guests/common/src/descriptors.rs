//! A global descriptor table with a task state segment whose first interrupt stack is for double faults.

use lazy_static::lazy_static;
use x86_64::instructions::segmentation::{Segment, CS, SS};
use x86_64::instructions::tables::load_tss;
use x86_64::structures::gdt::{Descriptor, GlobalDescriptorTable, SegmentSelector};
use x86_64::structures::tss::TaskStateSegment;
use x86_64::VirtAddr;

/// Index into the interrupt stack table as the `x86_64` crate counts: 0 is IST1.
pub const DOUBLE_FAULT_STACK: u16 = 0;

const STACK_BYTES: usize = 5 * 4096;
static mut DOUBLE_FAULT_STACK_MEMORY: [u8; STACK_BYTES] = [0; STACK_BYTES];

struct Table {
    gdt: GlobalDescriptorTable,
    code: SegmentSelector,
    tss: SegmentSelector,
}

lazy_static! {
    static ref TSS: TaskStateSegment = {
        let mut tss = TaskStateSegment::new();
        tss.interrupt_stack_table[DOUBLE_FAULT_STACK as usize] = double_fault_stack_end();
        tss
    };
    static ref TABLE: Table = {
        let mut gdt = GlobalDescriptorTable::new();
        let code = gdt.append(Descriptor::kernel_code_segment());
        let tss = gdt.append(Descriptor::tss_segment(&TSS));
        Table { gdt, code, tss }
    };
}

fn double_fault_stack_end() -> VirtAddr {
    VirtAddr::from_ptr(&raw const DOUBLE_FAULT_STACK_MEMORY) + STACK_BYTES as u64
}

/// Whether an address lies on the stack that the processor takes for double faults.
pub fn is_on_double_fault_stack(address: VirtAddr) -> bool {
    let end = double_fault_stack_end();
    address < end && address >= end - STACK_BYTES as u64
}

pub fn load() {
    TABLE.gdt.load();
    // Both selectors belong to the table just loaded; a null SS is legal in 64-bit mode.
    unsafe {
        CS::set_reg(TABLE.code);
        SS::set_reg(SegmentSelector::NULL);
        load_tss(TABLE.tss);
    }
}
