import { SeasonList, SeasonPeers, SeasonRange, SeasonReport, seasonTables } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { peersTable, peersTables, rangeTable, seasonPeers, seasonRange, seasonReport, seasonTable } from '../seasons/index.js'
import { rowsCsv } from '../tables/index.js'
import * as given from './inputs.js'
import { flag, whole, words } from './inputs.js'
import { listSeasons } from './list-seasons.js'
import { operation } from './operation.js'

const http = <Path extends string>(path: Path, without: readonly string[] = []) =>
  ({ method: 'GET', path, tag: 'seasons', without }) as const

const window = Type.Optional(
  Type.Union([Type.String({ maxLength: 4 }), Type.Integer()], {
    description: 'days from the release, such as 7, 28 or 91; 28 when absent',
  }),
)
const smallCells = words('hide or show figures of few accounts; hide when absent')
/** Over HTTP small cells stay hidden, whoever asks. */
const ofSeason = (of: string) => ({
  title: given.title,
  season: Type.Optional(Type.Union([Type.String({ maxLength: 4 }), Type.Integer()], { description: 'the season’s number; 0 for a film' })),
  tz: words(`time zone of the release ${of}; UTC when absent`, 64),
  smallCells,
})

/** Of one market, screen or service at a time: what two of them show could be subtracted from each other. */
const filters = {
  market: words(
    'accounts that watched most of it there: two letters such as DE, unknown, or others: all that are too few to be told apart',
    16,
  ),
  screen: words('accounts that watched most of it on tv, computer, tablet, phone, other, unknown, or others', 16),
  service: words('accounts of one service, or others', 64),
  accounts: words('new: whose first viewing on the service it was; returned: after 28 days of nothing; others', 16),
}

/** A season’s audience, alone and among others. */
export const seasonOperations = [
  operation({
    name: 'season',
    summary: 'The audience of a season, or a part of it: who began, watched and finished it, and where they left',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/seasons/:title/:season', ['smallCells']),
    input: Type.Object({ ...ofSeason('day'), window, ...filters }),
    output: SeasonReport,
    csv: seasonTable,
    tables: { names: seasonTables, usual: 'episodes' },
    run: (engine, input, { services }) => seasonReport(engine, { ...input, services }),
  }),

  operation({
    name: 'season-peers',
    summary: 'How earlier seasons and peers did at the same age, and where the season stands among them',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/seasons/:title/:season/peers', ['smallCells']),
    input: Type.Object({
      ...ofSeason('days'),
      window,
      peers: words('up to 20 of TITLE/N with commas between them, a film its TITLE; the nearest by day of release when absent', 4200),
    }),
    output: SeasonPeers,
    csv: peersTable,
    tables: { names: peersTables, usual: 'seasons' },
    run: (engine, input, { services }) => seasonPeers(engine, { ...input, services }),
  }),

  operation({
    name: 'season-range',
    summary: 'Weeks in the middle of a season’s life beside as many before: watched time, and who came to each step in them',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/seasons/:title/:season/range', ['smallCells']),
    input: Type.Object({
      ...ofSeason('day'),
      from: Type.String({ maxLength: 10, description: 'the day on which the first week begins: the release, or whole weeks after it' }),
      to: Type.String({ maxLength: 10, description: 'the day on which the last week has ended, whole weeks after `from`' }),
    }),
    output: SeasonRange,
    csv: rangeTable,
    run: (engine, input, { services }) => seasonRange(engine, { ...input, services }),
  }),

  operation({
    name: 'seasons',
    summary: 'Seasons and films that the catalogue, published figures, records or the ledger know',
    role: 'viewer',
    services: 'kept',
    http: http('/v1/seasons'),
    input: Type.Object({
      title: words('a title’s slug: what there is of it only', 200),
      counted: flag('true: what is in the catalogue only, false: what is not'),
      order: Type.Optional(Type.Enum(['title', 'premiere'], { description: 'premiere: the latest first; title when absent' })),
      limit: whole('how many; all of them when absent', { minimum: 1, maximum: 10_000 }),
      offset: whole('after so many', { minimum: 0 }),
    }),
    output: SeasonList,
    csv: ({ seasons }) =>
      rowsCsv(seasons.map(({ counted, recorded, ...row }) => ({ ...row, counted: yesNo(counted), recorded: yesNo(recorded) }))),
    run: async (engine, { title, counted, order, limit, offset = 0 }, { services }) => {
      const seasons = await listSeasons(engine, { title, counted, order, services })
      return {
        seasons: seasons.slice(offset, limit === undefined ? undefined : offset + limit),
        all: seasons.length,
        status: title ? await engine.announcements.status(title) : null,
      }
    },
  }),
] as const

const yesNo = (is: boolean): string => (is ? 'yes' : 'no')
