import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { type Stamped, stampedAlone } from '../../plays/index.js'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../../store/index.js'

/** A name as some source publishes it, and the title that the import gave it. Two titles of one name are two of these. */
export const PublishedName = Type.Object({
  source: Type.String(),
  name: Type.String(),
  assigned: Type.String({ description: 'the title that the import gave it, a slug' }),
  titleName: Type.String({ description: 'the title as published, without its season' }),
  season: Type.Integer({ description: '0: none, or all seasons' }),
  from: Type.String({ description: 'first day of the first week or period' }),
  to: Type.String({ description: 'first day of the last week or period' }),
  lists: Type.Integer({ description: 'in how many lists of a week or period' }),
  hours: Type.Number({ description: 'all that were published of it; 0 where ranks or views alone are' }),
})
export type PublishedName = Static<typeof PublishedName>

/** What a person settled: this name of this source means this title. */
export const Match = Type.Object({
  id: Type.Integer({ description: 'one for all that was settled at once' }),
  at: Type.String({ description: 'ISO 8601, UTC' }),
  actor: Type.String(),
  source: Type.String(),
  name: Type.String(),
  assigned: Type.String({ description: 'the title that the import gave it, a slug' }),
  title: Nullable(Type.String(), { description: 'slug; null: a match was undone, what the import gave it holds again' }),
  season: Nullable(Type.Integer(), { description: 'null: the season that the import gave it' }),
  holds: Type.Boolean({ description: 'false when a later one has taken its place' }),
})
export type Match = Static<typeof Match>

const names = defineQuery({
  tag: 'matches.names',
  sql: sqlFile(import.meta.url, './published-names.sql'),
  row: Type.Object({
    source: Type.String(),
    name: Type.String(),
    assigned: Type.String(),
    title_name: Type.String(),
    season: Type.Integer(),
    from: Type.String(),
    to: Type.String(),
    lists: Int64,
    hours: Type.Number(),
  }),
})

const matches = defineQuery({
  tag: 'matches',
  sql: sqlFile(import.meta.url, './match-lines.sql'),
  row: Type.Object({
    number: Int64,
    at: Int64,
    actor: Type.String(),
    source: Type.String(),
    name: Type.String(),
    assigned: Type.String(),
    title: Type.String(),
    season: Type.Integer(),
    holds: Type.Integer(),
  }),
})

const twice = defineQuery({ tag: 'matches.twice', sql: sqlFile(import.meta.url, './twice.sql'), row: Type.Object({ lists: Int64 }) })

/** Every published name, or those of a source, or one of them. */
export async function publishedNames(store: Store, { source = '', name = '' } = {}): Promise<PublishedName[]> {
  return (await store.run(names, { source, name })).map(({ title_name, ...row }) => ({ ...row, titleName: title_name }))
}

/** Everything that was ever settled or undone, the latest first. */
export async function listMatches(store: Store): Promise<Match[]> {
  return (await store.run(matches, {})).map(({ number, at, title, season, holds, ...row }) => ({
    ...{ id: number, at: new Date(at).toISOString(), ...row },
    ...{ title: title || null, season: season < 0 ? null : season, holds: holds === 1 },
  }))
}

/** In how many lists of a source a title and season has two lines or more. */
export const listedTwice = async (store: Store, source: string, title: string, season: number): Promise<number> =>
  (await store.one(twice, { source, title, season })).lists

/** Adds what was settled, as one. Nothing is ever taken out. */
export async function addMatches(
  store: Store,
  settled: readonly Pick<Match, 'id' | 'at' | 'actor' | 'source' | 'name' | 'assigned' | 'title' | 'season'>[],
  stamped: Stamped = stampedAlone(store),
): Promise<void> {
  await stamped(epoch =>
    store.insert(
      'matches',
      ['number', 'at', 'actor', 'source', 'name', 'assigned', 'title', 'season', 'epoch'],
      settled.map(({ id, at, actor, source, name, assigned, title, season }) => [
        ...[id, engineInstant(at), actor, source, name, assigned, title ?? '', season ?? -1, epoch],
      ]),
    ),
  )
}
