//! After every drawing: what the chart has to measure and to paint, and whether the camera follows what was selected.

use super::canvas::{self, paint};
use super::flight::{glide, look_around};
use super::overview;
use super::slices::work;
use super::stage::Picture;
use crate::geom::{Point, Rect, Size};
use crate::model::seen::Subject;
use crate::scene::chart::Camera;
use crate::state::FEW;
use crate::ui::Message;
use crate::ui::late::late;
use crate::ui::view::View;
use gloo::render::request_animation_frame;
use std::rc::Rc;

/// After every drawing: measures the space, fits what nobody has moved, paints, and goes on laying out.
pub fn settle(view: &Rc<View>) {
    let stage = &view.local.stage;
    let (Some(picture), Some(space)) = (&view.picture, space(view)) else { return };
    let before = stage.space.replace(space);
    stage.whole.set(Size { w: view.room(), h: space.h });
    if stage.shape(view.state.narrow) != picture.shape {
        // Another shape of the space is another picture.
        stage.moved.set(false);
        return view.again();
    }
    if before != space || !stage.moved.get() {
        fit(view, picture, before, space);
    }
    if picture.sketch.nodes.len() > FEW {
        // What takes long is done in a task of its own, before the page is seen.
        let app = view.local.app.clone();
        let frame = request_animation_frame(move |_| app.send_message(Message::Paint));
        *stage.painting.borrow_mut() = Some(frame);
    } else {
        show(view);
    }
    if picture.is_settled
        && let (Some((before, camera)), Some(late)) = (stage.turned.take(), late())
    {
        (late.turn)(view, &before, camera);
    }
    work(view, picture);
    let is_goal = view.local.goal.get();
    if picture.is_settled {
        view.local.goal.set(false);
    }
    let selected = (view.state.panel.clone(), view.state.toward.clone());
    if *stage.selected.borrow() != selected || is_goal {
        // As long as it is laid out, it is followed.
        if picture.is_settled {
            *stage.selected.borrow_mut() = selected;
        }
        follow(view, is_goal);
    }
}

/// Makes the shapes of what is drawn, and paints them.
pub fn show(view: &View) {
    let Some(picture) = &view.picture else { return };
    view.local.stage.draw(&view.state, picture, view.dark);
    view.local.stage.landmarks.borrow_mut().clear();
    canvas::fit(view);
    overview::draw(view, picture);
    paint(view);
}

/// The space of the chart in CSS pixels; none while it is not shown.
fn space(view: &View) -> Option<Size> {
    let rect = view.find(".stage")?.get_bounding_client_rect();
    (rect.width() >= 1.0 && rect.height() >= 1.0).then(|| Size { w: rect.width(), h: rect.height() })
}

/// Whether the chart has another space than it was drawn for.
pub fn look(view: &View) -> bool {
    space(view).is_some_and(|space| space != view.local.stage.space.get())
}

fn fit(view: &View, picture: &Picture, before: Size, space: Size) {
    let stage = &view.local.stage;
    if stage.moved.get() && before.w > 0.0 {
        // What was in the middle stays there.
        let camera = stage.camera.get();
        let middle = camera.under(Point { x: before.w / 2.0, y: before.h / 2.0 });
        return stage.camera.set(Camera::onto(middle, camera.scale, space));
    }
    stage.aim(&view.state, &picture.sketch);
    look_around(view, picture);
}

/// Brings what was selected into view: the panel may have taken its place. What was looked for comes near as well.
fn follow(view: &View, is_goal: bool) {
    let stage = &view.local.stage;
    let (Some(picture), Some(panel)) = (&view.picture, &view.state.panel) else { return };
    let (camera, chart, space) = (stage.camera.get(), picture.sketch.extent, stage.space.get());
    let to = if let Some(chain) = view.state.chain() {
        let Some(rect) = extent(picture, &chain.stations) else { return };
        camera.around(rect, chart, uncovered(view, space))
    } else {
        let Some(rect) = picture.sketch.rect(view.state.snapshot(), panel) else { return };
        if is_goal { camera.reaching(rect, chart, space) } else { camera.showing(rect, chart, space) }
    };
    if to != camera {
        glide(view, to);
    }
}

/// The box around all of these.
fn extent(picture: &Picture, stations: &[Subject]) -> Option<Rect> {
    let mut all: Option<Rect> = None;
    for &station in stations {
        let rect = match station {
            Subject::Character(place) => picture.sketch.nodes.get(place).map(|node| node.rect),
            Subject::Group(place) => {
                let plate = picture.sketch.groups.iter().find(|plate| plate.group == place);
                plate.map(|plate| plate.rect)
            }
        };
        if let Some(rect) = rect {
            all = Some(all.map_or(rect, |all| all.with(rect)));
        }
    }
    all
}

/// Above a chain that a sheet is scrolled to, in CSS pixels.
const PAD: i32 = 14;

/// The width of what the buttons beside the chart cover, in CSS pixels.
const ZOOMS: f64 = 54.0;

/// What buttons and a sheet leave of the chart's space. Where there is a sheet, page and sheet are scrolled to what is
/// lit.
fn uncovered(view: &View, space: Size) -> Size {
    let space = Size { w: space.w - ZOOMS, h: space.h };
    let (Some(sheet), Some(stage)) = (view.find(".sheet"), view.find(".stage")) else { return space };
    stage.scroll_into_view();
    if let Some(lit) = view.find("[data-chain][aria-pressed=true]") {
        sheet.set_scroll_top(lit.offset_top() - PAD);
    }
    let covered = stage.get_bounding_client_rect().bottom() - sheet.get_bounding_client_rect().top();
    Size { w: space.w, h: (space.h - covered.max(0.0)).max(space.h / 4.0) }
}
