//! Pictures of every state, for people to look at; `cargo xtask shots` takes them all.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::browser::browse;
use crate::page::Page;
use crate::places;
use crate::say::say;
use crate::states::{STATES, Show, State, overflow, settle};

const THEMES: [&str; 2] = ["light", "dark"];
const SIZES: [(u32, u32); 2] = [(1280, 900), (360, 780)];
const LANGUAGES: [&str; 2] = ["en", "ko"];

/// A picture to be taken.
struct Shot {
    state: State,
    theme: &'static str,
    size: (u32, u32),
    language: &'static str,
}

impl Shot {
    fn name(&self) -> String {
        let Self { state, theme, size, language } = self;
        format!("{}-{}-{theme}-{}-{language}.png", state.show_name(), state.name, size.0)
    }

    /// Takes it, and says what sticks out sideways.
    async fn take(&self, page: &Page, folder: &Path) -> Option<String> {
        page.size(self.size.0, self.size.1).await;
        self.state.reach(page, self.theme, self.language).await;
        let overflow = overflow(page, &self.name()).await;
        let path = folder.join(self.name());
        let taken = page.browser.screenshot(&path).await;
        taken.unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
        self.state.leave(page);
        overflow
    }
}

fn all(show: Show) -> Vec<Shot> {
    let mut shots = Vec::new();
    for state in STATES.into_iter().filter(|state| state.show == show) {
        for theme in THEMES {
            for size in SIZES {
                for language in LANGUAGES {
                    shots.push(Shot { state, theme, size, language });
                }
            }
        }
    }
    shots
}

fn take(show: Show) {
    let (folder, wanted) = places::shots();
    let only = places::shots_only().unwrap_or_default();
    let mut shots: Vec<Shot> = all(show).into_iter().filter(|shot| shot.name().contains(&only)).collect();
    if !wanted {
        // One of each kind is enough to see that pictures can be taken.
        shots.retain(|shot| ["cards", "character"].contains(&shot.state.name) && shot.language == "en");
        shots.truncate(2);
    }
    shots.retain(|shot| shot.state.is_here());
    if shots.is_empty() {
        return;
    }
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    browse(async |page| {
        let mut wide = Vec::new();
        for shot in &shots {
            wide.extend(shot.take(page, &folder).await);
        }
        assert!(wide.is_empty(), "{} pictures scroll sideways:\n{}", wide.len(), wide.join("\n"));
    });
    say(&format!("shots: {} pictures in {}", shots.len(), folder.display()));
}

/// The picture at the top of README.md.
const COVER: Shot = Shot { state: STATES[0], theme: "light", size: (1280, 800), language: "en" };

/// The most that it may weigh.
const COVER_BYTES: usize = 250_000;

#[test]
fn the_cover_can_be_taken_and_is_small() {
    assert_eq!((COVER.state.name, COVER.state.show_name()), ("chart", "trauma-code"));
    let cover = places::cover();
    browse(async |page| {
        page.size(COVER.size.0, COVER.size.1).await;
        COVER.state.reach(page, COVER.theme, COVER.language).await;
        page.run("document.documentElement.style.overflow = 'hidden'").await;
        page.settled().await;
        settle(page).await;
        assert_eq!(overflow(page, "the cover").await, None);
        // Nothing that one sees there is cut off by the lower edge.
        let cut = "return all('*').filter(isShown).filter((element) => !element.children.length)
            .filter((element) => element.getBoundingClientRect().bottom > innerHeight).map((element) => element.className)";
        page.expect("what is cut off", cut, json!([])).await;
        let picture = page.browser.screenshot_as_png().await.expect("the page can be seen");
        assert!(picture.len() < COVER_BYTES, "{} bytes are more than {COVER_BYTES}", picture.len());
        fs::write(&cover, picture).unwrap_or_else(|error| panic!("{}: {error}", cover.display()));
    });
    say(&format!("cover: {}", cover.display()));
}

#[test]
fn shots_of_the_built_in_show() {
    take(Show::BuiltIn);
}

#[test]
fn shots_of_game_of_thrones() {
    take(Show::GameOfThrones);
}

#[test]
fn shots_of_ten_thousand() {
    take(Show::Many);
}
