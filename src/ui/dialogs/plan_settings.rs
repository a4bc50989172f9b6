//! What holds for the whole plan: title, offer, language of its contents, market, goal.

use super::frame::frame;
use crate::core::model::Field;
use crate::core::text::lists::lists;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::fields::{area_field, choice_field, line_field};

pub(super) fn plan_settings(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let key = app.workspace.untracked(|document| document.plan_key().clone());
    let content = view! {
        <div class="form">
            {line_field(app, &key, Field::Title, t.plan_title, w.plan_title_hint)}
            {line_field(app, &key, Field::Offer, t.plan_offer, w.plan_offer_hint)}
            {area_field(app, &key, Field::Description, t.plan_description, w.plan_description_hint)}
            <div class="form-row">
                {choice_field(app, &key, Field::GoalKind, t.plan_goal)}
                {choice_field(app, &key, Field::Market, t.plan_market)}
                {choice_field(app, &key, Field::Language, t.plan_language)}
            </div> {line_field(app, &key, Field::GoalText, t.plan_goal_text, w.plan_goal_text_hint)}
        </div>
    };
    frame(app, "wide", t.plan_settings, content.into_any())
}
