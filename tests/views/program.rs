//! What the program writes of a document as of a point.

use crate::random_show::{leaks, marks, random_show};
use crate::sample;
use crate::seeds::each_seed;
use std::fs::{create_dir_all, write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// All that `castmap render` writes: to its output, and about what it did.
fn rendered(file: &Path, form: &str, at: u32) -> String {
    let at = at.to_string();
    let made = Command::new(env!("CARGO_BIN_EXE_castmap"))
        .arg("render")
        .arg(file)
        .args([form, "--at", &at])
        .output();
    let made = made.expect("the program starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    [made.stdout, made.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8 is printed")).concat()
}

#[test]
fn the_program_knows_no_more() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("views");
    create_dir_all(&folder).expect("a folder can be made");
    let shows = sample::sample("random shows through the program", 20, 400).into();
    let known = each_seed(shows, |seed, known: &mut [usize; 2]| {
        let random = random_show(seed);
        let file = folder.join(format!("{seed}.json"));
        write(&file, &random.text).expect("a file can be written");
        for at in 0..=random.last {
            for (form, known) in ["--html", "--svg"].into_iter().zip(&mut *known) {
                let text = rendered(&file, form, at);
                assert_eq!(leaks(&text, at), [""; 0], "seed {seed} at {at}: {form}");
                *known += marks(&text, at).1;
            }
        }
    });
    for form in 0..2 {
        assert!(known.iter().map(|known| known[form]).sum::<usize>() > 1000, "{known:?}");
    }
}
