//! What the visitor does, one thing after the other, and what has to come of each.

use serde_json::json;

use super::visitor::{BACKSPACE, DOWN, ENTER, ESCAPE, UP, Visitor};
use crate::input::Place;

/// Everything that is done, each about as often as it stands here.
const ACTS: [&str; 18] = [
    "search", "search", "search", "filter", "filter", "zoom", "zoom", "drag", "pinch", "view", "view",
    "panel", "panel", "timeline", "timeline", "fold", "menu", "choice",
];

/// What is done now and then.
const SELDOM: [&str; 1] = ["walk"];

/// One act in so many is a seldom one.
const SELDOM_IN: usize = 25;

const CLEAR: &str = "button[data-clear]";
const FIELD: &str = "input[type=search]";

impl Visitor<'_> {
    /// Does something, and notes it where it could be done.
    pub async fn act(&mut self) {
        let act = if self.draw(SELDOM_IN) == 0 { self.one_of(&SELDOM) } else { self.one_of(&ACTS) };
        let is_done = match act {
            "search" => self.search().await,
            "filter" => self.filter().await,
            "zoom" => self.zoom().await,
            "drag" => self.drag().await,
            "pinch" => self.pinch().await,
            "view" => self.view().await,
            "panel" => self.panel().await,
            "timeline" => self.timeline().await,
            "fold" => self.fold().await,
            "menu" => self.menu().await,
            "choice" => self.choice().await,
            _ => self.walk().await,
        };
        if is_done {
            *self.done.entry(act).or_default() += 1;
        }
        self.close().await;
    }

    /// Whatever was never done, though it should have been: of what is seldom done, where there was time for it.
    pub fn missed(&self, is_long: bool) -> Vec<&'static str> {
        let seldom = SELDOM.iter().filter(|_| is_long);
        let acts = ACTS.iter().chain(seldom).copied();
        let mut missed: Vec<&str> = acts.filter(|act| !self.done.contains_key(act)).collect();
        missed.dedup();
        missed
    }

    /// Closes all that is open, as one who has seen enough.
    async fn close(&mut self) {
        for _ in 0..8 {
            if self.see("soak.open()").await == 0 {
                return;
            }
            if self.click("[data-answer=no]").await || self.click("[data-walk=stop]").await {
                continue;
            }
            self.press(ESCAPE).await;
            if self.see("soak.open()").await != 0 {
                self.click("[data-close]").await;
            }
        }
        self.until("all can be closed", "soak.open() === 0").await;
    }

    /// Drops all filters, and looks whether everybody is back.
    async fn drop_filters(&mut self) {
        while self.click(CLEAR).await {
            self.until("filters are dropped", "soak.shown('[data-chip]').length === 0").await;
        }
        self.counted().await;
    }

    /// Everybody at this point, as many as at the first visit to it, and as many as the page says.
    async fn counted(&mut self) {
        self.until("the page says how many there are", "soak.count() === soak.host().visible.length").await;
        let at = self.see("soak.host().at").await;
        self.as_before(format!("who is there at {at}"), "soak.host().visible").await;
    }

    /// Looks somebody up by their name, finds them, and goes there or not.
    async fn search(&mut self) -> bool {
        self.drop_filters().await;
        let number = self.draw(1000);
        let somebody = self.see(&format!("soak.somebody({number})")).await;
        let (id, name) =
            (somebody[0].as_str().expect("an id"), somebody[1].as_str().expect("a name").to_owned());
        self.click_until(FIELD, "soak.host().shadowRoot.activeElement?.type === 'search'").await;
        self.type_in(&name).await;
        let found =
            format!("soak.host().q === {} && soak.host().visible.includes({})", json!(name), json!(id));
        self.until("who was looked up is found", &found).await;
        self.until("the page says how many it found", "soak.count() === soak.host().visible.length").await;
        self.until("as many cards stand out", STANDING).await;
        let at = self.see("soak.host().at").await;
        self.as_before(format!("who is found by “{name}” at {at}"), "soak.host().visible").await;
        if self.draw(2) == 0 {
            self.until("it is offered", "soak.shown('.search [role=option]').length > 0").await;
            self.press(ENTER).await;
            self.until("Enter goes there", "soak.host().q === '' && soak.open() > 0").await;
        } else {
            self.select_all().await;
            self.press(BACKSPACE).await;
        }
        self.until("the field is empty", "soak.host().q === ''").await;
        self.emptied += 1;
        self.close().await;
        self.counted().await;
        true
    }

    /// Sets one filter or two, and drops them.
    async fn filter(&mut self) -> bool {
        self.drop_filters().await;
        let before = self.see("soak.host().visible.length").await;
        for _ in 0..=self.draw(2) {
            self.click_until("button[data-facet]", "soak.shown('[role=option]').length > 0").await;
            let value = "[role=option]:not([aria-selected=true], [aria-disabled=true])";
            self.click_until(value, "soak.shown('[data-chip]').length > 0").await;
            self.close().await;
        }
        let fewer = format!("soak.count() === soak.host().visible.length && soak.count() <= {before}");
        self.until("the page says how many are left", &fewer).await;
        self.drop_filters().await;
        true
    }

    /// Has the chart before them, and a place on its ground.
    async fn chart(&mut self) -> Option<Place> {
        if self.see("soak.host().view").await != "chart" {
            let there = "soak.host().view === 'chart' && soak.shown('.node').length > 0";
            self.click_until("[data-view=chart]", there).await;
        }
        self.fit().await;
        // A click that missed what moved away may have folded a group.
        while self.sees(&format!("{FOLDED} > 0")).await {
            self.slips += 1;
            let before = self.see(FOLDED).await;
            self.must_click(".fold[aria-expanded=false]").await;
            self.until("a group is open again", &format!("{FOLDED} < {before}")).await;
            self.fit().await;
        }
        let number = self.draw(1000);
        let found = self.see(&format!("soak.ground({number})")).await;
        (!found.is_null()).then(|| crate::input::place(&found))
    }

    /// Has all of the chart in sight: what is out of it cannot be clicked.
    async fn fit(&mut self) {
        self.must_click("[data-zoom=fit]").await;
        self.rests().await;
    }

    /// Waits until nothing moves in the chart.
    async fn rests(&self) {
        let still = "(async () => {
            const before = soak.camera().join();
            for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
            return soak.camera().join() === before;
        })()";
        self.until("the chart rests", still).await;
    }

    /// Fails where the chart stands as it stood.
    async fn moved(&self, what: &str, before: &serde_json::Value) {
        self.until(what, &format!("soak.camera().join() !== {before}.join()")).await;
    }

    /// In and out by the wheel.
    async fn zoom(&mut self) -> bool {
        let Some(at) = self.chart().await else { return false };
        let before = self.see("soak.camera()").await;
        let times = 2 + self.draw(6);
        self.turn_wheel(at, -60.0, times).await;
        self.until("the wheel makes the chart larger", &format!("soak.camera()[2] > {}", before[2])).await;
        let large = self.see("soak.camera()").await;
        self.turn_wheel(at, 80.0, times).await;
        self.moved("and smaller", &large).await;
        true
    }

    /// Takes the chart elsewhere by the mouse.
    async fn drag(&mut self) -> bool {
        let Some(at) = self.chart().await else { return false };
        let before = self.see("soak.camera()").await;
        let by = |number: usize| number as f64 - 120.0;
        let to = (at.0 + by(self.draw(100)), at.1 + by(self.draw(100)));
        self.page.drag(at, to).await;
        self.moved("the chart moves with the mouse", &before).await;
        true
    }

    /// Spreads two fingers on it.
    async fn pinch(&mut self) -> bool {
        let Some((x, y)) = self.chart().await else { return false };
        let before = self.see("soak.camera()").await;
        let [near, far] = [20.0, 40.0 + self.draw(40) as f64];
        self.page.fingers(&[((x - near, y), (x - far, y)), ((x + near, y), (x + far, y))]).await;
        self.moved("the chart grows between the fingers", &before).await;
        true
    }

    /// Turns to another view, and looks around there.
    async fn view(&mut self) -> bool {
        let view = self.one_of(&["chart", "cards", "list"]);
        let there = format!("soak.host().view === {}", json!(view));
        self.click_until(&format!("[data-view={view}]"), &there).await;
        if view != "chart" {
            let times = 1 + self.draw(4);
            self.turn_wheel((640.0, 700.0), 200.0, times).await;
            self.turn_wheel((640.0, 700.0), -200.0, times + 1).await;
        }
        if view == "list" {
            self.until("there are relations", "soak.shown('tr').length > 1").await;
            self.click("[data-sort]").await;
        }
        true
    }

    /// Opens somebody's panel, goes on from there, and closes it.
    async fn panel(&mut self) -> bool {
        let is_list = self.see("soak.host().view").await == "list";
        let card = if is_list { "tr button[data-open]" } else { "[part~=card]" };
        if self.place(card).await.is_none() {
            return false;
        }
        self.click_until(card, PANEL).await;
        for _ in 0..self.draw(3) {
            if self.click("[part~=panel] button[data-open]").await {
                self.until("a panel is open", PANEL).await;
            }
        }
        if self.draw(2) == 0 {
            self.click_until("[part~=panel] [data-close]", "soak.shown('[part~=panel]').length === 0").await;
        }
        true
    }

    /// Walks some points on or back, and means it.
    async fn timeline(&mut self) -> bool {
        self.drop_filters().await;
        let key = self.one_of(&[UP, DOWN]);
        let mut is_done = false;
        for _ in 0..=self.draw(4) {
            is_done |= self.choose("at", key).await;
            if self.click("[data-answer=yes]").await {
                self.until("the answer is taken", "soak.shown('[data-answer]').length === 0").await;
            }
        }
        self.counted().await;
        is_done
    }

    /// One more press in a list that has the focus; whether there was anything to choose.
    async fn choose(&mut self, choice: &str, key: (&'static str, u32)) -> bool {
        let before = self.see(&format!("soak.options('{choice}')")).await;
        let (at, count) = (before["place"].as_u64(), before["count"].as_u64());
        let is_last = if key == UP { at == Some(0) } else { at.map(|at| at + 1) == count };
        if is_last {
            return false;
        }
        let focus = format!("soak.host().shadowRoot.querySelector('select[data-choice={choice}]').focus()");
        self.see(&focus).await;
        self.press(key).await;
        let changed = format!(
            "soak.shown('[data-answer]').length > 0 || soak.options('{choice}').value !== {}",
            before["value"]
        );
        self.until("another one is chosen", &changed).await;
        true
    }

    /// Folds a group, and opens it again.
    async fn fold(&mut self) -> bool {
        if self.chart().await.is_none() {
            return false;
        }
        let before = self.see(CARDS).await;
        if self.place(".fold[aria-expanded=true]").await.is_none() {
            return false;
        }
        self.click_until(".fold[aria-expanded=true]", &format!("{FOLDED} > 0")).await;
        self.until("its members are one card", &format!("{CARDS} !== {before}")).await;
        self.click_until(".fold[aria-expanded=false]", &format!("{FOLDED} === 0")).await;
        self.until("all are there again", &format!("{CARDS} === {before}")).await;
        true
    }

    /// Opens what the buttons around the chart have.
    async fn menu(&mut self) -> bool {
        if self.chart().await.is_none() {
            return false;
        }
        let menu =
            self.one_of(&["[data-save]", "[data-zoom=keys]", "[data-open=about]", "[data-open=embed]"]);
        self.click_until(menu, "soak.open() > 0").await;
        true
    }

    /// Other colours, or another language.
    async fn choice(&mut self) -> bool {
        // The language in use stands last in its list.
        let (choice, key) = self.one_of(&[("theme", UP), ("theme", DOWN), ("language", UP)]);
        self.choose(choice, key).await
    }

    /// Asks what changed, and has some points walked through.
    async fn walk(&mut self) -> bool {
        self.drop_filters().await;
        if self.place("[data-open=changes]").await.is_none() {
            return false;
        }
        self.click_until("[data-open=changes]", PANEL).await;
        if !self.click("[data-walk=begin]").await {
            return false;
        }
        for _ in 0..2 {
            self.must_click("[data-walk=next]").await;
        }
        self.must_click("[data-walk=stop]").await;
        true
    }

    /// Goes where everything began: what is measured there is of the same state each time.
    pub async fn go_home(&mut self) {
        self.close().await;
        self.drop_filters().await;
        for choice in ["language", "theme", "at"] {
            while let Some(way) =
                self.see(&format!("soak.way('{choice}')")).await.as_i64().filter(|way| *way != 0)
            {
                self.choose(choice, if way < 0 { UP } else { DOWN }).await;
                self.click("[data-answer=yes]").await;
            }
        }
        self.chart().await;
        self.counted().await;
        self.see("getSelection().removeAllRanges()").await;
        self.page.hover((2.0, 2.0)).await;
        self.rests().await;
    }
}

const PANEL: &str = "soak.shown('[part~=panel]').length > 0";
/// How many groups the page shows folded.
const FOLDED: &str = "soak.shown('.fold[aria-expanded=false]').length";
/// Who has a card in the chart, folded groups among them.
const CARDS: &str = "soak.host().geometry().cards.map(({ id }) => id).sort().join()";

/// In cards and chart, all of the built-in show is in the page, but for who is in a folded group.
const STANDING: &str = "soak.host().view === 'list' || soak.shown('.fold[aria-expanded=false]').length > 0
    || soak.standing() === soak.host().visible.length";
