//! A journey at a glance, for the cards of plans: the phases as bands of land, and the trail through them. The start
//! page draws it too, before anything of the planner is there.

use crate::core::document::{Document, List};
use crate::core::model::{Id, Stage};
use crate::core::number::whole;

/// Height of the box. Its width follows from the steps; it is stretched to that of its card.
pub const HEIGHT: i32 = 60;
/// Width of a step.
const STEP: i32 = 16;
/// How far a point more or less is, and where the least stands.
const POINT: i32 = 11;
const LEAST: i32 = 52;

/// What is to be seen of a phase: its stage, and a letter for each step: `1` to `5` for its satisfaction, `a` to `e` at
/// a moment of truth, `-` where it is not rated.
pub type Glance<'a> = (Stage, &'a str);

/// What is drawn: outlines for SVG.
pub struct Miniature {
    pub width: i32,
    pub bands: Vec<(Stage, String)>,
    /// The ground below the trail, the trail, and the moments of truth as points on it.
    pub ground: String,
    pub trail: String,
    pub moments: String,
}

/// Draws a journey.
pub fn miniature(phases: &[Glance]) -> Miniature {
    let (mut bands, mut trail, mut moments) = (Vec::new(), String::new(), String::new());
    let (mut width, mut before, mut start) = (0, None, 0);
    for (stage, steps) in phases {
        // A phase without steps is there, too.
        let length = STEP * (steps.len() as i32).max(1);
        bands.push((*stage, whole("M# 0h#v#h#z", &[width, length, HEIGHT, -length])));
        for (place, letter) in (0..).zip(steps.bytes()) {
            let x = width + STEP * place + STEP / 2;
            let (score, moment) = match letter {
                b'1'..=b'5' => (letter - b'0', false),
                b'a'..=b'e' => (letter - b'a' + 1, true),
                _ => continue,
            };
            let y = LEAST - POINT * i32::from(score - 1);
            match before {
                // Level at each step, so it goes beyond none.
                Some((from, level)) => {
                    let (along, up) = (x - from, y - level);
                    trail += &whole("c# 0 # # # #", &[along / 2, along / 2, up, along, up]);
                }
                None => {
                    start = x;
                    trail = whole("M# #", &[x, y]);
                }
            }
            if moment {
                moments += &whole("M# #h0", &[x, y]);
            }
            before = Some((x, y));
        }
        width += length;
    }
    let ground = if before.is_some() { trail.clone() + &whole("V#H#z", &[HEIGHT, start]) } else { String::new() };
    Miniature { width, bands, ground, trail, moments }
}

/// What is to be seen of a journey of a plan: for each phase its stage and the letters of its steps.
pub fn glance(document: &Document, journey: &Id) -> Vec<(Stage, String)> {
    let phases = document.list(&List::Phases).filter_map(|id| document.phase(id));
    let letters = |phase: &Id| {
        let steps = document.list(&List::Steps { journey: journey.clone(), phase: phase.clone() });
        let letter = |id: &Id| {
            let step = document.step(id)?;
            let first = if step.moment_of_truth { b'a' - 1 } else { b'0' };
            Some(step.satisfaction.map_or('-', |score| char::from(first + score.number())))
        };
        steps.filter_map(letter).collect()
    };
    phases.map(|phase| (phase.stage, letters(&phase.id))).collect()
}
