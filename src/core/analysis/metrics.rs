//! Figures of customers' answers: CSAT, NPS, CES and stars from counts per value of a scale, each with n, its 95 %
//! interval and the words that say how it was computed. The only place where intervals are computed.
//!
//! An interval is told only where the answers have something to say about it. A share has one from the first answer on
//! (Wilson's is sound even at 0 of n and n of n). A mean and the NPS are estimated from the spread of the answers: one
//! answer has none, and neither have answers that are all alike (for the NPS: all promoters, all passives or all
//! detractors); a width of zero would claim a certainty that nobody has, so there is no interval then.
//! Without answers there is no figure at all.
//!
//! This module does not know where answers come from, nor how figures are drawn.

use crate::core::document::{Document, List};
use crate::core::model::{Date, Feedback, Id, Language, Metric, Target};
use crate::core::number::{fixed, percent_sign, within};
use crate::core::text::{Phrase, both, fill};

/// Figures of fewer answers than this are marked as uncertain.
pub const FEW: u64 = 10;

/// The 97.5 % quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// What a figure is, and with it its unit and range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The share of the answers from this value of the scale on, in percent.
    Share { from: u8 },
    /// Percent of promoters minus percent of detractors, −100 to 100.
    Net,
    /// The mean on the metric's own scale.
    Mean,
}

/// A figure with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    pub unit: Unit,
    pub value: f64,
    /// The 95 % interval, within the figure's range; none where the answers can't tell (see the module's head).
    pub interval: Option<(f64, f64)>,
}

/// What the answers to one question say.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub metric: Metric,
    /// How many answers (n); at least one.
    pub answers: u64,
    /// Answers per value of the scale, lowest first.
    pub counts: Vec<u64>,
    /// The figure that the metric is known by: CSAT and stars the share of 4 and 5, NPS the score, CES the mean.
    pub main: Figure,
    /// The other one beside it: for CES the share of 5 to 7, else the mean.
    pub second: Figure,
}

/// One point of a trend.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    pub feedback: Id,
    pub date: Date,
    pub summary: Summary,
}

impl Summary {
    /// The figures of these counts (as many as the metric has values); none without answers.
    pub fn of(metric: Metric, counts: impl IntoIterator<Item = u64>) -> Option<Self> {
        let counts: Vec<u64> = counts.into_iter().collect();
        let answers = counts.iter().sum();
        if answers == 0 {
            return None;
        }
        let lowest = metric.scale().0;
        let share = |from: u8| {
            let hits: u64 = counts[usize::from(from - lowest)..].iter().sum();
            let (low, high) = share_interval(hits, answers);
            Figure {
                unit: Unit::Share { from },
                value: 100.0 * hits as f64 / answers as f64,
                interval: Some((100.0 * low, 100.0 * high)),
            }
        };
        let mean = || {
            let (value, interval) =
                mean_of(counts.iter().enumerate().map(|(place, count)| (f64::from(lowest) + place as f64, *count)));
            Figure { unit: Unit::Mean, value, interval }
        };
        let (main, second) = match metric {
            Metric::Csat | Metric::Stars => (share(4), mean()),
            Metric::Nps => (net(counts[9..].iter().sum(), counts[..7].iter().sum(), answers), mean()),
            Metric::Ces => (mean(), share(5)),
        };
        Some(Self { metric, answers, counts, main, second })
    }

    /// The figures of one record; none without answers.
    pub fn of_feedback(feedback: &Feedback) -> Option<Self> {
        Self::of(feedback.metric, feedback.counts.iter().map(|count| u64::from(*count)))
    }

    /// Whether there are so few answers that the figures say little.
    pub fn is_few(&self) -> bool {
        self.answers < FEW
    }
}

/// What all records on a target say, those of one metric taken together; metrics without answers are left out.
pub fn on(document: &Document, target: &Target) -> Vec<Summary> {
    let of_metric = |metric: Metric| {
        let mut sums = vec![0u64; metric.scale().1];
        for feedback in records(document, target).filter(|feedback| feedback.metric == metric) {
            for (sum, count) in sums.iter_mut().zip(&feedback.counts) {
                *sum += u64::from(*count);
            }
        }
        Summary::of(metric, sums)
    };
    Metric::ALL.iter().filter_map(|metric| of_metric(*metric)).collect()
}

/// How a metric went on a target: its dated records with answers, earliest first, those of one day in the plan's order.
pub fn trend(document: &Document, target: &Target, metric: Metric) -> Vec<TrendPoint> {
    let point = |feedback: &Feedback| {
        Some(TrendPoint {
            feedback: feedback.id.clone(),
            date: feedback.date?,
            summary: Summary::of_feedback(feedback)?,
        })
    };
    let mut points: Vec<TrendPoint> =
        records(document, target).filter(|feedback| feedback.metric == metric).filter_map(point).collect();
    crate::core::sort::sort_by(&mut points, |one, other| one.date.cmp(&other.date));
    points
}

fn records<'a>(document: &'a Document, target: &Target) -> impl Iterator<Item = &'a Feedback> {
    document.list(&List::FeedbackOn(target.clone())).filter_map(|id| document.feedback(id))
}

/// Satisfaction as customers told it, on the scale of 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The mean on the scale of 1 to 5.
    pub mean: f64,
    /// The 95 % interval of the mean (t distribution), kept within 1 to 5.
    pub interval: Option<(f64, f64)>,
    /// How many answers.
    pub answers: u64,
}

impl Measured {
    /// What the feedback on a step says; none without answers.
    pub fn of(document: &Document, step: &Id) -> Option<Self> {
        Self::of_records(records(document, &Target::Step(step.clone())))
    }

    /// What stands beside a step's assumed satisfaction: the feedback on it, else that on its touchpoint, which all
    /// steps there share.
    pub fn beside(document: &Document, step: &Id) -> Option<Self> {
        let touchpoint = || document.step(step)?.touchpoint.clone();
        Self::of(document, step).or_else(|| Self::of_records(records(document, &Target::Touchpoint(touchpoint()?))))
    }

    /// What some records say together: what was asked differs, but all of it is mapped to the same scale
    /// (CSAT and stars as they are, NPS · 0.4 + 1, (CES − 1) · 4/6 + 1).
    pub fn of_records<'a>(records: impl Iterator<Item = &'a Feedback>) -> Option<Self> {
        let mut answers: Vec<(f64, u64)> = Vec::new();
        for feedback in records {
            answers.extend(
                feedback
                    .counts
                    .iter()
                    .enumerate()
                    .map(|(place, count)| (as_satisfaction(feedback.metric, place), u64::from(*count))),
            );
        }
        let n = answers.iter().map(|(_, count)| count).sum();
        if n == 0 {
            return None;
        }
        let (mean, interval) = mean_of(answers.into_iter());
        let interval = interval.map(|(low, high)| (low.max(1.0), high.min(5.0)));
        Some(Self { mean: within(mean, 1.0, 5.0), interval, answers: n })
    }
}

/// The satisfaction, 1 to 5, that an answer at this place of a metric's scale stands for.
pub fn as_satisfaction(metric: Metric, place: usize) -> f64 {
    let place = place as f64;
    match metric {
        Metric::Csat | Metric::Stars => place + 1.0,
        Metric::Nps => place * 0.4 + 1.0,
        Metric::Ces => place * 4.0 / 6.0 + 1.0,
    }
}

// ---- Intervals, 95 % ----

/// Wilson's score interval of a share, 0 to 1 (E. B. Wilson, "Probable inference, the law of succession, and
/// statistical inference", 1927; method 3 in Newcombe 1998), for at least one answer.
pub fn share_interval(hits: u64, answers: u64) -> (f64, f64) {
    let (n, p) = (answers as f64, hits as f64 / answers as f64);
    let middle = p + Z * Z / (2.0 * n);
    let reach = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    // At the ends the root is exact, its rounding isn't.
    let low = if hits == 0 { 0.0 } else { (middle - reach) / whole };
    let high = if hits == answers { 1.0 } else { (middle + reach) / whole };
    (low, high)
}

/// The t interval of a mean, from the variance of the sample (divided by n − 1); none for one answer, or without
/// spread.
pub fn mean_interval(answers: u64, mean: f64, variance: f64) -> Option<(f64, f64)> {
    if answers < 2 || variance <= 0.0 {
        return None;
    }
    let reach = t_quantile(answers - 1) * (variance / answers as f64).sqrt();
    Some((mean - reach, mean + reach))
}

/// The score of so many promoters and detractors. Its interval takes each answer for +1, 0 or −1 and their mean for
/// normal; the variance of those is p + d − (p − d)², divided by n (B. Rocks, "Interval estimation for the Net Promoter
/// Score", The American Statistician 70, 2016, there "Wald").
fn net(promoters: u64, detractors: u64, answers: u64) -> Figure {
    let n = answers as f64;
    let score = (promoters as f64 - detractors as f64) / n;
    // All in one of the three groups: no spread.
    let alike = [promoters, detractors, answers - promoters - detractors].contains(&answers);
    let reach = Z * (((promoters + detractors) as f64 / n - score * score).max(0.0) / n).sqrt();
    let interval = (!alike).then(|| (100.0 * (score - reach).max(-1.0), 100.0 * (score + reach).min(1.0)));
    Figure { unit: Unit::Net, value: 100.0 * score, interval }
}

/// The mean of values that occur so often, with its t interval held within the values that there are on the scale.
fn mean_of(values: impl Iterator<Item = (f64, u64)> + Clone) -> (f64, Option<(f64, f64)>) {
    let n: u64 = values.clone().map(|(_, count)| count).sum();
    let mean = values.clone().map(|(value, count)| value * count as f64).sum::<f64>() / n as f64;
    // From the mean, not from the sum of squares: that would lose the digits that count when n is large.
    let squares: f64 = values.clone().map(|(value, count)| (value - mean).powi(2) * count as f64).sum();
    let range = |of: &dyn Fn(u64) -> bool| {
        values
            .clone()
            .filter(|(_, count)| of(*count))
            .fold((f64::MAX, f64::MIN), |(low, high), (value, _)| (low.min(value), high.max(value)))
    };
    let (lowest, highest) = range(&|_| true);
    let given = range(&|count| count > 0);
    // Answers that are all alike have a mean that may be off by a rounding, and a spread that is nothing else.
    let interval = if given.0 == given.1 { None } else { mean_interval(n, mean, squares / (n as f64 - 1.0)) };
    (mean, interval.map(|(low, high)| (low.max(lowest), high.min(highest))))
}

/// The 97.5 % quantile of Student's t with so many degrees of freedom (at least one): a table where the expansion
/// around the normal quantile is coarse, else that expansion with four terms (Abramowitz and Stegun 26.7.5); off by
/// less than 0.000002.
pub fn t_quantile(freedom: u64) -> f64 {
    const TABLE: [f64; 14] = [
        12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004, 2.262_157, 2.228_139,
        2.200_985, 2.178_813, 2.160_369, 2.144_787,
    ];
    if let Some(known) = TABLE.get(freedom as usize - 1) {
        return *known;
    }
    let v = freedom as f64;
    // The polynomials of 26.7.5 at this z.
    Z + (2.372_271 + (2.822_502 + (2.555_850 + 1.589_536 / v) / v) / v) / v
}

// ---- Words ----

impl Figure {
    /// The figure with its unit and interval, such as "67.3% (95%: 53.8 to 78.2)"; shares and scores with one digit
    /// after the sign, means with two.
    pub fn text(&self, language: Language) -> String {
        let number = |value: f64| fixed(value, if self.unit == Unit::Mean { 2 } else { 1 }, language);
        let percent = percent_sign(language);
        let value = number(self.value) + if matches!(self.unit, Unit::Share { .. }) { percent } else { "" };
        const TOLD: Phrase = both("{0} (95 %: {1} bis {2})", "{0} (95%: {1} to {2})");
        const UNTOLD: Phrase = both("{0} (kein Intervall)", "{0} (no interval)");
        match self.interval {
            Some((low, high)) => fill(TOLD.get(language), &[&value, &number(low), &number(high)]),
            None => fill(UNTOLD.get(language), &[&value]),
        }
    }
}

/// What the second figure of a metric is called.
pub fn second_label(metric: Metric) -> Phrase {
    match metric {
        Metric::Ces => both("Anteil 5 bis 7", "share of 5 to 7"),
        Metric::Csat | Metric::Nps | Metric::Stars => both("Mittelwert", "mean"),
    }
}

/// How a metric's figures are computed, in a sentence or two.
pub fn method(metric: Metric, language: Language) -> &'static str {
    let told = match metric {
        Metric::Csat => both(
            "CSAT: Anteil der Antworten 4 und 5 auf der Skala von 1 bis 5, in Prozent, mit 95-%-Intervall nach Wilson. Daneben der Mittelwert mit 95-%-Intervall aus der t-Verteilung.",
            "CSAT: share of the answers 4 and 5 on a scale from 1 to 5, in per cent, with Wilson's 95% interval. Beside it the mean with a 95% interval from the t distribution.",
        ),
        Metric::Stars => both(
            "Sterne: Anteil der Bewertungen mit 4 und 5 von 5 Sternen, in Prozent, mit 95-%-Intervall nach Wilson. Daneben der Mittelwert mit 95-%-Intervall aus der t-Verteilung.",
            "Stars: share of the ratings with 4 and 5 of 5 stars, in per cent, with Wilson's 95% interval. Beside it the mean with a 95% interval from the t distribution.",
        ),
        Metric::Nps => both(
            "NPS: Prozent der Antworten 9 und 10 minus Prozent der Antworten 0 bis 6, von −100 bis +100, mit 95-%-Intervall (Normalnäherung; jede Antwort zählt +1, 0 oder −1). Daneben der Mittelwert auf der Skala von 0 bis 10 mit 95-%-Intervall aus der t-Verteilung.",
            "NPS: per cent of the answers 9 and 10 minus per cent of the answers 0 to 6, from −100 to +100, with a 95% interval (normal approximation; each answer counts +1, 0 or −1). Beside it the mean on the scale from 0 to 10 with a 95% interval from the t distribution.",
        ),
        Metric::Ces => both(
            "CES 2.0: Mittelwert auf der Skala von 1 bis 7 (7 ist mühelos) mit 95-%-Intervall aus der t-Verteilung. Daneben der Anteil der Antworten 5 bis 7, in Prozent, mit 95-%-Intervall nach Wilson.",
            "CES 2.0: mean on a scale from 1 to 7 (7 is easy) with a 95% interval from the t distribution. Beside it the share of the answers 5 to 7, in per cent, with Wilson's 95% interval.",
        ),
    };
    told.get(language)
}
