//! The inline build of castmap, which is one script: where it is found, and whether it can stand in a page.

use super::read::read;
use std::env;
use std::path::{Path, PathBuf};

/// What it is called in a build.
const NAME: &str = "castmap.inline.js";

/// The file that was named, or the one that is found. Why there is none is told on standard error.
pub fn find(with: Option<&Path>) -> Option<PathBuf> {
    let places = places();
    let found = with.map(Path::to_owned).or_else(|| places.iter().find(|place| place.is_file()).cloned());
    if found.is_none() {
        eprint!("{}", missed(&places));
    }
    found
}

/// The script in a file. Why it cannot be used is told on standard error.
pub fn script(file: &Path) -> Option<String> {
    let script = read(file)?;
    let fault = fault(&script);
    if let Some(fault) = &fault {
        eprintln!("{}{fault}", file.display());
    }
    fault.is_none().then_some(script)
}

/// Where it is looked for: beside the program, as it comes in a build; then where `cargo xtask dist` puts it, and in the
/// current folder.
fn places() -> Vec<PathBuf> {
    let program = env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent).map(Path::to_owned);
    let here = env::current_dir().ok();
    let built = here.as_ref().map(|here| here.join("dist"));
    let mut places: Vec<PathBuf> = Vec::new();
    for folder in [beside, built, here].into_iter().flatten() {
        let place = folder.join(NAME);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// What is said where it is in none of the places.
fn missed(places: &[PathBuf]) -> String {
    let mut said = format!("{NAME}: not found; looked for it at\n");
    for place in places {
        said += &format!("  {}\n", place.display());
    }
    said + "say with --with where it is; `cargo xtask dist` writes it to dist/\n"
}

/// Why a script cannot stand in a page, with the place in it, if there is one.
fn fault(script: &str) -> Option<String> {
    let other = |what: &str| Some(format!(": {what}; name {NAME} by --with"));
    if script.contains("import.meta") {
        return other(
            "this is a module, which finds its other files beside itself, and in a page there are none",
        );
    }
    if !script.contains("cast-map") {
        return other("this is no build of castmap: it does not define <cast-map>");
    }
    // In code, text and pattern each would have to be written in another way: where it stands is not told apart here.
    let lower = script.to_ascii_lowercase();
    let (at, ill) =
        ["</script", "<!--", "\0"].iter().filter_map(|ill| Some((lower.find(ill)?, ill))).min()?;
    let before = &script[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let ill = if *ill == "\0" { "U+0000" } else { ill };
    Some(format!(
        ":{line}:{column}: “{ill}” would be read as HTML in a page; write its first letter as an escape, such as \\x3C"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_stand_in_a_page_is_told_with_its_place() {
        let html = "would be read as HTML in a page; write its first letter as an escape, such as \\x3C";
        for (script, expected) in [
            ("customElements.define('cast-map', A); '<\\/script>' < '<\\!--' </ a >", None),
            (
                "(()=>{})()",
                Some(
                    ": this is no build of castmap: it does not define <cast-map>; name castmap.inline.js by --with"
                        .to_owned(),
                ),
            ),
            (
                "import.meta.url; 'cast-map'",
                Some(
                    ": this is a module, which finds its other files beside itself, and in a page there are none; \
                     name castmap.inline.js by --with"
                        .to_owned(),
                ),
            ),
            ("'cast-map';\r\n'한'; '</SCRIPT'", Some(format!(":2:7: “</script” {html}"))),
            ("'cast-map<!--</script'", Some(format!(":1:10: “<!--” {html}"))),
            ("'cast-map\0'", Some(format!(":1:10: “U+0000” {html}"))),
        ] {
            assert_eq!(fault(script), expected, "{script}");
        }
    }

    #[test]
    fn every_place_is_told() {
        let places = [r"C:\Program Files\castmap\castmap.inline.js", r"\\nas\shows\dist\castmap.inline.js"];
        assert_eq!(
            missed(&places.map(PathBuf::from)),
            "castmap.inline.js: not found; looked for it at\n  \
             C:\\Program Files\\castmap\\castmap.inline.js\n  \
             \\\\nas\\shows\\dist\\castmap.inline.js\n\
             say with --with where it is; `cargo xtask dist` writes it to dist/\n"
        );
    }
}
