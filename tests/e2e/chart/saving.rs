//! The menu of the chart: pictures as files, and a link to what is shown; by mouse, fingers and keys.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse;
use crate::cast::ids;
use crate::documents;
use crate::page::Page;
use crate::server::Own;

/// A folder that takes what a page saves.
struct Folder(PathBuf);

impl Folder {
    async fn of(page: &Page, name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("castmap-saved-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for temporary files");
        let allowed = json!({ "behavior": "allow", "downloadPath": path });
        page.tell("Browser.setDownloadBehavior", allowed).await;
        Self(path)
    }

    /// What was saved under a name, as soon as it is there.
    async fn file(&self, name: &str) -> Vec<u8> {
        let path = self.0.join(name);
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            match fs::read(&path) {
                Ok(bytes) if !bytes.is_empty() => return bytes,
                _ => assert!(Instant::now() < deadline, "{name} is not saved: {:?}", listed(&self.0)),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn listed(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.map(|file| file.file_name().to_string_lossy().into_owned()).collect()
}

/// The menu's button, and whether the menu is there.
const BUTTON: &str = "[data-save]";
const OPEN: &str = "const open = all('.save .values').some(isShown);
    return open === (one('[data-save]').ariaExpanded === 'true') && open";

fn item(name: &str) -> String {
    format!("[data-take=\"{name}\"]")
}

async fn take(page: &Page, name: &str) {
    page.click(BUTTON).await;
    page.expect("the menu is open", OPEN, true).await;
    page.click(&item(name)).await;
    page.expect("the menu is closed again", OPEN, false).await;
    page.expect("its button has the focus", "return focused() === one('[data-save]')", true).await;
}

async fn says(page: &Page, words: &str) {
    page.expect("what it says", "return words(one('.told[role=status]'))", words).await;
}

#[test]
fn pictures_are_saved_as_files_named_after_show_and_point() {
    browse(async |page| {
        let folder = Folder::of(page, "pictures").await;
        page.open_chart(&[("at", "3")]).await;
        page.click("[data-zoom=in]").await;
        page.rests().await;
        let name = "The Trauma Code Heroes on Call - Episode 3";
        for (taken, scope) in [("all.svg", "all"), ("view.svg", "view")] {
            take(page, taken).await;
            says(page, &format!("Picture saved as {name}.svg")).await;
            let saved = folder.file(&format!("{name}.svg")).await;
            let drawn = page.run(&format!("return host.toSVG({{ scope: '{scope}' }})")).await;
            assert_eq!(json!(String::from_utf8_lossy(&saved)), drawn, "{scope}");
            fs::remove_file(folder.0.join(format!("{name}.svg"))).expect("it is there");
        }
        let size = |scope: &str| {
            format!(
                "const [, ...sides] = host.toSVG({{ scope: '{scope}' }}).match(/ width=\"(.*?)\" height=\"(.*?)\"/);
                return sides.map(Number)"
            )
        };
        for (taken, scope) in [("all.png", "all"), ("view.png", "view")] {
            take(page, taken).await;
            says(page, &format!("Picture saved as {name}.png")).await;
            let saved = folder.file(&format!("{name}.png")).await;
            assert_eq!(saved[..8], *b"\x89PNG\r\n\x1a\n");
            let side =
                |at: usize| f64::from(u32::from_be_bytes(saved[at..at + 4].try_into().expect("four bytes")));
            let units = page.run(&size(scope)).await;
            for (place, pixels) in [side(16), side(20)].into_iter().enumerate() {
                let off = pixels - 2.0 * units[place].as_f64().expect("a number");
                assert!(off.abs() <= 2.0, "{scope}: {pixels} pixels for {units}");
            }
            fs::remove_file(folder.0.join(format!("{name}.png"))).expect("it is there");
        }
        page.set("lang", Some("ko")).await;
        take(page, "all.svg").await;
        says(page, "그림을 저장했습니다: 중증외상센터 - 3화.svg").await;
        folder.file("중증외상센터 - 3화.svg").await;
    });
}

#[test]
fn a_link_brings_the_view_back() {
    browse(async |page| {
        let granted = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.tell("Browser.grantPermissions", granted).await;
        page.open_chart(&[("at", "all"), ("lang", "en")]).await;
        page.click(".node[data-id=yang]").await;
        page.click("[data-kind=mentor]").await;
        page.expect("the panel is open", "return host.focusOn", "yang").await;
        take(page, "link").await;
        says(page, "Link copied").await;
        let copied = page.resolve("return navigator.clipboard.readText()").await;
        let link = copied.as_str().expect("a text").to_owned();
        assert_eq!(page.run("return location.href").await, json!(link));
        page.visit("/index.html").await;
        page.ready().await;
        let path = link.strip_prefix(&page.server.origin).expect("it is of this page");
        page.visit(path).await;
        page.ready().await;
        for (name, value) in [("at", "8"), ("kinds", "mentor"), ("focusOn", "yang"), ("view", "chart")] {
            page.expect(name, &format!("return host.{name}"), value).await;
        }
        page.shows("the same people", &ids("baek yang")).await;
    });
}

#[test]
fn where_copying_is_refused_the_link_is_there_to_read() {
    browse(async |page| {
        page.early("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))").await;
        page.open_chart(&[("at", "3")]).await;
        take(page, "link").await;
        let link = page.run("return location.href").await;
        let link = link.as_str().expect("a text");
        says(page, &format!("This page does not allow copying. The link is: {link}")).await;
    });
}

#[test]
fn a_page_that_keeps_no_view_in_its_address_has_no_link_to_it() {
    browse(async |page| {
        let body = "<cast-map view=\"chart\" at=\"all\"></cast-map>";
        page.visit(&page.server.give("page.html", documents::page(body))).await;
        page.ready().await;
        page.settled().await;
        page.click(BUTTON).await;
        let taken = "return all('[data-take]').map((item) => item.dataset.take)";
        let pictures = json!(["all.png", "view.png", "all.svg", "view.svg"]);
        page.expect("pictures alone", taken, pictures).await;
        page.set("link", Some("")).await;
        page.expect("and now a link", "return all('[data-take=link]').length", 1).await;
    });
}

#[test]
fn where_a_frame_may_not_save_it_says_so() {
    browse(async |page| {
        page.expects("Download is disallowed");
        let frame = "<iframe width=\"900\" height=\"700\" sandbox=\"allow-scripts allow-same-origin\" \
             src=\"/index.html?view=chart&at=all&lang=en\"></iframe>";
        page.server.allow(Own::Frames);
        page.visit(&page.server.give("framed.html", documents::page(frame))).await;
        page.browser.enter_frame(0).await.expect("there is a frame");
        page.ready().await;
        page.settled().await;
        take(page, "all.svg").await;
        says(page, "If no file appears, this page does not allow pictures to be saved.").await;
    });
}

#[test]
fn keys_open_the_menu_and_close_it() {
    browse(async |page| {
        let folder = Folder::of(page, "keys").await;
        page.open_chart(&[("at", "3"), ("lang", "en")]).await;
        page.run("one('[data-zoom=keys]').focus()").await;
        page.press(Key::Tab).await;
        page.expect("behind the zoom", "return focused().title", "Save or share").await;
        page.press(Key::Enter).await;
        page.expect("the menu is open", OPEN, true).await;
        let focus = "return focused().dataset.take";
        page.expect("the focus is in it", focus, "all.png").await;
        for name in ["view.png", "all.svg", "view.svg", "link"] {
            page.press(Key::Tab).await;
            page.expect("the next one", focus, name).await;
        }
        page.press(Key::Escape).await;
        page.expect("Escape closes it", OPEN, false).await;
        page.expect("and gives the focus back", "return focused() === one('[data-save]')", true).await;
        page.press(" ").await;
        page.expect("the space bar opens it too", OPEN, true).await;
        for _ in 0..5 {
            page.press(Key::Tab).await;
        }
        page.expect("Tab leads out of it, and it closes", OPEN, false).await;
        page.run("one('[data-save]').focus()").await;
        page.press(Key::Enter).await;
        page.expect("again", focus, "all.png").await;
        page.press(Key::Tab).await;
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        says(page, "Picture saved as The Trauma Code Heroes on Call - Episode 3.svg").await;
        folder.file("The Trauma Code Heroes on Call - Episode 3.svg").await;
    });
}

#[test]
fn a_thumb_saves_on_a_phone() {
    browse(async |page| {
        let folder = Folder::of(page, "phone").await;
        page.phone(360, 740).await;
        page.open_chart(&[("at", "3"), ("lang", "en")]).await;
        page.run("one('.chart').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        let tap = async |selector: &str| {
            let at = page.middle(selector).await;
            page.fingers(&[(at, at)]).await;
        };
        tap(BUTTON).await;
        page.expect("the menu is open", OPEN, true).await;
        let inside = "const chart = one('.chart').getBoundingClientRect();
            return all('[data-take], .save .values').map((item) => item.getBoundingClientRect()).every((box) =>
                box.left >= chart.left && box.top >= chart.top && box.bottom <= chart.bottom && box.height >= 36)";
        assert_eq!(page.run(inside).await, json!(true), "all of it can be reached");
        // A tap beside it closes it.
        let (x, y) = page.middle(".stage").await;
        page.fingers(&[((x - 100.0, y + 150.0), (x - 100.0, y + 150.0))]).await;
        page.expect("closed", OPEN, false).await;
        tap(BUTTON).await;
        page.expect("the menu is open", OPEN, true).await;
        tap(&item("view.svg")).await;
        says(page, "Picture saved as The Trauma Code Heroes on Call - Episode 3.svg").await;
        let saved = folder.file("The Trauma Code Heroes on Call - Episode 3.svg").await;
        let drawn: Value = page.run("return host.toSVG({ scope: 'view' })").await;
        assert_eq!(json!(String::from_utf8_lossy(&saved)), drawn);
    });
}
