import { service } from '../service.js'
import type { HomeSession } from './home.js'
import type { PanelTruth } from './panel-population.js'
import type { RecruitedPanel } from './recruit.js'

/** What of a panel's definition a study varies. */
export interface PanelRules {
  id?: string
  weighting?: object
  replicates?: object
  inTab?: object
  thresholds?: object
  ranks?: object
}

/** A panel's files as lines of named cells, its definition, and its meters' messages. */
export interface PanelTables {
  definition: Record<string, unknown> & { id: string }
  households: Record<string, string>[]
  persons: Record<string, string>[]
  days: Record<string, string>[]
  targets: Record<string, string>[]
  truth: Record<string, string>[]
}

const market = 'XS'

/** The files of a recruited panel, with the population's totals. */
export function panelTables({ homes }: RecruitedPanel, truth: PanelTruth, rules: PanelRules = {}): PanelTables {
  return {
    definition: {
      id: rules.id ?? 'fictional-homes',
      name: 'Fictional homes (simulated)',
      market,
      zone: 'UTC',
      population: 'persons of a country that does not exist',
      characteristics: { head: 'age of the head of the household', age: 'age', sex: 'sex', region: 'region' },
      weighting: rules.weighting ?? { method: 'rake', level: 'person', margins: ['head', 'region', 'age', 'sex'] },
      replicates: rules.replicates ?? { method: 'jk1', groups: 50 },
      census: { services: [service.id] },
      ...(rules.inTab && { inTab: rules.inTab }),
      ...(rules.thresholds && { thresholds: rules.thresholds }),
      ...(rules.ranks && { ranks: rules.ranks }),
    },
    households: homes.map(({ home: { id: household, region, head, persons } }) => ({
      household,
      region,
      head,
      size: String(persons.length),
    })),
    persons: homes.flatMap(({ home, lastDay }) =>
      home.persons.map(({ id: person, age, sex }) => ({ person, household: home.id, age, sex, from: '', to: lastDay ?? '' })),
    ),
    days: homes.flatMap(({ home: { id: household }, days }) => days.map(({ day, state, reason }) => ({ household, day, state, reason }))),
    targets: truth.margins.map(({ margin, level, total }) => ({ margin, level, total: String(total) })),
    truth: truth.titles.map(({ title, service, personMinutes }) => ({ week: truth.week, service, title, minutes: String(personMinutes) })),
  }
}

/** The files of a panel by their names, as they are imported, with the catalogue of what it watched. */
export function panelTexts(recruited: RecruitedPanel, truth: PanelTruth, rules: PanelRules = {}): Map<string, string> {
  const { definition, households, persons, days, targets, truth: known } = panelTables(recruited, truth, rules)
  const viewing = recruited.homes.flatMap(({ home, sessions }) => sessions.map(session => JSON.stringify(meterMessage(home.id, session))))
  return new Map([
    ['panel.json', `${JSON.stringify(definition, null, 2)}\n`],
    ['households.csv', table(households)],
    ['persons.csv', table(persons)],
    ['days.csv', table(days)],
    ['targets.csv', table(targets)],
    ['truth.csv', table(known)],
    ['viewing.ndjson', `${viewing.join('\n')}\n`],
  ])
}

/** What the players of the service that has a census told of a home: its devices, not who was there. */
export const censusMessages = (household: string, sessions: readonly HomeSession[]): object[] =>
  sessions
    .filter(session => session.service === service.id)
    .map(session => ({
      ...{ service: session.service, content: session.content, play: session.play },
      ...{ viewer: `${household}-profile`, account: household, market, screen: session.screen },
      ...{ sentAt: iso(session.stop), runtime: session.runtime, spans: spansOf(session) },
    }))

const meterMessage = (household: string, session: HomeSession): object => ({
  ...{ service: session.service, content: session.content, play: session.play, household, device: session.device },
  ...{ screen: session.screen, sentAt: iso(session.stop), runtime: session.runtime, spans: spansOf(session) },
  presence: session.presence.map(({ person, guest, start, stop }) => ({
    ...(person === undefined ? { guest } : { person }),
    ...{ start: iso(start), stop: iso(stop) },
  })),
})

const spansOf = ({ start, stop }: HomeSession) => [{ start: iso(start), stop: iso(stop), position: 0 }]
const iso = (instant: number): string => new Date(instant).toISOString()

const table = (rows: readonly Record<string, string>[]): string =>
  `${[Object.keys(rows[0] ?? {}), ...rows.map(row => Object.values(row))].map(cells => cells.join(',')).join('\n')}\n`
