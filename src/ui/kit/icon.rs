//! The icons, drawn in the text's colour.

pub use super::signs::Icon;
use crate::ui::kit::markup::*;

/// Draws an icon. It is hidden from screen readers: the button that holds it has words.
pub fn icon(which: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=which.path() />
        </svg>
    }
    .into_any()
}

/// The eyes of a face.
pub const EYES: &str = "M5.7 6v.9M10.3 6v.9";

/// The mouth for a satisfaction from 1 to 5, or none for what is unrated.
pub fn mouth(score: Option<u8>) -> &'static str {
    match score {
        Some(1) => "M5 11.5Q8 8 11 11.5",
        Some(2) => "M5 11.2Q8 9.4 11 11.2",
        Some(3) => "M5 10.5h6",
        Some(4) => "M5 10Q8 12 11 10",
        Some(5) => "M4.8 9.6Q8 13.6 11.2 9.6",
        _ => "",
    }
}

/// A face with a mouth for a satisfaction from 1 to 5, or none for what is unrated.
pub fn face(score: Option<u8>) -> AnyView {
    let mouth = mouth(score);
    view! {
        <svg
            class="face"
            viewBox="0 0 16 16"
            aria-hidden="true"
            focusable="false"
            data-score=score.map(|score| score.to_string())
        >
            <circle cx=8 cy=8 r=7 />
            {(!mouth.is_empty())
                .then(|| {
                    view! {
                        <path d=EYES />
                        <path d=mouth />
                    }
                })}
        </svg>
    }
    .into_any()
}
