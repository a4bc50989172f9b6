//! The list of all catalogues, for whoever fetches or publishes texts.

use super::{Catalogue, embedding, exchange, insight, lists, mapping, messages, method, rules, sharing};

/// All catalogues.
pub static CATALOGUES: [&Catalogue; 9] = [
    &messages::CATALOGUE,
    &mapping::CATALOGUE,
    &lists::CATALOGUE,
    &insight::CATALOGUE,
    &method::CATALOGUE,
    &rules::CATALOGUE,
    &exchange::CATALOGUE,
    &embedding::CATALOGUE,
    &sharing::CATALOGUE,
];
