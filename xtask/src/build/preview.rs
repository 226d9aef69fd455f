//! What others show of a page before anybody opens it: Open Graph tags (ogp.me) and an oEmbed document (oembed.com).

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// The size of a frame that nobody asked another size of, in CSS pixels.
const FRAME: [u32; 2] = [800, 600];

/// The size of `static/preview.png`.
const PICTURE: [u32; 2] = [1200, 630];

/// Puts the title of the show and the address of the page's folder in their places; without an address, links stay
/// relative.
pub fn tagged(page: &str, title: &str, address: Option<&str>) -> Result<String> {
    for place in ["{title}", "{address}"] {
        if !page.contains(place) {
            bail!("index.html has no place for a preview's {place}");
        }
    }
    Ok(page.replace("{title}", &escaped(title)).replace("{address}", &escaped(address.unwrap_or("./"))))
}

/// `oembed.json`: the page in a frame.
pub fn oembed(title: &str, address: Option<&str>) -> String {
    let address = address.unwrap_or("./");
    let [width, height] = FRAME;
    let frame = format!(
        "<iframe src=\"{}index.html\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\"></iframe>",
        escaped(address),
        escaped(title)
    );
    let document = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "castmap",
        "provider_url": address,
        "html": frame,
        "width": width,
        "height": height,
        "thumbnail_url": format!("{address}preview.png"),
        "thumbnail_width": PICTURE[0],
        "thumbnail_height": PICTURE[1],
    });
    format!("{document:#}\n")
}

/// The title of a show, in the language of its document.
pub fn title(document: &str) -> Result<String> {
    let document: Value = serde_json::from_str(document).context("the built-in show is no JSON")?;
    let language = document["language"].as_str().unwrap_or("en");
    let title = &document["title"];
    let title = title.as_str().or_else(|| title[language].as_str());
    title.map(str::to_owned).with_context(|| format!("the built-in show has no title in {language}"))
}

/// An address of a folder, as `--address` gives it.
pub fn folder(address: &str) -> Result<String, String> {
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Err("it begins with https://".to_owned());
    }
    if address.contains(['?', '#', ' ', '"', '<']) {
        return Err("it is the address of a folder, with nothing behind it".to_owned());
    }
    Ok(format!("{}/", address.trim_end_matches('/')))
}

/// Text between quotes or tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_is() {
        let page = "<title>{title}</title><a href=\"{address}x\">{title}";
        assert_eq!(
            tagged(page, "A & \"B\"", None).unwrap(),
            "<title>A &amp; &quot;B&quot;</title><a href=\"./x\">A &amp; &quot;B&quot;"
        );
        assert!(tagged(page, "", Some("https://a.example/b/")).unwrap().contains("https://a.example/b/x"));
        assert_eq!(
            tagged("{title}", "", None).unwrap_err().to_string(),
            "index.html has no place for a preview's {address}"
        );
        let document: Value = serde_json::from_str(&oembed("A & B", Some("https://a.example/b/"))).unwrap();
        assert_eq!(
            document["html"],
            "<iframe src=\"https://a.example/b/index.html\" title=\"A &amp; B\" width=\"800\" height=\"600\" \
             loading=\"lazy\"></iframe>"
        );
    }

    #[test]
    fn a_show_has_a_title_in_its_language() {
        assert_eq!(title(r#"{"title": "A"}"#).unwrap(), "A");
        assert_eq!(title(r#"{"title": {"en": "A", "ko": "가"}, "language": "ko"}"#).unwrap(), "가");
        assert_eq!(title("{}").unwrap_err().to_string(), "the built-in show has no title in en");
    }

    #[test]
    fn an_address_is_that_of_a_folder() {
        assert_eq!(folder("https://a.example/b"), Ok("https://a.example/b/".to_owned()));
        assert_eq!(folder("https://a.example/b/"), Ok("https://a.example/b/".to_owned()));
        assert_eq!(folder("a.example"), Err("it begins with https://".to_owned()));
        assert_eq!(
            folder("https://a.example/?x"),
            Err("it is the address of a folder, with nothing behind it".to_owned())
        );
    }
}
