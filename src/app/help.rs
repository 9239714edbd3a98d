//! How to ask: the forms a query can have, each with an example and what it finds here.

use crate::domain::query::Query;
use crate::domain::select::Explorer;

/// A form of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// An example, as typed.
    pub example: &'static str,
    /// What it asks for.
    pub meaning: &'static str,
    /// How many records it finds.
    pub found: usize,
}

/// Examples with what they ask for, by heading. Each finds something: a test holds it.
const FORMS: [(&str, &[(&str, &str)]); 4] = [
    (
        "Words",
        &[
            (
                "border guards",
                "Both words, in any of their forms: border, borders; guard, guards. As long as no space follows it, the last one may be the beginning of a longer word.",
            ),
            (
                "Лукашенко",
                "Names and words in either script, and in the usual spellings: Lukashenko, Lukashenka.",
            ),
            ("peacekeeping operat*", "A beginning: operation, operative, …"),
            (
                "=peacekeeper",
                "Exactly this word, none of its other forms. Without the sign those that some record has stand above the results, and each can be left out by its tick.",
            ),
        ],
    ),
    (
        "Phrases and combinations",
        &[
            ("\"border incident\"", "The words as they stand, one after the other."),
            (
                "Нелегал-2018",
                "Words joined without a space, one after the other too, but each in any of its forms; peace-keeping and U.N. as one word too.",
            ),
            ("drugs OR migrants", "One or the other."),
            ("exercise -Armenia", "Without a word; also without a phrase or a group."),
            ("(Channel OR Mercenary) results", "Groups."),
        ],
    ),
    (
        "Fields of the text",
        &[
            ("title:peacekeepers", "In the title. Likewise body:, quote: and name:."),
            ("quote:(border OR members)", "A group within a field."),
        ],
    ),
    (
        "Filters and time",
        &[
            (
                "country:AM sg:zas",
                "The filters by their codes or names: country, sg, topic, kind, speaker, organisation, operation, exercise, instrument, source.",
            ),
            ("country:\"Армения\" drugs", "A name in quotation marks."),
            (
                "year:2017..2020 Channel",
                "Years, from and to; year:2017.. and year:..2020 leave an end open.",
            ),
            ("date:<2017-05 Bordyuzha", "Dates as EDTF has them, with <, <=, > and >=."),
        ],
    ),
];

/// The forms, by heading, with what they find in a corpus.
pub fn forms(explorer: &Explorer) -> Vec<(&'static str, Vec<Form>)> {
    let form = |(example, meaning): &(&'static str, &'static str)| {
        let query = Query { text: (*example).to_owned(), ..Query::default() };
        Form { example, meaning, found: explorer.select(&query).hits.len() }
    };
    FORMS.iter().map(|(heading, forms)| (*heading, forms.iter().map(form).collect())).collect()
}
