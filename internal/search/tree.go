package search

import "slices"

// tree is a family of sets of kinds of which any two are disjoint or one lies in
// the other. Node 0 holds all kinds; a node comes after the one it lies in.
type tree struct {
	up    []int32 // by node: the smallest that it lies in
	leaf  []int32 // by kind: the smallest node that holds it
	quota []int32 // by quota: the node of its members, -1: left out
	full  []hall
}

// hall is a set of tiers and the node of those who can stand nowhere else.
type hall struct {
	node  int32
	tiers uint64
}

// limited is a set of kinds that a limit is about: a quota, or tiers if quota is -1.
type limited struct {
	kinds []int32
	quota int
	tiers uint64
}

// mostOpen is the most different sets of open tiers that a tree is tried with.
const mostOpen = 8

// newTree arranges the quotas that count, and the tiers, as a tree; nil if two of
// them cross. A set may join if its kinds all have the same smallest node so far,
// larger sets coming first.
func (f *field) newTree(counts func(q int) bool) *tree {
	sets := f.limitedSets(counts)
	if sets == nil {
		return nil
	}
	slices.SortStableFunc(sets, func(a, b limited) int { return len(b.kinds) - len(a.kinds) })
	tr := &tree{up: []int32{0}, leaf: make([]int32, len(f.kinds)), quota: make([]int32, len(f.scope))}
	for q := range tr.quota {
		tr.quota[q] = -1
	}
	size := []int{len(f.kinds)}
	for _, set := range sets {
		node := int32(0)
		for i, k := range set.kinds {
			if i == 0 {
				node = tr.leaf[k]
			}
			if tr.leaf[k] != node {
				return nil
			}
		}
		if size[node] != len(set.kinds) {
			tr.up, size = append(tr.up, node), append(size, len(set.kinds))
			node = int32(len(size) - 1)
			for _, k := range set.kinds {
				tr.leaf[k] = node
			}
		}
		if set.quota >= 0 {
			tr.quota[set.quota] = node
		} else {
			tr.full = append(tr.full, hall{node, set.tiers})
		}
	}
	return tr
}

// limitedSets lists the kinds of each quota that counts and of each set of tiers
// that could run full; nil if there are too many of these.
func (f *field) limitedSets(counts func(q int) bool) []limited {
	of := make([][]int32, len(f.scope))
	var open []uint64
	for k := range f.kinds {
		for _, q := range f.kinds[k].member {
			of[q] = append(of[q], int32(k))
		}
		if open = insert(open, mask(f.kinds[k].tiers)); len(open) > mostOpen {
			return nil
		}
	}
	sets := make([]limited, 0, len(of)+1)
	for q := range of {
		if counts(q) {
			sets = append(sets, limited{kinds: of[q], quota: q})
		}
	}
	for _, tiers := range unions(open) {
		set := limited{quota: -1, tiers: tiers}
		for k := range f.kinds {
			if mask(f.kinds[k].tiers)&^tiers == 0 {
				set.kinds = append(set.kinds, int32(k))
			}
		}
		sets = append(sets, set)
	}
	return sets
}

// unions lists all unions of some of the sets.
func unions(of []uint64) (all []uint64) {
	for _, set := range of {
		for i := len(all) - 1; i >= 0; i-- {
			all = insert(all, all[i]|set)
		}
		all = insert(all, set)
	}
	return all
}
