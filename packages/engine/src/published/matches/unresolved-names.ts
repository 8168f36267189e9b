import { cutLabel, nameKey } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { isUnreadSeason } from '../unread-seasons.js'
import { PublishedName } from './match-store.js'
import { nearKey } from './near-key.js'

/** A title somebody else's name may mean. */
const Candidate = Type.Object({
  title: Type.String({ description: 'slug' }),
  name: Type.String(),
  ours: Type.Boolean({ description: 'it is in the catalogue' }),
})
export type Candidate = Static<typeof Candidate>

/** A published name of which it is doubtful what it means. */
export const UnresolvedName = Type.Object({
  ...PublishedName.properties,
  why: Type.Enum(['namesake', 'other-spelling', 'season', 'unread-season'], {
    description:
      'namesake: another title is called nearly so; other-spelling: what follows “ // ” is another title’s name; season: another name has this season’s number; unread-season: it names a season that could not be read',
  }),
  candidates: Type.Array(Candidate, { description: 'what it may mean instead; for season the other names' }),
})
export type UnresolvedName = Static<typeof UnresolvedName>

interface Known extends Candidate {
  /** How much speaks for it. */
  lists: number
}

/**
 * Published names of which it is doubtful which title they mean, those with most hours at stake first, then those in most lists. A title of the catalogue is never in doubt, nor is
 * the one of several namesakes that is in most lists; the others are. Names that a person settled are left out by the caller.
 */
export function unresolvedNames(
  names: readonly PublishedName[],
  catalogue: readonly { title: string; titleName: string }[],
): UnresolvedName[] {
  const groups = groupNear(names, catalogue)
  const found = names.flatMap((name): UnresolvedName[] => {
    const namesakes = rivals(groups.get(nearKey(name.titleName)), name.assigned)
    if (namesakes.length > 0) return [{ ...name, why: 'namesake', candidates: namesakes }]
    const other = name.name.split(' // ')[1]
    const spelled = other === undefined ? [] : others(groups.get(nearKey(cutLabel(other.trim()).show)), name.assigned)
    if (spelled.length > 0) return [{ ...name, why: 'other-spelling', candidates: spelled }]
    return isUnreadSeason(name) ? [{ ...name, why: 'unread-season', candidates: [] }] : []
  })
  return [...found, ...sharedSeasons(names)].sort((one, other) => other.hours - one.hours || other.lists - one.lists)
}

/** Titles by what those that may be one have in common. */
function groupNear(
  names: readonly PublishedName[],
  catalogue: readonly { title: string; titleName: string }[],
): Map<string, Map<string, Known>> {
  const groups = new Map<string, Map<string, Known>>()
  const add = (key: string, title: string, name: string, ours: boolean, lists: number): void => {
    const group = groups.get(key) ?? new Map<string, Known>()
    const known = group.get(title) ?? { title, name, ours: false, lists: 0 }
    group.set(title, { ...known, ours: known.ours || ours, lists: known.lists + lists })
    groups.set(key, group)
  }
  for (const { title, titleName } of catalogue) add(nearKey(titleName || title), title, titleName || title, true, 0)
  for (const { assigned, titleName, lists } of names) add(nearKey(titleName), assigned, titleName, false, lists)
  return groups
}

/** The titles that a title may be in truth: those of the catalogue, else the one in most lists; none when it is among them. */
function rivals(group: Map<string, Known> | undefined, title: string): Candidate[] {
  const all = [...(group?.values() ?? [])]
  const ours = all.filter(known => known.ours)
  const first = [...all].sort((one, other) => other.lists - one.lists || (one.title < other.title ? -1 : 1)).slice(0, 1)
  const strong = ours.length > 0 ? ours : first
  return strong.some(known => known.title === title) ? [] : strong.map(candidate)
}

const others = (group: Map<string, Known> | undefined, title: string): Candidate[] =>
  [...(group?.values() ?? [])].filter(known => known.title !== title).map(candidate)

const candidate = ({ title, name, ours }: Known): Candidate => ({ title, name, ours })

/** Names that have the season number of another name of their source and title: all but the one in most lists. */
function sharedSeasons(names: readonly PublishedName[]): UnresolvedName[] {
  const seasons = new Map<string, PublishedName[]>()
  for (const name of names) {
    if (name.season === 0) continue
    const key = `${name.source} ${name.assigned}/${name.season}`
    seasons.set(key, [...(seasons.get(key) ?? []), name])
  }
  return [...seasons.values()].flatMap(same => {
    const [first, ...others] = [...same].sort((one, other) => other.lists - one.lists)
    // Another spelling of the same name says the same.
    const rest = others.filter(({ name }) => nameKey(name) !== nameKey(first!.name))
    return rest.map(name => ({ ...name, why: 'season' as const, candidates: [{ title: name.assigned, name: first!.name, ours: false }] }))
  })
}
