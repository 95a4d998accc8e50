//! What the lists say of a phrase, and how that is packed into the 31 bits of a stored value.

/// The four kinds of name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum NameKind {
    /// A person.
    Person,
    /// A company or other organisation.
    Organization,
    /// A place.
    Place,
    /// A product.
    Product,
}

impl NameKind {
    /// All kinds, by their index.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Product];
}

/// One written form of an entry.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// Number of the entry.
    pub entry: u32,
    /// Whether the form is also an ordinary word or phrase and counts only with evidence from the text.
    pub needs_evidence: bool,
}

/// A part of people's names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// Used as a given name.
    pub given: bool,
    /// Used as a surname.
    pub surname: bool,
    /// Also an ordinary word.
    pub needs_evidence: bool,
}

/// What a word of the grammar lists is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A noun that says what the name after it is.
    Class(ClassNoun),
    /// A title, rank or role of a person.
    Title,
    /// A verb of saying or doing.
    Verb,
    /// An adjective of nationality or region, with its country as two letters of ISO 3166-1 (`XX` for a region).
    Nationality([u8; 2]),
    /// A frequent word that is hardly ever part of a name.
    Common,
    /// A word that is no name when it stands alone.
    Generic,
}

/// A common noun that says what the name after it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClassNoun {
    /// The kind of the name.
    pub kind: NameKind,
    /// Whether the noun belongs to the name's span.
    pub inside: bool,
    /// For organisations, whether the noun speaks of an enterprise.
    pub company: bool,
}

/// A value that a table stores in 31 bits.
pub(crate) trait Packed: Copy {
    /// Its bits; the highest is 0.
    fn pack(self) -> u32;
    /// The value of such bits.
    fn unpack(bits: u32) -> Self;
}

impl Packed for () {
    fn pack(self) -> u32 {
        0
    }

    fn unpack(_: u32) {}
}

impl Packed for NameKind {
    fn pack(self) -> u32 {
        self as u32
    }

    fn unpack(bits: u32) -> Self {
        Self::ALL.get(bits as usize).copied().unwrap_or(Self::Product)
    }
}

impl Packed for Form {
    fn pack(self) -> u32 {
        self.entry << 1 | u32::from(self.needs_evidence)
    }

    fn unpack(bits: u32) -> Self {
        Self { entry: bits >> 1, needs_evidence: bits & 1 != 0 }
    }
}

impl Packed for Part {
    fn pack(self) -> u32 {
        u32::from(self.given) | u32::from(self.surname) << 1 | u32::from(self.needs_evidence) << 2
    }

    fn unpack(bits: u32) -> Self {
        Self { given: bits & 1 != 0, surname: bits & 2 != 0, needs_evidence: bits & 4 != 0 }
    }
}

impl Packed for Sense {
    fn pack(self) -> u32 {
        match self {
            Self::Title => 0,
            Self::Verb => 1,
            Self::Common => 2,
            Self::Generic => 3,
            Self::Nationality([one, two]) => 4 | u32::from(one) << 3 | u32::from(two) << 11,
            Self::Class(class) => {
                5 | class.kind.pack() << 3 | u32::from(class.inside) << 5 | u32::from(class.company) << 6
            }
        }
    }

    fn unpack(bits: u32) -> Self {
        match bits & 7 {
            0 => Self::Title,
            1 => Self::Verb,
            3 => Self::Generic,
            4 => Self::Nationality([bits >> 3, bits >> 11].map(|letter| u8::try_from(letter & 0xff).unwrap_or(b'X'))),
            5 => Self::Class(ClassNoun {
                kind: NameKind::unpack(bits >> 3 & 3),
                inside: bits >> 5 & 1 != 0,
                company: bits >> 6 & 1 != 0,
            }),
            _ => Self::Common,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_loses_nothing() {
        let class = ClassNoun { kind: NameKind::Place, inside: true, company: false };
        for sense in
            [Sense::Title, Sense::Verb, Sense::Common, Sense::Generic, Sense::Nationality(*b"TN"), Sense::Class(class)]
        {
            assert_eq!(Sense::unpack(sense.pack()), sense);
        }
        let part = Part { given: true, surname: false, needs_evidence: true };
        assert_eq!(Part::unpack(part.pack()), part);
        let form = Form::unpack(Form { entry: 70_000, needs_evidence: true }.pack());
        assert_eq!((form.entry, form.needs_evidence), (70_000, true));
    }
}
