//! Three trees joined: which block or entry of each text is which of the others, and what stands around it in the merged text.

use std::collections::{HashMap, HashSet};

use super::super::matching::matching;
use super::Who;
use super::nodes::{Side, Sort};
use super::order::{Order, order};

/// One thing in up to three texts: base, ours, theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Triple {
    /// In the text from which both started.
    pub base: Option<usize>,
    /// In ours.
    pub ours: Option<usize>,
    /// In theirs.
    pub theirs: Option<usize>,
    /// Which it is around it in the merged text.
    pub parent: usize,
    /// One side has it in a file that the agreement uses.
    pub elsewhere: bool,
    /// The side that moved it to another block.
    pub moved: Option<Who>,
    /// Both sides moved it to different blocks.
    pub torn: bool,
}

/// The joined tree.
#[derive(Debug)]
pub(super) struct Joined {
    /// Everything, the file first.
    pub all: Vec<Triple>,
    /// What is inside each, in the order of the merged text.
    pub inside: Vec<Order>,
}

/// For each node of one side, the node of the other.
type Pairs = Vec<Option<usize>>;

impl Joined {
    /// Joins base, ours and theirs.
    pub(super) fn new(sides: [&Side<'_>; 3]) -> Self {
        let [base, ours, theirs] = sides;
        let (mut to_ours, ours_gone) = pairs(base, ours);
        let (mut to_theirs, theirs_gone) = pairs(base, theirs);
        let (across, _) = pairs(ours, theirs);
        newly_named(&mut to_ours, &mut to_theirs, &across, sides);
        let mut all = triples(&to_ours, &to_theirs, &across, sides);
        for one in &mut all {
            one.elsewhere = one.base.is_some_and(|base| ours_gone.contains(&base) || theirs_gone.contains(&base));
        }
        let index = Index::new(&all);
        let placed: Vec<Triple> = all.iter().map(|one| index.placed(*one, sides)).collect();
        let all = placed;
        let inside = inside(&all, &index, sides);
        Self { all, inside }
    }
}

/// Pairs the nodes of two texts: parts by their matching, then by name under paired parents what there is one of and what is no part.
/// And the nodes of the first whose partner stands in a used file of the second.
fn pairs(one: &Side<'_>, two: &Side<'_>) -> (Pairs, HashSet<usize>) {
    let matching = matching(&one.outline, &two.outline);
    let mut pairs: Pairs = vec![None; one.nodes.len()];
    let mut gone = HashSet::new();
    for (at, node) in one.nodes.iter().enumerate() {
        let Some(partner) = node.part.and_then(|part| matching.new_of(part)) else { continue };
        match two.of_part.get(&partner) {
            Some(other) => pairs.get_mut(at).into_iter().for_each(|pair| *pair = Some(*other)),
            None => drop(gone.insert(at)),
        }
    }
    if let Some(file) = pairs.first_mut() {
        *file = Some(0);
    }
    settled(&mut pairs, one, two);
    let mut taken: HashSet<usize> = pairs.iter().flatten().copied().collect();
    for at in 0..one.nodes.len() {
        let Some((node, other)) = one.get(Some(at)).zip(two.get(pairs.get(at).copied().flatten())) else { continue };
        let mut waiting: HashMap<_, Vec<usize>> = HashMap::new();
        for child in other.children.iter().rev().filter(|child| !taken.contains(child)) {
            if let Some(known) = two.get(Some(*child)).filter(|child| child.part.is_none() || child.key.0.single()) {
                waiting.entry(&known.key).or_default().push(*child);
            }
        }
        for child in &node.children {
            let free = pairs.get(*child).is_some_and(Option::is_none);
            let Some(known) = one.get(Some(*child)).filter(|child| free && (child.part.is_none() || child.key.0.single())) else {
                continue;
            };
            if let Some(partner) = waiting.get_mut(&known.key).and_then(Vec::pop) {
                taken.insert(partner);
                pairs.get_mut(*child).into_iter().for_each(|pair| *pair = Some(partner));
            }
        }
    }
    (pairs, gone)
}

/// What a block has but once under its name belongs to its block: taken for a thing of another block, it could meet its own kind there.
fn settled(pairs: &mut Pairs, one: &Side<'_>, two: &Side<'_>) {
    for at in 0..one.nodes.len() {
        let Some((node, other)) = one.get(Some(at)).zip(two.get(pairs.get(at).copied().flatten())) else { continue };
        if node.key.0.single() && pairs.get(node.parent).copied().flatten() != Some(other.parent) {
            pairs.get_mut(at).into_iter().for_each(|pair| *pair = None);
        }
    }
}

fn reversed(pairs: &[Option<usize>], count: usize) -> Pairs {
    let mut back = vec![None; count];
    for (at, other) in pairs.iter().enumerate() {
        if let Some(slot) = other.and_then(|other| back.get_mut(other)) {
            *slot = Some(at);
        }
    }
    back
}

fn triples(to_ours: &[Option<usize>], to_theirs: &[Option<usize>], across: &[Option<usize>], sides: [&Side<'_>; 3]) -> Vec<Triple> {
    let [bases, ours, theirs] = sides.map(|side| side.nodes.len());
    let (from_ours, from_theirs) = (reversed(to_ours, ours), reversed(to_theirs, theirs));
    let get = |pairs: &[Option<usize>], at: usize| pairs.get(at).copied().flatten();
    let mut used_base: HashSet<usize> = HashSet::new();
    let mut used_theirs: HashSet<usize> = HashSet::new();
    let mut all = Vec::new();
    for our in 0..ours {
        let mut base = get(&from_ours, our);
        let mut their = base.and_then(|base| get(to_theirs, base));
        if their.is_none()
            && let Some(other) = get(across, our).filter(|other| alike(sides, &all, our, *other))
        {
            // What both sides made of nothing, or of one thing that only one of them still resembles.
            match (base, get(&from_theirs, other)) {
                (_, None) => their = Some(other),
                (None, Some(origin)) if get(to_ours, origin).is_none() => (base, their) = (Some(origin), Some(other)),
                _ => {}
            }
        }
        their = their.filter(|their| !parted(sides, &all, (base, our, *their)) && used_theirs.insert(*their));
        base = base.filter(|base| used_base.insert(*base));
        all.push(Triple { base, ours: Some(our), theirs: their, ..Triple::default() });
    }
    for their in (0..theirs).filter(|their| !used_theirs.contains(their)).collect::<Vec<_>>() {
        let base = get(&from_theirs, their).filter(|base| used_base.insert(*base));
        all.push(Triple { base, theirs: Some(their), ..Triple::default() });
    }
    all.extend((0..bases).filter(|base| !used_base.contains(base)).map(|base| Triple { base: Some(base), ..Triple::default() }));
    all
}

/// What both sides brought under one name is one thing, whatever either of it resembles in the text from which both started.
fn newly_named(to_ours: &mut Pairs, to_theirs: &mut Pairs, across: &[Option<usize>], [base, ours, theirs]: [&Side<'_>; 3]) {
    let (from_ours, from_theirs) = (reversed(to_ours, ours.nodes.len()), reversed(to_theirs, theirs.nodes.len()));
    let own = |side: &Side<'_>, at: Option<usize>| side.get(at).map(|node| node.own.clone()).filter(|own| !own.is_empty());
    let get = |pairs: &[Option<usize>], at: usize| pairs.get(at).copied().flatten();
    for (our, their) in across.iter().enumerate().filter_map(|(our, their)| Some((our, (*their)?))) {
        let block = ours.get(Some(our)).is_some_and(|node| matches!(node.key.0, Sort::Block(_)));
        let name = own(ours, Some(our)).filter(|name| block && own(theirs, Some(their)).as_ref() == Some(name));
        let Some(name) = name else { continue };
        let strange = |origin: Option<usize>| origin.filter(|origin| own(base, Some(*origin)).as_ref() != Some(&name));
        let (one, two) = (get(&from_ours, our), get(&from_theirs, their));
        if one != two {
            strange(one).into_iter().for_each(|origin| unlink(to_ours, base, origin));
            strange(two).into_iter().for_each(|origin| unlink(to_theirs, base, origin));
        }
    }
}

/// Parts a block and all inside it from what it was taken for.
fn unlink(pairs: &mut Pairs, base: &Side<'_>, at: usize) {
    pairs.get_mut(at).into_iter().for_each(|pair| *pair = None);
    let children = base.get(Some(at)).map(|node| node.children.clone()).unwrap_or_default();
    children.into_iter().for_each(|child| unlink(pairs, base, child));
}

/// True for two things that resemble one, but stand in different blocks under different new names: each is a thing of its own.
fn parted([base, ours, theirs]: [&Side<'_>; 3], all: &[Triple], (origin, our, their): (Option<usize>, usize, usize)) -> bool {
    let (Some(was), Some(one), Some(two)) = (base.get(origin), ours.get(Some(our)), theirs.get(Some(their))) else { return false };
    let around = all.get(one.parent).and_then(|parent| parent.theirs);
    let block = matches!(one.key.0, Sort::Block(_));
    block && around != Some(two.parent) && one.own != two.own && one.own != was.own && two.own != was.own
}

/// What both sides brought is one thing only where it stands in one block and has one name.
fn alike([_, ours, theirs]: [&Side<'_>; 3], all: &[Triple], our: usize, their: usize) -> bool {
    let (Some(one), Some(two)) = (ours.get(Some(our)), theirs.get(Some(their))) else { return false };
    // Our nodes come first among the triples, in their own order.
    let around = all.get(one.parent).and_then(|parent| parent.theirs);
    let named = matches!(one.key.0, Sort::Block(_));
    around == Some(two.parent) && (!named || one.own == two.own)
}

/// The triple of each node.
struct Index {
    base: HashMap<usize, usize>,
    ours: HashMap<usize, usize>,
    theirs: HashMap<usize, usize>,
}

impl Index {
    fn new(all: &[Triple]) -> Self {
        let of = |pick: &dyn Fn(&Triple) -> Option<usize>| -> HashMap<usize, usize> {
            all.iter().enumerate().filter_map(|(at, one)| Some((pick(one)?, at))).collect()
        };
        Self { base: of(&|one| one.base), ours: of(&|one| one.ours), theirs: of(&|one| one.theirs) }
    }

    /// A thing with what stands around it in the merged text: where one side has moved it, else where it stood.
    fn placed(&self, one: Triple, [base, ours, theirs]: [&Side<'_>; 3]) -> Triple {
        let of = |side: &Side<'_>, at: Option<usize>, index: &HashMap<usize, usize>| {
            side.get(at).and_then(|node| index.get(&node.parent).copied())
        };
        let before = of(base, one.base, &self.base);
        match (of(ours, one.ours, &self.ours), of(theirs, one.theirs, &self.theirs)) {
            (Some(here), Some(there)) if here == there => Triple { parent: here, ..one },
            (Some(here), Some(there)) if Some(there) == before => Triple { parent: here, moved: Some(Who::Ours), ..one },
            (Some(here), Some(there)) if Some(here) == before => Triple { parent: there, moved: Some(Who::Theirs), ..one },
            (Some(here), Some(_)) => Triple { parent: here, torn: true, ..one },
            (Some(only), None) | (None, Some(only)) => Triple { parent: only, ..one },
            (None, None) => Triple { parent: before.unwrap_or(0), ..one },
        }
    }
}

fn inside(all: &[Triple], index: &Index, [base, ours, theirs]: [&Side<'_>; 3]) -> Vec<Order> {
    let of = |side: &Side<'_>, at: Option<usize>, index: &HashMap<usize, usize>, parent: usize| -> Vec<usize> {
        let children = side.get(at).map_or(&[][..], |node| node.children.as_slice());
        let known = children.iter().filter_map(|child| index.get(child).copied());
        known.filter(|child| all.get(*child).is_some_and(|one| one.parent == parent && *child != parent)).collect()
    };
    let orders = all.iter().enumerate().map(|(at, one)| {
        let before = of(base, one.base, &index.base, at);
        order(&before, &of(ours, one.ours, &index.ours, at), &of(theirs, one.theirs, &index.theirs, at))
    });
    orders.collect()
}
