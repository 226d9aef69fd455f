//! A fresh project of an author who has installed the package, and what bundlers make of its pages.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::listener::Listener;
use crate::places;
use crate::say::say;
use crate::snippets::blocks;

/// Each page by its name, with what it imports and what is on it; a framework needs a place to draw in.
const PAGES: [(&str, &str, &str); 7] = [
    ("inline", "inline", TAG),
    ("module", "module", TAG),
    ("snippet", "inline", ""),
    ("react", "react", PLACE),
    ("typed", "typed", PLACE),
    ("vue", "vue", PLACE),
    ("svelte", "svelte", PLACE),
];

const TAG: &str = "<cast-map></cast-map>";
const PLACE: &str = "<div id=\"app\"></div>";

/// The oldest version of Node.js that the bundlers of `xtask/bundlers/` run in.
const OLDEST: [u32; 2] = [20, 19];

/// Blocks of docs/embedding.md that are files here.
const FROM_DOCS: [(&str, &str); 4] = [
    ("react", "src/Cast.jsx"),
    ("vue", "src/Cast.vue"),
    ("svelte", "src/Cast.svelte"),
    ("vue-config", "vue.config.js"),
];

pub struct Project {
    pub folder: PathBuf,
}

impl Project {
    /// The one of this process, with everything built: made by the first test that needs it.
    ///
    /// Ask for it before a browser is started, which would only wait.
    pub fn built() -> &'static Self {
        static BUILT: OnceLock<Project> = OnceLock::new();
        BUILT.get_or_init(|| {
            say("-- packing and installing the package, and building pages with it");
            let project = Self::installed();
            project.succeeds("Vite", project.vite().arg("build"));
            project.succeeds("webpack", project.node().arg("pack.js"));
            project
        })
    }

    /// The package, packed and installed by npm into a folder that had nothing, and the bundlers beside it.
    fn installed() -> Self {
        let version = Command::new("node").arg("--version").output();
        let version =
            version.unwrap_or_else(|error| panic!("node does not start ({error}): install Node.js"));
        let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
        let numbers: Vec<u32> = version.trim_start_matches('v').split('.').flat_map(str::parse).collect();
        assert!(
            numbers >= OLDEST.to_vec(),
            "the bundlers need Node.js {OLDEST:?} or a newer one, not {version}"
        );
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("project");
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        }
        copied(&places::project().join("tests/e2e/project"), &folder);
        let project = Self { folder };
        project.write("package.json", "{ \"private\": true, \"type\": \"module\" }\n");
        // As docs/embedding.md says: without the dot, npm would look for a package of that name.
        let (dist, mut pack) = (places::dist(), project.npm("pack"));
        let name = Path::new(".").join(dist.file_name().expect("the build's folder has a name"));
        pack.current_dir(dist.parent().expect("it is in a folder")).arg(name);
        project.succeeds("npm pack", pack.arg("--pack-destination").arg(&project.folder));
        let packed = fs::read_dir(&project.folder).expect("it is there").flatten().map(|entry| entry.path());
        let packed = packed.filter(|path| path.extension() == Some(OsStr::new("tgz"))).collect::<Vec<_>>();
        assert_eq!(packed.len(), 1, "npm packs one file: {packed:?}");
        let mut install = project.npm("install");
        project.succeeds("npm install", install.args(["--offline", "--no-save"]).args(&packed));
        // After npm, which would take away what no package.json names.
        project.link(&places::bundlers(), &project.folder.join("node_modules"));

        for (name, script, body) in PAGES {
            let snippet = blocks::the("package");
            let body = if name == "snippet" { &blocks::placed(&snippet, "/") } else { body };
            let page = format!(
                "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>A page that is built</title>\n\
                 <link rel=\"icon\" href=\"data:,\">\n\
                 <script type=\"module\" src=\"/src/{script}.js\"></script>\n{body}\n</html>\n"
            );
            project.write(&format!("{name}.html"), page);
        }
        for (kind, file) in FROM_DOCS {
            project.write(file, blocks::placed(&blocks::the(kind), "/"));
        }
        project
    }

    /// Vite's own server, which gives pages as they are while their author works on them.
    pub fn served(&self) -> Listener {
        let command = |_: &Path| {
            let mut vite = self.vite();
            vite.args(["--host", "127.0.0.1", "--port", "0"]).env("NO_COLOR", "1");
            vite
        };
        Listener::start(command, "http://127.0.0.1:", "Vite serves its pages, or says why not")
    }

    /// What TypeScript says about files of the project, as one of its settings names them.
    pub fn checked(&self, settings: &str) -> Output {
        let mut tsc = self.node();
        tsc.arg("node_modules/typescript/bin/tsc").args(["--listFiles", "--project"]).arg(settings);
        tsc.output().unwrap_or_else(|error| panic!("node does not start: {error}"))
    }

    pub fn node(&self) -> Command {
        let mut node = Command::new("node");
        node.current_dir(&self.folder);
        node
    }

    fn vite(&self) -> Command {
        let mut node = self.node();
        node.arg("node_modules/vite/bin/vite.js");
        node
    }

    /// `npm`, which has to do without the network.
    fn npm(&self, what: &str) -> Command {
        let mut npm = Command::new("npm");
        npm.current_dir(&self.folder).args([what, "--no-audit", "--no-fund", "--ignore-scripts"]);
        npm.arg("--no-update-notifier");
        npm
    }

    fn succeeds(&self, what: &str, command: &mut Command) {
        let ended = command.output().unwrap_or_else(|error| panic!("{what} does not start: {error}"));
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (out, err) = (text(&ended.stdout), text(&ended.stderr));
        assert!(ended.status.success(), "{what} failed in {}:\n{out}\n{err}", self.folder.display());
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.folder.join(name);
        fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Links each package of a folder into another; those of an owner are in a folder of theirs.
    fn link(&self, from: &Path, to: &Path) {
        let entries = fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
        for entry in entries.flatten() {
            let (name, path) = (entry.file_name(), entry.path());
            let place = to.join(&name);
            if name.as_encoded_bytes().starts_with(b"@") {
                fs::create_dir_all(&place).expect("a folder can be made");
                self.link(&path, &place);
            } else if path.is_dir() && !name.as_encoded_bytes().starts_with(b".") {
                symlink(&path, &place).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
            }
        }
    }
}

/// Copies a folder with all that is in it.
fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap_or_else(|error| panic!("{}: {error}", to.display()));
    for entry in fs::read_dir(from).expect("it is there").flatten() {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), &place).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
        }
    }
}
