import { Announcement, Chart, ChartSummary, Edition, marketName, Problem, TitleMarkets, TitleStatus, WeekOfMarkets } from '@sweeps/model'
import Type, { Nullable } from '@sweeps/model/typebox'
import {
  ChartRow,
  chartCsv,
  chartParquet,
  chartRow,
  EditionLine,
  PublicCharts,
  Published,
  RecordsAnswer,
  recordRows,
  recordsAnswer,
  recordsParquet,
  SiteContent,
  siteContent,
  statusOfList,
  TitleAnswer,
  titleAnswer,
  titleMarkets,
  titleParquet,
  Verified,
} from '../charts/index.js'
import { knownTitles } from '../published/index.js'
import { rowsCsv, textOf } from '../tables/index.js'
import { chartsFor } from './charts-for.js'
import { over } from './embargo.js'
import * as given from './inputs.js'
import { flag, whole, words } from './inputs.js'
import { operation } from './operation.js'
import { readFile } from './read-file.js'

const http = <Path extends string>(path: Path) => ({ method: 'GET', path, tag: 'charts' }) as const
/** Tables of charts can be had as Parquet too. */
const parquet = 'application/vnd.apache.parquet'

const rowsOf = (answer: Chart | WeekOfMarkets): ChartRow[] =>
  'rows' in answer
    ? answer.rows
    : answer.entries.map(entry => chartRow({ week: answer.week.start, list: answer.list, market: answer.market! }, entry))

/** Ranked lists, titles in them, and editions. */
export const chartOperations = [
  operation({
    name: 'charts',
    summary: 'The charts there are, and the markets and weeks they have',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/charts'),
    input: Type.Object({
      market: words('weeks of this market, in charts of several that have it; else of their first', 64),
    }),
    output: Type.Object({
      charts: Type.Array(ChartSummary),
      start: Type.Union([Type.Object({ chart: Type.String(), list: Type.String(), week: Type.String() }), Type.Null()], {
        description: 'what the dashboard begins with',
      }),
    }),
    run: async (engine, input, call) => {
      const charts = chartsFor(engine, call)
      const start = call.server?.start
      return { charts: await charts.summaries(input), start: start && charts.definitions.has(start.chart) ? start : null }
    },
  }),

  operation({
    name: 'chart',
    summary: 'One list of one week. With market=all: its ranks in every market, as rows',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/charts/:chart/:week'),
    input: Type.Object({
      ...{ chart: given.chart, week: given.week, list: given.list, market: given.marketOrAll },
      size: whole('so many places instead of those of the definition', { minimum: 1, maximum: 1000 }),
    }),
    output: Type.Union([Chart, WeekOfMarkets]),
    csv: answer => chartCsv(rowsOf(answer), 'rows' in answer ? undefined : statusOfList(answer)),
    forms: { parquet: { type: parquet, write: (answer, { store }) => chartParquet(store, rowsOf(answer)) } },
    run: async (engine, { chart, week, list, market, size }, call) => {
      const charts = chartsFor(engine, call)
      const named = { chart, week, ...(list && { list }) }
      if (market?.toLowerCase() !== 'all') return charts.chart({ ...named, market, ...(size !== undefined && { size }) })
      const rows = await charts.weekOfMarkets(named)
      return { chart, list: rows[0]?.list ?? list ?? '', week: rows[0]?.week ?? week, rows }
    },
  }),

  operation({
    name: 'export-chart',
    summary: 'Every week of every list of a chart',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/charts/:chart'),
    input: Type.Object({ chart: given.chart, market: given.marketOrAll }),
    output: Type.Object({ chart: Type.String(), rows: Type.Array(ChartRow, { description: 'one for each week, list and place' }) }),
    csv: answer => chartCsv(answer.rows),
    forms: { parquet: { type: parquet, write: ({ rows }, { store }) => chartParquet(store, rows) } },
    run: async (engine, { chart, market }, call) => ({ chart, rows: await chartsFor(engine, call).export({ chart, market }) }),
  }),

  operation({
    name: 'title',
    summary: 'A title’s run through every chart',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/titles/:title'),
    input: Type.Object({ title: given.title, market: given.marketOrAll }),
    output: Type.Object({
      ...TitleAnswer.properties,
      status: Nullable(TitleStatus, { description: 'what was announced of its future; null: nothing' }),
    }),
    csv: answer => rowsCsv(answer.runs.map(row => ({ ...row }))),
    forms: { parquet: { type: parquet, write: ({ runs }, { store }) => titleParquet(store, runs) } },
    run: async (engine, { title, market }, call) => ({
      ...(await titleAnswer(chartsFor(engine, call), { title, market }, () => knownTitles(engine))),
      status: await engine.announcements.status(title),
    }),
  }),

  operation({
    name: 'title-markets',
    summary: 'A title’s best rank by week and country, on every chart over several markets. CSV has a row for each',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/titles/:title/markets'),
    input: Type.Object({ title: given.title }),
    output: TitleMarkets,
    csv: ({ title, charts }) =>
      rowsCsv(
        charts.flatMap(({ chart, weeks, markets }) =>
          markets.flatMap(({ market, ranks }) =>
            ranks.flatMap((rank, at) =>
              rank === null ? [] : [{ title, chart, market, country: marketName(market), week: weeks[at]!, rank }],
            ),
          ),
        ),
      ),
    run: (engine, { title }, call) => titleMarkets(chartsFor(engine, call), title),
  }),

  operation({
    name: 'records',
    summary: 'A list’s all-time and yearly tables, and its records',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/records/:chart'),
    input: Type.Object({ chart: given.chart, list: given.list, market: given.market }),
    output: RecordsAnswer,
    csv: answer => rowsCsv(recordRows(answer).map(row => ({ ...row }))),
    forms: { parquet: { type: parquet, write: (answer, { store }) => recordsParquet(store, recordRows(answer)) } },
    run: (engine, { chart, list, market }, call) => recordsAnswer(chartsFor(engine, call), { chart, market, ...(list && { list }) }),
  }),

  operation({
    name: 'editions',
    summary: 'What was published, the latest first',
    role: 'viewer',
    services: 'public',
    http: http('/v1/editions'),
    input: Type.Object({
      chart: Type.Optional(given.chart),
      market: words('of this market alone', 64),
    }),
    output: Type.Object({ editions: Type.Array(EditionLine) }),
    csv: ({ editions }) => rowsCsv(editions),
    // Before its embargo ends an edition is seen by whoever owns the data alone.
    run: async ({ editions }, { chart, market }, { role }) => ({
      editions: (await editions.list(chart, market)).filter(({ embargo }) => role === undefined || over(embargo)),
    }),
  }),

  operation({
    name: 'edition',
    summary: 'One edition, whole',
    role: 'viewer',
    services: 'public',
    http: http('/v1/editions/:id'),
    input: Type.Object({ id: Type.String({ maxLength: 200, description: 'such as census-2021-08-09-r1' }) }),
    output: Edition,
    run: async ({ editions }, { id }, { role }) => {
      const edition = await editions.get(id)
      if (role !== undefined && !over(edition.embargo)) throw new Problem('not-found', `there is no edition "${id}" yet`)
      return edition
    },
  }),

  operation({
    name: 'publish',
    summary: 'Publish a chart of a week that is over',
    role: 'decider',
    services: 'whole',
    http: { ...http('/v1/editions'), method: 'POST', without: ['inputs'] },
    input: Type.Object({
      ...{ chart: given.chart, market: given.market, week: given.week, embargo: given.embargo },
      inputs: flag('the figures go into the file, so that anybody can make it again'),
    }),
    output: Type.Object({ ...Published.properties, file: Type.Optional(Published.properties.file) }),
    audit: {
      action: 'publish',
      what: ({ chart, market, week }) => `${chart}${market === undefined ? '' : `, ${market}`}, week of ${week}`,
      outcome: ({ made, id }) => (made ? id : undefined),
    },
    run: async ({ editions }, request, { actor, role }) => {
      const { file, ...published } = await editions.publish(request, actor)
      // Where it lies is for whoever has the directory.
      return { ...published, ...(role === undefined && { file }) }
    },
  }),

  operation({
    name: 'verify',
    summary: 'Make an edition again and compare',
    role: 'viewer',
    services: 'whole',
    input: Type.Object({ id: words('its id; the file when absent') }),
    output: Verified,
    run: async ({ editions }, { id }, { file }) => editions.verify(id === undefined ? { text: textOf(await readFile(file)).text } : { id }),
  }),

  operation({
    name: 'site',
    summary: 'What a static site of charts shows: all that anybody may see, of all charts when none is named',
    role: 'viewer',
    services: 'whole',
    input: Type.Object({ charts: Type.Optional(Type.Array(given.chart)), market: given.market }),
    output: Type.Object({ ...SiteContent.properties, announcements: Type.Array(Announcement) }),
    run: async (engine, { charts: wanted = [], market }, { progress }) => ({
      ...(await siteContent(engine.charts, new PublicCharts(engine), { wanted, market }, (done, total) => progress(done, total, 'weeks'))),
      announcements: await engine.announcements.published(),
    }),
  }),
] as const
