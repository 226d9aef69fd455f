//! A server on this machine for one test: the finished build, and whatever else the test gives it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What a page may do at most: the strictest policy that castmap works with, for all pages that have none of their own.
const STRICTEST: [(&str, &str); 7] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("connect-src", "'self'"),
    ("img-src", "'self'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "'none'"),
];

/// In place of a status: the connection ends without an answer.
pub const SILENCE: u16 = 0;

/// The header of a page's policy.
pub const POLICY: &str = "Content-Security-Policy";

/// What stands on a page of a test beside castmap, and needs more of the policy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Own {
    /// Pages in frames.
    Frames,
    /// Scripts between tags, as authors paste them.
    Scripts,
    /// Styles in attributes and between tags.
    Styles,
    /// Fonts that stand in style sheets.
    Fonts,
    /// Scripts that are made of texts.
    Made,
    /// Frameworks that make markup by policies of their own.
    Policies,
    /// Icons that stand in the page.
    Icons,
    /// Documents and code of other servers of this machine.
    Others,
    /// Scripts of theirs.
    OtherScripts,
}

impl Own {
    /// The name of a directive and its sources; none where it is to be left out.
    fn directive(self) -> (&'static str, &'static str) {
        match self {
            Self::Frames => ("frame-src", "'self'"),
            Self::Scripts => ("script-src", "'self' 'wasm-unsafe-eval' 'unsafe-inline'"),
            Self::Styles => ("style-src", "'self' 'unsafe-inline'"),
            Self::Fonts => ("font-src", "data:"),
            Self::Made => ("require-trusted-types-for", ""),
            Self::Policies => ("trusted-types", "*"),
            Self::Icons => ("img-src", "'self' data:"),
            Self::Others => ("connect-src", "'self' http://127.0.0.1:*"),
            Self::OtherScripts => ("script-src", "'self' 'wasm-unsafe-eval' http://127.0.0.1:*"),
        }
    }
}

pub struct Server {
    /// `http://127.0.0.1:port`, without a slash in the end.
    pub origin: String,
    port: u16,
    inner: Arc<Inner>,
}

#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    pub mime: &'static str,
    pub body: Arc<[u8]>,
    pub headers: Vec<(&'static str, String)>,
    /// Whether the connection ends after the body, which is said to be twice as long.
    pub breaks_off: bool,
}

struct Inner {
    dist: PathBuf,
    ended: AtomicBool,
    now: Mutex<Now>,
    /// A held path was released.
    released: Condvar,
}

#[derive(Default)]
struct Now {
    given: HashMap<String, Answer>,
    /// Given before that, each once.
    once: HashMap<String, VecDeque<Answer>>,
    /// Folders besides the build, each with the beginning of its paths.
    laid: Vec<(String, PathBuf)>,
    asked: HashMap<String, usize>,
    /// From where each path was asked for last, if that was said.
    referrers: HashMap<String, Option<String>>,
    held: HashSet<String>,
    allowed: BTreeSet<Own>,
}

impl Server {
    pub fn start(dist: PathBuf) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port of this machine");
        let port = listener.local_addr().expect("a bound port has an address").port();
        let inner = Arc::new(Inner {
            dist,
            ended: AtomicBool::new(false),
            now: Mutex::default(),
            released: Condvar::new(),
        });
        let shared = inner.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.ended.load(Ordering::Relaxed) {
                    break;
                }
                let shared = shared.clone();
                // A browser that hangs up needs no answer.
                thread::spawn(move || drop(shared.serve(stream)));
            }
        });
        Self { origin: format!("http://127.0.0.1:{port}"), port, inner }
    }

    /// Serves `body` at `/t/name` from now on.
    pub fn give(&self, name: &str, body: impl AsRef<[u8]>) -> String {
        let path = format!("/t/{name}");
        self.answer(&path, Answer::of(200, mime(name), body));
        path
    }

    /// Answers requests for `path` with `answer`, even if the build has such a file.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.inner.now().given.insert(path.into(), answer);
    }

    /// Answers one more request for `path` in this way, before all others.
    pub fn answer_once(&self, path: &str, answer: Answer) {
        self.inner.now().once.entry(path.into()).or_default().push_back(answer);
    }

    /// Answers requests for `path` as at first.
    pub fn forget(&self, path: &str) {
        self.inner.now().given.remove(path);
    }

    /// Makes room in the policy of pages from now on, for what is on them beside castmap.
    pub fn allow(&self, own: Own) {
        self.inner.now().allowed.insert(own);
    }

    /// Serves the files of a folder below `/name/` from now on.
    pub fn lay(&self, name: &str, folder: &Path) {
        self.inner.now().laid.push((format!("/{name}/"), folder.to_path_buf()));
    }

    /// Keeps requests for `path` waiting until it is released.
    pub fn hold(&self, path: &str) {
        self.inner.now().held.insert(path.into());
    }

    pub fn release(&self, path: &str) {
        self.inner.now().held.remove(path);
        self.inner.released.notify_all();
    }

    /// How often `path` was asked for.
    pub fn asked(&self, path: &str) -> usize {
        self.inner.now().asked.get(path).copied().unwrap_or_default()
    }

    /// From where `path` was asked for last, if that was said.
    pub fn referrer(&self, path: &str) -> Option<String> {
        self.inner.now().referrers.get(path).cloned().flatten()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.inner.ended.store(true, Ordering::Relaxed);
        self.inner.now().held.clear();
        self.inner.released.notify_all();
        // Wakes the thread that waits for connections.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

impl Answer {
    pub fn of(status: u16, mime: &'static str, body: impl AsRef<[u8]>) -> Self {
        Self { status, mime, body: body.as_ref().into(), headers: Vec::new(), breaks_off: false }
    }

    /// Whether it is a page that leaves its policy to the server.
    fn is_page(&self) -> bool {
        self.mime.starts_with("text/html") && self.headers.iter().all(|(name, _)| *name != POLICY)
    }
}

impl Inner {
    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream);
        let mut request = String::new();
        reader.read_line(&mut request)?;
        let (mut header, mut referrer) = (String::new(), None);
        while reader.read_line(&mut header)? > 2 {
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("referer")
            {
                referrer = Some(value.trim().to_owned());
            }
            header.clear();
        }
        let target = request.split(' ').nth(1).unwrap_or_default();
        let path = target.split('?').next().unwrap_or_default().to_owned();
        *self.now().asked.entry(path.clone()).or_default() += 1;
        self.now().referrers.insert(path.clone(), referrer);
        let waiting = self.released.wait_while(self.now(), |now| now.held.contains(&path));
        drop(waiting);
        let answer = self.find(&path);
        if answer.status == SILENCE {
            return Ok(());
        }
        let answer = if answer.is_page() { self.guarded(answer) } else { answer };
        let mut stream = reader.into_inner();
        let length = answer.body.len() * if answer.breaks_off { 2 } else { 1 };
        let (status, mime) = (answer.status, answer.mime);
        let mut head = format!(
            "HTTP/1.1 {status} -\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\n\
             Access-Control-Allow-Origin: *\r\nCache-Control: no-store\r\nConnection: close\r\n"
        );
        for (name, value) in &answer.headers {
            head += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        stream.write_all(&answer.body)
    }

    /// A page with the strictest policy, beside what the test allows.
    fn guarded(&self, mut answer: Answer) -> Answer {
        let mut directives = BTreeMap::from(STRICTEST);
        directives.extend(self.now().allowed.iter().map(|own| own.directive()));
        directives.retain(|_, sources| !sources.is_empty());
        let policy: Vec<String> =
            directives.iter().map(|(directive, sources)| format!("{directive} {sources}")).collect();
        answer.headers.push((POLICY, policy.join("; ")));
        answer
    }

    fn find(&self, path: &str) -> Answer {
        if let Some(answer) = self.now().once.get_mut(path).and_then(VecDeque::pop_front) {
            return answer;
        }
        if let Some(answer) = self.now().given.get(path) {
            return answer.clone();
        }
        if path == "/favicon.ico" {
            return Answer::of(204, "image/x-icon", "");
        }
        let laid = self.now().laid.iter().find_map(|(start, folder)| {
            path.strip_prefix(start).map(|file| (folder.clone(), file.to_owned()))
        });
        let (folder, file) =
            laid.unwrap_or_else(|| (self.dist.clone(), path.trim_start_matches('/').to_owned()));
        let file = if file.is_empty() { "index.html" } else { file.as_str() };
        match fs::read(folder.join(file)) {
            Ok(body) if !file.contains("..") => Answer::of(200, mime(file), body),
            _ => Answer::of(404, "text/plain", format!("there is no {path}")),
        }
    }
}

/// What a file is, by its name.
pub fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
