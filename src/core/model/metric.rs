//! The questions that customers are asked, each with its scale.

use super::choice::choice;

choice! {
    /// The question that was asked, and with it the scale.
    pub enum Metric {
        /// Customer satisfaction, 1 to 5.
        Csat = "csat",
        /// Net promoter score, 0 to 10.
        Nps = "nps",
        /// Customer effort score 2.0, 1 to 7, 7 being easy.
        Ces = "ces",
        /// Stars, 1 to 5.
        Stars = "stars",
    }
}

impl Metric {
    /// The lowest value of the scale and how many values it has.
    pub fn scale(self) -> (u8, usize) {
        match self {
            Self::Csat | Self::Stars => (1, 5),
            Self::Nps => (0, 11),
            Self::Ces => (1, 7),
        }
    }
}
