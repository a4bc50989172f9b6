//! The texts of formats, and of the dialogs that give plans out and take them in. A catalogue of its own, so that they
//! come with the part that shows them.

use super::catalogue::catalogue;

catalogue! {
    Exchange, exchange;

    // a file that is refused or mended

    refused_title,
    refused_intro,
    refused_instead,
    refused_nothing_changed,
    repairs_title,
    repairs_more,

    // the report

    rule_weight,

    // in and out

    export_title,
    export_format,
    export_keeps_all,
    export_loses,
    export_loss,
    export_loss_partly,
    export_text,
    export_more,
    download,
    copy_text,
    copied,
    copy_failed,
    export_with_picture,
    print_a4,
    print_a3,
    print_report,
    print_report_about,
    picture_png,
    picture_dark,
    picture_second,
    picture_no_second,
    picture_preview,
    picture_smaller,
    picture_failed,
    import_title,
    import_of,
    import_pasted,
    import_journey,
    import_clean,
    import_repairs,
    import_as_new,
    import_adopt,
    import_replace,
    import_adopted,
    import_replaced,
    table_columns,
    table_column,
    table_skip,
    table_header,
    table_scale,
    table_scale_of,

    // formats

    format_json,
    format_json_about,
    format_svg,
    format_svg_about,
    format_html,
    format_html_about,
    format_mermaid,
    format_mermaid_about,
    format_ojf,
    format_ojf_about,
    format_csv,
    format_csv_about,
    format_csv_de,
    format_csv_de_about,
    format_markdown,
    format_markdown_about,
    report_date,
    report_number,
    report_mean,
    report_mean_phases,
    report_mean_of,
    report_source,
    report_answers,
    report_counts,

    // what is mended in a file that is taken in

    rule_cut,
    rule_unknown_field,
    rule_unknown_value,
    rule_out_of_range,
    rule_new_id,
    rule_dangling,
    rule_too_many,
    rule_reordered,
    rule_counts_length,
    rule_default_phases,
    rule_several_targets,
    rule_rounded,
    rule_other_actors,
    rule_rescaled,
    rule_lost_letter,
    rule_more,
}
