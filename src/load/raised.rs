//! Superscripts and subscripts in plain text: the digits and signs for which Unicode has characters of their own.
//!
//! «م<sup>2</sup>» is «م²», `H<sub>2</sub>O` is H₂O, `10<sup>-6</sup>` is 10⁻⁶. There is no raised form of the digits ٠-٩; they take the
//! same. Everything else stays as it is: a raised «th» is read as well on the line.

use crate::arabic::chars::digit_value;

/// Where characters stand beside the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raised {
    /// Above it.
    Superscript,
    /// Below it.
    Subscript,
}

impl Raised {
    /// The position that an element of this name gives its text.
    pub fn by_element(name: &str) -> Option<Self> {
        match name {
            "sup" => Some(Self::Superscript),
            "sub" => Some(Self::Subscript),
            _ => None,
        }
    }

    /// The character for `c` at this position, or `c` where Unicode has none.
    pub fn form_of(self, c: char) -> char {
        let forms = match self {
            Self::Superscript => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁺', '⁻'],
            Self::Subscript => ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉', '₊', '₋'],
        };
        let index = match c {
            '+' => 10,
            '-' | '−' => 11,
            _ => match digit_value(c) {
                Some(digit) => usize::from(digit),
                None => return c,
            },
        };
        forms.get(index).copied().unwrap_or(c)
    }
}

#[cfg(test)]
mod tests {
    use super::Raised;

    #[test]
    fn digits_and_signs_have_forms_and_letters_have_none() {
        let all = |raised: Raised, text: &str| text.chars().map(|c| raised.form_of(c)).collect::<String>();
        assert_eq!(all(Raised::Superscript, "-6+٢"), "⁻⁶⁺²");
        assert_eq!(all(Raised::Subscript, "2"), "₂");
        assert_eq!(all(Raised::Superscript, "2nd"), "²nd");
    }
}
