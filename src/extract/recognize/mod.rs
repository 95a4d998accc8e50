//! The recognisers: each finds one sort of name by one sort of evidence, and never looks at what the others found.
//!
//! To add one: a file with the header "Finds / Evidence / Known misses / Example", and a line in [`names`]. Conflicts are settled in
//! `overlap`, identity in `link`.

mod class_noun;
mod context;
mod corporate;
mod dateline;
pub(crate) mod figure;
mod gazetteer;
mod head_noun;
mod latin;
mod person;
mod quoted;
mod series;
mod twin;

pub(crate) use context::{Context, Mark};
pub(crate) use person::BINDERS;
pub(crate) use series::find as series;
pub(crate) use twin::find as twins;

use super::candidate::Candidate;

/// Every candidate that a single look at the text gives, in no particular order.
pub(crate) fn names(context: &Context) -> Vec<Candidate> {
    let mut found = Vec::new();
    gazetteer::find(context, &mut found);
    if context.layers.rules {
        for recogniser in [
            latin::find,
            quoted::find,
            class_noun::find,
            head_noun::find,
            person::find,
            corporate::find,
            dateline::find,
        ] {
            recogniser(context, &mut found);
        }
    }
    found
}
