//! Any bytes as a document. Reading it never panics; each problem names a place that is in the text; what was read is sound at
//! every point, and written again it has no fault and reads as the same; nothing of a document that was refused stays.

#![no_main]

#[path = "../made/document.rs"]
mod made;
#[path = "../../tests/support/sound.rs"]
mod sound;

use arbitrary::Unstructured;
use castmap::model::{Show, readdressed};
use castmap::state::{Action, Failure, State, Status, address, update};
use libfuzzer_sys::fuzz_target;
use std::borrow::Cow;
use std::rc::Rc;

/// Bytes that begin with this one, which no text has in it, are what a document is made of; all others are the text.
const MADE: u8 = 0xff;

/// What was shown before.
const BEFORE: &str = r#"{"castmap": 1, "title": "T", "characters": [{"id": "a", "name": "A"}]}"#;

fuzz_target!(|bytes: &[u8]| {
    let text = match bytes.split_first() {
        Some((&MADE, rest)) => match made::document(&mut Unstructured::new(rest)) {
            Ok(text) => Cow::Owned(text),
            Err(_) => return,
        },
        _ => String::from_utf8_lossy(bytes),
    };
    if sound::check(&text) {
        // Nothing but the addresses is written in another way, and without others they stay.
        let same = readdressed(&text, |_| None).expect("what was read is JSON");
        assert_eq!(same, text.strip_prefix('\u{feff}').unwrap_or(&text));
    } else {
        refused(&text);
    }
});

/// What was shown is shown as before, but for the reason.
fn refused(text: &str) {
    let (show, _) = Show::read(BEFORE).expect("a document");
    let before = update(State::new("en"), Action::Load(Rc::new(show), Rc::default()));
    let problem = Show::read(text).expect_err("it was refused");
    let failure = Failure { reason: "not-castmap".into(), message: problem.to_string().into() };
    let after = update(before.clone(), Action::Fail(failure.clone()));
    assert_eq!(after.status, Status::Failed(failure));
    assert_eq!(after.snapshot(), before.snapshot());
    assert_eq!(address(&after), address(&before));
    let (again, problems) = Show::read(BEFORE).expect("a document");
    assert!(problems.is_empty());
    assert!(before.story.show.as_ref().is_some_and(|show| show.document() == again.document()));
}
