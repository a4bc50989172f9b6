//! Numbers as people write them.

use proptest::prelude::*;
use wegmarke::core::model::Language::{De, En};
use wegmarke::core::number::{decimal, drawn, fixed, hundredths, parsed};

#[test]
fn numbers_have_the_sign_of_their_language() {
    assert_eq!([decimal(3.25, De), decimal(3.25, En), decimal(4.0, De)], ["3,3", "3.3", "4,0"]);
    assert_eq!([fixed(4.184, 2, De), fixed(0.05, 2, En), fixed(12.0, 0, De)], ["4,18", "0.05", "12"]);
    assert_eq!([fixed(-9.34, 1, De), fixed(-0.04, 1, De), fixed(-100.0, 1, En)], ["−9,3", "0,0", "−100.0"]);
    assert_eq!(
        [hundredths(4.5, De), hundredths(3.0, En), hundredths(1.25, De), hundredths(100.0, De)],
        ["4,5", "3", "1,25", "100"]
    );
}

#[test]
fn numbers_for_programs() {
    for (numbers, expected) in [
        (&[0.0, -0.0][..], "0 0"),
        (&[1.5, -12.25][..], "1.5 -12.25"),
        (&[100.0 / 3.0, 2e6][..], "33.3333 2000000"),
        (&[0.00004, -0.00005][..], "0 -0.0001"),
        (&[1e300, f64::NAN][..], "922337203685477.5807 0"),
    ] {
        assert_eq!(drawn("# #", numbers), expected);
    }
    assert_eq!(drawn("M#h#z", &[1.0, 2.0]), "M1h2z");
    assert_eq!(drawn("translate(#px) #", &[1.0]), "translate(1px) #");
}

#[test]
fn numbers_of_programs_are_read_to_the_last_bit() {
    for text in [
        "0",
        "-0",
        "7",
        "+7",
        "-12.5",
        "0.1",
        "3.14159265358979",
        "1e22",
        "5e-22",
        "123456789012345",
        ".5",
        "5.",
        "1E+3",
    ] {
        assert_eq!(parsed(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
    }
    for text in
        ["", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "ten", "--1", "1 ", "inf", "NaN", "0x1", "1e99999999999"]
    {
        assert_eq!(parsed(text), None, "{text}");
    }
    let close = |text: &str| {
        let (ours, known) = (parsed(text).unwrap(), text.parse::<f64>().unwrap());
        assert!((ours - known).abs() <= known.abs() * 1e-15, "{text}: {ours} {known}");
    };
    for text in ["12345678901234567890123", "0.000000000000000000000000123456", "1e300", "1e308"] {
        close(text);
    }
    assert_eq!(parsed("1e400"), Some(f64::INFINITY));
    assert_eq!(parsed("1e-400"), Some(0.0));
    assert_eq!(parsed("0e400"), Some(0.0));
}

proptest! {
    #[test]
    fn what_has_fifteen_digits_is_read_as_it_is(digits in -999_999_999_999_999_i64..1_000_000_000_000_000, power in -22..23) {
        let text = format!("{digits}e{power}");
        prop_assert_eq!(parsed(&text), text.parse().ok());
    }
}
