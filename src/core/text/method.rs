//! The texts of the guide: the planning method, and what there is to look through. A catalogue of its own, since they
//! are long, and only the guide shows them.

use super::catalogue::catalogue;

catalogue! {
    Method, method;

    // what to look through

    b2c_list,
    b2b_list,

    // where consumers meet an offer

    b2c_search,
    b2c_tv,
    b2c_social_media,
    b2c_friends,
    b2c_reviews,
    b2c_store,
    b2c_contact_form,
    b2c_packaging,
    b2c_newsletter,

    // where companies meet an offer

    b2b_search,
    b2b_trade_fair,
    b2b_website,
    b2b_contact_form,
    b2b_sales_visit,
    b2b_quote,
    b2b_reviews,
    b2b_onboarding,
    b2b_customer_service,

    // target group

    target_group_title,
    target_group_what,
    target_group_why,
    target_group_example,
    target_group_question_1,
    target_group_question_2,
    target_group_question_3,
    target_group_question_4,
    target_group_question_5,
    target_group_task_1,
    target_group_task_1_how,
    target_group_task_2,
    target_group_task_2_how,
    target_group_task_3,
    target_group_task_3_how,
    target_group_task_4,
    target_group_task_4_how,

    // touchpoints

    touchpoints_title,
    touchpoints_what,
    touchpoints_why,
    touchpoints_example,
    touchpoints_question_1,
    touchpoints_question_2,
    touchpoints_question_3,
    touchpoints_question_4,
    touchpoints_task_1,
    touchpoints_task_1_how,
    touchpoints_task_2,
    touchpoints_task_2_how,
    touchpoints_task_3,
    touchpoints_task_3_how,

    // order

    order_title,
    order_what,
    order_why,
    order_example,
    order_question_1,
    order_question_2,
    order_question_3,
    order_question_4,
    order_question_5,
    order_task_1,
    order_task_1_how,
    order_task_2,
    order_task_2_how,
    order_task_3,
    order_task_3_how,
    order_task_4,
    order_task_4_how,

    // journeys

    journeys_title,
    journeys_what,
    journeys_why,
    journeys_example,
    journeys_question_1,
    journeys_question_2,
    journeys_question_3,
    journeys_question_4,
    journeys_task_1,
    journeys_task_1_how,
    journeys_task_2,
    journeys_task_2_how,
    journeys_task_3,
    journeys_task_3_how,
    journeys_task_4,
    journeys_task_4_how,

    // satisfaction

    satisfaction_title,
    satisfaction_what,
    satisfaction_why,
    satisfaction_example,
    satisfaction_question_1,
    satisfaction_question_2,
    satisfaction_question_3,
    satisfaction_question_4,
    satisfaction_task_1,
    satisfaction_task_1_how,
    satisfaction_task_2,
    satisfaction_task_2_how,
    satisfaction_task_3,
    satisfaction_task_3_how,

    // measures

    measures_title,
    measures_what,
    measures_why,
    measures_example,
    measures_question_1,
    measures_question_2,
    measures_question_3,
    measures_task_1,
    measures_task_1_how,
    measures_task_2,
    measures_task_2_how,
}
