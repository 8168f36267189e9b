import { Day, dayStart, ServiceSources, SourcesAnswer, sourceIds, sources } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { MinutesAnswer, minutes } from '../minutes/index.js'
import {
  everyEpoch,
  GuardCount,
  listPolled,
  listRejects,
  liveReports,
  markTestViewer,
  Rejects,
  setSpeaker,
  whoSpeaks,
} from '../plays/index.js'
import { rowsCsv } from '../tables/index.js'
import { Arrivals, arrivals } from './arrivals.js'
import { whole, words } from './inputs.js'
import { isTheirs, theirs } from './keep-to-services.js'
import { operation } from './operation.js'

const text = (description: string) => Type.String({ maxLength: 500, description })
const service = Type.String({ maxLength: 64, description: 'as plays name it' })
const servicesAnswer = Type.Object({ services: Type.Array(ServiceSources) })

/** What was played, what was refused or set aside, and where plays come from. */
export const playOperations = [
  operation({
    name: 'minutes',
    summary: 'Watched time, plays, viewers, accounts and views of a period',
    role: 'viewer',
    services: 'kept',
    http: { method: 'GET', path: '/v1/minutes', tag: 'minutes' },
    input: Type.Object({
      from: text('first day, such as 2021-08-09'),
      to: text('the day after the last'),
      tz: Type.Optional(text('time zone, such as Europe/Berlin; UTC when absent')),
      by: Type.Optional(text('comma-separated: service, title, season, episode, content, market, screen, hour, day, week')),
      metric: Type.Optional(text('comma-separated: watched, minutes, hours, views, plays, viewers, accounts')),
      firstDay: Type.Optional(text('first day of the week; monday when absent')),
      service: Type.Optional(text('this service only')),
      title: Type.Optional(text('this title only')),
    }),
    output: MinutesAnswer,
    csv: answer => rowsCsv(answer.rows),
    run: (engine, input, { services }) => minutes(engine, { ...input, services }),
  }),

  operation({
    name: 'rejects',
    summary: 'Messages that were refused in the last 30 days, and why',
    role: 'analyst',
    services: 'kept',
    http: { method: 'GET', path: '/v1/rejects', tag: 'plays', bounds: { limit: { minimum: 1, maximum: 1000 } } },
    input: Type.Object({
      service: words('of this service only', 64),
      limit: whole('how many messages; 50 when absent', { minimum: 0, maximum: 9999 }),
    }),
    output: Rejects,
    csv: answer => rowsCsv(answer.rejects),
    run: (engine, input, { services }) => listRejects(engine.store, { ...input, services: theirs(services) }),
  }),

  operation({
    name: 'arrivals',
    summary: 'What came in of a service since an instant: what plays, what of it is set aside and why, what was refused',
    role: 'analyst',
    services: 'named',
    http: { method: 'GET', path: '/v1/arrivals', tag: 'plays' },
    input: Type.Object({ service, since: Type.String({ maxLength: 40, description: 'an instant, such as 2021-08-09T12:00:00Z' }) }),
    output: Arrivals,
    run: (engine, input) => arrivals(engine, input),
  }),

  operation({
    name: 'guards',
    summary: 'What the guard rules set aside in a period',
    role: 'analyst',
    services: 'kept',
    http: { method: 'GET', path: '/v1/guards', tag: 'plays' },
    input: Type.Object({ from: text('first day, UTC'), to: text('the day after the last') }),
    output: Type.Object({ from: Day, to: Day, setAside: Type.Array(GuardCount) }),
    run: async (engine, { from, to }, { services }) => ({
      ...{ from, to },
      setAside: await engine.plays.guards.report(dayStart(from, 'UTC', 'from'), dayStart(to, 'UTC', 'to'), everyEpoch, theirs(services)),
    }),
  }),

  operation({
    name: 'test-viewer',
    summary: 'Set a viewer of one’s own aside as a test, or count them again',
    role: 'analyst',
    services: 'named',
    http: { method: 'POST', path: '/v1/test-viewers', tag: 'plays' },
    input: Type.Object({
      service,
      viewer: Type.String({ maxLength: 500, description: 'the id that the service sends' }),
      test: Type.Boolean({ description: 'false: they count again' }),
    }),
    output: Type.Object({ service: Type.String(), test: Type.Boolean() }),
    // Who it is is not written down.
    audit: { action: ({ test }) => (test ? 'mark test viewer' : 'unmark test viewer'), what: ({ service }) => `one of ${service}` },
    run: async (engine, input) => {
      await markTestViewer(engine.store, engine.plays, input)
      engine.charts.changed('census')
      return { service: input.service, test: input.test }
    },
  }),

  operation({
    name: 'sources',
    summary: 'Where plays come from, what each source can and cannot know, and which speaks for each service',
    role: 'analyst',
    services: 'kept',
    http: { method: 'GET', path: '/v1/sources', tag: 'plays' },
    input: Type.Object({}),
    output: SourcesAnswer,
    run: async (engine, _input, { services }) => ({
      sources: sourceIds.map(id => ({ ...sources[id], unknown: [...sources[id].unknown], leavesOut: [...sources[id].leavesOut] })),
      services: (await whoSpeaks(engine.store)).filter(({ service }) => isTheirs(services, service)),
      live: (await liveReports(engine.store)).filter(({ service }) => isTheirs(services, service)),
      polled: (await listPolled(engine.store)).filter(({ service }) => isTheirs(services, service)),
    }),
  }),

  operation({
    name: 'sources-speak',
    summary: 'Let one source speak for a service: what others report of that time is set aside',
    role: 'analyst',
    services: 'named',
    http: { method: 'POST', path: '/v1/sources/speak', tag: 'plays' },
    input: Type.Object({
      service,
      source: Type.String({ maxLength: 64, description: sourceIds.join(', ') }),
      from: words('from this day on (UTC); always when absent'),
      until: words('up to this day, not including it'),
    }),
    output: servicesAnswer,
    audit: {
      action: 'let a source speak',
      what: ({ service, source, from, until }) => `${source} for ${service}${from ? ` from ${from}` : ''}${until ? ` until ${until}` : ''}`,
    },
    run: async ({ store, plays, charts }, { service, source, from, until }, { actor }) => {
      const term = {
        ...(from === undefined ? {} : { from: dayStart(from, 'UTC', 'from') }),
        ...(until === undefined ? {} : { to: dayStart(until, 'UTC', 'until') }),
      }
      await setSpeaker({ store, stamped: work => plays.stamped(work) }, { service, source, ...term }, actor)
      charts.changed('census')
      return { services: await whoSpeaks(store, service) }
    },
  }),
] as const
