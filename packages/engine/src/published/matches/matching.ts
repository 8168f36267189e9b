import { didYouMean, Problem, plainSlug, slug } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Catalogue } from '../../catalogue/index.js'
import { groupBy } from '../../group-by.js'
import type { Stamped } from '../../plays/index.js'
import type { Store } from '../../store/index.js'
import { knownTitles } from './known-titles.js'
import { addMatches, listedTwice, listMatches, Match, type PublishedName, publishedNames } from './match-store.js'
import { UnresolvedName, unresolvedNames } from './unresolved-names.js'

export interface MatchRequest {
  source: string
  /** As published. */
  name: string
  /** Slug. */
  title: string
  /** Absent: the season that the import gave it. */
  season?: number | undefined
  /** Only where the import gave it this title: two titles may have one name. */
  of?: string | undefined
  /** The title may be one that nothing else knows. */
  anew?: boolean | undefined
}

/** What is settled now. */
export const MatchSet = Type.Object({
  id: Type.Integer(),
  matches: Type.Array(Match, { description: 'the names that it settles, one for each title the import gave' }),
  odd: Type.Array(Type.String(), { description: 'what looks odd now, in words; it holds all the same' }),
})
export type MatchSet = Static<typeof MatchSet>

/** What was settled of many names at once, each under a number of its own. */
export const MatchesSet = Type.Omit(MatchSet, ['id'])
export type MatchesSet = Static<typeof MatchesSet>

/** What is doubtful, and what was settled. */
export const MatchAnswer = Type.Object({
  total: Type.Integer({ description: 'all names in doubt' }),
  doubts: Type.Array(UnresolvedName, { description: 'those of them with most hours at stake' }),
  matches: Type.Array(Match, { description: 'what holds, the latest first' }),
})
export type MatchAnswer = Static<typeof MatchAnswer>

/** `plays` stamps what is settled; without it nobody may publish meanwhile. */
type Stages = { store: Store; catalogue: Catalogue; plays?: { stamped: Stamped } }

/** Names of which it is doubtful what they mean, and what people have settled. */
export async function matchAnswer({ store, catalogue }: Stages, { source = '', limit = 100 } = {}): Promise<MatchAnswer> {
  const matches = (await listMatches(store)).filter(({ holds, title }) => holds && title !== null)
  const settled = new Set(matches.map(keyOf))
  const names = await publishedNames(store)
  const sources = new Set(names.map(name => name.source))
  if (source !== '' && sources.size > 0 && !sources.has(source)) throw noSource(source, sources)
  const open = unresolvedNames(names, await catalogue.entries()).filter(
    doubt => !settled.has(keyOf(doubt)) && (source === '' || doubt.source === source),
  )
  return { total: open.length, doubts: open.slice(0, limit), matches: matches.filter(match => source === '' || match.source === source) }
}

/**
 * Settles what a published name means, for all that was and will be imported under it. Figures keep their name; nothing is imported again, and
 * editions stay as they were. Throws `not-found` for a name or title that nobody knows.
 */
export const setMatch = (stages: Stages, request: MatchRequest, actor: string, now = Date.now()): Promise<MatchSet> =>
  stages.store.revisions.run(async () => {
    const made = await understood(stages, request, await publishedNames(stages.store, request))
    return settleAll(stages, [made], actor, now)
  })

/**
 * The same of many names at once: all of them, or none. Each can be taken back by itself. Throws what `setMatch` does, and says of which name.
 */
export const setMatches = (stages: Stages, requests: readonly MatchRequest[], actor: string, now = Date.now()): Promise<MatchesSet> =>
  stages.store.revisions.run(async () => {
    const all = groupBy(await publishedNames(stages.store), nameOf)
    const titles = await knownTitles(stages)
    const made: Understood[] = []
    for (const request of requests) made.push(await understood(stages, request, all.get(nameOf(request)) ?? [], titles))
    const names = made.flatMap(({ names }) => names.map(keyOf))
    const twice = made.find(({ names: own }) => own.some(name => names.indexOf(keyOf(name)) !== names.lastIndexOf(keyOf(name))))
    if (twice) throw new Problem('invalid-request', `"${twice.request.name}" is settled twice in one request: keep one of the two`)
    const { matches, odd } = await settleAll(stages, made, actor, now)
    return { matches, odd }
  })

/** A request, and the names that it settles: one for each title that the import gave. */
interface Understood {
  request: MatchRequest
  names: PublishedName[]
}

/** Throws `not-found`, `invalid-request`. `titles`: all that are known, where they were read already. */
async function understood(
  stages: Stages,
  request: MatchRequest,
  stored: readonly PublishedName[],
  titles?: ReadonlySet<string>,
): Promise<Understood> {
  const names = stored.filter(({ assigned }) => request.of === undefined || assigned === request.of)
  if (names.length === 0) throw noName(request, stored, await publishedNames(stages.store))
  await checkTitle(stages, request, titles)
  return { request, names }
}

/** Writes what was understood, each under a number of its own, as one. */
async function settleAll(stages: Stages, made: readonly Understood[], actor: string, now: number): Promise<MatchSet> {
  const { store } = stages
  const id = ((await listMatches(store))[0]?.id ?? 0) + 1
  const at = new Date(now).toISOString()
  const matches = made.flatMap(({ request: { source, name, title, season = null }, names }, place) =>
    names.map(({ assigned }): Match => ({ id: id + place, at, actor, source, name, assigned, title, season, holds: true })),
  )
  await addMatches(store, matches, stampedBy(stages))
  const odd: string[] = []
  for (const { request, names } of made)
    odd.push(...(await oddities(store, names, { title: request.title, season: request.season ?? null })))
  return { id, matches, odd: [...new Set(odd)] }
}

const nameOf = ({ source, name }: Pick<PublishedName, 'source' | 'name'>): string => JSON.stringify([source, name])

/** Brings back what was in force before a match, as a new one. Throws `not-found` for one that is not in force. */
export function undoMatch(stages: Omit<Stages, 'catalogue'>, id: number, actor: string, now = Date.now()): Promise<MatchSet> {
  const { store } = stages
  return store.revisions.run(async () => {
    const all = await listMatches(store)
    const standing = all.filter(match => match.id === id && match.holds)
    if (standing.length === 0)
      throw new Problem('not-found', `there is no match ${id} that holds: \`sweeps match\` lists those that do, with their numbers`)
    const made = { id: all[0]!.id + 1, at: new Date(now).toISOString(), actor }
    const matches = standing.map((match): Match => {
      const before = all.find(other => other.id < id && keyOf(other) === keyOf(match))
      return { ...match, ...made, title: before?.title ?? null, season: before?.season ?? null }
    })
    await addMatches(store, matches, stampedBy(stages))
    return { id: made.id, matches, odd: [] }
  })
}

const stampedBy = ({ plays }: Omit<Stages, 'catalogue'>): Stamped | undefined => plays && (work => plays.stamped(work))

const keyOf = ({ source, name, assigned }: Pick<PublishedName, 'source' | 'name' | 'assigned'>): string =>
  JSON.stringify([source, name, assigned])

function noName({ source, name, of }: MatchRequest, stored: readonly PublishedName[], all: readonly PublishedName[]): Problem {
  const titles = stored.map(({ assigned }) => assigned).join(', ')
  const sources = new Set(all.map(one => one.source))
  if (stored.length === 0 && sources.size > 0 && !sources.has(source)) return noSource(source, sources)
  const names = all.filter(one => one.source === source).map(one => one.name)
  return new Problem(
    'not-found',
    stored.length > 0
      ? `"${name}" of ${source} was never taken for "${of}": it was for ${titles}`
      : `${source} has published no name "${name}": write it exactly as published; \`sweeps match\` lists those in doubt${didYouMean(name, names)}`,
  )
}

const noSource = (source: string, sources: ReadonlySet<string>): Problem =>
  new Problem(
    'not-found',
    `no source "${source}" has published anything here: there is ${[...sources].join(', ')}${didYouMean(source, sources)}`,
  )

async function checkTitle(stages: Stages, { title, season, anew }: MatchRequest, titles?: ReadonlySet<string>): Promise<void> {
  if (title === '' || slug(title) !== title)
    throw new Problem('invalid-request', `title: "${title}" is no slug of a title; write it as ${plainSlug(title) || 'hit-and-run'}`)
  if (season !== undefined && !(Number.isInteger(season) && season >= 0 && season <= 9999))
    throw new Problem('invalid-request', `season: ${season} is no number of a season; 0 is for a film`)
  if (anew) return
  const known = titles ?? (await knownTitles(stages))
  if (known.has(title)) return
  throw new Problem(
    'not-found',
    `no title "${title}" is known: check its spelling, or say that it is a new one (--new)${didYouMean(title, known)}`,
  )
}

/** A title that now stands twice in one list of a week: the match may be wrong. */
async function oddities(
  store: Store,
  names: readonly PublishedName[],
  { title, season }: { title: string; season: number | null },
): Promise<string[]> {
  const odd: string[] = []
  const { source } = names[0]!
  for (const number of new Set(names.map(name => season ?? name.season))) {
    const lists = await listedTwice(store, source, title, number)
    if (lists > 0)
      odd.push(
        `${title}${number > 0 ? `/${number}` : ''} now has two lines in ${lists} lists of ${source}: one of them may be another title`,
      )
  }
  return odd
}
