//! What can be seen, pixel by pixel.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::{env, fs, process};

use png::{ColorType, Decoder, Transformations};

use crate::page::Page;

/// The part of the window in which an element stands.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    /// Three bytes for each.
    pixels: Vec<u8>,
    /// The whole window, as a PNG.
    window: Vec<u8>,
}

impl Picture {
    /// Takes one of the page's element, from the place in the window where a script says that it begins, `[x, y, w, h]`.
    pub async fn of(page: &Page, place: [usize; 4]) -> Self {
        let taken = page.browser.screenshot_as_png().await.expect("the window can be photographed");
        let mut decoder = Decoder::new(Cursor::new(&taken));
        decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::STRIP_16);
        let mut reader = decoder.read_info().expect("it is a PNG");
        let mut bytes = vec![0; reader.output_buffer_size().expect("it fits into memory")];
        let window = reader.next_frame(&mut bytes).expect("a PNG has a picture");
        let depth = match window.color_type {
            ColorType::Rgb => 3,
            ColorType::Rgba => 4,
            other => panic!("a browser does not take pictures in {other:?}"),
        };
        let [left, top, width, height] = place;
        let (width, height) =
            (width.min(window.width as usize - left), height.min(window.height as usize - top));
        let mut pixels = Vec::with_capacity(width * height * 3);
        for y in top..top + height {
            for x in left..left + width {
                let at = y * window.line_size + x * depth;
                pixels.extend_from_slice(&bytes[at..at + 3]);
            }
        }
        Self { width, height, pixels, window: taken }
    }

    /// The share of its pixels that are others in another picture; all are, where that has another size.
    pub fn share_of_others(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 1.0;
        }
        let pairs = self.pixels.chunks_exact(3).zip(other.pixels.chunks_exact(3));
        pairs.filter(|(one, other)| one != other).count() as f64 / (self.width * self.height) as f64
    }

    /// Red, green and blue of a pixel, 0 to 255.
    pub fn at(&self, x: usize, y: usize) -> [f64; 3] {
        let at = (y * self.width + x) * 3;
        [0, 1, 2].map(|part| f64::from(self.pixels[at + part]))
    }

    /// Keeps the window for somebody to look at, and says where.
    pub fn keep(&self, name: &str) -> String {
        let path = env::temp_dir().join(format!("castmap-{}-{name}.png", process::id()));
        fs::write(&path, &self.window).map_or_else(|error| error.to_string(), |()| path.display().to_string())
    }

    /// How many colours there are in it.
    pub fn colors(&self) -> usize {
        let colors: BTreeSet<&[u8]> = self.pixels.chunks_exact(3).collect();
        colors.len()
    }
}
