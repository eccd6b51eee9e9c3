//! A short list of facts. A pass over all measures makes one or two for each of them, so most must not cost an allocation.

use crate::model::FactIx;

const FEW: usize = 8;

/// Facts, in some order; reads as a slice.
#[derive(Clone)]
pub struct Facts {
    few: [FactIx; FEW],
    len: usize,
    /// All of them, where they are more than few.
    #[expect(clippy::box_collection, reason = "nearly always nothing, and then it must be cheap to make and to drop")]
    many: Option<Box<Vec<FactIx>>>,
}

impl Default for Facts {
    fn default() -> Self {
        Facts { few: [FactIx(0); FEW], len: 0, many: None }
    }
}

impl Facts {
    /// Puts a fact at the end.
    pub fn push(&mut self, fact: FactIx) {
        if let Some(at) = self.few.get_mut(self.len) {
            *at = fact;
        } else {
            self.spill(fact);
        }
        self.len += 1;
    }

    #[cold]
    fn spill(&mut self, fact: FactIx) {
        let few = self.few;
        self.many.get_or_insert_with(|| Box::new(few.to_vec())).push(fact);
    }
}

impl std::ops::Deref for Facts {
    type Target = [FactIx];
    fn deref(&self) -> &[FactIx] {
        match (&self.many, self.few.get(..self.len)) {
            (None, Some(few)) => few,
            (many, _) => many.as_ref().map_or(&[], |many| many),
        }
    }
}

impl<'a> IntoIterator for &'a Facts {
    type Item = &'a FactIx;
    type IntoIter = std::slice::Iter<'a, FactIx>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<FactIx> for Facts {
    fn from_iter<T: IntoIterator<Item = FactIx>>(facts: T) -> Self {
        let mut list = Facts::default();
        for fact in facts {
            list.push(fact);
        }
        list
    }
}

impl PartialEq for Facts {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Facts {}

impl std::fmt::Debug for Facts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_what_was_put_in_however_long_it_is() {
        for len in 0..40u16 {
            let facts: Vec<FactIx> = (0..len).map(FactIx).collect();
            let list: Facts = facts.iter().copied().collect();
            assert_eq!((&*list, list.len()), (&*facts, usize::from(len)));
            assert_eq!(list, list.clone());
            assert!(len == 0 || list != facts.iter().copied().skip(1).collect());
        }
    }
}
