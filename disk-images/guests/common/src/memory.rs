//! Page tables through the boot loader's window on all physical memory, a frame allocator, and a heap.

use bootloader::bootinfo::{MemoryMap, MemoryRegionType};
use bootloader::BootInfo;
use linked_list_allocator::LockedHeap;
use x86_64::registers::control::Cr3;
use x86_64::structures::paging::mapper::MapToError;
use x86_64::structures::paging::{
    FrameAllocator, Mapper, OffsetPageTable, Page, PageSize, PageTable, PageTableFlags, PhysFrame, Size4KiB,
};
use x86_64::{PhysAddr, VirtAddr};

pub const HEAP_START: u64 = 0x4444_4444_0000;
pub const HEAP_BYTES: u64 = 100 * 1024;

#[global_allocator]
static HEAP: LockedHeap = LockedHeap::empty();

/// The active page tables.
///
/// # Safety
/// To be called once: a second value would alias the first.
pub unsafe fn active_page_tables(boot: &BootInfo) -> OffsetPageTable<'static> {
    let window = VirtAddr::new(boot.physical_memory_offset);
    let (level_4_frame, _) = Cr3::read();
    let level_4 = window + level_4_frame.start_address().as_u64();
    OffsetPageTable::new(&mut *level_4.as_mut_ptr::<PageTable>(), window)
}

/// Hands out the usable frames of the boot loader's memory map in order, each once.
pub struct UsableFrames {
    map: &'static MemoryMap,
    region: usize,
    next: u64,
}

impl UsableFrames {
    /// # Safety
    /// To be called once, and the map must be right: its usable frames must be unused.
    pub unsafe fn new(map: &'static MemoryMap) -> Self {
        UsableFrames { map, region: 0, next: 0 }
    }
}

unsafe impl FrameAllocator<Size4KiB> for UsableFrames {
    fn allocate_frame(&mut self) -> Option<PhysFrame> {
        while let Some(region) = self.map.get(self.region) {
            let frame = self.next.max(region.range.start_addr());
            if region.region_type == MemoryRegionType::Usable && frame < region.range.end_addr() {
                self.next = frame + Size4KiB::SIZE;
                return Some(PhysFrame::containing_address(PhysAddr::new(frame)));
            }
            self.region += 1;
        }
        None
    }
}

/// Maps the heap's pages and gives them to the global allocator.
pub fn make_heap(
    tables: &mut OffsetPageTable,
    frames: &mut UsableFrames,
) -> Result<(), MapToError<Size4KiB>> {
    let first = Page::containing_address(VirtAddr::new(HEAP_START));
    let last = Page::containing_address(VirtAddr::new(HEAP_START + HEAP_BYTES - 1));
    for page in Page::range_inclusive(first, last) {
        let frame = frames.allocate_frame().ok_or(MapToError::FrameAllocationFailed)?;
        let flags = PageTableFlags::PRESENT | PageTableFlags::WRITABLE;
        // The frame is fresh and the page unused.
        unsafe { tables.map_to(page, frame, flags, frames)?.flush() };
    }
    unsafe { HEAP.lock().init(HEAP_START as *mut u8, HEAP_BYTES as usize) };
    Ok(())
}

/// Bytes of the heap in use and free.
pub fn heap_usage() -> (usize, usize) {
    let heap = HEAP.lock();
    (heap.used(), heap.free())
}
