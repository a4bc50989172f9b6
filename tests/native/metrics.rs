//! Figures of answers against worked examples from the literature, and against SciPy and statsmodels
//! (`tests/data/metrics/make.py` wrote the file and says how).

use serde_json::Value;
use wegmarke::core::analysis::metrics::*;
use wegmarke::core::document::Document;
use wegmarke::core::exchange::json;
use wegmarke::core::model::*;

fn summary(metric: Metric, counts: &[u64]) -> Summary {
    Summary::of(metric, counts.iter().copied()).unwrap()
}

/// Four decimals, as the intervals are told at most.
fn same(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 0.000_05
}

#[track_caller]
fn check_interval(found: Option<(f64, f64)>, expected: Option<(f64, f64)>, about: &str) {
    match (found, expected) {
        (None, None) => {}
        (Some(found), Some(expected)) => {
            assert!(same(found.0, expected.0) && same(found.1, expected.1), "{about}: {found:?} is not {expected:?}")
        }
        _ => panic!("{about}: {found:?} is not {expected:?}"),
    }
}

#[test]
fn figures_are_those_of_scipy_and_statsmodels() {
    let file: Value = serde_json::from_str(include_str!("../data/metrics/figures.json")).unwrap();
    for pair in file["t_quantiles"].as_array().unwrap() {
        let (found, expected) = (t_quantile(pair[0].as_u64().unwrap()), pair[1].as_f64().unwrap());
        assert!((found - expected).abs() < 0.000_002, "{pair}: {found}");
    }
    let cases = file["figures"].as_array().unwrap();
    assert!(cases.len() > 60);
    for case in cases {
        let counts: Vec<u64> = case["counts"].as_array().unwrap().iter().map(|count| count.as_u64().unwrap()).collect();
        let found = summary(Metric::from_key(case["metric"].as_str().unwrap()).unwrap(), &counts);
        assert_eq!((found.answers, &found.counts), (case["n"].as_u64().unwrap(), &counts));
        for (figure, name) in [(found.main, "main"), (found.second, "second")] {
            let expected = &case[name];
            let about = format!("{} of {case}", name);
            assert!(same(figure.value, expected["value"].as_f64().unwrap()), "{about}: {}", figure.value);
            let interval =
                expected["interval"].as_array().map(|ends| (ends[0].as_f64().unwrap(), ends[1].as_f64().unwrap()));
            check_interval(figure.interval, interval, &about);
        }
    }
}

/// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table
/// I, method 3: Wilson's interval of four proportions.
#[test]
fn shares_are_those_of_newcombe() {
    for (hits, answers, low, high) in
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
    {
        check_interval(Some(share_interval(hits, answers)), Some((low, high)), &format!("{hits} of {answers}"));
    }
}

/// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2: 195 measurements of heat flow (ZARR13.DAT).
#[test]
fn means_are_those_of_nist() {
    assert_eq!((t_quantile(194) * 10_000.0).round(), 19_723.0);
    let (low, high) = mean_interval(195, 9.261_460, 0.022_789f64.powi(2)).unwrap();
    assert!((low - 9.258_242).abs() < 0.000_001 && (high - 9.264_679).abs() < 0.000_001, "{low} {high}");
}

/// The worked example of Cross Validated's question "How can I calculate margin of error in a NPS result?": of 324
/// customers half are promoters and a sixth detractors; score 1/3, variance 5/9, standard error 4.1 %.
#[test]
fn a_score_is_that_of_the_worked_example() {
    let found = summary(Metric::Nps, &[54, 0, 0, 0, 0, 0, 0, 108, 0, 0, 162]).main;
    let reach = 100.0 * 1.959_964 * (5.0f64 / 9.0).sqrt() / 18.0;
    assert!(same(found.value, 100.0 / 3.0) && (reach / 1.959_964 - 4.1).abs() < 0.05);
    check_interval(found.interval, Some((found.value - reach, found.value + reach)), "score");
}

/// What happens at the edges, in one table: metric, counts, main figure with interval, second figure with interval.
#[test]
fn edges_are_told_as_they_are() {
    type Told = (f64, Option<(f64, f64)>);
    let check = |metric, counts: &[u64], main: Told, second: Told| {
        let found = summary(metric, counts);
        for (figure, (value, interval)) in [(found.main, main), (found.second, second)] {
            assert!(same(figure.value, value), "{metric:?} {counts:?}: {}", figure.value);
            check_interval(figure.interval, interval, &format!("{metric:?} {counts:?}"));
        }
    };
    for metric in Metric::ALL {
        assert_eq!(Summary::of(*metric, vec![0; metric.scale().1]), None);
    }
    // One answer: a share has an interval, if a wide one; what rests on spread has none.
    check(Metric::Csat, &[0, 0, 0, 0, 1], (100.0, Some((20.6549, 100.0))), (5.0, None));
    check(Metric::Csat, &[1, 0, 0, 0, 0], (0.0, Some((0.0, 79.3451))), (1.0, None));
    check(Metric::Nps, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], (100.0, None), (10.0, None));
    // All alike.
    check(Metric::Csat, &[0, 0, 0, 0, 20], (100.0, Some((83.8875, 100.0))), (5.0, None));
    check(Metric::Ces, &[0, 0, 0, 20, 0, 0, 0], (4.0, None), (0.0, Some((0.0, 16.1125))));
    // All promoters, though not all alike.
    check(Metric::Nps, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1], (100.0, None), (9.5, Some((3.1469, 10.0))));
    // All extreme, half and half: the interval stays within the range.
    check(Metric::Nps, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], (0.0, Some((-100.0, 100.0))), (5.0, Some((0.0, 10.0))));
    assert!(summary(Metric::Csat, &[0, 0, 0, 0, 9]).is_few() && !summary(Metric::Csat, &[0, 0, 0, 0, 10]).is_few());
}

fn plan(feedback: &str) -> Document {
    let text = format!(
        r#"{{"format":"wegmarke-plan","version":1,"id":"p","title":"t","phases":[{{"id":"f","stage":"awareness"}}],"touchpoints":[{{"id":"t"}}],"feedback":[{feedback}]}}"#
    );
    json::read(&text, 1).unwrap().0
}

#[test]
fn records_of_one_target_and_metric_are_taken_together_and_make_a_trend() {
    let document = plan(
        r#"{"id":"a","target":{"touchpoint":"t"},"metric":"csat","date":"2027-02-01","counts":[0,0,0,3,1]},
        {"id":"b","target":{"touchpoint":"t"},"metric":"csat","counts":[2,0,0,0,0]},
        {"id":"c","target":{"touchpoint":"t"},"metric":"csat","date":"2026-12-01","counts":[0,1,0,0,1]},
        {"id":"d","target":{"touchpoint":"t"},"metric":"csat","date":"2026-11-01"},
        {"id":"e","target":{"touchpoint":"t"},"metric":"ces","date":"2027-01-01","counts":[0,0,0,0,0,0,3]},
        {"id":"f","target":{"phase":"f"},"metric":"csat","counts":[9,0,0,0,0]}"#,
    );
    let target = Target::Touchpoint(Id::new("t").unwrap());
    let told: Vec<_> = on(&document, &target)
        .into_iter()
        .map(|summary| (summary.metric, summary.answers, summary.main.value))
        .collect();
    assert_eq!(told, [(Metric::Csat, 8, 62.5), (Metric::Ces, 3, 7.0)]);
    let points = trend(&document, &target, Metric::Csat);
    let told: Vec<_> = points
        .iter()
        .map(|point| (point.feedback.as_str(), point.date.to_string(), point.summary.main.value))
        .collect();
    assert_eq!(told, [("c", "2026-12-01".to_owned(), 50.0), ("a", "2027-02-01".to_owned(), 100.0)]);
    assert_eq!(on(&document, &Target::Step(Id::new("t").unwrap())), []);
    // All satisfaction on a scale of 1 to 5, whatever was asked.
    let measured =
        Measured::of_records([&"a", &"e"].map(|id| document.feedback(&Id::new(id).unwrap()).unwrap()).into_iter())
            .unwrap();
    assert_eq!((measured.answers, measured.mean), (7, 32.0 / 7.0));
}

#[test]
fn every_method_is_named_in_both_languages() {
    for metric in Metric::ALL {
        let (de, en) = (method(*metric, Language::De), method(*metric, Language::En));
        assert!(de.contains("95-%-Intervall") && en.contains("95% interval") && de != en, "{metric:?}");
        // Whatever has a share among its figures names Wilson; every metric has a mean.
        let share = *metric != Metric::Nps;
        assert_eq!([de.contains("Wilson"), en.contains("Wilson")], [share; 2], "{metric:?}");
        assert!(de.contains("Mittelwert") && en.contains("mean"), "{metric:?}");
    }
}

#[test]
fn figures_are_told_with_unit_and_interval() {
    let told = |metric: Metric, counts: &[u64], language: Language| {
        let found = summary(metric, counts);
        [found.main.text(language), found.second.text(language)]
    };
    assert_eq!(
        told(Metric::Csat, &[3, 5, 10, 22, 9], Language::De),
        ["63,3 % (95 %: 49,3 bis 75,3)", "3,59 (95 %: 3,28 bis 3,91)"]
    );
    assert_eq!(
        told(Metric::Csat, &[0, 0, 0, 0, 1], Language::En),
        ["100.0% (95%: 20.7 to 100.0)", "5.00 (no interval)"]
    );
    assert_eq!(told(Metric::Nps, &[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], Language::En)[0], "−33.3 (95%: −100.0 to 73.4)");
    assert_eq!(
        told(Metric::Ces, &[0, 0, 0, 3, 0, 0, 0], Language::De),
        ["4,00 (kein Intervall)", "0,0 % (95 %: 0,0 bis 56,1)"]
    );
    assert_eq!(
        [Metric::Csat, Metric::Ces].map(|metric| second_label(metric).get(Language::En)),
        ["mean", "share of 5 to 7"]
    );
}

#[test]
fn beside_a_step_stands_its_own_feedback_else_that_on_its_touchpoint() {
    let document = |records: &str| {
        let text = format!(
            r#"{{"format": "wegmarke-plan", "version": 1, "id": "p", "title": "P", "phases": [{{"id": "a", "name": "A", "stage": "awareness"}}],
            "touchpoints": [{{"id": "t", "name": "T"}}],
            "journeys": [{{"id": "j", "name": "J", "steps": [{{"id": "s", "phase": "a", "touchpoint": "t"}}, {{"id": "u", "phase": "a"}}]}}],
            "feedback": [{records}]}}"#
        );
        wegmarke::core::exchange::json::read(&text, 1).unwrap().0
    };
    let beside = |document: &Document, step: &str| {
        Measured::beside(document, &Id::new(step).unwrap()).map(|measured| measured.mean)
    };
    let at_touchpoint =
        r#"{"id": "f", "name": "F", "target": {"touchpoint": "t"}, "metric": "csat", "counts": [0, 0, 0, 4, 0]}"#;
    let at_step = r#"{"id": "g", "name": "G", "target": {"step": "s"}, "metric": "csat", "counts": [0, 3, 0, 0, 0]}"#;
    let plan = document(at_touchpoint);
    assert_eq!([beside(&plan, "s"), beside(&plan, "u")], [Some(4.0), None]);
    assert_eq!(beside(&document(&format!("{at_touchpoint}, {at_step}")), "s"), Some(2.0));
    assert_eq!(beside(&document(""), "s"), None);
}
