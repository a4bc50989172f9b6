//! What can be read out of a plan: figures with their uncertainty. It changes nothing and knows no view.

pub mod metrics;
