//! Pictures: an SVG as an image of the page, and as a PNG file. The browser draws; nothing here knows what.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{document, file};

/// What browsers agree to draw on, in pixels: a side, and all of it. Safari's are the narrowest.
const LONGEST_SIDE: f64 = 16_384.0;
const LARGEST_AREA: f64 = 16_700_000.0;

/// The address of a picture that the page can show for as long as this value lives.
pub struct Picture {
    pub address: String,
}

impl Picture {
    /// None if the browser gives no address.
    pub fn of(svg: &str) -> Option<Self> {
        file::address("image/svg+xml", svg).map(|address| Self { address })
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        let _ = web_sys::Url::revoke_object_url(&self.address);
    }
}

/// By how much a picture of this size can be enlarged, `wanted` at most.
pub fn scale(width: f64, height: f64, wanted: f64) -> f64 {
    wanted.min(LONGEST_SIDE / width.max(height).max(1.0)).min((LARGEST_AREA / (width * height).max(1.0)).sqrt())
}

/// Gives the visitor the picture of this size, in CSS pixels, as a PNG that is `scale` times as large.
pub async fn download_png(name: &str, svg: &str, size: (f64, f64), scale: f64) -> Result<(), JsValue> {
    file::download_blob(name, &png(svg, size, scale).await?);
    Ok(())
}

/// The picture of this size, in CSS pixels, as a PNG that is `scale` times as large.
pub async fn png(svg: &str, (width, height): (f64, f64), scale: f64) -> Result<web_sys::Blob, JsValue> {
    let picture = Picture::of(svg).ok_or(JsValue::NULL)?;
    let image = web_sys::HtmlImageElement::new()?;
    image.set_src(&picture.address);
    JsFuture::from(image.decode()).await?;
    let canvas: web_sys::HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (across, down) = ((width * scale).floor(), (height * scale).floor());
    canvas.set_width(across as u32);
    canvas.set_height(down as u32);
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, across, down)?;
    let drawn = js_sys::Promise::new(&mut |resolve, reject| {
        let take = Closure::once_into_js(move |blob: JsValue| {
            let _ =
                if blob.is_null() { reject.call1(&JsValue::NULL, &blob) } else { resolve.call1(&JsValue::NULL, &blob) };
        });
        let _ = canvas.to_blob(take.unchecked_ref());
    });
    Ok(JsFuture::from(drawn).await?.unchecked_into())
}
