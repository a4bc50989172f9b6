//! A link as a QR code, for paper, slides and the phone of whoever sits opposite.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// The light margin around a code, in modules, without which cameras do not find it (ISO/IEC 18004 asks for four).
const QUIET: i32 = 4;
/// How large a module is at the picture's own size, in CSS pixels.
const MODULE: i32 = 4;

/// The code as an SVG: one dark path on a light ground, whatever the colours around it are. None if the link is longer
/// than any code holds, which is 2,953 bytes.
pub fn svg(link: &str) -> Option<String> {
    // The lowest correction asked for; the crate raises it as far as the code does not grow by that.
    let code = QrCode::encode_text(link, QrCodeEcc::Low).ok()?;
    let side = code.size() + 2 * QUIET;
    let mut dark = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                let _ = write!(dark, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run + 1;
        }
    }
    let pixels = side * MODULE;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{pixels}\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path fill=\"#000\" d=\"{dark}\"/></svg>"
    ))
}
