import { Problem } from '@sweeps/model'
import Type, { Nullable } from '@sweeps/model/typebox'
import { Repeated, repeatEdition } from '../charts/index.js'
import {
  AscribedCensus,
  PanelImported,
  PanelManagement,
  PanelMinutes,
  PanelReport,
  PanelRestored,
  PanelSeason,
  PanelVersion,
  PersonWeight,
  readBundle,
  WeightSet,
  WeightsVerified,
} from '../panel/index.js'
import { seasonOfPanel } from '../seasons/index.js'
import { rowsCsv } from '../tables/index.js'
import { fileAt } from './file-body.js'
import * as given from './inputs.js'
import { whole, words } from './inputs.js'
import { operation } from './operation.js'

const panel = Type.String({ maxLength: 64, description: 'its id' })

/** Panels: their files, weights and reports. */
export const panelOperations = [
  operation({
    name: 'import-panel',
    summary: 'Take in files of a panel, as `readBundle` takes them out of one stream',
    role: 'analyst',
    services: 'whole',
    http: fileAt(
      '/v1/imports/files/panel',
      'several files: before each a line of JSON that names it and its length, as {"file":"persons.csv","bytes":123}',
      8192,
      { stream: true },
    ),
    input: Type.Object({
      note: Type.String({ description: 'names of the files' }),
      panel: words('which panel they are of, where there are several and no panel.json is among them'),
      dryRun: given.dryRun,
    }),
    output: PanelImported,
    audit: {
      action: 'import panel',
      what: ({ note }) => note,
      outcome: ({ panel, version }, { note }) => `${panel} version ${version}, ${note}`,
    },
    run: async (engine, { note, ...options }, { file, actor }) => {
      if (!file) throw new Problem('usage', 'this needs the files of a panel')
      const bundle = await readBundle(file, engine.store.directory)
      try {
        return await engine.panels.import(bundle.files, options, { actor, note })
      } finally {
        bundle.remove()
      }
    },
  }),

  operation({
    name: 'panels',
    summary: 'The panels there are',
    role: 'viewer',
    http: { method: 'GET', path: '/v1/panels', tag: 'panel' },
    services: 'whole',
    input: Type.Object({}),
    output: Type.Object({
      panels: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          market: Type.String(),
          zone: Type.String(),
          population: Nullable(Type.String(), { description: 'whom it stands for, in words' }),
          census: Type.Array(Type.String(), { description: 'services whose census it is put together with' }),
        }),
      ),
    }),
    run: async engine => ({
      panels: [...engine.panels.definitions.values()].map(({ id, name, market, zone, population = null, census }) => ({
        ...{ id, name, market, zone, population },
        census: census?.services ?? [],
      })),
    }),
  }),

  operation({
    name: 'panel-versions',
    summary: 'Who changed a panel, when and how',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({ panel }),
    output: Type.Object({ versions: Type.Array(PanelVersion, { description: 'the latest first' }) }),
    run: async ({ panels }, { panel }) => ({ versions: [...panels.versions(panel)] }),
  }),

  operation({
    name: 'panel-undo',
    summary: 'Bring back the version of a panel before, as a new one',
    role: 'analyst',
    services: 'whole',
    http: { method: 'POST', path: '/v1/panels/:panel/undo', tag: 'panel' },
    input: Type.Object({ panel, version: whole('only while this is the latest version', { minimum: 1 }) }),
    output: PanelRestored,
    audit: {
      action: 'undo panel',
      what: ({ panel }) => panel,
      outcome: ({ restored }, { panel }) => `${panel} back to version ${restored}`,
    },
    run: ({ panels }, { panel, version }, { actor }) => panels.undo(panel, actor, version),
  }),

  operation({
    name: 'panel-weigh',
    summary: 'Make the weights of a week of a panel',
    role: 'analyst',
    services: 'whole',
    changes: true,
    input: Type.Object({ panel, week: given.week }),
    output: Type.Object({ week: WeightSet, days: Type.Array(WeightSet) }),
    run: ({ panels }, { panel, week }) => panels.weigh(panel, week),
  }),

  operation({
    name: 'panel-weights',
    summary: 'The weights of persons in a week or on a day',
    role: 'analyst',
    services: 'whole',
    changes: true,
    input: Type.Object({ panel, week: Type.Optional(given.week), day: words('in place of a week') }),
    output: Type.Object({ rows: Type.Array(PersonWeight), set: WeightSet }),
    run: ({ panels }, { panel, ...period }) => panels.weights(panel, period),
  }),

  operation({
    name: 'panel-report',
    summary: 'How good a panel is: its make-up, response and errors',
    role: 'analyst',
    services: 'whole',
    changes: true,
    input: Type.Object({ panel, week: Type.Optional(given.week) }),
    output: PanelReport,
    run: ({ panels }, { panel, week }) => panels.report(panel, week),
  }),

  operation({
    name: 'panel-minutes',
    summary: 'Projected minutes of a panel over some days by titles and characteristics, with errors',
    role: 'viewer',
    services: 'whole',
    http: { method: 'GET', path: '/v1/panels/:panel/minutes', tag: 'panel' },
    input: Type.Object({
      panel,
      from: Type.String({ maxLength: 10, description: 'first day, such as 2021-08-09, in the zone of the panel' }),
      to: Type.String({ maxLength: 10, description: 'the day after the last' }),
      by: words('comma-separated: title, season, service, screen, day, and columns of persons.csv and households.csv', 500),
      service: words('this service only', 64),
      title: words('this title only', 500),
    }),
    output: PanelMinutes,
    csv: ({ rows }) =>
      rowsCsv(
        rows.map(({ levels, interval, uncertain, ...row }) => ({
          ...levels,
          ...row,
          ...{ low: interval?.low ?? null, high: interval?.high ?? null, uncertain: uncertain ? 'yes' : 'no' },
        })),
      ),
    run: ({ panels }, { panel, ...request }) => panels.minutes(panel, request),
  }),

  operation({
    name: 'panel-season',
    summary: 'A season as a panel saw it: who began, watched and finished it, by characteristics, and who watched together, with errors',
    role: 'viewer',
    services: 'whole',
    http: { method: 'GET', path: '/v1/panels/:panel/seasons/:title/:season', tag: 'panel' },
    input: Type.Object({
      panel,
      title: given.title,
      season: Type.Optional(
        Type.Union([Type.String({ maxLength: 4 }), Type.Integer()], { description: 'the season’s number; 0 for a film' }),
      ),
      window: Type.Optional(
        Type.Union([Type.String({ maxLength: 4 }), Type.Integer()], { description: 'days from the release, up to 92; 28 when absent' }),
      ),
      by: words('comma-separated columns of persons.csv and households.csv', 500),
    }),
    output: PanelSeason,
    run: (engine, input) => seasonOfPanel(engine, input),
  }),

  operation({
    name: 'panel-census',
    summary: 'A week of a panel together with the census of a service: persons, viewers per view, and where the two disagree',
    role: 'viewer',
    services: 'whole',
    http: { method: 'GET', path: '/v1/panels/:panel/census', tag: 'panel' },
    input: Type.Object({
      panel,
      week: given.week,
      by: words('comma-separated columns of persons.csv and households.csv', 500),
      ascribe: given.flag('give the plays of the census to persons as well, which is modelled and not measured'),
    }),
    output: AscribedCensus,
    csv: ({ titles, ascribed }) => {
      const modelled = new Map(ascribed?.titles.map(one => [`${one.service}\0${one.title}`, one.minutes]))
      return rowsCsv(
        titles.map(({ minutes, panelAlone, viewersPerView, coverage, reach, eligible, ...title }) => ({
          ...title,
          eligible: eligible ? 'yes' : 'no',
          ...Object.fromEntries(
            Object.entries({
              ...{ minutes, panelAlone, viewersPerView, coverage, reach },
              ...(ascribed && { modelledMinutes: modelled.get(`${title.service}\0${title.title}`) }),
            }).flatMap(([name, figure]) => [
              [name, figure?.value ?? null],
              [`${name}Error`, figure?.standardError ?? null],
            ]),
          ),
        })),
      )
    },
    run: ({ panels }, { panel, ...request }) => panels.withCensus(panel, request),
  }),

  operation({
    name: 'panel-management',
    summary:
      'How well a panel is kept: cells against targets, response and churn, who reports, whom to recruit, how weights move; with alerts',
    role: 'analyst',
    http: { method: 'GET', path: '/v1/panels/:panel/management', tag: 'panel' },
    services: 'whole',
    input: Type.Object({ panel, week: given.week }),
    output: PanelManagement,
    tables: { names: ['cells', 'days', 'weeks', 'recruitment', 'weights', 'alerts'], usual: 'cells' },
    csv: (answer, table) => rowsCsv(answer[table as 'cells' | 'days' | 'weeks' | 'recruitment' | 'weights' | 'alerts']),
    run: ({ panels }, { panel, week }) => panels.management(panel, week),
  }),

  operation({
    name: 'panel-verify',
    summary: 'Make weight sets again and compare',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({ panel, set: whole('this one only') }),
    output: Type.Object({ sets: Type.Array(WeightsVerified) }),
    run: async ({ panels }, { panel, set }) => ({ sets: await panels.verify(panel, set) }),
  }),

  operation({
    name: 'panel-export',
    summary: 'All files that an edition of a panel is repeated from',
    role: 'analyst',
    services: 'whole',
    input: Type.Object({ edition: Type.String({ maxLength: 200, description: 'its id, such as panel-us-2021-08-09-r1' }) }),
    output: Type.Object({ files: Type.Array(Type.Object({ file: Type.String(), text: Type.String() })) }),
    run: async ({ editions }, { edition }) => ({ files: [...(await editions.files(edition))].map(([file, text]) => ({ file, text })) }),
  }),

  operation({
    name: 'panel-repeat',
    summary: 'Repeat an edition of a panel from its files alone, as `readBundle` takes them out of one stream',
    role: 'viewer',
    services: 'whole',
    input: Type.Object({}),
    output: Repeated,
    run: async ({ store, plays }, _input, { file }) => {
      if (!file) throw new Problem('usage', 'this needs the files of an edition')
      const bundle = await readBundle(file, store.directory)
      try {
        return await repeatEdition(bundle.files, plays.pseudonyms)
      } finally {
        bundle.remove()
      }
    },
  }),

  operation({
    name: 'panel-withdraw',
    summary: 'Take a household out of a panel, and what it watched',
    role: 'admin',
    services: 'whole',
    input: Type.Object({ panel, household: Type.String({ description: 'its id' }) }),
    output: Type.Object({ panel: Type.String() }),
    // Who withdraws is not written down: that would be the last trace of them.
    audit: { action: 'withdraw from panel', what: ({ panel }) => `a household of ${panel}` },
    run: async ({ panels }, { panel, household }) => {
      await panels.withdraw(panel, household)
      return { panel }
    },
  }),
] as const
