//! Which part of the chart is seen, and how large. Pure: the page says what a visitor does.

use crate::geom::{Point, Rect, Size};

/// Nobody needs to see a chart larger than this, in CSS pixels for a chart unit.
pub const MOST_SCALE: f64 = 2.5;
/// A chart that is fitted into a large space does not grow beyond its natural size by more than this.
const MOST_FIT: f64 = 1.2;
/// At this scale names can just be read: a large chart begins with its middle at this scale, not with a picture of
/// dots.
const LEGIBLE: f64 = 0.55;
/// Part of the fitting scale that can still be zoomed out to.
const LEAST: f64 = 0.7;

/// Where the origin of the chart is on the screen, in CSS pixels, and how many of them a chart unit has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Camera {
    pub x: f64,
    pub y: f64,
    pub scale: f64,
}

impl Camera {
    /// All of a chart in a space; where that is too small to be read, what is around `lead`.
    pub fn first(chart: Rect, space: Size, lead: Option<Point>) -> Self {
        let fit = Self::fit(chart, space);
        match lead {
            Some(lead) if fit.scale < LEGIBLE => Self::onto(lead, LEGIBLE, space).held(chart, space),
            _ => fit,
        }
    }

    /// All of a chart, in the middle of a space.
    pub fn fit(chart: Rect, space: Size) -> Self {
        let Size { w, h } = chart.size;
        let scale = (space.w / w.max(1.0)).min(space.h / h.max(1.0)).min(MOST_FIT);
        Self::onto(chart.middle, scale, space)
    }

    /// A point of the chart in the middle of a space.
    pub fn onto(point: Point, scale: f64, space: Size) -> Self {
        Self { x: space.w / 2.0 - point.x * scale, y: space.h / 2.0 - point.y * scale, scale }
    }

    /// Larger or smaller by a factor, around a place on the screen that stays where it is.
    pub fn zoomed(self, by: f64, around: Point, chart: Rect, space: Size) -> Self {
        let least = (Self::fit(chart, space).scale * LEAST).min(LEGIBLE);
        let scale = (self.scale * by).clamp(least, MOST_SCALE);
        let by = scale / self.scale;
        let zoomed =
            Self { x: around.x - (around.x - self.x) * by, y: around.y - (around.y - self.y) * by, scale };
        zoomed.held(chart, space)
    }

    /// Moved by so many CSS pixels.
    pub fn moved(self, x: f64, y: f64, chart: Rect, space: Size) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }.held(chart, space)
    }

    /// As little moved as brings a box into view, with some space around it.
    pub fn showing(self, rect: Rect, chart: Rect, space: Size) -> Self {
        let middle = self.seen(rect.middle);
        let (w, h) = (rect.size.w * self.scale / 2.0 + 24.0, rect.size.h * self.scale / 2.0 + 24.0);
        let shift = |middle: f64, half: f64, space: f64| match () {
            () if middle + half > space => space - middle - half,
            () if middle < half => half - middle,
            () => 0.0,
        };
        self.moved(shift(middle.x, w, space.w), shift(middle.y, h, space.h), chart, space)
    }

    /// The same where it sees any of these boxes; otherwise moved so far that it sees the nearest.
    pub fn keeping(self, boxes: impl Iterator<Item = Rect>, chart: Rect, space: Size) -> Self {
        let window = self.window(space);
        let mut nearest: Option<(f64, Rect)> = None;
        for rect in boxes {
            if rect.overlaps(&window) {
                return self;
            }
            let away = rect.middle.distance(window.middle);
            if nearest.is_none_or(|(least, _)| away < least) {
                nearest = Some((away, rect));
            }
        }
        nearest.map_or(self, |(_, rect)| self.showing(rect, chart, space))
    }

    /// The same, and near enough that the box can be read.
    pub fn reaching(self, rect: Rect, chart: Rect, space: Size) -> Self {
        match self.scale < LEGIBLE {
            true => Self::onto(rect.middle, LEGIBLE, space).held(chart, space),
            false => self.showing(rect, chart, space),
        }
    }

    /// The same for a box that may be large: further away where it takes that.
    pub fn around(self, rect: Rect, chart: Rect, space: Size) -> Self {
        let fit = ((space.w - 48.0) / rect.size.w).min((space.h - 48.0) / rect.size.h);
        let scale = self.scale.max(LEGIBLE).min(fit);
        match scale == self.scale {
            true => self.showing(rect, chart, space),
            false => Self::onto(rect.middle, scale, space).held(chart, space),
        }
    }

    /// Part of the way to another: 0 is here, 1 is there.
    pub fn towards(self, other: Self, part: f64) -> Self {
        let between = |from: f64, to: f64| from + (to - from) * part;
        Self {
            x: between(self.x, other.x),
            y: between(self.y, other.y),
            scale: between(self.scale, other.scale),
        }
    }

    /// Where a point of the chart is on the screen.
    pub fn seen(self, point: Point) -> Point {
        Point { x: point.x * self.scale + self.x, y: point.y * self.scale + self.y }
    }

    /// Which point of the chart is at a place on the screen.
    pub fn under(self, place: Point) -> Point {
        Point { x: (place.x - self.x) / self.scale, y: (place.y - self.y) / self.scale }
    }

    /// The part of the chart that a space shows.
    pub fn window(self, space: Size) -> Rect {
        let size = Size { w: space.w / self.scale, h: space.h / self.scale };
        Rect { middle: self.under(Point { x: space.w / 2.0, y: space.h / 2.0 }), size }
    }

    /// Kept from losing the chart: the middle of the view stays on it.
    fn held(self, chart: Rect, space: Size) -> Self {
        let middle = self.window(space).middle;
        let hold = |at: f64, middle: f64, size: f64| at.clamp(middle - size / 2.0, middle + size / 2.0);
        let held = Point {
            x: hold(middle.x, chart.middle.x, chart.size.w),
            y: hold(middle.y, chart.middle.y, chart.size.h),
        };
        if held == middle { self } else { Self::onto(held, self.scale, space) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHART: Rect = Rect { middle: Point { x: 500.0, y: 250.0 }, size: Size { w: 1000.0, h: 500.0 } };
    const SPACE: Size = Size { w: 800.0, h: 600.0 };

    /// A chart of this size whose corner is the origin.
    fn around(w: f64, h: f64) -> Rect {
        Rect { middle: Point { x: w / 2.0, y: h / 2.0 }, size: Size { w, h } }
    }

    #[test]
    fn all_of_it_fits_in_the_middle() {
        assert_eq!(Camera::fit(CHART, SPACE), Camera { x: 0.0, y: 100.0, scale: 0.8 });
        let small = around(100.0, 100.0);
        assert_eq!(Camera::fit(small, SPACE), Camera { x: 340.0, y: 240.0, scale: 1.2 });
    }

    #[test]
    fn a_large_chart_begins_around_its_lead() {
        let lead = Point { x: 2000.0, y: 1000.0 };
        let large = around(4000.0, 3000.0);
        let camera = Camera::first(large, SPACE, Some(lead));
        let middle = camera.under(Point { x: 400.0, y: 300.0 });
        assert!(camera.scale == LEGIBLE && middle.distance(lead) < 0.001, "{camera:?} {middle:?}");
        assert_eq!(Camera::first(CHART, SPACE, Some(lead)), Camera::fit(CHART, SPACE));
    }

    #[test]
    fn who_is_looked_for_can_be_read() {
        let far = Camera { x: 0.0, y: 0.0, scale: 0.1 };
        let card = Rect { middle: Point { x: 300.0, y: 200.0 }, size: Size { w: 100.0, h: 40.0 } };
        let camera = far.reaching(card, CHART, SPACE);
        assert!(camera.scale == LEGIBLE && camera.window(SPACE).overlaps(&card), "{camera:?}");
        let near = Camera::fit(CHART, SPACE);
        assert_eq!(near.reaching(card, CHART, SPACE), near);
    }

    #[test]
    fn a_box_is_seen_whole() {
        let near = Camera { x: -900.0, y: -300.0, scale: 2.0 };
        for (w, h, scale) in [(100.0, 40.0, 2.0), (700.0, 40.0, 752.0 / 700.0), (700.0, 480.0, 1.074)] {
            let rect = Rect { middle: Point { x: 500.0, y: 250.0 }, size: Size { w, h } };
            let camera = near.around(rect, CHART, SPACE);
            assert!((camera.scale - scale).abs() < 0.001, "{camera:?}");
            let corner = |part: f64| camera.seen(Point { x: 500.0 + part * w, y: 250.0 + part * h });
            let (low, high) = (corner(-0.5), corner(0.5));
            assert!(low.x > 23.0 && low.y > 23.0 && high.x < 777.0 && high.y < 577.0, "{low:?} {high:?}");
        }
        let far = Camera { x: 0.0, y: 0.0, scale: 0.1 };
        let rect = Rect { middle: Point { x: 500.0, y: 250.0 }, size: Size { w: 200.0, h: 200.0 } };
        assert_eq!(far.around(rect, CHART, SPACE).scale, LEGIBLE);
    }

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let camera = Camera::fit(CHART, SPACE);
        let around = Point { x: 300.0, y: 250.0 };
        let zoomed = camera.zoomed(1.5, around, CHART, SPACE);
        assert!(zoomed.under(around).distance(camera.under(around)) < 0.001);
        assert!(zoomed.seen(zoomed.under(around)).distance(around) < 0.001);
        for (by, expected) in [(100.0, MOST_SCALE), (0.001, LEGIBLE)] {
            assert_eq!(camera.zoomed(by, around, CHART, SPACE).scale, expected);
        }
    }

    #[test]
    fn the_chart_is_never_lost() {
        let camera = Camera::fit(CHART, SPACE);
        for (x, y) in [(1e6, 1e6), (-1e6, -1e6), (1e6, -1e6)] {
            let window = camera.moved(x, y, CHART, SPACE).window(SPACE);
            assert!(window.overlaps(&CHART.scaled(1.01)), "{window:?}");
        }
        let (one, other) =
            (around(100.0, 40.0), Rect { middle: Point { x: 900.0, y: 0.0 }, ..around(100.0, 40.0) });
        let wide = around(2000.0, 2000.0);
        let boxes = || [one, other].into_iter();
        let lost = Camera::onto(Point { x: 800.0, y: -900.0 }, 1.0, SPACE);
        let kept = lost.keeping(boxes(), wide, SPACE);
        assert!(kept.window(SPACE).overlaps(&other) && !kept.window(SPACE).overlaps(&one), "{kept:?}");
        assert_eq!(kept.keeping(boxes(), wide, SPACE), kept);
        assert_eq!(lost.keeping(std::iter::empty(), wide, SPACE), lost);
        let corner = Rect { middle: Point { x: 1900.0, y: 20.0 }, size: Size { w: 100.0, h: 40.0 } };
        let wide = around(2000.0, 500.0);
        let shown = Camera { x: 0.0, y: 0.0, scale: 1.0 }.showing(corner, wide, SPACE).window(SPACE);
        let (left, right) = (shown.middle.x - shown.size.w / 2.0, shown.middle.x + shown.size.w / 2.0);
        assert!(left < 1850.0 && right > 1950.0, "{shown:?}");
    }
}
