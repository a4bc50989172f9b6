//! Satisfaction as feedback shows it: the mean of all answers on one step, mapped to 1 to 5, with its uncertainty.

use crate::core::document::{Document, List};
use crate::core::model::{Id, Metric, Target};

/// What customers said about one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The mean on the scale of 1 to 5.
    pub mean: f64,
    /// The 95 % interval of the mean (t distribution), kept within 1 to 5; none for a single answer.
    pub interval: Option<(f64, f64)>,
    /// How many answers.
    pub answers: u64,
}

impl Measured {
    /// What the feedback on a step says; none without answers. Several records count as one: what was asked differs, but
    /// all of it is mapped to the same scale (domain.md: CSAT and stars as they are, NPS · 0.4 + 1, (CES − 1) · 4/6 + 1).
    pub fn of(document: &Document, step: &Id) -> Option<Self> {
        let (mut answers, mut sum, mut squares) = (0u64, 0.0, 0.0);
        for id in document.list(&List::FeedbackOn(Target::Step(step.clone()))) {
            let Some(feedback) = document.feedback(id) else { continue };
            for (place, count) in feedback.counts.iter().enumerate() {
                let place = place as f64;
                let value = match feedback.metric {
                    Metric::Csat | Metric::Stars => place + 1.0,
                    Metric::Nps => place * 0.4 + 1.0,
                    Metric::Ces => place * 4.0 / 6.0 + 1.0,
                };
                answers += u64::from(*count);
                sum += value * f64::from(*count);
                squares += value * value * f64::from(*count);
            }
        }
        if answers == 0 {
            return None;
        }
        let n = answers as f64;
        let mean = (sum / n).clamp(1.0, 5.0);
        let interval = (answers > 1).then(|| {
            let variance = ((squares - sum * sum / n) / (n - 1.0)).max(0.0);
            let reach = quantile(n - 1.0) * (variance / n).sqrt();
            ((mean - reach).max(1.0), (mean + reach).min(5.0))
        });
        Some(Self { mean, interval, answers })
    }
}

/// The 97.5 % quantile of the t distribution: exact for one and two degrees of freedom, else its expansion around the
/// normal quantile (Abramowitz and Stegun 26.7.5), off by less than 0.03.
fn quantile(freedom: f64) -> f64 {
    if freedom < 1.5 {
        return 12.706;
    }
    if freedom < 2.5 {
        return 4.303;
    }
    1.96 + 2.372 / freedom + 2.823 / freedom.powi(2) + 2.556 / freedom.powi(3)
}
