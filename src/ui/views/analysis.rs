use crate::ui::markup::*;
use crate::ui::app::App;
pub fn analysis(_app: App) -> AnyView { ().into_any() }
