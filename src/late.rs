//! What is loaded later than the rest: code that nobody needs before the first picture.
//!
//! A room lists such functions in a table, by [`late!`]. All others reach them through that table alone, which is there
//! once their code is: so the type of a call says that it may have to wait. In a build for visitors (`cfg(late)`),
//! `xtask/src/wasm/split.rs` takes out of the wasm whatever only the tables lead to. Everywhere else nothing is taken out,
//! and they are always there.

/// Makes a static table, `late()`, which gives it where it is there, and `arrive()`, which says that it is.
macro_rules! late {
    ($kind:ident $table:tt) => {
        static TABLE: $kind = $kind $table;

        #[cfg(late)]
        thread_local! {
            static THERE: std::cell::Cell<Option<&'static $kind>> = const { std::cell::Cell::new(None) };
        }

        /// What is loaded later, once it is there.
        #[cfg(late)]
        #[inline(never)]
        pub fn late() -> Option<&'static $kind> {
            THERE.get()
        }

        /// Says that the code is there. Nothing but the code itself may call it.
        #[cfg(late)]
        pub fn arrive() {
            THERE.set(Some(&TABLE));
        }

        /// What is loaded later in a build for visitors: here it is always there.
        #[cfg(not(late))]
        pub fn late() -> Option<&'static $kind> {
            Some(&TABLE)
        }
    };
}

pub(crate) use late;
