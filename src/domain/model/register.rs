//! The authority lists whose entries have a page: what each is called in an address, in corpus
//! files and on the page.

/// An authority list whose entries have pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Register {
    /// States.
    Country,
    /// Terms of office.
    SecretaryGeneral,
    /// Topics, groups of them too.
    Topic,
    /// People.
    Person,
    /// Organisations.
    Organisation,
    /// Special operations.
    Operation,
    /// Exercises.
    Exercise,
    /// Instruments.
    Instrument,
}

impl Register {
    /// All, with the word that stands for each in an address and in corpus files.
    pub const ALL: [(&'static str, Register); 8] = [
        ("country", Register::Country),
        ("secretary-general", Register::SecretaryGeneral),
        ("topic", Register::Topic),
        ("person", Register::Person),
        ("organisation", Register::Organisation),
        ("operation", Register::Operation),
        ("exercise", Register::Exercise),
        ("instrument", Register::Instrument),
    ];

    /// "country", "secretary-general".
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, register)| *register == self).map_or("", |(word, _)| word)
    }

    /// As shown.
    pub fn legend(self) -> &'static str {
        match self {
            Register::Country => "Country",
            Register::SecretaryGeneral => "Secretary-General",
            Register::Topic => "Topic",
            Register::Person => "Person",
            Register::Organisation => "Organisation",
            Register::Operation => "Operation",
            Register::Exercise => "Exercise",
            Register::Instrument => "Instrument",
        }
    }

    /// As shown of the whole list.
    pub fn plural(self) -> &'static str {
        match self {
            Register::Country => "Countries",
            Register::SecretaryGeneral => "Secretaries-General",
            Register::Topic => "Topics",
            Register::Person => "People",
            Register::Organisation => "Organisations",
            Register::Operation => "Operations",
            Register::Exercise => "Exercises",
            Register::Instrument => "Instruments",
        }
    }
}
