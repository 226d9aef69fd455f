//! Korean and English, everywhere a visitor reads.

use serde_json::{Value, json};

use crate::browser::browse_in;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::places;

in_both!(
    korean_by_attribute_by_the_page_and_by_choice,
    the_language_around_the_element_counts,
    a_language_without_words_falls_back_to_english,
    the_panel_speaks_korean
);

fn words(language: &str) -> Value {
    let path = places::project().join(format!("static/words/{language}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("the words are JSON")
}

/// Waits until all of this is read somewhere in the element, as text or as a name for assistive technology.
async fn reads(page: &Page, what: &str, parts: &[&str]) {
    let missing = format!(
        "const said = all('*').flatMap((element) => [element.ariaLabel, element.placeholder, element.title])
            .concat(words(one('.castmap'))).filter(Boolean).join(' | ');
        return {}.filter((part) => !said.includes(part))",
        json!(parts)
    );
    page.expect(&format!("what is not read with {what}"), &missing, json!([])).await;
}

fn korean_by_attribute_by_the_page_and_by_choice(engine: Engine) {
    browse_in(engine, async |page| {
        let (ko, en) = (words("ko"), words("en"));
        let keys = [
            "filter.roles",
            "filter.actors",
            "filter.groups",
            "filter.kinds",
            "search",
            "at",
            "about",
            "tier.main",
        ];
        let [korean, english] = [&ko, &en].map(|words| keys.map(|key| words[key].as_str().expect("words")));
        page.open(&[("at", "all"), ("lang", "ko")]).await;
        reads(page, "lang=ko", &korean).await;
        reads(page, "lang=ko", &["중증외상센터", "백강혁", "주지훈", "간호사", "중증외상팀"]).await;
        page.expect(
            "the language is said",
            "return one('.castmap').closest('[lang]')?.lang ?? host.lang",
            "ko",
        )
        .await;
        let name = "return words(one('[data-id=baek] [part~=name]'))";
        page.expect("the name comes in Korean", name, "백강혁").await;
        page.set("lang", Some("en")).await;
        reads(page, "lang=en", &english).await;
        page.expect("the name comes in English", name, "Baek Kang-hyuk").await;
        let native = "const native = one('[data-id=baek] [part~=native]');
            return [words(native), [native, ...native.children].find((each) => each.lang)?.lang]";
        page.expect(
            "the native name stands beside it, and says that it is Korean",
            native,
            json!(["백강혁", "ko"]),
        )
        .await;
        let others = "return all('.main [lang]').filter((each) => isShown(each) && each.lang !== 'en')
            .map((each) => [each.lang, /[\\p{Script=Hangul}]/u.test(each.textContent)])
            .filter(([lang, isHangul]) => (lang === 'ko') !== isHangul)";
        page.expect("nor is anything else called what it is not", others, json!([])).await;
        page.choose("language", "ko").await;
        reads(page, "Korean was chosen", &korean).await;
        page.expect("the property", "return host.lang", "ko").await;
    });
}

fn the_language_around_the_element_counts(engine: Engine) {
    browse_in(engine, async |page| {
        let tag = "<div lang=\"ko-KR\"><cast-map view=\"cards\"></cast-map></div>";
        page.visit(&page.server.give("page.html", documents::page(tag))).await;
        page.ready().await;
        let name = "return words(one('[data-id=baek] [part~=name]'))";
        page.expect("the nearest lang", name, "백강혁").await;
        page.set("lang", Some("en")).await;
        page.expect("its own lang comes first", name, "Baek Kang-hyuk").await;
    });
}

fn a_language_without_words_falls_back_to_english(engine: Engine) {
    browse_in(engine, async |page| {
        let text = SMALL.replace("\"name\": \"Ann\"", "\"name\": {\"en\": \"Ann\", \"fr\": \"Anne\"}");
        let src = page.server.give("small.json", text);
        page.open(&[("src", &src), ("lang", "fr-CA")]).await;
        page.expect("the document's French", "return words(one('[data-id=ann] [part~=name]'))", "Anne").await;
        reads(page, "the interface", &[words("en")["filter.roles"].as_str().expect("words")]).await;
    });
}

fn the_panel_speaks_korean(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[("at", "8"), ("lang", "ko"), ("focus-on", "yang")]).await;
        reads(page, "the panel", &["양재원", "추영우", "백강혁의 첫 제자", "동료", "이전"]).await;
        let english = "const text = words(one('[part~=panel]'));
            return ['Relations', 'Source', 'formerly', 'played by', 'Also called'].filter((word) => text.includes(word))";
        page.expect("no English word of the interface is left", english, json!([])).await;
    });
}
