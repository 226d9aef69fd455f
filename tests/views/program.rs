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

/// The page that `castmap bundle` writes but for the document in it. What it tells of files beside the page is for the
/// author, who knows the document.
fn bundled(file: &Path, script: &Path) -> String {
    let made = Command::new(env!("CARGO_BIN_EXE_castmap"))
        .arg("bundle")
        .arg(file)
        .arg("--with")
        .arg(script)
        .output();
    let made = made.expect("the program starts");
    let [page, told] =
        [made.stdout, made.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8 is printed"));
    assert!(made.status.success(), "{told}");
    let (before, rest) = page.split_once("<script type=\"application/json\">").expect("it holds a document");
    let (document, behind) = rest.split_once("</script>").expect("the document has an end");
    assert!(document.ends_with('}'));
    [before, behind].concat()
}

/// A folder for the files of a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    create_dir_all(&folder).expect("a folder can be made");
    folder
}

#[test]
fn a_page_knows_no_more_than_its_start() {
    let folder = folder("views-pages");
    let script = folder.join("script.js");
    write(&script, "customElements.define('cast-map', class extends HTMLElement {});")
        .expect("a file can be written");
    let shows = sample::sample("random shows as pages by the program", 20, 400).into();
    let known = each_seed(shows, |seed, known: &mut usize| {
        let random = random_show(seed);
        for start in 0..=random.last {
            let file = folder.join(format!("{seed}-{start}.json"));
            let starting = format!("\"timeline\":{{\"start\":{start},");
            let text = random.text.replacen("\"timeline\": {", &starting, 1);
            assert!(text.contains(&starting), "{text}");
            write(&file, text).expect("a file can be written");
            let page = bundled(&file, &script);
            assert_eq!(leaks(&page, start), [""; 0], "seed {seed} from {start}");
            *known += marks(&page, start).1;
        }
    });
    assert!(known.iter().sum::<usize>() > 1000, "{known:?}");
}

#[test]
fn the_program_knows_no_more() {
    let folder = folder("views");
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
