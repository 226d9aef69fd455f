//! What the widget offers to be pasted elsewhere: to the letter, and the same as in docs/embedding.md.

#[path = "support/query.rs"]
mod query;

use castmap::model::Show;
use castmap::scene::snippets::{Origin, forms, snippets};
use castmap::state::{Action, At, Facet, State, View, address, update};
use query::{parameters, unescaped};
use std::rc::Rc;

const SHOW: &str = r#"{
  "castmap": 1,
  "title": {"en": "The \"Lighthouse\"", "ko": "등대"},
  "timeline": {"unit": "Episode", "points": [{"title": "Arrival"}, {"title": "The Storm"}]},
  "characters": [
    {"id": "mina", "name": "Mina <the keeper>", "tier": "main", "role": "Keeper"},
    {"id": "jun", "name": "Jun", "tier": "support", "role": "Sailor", "since": 2}
  ],
  "relations": [{"from": "mina", "to": "jun", "kind": "family", "label": "is the sister of …"}]
}"#;

fn state(text: &str, language: &str) -> State {
    let (show, problems) = Show::read(text).expect("it is a document");
    assert_eq!(problems, []);
    update(State::new(language), Action::Load(Rc::new(show), Rc::new(problems)))
}

fn origin(folder: &str, document: &str) -> Origin {
    Origin { folder: folder.into(), document: document.into() }
}

/// Each form by its name.
fn check(state: &State, origin: &Origin, expected: &[(&str, &str)]) {
    let forms = forms(state, origin);
    for (name, code) in expected {
        let found = forms.iter().find(|form| form.0 == *name).unwrap_or_else(|| panic!("no form {name}"));
        assert_eq!(found.1, *code, "{name}");
    }
}

#[test]
fn what_is_on_screen_is_what_is_pasted() {
    let state = state(SHOW, "en");
    let here = origin("https://example.org/castmap/", "https://example.org/my-show.json");
    check(
        &state,
        &here,
        &[
            (
                "tag",
                "<script type=\"module\" src=\"https://example.org/castmap/castmap.js\"></script>\n\
                 <cast-map src=\"https://example.org/my-show.json\"></cast-map>",
            ),
            (
                "frame",
                "<iframe src=\"https://example.org/castmap/index.html?src=https%3A%2F%2Fexample.org%2Fmy-show.json\" \
                 title=\"The &quot;Lighthouse&quot;\" width=\"100%\" height=\"600\" loading=\"lazy\"></iframe>",
            ),
            (
                "file",
                "<script defer src=\"castmap.inline.js\"></script>\n<cast-map src=\"my-show.json\"></cast-map>",
            ),
            ("package", "<cast-map src=\"https://example.org/my-show.json\"></cast-map>"),
            // Nobody is there yet whom she could be the sister of.
            ("list", "<ul>\n</ul>"),
        ],
    );
    let state = update(state, Action::Watch(At::All));
    let state = update(state, Action::View(Some(View::Cards)));
    let state = update(state, Action::Search("\"a&b\" ü".into()));
    let state = update(state, Action::Want(Facet::Roles, vec!["main".into(), "Sailor".into()]));
    let state = update(state, Action::Search("ü&\"".into()));
    check(
        &state,
        &origin("", ""),
        &[
            (
                "tag",
                "<script type=\"module\" src=\"castmap.js\"></script>\n\
                 <cast-map view=\"cards\" at=\"2\" q=\"ü&amp;&quot;\" roles=\"main|Sailor\"></cast-map>",
            ),
            (
                "frame",
                "<iframe src=\"index.html?view=cards&amp;at=2&amp;q=%C3%BC%26%22&amp;roles=main%7CSailor\" \
                 title=\"The &quot;Lighthouse&quot;\" width=\"100%\" height=\"600\" loading=\"lazy\"></iframe>",
            ),
        ],
    );
}

#[test]
fn whatever_is_looked_for_comes_out_of_the_address_of_the_frame() {
    let state = state(SHOW, "en");
    for typed in
        ["a+b c", "100%25 %", "&at=2#x?", "\"><b>&lt;", "등대 é", "\u{0}\n\r\t", "=|=", "\u{feff}\u{fffd}"]
    {
        let state = update(state.clone(), Action::Search(typed.into()));
        let state =
            update(state, Action::Want(Facet::Roles, vec![typed.replace('|', "").into(), "x".into()]));
        let frame =
            forms(&state, &origin("", "")).into_iter().find(|form| form.0 == "frame").expect("a frame").1;
        let page = frame.split('"').nth(1).map(unescaped).expect("an address");
        let said = parameters(page.split_once('?').expect("a query").1);
        let expected: Vec<(String, String)> = address(&state)
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name.into(), value))
            .collect();
        assert_eq!(said, expected, "{page}");
    }
}

#[test]
fn relations_are_a_list_for_pages_without_scripts() {
    let state = update(state(SHOW, "en"), Action::Watch(At::All));
    let list = "<ul>\n<li>Mina &lt;the keeper> is the sister of Jun</li>\n</ul>";
    check(&state, &origin("", ""), &[("list", list)]);
}

#[test]
fn a_document_without_an_address_is_a_file_beside_the_page() {
    let state = state(SHOW, "ko");
    check(
        &state,
        &Origin::of("https://example.org/castmap/castmap.js\n\n"),
        &[
            (
                "frame",
                "<iframe src=\"my-show.html\" title=\"등대\" width=\"100%\" height=\"600\" loading=\"lazy\"></iframe>",
            ),
            (
                "file",
                "<script defer src=\"castmap.inline.js\"></script>\n<cast-map src=\"my-show.json\"></cast-map>",
            ),
        ],
    );
}

#[test]
fn an_address_that_is_of_no_use_elsewhere_is_none() {
    let check = |said: &str, folder: &str, document: &str| {
        assert_eq!(Origin::of(said), origin(folder, document), "{said:?}");
    };
    check(
        "https://a.example/b/castmap.js\nhttps://a.example/c.json",
        "https://a.example/b/",
        "https://a.example/c.json",
    );
    check("https://a.example/castmap.inline.js\n", "https://a.example/", "");
    check("https://a.example/assets/index-1a2b.js\n", "", "");
    check("file:///tmp/castmap.inline.js\n\n", "", "my-show.json");
    check("\n", "", "");
    check("", "", "");
}

#[test]
fn the_panel_warns_of_a_point_that_is_pasted_along() {
    let said = |state: &State| {
        let panel = snippets(state, &Origin::of("\n\n"));
        assert_eq!(panel.title.words, "Embed this");
        let top = panel.blocks.iter().find(|block| block.title.is_none());
        top.map_or(0, |block| block.lines.len())
    };
    let state = state(SHOW, "en");
    assert_eq!(said(&state), 1, "the document has no address");
    assert_eq!(said(&update(state, Action::Watch(At::All))), 2, "and the point is not the first");
}

#[test]
fn the_same_stands_in_the_documentation() {
    let docs = include_str!("../docs/embedding.md");
    let state = state(&SHOW.replace("\\\"", ""), "en");
    let here = origin("https://example.org/castmap/", "https://example.org/my-show.json");
    for (name, code) in forms(&state, &here) {
        // Where a page has no scripts, `castmap render` writes more.
        if name != "list" {
            assert!(docs.contains(&format!("\n{code}\n")), "docs/embedding.md lacks {name}:\n{code}");
        }
    }
}
