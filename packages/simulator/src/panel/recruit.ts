import { addDays } from '@sweeps/model'
import { type Random, random } from '@sweeps/stats'
import type { Age, Home, HomePresence, HomeSession, Region } from './home.js'
import type { PanelPopulation } from './panel-population.js'
import { type DayOfViewing, viewingOfHome } from './viewing-of-home.js'

/** How a panel is recruited and how well its homes report. Shares are from 0 to 1. */
export interface PanelDesign {
  /** Homes that take part. */
  homes: number
  /** The share of invited homes that take part, by age of the head; times what its region does to it. */
  response: { age: Readonly<Record<Age, number>>; region: Readonly<Record<Region, number>> }
  /** Mean share of days on which a home is in-tab. */
  inTab: number
  /** Homes whose meter falls silent during the week and stays so. */
  silent: number
  /** Homes that leave during the week. */
  leave: number
  /** Presences for which nobody presses a button: nobody knows that they were missed. */
  forgotten: number
  /** Guests whom nobody announces, over and above `forgotten`; none when absent. */
  unannounced?: number
}

/** As good as panels are: two of five invited homes take part, the old and the south rather, and one day in twelve is missing. */
export const usualDesign: PanelDesign = {
  homes: 600,
  response: { age: { '2-17': 0.4, '18-34': 0.25, '35-54': 0.4, '55+': 0.55 }, region: { north: 1, east: 0.75, south: 1.2, west: 0.85 } },
  inTab: 0.92,
  silent: 0.02,
  leave: 0.01,
  forgotten: 0,
}

/** A home that was asked. */
export interface Invitation {
  household: string
  head: Age
  region: Region
  outcome: 'joined' | 'refused'
}

/** What a home of a panel reports: which days count, and what was watched on them. */
export interface PanelHome {
  home: Home
  /** The day before it left; undefined: it stays. */
  lastDay: string | undefined
  days: { day: string; state: 'in-tab' | 'out'; reason: string }[]
  sessions: readonly HomeSession[]
}

/** A panel that was recruited from a population. */
export interface RecruitedPanel {
  population: PanelPopulation
  invitations: Invitation[]
  homes: PanelHome[]
}

/**
 * Draws homes at random, each once, until enough of them have said yes, and then sees how they report in the week. The same seed gives the
 * same panel.
 *
 * @throws RangeError when the population has too few homes that would say yes
 */
export function recruitPanel(population: PanelPopulation, design: PanelDesign, seed: number): RecruitedPanel {
  const luck = random(seed, 0x9e3779b9)
  const invitations: Invitation[] = []
  const homes: PanelHome[] = []
  for (const number of shuffledNumbers(population.homes, luck)) {
    if (homes.length === design.homes) break
    const { home, sessions } = population.home(number)
    const agrees = luck.chance(Math.min(1, design.response.age[home.head] * design.response.region[home.region]))
    const { id: household, head, region } = home
    invitations.push({ household, head, region, outcome: agrees ? 'joined' : 'refused' })
    if (agrees) homes.push(reportOf(home, sessions, population, design, luck))
  }
  if (homes.length < design.homes)
    throw new RangeError(`homes: of ${population.homes} homes ${homes.length} would take part, not ${design.homes}: simulate more homes`)
  return { population, invitations, homes }
}

/** The numbers below `count` in random order, one at a time: few of them are wanted. */
function* shuffledNumbers(count: number, luck: Random): Generator<number> {
  const moved = new Map<number, number>()
  for (let at = 0; at < count; at++) {
    const other = luck.integer(at, count - 1)
    yield moved.get(other) ?? other
    moved.set(other, moved.get(at) ?? at)
  }
}

function reportOf(
  home: Home,
  sessions: readonly HomeSession[],
  { week, monday }: PanelPopulation,
  design: PanelDesign,
  luck: Random,
): PanelHome {
  const reliability = Math.min(1, Math.max(0, design.inTab + luck.normal(0, 0.05)))
  const silentFrom = luck.chance(design.silent) ? luck.integer(0, 6) : 7
  const gone = luck.chance(design.leave) ? luck.integer(1, 6) : 7
  const days: PanelHome['days'] = []
  for (let day = 0; day < gone; day++) {
    const reports = luck.chance(reliability)
    const reason = day >= silentFrom ? 'meter silent' : reports ? '' : 'no connection'
    days.push({ day: addDays(week, day), state: reason === '' ? 'in-tab' : 'out', reason })
  }
  const inTab = new Set(days.flatMap(({ state }, at) => (state === 'in-tab' ? [at] : [])))
  const dayOf = (instant: number) => Math.floor((instant - monday) / 86_400_000)
  return {
    home,
    lastDay: gone === 7 ? undefined : addDays(week, gone - 1),
    days,
    sessions: sessions
      // What began in an evening that counts is reported to its end.
      .filter(({ start, stop }) => inTab.has(dayOf(start)) || inTab.has(dayOf(stop - 1)))
      .map(session => ({ ...session, presence: session.presence.filter(one => isPressed(one, design, luck)) })),
  }
}

/** TRICKY: guests take a draw only where some go unannounced, so that a seed gives the panels that it always gave. */
function isPressed({ guest }: HomePresence, { forgotten, unannounced = 0 }: PanelDesign, luck: Random): boolean {
  if (guest !== undefined && unannounced > 0 && luck.chance(unannounced)) return false
  return !luck.chance(forgotten)
}

/** What a panel says was watched, by day. */
export const viewingOfPanel = ({ homes, population }: RecruitedPanel): DayOfViewing[] =>
  homes.flatMap(({ home, sessions }) => viewingOfHome(home.id, sessions, population.monday))
