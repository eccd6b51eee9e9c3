//! Whose outcome changes from one pack to another, measure by measure, exactly.
//!
//! Knows nothing of words, and nothing of where packs come from.

use std::collections::BTreeMap;

use super::common::{Common, common};
use super::unfold::{flat, settled, whole};
use crate::authoring::person::{Granted, Plain};
use crate::engine::{Allowed, Left, Person, Priors, Set, Space, World};
use crate::model::{Condition, Date, FactIx, Index, Measure, MeasureIx, Node, OpenIx, Rules};

/// How many conditions a change is told by, at most.
const MOST_PARTS: usize = 12;

/// What became of two packs' outcomes.
#[derive(Clone, Debug)]
pub struct Outcomes {
    /// Both packs in one vocabulary; facts and places below are its.
    pub common: Common,
    /// The day all persons ask on.
    pub as_of: Date,
    /// Measures of both packs (their positions in the old and in the new one) for which somebody's outcome changes.
    pub changed: Vec<Changed>,
    /// Measures that only the new pack has, with everybody they are for.
    pub added: Vec<Alone>,
    /// Measures that only the old pack has, with everybody they were for.
    pub removed: Vec<Alone>,
    /// Measures whose conditions are too entangled to be compared.
    pub beyond: Vec<(MeasureIx, MeasureIx)>,
    /// Persons who are possible in one of the packs only; nothing where that is too entangled to tell.
    pub possible: Option<Possible>,
    /// Claims that the plain reading of the rules did not bear out; always empty, unless the tool is at fault.
    pub doubted: Vec<String>,
}

/// Who is possible in one of the packs only.
#[derive(Clone, Debug, Default)]
pub struct Possible {
    /// Possible in the new pack only.
    pub came: Persons,
    /// Possible in the old pack only.
    pub went: Persons,
    /// Whether nobody is possible in both, so that no outcomes could be compared.
    pub nobody_in_both: bool,
}

/// A measure for which somebody's outcome changes.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Its position in the old pack.
    pub old: MeasureIx,
    /// Its position in the new pack.
    pub new: MeasureIx,
    /// What changes, what is gained first.
    pub changes: Vec<Change>,
}

/// Persons whose outcome changes in the same way.
#[derive(Clone, Debug)]
pub struct Change {
    /// What they had.
    pub from: Left,
    /// What they have; the same where only the points that are left open change.
    pub to: Left,
    /// Who they are.
    pub persons: Persons,
}

/// A measure that only one of the packs has.
#[derive(Clone, Debug)]
pub struct Alone {
    /// Its position in that pack.
    pub measure: MeasureIx,
    /// Who qualifies, and who may qualify; nothing where the condition is too entangled to tell.
    pub persons: Option<[Persons; 2]>,
}

/// Some persons, told exactly.
#[derive(Clone, Debug, Default)]
pub struct Persons {
    /// Conditions that exclude each other, with a sample person each.
    pub groups: Vec<Group>,
    /// Whether the conditions are all there are; otherwise only those told by least are given.
    pub complete: bool,
    /// Their share among everybody, under the priors.
    pub share: f64,
}

/// Persons told by one condition.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they say to each fact that tells them from others.
    pub told: Vec<(FactIx, Allowed)>,
    /// One of them, checked by the plain reading of both packs.
    pub sample: Person,
    /// Their share among everybody.
    pub share: f64,
}

impl Outcomes {
    /// Whether nobody's outcome changes, as far as it could be told.
    pub fn is_empty(&self) -> bool {
        let nobody = self.possible.as_ref().is_some_and(|possible| possible.came.groups.is_empty() && possible.went.groups.is_empty());
        self.changed.is_empty() && self.added.is_empty() && self.removed.is_empty() && self.beyond.is_empty() && nobody
    }
}

/// Compares two packs as of a day. `priors` is given the common facts.
pub fn outcomes(old: &Rules, new: &Rules, as_of: Date, priors: &dyn Fn(&Common) -> Box<dyn Priors>) -> Outcomes {
    let common = common(old, new);
    let priors = priors(&common);
    let mut musts: Vec<Condition> = Vec::new();
    for rules in [&common.old, &common.new] {
        for must in rules.constraints.iter().map(|constraint| settled(&constraint.must, rules, as_of)) {
            if !musts.contains(&must) {
                musts.push(must);
            }
        }
    }
    let own = |rules: &Rules| flat(rules, rules.constraints.iter().map(|constraint| settled(&constraint.must, rules, as_of)).collect());
    let alone = [own(&common.old), own(&common.new)];
    let rules = flat(&common.new, musts);
    let mut compare =
        Compare { common: &common, as_of, priors: priors.as_ref(), world: World::new(&rules, as_of), doubted: Vec::new(), rules: &rules };
    let (mut changed, mut beyond) = (Vec::new(), Vec::new());
    // A pack that asks and constrains alike gives alike to measures that say the same.
    let alike = common.old.facts == common.new.facts && common.old.constraints == common.new.constraints;
    let positions: BTreeMap<&str, MeasureIx> = common.old.measures.pairs().map(|(ix, measure)| (measure.id.as_str(), ix)).collect();
    let possible = compare.possible();
    for (ix, measure) in common.new.measures.pairs() {
        if possible.as_ref().is_some_and(|possible| possible.nobody_in_both) {
            // Then nobody has an outcome under both packs that could be compared.
            break;
        }
        let Some(&before) = positions.get(measure.id.as_str()) else { continue };
        if alike && same_condition(common.old.measures.at(before), measure) {
            continue;
        }
        match compare.measure(before, ix) {
            Some(changes) if changes.is_empty() => {}
            Some(changes) => changed.push(Changed { old: before, new: ix, changes }),
            None => beyond.push((before, ix)),
        }
    }
    let only = |of: &Rules, other: &Rules| -> Vec<MeasureIx> {
        of.measures.pairs().filter(|(_, measure)| other.measure(&measure.id).is_none()).map(|(ix, _)| ix).collect()
    };
    let added = only(&common.new, &common.old).into_iter().map(|ix| compare.alone(&common.new, &alone[1], ix)).collect();
    let removed = only(&common.old, &common.new).into_iter().map(|ix| compare.alone(&common.old, &alone[0], ix)).collect();
    let doubted = compare.doubted;
    Outcomes { as_of, changed, added, removed, beyond, possible, doubted, common }
}

/// Whether two measures ask the same in the same words of logic, so that nothing needs to be compared.
fn same_condition(old: &Measure, new: &Measure) -> bool {
    old.when == new.when && old.audience == new.audience && old.certainty == new.certainty && old.open_points == new.open_points
}

struct Compare<'a> {
    common: &'a Common,
    as_of: Date,
    priors: &'a dyn Priors,
    rules: &'a Rules,
    world: World<'a>,
    doubted: Vec<String>,
}

/// Every change that can be told of a person, what is gained first.
const CHANGES: [(Left, Left); 7] = [
    (Left::No, Left::Yes),
    (Left::No, Left::Open),
    (Left::Open, Left::Yes),
    (Left::Open, Left::Open),
    (Left::Yes, Left::Open),
    (Left::Open, Left::No),
    (Left::Yes, Left::No),
];

impl Compare<'_> {
    /// Whose outcome changes; nothing beyond the bounds.
    fn measure(&mut self, old: MeasureIx, new: MeasureIx) -> Option<Vec<Change>> {
        let (before, after) = (self.common.old.measures.at(old), self.common.new.measures.at(new));
        let mut keys = before.open_points.clone();
        keys.extend(after.open_points.iter().filter(|key| !before.open_points.contains(key)).cloned());
        let conditions = [whole(before, &self.common.old, self.as_of, &keys), whole(after, &self.common.new, self.as_of, &keys)];
        let mut space = self.world.space_for_shares(&[&conditions[0], &conditions[1]])?;
        let (a, b) = (space.holding(&conditions[0]), space.holding(&conditions[1]));
        let mut changes = Vec::new();
        for (from, to) in CHANGES {
            let set = space.by_left(a, b, &|left, right, same| (left, right) == (from, to) && !same);
            if space.is_empty(set)? {
                continue;
            }
            let persons = persons(&mut space, set, self.priors)?;
            for group in &persons.groups {
                let sees = |rules: &Rules, measure: &Measure| {
                    let plain = Plain::new(rules, &group.sample);
                    (plain.is_possible(), left(plain.granted(measure)), points(&plain, measure, &keys))
                };
                let (was, is) = (sees(&self.common.old, before), sees(&self.common.new, after));
                let borne_out = was.0 && is.0 && (was.1, is.1) == (from, to) && (from != to || was.2 != is.2);
                if !borne_out {
                    self.doubted.push(format!("{}: {from:?} to {to:?}, but {was:?} and {is:?}", after.id));
                }
            }
            changes.push(Change { from, to, persons });
        }
        Some(changes)
    }

    /// Who qualifies and who may qualify for a measure that only one pack has.
    fn alone(&mut self, rules: &Rules, own: &Rules, ix: MeasureIx) -> Alone {
        let measure = rules.measures.at(ix);
        let condition = whole(measure, rules, self.as_of, &measure.open_points);
        let mut world = World::new(own, self.as_of);
        let mut tell = || {
            let mut space = world.space_for_shares(&[&condition])?;
            let set = space.holding(&condition);
            let mut told = |wanted: Left| {
                let set = space.by_left(set, set, &|left, _, _| left == wanted);
                let persons = persons(&mut space, set, self.priors)?;
                for group in &persons.groups {
                    let granted = left(Plain::new(rules, &group.sample).granted(measure));
                    if granted != wanted {
                        self.doubted.push(format!("{}: {wanted:?}, but {granted:?}", measure.id));
                    }
                }
                Some(persons)
            };
            Some([told(Left::Yes)?, told(Left::Open)?])
        };
        let persons = tell();
        Alone { measure: ix, persons }
    }

    /// Who is possible in one of the packs only.
    fn possible(&mut self) -> Option<Possible> {
        let all = |rules: &Rules| {
            let musts = rules.constraints.iter().map(|constraint| settled(&constraint.must, rules, self.as_of));
            Condition { node: Node::All(musts.collect()), say: 0 }
        };
        let (old, new) = (all(&self.common.old), all(&self.common.new));
        if old == new {
            return Some(Possible::default());
        }
        let unconstrained = Rules { constraints: Vec::new(), ..self.rules.clone() };
        let mut world = World::new(&unconstrained, self.as_of);
        let mut space = world.space_for_shares(&[&old, &new])?;
        let (before, after) = (space.holding(&old), space.holding(&new));
        let (came, went, both) = (space.minus(after, before), space.minus(before, after), space.both(before, after));
        let nobody_in_both = space.is_empty(both)?;
        let (came, went) = (persons(&mut space, came, self.priors)?, persons(&mut space, went, self.priors)?);
        for (persons, expected) in [(&came, [false, true]), (&went, [true, false])] {
            for group in &persons.groups {
                let possible = [&self.common.old, &self.common.new].map(|rules| Plain::new(rules, &group.sample).is_possible());
                if possible != expected {
                    self.doubted.push(format!("possible: {possible:?} instead of {expected:?}"));
                }
            }
        }
        Some(Possible { came, went, nobody_in_both })
    }
}

/// A set as conditions with samples and shares; nothing beyond the bounds.
fn persons(space: &mut Space<'_, '_>, set: Set, priors: &dyn Priors) -> Option<Persons> {
    if space.is_empty(set)? {
        return Some(Persons { complete: true, ..Persons::default() });
    }
    let (parts, complete) = space.parts(set, MOST_PARTS)?;
    let share = space.share(set, priors).unwrap_or_default();
    let mut groups = Vec::with_capacity(parts.len());
    for part in parts {
        let sample = space.person(part.set)?;
        groups.push(Group { told: part.told, sample, share: space.share(part.set, priors).unwrap_or_default() });
    }
    Some(Persons { groups, complete, share })
}

fn left(granted: Granted) -> Left {
    match granted {
        Granted::No => Left::No,
        Granted::Open => Left::Open,
        Granted::Yes => Left::Yes,
    }
}

/// How the open points decide for a person: the outcome for each way they could turn out.
fn points(plain: &Plain<'_>, measure: &Measure, keys: &[String]) -> Vec<bool> {
    let certain = measure.certainty.open_point().is_some().then(|| OpenIx::at(measure.open_points.len().saturating_sub(1)));
    let turns_out = |way: u32| {
        move |open: OpenIx| {
            let key = measure.open_points.get(open.position());
            keys.iter().position(|known| Some(known) == key).is_some_and(|n| way >> n & 1 == 1)
        }
    };
    (0..1u32 << keys.len().min(12))
        .map(|way| {
            let open = turns_out(way);
            plain.is_addressed(measure) && certain.is_none_or(&open) && plain.holds(&measure.when, &open)
        })
        .collect()
}
