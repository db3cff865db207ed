//! What is stored beside the rest and read only when somebody asks for it: most of what a data
//! file says is for readers, and a check needs little of it.

use std::borrow::Borrow;
use std::fmt::{self, Display, Formatter};
use std::ops::Deref;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

/// A part of a data file that stays packed until it is looked at. In a TOML file it is written as
/// any other part.
#[derive(Clone, Debug, Default)]
pub struct Later<T> {
    packed: Box<[u8]>,
    cell: OnceLock<T>,
}

impl<T> From<T> for Later<T> {
    fn from(item: T) -> Self {
        Self { packed: Box::default(), cell: OnceLock::from(item) }
    }
}

impl<T: DeserializeOwned + Default> Deref for Later<T> {
    type Target = T;

    /// The build script has written it; were it broken, the tests of the data would not pass.
    fn deref(&self) -> &T {
        self.cell.get_or_init(|| postcard::from_bytes(&self.packed).unwrap_or_default())
    }
}

impl<T: DeserializeOwned + Default> Borrow<T> for Later<T> {
    fn borrow(&self) -> &T {
        self
    }
}

impl<T: DeserializeOwned + Default + PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: DeserializeOwned + Default + Eq> Eq for Later<T> {}

impl<T: DeserializeOwned + Default + Display> Display for Later<T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        (**self).fmt(out)
    }
}

impl<'l, T: DeserializeOwned + Default> IntoIterator for &'l Later<T>
where
    &'l T: IntoIterator,
{
    type Item = <&'l T as IntoIterator>::Item;
    type IntoIter = <&'l T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (**self).into_iter()
    }
}

impl<T: DeserializeOwned + Default + Serialize> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return (**self).serialize(to);
        }
        to.serialize_bytes(&postcard::to_allocvec(&**self).map_err(ser::Error::custom)?)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            return T::deserialize(from).map(Self::from);
        }
        let packed = <&[u8]>::deserialize(from)?;
        Ok(Self { packed: packed.into(), cell: OnceLock::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::Later;

    #[test]
    fn the_packed_form_is_read_back() {
        let before: (u8, Later<Vec<String>>) = (7, Later::from(vec![String::from("hours"), String::from("wages")]));
        let bytes = postcard::to_allocvec(&before).unwrap();
        let after: (u8, Later<Vec<String>>) = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(after, before);
        assert_eq!(after.1.len(), 2);
    }
}
