//! The list of all catalogues, for whoever fetches or publishes texts.

use super::{Catalogue, channels, embedding, exchange, insight, lists, mapping, messages, method, rules, sharing};

/// All catalogues.
pub static CATALOGUES: [&Catalogue; 10] = [
    &messages::CATALOGUE,
    &mapping::CATALOGUE,
    &channels::CATALOGUE,
    &lists::CATALOGUE,
    &insight::CATALOGUE,
    &method::CATALOGUE,
    &rules::CATALOGUE,
    &exchange::CATALOGUE,
    &embedding::CATALOGUE,
    &sharing::CATALOGUE,
];
