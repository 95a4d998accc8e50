//! What a unit measures, so that 1,800 MW and 5.2 GW can be compared. The table is `assets/units/dimensions.tsv`; a month and a year are those of
//! the Gregorian calendar on average. Currencies have no dimension: their rates change.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::Unit;

const TABLE: &str = include_str!("../../assets/units/dimensions.tsv");

/// Units by symbol: the dimension, and how many base units one holds.
static UNITS: LazyLock<HashMap<&str, (&str, Decimal)>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let units = lines.filter_map(|line| line.split_once('\t')).flat_map(|(dimension, units)| {
        units.split('\t').filter_map(move |unit| {
            let (symbol, factor) = unit.split_once(' ')?;
            Some((symbol, (dimension, factor.parse().ok()?)))
        })
    });
    units.collect()
});

impl Unit {
    /// What it measures; for a unit that compares with no other (a currency among them), its own symbol.
    #[must_use]
    pub fn dimension(self) -> &'static str {
        UNITS.get(self.0).map_or(self.0, |(dimension, _)| dimension)
    }

    /// `value` of this unit in the base unit of its dimension; as large as a number can be where it would not fit.
    #[must_use]
    pub fn in_base_units(self, value: Decimal) -> Decimal {
        let limit = if value.is_sign_negative() { Decimal::MIN } else { Decimal::MAX };
        UNITS.get(self.0).map_or(value, |(_, factor)| value.checked_mul(*factor).unwrap_or(limit))
    }
}

#[cfg(test)]
mod tests {
    use super::{TABLE, UNITS, Unit};

    #[test]
    fn every_unit_of_the_table_is_read_once() {
        let listed = TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').count() - 1);
        assert_eq!(UNITS.len(), listed.sum::<usize>());
    }

    #[test]
    fn units_of_one_dimension_compare() {
        assert_eq!(Unit("MW").dimension(), Unit("GW").dimension());
        assert_ne!(Unit("GW").dimension(), Unit("GWh").dimension());
        assert_eq!(Unit("SAR").dimension(), "SAR");
        assert!(Unit("MW").in_base_units(1800.into()) < Unit("GW").in_base_units(5.into()));
    }
}
