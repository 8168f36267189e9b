import { addDays, dayStart, type FeeShare, Problem, parseDay, weekStart } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { apportion } from '@sweeps/stats'
import type { Catalogue } from '../../catalogue/index.js'
import { everyEpoch, type Plays } from '../../plays/index.js'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../../store/index.js'

const parts = defineQuery({
  tag: 'decisions.fee-share',
  sql: sqlFile(import.meta.url, './fee-share.sql'),
  row: Type.Object({
    title: Type.String(),
    season: Type.Integer(),
    unknown: Type.String(),
    week: Type.Integer(),
    month: Type.Integer(),
    newcomer: Type.Integer(),
    light: Type.Integer(),
    accounts: Int64,
    fees: Type.Number(),
    watchedMs: SummedMs,
  }),
})

export interface FeeSources {
  store: Store
  plays: Plays
  catalogue: Catalogue
}

export interface FeeShareRequest {
  /** What an account pays a month, in the currency’s unit; cents at most. */
  fee: number
  /** First and last day; both months count in whole, in UTC. At most 37 months. */
  from: string
  to: string
  /** Nothing after this day counts: a month that runs on it is split over what was watched so far. All of it when absent. */
  asOf?: string | undefined
  /** Services that take the fee. */
  services: string[]
  /** An account that watched less in a month is a light one. Hours; 5 when absent. */
  lightHours?: number | undefined
}

/** A part of the fees in whole cents, and how many accounts it is from: at least, where a week has days of two months. */
export interface FeesFrom {
  cents: number
  accounts: number
}

/** What a season gets of the fees in a week: of all accounts, of new ones, of light ones. */
export interface FeeWeek {
  week: string
  all: FeesFrom
  new: FeesFrom
  light: FeesFrom
}

/** What one season, or content that the catalogue does not know, gets of the fees. */
export interface FeePart extends FeeShare {
  title: string
  /** 0: a film. */
  season: number
  /** The content id where the catalogue has none; else empty. */
  unknown: string
  byWeek: FeeWeek[]
}

const mostMonths = 37

/**
 * Splits the fees of all accounts that watched anything over what each watched: an account’s month is one fee, divided in proportion to
 * watched time. Cents are given by largest remainders, first over seasons and then within one, so any partition adds up to what was paid.
 * People who watch without an account’s name pay nobody’s fee here.
 *
 * Throws `invalid-request`.
 */
export async function feeShares(sources: FeeSources, request: FeeShareRequest, read: ReadMonths = readMonths): Promise<FeePart[]> {
  const { fee, services, lightHours = 5 } = request
  const feeCents = Math.round(fee * 100)
  if (!(fee > 0) || Math.abs(feeCents - fee * 100) > 1e-6 || feeCents > 1e6)
    throw new Problem('invalid-request', `fee: ${fee} is no monthly fee: give an amount above 0 with at most two decimals, such as 9.99`)
  const to = request.asOf !== undefined && request.asOf < request.to ? request.asOf : request.to
  const months = monthsOf(request.from, to)
  const rows = (await read(sources, { months, services, asOf: request.asOf, lightHours })).sort(inOrder)
  // Each account’s month adds up to one, so all of them add up to how many there were.
  const accountMonths = Math.round(rows.reduce((sum, { fees }) => sum + fees, 0))
  const paidCents = accountMonths * feeCents
  const groups = bySeason(rows)
  const cents = apportion(paidCents, groups.map(sumOfFees))
  return groups.map((group, at) => {
    const ofRows = apportion(
      cents[at]!,
      group.map(({ fees }) => fees),
    )
    const feesFrom = (test: (row: (typeof group)[number]) => boolean): FeesFrom => {
      const found = group.map((row, place) => ({ ...row, cents: ofRows[place]! })).filter(test)
      return { cents: found.reduce((sum, row) => sum + row.cents, 0), accounts: mostInAMonth(found) }
    }
    const { title, season, unknown } = group[0]!
    const hours = group.reduce((sum, { watchedMs }) => sum + watchedMs, 0) / 3_600_000
    const weeks = [...new Set(group.map(({ week }) => week))].sort()
    return {
      ...{
        title,
        season,
        unknown,
        fee,
        from: months[0]!,
        to: lastDay(months.at(-1)!, request.asOf),
        accountMonths,
        paidCents,
        cents: cents[at]!,
        hours,
      },
      perHour: hours > 0 ? cents[at]! / 100 / hours : null,
      byWeek: weeks.map(week => ({
        week,
        all: feesFrom(row => row.week === week),
        new: feesFrom(row => row.week === week && row.newcomer === 1),
        light: feesFrom(row => row.week === week && row.light === 1),
      })),
      newCents: feesFrom(row => row.newcomer === 1).cents,
      lightCents: feesFrom(row => row.light === 1).cents,
      lightHours,
    }
  })
}

/** A stretch of months that follow each other, by their first days, of which the fees are split. */
export interface FeeMonths {
  months: readonly string[]
  services: readonly string[]
  asOf?: string | undefined
  lightHours: number
}

/** What a season got of an account’s fees in a week of a month; weeks and months are called by their first days. */
type FeeRow = Omit<ReturnType<typeof parts.read>, 'week' | 'month'> & { week: string; month: string }

export type ReadMonths = (sources: FeeSources, of: FeeMonths) => Promise<FeeRow[]>

/** In one question, in no order. A month’s rows are the same whatever others are asked for with it. */
export const readMonths: ReadMonths = async ({ store, plays, catalogue }, { months, services, asOf, lightHours }) => {
  const cells = cellsOf(months, asOf)
  await plays.guards.beforeReading()
  const rows = await store.run(parts, {
    ...{ services, epoch: everyEpoch, version: catalogue.version },
    ...{ from: cells.edges[0]!, to: cells.edges.at(-1)!, edges: cells.edges, months: cells.months, weeks: cells.weeks },
    ...{ starts: months.map(month => dayStart(month, 'UTC')), light: Math.round(lightHours * 3_600_000) },
  })
  return rows.map(row => ({ ...row, week: cells.weekNames[row.week - 1]!, month: months[row.month - 1]! }))
}

/** One order, so that cents that cannot be divided always go to the same. */
function inOrder(one: FeeRow, other: FeeRow): number {
  return (
    compare(one.title, other.title) ||
    one.season - other.season ||
    compare(one.unknown, other.unknown) ||
    compare(one.week, other.week) ||
    compare(one.month, other.month) ||
    one.newcomer - other.newcomer ||
    one.light - other.light
  )
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Rows of one season follow each other. */
function bySeason<Row extends { title: string; season: number; unknown: string }>(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    const last = groups.at(-1)?.[0]
    if (last && last.title === row.title && last.season === row.season && last.unknown === row.unknown) groups.at(-1)!.push(row)
    else groups.push([row])
  }
  return groups
}

const sumOfFees = (rows: readonly { fees: number }[]): number => rows.reduce((sum, { fees }) => sum + fees, 0)

/** Within a month an account is of one kind; over its end it may be of two, and must not count twice. */
function mostInAMonth(rows: readonly { month: string; accounts: number }[]): number {
  const accounts = new Map<string, number>()
  for (const row of rows) accounts.set(row.month, (accounts.get(row.month) ?? 0) + row.accounts)
  return Math.max(0, ...accounts.values())
}

/** First days of the months that a stretch of days touches. */
function monthsOf(from: string, to: string): string[] {
  const last = parseDay(to, 'to').toString().slice(0, 7)
  const months: string[] = []
  for (let month = parseDay(from, 'from').with({ day: 1 }); month.toString().slice(0, 7) <= last; month = month.add({ months: 1 })) {
    months.push(month.toString())
    if (months.length > mostMonths) throw new Problem('invalid-request', `to: more than ${mostMonths} months after from; ask for fewer`)
  }
  if (months.length === 0) throw new Problem('invalid-request', `to: ${to} is before from ${from}`)
  return months
}

const nextMonth = (month: string): string => parseDay(month, 'month').add({ months: 1 }).toString()
function lastDay(month: string, asOf: string | undefined): string {
  const last = addDays(nextMonth(month), -1)
  return asOf !== undefined && asOf < last ? asOf : last
}

/** The stretches between the ends of months and of weeks, and in which month and week each lies (counted from 1). */
function cellsOf(months: readonly string[], asOf?: string): { edges: number[]; months: number[]; weeks: number[]; weekNames: string[] } {
  const whole = nextMonth(months.at(-1)!)
  const end = asOf !== undefined && asOf < whole ? addDays(asOf, 1) : whole
  const days = new Set(months)
  for (let week = weekStart(months[0]!); week < end; week = parseDay(week, 'week').add({ days: 7 }).toString())
    if (week > months[0]!) days.add(week)
  const starts = [...days].sort()
  const weekNames = [...new Set(starts.map(day => weekStart(day)))]
  return {
    edges: [...starts, end].map(day => dayStart(day, 'UTC')),
    months: starts.map(day => months.findLastIndex(month => month <= day) + 1),
    weeks: starts.map(day => weekNames.indexOf(weekStart(day)) + 1),
    weekNames,
  }
}
