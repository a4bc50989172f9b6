pub use super::json::FORMAT_ENTRY;
