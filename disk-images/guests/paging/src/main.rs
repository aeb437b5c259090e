//! Walks the active page tables through the boot loader's window on physical memory, then maps pages of its own.
#![no_std]
#![no_main]

use bootloader::{entry_point, BootInfo};
use common::memory::{active_page_tables, UsableFrames};
use common::println;
use core::panic::PanicInfo;
use x86_64::structures::paging::{
    FrameAllocator, Mapper, OffsetPageTable, Page, PageTableFlags, PhysFrame, Size4KiB, Translate,
};
use x86_64::{PhysAddr, VirtAddr};

const TEXT_BUFFER: u64 = 0xb8000;
const ABSENT: u64 = 0x1bad_beef_0000;
const WRITABLE: PageTableFlags = PageTableFlags::PRESENT.union(PageTableFlags::WRITABLE);

entry_point!(start);

fn start(boot: &'static BootInfo) -> ! {
    // Called once each, here.
    let mut tables = unsafe { active_page_tables(boot) };
    let mut frames = unsafe { UsableFrames::new(&boot.memory_map) };

    let window = boot.physical_memory_offset;
    println!("text buffer         {:?}", tables.translate_addr(VirtAddr::new(TEXT_BUFFER)));
    println!("window, first byte  {:?}", tables.translate_addr(VirtAddr::new(window)));
    println!("window, 16 MiB + 42 {:?}", tables.translate_addr(VirtAddr::new(window + (16 << 20) + 42)));
    println!("kernel code         mapped: {}", is_mapped(&tables, start as *const () as u64));
    println!("kernel stack        mapped: {}", is_mapped(&tables, &raw const window as u64));
    println!("an absent page      {:?}", tables.translate_addr(VirtAddr::new(ABSENT)));

    map_two_pages_to_one_frame(&mut tables, &mut frames);
    map_the_text_buffer_again(&mut tables, &mut frames);
    common::idle()
}

fn is_mapped(tables: &OffsetPageTable, address: u64) -> bool {
    tables.translate_addr(VirtAddr::new(address)).is_some()
}

fn map_the_text_buffer_again(tables: &mut OffsetPageTable, frames: &mut UsableFrames) {
    let page = Page::<Size4KiB>::containing_address(VirtAddr::new(ABSENT));
    map(tables, frames, page, PhysFrame::containing_address(PhysAddr::new(TEXT_BUFFER)));
    println!("now mapped          {:?}", tables.translate_addr(VirtAddr::new(ABSENT)));
    // Four cells of "New!", white on green, in the middle of the top row.
    let cells = 0x2f21_2f77_2f65_2f4e_u64;
    unsafe { page.start_address().as_mut_ptr::<u64>().byte_add(80).write_volatile(cells) };
}

fn map_two_pages_to_one_frame(tables: &mut OffsetPageTable, frames: &mut UsableFrames) {
    let frame = frames.allocate_frame().expect("a frame for the two pages");
    let one = Page::<Size4KiB>::containing_address(VirtAddr::new(ABSENT + 0x1000));
    let two = Page::<Size4KiB>::containing_address(VirtAddr::new(ABSENT + (1 << 30)));
    map(tables, frames, one, frame);
    map(tables, frames, two, frame);
    let read = unsafe {
        one.start_address().as_mut_ptr::<u64>().write_volatile(0x0123_4567_89ab_cdef);
        two.start_address().as_mut_ptr::<u64>().read_volatile()
    };
    println!("one frame, two pages: {read:#018x}");
    let (unmapped, flush) = tables.unmap(two).expect("the second page is mapped");
    flush.flush();
    println!("unmapped the same frame: {}, still mapped: {}", unmapped == frame, is_mapped(tables, two.start_address().as_u64()));
}

fn map(tables: &mut OffsetPageTable, frames: &mut UsableFrames, page: Page, frame: PhysFrame) {
    // The pages are unused, and what shares their frames does so on purpose.
    unsafe { tables.map_to(page, frame, WRITABLE, frames) }.expect("the page is free").flush();
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    common::idle()
}
