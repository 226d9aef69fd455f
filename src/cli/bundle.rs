//! `castmap bundle`: a page of the author's own show that needs no other file.

use super::beside::{path, seen_from};
use super::folder::Folder;
use super::inline;
use super::next::wrote;
use super::open::{Opened, open};
use super::write::{file, write};
use crate::model::{Show, readdressed};
use crate::scene;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Args)]
pub struct Bundle {
    /// The document; `-` is standard input
    file: PathBuf,
    /// castmap in one script, castmap.inline.js; if absent, the one beside this program, in dist/ or in the current
    /// folder
    #[arg(long, value_name = "SCRIPT")]
    with: Option<PathBuf>,
    /// The file to write; if absent or `-`, standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Makes the page. What is mended in the document, which files the page needs beside it and what comes next goes to
/// standard error.
pub fn bundle(wanted: &Bundle) -> ExitCode {
    let out = wanted.out.as_deref();
    match bundled(wanted) {
        Some(page) if write(out, &page) => {
            wrote(out, |_| "open it in a browser, or put it on any server".to_owned());
            ExitCode::SUCCESS
        }
        _ => ExitCode::FAILURE,
    }
}

/// The text of the page. Why there is none is told on standard error.
fn bundled(wanted: &Bundle) -> Option<String> {
    let out = file(wanted.out.as_deref());
    let build = inline::find(wanted.with.as_deref())?;
    for input in [&wanted.file, &build] {
        if out.is_some_and(|out| is_same(input, out)) {
            eprintln!("{}: is read here, and is not written over; name another file by -o", input.display());
            return None;
        }
    }
    let opened = open(&wanted.file)?;
    let script = inline::script(&build)?;
    let document = moved(&opened, file(Some(&wanted.file)), out)?;
    // Escapes and addresses may have made it longer than a document may be.
    if let Err(problem) = Show::read(&scene::scripted(&document)) {
        eprintln!("{}: cannot stand in a page: {}", wanted.file.display(), problem.message);
        return None;
    }
    Some(scene::page(&opened.state(None, None), &document, &script))
}

/// Whether two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// The text of the document with addresses that lead from the page to where they led from the document. Of what goes in
/// or out by a pipe nobody knows the folder: its addresses stay as they are.
///
/// What the page then needs beside it is told: a document may name no `data:` address in which it could be in the page.
fn moved(opened: &Opened, document: Option<&Path>, page: Option<&Path>) -> Option<String> {
    let folders = document.zip(page).map(|(document, page)| (Folder::of(document), Folder::of(page)));
    let mut needed: Vec<String> = Vec::new();
    let mut unreached = false;
    let moved = readdressed(&opened.text, |address| {
        path(address)?;
        let new = match &folders {
            None => None,
            Some((Some(document), Some(page))) => seen_from(page, document, address),
            Some(_) => None,
        };
        unreached |= folders.is_some() && new.is_none();
        let file = path(new.as_deref().unwrap_or(address))?.to_owned();
        if !needed.contains(&file) {
            needed.push(file);
        }
        new
    });
    if !needed.is_empty() {
        eprint!("{}", told(document, page, unreached, &needed));
    }
    // It was read before: it is JSON.
    moved.ok()
}

/// What is said of files that a page needs; `unreached` if no address leads from its folder to theirs.
fn told(document: Option<&Path>, page: Option<&Path>, unreached: bool, needed: &[String]) -> String {
    let name =
        |path: Option<&Path>, other: &str| path.map_or(other.to_owned(), |path| path.display().to_string());
    let page = name(page, "the page");
    let (files, them) = match needed.len() {
        1 => ("1 file".to_owned(), "it"),
        count => (format!("{count} files"), "them"),
    };
    let mut said = if unreached {
        let document = name(document, "the document");
        format!(
            "{page}: no relative address leads from here to what {document} names; put {files} beside the page:\n"
        )
    } else {
        format!("{page}: needs {files} beside it that the document names; take {them} along with the page:\n")
    };
    for file in needed {
        said += &format!("  {file}\n");
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_on_another_drive_is_told_what_to_put_beside_it() {
        let (document, page) = (Path::new(r"D:\my shows\a.json"), Path::new(r"C:\out\a.html"));
        let faces = ["faces/a.webp".to_owned(), "faces/b.webp".to_owned()];
        assert_eq!(
            told(Some(document), Some(page), true, &faces),
            "C:\\out\\a.html: no relative address leads from here to what D:\\my shows\\a.json names; \
             put 2 files beside the page:\n  faces/a.webp\n  faces/b.webp\n"
        );
    }
}
