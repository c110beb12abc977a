//! One macro for every enum whose variants have stable ids.

/// Declares an enum together with its ids, so that a variant and its id cannot drift apart.
///
/// With the feature `serde` a value is written as its id, and an unknown id is refused with a
/// message that lists the ids that fit.
macro_rules! closed_set {
    (
        $(#[$outer:meta])*
        $name:ident, $what:literal {
            $($(#[$inner:meta])* $variant:ident = $id:literal),+ $(,)?
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$inner])* $variant),+ }

        impl $name {
            /// Every value, in the order that lists and reports keep.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable id, as files, JSON and markup write it.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The value with this id, if there is one.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.id())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str(concat!("the id of ", $what))
                    }

                    fn visit_str<E: serde::de::Error>(self, id: &str) -> Result<$name, E> {
                        $name::from_id(id).ok_or_else(|| {
                            E::custom(format_args!(
                                "unknown {} {id:?}; what fits: {}", $what, [$($id),+].join(", ")
                            ))
                        })
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

pub(crate) use closed_set;
