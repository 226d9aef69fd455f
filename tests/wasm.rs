//! The engine in a browser's wasm: it gives what it gives on the machine, and draws.
//!
//! The first part runs on both; both have to come to the sums that are written here. `cargo test --test wasm` prints
//! a sum that has changed, as it must when the model or the made-up shows change.

#[path = "support/random_show.rs"]
mod random_show;

use castmap::model::Show;
use castmap::search::{Index, find};
use random_show::random_show;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

/// So many made-up shows.
const SHOWS: u64 = 40;

/// Fowler, Noll and Vo's hash (FNV-1a, 64 bits).
fn sum(seed: u64, text: &str) -> u64 {
    text.bytes().fold(seed, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

fn read(text: &str) -> Show {
    Show::read(text).unwrap_or_else(|problem| panic!("a made-up show is refused: {problem}")).0
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn what_is_seen_at_every_point_is_the_same() {
    let mut total = START;
    for seed in 0..SHOWS {
        let show = read(&random_show(seed).text);
        for at in 0..=show.last() {
            total = sum(total, &format!("{:?}", show.as_of(at)));
        }
    }
    assert_eq!(format!("{total:016x}"), "4eba24b1f4740089");
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn what_is_mended_is_the_same() {
    let (mut total, mut count) = (START, 0);
    for seed in 0..SHOWS {
        let text = random_show(seed).text;
        for (good, bad) in
            [("\"since\":", "\"sinse\":"), ("\"from\":\"", "\"from\":\"x"), ("\"en\":\"", "\"\":\"")]
        {
            let (_, problems) =
                Show::read(&text.replace(good, bad)).unwrap_or_else(|problem| panic!("{problem}"));
            count += problems.len();
            problems.iter().for_each(|problem| total = sum(total, &problem.to_string()));
        }
        let refused = Show::read(&text[..text.len() / 2]).expect_err("half a document");
        total = sum(total, &refused.to_string());
    }
    assert!(count > 1000, "only {count} faults");
    assert_eq!(format!("{total:016x}"), "0e7d6d253dadbb08");
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn what_is_found_is_the_same() {
    let (mut total, mut count) = (START, 0);
    for seed in 0..SHOWS {
        let show = read(&random_show(seed).text);
        let index = Index::of(&show.as_of(show.last()));
        for typed in ["x7k", "x7k01", "a", "1 2"] {
            let hits = find(&index, typed);
            count += hits.len();
            total = sum(total, &format!("{hits:?}"));
        }
    }
    assert!(count > 500, "only {count} hits");
    assert_eq!(format!("{total:016x}"), "4c51b616a3df27f7");
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
            ("drawn", "heard.push('drawn')"),
            ("retry", "heard.push('retry')"),
            ("report", "heard.push(a)"),
            ("attribute", "return undefined"),
        ] {
            let function = Function::new_with_args("heard, a", body).bind1(&JsValue::NULL, heard);
            Reflect::set(&host, &name.into(), &function).expect("a plain object takes any field");
        }
        host
    }

    /// Lets the browser draw.
    async fn frame() {
        yew::platform::time::sleep(std::time::Duration::from_millis(20)).await;
    }

    #[wasm_bindgen_test]
    async fn a_widget_draws_a_card_for_each_who_passes() {
        let document = web_sys::window().and_then(|window| window.document()).expect("a document");
        let root: Element = document.create_element("div").expect("a div");
        document.document_element().expect("a page").append_child(&root).expect("a place for it");
        let heard = Array::new();
        let widget = Widget::new(root.clone(), host(&heard).unchecked_into(), "en");
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
                if cards as usize == widget.visible().len() {
                    break;
                }
            }
            assert_eq!(cards as usize, widget.visible().len(), "cards at {at} with {roles:?}");
            if roles.is_none() {
                let point = if at == "all" { show.last() } else { 1 };
                assert_eq!(widget.visible().len(), show.as_of(point).characters.len(), "at {at}");
            }
        }
        let heard: Vec<String> = heard.iter().filter_map(|word| word.as_string()).collect();
        assert_eq!(heard.iter().filter(|word| *word == "drawn").count(), 1, "{heard:?}");
        assert_eq!(heard[0], "load", "{heard:?}");
    }
}
