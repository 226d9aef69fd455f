//! Controls are large enough for a finger, or have room around them (WCAG 2.2, 2.5.8), by what is hit where they are: axe
//! leaves open what something without a stop lies beside or, out of sight, under. The chart itself is left out, where
//! all is as small as it has to be to be seen whole (docs/accessibility.md).

use serde_json::json;

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;

in_both!(a_small_target_is_found);

/// Controls of which no square of 24 CSS pixels is theirs, and which have another one within 12 of their middle.
const SMALL: &str = "const CONTROLS = 'button, a[href], input, select, [role=option]';
    const [front] = all('dialog:modal');
    const bounds = (element) => {
        let { left, top, right, bottom } = element.getBoundingClientRect();
        for (let at = element.parentElement; at; at = at.parentElement) {
            if (getComputedStyle(at).overflow === 'visible') continue;
            const around = at.getBoundingClientRect();
            [left, top] = [Math.max(left, around.left), Math.max(top, around.top)];
            [right, bottom] = [Math.min(right, around.right), Math.min(bottom, around.bottom)];
        }
        return { left, top, right, bottom };
    };
    const isWhole = (element) => {
        const [whole, seen] = [element.getBoundingClientRect(), bounds(element)];
        return ['left', 'top', 'right', 'bottom'].every((side) => Math.abs(whole[side] - seen[side]) < 1)
            && seen.left >= 0 && seen.top >= 0 && seen.right <= innerWidth && seen.bottom <= innerHeight;
    };
    // What an open list lies over is there again once that is closed.
    const lists = all('.values').filter(isShown);
    const isUnder = (control) => {
        const { left, top, right, bottom } = control.getBoundingClientRect();
        return lists.filter((list) => !list.contains(control)).map((list) => list.getBoundingClientRect()).some((list) =>
            list.left < right + 12 && list.right > left - 12 && list.top < bottom + 12 && list.bottom > top - 12);
    };
    const hit = (x, y) => root.elementFromPoint(x, y)?.closest(CONTROLS);
    const isSmall = (control) => {
        const { left, top, right, bottom } = control.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const corners = [-11.5, 11.5].flatMap((dx) => [-11.5, 11.5].map((dy) => [x + dx, y + dy]));
        if (right - left >= 23.9 && bottom - top >= 23.9 && corners.every(([x, y]) => hit(x, y) === control)) return false;
        const around = Array.from({ length: 16 }, (_, place) => place * Math.PI / 8);
        return around.some((angle) => {
            const other = hit(x + 11.9 * Math.cos(angle), y + 11.9 * Math.sin(angle));
            return other && other !== control;
        });
    };
    const controls = all(CONTROLS).filter((control) => isShown(control) && !control.disabled && !control.closest('.world')
        && (!front || front.contains(control)) && isWhole(control) && !isUnder(control));
    return [controls.length, controls.filter(isSmall).map((control) => {
        const { width, height } = control.getBoundingClientRect();
        const said = (control.ariaLabel ?? control.innerText).slice(0, 40);
        return `${control.localName}.${control.className} “${said}” is ${Math.round(width)} × ${Math.round(height)}, beside another`;
    })]";

/// How many controls are in the window whole and under nothing that can be closed, and which of them are too small.
pub async fn small(page: &Page) -> (usize, Vec<String>) {
    let small = page.run(SMALL).await;
    serde_json::from_value(small).expect("the script gives a number and controls")
}

fn a_small_target_is_found(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[("at", "all"), ("view", "cards")]).await;
        let (whole, found) = small(page).await;
        assert!(whole > 10 && found.is_empty(), "{whole}: {found:?}");
        page.run("one('[data-view=cards]').style.cssText = 'flex: none; width: 14px; padding: 0; overflow: hidden'").await;
        let (_, found) = small(page).await;
        assert!(found.len() == 1 && found[0].contains("14 ×"), "the small one, and no other: {found:?}");
        // With room around it, it is large enough.
        page.run("one('[data-view=cards]').style.margin = '0 10px'").await;
        page.expect("a small one with room", "return one('[data-view=cards]').offsetWidth", json!(14)).await;
        assert_eq!(small(page).await, (whole, Vec::new()));
    });
}
