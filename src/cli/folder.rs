//! Folders by the rules of a platform, whichever platform the program runs on: what their root is, and which names lead
//! from there.

use std::path::Path;

/// Whose rules a path follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    Unix,
    Windows,
}

impl Platform {
    /// The one that the program runs on.
    pub const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };

    fn separators(self) -> &'static [char] {
        match self {
            Self::Unix => &['/'],
            Self::Windows => &['\\', '/'],
        }
    }
}

/// A folder, without `.` and `..`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// What no `..` leads out of: nothing on Unix, a drive such as `C:`, or the `server\share` of a network. In one case
    /// of letters, as Windows makes no difference.
    root: String,
    names: Vec<String>,
}

impl Folder {
    /// The folder at an absolute path; none where the path is not absolute.
    pub fn at(path: &str, platform: Platform) -> Option<Self> {
        let (root, rest) = match platform {
            Platform::Unix => (String::new(), path.strip_prefix('/')?),
            Platform::Windows => windows(path)?,
        };
        let mut names = Vec::new();
        for name in rest.split(platform.separators()) {
            match name {
                "" | "." => {}
                ".." => drop(names.pop()),
                _ => names.push(name.to_owned()),
            }
        }
        Some(Self { root, names })
    }

    /// The folder that a file of this machine is in; none where its path is no text.
    pub fn of(file: &Path) -> Option<Self> {
        let file = std::path::absolute(file).ok()?;
        Self::at(file.parent()?.to_str()?, Platform::HERE)
    }

    /// The names that lead to it from the root of another one; none where they have no root in common.
    pub fn names_beside(&self, other: &Self) -> Option<&[String]> {
        (self.root == other.root).then_some(&self.names)
    }
}

/// The root of an absolute path of Windows, and what is behind it.
fn windows(path: &str) -> Option<(String, &str)> {
    let is_separator = |letter: char| Platform::Windows.separators().contains(&letter);
    // How programs write paths that Windows is to take as they are.
    let (path, is_network) = match path.strip_prefix(r"\\?\") {
        Some(rest) => rest.strip_prefix(r"UNC\").map_or((rest, false), |rest| (rest, true)),
        None => match path.strip_prefix(is_separator).and_then(|rest| rest.strip_prefix(is_separator)) {
            Some(rest) => (rest, true),
            None => (path, false),
        },
    };
    if is_network {
        let (server, rest) = path.split_once(is_separator)?;
        let (share, rest) = rest.split_once(is_separator).unwrap_or((rest, ""));
        // `.` and `?` are no servers: devices are named so.
        let is_named = !matches!(server, "" | "." | "?") && !share.is_empty();
        return is_named.then(|| (format!(r"{server}\{share}").to_lowercase(), rest));
    }
    let (drive, rest) = path.split_once(':')?;
    let is_drive = drive.len() == 1 && drive.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let rest = rest.strip_prefix(is_separator)?;
    is_drive.then(|| (format!("{}:", drive.to_lowercase()), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_by_the_rules_of_its_platform() {
        use Platform::{Unix, Windows};
        for (platform, path, expected) in [
            (Unix, "/", Some(("", ""))),
            (Unix, "/a/b", Some(("", "a|b"))),
            (Unix, "//a/./b//c/../d/", Some(("", "a|b|d"))),
            (Unix, "/../../a", Some(("", "a"))),
            (Unix, "/a\\b/C:", Some(("", "a\\b|C:"))),
            (Unix, "a", None),
            (Unix, "", None),
            (Unix, r"C:\a", None),
            (Windows, r"C:\a\b", Some(("c:", "a|b"))),
            (Windows, "c:/a/b/", Some(("c:", "a|b"))),
            (Windows, r"C:\a/..\b\.\c d", Some(("c:", "b|c d"))),
            (Windows, r"C:\..\..\a", Some(("c:", "a"))),
            (Windows, r"C:\", Some(("c:", ""))),
            (Windows, r"\\?\C:\a\b", Some(("c:", "a|b"))),
            (Windows, r"\\Server\Share\a", Some((r"server\share", "a"))),
            (Windows, "//server/share/a/..", Some((r"server\share", ""))),
            (Windows, r"\\server\share", Some((r"server\share", ""))),
            (Windows, r"\\?\UNC\server\share\a", Some((r"server\share", "a"))),
            // From the folder that a drive is in, and from the drive that one is on.
            (Windows, "C:a", None),
            (Windows, r"\a", None),
            (Windows, r"CD:\a", None),
            (Windows, r"1:\a", None),
            (Windows, r"\\server", None),
            (Windows, r"\\server\", None),
            (Windows, r"\\.\COM1\a", None),
            (Windows, r"\\?\Volume{1}\a", None),
            (Windows, "/a", None),
        ] {
            let found = Folder::at(path, platform).map(|folder| (folder.root, folder.names.join("|")));
            let expected = expected.map(|(root, names)| (root.to_owned(), names.to_owned()));
            assert_eq!(found, expected, "{platform:?} {path}");
        }
    }

    #[test]
    fn the_folder_of_a_file_here() {
        let here = std::env::current_dir().expect("there is one");
        assert_eq!(Folder::of(Path::new("a.json")), Folder::of(&here.join("b.json")));
        assert_eq!(Folder::of(Path::new("a/../b/c.json")), Folder::of(&here.join("b/a.json")));
    }
}
