//! Runs tasks whose wakers put them into a queue of ready ones.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::sync::Arc;
use alloc::task::Wake;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use crossbeam_queue::ArrayQueue;
use x86_64::instructions::interrupts;

type Task = Pin<Box<dyn Future<Output = ()>>>;
type TaskId = usize;

const MOST_READY_TASKS: usize = 64;

pub struct Executor {
    tasks: BTreeMap<TaskId, (Task, Waker)>,
    ready: Arc<ArrayQueue<TaskId>>,
    spawned: TaskId,
}

struct Ready {
    task: TaskId,
    queue: Arc<ArrayQueue<TaskId>>,
}

impl Ready {
    fn enqueue(&self) {
        self.queue.push(self.task).expect("the queue of ready tasks is full");
    }
}

impl Wake for Ready {
    fn wake(self: Arc<Self>) {
        self.enqueue();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.enqueue();
    }
}

impl Executor {
    pub fn new() -> Self {
        Executor { tasks: BTreeMap::new(), ready: Arc::new(ArrayQueue::new(MOST_READY_TASKS)), spawned: 0 }
    }

    pub fn spawn(&mut self, task: impl Future<Output = ()> + 'static) {
        let id = self.spawned;
        self.spawned += 1;
        let waker = Waker::from(Arc::new(Ready { task: id, queue: self.ready.clone() }));
        waker.wake_by_ref();
        self.tasks.insert(id, (Box::pin(task), waker));
    }

    pub fn run(&mut self) -> ! {
        loop {
            self.poll_ready_tasks();
            self.wait_unless_ready();
        }
    }

    fn poll_ready_tasks(&mut self) {
        while let Some(id) = self.ready.pop() {
            let Some((task, waker)) = self.tasks.get_mut(&id) else {
                continue; // woken after its end
            };
            if let Poll::Ready(()) = task.as_mut().poll(&mut Context::from_waker(waker)) {
                self.tasks.remove(&id);
            }
        }
    }

    /// An interrupt between the look at the queue and HLT would be slept through, so they are let in together
    /// with it: STI takes effect behind the next instruction.
    fn wait_unless_ready(&self) {
        interrupts::disable();
        if self.ready.is_empty() {
            interrupts::enable_and_hlt();
        } else {
            interrupts::enable();
        }
    }
}

/// Lets the other ready tasks run first.
pub async fn yield_now() {
    let mut yielded = false;
    core::future::poll_fn(|context| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await
}
