//! What a document names beside itself by a relative address, and by which address a page in another folder reaches it.

use super::folder::Folder;
use crate::scene::snippets::encoded;

/// Browsers read a backslash as a slash.
const SLASHES: [char; 2] = ['/', '\\'];

/// The path of a relative address, without what is behind it for whoever answers; none where the address leads
/// elsewhere: to another host, from the root of this one, or to a place on the page itself.
pub fn path(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next()?;
    let first = path.split(SLASHES).next()?;
    (!first.is_empty() && !first.contains(':')).then_some(path)
}

/// The address by which a page in the folder `page` reaches what a document in the folder `document` names; none where
/// no relative address leads from the one to the other, as between two drives.
pub fn seen_from(page: &Folder, document: &Folder, address: &str) -> Option<String> {
    let (from, to) = (page.names_beside(document)?, document.names_beside(page)?);
    let Some(path) = path(address).filter(|_| from != to) else { return Some(address.to_owned()) };
    let mut steps: Vec<String> = to.iter().map(|name| encoded(name)).collect();
    let mut written = path.split(SLASHES).peekable();
    while let Some(step) = written.next() {
        match &*decoded(step) {
            b"." => {}
            b".." => drop(steps.pop()),
            _ => {
                steps.push(step.to_owned());
                continue;
            }
        }
        // With nothing behind it, a folder is meant.
        if written.peek().is_none() {
            steps.push(String::new());
        }
    }
    // The last step is what is named there, even where a folder on the way is called the same.
    let on_the_way = steps.iter().take(steps.len().saturating_sub(1));
    let common = on_the_way.zip(from).take_while(|(step, name)| decoded(step) == name.as_bytes()).count();
    let rest = steps[common..].join("/");
    let up = "../".repeat(from.len() - common);
    // By itself, the rest could be an address of another sort.
    let here = if up.is_empty() && self::path(&rest).is_none() { "./" } else { "" };
    Some(format!("{up}{here}{rest}{}", &address[path.len()..]))
}

/// What a step of an address is called.
fn decoded(step: &str) -> Vec<u8> {
    let mut name = Vec::new();
    let mut rest = step.as_bytes();
    while let [first, behind @ ..] = rest {
        let digit = |place: usize| char::from(*behind.get(place)?).to_digit(16);
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                // Two digits of sixteen make a byte.
                name.push((high * 16 + low) as u8);
                rest = &behind[2..];
            }
            _ => {
                name.push(*first);
                rest = behind;
            }
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::super::folder::Platform::{self, Unix, Windows};
    use super::*;

    fn folder(path: &str, platform: Platform) -> Folder {
        Folder::at(path, platform).expect("it is absolute")
    }

    #[test]
    fn only_a_relative_address_names_what_stands_beside() {
        for (address, expected) in [
            ("faces/mina.webp?v=2#x", Some("faces/mina.webp")),
            ("../a:b", Some("../a:b")),
            ("./javascript:x", Some("./javascript:x")),
            ("얼굴.webp", Some("얼굴.webp")),
            (".", Some(".")),
            ("https://example.org/a", None),
            ("mailto:a@example.org", None),
            ("/a", None),
            ("\\a", None),
            ("?q=a/b", None),
            ("#a/b", None),
            ("", None),
        ] {
            assert_eq!(path(address), expected, "{address}");
        }
    }

    #[test]
    fn an_address_leads_to_the_same_file_from_another_folder() {
        for (platform, page, document, address, expected) in [
            // The same folder: as it is written.
            (Unix, "/a", "/a", "faces/./한.webp?v", Some("faces/./한.webp?v")),
            (Windows, r"C:\a\b", "c:/a/x/../b/", r"faces\mina.webp", Some(r"faces\mina.webp")),
            // Up, down and across.
            (Unix, "/a/out", "/a", "mina.webp", Some("../mina.webp")),
            (Unix, "/a", "/a/shows", "faces/mina.webp", Some("shows/faces/mina.webp")),
            (Unix, "/a/out/x", "/a/shows", "mina.webp?v=2#x", Some("../../shows/mina.webp?v=2#x")),
            (Unix, "/", "/a/b", "mina.webp", Some("a/b/mina.webp")),
            (Unix, "/a/b", "/", "mina.webp", Some("../../mina.webp")),
            // No farther up than needed, also where the address itself goes up.
            (Unix, "/a/faces", "/a/shows", "../faces/mina.webp", Some("mina.webp")),
            (Unix, "/a/faces", "/a/shows", r"..\faces\mina.webp", Some("mina.webp")),
            (Unix, "/a/my faces", "/a", "my%20faces/mina.webp", Some("mina.webp")),
            (Unix, "/a/out", "/a/shows", "%2e%2E/x/.%2e/mina.webp", Some("../mina.webp")),
            (Unix, "/a/out", "/a", "../../../mina.webp", Some("../../mina.webp")),
            (Unix, "/a/b", "/a", "b", Some("../b")),
            // Folders, and the one that the page is in.
            (Unix, "/a/out", "/a", "faces/", Some("../faces/")),
            (Unix, "/a/out", "/a/out/x", "..", Some("./")),
            (Unix, "/a/out", "/a", ".", Some("../")),
            // What would be a scheme or a host at the beginning.
            (Unix, "/a/out", "/a/out/x", "../b:c", Some("./b:c")),
            (Unix, "/a/out", "/a/out/x", "..//c", Some(".//c")),
            (Unix, "/a", "/a/b:c", "d", Some("b%3Ac/d")),
            // Names of folders that an address cannot hold as they are; what is written stays as it is.
            (Unix, "/a", "/a/my shows/한", "얼굴 1.webp", Some("my%20shows/%ED%95%9C/얼굴 1.webp")),
            (Unix, "/a", "/a/50% #1?", "100%.webp", Some("50%25%20%231%3F/100%.webp")),
            (Unix, "/a", r"/a/b\c", "d", Some("b%5Cc/d")),
            // Elsewhere: not beside the document.
            (Unix, "/a", "/b", "https://example.org/a", Some("https://example.org/a")),
            (Unix, "/a", "/b", "/c", Some("/c")),
            (Unix, "/a", "/b", "#c", Some("#c")),
            (Windows, r"C:\a\out", r"c:\a\my shows", "mina.webp", Some("../my%20shows/mina.webp")),
            (Windows, r"C:\out", r"\\?\C:\shows", r"faces\..\mina.webp", Some("../shows/mina.webp")),
            (Windows, r"\\NAS\shows\out", "//nas/Shows/a", "mina.webp", Some("../a/mina.webp")),
            // Nothing leads from one drive to another.
            (Windows, r"C:\a", r"D:\a", "mina.webp", None),
            (Windows, r"C:\a", r"\\nas\shows\a", "mina.webp", None),
            (Windows, r"\\nas\out\a", r"\\nas\shows\a", "mina.webp", None),
        ] {
            let found = seen_from(&folder(page, platform), &folder(document, platform), address);
            assert_eq!(found.as_deref(), expected, "{address} of {document} from {page}");
        }
    }
}
