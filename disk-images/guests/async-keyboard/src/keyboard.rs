//! Scancodes from the interrupt handler to the task that prints what is typed.

use common::{print, println};
use conquer_once::spin::OnceCell;
use core::pin::Pin;
use core::task::{Context, Poll};
use crossbeam_queue::ArrayQueue;
use futures_util::stream::{Stream, StreamExt};
use futures_util::task::AtomicWaker;
use pc_keyboard::{layouts, DecodedKey, HandleControl, PS2Keyboard, ScancodeSet1};

const MOST_WAITING: usize = 100;

static WAITING: OnceCell<ArrayQueue<u8>> = OnceCell::uninit();
static READER: AtomicWaker = AtomicWaker::new();

/// For the interrupt handler: neither blocks nor allocates. Bytes that come before the reader are lost.
pub fn deliver(scancode: u8) {
    if let Ok(waiting) = WAITING.try_get() {
        match waiting.push(scancode) {
            Ok(()) => READER.wake(),
            Err(_) => println!("a scancode was lost"),
        }
    }
}

struct Scancodes(&'static ArrayQueue<u8>);

impl Stream for Scancodes {
    type Item = u8;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context) -> Poll<Option<u8>> {
        if let Some(scancode) = self.0.pop() {
            return Poll::Ready(Some(scancode));
        }
        READER.register(context.waker());
        // One may have come between the two lines above.
        match self.0.pop() {
            Some(scancode) => {
                READER.take();
                Poll::Ready(Some(scancode))
            }
            None => Poll::Pending,
        }
    }
}

pub async fn echo() {
    let mut scancodes = Scancodes(WAITING.get_or_init(|| ArrayQueue::new(MOST_WAITING)));
    let mut keyboard = PS2Keyboard::new(ScancodeSet1::new(), layouts::Us104Key, HandleControl::Ignore);
    println!("keyboard task: waiting");
    while let Some(scancode) = scancodes.next().await {
        if let Ok(Some(event)) = keyboard.add_byte(scancode) {
            match keyboard.process_keyevent(event) {
                Some(DecodedKey::Unicode(character)) => print!("{character}"),
                Some(DecodedKey::RawKey(key)) => print!("<{key:?}>"),
                None => {}
            }
        }
    }
}
