//! The states that a visitor can bring the page into, each with the way there.

use thirtyfour::Key;

use crate::cast::{address, viewed};
use crate::documents;
use crate::page::Page;

/// Which show a state is of.
#[derive(Clone, Copy, PartialEq)]
pub enum Show {
    BuiltIn,
    GameOfThrones,
    Many,
}

#[derive(Clone, Copy)]
enum Step {
    Click(&'static str),
    /// Waits until the chart is laid out.
    Settle,
    Escape,
    /// Presses keys on a card.
    Press(&'static str, &'static str),
    /// Waits until something that fits is shown.
    See(&'static str),
    /// Waits until nothing that fits is shown.
    Lose(&'static str),
}

use Step::{Click, Escape, Lose, Press, See, Settle};

/// A state, by its name.
#[derive(Clone, Copy)]
pub struct State {
    pub name: &'static str,
    pub show: Show,
    attributes: &'static [(&'static str, &'static str)],
    steps: &'static [Step],
}

const PANEL: &str = "[part~=panel]";

const fn state(
    name: &'static str,
    attributes: &'static [(&'static str, &'static str)],
    steps: &'static [Step],
) -> State {
    State { name, show: Show::BuiltIn, attributes, steps }
}

/// A document that is never there, and one that never comes.
const NOWHERE: &str = "/t/nowhere.json";
const HELD: &str = "/t/held.json";

const ALL: (&str, &str) = ("at", "all");
const YANG: Step = Click("[part~=card][data-id=yang]");

const OFFERS: &[Step] = &[Click(".search input"), See(".search [role=listbox]")];

const ASKED: &[Step] = &[Click("[data-ask]"), See(".ask [role=listbox]")];
const CHAINS: &[Step] =
    &[Click("[data-ask]"), Click(".ask [data-found=\"character:agent\"]"), See("[data-chain]")];

const FIFTH: (&str, &str) = ("at", "5");
const CHANGES: &[Step] = &[Click("[data-open=changes]"), See(PANEL), See(".mark")];
const WALK: &[Step] = &[
    Click("[data-open=changes]"),
    Click("[data-walk=begin]"),
    Click("[data-walk=pause]"),
    Click("[data-walk=next]"),
    See(".stop"),
];

const EMBED: &[Step] = &[Click(".settings button[data-open=embed]"), See(PANEL), See("[data-copy]")];

const CHART: (&str, &str) = ("view", "chart");
const LIST: (&str, &str) = ("view", "list");

pub const STATES: [State; 47] = [
    state("chart", &[ALL, CHART], &[Settle]),
    state("chart-start", &[CHART], &[Settle]),
    state("chart-filtered", &[ALL, CHART, ("groups", "trauma-team")], &[Settle]),
    state("chart-selected", &[ALL, CHART, ("focus-on", "baek")], &[Settle, See(PANEL)]),
    state("chart-keys", &[ALL, CHART], &[Settle, Click("[data-zoom=keys]"), See(".help")]),
    state("chart-pinned", &[ALL, CHART], &[Settle, Press("baek", "m\u{e014}\u{e006}"), See(".node .sign")]),
    state("chart-folded", &[ALL, CHART], &[Settle, Press("baek", "f"), See(".plate.lone[data-stop]")]),
    state("chart-lifted", &[ALL, CHART], &[Settle, Press("baek", "m"), See(".node.held")]),
    state("asked", &[ALL, CHART, ("focus-on", "baek")], ASKED),
    state("asked-cards", &[ALL, ("focus-on", "baek")], ASKED),
    state("chains", &[ALL, CHART, ("focus-on", "daughter")], CHAINS),
    state("chains-cards", &[ALL, ("focus-on", "daughter")], CHAINS),
    state("saving", &[ALL, CHART], &[Settle, Click("[data-save]"), See(".save .values")]),
    state("list", &[ALL, LIST], &[See("table")]),
    state("relation", &[ALL, LIST], &[Click("tr:nth-child(3) button"), See(PANEL)]),
    state("doubt", &[CHART], &[Settle, Click("[data-choice=at] option[value=all]"), See(".doubt")]),
    state("changes", &[FIFTH, CHART], CHANGES),
    state("changes-cards", &[FIFTH], &[Click("[data-open=changes]"), See(PANEL), Escape, See(".card .mark")]),
    state("changes-list", &[FIFTH, LIST], &[Click("[data-switch=marks]"), See(".relation .mark")]),
    state("walk", &[FIFTH, CHART], WALK),
    state("walk-cards", &[FIFTH], WALK),
    state("hidden", &[("focus-on", "agent")], &[See(PANEL)]),
    state("minimal", &[ALL, CHART, ("controls", "minimal")], &[Settle]),
    state("cards", &[ALL], &[]),
    state("start", &[], &[]),
    state("filtered", &[ALL, ("roles", "main|Nurse"), ("groups", "trauma-team")], &[See("[data-chip]")]),
    state(
        "filter-open",
        &[ALL, ("roles", "main")],
        &[Click("button[data-facet=roles]"), See("[role=listbox]")],
    ),
    state("search", &[ALL, ("q", "kang")], OFFERS),
    state("search-reasons", &[ALL, ("q", "ㅈ")], OFFERS),
    state("search-nobody", &[ALL, ("q", "zzzz")], &[Click(".search input"), See(".search .more")]),
    state("empty", &[ALL, ("roles", "guest"), ("actors", "ju-ji-hoon")], &[See(".empty")]),
    state("character", &[ALL], &[YANG, See(PANEL)]),
    state(
        "person",
        &[ALL],
        &[YANG, Click("[part~=panel] button[data-open=\"person:choo-young-woo\"]"), See(PANEL)],
    ),
    state(
        "group",
        &[ALL],
        &[YANG, Click("[part~=panel] button[data-open=\"group:trauma-team\"]"), See(PANEL)],
    ),
    state("about", &[ALL], &[Click(".settings button[data-open=about]"), See(PANEL)]),
    state("embed", &[ALL, CHART], EMBED),
    state("closed", &[ALL], &[YANG, See(PANEL), Escape, Lose(PANEL)]),
    state("loading", &[("src", HELD)], &[]),
    state("failure", &[("src", NOWHERE)], &[See("[part~=message]")]),
    State { show: Show::GameOfThrones, ..state("cards", &[ALL], &[]) },
    State {
        show: Show::GameOfThrones,
        ..state("character", &[ALL, ("focus-on", "jon-snow")], &[See(PANEL)])
    },
    State { show: Show::GameOfThrones, ..state("chart", &[ALL, CHART], &[Settle]) },
    State {
        show: Show::GameOfThrones,
        ..state("chart-selected", &[ALL, CHART, ("focus-on", "jon-snow")], &[Settle])
    },
    State { show: Show::GameOfThrones, ..state("search", &[ALL, CHART, ("q", "jon st")], OFFERS) },
    State { show: Show::GameOfThrones, ..state("list", &[ALL, LIST], &[See("table")]) },
    State { show: Show::GameOfThrones, ..state("embed", &[ALL], EMBED) },
    State { show: Show::Many, ..state("cards", &[ALL], &[]) },
];

impl State {
    /// As it is called in names of files.
    pub fn show_name(&self) -> &'static str {
        match self.show {
            Show::BuiltIn => "trauma-code",
            Show::GameOfThrones => "game-of-thrones",
            Show::Many => "ten-thousand",
        }
    }

    /// Whether its show is on this machine.
    pub fn is_here(&self) -> bool {
        let what = format!("{} of {}", self.name, self.show_name());
        match self.show {
            Show::BuiltIn => true,
            Show::GameOfThrones => documents::game_of_thrones(&what).is_some(),
            Show::Many => documents::many(&what).is_some(),
        }
    }

    /// Opens the page of the build and goes there.
    pub async fn reach(&self, page: &Page, theme: &str, language: &str) {
        let mut attributes = self.attributes.to_vec();
        attributes.extend([("theme", theme), ("lang", language)]);
        let name = self.show_name();
        let document = match self.show {
            Show::BuiltIn => None,
            Show::GameOfThrones => documents::game_of_thrones(name),
            Show::Many => documents::many(name).map(String::from),
        };
        let src = document.map(|text| page.server.give(&format!("{name}.json"), text));
        if let Some(src) = &src {
            attributes.push(("src", src));
        }
        page.expects("Failed to load resource");
        page.server.hold(HELD);
        // What was answered or chosen in another state would be kept.
        page.run("try { localStorage.clear() } catch {}").await;
        page.visit(&address(&viewed(&attributes))).await;
        let end = match self.name {
            "loading" => "loading",
            "failure" => "failed",
            _ => "ready",
        };
        let what = format!("{name} {} does not get there", self.name);
        page.expect(&what, "return state()", end).await;
        for step in self.steps {
            match step {
                Click(selector) => page.click(selector).await,
                Settle => page.settled().await,
                Press(id, keys) => {
                    page.run(&format!("one('.node[data-id={id}]').focus()")).await;
                    page.press(*keys).await;
                }
                Escape => page.press(Key::Escape).await,
                See(selector) => {
                    page.wait(&what, &format!("return all('{selector}').some(isShown)")).await;
                }
                Lose(selector) => {
                    page.wait(&what, &format!("return !all('{selector}').some(isShown)")).await;
                }
            }
        }
        settle(page).await;
    }

    /// Lets a document go that was held back for this state.
    pub fn leave(&self, page: &Page) {
        page.server.release(HELD);
    }
}

/// Waits until nothing moves: transitions and animations are over, fonts are there, two frames were painted.
pub async fn settle(page: &Page) {
    let script = "await document.fonts.ready;
        const frame = () => new Promise((next) => requestAnimationFrame(next));
        await frame();
        const moving = document.getAnimations().concat(root.getAnimations?.() ?? []);
        const ending = moving.filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity);
        await Promise.allSettled(ending.map((animation) => animation.finished));
        await frame(); await frame();
        return true";
    page.resolve(script).await;
}

/// What sticks out sideways, if anything does.
pub async fn overflow(page: &Page, what: &str) -> Option<String> {
    let script = "const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return null;
        const end = (element) => element.getBoundingClientRect().right;
        const wide = all('*').filter((element) => end(element) > clientWidth + 0.5);
        return `${scrollWidth} px in ${clientWidth} px: ` + wide.slice(0, 6).map((element) =>
            `${element.localName}.${element.classList} to ${Math.round(end(element))}`).join(', ')";
    let wide = page.run(script).await;
    wide.as_str().map(|wide| format!("{what}: {wide}"))
}
