//! Numbers as people write them.

use wegmarke::core::model::Language::{De, En};
use wegmarke::core::number::{decimal, fixed, hundredths};

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
