import { Problem, weekStart } from '@sweeps/model'
import { badFile } from '../tables/index.js'
import { marginsOf } from './definition.js'
import { householdsInTab } from './in-tab.js'
import type { PanelFiles } from './read/panel-files.js'
import { inFile } from './read/panel-part.js'
import type { Household } from './read/roster.js'
import { weighing } from './weighing/cannot-weigh.js'
import { sampleOn, unknownLevel } from './weighing/sample.js'
import { Weigher } from './weighing/weigher.js'

/**
 * Checks that a panel's files fit together and can be weighted, as far as they are there. What is odd and stops nothing is returned in words.
 * Throws `invalid-file`.
 */
export function checkPanel(files: PanelFiles): string[] {
  const { definition, households, persons, devices, days, targets } = files
  if (households && persons) inFile('persons', () => checkMembership(files))
  if (households && devices) inFile('devices', () => checkHouseholds(devices, households))
  if (households && days) inFile('days', () => checkDays(files))
  const odd: string[] = []
  if (households && persons) {
    const lived = new Set(persons.map(({ household }) => household))
    const empty = households.filter(({ household }) => !lived.has(household)).length
    if (empty > 0) odd.push(`${empty} households have no persons.`)
  }
  if (persons && targets) checkNeighbours(files)
  if (targets) {
    const margins = new Set(marginsOf(definition.weighting).map(({ column }) => column))
    const unused = [...new Set(targets.map(({ margin }) => margin))].filter(margin => !margins.has(margin))
    if (unused.length > 0) odd.push(`targets.csv has totals of ${unused.join(', ')}, which weighting/margins does not name.`)
  }
  const ready = definition.replicates.method !== 'given' || files.factors
  if (households && persons && targets && ready)
    weighing('the whole panel', 'invalid-file', () => {
      const day = lastDayOf(files)
      const weigher = new Weigher(sampleOn(files, day), files, day)
      weigher.full()
    })
  return odd
}

function checkMembership({ households = [], persons = [] }: PanelFiles): void {
  const known = new Set(households.map(({ household }) => household))
  for (const { person, household, line } of persons)
    if (!known.has(household))
      throw badFile(
        { line, column: 'household' },
        `person ${person} lives in household ${household}, which is not in households.csv`,
        'add the household, or correct the line',
      )
}

function checkHouseholds(rows: readonly { household: string; line: number }[], households: readonly Household[]): void {
  const known = new Set(households.map(({ household }) => household))
  const unknown = rows.find(({ household }) => !known.has(household))
  if (unknown)
    throw badFile(
      { line: unknown.line, column: 'household' },
      `household ${unknown.household} is not in households.csv`,
      'add the household, or correct the line',
    )
}

/** A level that nobody has and that has no total in any period is misspelled: small levels would stay as small as they are. */
function checkNeighbours({ definition: { weighting }, households = [], persons = [], targets = [] }: PanelFiles): void {
  for (const [margin, neighbours] of Object.entries(weighting.collapse?.neighbours ?? {})) {
    const known = new Set([
      unknownLevel,
      ...targets.filter(target => target.margin === margin).map(({ level }) => level),
      ...[...households, ...persons].map(({ cells }) => cells[margin] ?? ''),
    ])
    const unknown = Object.entries(neighbours)
      .flat()
      .find(level => !known.has(level))
    if (unknown !== undefined)
      throw new Problem(
        'invalid-file',
        `panel.json: weighting/collapse/neighbours/${margin} names ${unknown}, which is no level of ${margin} in targets.csv, persons.csv or households.csv: correct its spelling; nothing was imported`,
      )
  }
}

function checkDays({ definition, households = [], days = [] }: PanelFiles): void {
  checkHouseholds(days, households)
  const weeks = new Map<string, Set<string>>()
  for (const { day } of days) {
    const week = weekStart(day, definition.firstDay)
    weeks.set(week, (weeks.get(week) ?? new Set()).add(day))
  }
  for (const [week, of] of weeks) {
    // A week of which days are still to come may yet have homes.
    if (of.size === 7 && householdsInTab(definition, days, week).size === 0)
      throw badFile(
        { column: 'state' },
        `the week of ${week} has no in-tab home`,
        'a week without any cannot be weighted: leave it out, correct the states, or change inTab in panel.json',
      )
  }
}

/** A day on which the files are in force: the last one they name, or today. */
function lastDayOf({ days = [], persons = [] }: PanelFiles): string {
  const named = days
    .map(({ day }) => day)
    .sort()
    .at(-1)
  const today = new Date().toISOString().slice(0, 10)
  const ends = persons.map(({ to }) => to)
  return named ?? (ends.length > 0 && ends.every(to => to !== '' && to < today) ? ends.sort().at(-1)! : today)
}

/** The panel's files that are needed before anything can be weighted. Throws `invalid-request` naming those not imported yet. */
export function complete(files: PanelFiles): PanelFiles {
  const missing = [
    ...(files.households ? [] : ['households.csv']),
    ...(files.persons ? [] : ['persons.csv']),
    ...(files.targets ? [] : ['targets.csv']),
    ...(files.definition.replicates.method === 'given' && !files.factors ? [files.definition.replicates.file] : []),
  ]
  if (missing.length > 0)
    throw new Problem('invalid-request', `panel ${files.definition.id} cannot be weighted yet: import ${missing.join(', ')}`)
  return files
}
