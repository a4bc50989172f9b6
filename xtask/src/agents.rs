//! What programs that write plans read of the site: `llms.txt`, which says what there is, and `embed/SKILL.md`, which
//! says how. The example in them is the one of the planner's own prompt, which tests hold to the format.

use anyhow::{Result, ensure};
use wegmarke::core::exchange::assistant::SAMPLE;
use wegmarke::core::model::Language;

/// The addresses of both.
pub const LLMS: &str = "llms.txt";
pub const SKILL: &str = "embed/SKILL.md";

/// In whose place the example comes.
const EXAMPLE: &str = "EXAMPLE\n";

/// The files by their addresses; `skill` is the second one's source.
pub fn files(skill: String) -> Result<[(&'static str, String); 2]> {
    ensure!(skill.matches(EXAMPLE).count() == 1, "{SKILL} lacks the line in whose place the example comes");
    let example = format!("{}\n", SAMPLE.get(Language::En));
    Ok([(LLMS, LLMS_TEXT.to_owned()), (SKILL, skill.replace(EXAMPLE, &example))])
}

const LLMS_TEXT: &str = "# Wegmarke

> A planner for customer journeys that runs in the visitor's browser: personas, touchpoints, phases, steps with \
satisfaction, weak points, measures. No account, no server; plans are JSON files of a public format.

A program writes a plan file (`NAME.wegmarke.json`) and hands it to a person, who drops it onto the planner's page or \
pastes it there. Nothing can be sent to the planner otherwise. Satisfaction that nobody measured is assumed; answers of \
customers are never made up; personas are fictional.

## Format

- [embed/SKILL.md](embed/SKILL.md): what a plan holds, an example, how to hand it over
- [plan.schema.json](plan.schema.json): the plan file as a JSON Schema (draft 2020-12)

## Examples

- [examples/](examples/): whole plans in German and English
";
