//! Pages and documents that tests make up.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::places;
use crate::server::Server;

/// What makes shows up, in the shared folder.
const MAKER: &str = "tools/make_show.py";

/// A page of an author who has put `body` on it.
pub fn page(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>A fan page</title>\n\
         <script type=\"module\" src=\"/castmap.js\"></script></head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

/// Such a page with a style sheet of its own, given to its server; its path.
pub fn styled(server: &Server, sheet: &str, body: &str) -> String {
    let sheet = server.give("page.css", sheet);
    server.give("styled.html", page(&format!("<link rel=\"stylesheet\" href=\"{sheet}\">{body}")))
}

/// A cast of three that needs no spoiler.
pub const SMALL: &str = r#"{
  "castmap": 1,
  "title": "A small show",
  "timeline": {"points": [{}, {}]},
  "groups": [{"id": "crew", "name": "The crew"}],
  "people": [{"id": "pat", "name": "Pat Doe"}, {"id": "sam", "name": "Sam Roe"}],
  "characters": [
    {"id": "ann", "name": "Ann", "tier": "main", "role": "Captain", "played_by": ["pat"], "groups": ["crew"]},
    {"id": "bob", "name": "Bob", "tier": "support", "role": "Cook", "played_by": ["sam"], "groups": ["crew"]},
    {"id": "cid", "name": "Cid", "tier": "guest", "role": "Stowaway", "since": 2}
  ],
  "relations": [{"from": "ann", "to": "bob", "kind": "friend", "label": "trusts"}]
}"#;

/// One byte more than a document may have.
pub const TOO_LARGE: usize = 16 * 1024 * 1024 + 1;

/// Ten thousand made-up characters; none where the tool that makes them is not on this machine.
pub fn many(skipped: &str) -> Option<&'static str> {
    static TEXT: OnceLock<String> = OnceLock::new();
    let tool = places::shared(MAKER, skipped)?;
    Some(TEXT.get_or_init(|| make(&tool, 10_000)))
}

/// So many made-up characters, with twice as many relations; none where the tool is not on this machine.
pub fn made_up(characters: usize, skipped: &str) -> Option<String> {
    Some(make(&places::shared(MAKER, skipped)?, characters))
}

fn make(tool: &Path, characters: usize) -> String {
    let made = Command::new("python3").arg(tool).arg(characters.to_string()).output();
    let made = made.unwrap_or_else(|error| panic!("python3 does not start ({error}): install it"));
    assert!(made.status.success(), "{} failed", tool.display());
    String::from_utf8(made.stdout).expect("it writes UTF-8")
}

/// Game of Thrones; none where it is not on this machine.
pub fn game_of_thrones(skipped: &str) -> Option<String> {
    let path = places::shared("shows/game-of-thrones.json", skipped)?;
    Some(std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// A show in which each knows the next, and nobody else.
pub fn chain(ids: &[&str]) -> String {
    let characters: Vec<Value> =
        ids.iter().map(|id| json!({ "id": id, "name": id.to_uppercase() })).collect();
    let relations: Vec<Value> =
        ids.windows(2).map(|pair| json!({ "from": pair[0], "to": pair[1], "kind": "friend" })).collect();
    json!({ "castmap": 1, "title": "A chain", "characters": characters, "relations": relations }).to_string()
}
