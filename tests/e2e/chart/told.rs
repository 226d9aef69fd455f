//! What screen readers are told of the chart: of each card, and on the way from one to another.

use serde_json::json;
use thirtyfour::Key;

use super::focus::{FOCUSED, TOLD, enter, focus, press_with};
use crate::accessibility_tree::heard;
use crate::browser::browse;
use crate::documents;
use crate::expected::Document;

#[test]
fn a_live_region_says_where_one_is_and_along_which_relation() {
    browse(async |page| {
        let src = page.server.give("chain.json", documents::chain(&["a", "b", "c"]));
        page.open_chart(&[("src", &src)]).await;
        page.expect("nothing at first", TOLD, "").await;
        let polite = "const status = one('.chart .unseen[role=status]');
            return [status.ariaLive, status.innerHTML.length, status.closest('.stage')]";
        page.expect("a region that waits", polite, json!([null, 0, null])).await;
        enter(page).await;
        focus(page, "a").await;
        // Whichever way b stands.
        for arrow in [Key::Right, Key::Left, Key::Up, Key::Down] {
            if page.run(FOCUSED).await == json!("a") {
                page.press(arrow).await;
                page.rests().await;
            }
        }
        page.expect("along a tie", TOLD, "B, 2 of 3, along the relation: friend").await;
        page.set("lang", Some("ko")).await;
        for arrow in [Key::Right, Key::Left, Key::Up, Key::Down] {
            if page.run(FOCUSED).await == json!("b") {
                press_with(page, Key::Shift, arrow).await;
            }
        }
        let spots = [json!("A, 3명 중 1번째"), json!("C, 3명 중 3번째")];
        let told = page.run(TOLD).await;
        assert!(spots.contains(&told), "in space, in Korean: {told}");
    });
}

#[test]
fn what_was_said_of_somebody_goes_with_them() {
    browse(async |page| {
        page.open_chart(&[("at", "all")]).await;
        enter(page).await;
        press_with(page, Key::Shift, Key::Down).await;
        page.wait("somebody is told of", "return words(one('.chart .unseen[role=status]')).length > 5").await;
        page.choose("at", "0").await;
        page.expect("nobody is told of who is not there", TOLD, "").await;
    });
}

#[test]
fn each_card_says_name_actor_role_and_relations() {
    browse(async |page| {
        page.open_chart(&[("at", "1")]).await;
        let said = heard(page).await;
        let of = |start: &str| {
            let start = format!("{start}, played by");
            let found = said.iter().find(|(role, name)| role == "button" && name.starts_with(&start));
            found.unwrap_or_else(|| panic!("no button says {start}: {said:#?}")).1.clone()
        };
        for (name, parts) in [
            (
                "Baek Kang-hyuk",
                vec![
                    "played by Ju Ji-hoon",
                    "Trauma surgeon",
                    "Baek Kang-hyuk nicknames Yang Jae-won “Anus”",
                    "Cheon Jang-mi takes Baek Kang-hyuk for an intruder",
                    "Kang Myeong-hui chose Baek Kang-hyuk and shields him",
                    "Han Yu-rim is set against Baek Kang-hyuk",
                ],
            ),
            ("Park Gyeong-won", vec!["Park Gyeong-won works on the team of Baek Kang-hyuk"]),
        ] {
            let said = of(name);
            let missing: Vec<_> = parts.iter().filter(|part| !said.contains(*part)).collect();
            assert!(missing.is_empty(), "{said:?} does not say {missing:?}");
        }
        for id in Document::built_in().visible(1) {
            let named = format!("return one('.node[data-id=\"{id}\"]').ariaLabel.includes('. ')");
            page.expect(&format!("{id} has more than a name"), &named, true).await;
        }
        let group = |start: &str| said.iter().any(|(role, name)| role == "group" && name.starts_with(start));
        assert!(group("Chart of the characters"), "the chart has a name: {said:#?}");
        page.set("lang", Some("ko")).await;
        page.wait("in Korean", "return one('.node[data-id=baek]').ariaLabel.startsWith('백강혁')").await;
        let korean = "return one('.node[data-id=baek]').ariaLabel.includes('양재원')";
        page.expect("with Korean relations", korean, true).await;
    });
}
