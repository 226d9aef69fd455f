//! Tries many seeds on all cores.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Tries each seed below `count`, some at the same time, and gives what each thread has gathered. The first failure stops
/// all: `attempt` says in its panic which seed it was.
pub fn each_seed<T: Default + Send>(count: u64, attempt: impl Fn(u64, &mut T) + Sync) -> Vec<T> {
    let next = AtomicU64::new(0);
    let work = || {
        /// Leaves nothing to do for the others, if it is dropped by a panic.
        struct Last<'n>(&'n AtomicU64);
        impl Drop for Last<'_> {
            fn drop(&mut self) {
                if thread::panicking() {
                    self.0.store(u64::MAX / 2, Ordering::Relaxed);
                }
            }
        }
        let _last = Last(&next);
        let mut gathered = T::default();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= count {
                return gathered;
            }
            attempt(seed, &mut gathered);
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let ended = running.into_iter().map(|thread| thread.join());
        ended.map(|gathered| gathered.unwrap_or_else(|reason| resume_unwind(reason))).collect()
    })
}
