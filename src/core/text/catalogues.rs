//! The list of all catalogues, for whoever fetches or publishes texts.

use super::{Catalogue, embedding, exchange, insight, lists, mapping, messages, sharing};

/// All catalogues.
pub static CATALOGUES: [&Catalogue; 7] = [
    &messages::CATALOGUE,
    &mapping::CATALOGUE,
    &lists::CATALOGUE,
    &insight::CATALOGUE,
    &exchange::CATALOGUE,
    &embedding::CATALOGUE,
    &sharing::CATALOGUE,
];
