import Type from '@sweeps/model/typebox'
import { MatchAnswer, MatchesSet, MatchSet, matchAnswer, setMatch, setMatches, undoMatch } from '../published/index.js'
import { flag, whole, words } from './inputs.js'
import { operation } from './operation.js'

const http = <Method extends 'GET' | 'POST', Path extends string>(method: Method, path: Path) => ({ method, path, tag: 'charts' }) as const

/** So many names are settled at once. */
const mostAtOnce = 100

/** A published name, and what it means. */
const meaning = {
  source: Type.String({ maxLength: 64 }),
  name: Type.String({ maxLength: 500, description: 'exactly as published' }),
  title: Type.String({ maxLength: 200, description: 'the title’s slug' }),
  season: whole('as the import had it when absent', { minimum: 0, maximum: 9999 }),
  of: words('only where the import took it for this title', 200),
  anew: flag('the title may be one that nothing else knows'),
}

/** Published names in doubt, and what analysts settled. Charts over a source forget what they kept of it. */
export const matchOperations = [
  operation({
    name: 'matches',
    summary: 'Published names of which it is doubtful which title they mean, and what was settled',
    role: 'analyst',
    services: 'whole',
    http: { ...http('GET', '/v1/matches'), bounds: { limit: { minimum: 1, maximum: 1000 } } },
    input: Type.Object({
      source: words('of this source only, such as netflix-top10', 64),
      limit: whole('how many names in doubt; 100 when absent', { minimum: 0, maximum: 9999 }),
    }),
    output: MatchAnswer,
    run: (engine, input) => matchAnswer(engine, input),
  }),

  operation({
    name: 'match-set',
    summary: 'Settle which title a published name means',
    role: 'analyst',
    services: 'whole',
    http: http('POST', '/v1/matches'),
    input: Type.Object(meaning),
    output: MatchSet,
    audit: {
      action: 'match',
      what: ({ source, name, title, season }) => `${source}: ${name} → ${title}${season === undefined ? '' : `/${season}`}`,
    },
    run: async (engine, input, { actor }) => {
      const done = await setMatch(engine, input, actor)
      engine.charts.changed(done.matches[0]!.source)
      return done
    },
  }),

  operation({
    name: 'match-set-many',
    summary: 'Settle which titles many published names mean: all of them, or none. Each can be taken back by itself',
    role: 'analyst',
    services: 'whole',
    http: http('POST', '/v1/matches/many'),
    input: Type.Object({
      names: Type.Array(Type.Object(meaning, { additionalProperties: false }), { minItems: 1, maxItems: mostAtOnce }),
    }),
    output: MatchesSet,
    audit: {
      action: 'match',
      what: ({ names }) => names.map(({ source, name, title }) => `${source}: ${name} → ${title}`).join('; '),
    },
    run: async (engine, { names }, { actor }) => {
      const done = await setMatches(engine, names, actor)
      for (const source of new Set(done.matches.map(match => match.source))) engine.charts.changed(source)
      return done
    },
  }),

  operation({
    name: 'match-undo',
    summary: 'Bring back what held before a match',
    role: 'analyst',
    services: 'whole',
    http: http('POST', '/v1/matches/:id/undo'),
    input: Type.Object({ id: Type.Integer({ minimum: 1, description: 'its number' }) }),
    output: MatchSet,
    audit: {
      action: 'undo match',
      what: ({ id }) => `${id}`,
      outcome: ({ matches: [first] }, { id }) => `${id}: ${first!.source}: ${first!.name}`,
    },
    run: async (engine, { id }, { actor }) => {
      const done = await undoMatch(engine, id, actor)
      engine.charts.changed(done.matches[0]!.source)
      return done
    },
  }),
] as const
