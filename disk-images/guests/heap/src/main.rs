//! Boxes, vectors, strings, maps and shared pointers on a heap of 100 KiB.
#![no_std]
#![no_main]

extern crate alloc;

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use bootloader::{entry_point, BootInfo};
use common::memory::{self, active_page_tables, UsableFrames, HEAP_BYTES, HEAP_START};
use common::println;
use core::panic::PanicInfo;

entry_point!(start);

fn start(boot: &'static BootInfo) -> ! {
    // Called once each, here.
    let mut tables = unsafe { active_page_tables(boot) };
    let mut frames = unsafe { UsableFrames::new(&boot.memory_map) };
    memory::make_heap(&mut tables, &mut frames).expect("enough frames for the heap");

    boxes();
    vectors();
    maps_and_strings();
    shared_pointers();
    more_than_the_heap_holds_at_once();
    let (used, _) = memory::heap_usage();
    println!("bytes in use at the end: {used}");
    common::idle()
}

fn boxes() {
    let answer = Box::new(42);
    let address = &raw const *answer as u64;
    let inside = (HEAP_START..HEAP_START + HEAP_BYTES).contains(&address);
    println!("a box with {}, on the heap: {inside}", answer);
}

fn vectors() {
    let numbers: Vec<u64> = (0..1000).collect();
    println!("a vector of {}, sum {}", numbers.len(), numbers.iter().sum::<u64>());
    let mut descending: Vec<u64> = numbers.iter().map(|number| number * 7919 % 1000).collect();
    descending.sort_unstable_by(|left, right| right.cmp(left));
    println!("sorted: {:?}", &descending[..5]);
}

fn maps_and_strings() {
    let mut lengths: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for word in "a kernel that boots from a disk image and has a heap".split(' ') {
        lengths.entry(word.len()).or_default().push(word);
    }
    for (length, words) in &lengths {
        let mut line = String::from("letters: ");
        line.push_str(&words.join(", "));
        println!("{length} {line}");
    }
}

fn shared_pointers() {
    let first = Rc::new(Vec::from([1, 2, 3]));
    let second = Rc::clone(&first);
    println!("reference count {} for {:?}", Rc::strong_count(&second), second);
    drop(first);
    println!("reference count {} now", Rc::strong_count(&second));
}

fn more_than_the_heap_holds_at_once() {
    let long_lived = Box::new(1_u64);
    let mut sum = *long_lived;
    for number in 0..HEAP_BYTES / 8 {
        sum += *Box::new(number);
    }
    println!("{} boxes one after another, sum {sum}", HEAP_BYTES / 8);
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    common::idle()
}
