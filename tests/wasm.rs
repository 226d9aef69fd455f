//! The engine in a browser's wasm: it gives what it gives on the machine, and draws.
//!
//! The first part runs on both, and both have to come to the sums that are written here. They are of what a show
//! says, not of how it is held: a change that keeps the meaning keeps the sum. `cargo test --test wasm` prints it.

#[path = "support/random.rs"]
mod random;

use std::fmt::Write;

use castmap::model::Show;
use castmap::search::{Index, find};
use random::Random;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

/// So many made-up shows.
const SHOWS: u64 = 40;

const LAST: usize = 6;

/// Fowler, Noll and Vo's hash (FNV-1a, 64 bits), as it is written in the tests.
fn sum(text: &str) -> String {
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{sum:016x}")
}

impl Random {
    /// A text in two languages, as JSON.
    fn name(&mut self) -> String {
        let family = [("김", "Kim"), ("백", "Baek"), ("ß", "Éo"), ("ﬁ", "Ｏ")][self.below(4)];
        let given =
            [("지훈", "Ji-hoon"), ("영 우", "Young woo"), ("재원", "Jae\u{301}"), ("", "x")][self.below(4)];
        format!(r#"{{"ko": "{}{}", "en": "{} {}"}}"#, family.0, given.0, family.1, given.1)
    }
}

/// A show with every sort of reference and point, the same for the same seed; an entry on each line.
fn made_up(seed: u64) -> String {
    let mut random = Random::seeded(seed);
    let points = ["{}"; LAST].join(", ");
    let mut text =
        format!("{{\"castmap\": 1, \"title\": \"Made up\", \"timeline\": {{\"points\": [{points}]}}");
    let mut list = |name: &str, count: u64, entry: &dyn Fn(&mut Random) -> String| {
        let mut line = |n| format!("{{\"id\": \"{}{n}\", {}}}", &name[..1], entry(&mut random));
        let lines: Vec<String> = (0..count).map(&mut line).collect();
        write!(text, ",\n\"{name}\": [\n{}\n]", lines.join(",\n")).expect("a string takes it");
    };
    list("people", 8, &|random| format!("\"name\": {}", random.name()));
    list("groups", 3, &|random| format!("\"name\": {}", random.name()));
    list("characters", 20, &|random| {
        format!(
            "\"name\": [{{\"text\": {}}}, {{\"text\": {}, \"since\": {}}}], \"role\": \"{}\", \"groups\": [\"g{}\"], \
             \"played_by\": [\"p{}\"], \"since\": {}, \"until\": {LAST}",
            random.name(),
            random.name(),
            random.below(LAST),
            ["Nurse", "간호사", "Chef"][random.below(3)],
            random.below(3),
            random.below(8),
            random.below(LAST),
        )
    });
    list("relations", 30, &|random| {
        format!(
            "\"from\": \"c{}\", \"to\": \"c{}\", \"label\": {}, \"since\": {}",
            random.below(10),
            10 + random.below(10),
            random.name(),
            random.below(LAST),
        )
    });
    text + "}\n"
}

fn read(text: &str) -> Show {
    let (show, problems) =
        Show::read(text).unwrap_or_else(|problem| panic!("a made-up show is refused: {problem}"));
    assert_eq!(problems, []);
    show
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn what_is_seen_at_every_point_is_the_same() {
    let mut said = String::new();
    for seed in 0..SHOWS {
        let show = read(&made_up(seed));
        for at in 0..=show.last() {
            let seen = show.as_of(at);
            for character in &seen.characters {
                let name = character.name.text();
                let names =
                    [name.get("ko", ""), name.get("en", ""), character.role.text().get("en", "")].join("/");
                let groups: Vec<&str> =
                    character.groups.iter().map(|part| &*seen.groups[part.group].id).collect();
                let actors: Vec<&str> =
                    character.played_by.iter().map(|part| &*seen.people[part.person].id).collect();
                let relations: Vec<&str> =
                    character.relations.iter().map(|&place| &*seen.relations[place].id).collect();
                let (id, past) = (&character.id, character.past);
                writeln!(said, "{id} {names} {past} {groups:?} {actors:?} {relations:?}")
                    .expect("a string takes it");
            }
            seen.hidden.iter().for_each(|hidden| said += &format!("{} {}\n", hidden.id, hidden.appears));
        }
    }
    assert!(said.len() > 100_000, "only {} bytes", said.len());
    assert_eq!(sum(&said), "238f04a8e36c6cea");
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn what_is_mended_is_the_same() {
    let mut said = String::new();
    for seed in 0..SHOWS {
        let text = made_up(seed);
        for (good, bad) in [
            ("\"since\":", "\"sinse\":"),
            ("\"from\": \"", "\"from\": \"x"),
            ("\"until\": ", "\"until\": 1"),
            ("Kim", "\u{202e}"),
        ] {
            let (_, problems) =
                Show::read(&text.replace(good, bad)).unwrap_or_else(|problem| panic!("{problem}"));
            problems.iter().for_each(|p| said += &format!("{} {}:{}\n", p.path, p.line, p.column));
        }
        let half: String = text.chars().take(4000).collect();
        let refused = Show::read(&half).expect_err("part of a document");
        said += &format!("{}:{}\n", refused.line, refused.column);
    }
    assert!(said.len() > 50_000, "only {} bytes", said.len());
    assert_eq!(sum(&said), "320b0acb597ac875");
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn what_is_found_is_the_same() {
    let mut said = String::new();
    for seed in 0..SHOWS {
        let show = read(&made_up(seed));
        let index = Index::of(&show.as_of(show.last()));
        for typed in
            ["kim", "지훈", "eo jae", "O", "ﬁ", "young", "ss", "gim chi", "ㄱㅈㅎ", "rlawl", "kim youngv"]
        {
            for hit in find(&index, typed) {
                said += &format!("{} {} {}\n", index.entries[hit.entry].id, index.matched(&hit), hit.score);
            }
        }
    }
    assert!(said.len() > 20_000, "only {} bytes", said.len());
    assert_eq!(sum(&said), "198897ccabdb3aa7");
}

#[cfg(target_arch = "wasm32")]
mod drawn {
    use castmap::embed::Widget;
    use castmap::model::Show;
    use js_sys::{Array, Function, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_test::wasm_bindgen_test;
    use web_sys::Element;

    const SHOW: &str = include_str!("../static/shows/trauma-code.json");

    /// What a widget asks of its element, written down in a list.
    fn host(heard: &Array) -> Object {
        let host = Object::new();
        for (name, body) in [
            ("emit", "heard.push(a)"),
            ("drawn", "heard.push(a ? 'drawn first' : 'drawn')"),
            ("drawing", "undefined"),
            ("keep", "undefined"),
            ("retry", "heard.push('retry')"),
            ("dress", "undefined"),
            ("report", "heard.push(a)"),
            ("attribute", "return undefined"),
            ("recall", "return undefined"),
            ("remember", "heard.push(a)"),
        ] {
            let function = Function::new_with_args("heard, a", body).bind1(&JsValue::NULL, heard);
            Reflect::set(&host, &name.into(), &function).expect("a plain object takes any field");
        }
        host
    }

    /// How many characters the widget says pass.
    fn visible(widget: &Widget) -> usize {
        serde_json::from_str::<Vec<String>>(&widget.visible()).expect("a list of ids").len()
    }

    /// Lets the browser draw.
    async fn frame() {
        gloo::timers::future::TimeoutFuture::new(20).await;
    }

    #[wasm_bindgen_test]
    async fn a_widget_draws_a_card_for_each_who_passes() {
        let document = web_sys::window().and_then(|window| window.document()).expect("a document");
        let root: Element = document.create_element("div").expect("a div");
        document.document_element().expect("a page").append_child(&root).expect("a place for it");
        let heard = Array::new();
        let widget = Widget::new(root.clone(), host(&heard).unchecked_into(), "en");
        // In a chart, who does not pass is faded.
        widget.set("view", Some("cards".into()));
        widget.load(None);
        let (show, problems) = Show::read(SHOW).expect("the built-in show");
        assert_eq!(problems, []);
        for (at, roles) in [("all", None), ("1", None), ("all", Some("main")), ("all", Some("nobody has it"))]
        {
            widget.set("at", Some(at.into()));
            widget.set("roles", roles.map(String::from));
            let mut cards = u32::MAX;
            for _ in 0..250 {
                frame().await;
                cards = root.query_selector_all("[part~=card]").expect("a selector").length();
                if cards as usize == visible(&widget) {
                    break;
                }
            }
            assert_eq!(cards as usize, visible(&widget), "cards at {at} with {roles:?}");
            if roles.is_none() {
                let point = if at == "all" { show.last() } else { 1 };
                assert_eq!(visible(&widget), show.as_of(point).characters.len(), "at {at}");
            }
        }
        let heard: Vec<String> = heard.iter().filter_map(|word| word.as_string()).collect();
        assert_eq!(heard.iter().filter(|word| *word == "drawn first").count(), 1, "{heard:?}");
        assert_eq!(heard[0], "load", "{heard:?}");
    }
}
