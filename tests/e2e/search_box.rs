//! The search box: what it offers while somebody types, and where it leads.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse;
use crate::cast::ids;
use crate::page::Page;

const FIELD: &str = "input[type=search]";

/// What is offered: what it is, what it is called, why it was found, and the letters that are marked.
const OFFERS: &str = "return all('.search [role=option]').map((option) => [
    option.dataset.found,
    words(option.querySelector('.lines > span')),
    [...option.querySelectorAll('.note')].map(words).join(' / '),
    [...option.querySelectorAll('mark')].map(words).join('+'),
])";

/// Puts the cursor into the empty field and types.
async fn type_in(page: &Page, typed: &str) {
    page.click(FIELD).await;
    page.run("one('input[type=search]').select()").await;
    page.press(Key::Backspace).await;
    page.press(typed).await;
    page.expect("it is in the field", "return host.q", typed).await;
}

/// Waits until this is the first that is offered.
async fn leads(page: &Page, what: &str, first: Value) {
    page.expect(what, &OFFERS.replacen("return ", "return (", 1).replace("])", "]))[0]"), first).await;
}

#[test]
fn whom_it_found_is_offered_with_the_reason() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        for (typed, id, name, reason, marked) in [
            (
                "Gangs",
                "character:cheon",
                "Cheon Jang-mi",
                "“Gangster”: what Baek Kang-hyuk calls them",
                "Gangs",
            ),
            ("ha young", "character:cheon", "Cheon Jang-mi", "played by Ha Young", "Ha Young"),
            ("baek", "character:baek", "Baek Kang-hyuk", "Trauma surgeon", "Baek"),
            ("hyuk Baek", "character:baek", "Baek Kang-hyuk", "Trauma surgeon", "Baek+hyuk"),
            ("ㅂㄱㅎ", "character:baek", "Baek Kang-hyuk", "백강혁", "백강혁"),
            ("백가", "character:baek", "Baek Kang-hyuk", "백강혁", "백강"),
            ("qorrkdgur", "character:baek", "Baek Kang-hyuk", "백강혁", "백강혁"),
            ("Chu Chi", "character:baek", "Baek Kang-hyuk", "played by 주지훈", "주지"),
            ("nurs", "character:cheon", "Cheon Jang-mi", "Nurse", "Nurs"),
            ("cheon trauma tea", "character:cheon", "Cheon Jang-mi", "Trauma team", "Cheon+Trauma+tea"),
            ("nurse cheon", "character:cheon", "Cheon Jang-mi", "Nurse", "Cheon+Nurse"),
            ("한산", "actor:lee-nak-jun", "Lee Nak-jun", "“한산이가”: pen name / Author", "한산"),
            ("trauma te", "group:trauma-team", "Trauma team", "Group", "Trauma te"),
            ("golden h", "work:novel", "The Trauma Center: Golden Hour", "Web novel", "Golden H"),
            (
                "is the father",
                "relation:han>daughter#1",
                "Han Yu-rim is the father of Han Yu-rim’s daughter. Han Yu-rim’s daughter is the teenage child of Han Yu-rim",
                "family",
                "is the father",
            ),
        ] {
            type_in(page, typed).await;
            leads(page, &format!("“{typed}”"), json!([id, name, reason, marked])).await;
        }
        type_in(page, "zzzz").await;
        page.expect("nobody", "return words(one('.search .more'))", "Nothing matches “zzzz”").await;
        page.expect("no list", "return all('.search [role=listbox]').length", 0).await;
        page.expect("none is open", "return one('.search input').ariaExpanded", "false").await;
    });
}

#[test]
fn it_is_a_combobox_that_leads_there() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        let places = "return JSON.stringify(host.geometry().cards)";
        let before = page.run(places).await;
        page.forget_events().await;
        type_in(page, "kang").await;
        let active = "const field = one('.search input');
            const option = root.getElementById(field.getAttribute('aria-activedescendant'));
            const list = root.getElementById(field.getAttribute('aria-controls'));
            return [field.role ?? field.getAttribute('role'), field.ariaExpanded, field.ariaAutoComplete, list.getAttribute('role'),
                option.getAttribute('role'), option.ariaSelected, option.dataset.found, list.contains(option), field === focused()]";
        let is_on =
            |found: &str| json!(["combobox", "true", "list", "listbox", "option", "true", found, true, true]);
        page.expect("the first", active, is_on("character:kang")).await;
        page.press(Key::Down).await;
        page.expect("the second", active, is_on("character:baek")).await;
        page.press(Key::Up).await;
        page.press(Key::Enter).await;
        page.expect("Enter goes there", "return host.focusOn", "kang").await;
        page.expect("everybody is there again", "return [host.q, host.visible.length]", json!(["", 10]))
            .await;
        page.expect("the panel has the focus", "return words(focused())", "Kang Myeong-hui").await;
        page.rests().await;
        page.expect("all of the card is in view", "return isOnStage(one('.node[data-id=kang]'))", true).await;
        assert_eq!(page.run(places).await, before, "nobody has moved");
        page.expect(
            "the page is told",
            "return heard.filter(({ name }) => name === 'select').map(({ detail }) => detail.id)",
            json!(["kang"]),
        )
        .await;
        page.expect(
            "and of the search that is over",
            "return heard.filter(({ name }) => name === 'filter').at(-1).detail.q",
            "",
        )
        .await;

        // Far away, it comes near enough to be read.
        page.press(Key::Escape).await;
        page.expect("closed", "return host.focusOn", "").await;
        for _ in 0..8 {
            page.click("[data-zoom=out]").await;
        }
        page.rests().await;
        let scale = page.camera().await[2];
        type_in(page, "jung jaekwang").await;
        page.press(Key::Enter).await;
        page.expect("again", "return host.focusOn", "park").await;
        page.rests().await;
        page.expect("in view", "return isOnStage(one('.node[data-id=park]'))", true).await;
        assert!(page.camera().await[2] >= scale.min(0.55), "not further away");
    });
}

#[test]
fn the_slash_leads_to_it_and_escape_out_of_it() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        let is_in = "return focused() === one('input[type=search]')";
        page.expect("nothing has the focus", "return document.activeElement === document.body", true).await;
        page.press("/").await;
        page.expect("from the page", is_in, true).await;
        page.press("/a").await;
        page.expect("in the field it is a sign", "return host.q", "/a").await;
        page.press(Key::Escape).await;
        page.expect("Escape clears", "return [host.q, all('.search [role=listbox]').length]", json!(["", 0]))
            .await;
        page.expect("and stays", is_in, true).await;
        page.click("[part~=card][data-id=cheon]").await;
        page.expect("the panel is open", "return host.focusOn", "cheon").await;
        page.press("/").await;
        page.expect("from a panel", is_in, true).await;
        page.press("h").await;
        page.press(Key::Escape).await;
        page.expect("the panel stays", "return [host.q, host.focusOn]", json!(["", "cheon"])).await;
        page.press(Key::Escape).await;
        page.expect("and goes with the next", "return host.focusOn", "").await;
        page.run("one('select[data-choice=theme]').focus()").await;
        page.press("/").await;
        page.expect("not from a list", is_in, false).await;
        page.set("controls", Some("none")).await;
        page.expect("without a search", "return all('input[type=search]').length", 0).await;
        page.press("/").await;
    });
}

#[test]
fn an_input_method_is_followed_while_it_composes() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        page.click(FIELD).await;
        for text in ["ㅂ", "배", "백", "백ㄱ", "백가", "백강"] {
            let composed = json!({ "text": text, "selectionStart": text.chars().count(), "selectionEnd": text.chars().count() });
            page.tell("Input.imeSetComposition", composed).await;
            page.expect(
                &format!("“{text}” is there"),
                "return [host.q, one('.search input').value]",
                json!([text, text]),
            )
            .await;
            page.expect(
                "and found",
                "return all('.search [role=option]')[0]?.dataset.found",
                "character:baek",
            )
            .await;
        }
        // Enter ends the composition, and does no more.
        for keys in ["isComposing: true, keyCode: 13", "isComposing: false, keyCode: 229"] {
            let enter = format!(
                "one('.search input').dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true, composed: true, cancelable: true, {keys} }}))"
            );
            page.run(&enter).await;
            page.expect("nobody is chosen", "return [host.focusOn, host.q]", json!(["", "백강"])).await;
        }
        page.tell("Input.insertText", json!({ "text": "백강혁" })).await;
        page.shows("composed", &ids("baek")).await;
        page.press(Key::Enter).await;
        page.expect("now it is", "return host.focusOn", "baek").await;
    });
}

#[test]
fn japanese_is_followed_while_it_is_composed() {
    let show = r#"{"castmap": 1, "title": "T", "language": "ja", "characters": [
        {"id": "light", "name": {"ja": "夜神月", "ja-Hrkt": "やがみライト"}}, {"id": "misa", "name": {"ja": "弥海砂", "ja-Hrkt": "あまねミサ"}}]}"#;
    browse(async |page| {
        let src = page.server.give("kana.json", show);
        page.open(&[("src", &src)]).await;
        page.click(FIELD).await;
        // A letter on its way to be kana finds nobody yet.
        for (text, who) in [
            ("m", json!([])),
            ("み", json!(["light", "misa"])),
            ("みs", json!([])),
            ("みさ", json!(["misa"])),
            ("ミサ", json!(["misa"])),
        ] {
            let end = text.chars().count();
            page.tell(
                "Input.imeSetComposition",
                json!({ "text": text, "selectionStart": end, "selectionEnd": end }),
            )
            .await;
            let found =
                "return [host.q, all('.search [role=option]').map(({ dataset }) => dataset.found.slice(10))]";
            page.expect(&format!("“{text}”"), found, json!([text, who])).await;
        }
    });
}

#[test]
fn a_click_goes_there_and_closing_leads_to_the_card() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        type_in(page, "gangster").await;
        page.shows("the cards are filtered meanwhile", &ids("cheon")).await;
        page.click(".search [data-found=\"character:cheon\"]").await;
        page.expect("the panel", "return [host.focusOn, host.visible.length]", json!(["cheon", 10])).await;
        page.press(Key::Escape).await;
        page.expect("the focus is on the card", "return focused().dataset.id", "cheon").await;

        type_in(page, "hong bicira").await;
        page.press(Key::Enter).await;
        page.expect("somebody who plays nobody", "return words(focused())", "Hong Bicira 홍비치라").await;
        page.press(Key::Escape).await;
        type_in(page, "kang").await;
        page.click(".title").await;
        page.expect("a click elsewhere closes the list", "return all('.search [role=listbox]').length", 0)
            .await;
        page.expect("and keeps the search", "return host.q", "kang").await;
        page.click(FIELD).await;
        page.expect("a click opens it", "return all('.search [role=option]').length > 0", true).await;
        page.press(Key::Tab).await;
        page.expect("Tab leaves it", "return all('.search [role=listbox]').length", 0).await;
    });
}

#[test]
fn enter_goes_there_in_every_view() {
    browse(async |page| {
        for view in ["list", "cards", "chart"] {
            page.open(&[("at", "all"), ("view", view)]).await;
            type_in(page, "gangster").await;
            leads(
                page,
                view,
                json!([
                    "character:cheon",
                    "Cheon Jang-mi",
                    "“Gangster”: what Baek Kang-hyuk calls them",
                    "Gangster"
                ]),
            )
            .await;
            page.press(Key::Enter).await;
            let there = "return [host.focusOn, host.view, words(focused()).startsWith('Cheon Jang-mi')]";
            page.expect(view, there, json!(["cheon", view, true])).await;
            // Nothing is drawn again and again.
            page.press(Key::Escape).await;
            page.expect(view, "return host.focusOn", "").await;
        }
    });
}

#[test]
fn a_finger_goes_there_too() {
    browse(async |page| {
        page.phone(360, 740).await;
        page.open(&[("at", "all")]).await;
        type_in(page, "joo ji").await;
        let place = page.middle(".search [data-found=\"character:baek\"]").await;
        page.fingers(&[(place, place)]).await;
        page.expect("the panel is a sheet", "return one('.sheet').open && host.focusOn", "baek").await;
        let wide = "return document.documentElement.scrollWidth <= innerWidth";
        page.expect("nothing is too wide", wide, true).await;
    });
}

#[test]
fn nothing_is_offered_before_its_time() {
    browse(async |page| {
        page.open(&[("at", "6")]).await;
        type_in(page, "black wings").await;
        page.expect(
            "not yet",
            "return all('.search [role=option]').map((option) => option.dataset.found)",
            json!([]),
        )
        .await;
        page.set("at", Some("7")).await;
        type_in(page, "black wings").await;
        leads(
            page,
            "now",
            json!(["character:agent", "The Black Wings agent", "Korean warrior, gravely ill", "Black Wings"]),
        )
        .await;
    });
}

#[test]
fn filters_understand_the_same_spellings() {
    let names =
        ["주지훈", "추영우", "하영", "윤경호", "김의성", "김원해", "김선영", "정재광", "이도윤", "최태강"];
    let list = |entry: &dyn Fn(usize) -> Value| Value::from_iter((0..names.len()).map(entry));
    let show = json!({
        "castmap": 1, "title": "Ten actors", "language": "ko",
        "people": list(&|place| json!({ "id": format!("p{place}"), "name": names[place] })),
        "characters": list(&|place| json!({ "id": format!("c{place}"), "name": format!("C{place}"), "played_by": [format!("p{place}")] })),
    });
    browse(async |page| {
        let src = page.server.give("ten.json", show.to_string());
        page.open(&[("src", &src)]).await;
        page.click("button[data-facet=actors]").await;
        page.wait("the list is there with its field", "return all('.values input').length").await;
        for (typed, who) in [
            ("chu chihun", "p0"),
            ("ㅊㅇㅇ", "p1"),
            ("yoon kyungho", "p3"),
            ("kim won ae", "p5"),
            ("wjdworhkd", "p7"),
            ("이두윤", "p8"),
        ] {
            page.run("one('.values input').select()").await;
            page.press(typed).await;
            let found = "return all('.values [role=option]').map((option) => option.dataset.value)";
            page.expect(&format!("“{typed}”"), found, json!([who])).await;
        }
    });
}
