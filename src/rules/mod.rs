//! Rank 8: the rules. A rule claims relations of one kind (or scans the facts) and explains them to people; it never
//! builds relations and never reads cells.
//!
//! One small file a rule, and one Markdown page of the same name beside it: help and test in one.

mod claim;
mod findings;
mod fingerprint;
mod scan;
mod sentences;
mod twins;

pub use claim::Claim;
pub use findings::{Checked, RuleOutcome, Submission, check};
pub use fingerprint::row_fingerprint;
pub use scan::{Found, Scan, column_of, place_of, say};

use crate::base::text::Lang;
use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::packs::Packs;
use crate::relations::Relation;

/// Family A, 表内勾稽: sums inside one table.
pub mod arithmetic {
    pub mod aggregate_equals_units;
    pub mod annual_funds_equal_parts;
    pub mod basic_expenditure_equals_parts;
    pub mod change_equals_difference;
    pub mod expenditure_total_equals_parts;
    pub mod fixed_assets_equal_parts;
    pub mod funds_by_nature_equal_parts;
    pub mod funds_by_source_equal_parts;
    pub mod income_total_equals_parts;
    pub mod official_vehicles_equal_parts;
    pub mod part_within_whole;
    pub mod project_expenditure_equals_items;
    pub mod sentence_difference_equals_its_terms;
    pub mod sentence_product_equals_count_times_standard;
    pub mod sentence_total_equals_parts;
    pub mod table_product_equals_factors;
    pub mod table_total_equals_rows;
    pub mod three_public_total_equals_parts;
    pub mod total_equals_parts;
}

/// Family X, 表间勾稽: the same quantity in two tables, and 收入 − 支出 = 结余.
pub mod cross_table {
    pub mod classified_funds_equal_annual_funds;
    pub mod income_and_expenditure_balance;
    pub mod same_quantity_agrees_between_forms;
    pub mod sentence_agrees_with_forms;
    pub mod sentences_agree_with_each_other;
    pub mod surplus_equals_income_less_expenditure;
    pub mod total_score_agrees_between_forms;
}

/// Family I, 读取: what could not be read.
pub mod ingest {
    pub mod all_parts_were_read;
    pub mod cells_hold_no_error_values;
    pub mod formulas_are_computed;
    pub mod hidden_content_is_told;
    pub mod no_content_outside_text;
    pub mod no_text_is_hidden;
    pub mod table_has_one_reading;
}

/// Family R, 比率复算: stated rates recomputed.
pub mod ratio {
    pub mod area_control_rate_equals_quotient;
    pub mod asset_utilization_equals_quotient;
    pub mod change_rate_equals_quotient;
    pub mod execution_rate_equals_quotient;
    pub mod execution_rate_is_of_the_adjusted_budget;
    pub mod investment_control_rate_equals_quotient;
    pub mod sentence_growth_equals_quotient;
    pub mod sentence_share_equals_quotient;
    pub mod staff_control_rate_equals_quotient;
    pub mod stated_rate_equals_its_formula;
    pub mod table_rate_equals_quotient;
}

/// Family S, 评分: points, scores, headings and totals.
pub mod scores {
    pub mod criterion_agrees_with_points;
    pub mod deduction_has_a_reason;
    pub mod full_points_need_a_met_target;
    pub mod grade_agrees_with_score;
    pub mod met_target_has_a_score;
    pub mod points_and_scores_are_numbers;
    pub mod points_sum_to_heading;
    pub mod points_sum_to_total;
    pub mod reason_belongs_to_a_deduction;
    pub mod result_agrees_with_stated_rate;
    pub mod result_has_a_target;
    pub mod score_equals_coefficient_times_points;
    pub mod score_has_a_result;
    pub mod score_within_points;
    pub mod scores_sum_to_heading;
    pub mod scores_sum_to_total;
    pub mod self_score_agrees_with_criterion;
}

/// Family F, 表单完整性.
pub mod form {
    pub mod attachments_are_there;
    pub mod chapters_are_there;
    pub mod indicator_is_named_once;
    pub mod indicators_are_as_approved;
    pub mod main_forms_are_filled;
    pub mod placeholders_are_filled;
    pub mod projects_make_up_the_whole;
    pub mod required_squares_are_filled;
    pub mod targets_are_as_approved;
    pub mod targets_have_results;
    pub mod total_is_stated;
    pub mod weights_are_those_of_the_place;
}

/// Family W, 规范性.
pub mod wording {
    pub mod brackets_are_closed;
    pub mod cited_documents_are_in_force;
    pub mod counted_lists_count_up;
    pub mod grade_is_one_word;
    pub mod headings_are_numbered_through;
    pub mod no_wan_is_lost;
    pub mod numbers_are_well_written;
    pub mod personal_data_is_left_out;
    pub mod quotation_marks_are_paired;
    pub mod rates_carry_a_percent_sign;
    pub mod result_is_a_value;
    pub mod unit_has_one_name;
    pub mod units_are_not_mixed;
}

/// Family P, 合理性.
pub mod plausibility {
    pub mod dates_are_in_order;
    pub mod expenditure_is_not_negative;
    pub mod figures_of_a_row_are_of_one_order;
    pub mod form_is_of_the_year;
    pub mod rates_are_in_range;
    pub mod staff_is_within_posts;
    pub mod year_is_not_copied;
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its code.
    pub code: Code,
    /// What must hold, in English and kebab-case. In Chinese the title of its page says it, see [`Packs::title`].
    ///
    /// [`Packs::title`]: crate::packs::Packs::title
    pub name: &'static str,
    /// The most grave that a finding of it can be.
    pub severity: Severity,
    /// What it looks at.
    pub check: Check,
    /// Its page: help, then cases. Not in the browser's module, which links to the published pages.
    #[cfg(feature = "cli")]
    pub page: &'static str,
}

impl Rule {
    /// What must hold, as a sentence: in English its name.
    pub fn sentence(&self, packs: &Packs, lang: Lang) -> String {
        match lang {
            Lang::Zh => packs.title(self.code.0).to_owned(),
            Lang::En => {
                let words = self.name.replace('-', " ");
                let mut chars = words.chars();
                let first = chars.next().map(|first| first.to_ascii_uppercase());
                first.into_iter().chain(chars).collect()
            }
        }
    }

    /// The part of its page that is published: everything before the cases.
    #[cfg(feature = "cli")]
    pub fn help(&self) -> &'static str {
        self.page.split_once("\n## Cases").map_or(self.page, |(help, _)| help)
    }
}

/// What a rule looks at.
#[derive(Debug)]
pub enum Check {
    /// Relations of one kind.
    Relations(Claim),
    /// What could not be read.
    Reading(&'static [NoteKind]),
    /// Figures, score tables and mentions, by a function of its own.
    Scan(fn(&mut Scan<'_>)),
}

/// The rules, in the order of their codes. A relation belongs to the first that claims it.
pub const RULES: &[&Rule] = &[
    &arithmetic::income_total_equals_parts::RULE,
    &arithmetic::expenditure_total_equals_parts::RULE,
    &arithmetic::basic_expenditure_equals_parts::RULE,
    &arithmetic::three_public_total_equals_parts::RULE,
    &arithmetic::funds_by_source_equal_parts::RULE,
    &arithmetic::funds_by_nature_equal_parts::RULE,
    &arithmetic::project_expenditure_equals_items::RULE,
    &arithmetic::official_vehicles_equal_parts::RULE,
    &arithmetic::fixed_assets_equal_parts::RULE,
    &arithmetic::annual_funds_equal_parts::RULE,
    &arithmetic::part_within_whole::RULE,
    &arithmetic::change_equals_difference::RULE,
    &arithmetic::aggregate_equals_units::RULE,
    &arithmetic::table_total_equals_rows::RULE,
    #[cfg(feature = "whole")]
    &arithmetic::table_product_equals_factors::RULE,
    #[cfg(feature = "whole")]
    &arithmetic::sentence_total_equals_parts::RULE,
    #[cfg(feature = "whole")]
    &arithmetic::sentence_difference_equals_its_terms::RULE,
    #[cfg(feature = "whole")]
    &arithmetic::sentence_product_equals_count_times_standard::RULE,
    &arithmetic::total_equals_parts::RULE,
    &form::placeholders_are_filled::RULE,
    &form::targets_have_results::RULE,
    &form::required_squares_are_filled::RULE,
    &form::indicator_is_named_once::RULE,
    &form::main_forms_are_filled::RULE,
    &form::total_is_stated::RULE,
    #[cfg(feature = "whole")]
    &form::chapters_are_there::RULE,
    #[cfg(feature = "whole")]
    &form::attachments_are_there::RULE,
    #[cfg(feature = "whole")]
    &form::weights_are_those_of_the_place::RULE,
    #[cfg(feature = "whole")]
    &form::targets_are_as_approved::RULE,
    #[cfg(feature = "whole")]
    &form::indicators_are_as_approved::RULE,
    #[cfg(feature = "whole")]
    &form::projects_make_up_the_whole::RULE,
    &ingest::table_has_one_reading::RULE,
    &ingest::all_parts_were_read::RULE,
    &ingest::no_content_outside_text::RULE,
    &ingest::hidden_content_is_told::RULE,
    &ingest::formulas_are_computed::RULE,
    &ingest::cells_hold_no_error_values::RULE,
    &ingest::no_text_is_hidden::RULE,
    &plausibility::staff_is_within_posts::RULE,
    &plausibility::rates_are_in_range::RULE,
    &plausibility::figures_of_a_row_are_of_one_order::RULE,
    &plausibility::form_is_of_the_year::RULE,
    &plausibility::expenditure_is_not_negative::RULE,
    &plausibility::dates_are_in_order::RULE,
    #[cfg(feature = "whole")]
    &plausibility::year_is_not_copied::RULE,
    &ratio::execution_rate_equals_quotient::RULE,
    &ratio::staff_control_rate_equals_quotient::RULE,
    &ratio::area_control_rate_equals_quotient::RULE,
    &ratio::investment_control_rate_equals_quotient::RULE,
    &ratio::change_rate_equals_quotient::RULE,
    &ratio::asset_utilization_equals_quotient::RULE,
    &ratio::execution_rate_is_of_the_adjusted_budget::RULE,
    #[cfg(feature = "whole")]
    &ratio::sentence_share_equals_quotient::RULE,
    #[cfg(feature = "whole")]
    &ratio::sentence_growth_equals_quotient::RULE,
    #[cfg(feature = "whole")]
    &ratio::table_rate_equals_quotient::RULE,
    #[cfg(feature = "whole")]
    &ratio::stated_rate_equals_its_formula::RULE,
    &scores::points_sum_to_heading::RULE,
    &scores::points_sum_to_total::RULE,
    &scores::scores_sum_to_total::RULE,
    &scores::score_within_points::RULE,
    &scores::scores_sum_to_heading::RULE,
    &scores::score_equals_coefficient_times_points::RULE,
    &scores::full_points_need_a_met_target::RULE,
    &scores::deduction_has_a_reason::RULE,
    &scores::reason_belongs_to_a_deduction::RULE,
    &scores::result_has_a_target::RULE,
    &scores::score_has_a_result::RULE,
    &scores::met_target_has_a_score::RULE,
    &scores::grade_agrees_with_score::RULE,
    &scores::result_agrees_with_stated_rate::RULE,
    &scores::points_and_scores_are_numbers::RULE,
    #[cfg(feature = "whole")]
    &scores::self_score_agrees_with_criterion::RULE,
    #[cfg(feature = "whole")]
    &scores::criterion_agrees_with_points::RULE,
    &wording::grade_is_one_word::RULE,
    &wording::rates_carry_a_percent_sign::RULE,
    &wording::numbers_are_well_written::RULE,
    &wording::cited_documents_are_in_force::RULE,
    &wording::units_are_not_mixed::RULE,
    &wording::brackets_are_closed::RULE,
    &wording::result_is_a_value::RULE,
    #[cfg(feature = "whole")]
    &wording::no_wan_is_lost::RULE,
    #[cfg(feature = "whole")]
    &wording::personal_data_is_left_out::RULE,
    #[cfg(feature = "whole")]
    &wording::headings_are_numbered_through::RULE,
    #[cfg(feature = "whole")]
    &wording::quotation_marks_are_paired::RULE,
    #[cfg(feature = "whole")]
    &wording::counted_lists_count_up::RULE,
    #[cfg(feature = "whole")]
    &wording::unit_has_one_name::RULE,
    &cross_table::surplus_equals_income_less_expenditure::RULE,
    &cross_table::classified_funds_equal_annual_funds::RULE,
    &cross_table::total_score_agrees_between_forms::RULE,
    &cross_table::same_quantity_agrees_between_forms::RULE,
    &cross_table::income_and_expenditure_balance::RULE,
    #[cfg(feature = "whole")]
    &cross_table::sentence_agrees_with_forms::RULE,
    #[cfg(feature = "whole")]
    &cross_table::sentences_agree_with_each_other::RULE,
];

/// Codes that were used once and are not used again.
pub const RETIRED: &[Code] = &[];

/// The rule that a relation belongs to.
pub fn claimant(relation: &Relation) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| match &rule.check {
        Check::Relations(claim) => claim.matches(relation),
        Check::Reading(_) | Check::Scan(_) => false,
    })
}

/// The rule of this code.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.0 == code)
}
