//! Dense indices and the tables they look up.
//!
//! An index is only made by whoever built the table, so that looking up is total.

use std::marker::PhantomData;

/// A dense index into a [`Table`].
pub trait Index: Copy + Eq {
    /// The index as a position.
    fn position(self) -> usize;
    /// The index of a position; positions beyond the range of the type are cut off, which no checked pack reaches.
    fn at(position: usize) -> Self;
}

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);

        impl Index for $name {
            fn position(self) -> usize {
                usize::from(self.0)
            }
            fn at(position: usize) -> Self {
                Self(position as u16)
            }
        }
    };
}

index! {
    /// A fact, in pack order.
    FactIx
}
index! {
    /// A place of the tree.
    PlaceIx
}
index! {
    /// A measure, in pack order.
    MeasureIx
}
index! {
    /// A document, in pack order.
    DocumentIx
}
index! {
    /// An open point of one measure.
    OpenIx
}

/// A list that only its own kind of index looks up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<I, T> {
    items: Vec<T>,
    index: PhantomData<I>,
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), index: PhantomData }
    }
}

impl<I: Index, T> Table<I, T> {
    /// A table of these items, in order.
    pub fn new(items: Vec<T>) -> Self {
        Self { items, index: PhantomData }
    }

    /// Puts an item at the end.
    pub fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All items in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// All items in order, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// All indices in order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = I> + use<I, T> {
        (0..self.items.len()).map(I::at)
    }

    /// Indices with their items, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (I, &T)> {
        self.items.iter().enumerate().map(|(n, item)| (I::at(n), item))
    }

    /// The item, or nothing where the index is of another table.
    pub fn get(&self, index: I) -> Option<&T> {
        self.items.get(index.position())
    }

    /// The index of the first item for which this holds.
    pub fn find(&self, holds: impl Fn(&T) -> bool) -> Option<I> {
        self.items.iter().position(holds).map(I::at)
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "INVARIANT: an index comes from the table it is used on; `pack::load` checks every one that arrives"
)]
impl<I: Index, T> std::ops::Index<I> for Table<I, T> {
    type Output = T;
    fn index(&self, index: I) -> &T {
        &self.items[index.position()]
    }
}

impl<I: Index, T> Table<I, T> {
    /// The item of an index of this table.
    #[expect(
        clippy::indexing_slicing,
        reason = "INVARIANT: an index comes from the table it is used on; `pack::load` checks every one that arrives"
    )]
    pub fn at(&self, index: I) -> &T {
        &self.items[index.position()]
    }

    /// The item of an index of this table, to be changed.
    #[expect(clippy::indexing_slicing, reason = "INVARIANT: as for `at`")]
    pub fn at_mut(&mut self, index: I) -> &mut T {
        &mut self.items[index.position()]
    }
}
