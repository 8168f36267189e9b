import { addDays, ConfidenceRange, Day, Problem } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { effectiveSizeOfShare, reachInterval, replicateErrors, shareInterval } from '@sweeps/stats'
import { complete } from '../check-panel.js'
import { inTabRule, ranksOfPanel, thresholdsOf } from '../definition.js'
import { hostWeights } from '../figures/cell-totals.js'
import type { PanelFiles } from '../read/panel-files.js'
import { levelsOn } from '../slices/characteristics.js'
import { keyOf, withheldCells } from '../slices/withheld-cells.js'
import { weighing } from '../weighing/cannot-weigh.js'
import { sampleOn } from '../weighing/sample.js'
import { Weigher } from '../weighing/weigher.js'
import type { SeasonPlay } from './season-viewing.js'
import { whoWatched } from './who-watched.js'

const Share = Type.Object({
  persons: Type.Integer({ description: 'of the panel' }),
  projected: Type.Number({ description: 'persons of the population' }),
  share: Type.Number({ description: 'of the persons of the group' }),
  standardError: Type.Number({ description: 'of the share, from the replicates' }),
  interval: ConfidenceRange,
})
const Measure = Nullable(Share, { description: 'null: withheld' })
const Ratio = Nullable(Type.Object({ value: Type.Number(), standardError: Type.Number(), interval: Nullable(ConfidenceRange) }))

export const PanelSeason = Type.Object({
  panel: Type.String(),
  title: Type.String(),
  season: Type.Integer(),
  from: Day,
  to: Type.String({ description: 'the day after the last of the window' }),
  by: Type.Array(Type.String()),
  persons: Type.Integer({ description: 'of the panel in the window’s sample' }),
  households: Type.Integer(),
  groups: Type.Array(
    Type.Object({
      levels: Type.Record(Type.String(), Type.String()),
      population: Type.Number({ description: 'persons of the group' }),
      reach: Measure,
      starters: Measure,
      watchers: Measure,
      completers: Measure,
      completionRate: Type.Unsafe<Static<typeof Ratio>>({ ...Ratio, description: 'completers ÷ starters' }),
    }),
    { description: 'everybody, or a row for each group' },
  ),
  retention: Type.Array(
    Type.Object({
      episode: Type.Integer({ description: '0: the film' }),
      points: Type.Array(Type.Object({ percent: Type.Integer(), share: Ratio }), {
        description: 'share of the episode’s starters who watched so much of its runtime',
      }),
    }),
    { description: 'of everybody; episodes with too few starters are left out' },
  ),
  company: Nullable(
    Type.Object({
      viewersPerView: Type.Number({ description: 'people in front of a device while it plays, guests and empty rooms among them' }),
      standardError: Type.Number(),
      shares: Type.Array(Type.Object({ people: Type.Integer(), share: Type.Number(), standardError: Type.Number() }), {
        description: 'of the time that devices play it, by how many watch together: nobody, one, two, three or more',
      }),
    }),
  ),
})
export type PanelSeason = Static<typeof PanelSeason>

/** A season whose window is asked for. */
export interface AskedSeason {
  title: string
  season: number
  /** First day of the window. */
  from: string
  days: number
  by: readonly string[]
  /** Number → runtime in milliseconds; 0: not known. */
  runtimes: ReadonlyMap<number, number>
}

const starts = 120_000
const points = [10, 25, 50, 75, 90]

/**
 * A season's window as a panel saw it. Persons count whose household was in-tab on as many days of it as the rule for weeks asks of seven; they
 * have one weight for the window. A meter tells no playhead, so how much of an episode somebody saw is the time they watched it, at most its
 * runtime. Throws `cannot-weigh`.
 */
export function panelSeason(files: PanelFiles, asked: AskedSeason, plays: readonly SeasonPlay[]): PanelSeason {
  const { definition } = complete(files)
  const { day, weigher } = weigherOfWindow(files, asked)
  const { sample, replicates } = weigher
  const seen = whoWatched(plays)
  const thresholds = thresholdsOf(definition)
  const { level } = ranksOfPanel(definition)
  const runtime = [...asked.runtimes.values()].every(length => length > 0)
    ? [...asked.runtimes.values()].reduce((sum, length) => sum + length, 0)
    : 0
  const came = sample.persons.map(person => howFar(seen.persons.get(person), asked.runtimes, runtime))
  const levels = asked.by.map(column => levelsOn(files, sample, day, column).persons)
  const groupNames = new Map<string, { levels: string[]; at: number }>()
  const groupOf = sample.persons.map((_, person) => {
    const own = levels.map(of => of[person]!)
    const known = groupNames.get(keyOf(own)) ?? { levels: own, at: groupNames.size }
    groupNames.set(keyOf(own), known)
    return known.at
  })
  const groups = [...groupNames.values()]
  const measures = ['reach', 'starters', 'watchers', 'completers'] as const
  const episodes = [...asked.runtimes].filter(([, length]) => length > 0).map(([episode]) => episode)
  const begun = episodes.map(episode => came.map(({ watched }) => (watched.get(episode) ?? 0) >= starts))
  const reachedPoint = episodes.map(episode =>
    points.map(point => came.map(({ watched }) => (watched.get(episode) ?? 0) * 100 >= asked.runtimes.get(episode)! * point)),
  )

  /** Population and measures of each group, then starters and points of each episode, then device time by company, all projected. */
  const project = (weights: Float64Array): Float64Array => {
    const width = measures.length + 1
    const out = new Float64Array(groups.length * width + episodes.length * (points.length + 1) + 4)
    weights.forEach((weight, person) => {
      const first = groupOf[person]! * width
      out[first]! += weight
      for (const [which, measure] of measures.entries()) if (came[person]![measure]) out[first + 1 + which]! += weight
      for (const at of episodes.keys()) {
        const start = groups.length * width + at * (points.length + 1)
        if (!begun[at]![person]) continue
        out[start]! += weight
        for (const which of points.keys()) if (reachedPoint[at]![which]![person]) out[start + 1 + which]! += weight
      }
    })
    hostWeights(weigher, weights).forEach((weight, household) => {
      const own = seen.together.get(sample.households[household]!.household)
      if (own) for (const people of own.keys()) out[out.length - 4 + people]! += weight * own[people]!
    })
    return out
  }
  const full = project(weigher.full().weights)
  const replicated: Float64Array[] = []
  const scales: number[] = []
  let count = 0
  for (const weights of weigher.replicated()) {
    const scale = replicates.replicateScales[count++]!
    if (weights === undefined) continue
    replicated.push(project(weights))
    scales.push(scale)
  }
  const scale = { scale: (replicates.scale * count) / replicated.length, replicateScales: Float64Array.from(scales) }
  /** A quotient of projected figures, with its error. */
  const ratio = (above: number, below: number): { value: number; standardError: number } => {
    const of = (figures: Float64Array) => (figures[below]! > 0 ? figures[above]! / figures[below]! : 0)
    return {
      value: of(full),
      standardError: replicateErrors(
        replicated.map(figures => [of(figures)]),
        scale,
      )[0]!,
    }
  }
  const { degreesOfFreedom } = replicates
  const asShare = ({ value, standardError }: { value: number; standardError: number }) => ({
    ...{ value, standardError },
    interval: value > 0 && value < 1 ? shareInterval({ estimate: value, standardError, degreesOfFreedom, level }) : null,
  })
  const who = (holds: (person: number) => boolean) => {
    const persons = sample.persons.flatMap((name, person) =>
      holds(person) ? [[name, sample.households[sample.householdOf[person]!]!.household] as const] : [],
    )
    return { persons: new Set(persons.map(([name]) => name)), households: new Set(persons.map(([, household]) => household)) }
  }
  const hidden = measures.map(
    measure =>
      withheldCells(
        groups.flatMap(({ levels: own, at }) => {
          const those = who(person => groupOf[person] === at && came[person]![measure])
          return those.persons.size > 0 ? [{ levels: own, ...those }] : []
        }),
        thresholds,
      ).withheld,
  )
  const rows = groups.map(({ levels: own, at }): PanelSeason['groups'][number] => {
    const first = at * (measures.length + 1)
    const members = groupOf.filter(group => group === at).length
    let last = members
    const given = measures.map((measure, which): Static<typeof Share> | null => {
      const persons = came.filter((one, person) => groupOf[person] === at && one[measure]).length
      const { value, standardError } = ratio(first + 1 + which, first)
      // Those inside a larger group and not in the smaller one must not be few either.
      const between = last - persons
      if (hidden[which]!.has(keyOf(own)) || persons < thresholds.persons || (between > 0 && between < thresholds.persons)) return null
      last = persons
      const size =
        value > 0 && value < 1 && standardError > 0
          ? effectiveSizeOfShare({ share: value, standardError, sample: members, degreesOfFreedom, level })
          : weigher.full().effectiveSize
      return {
        persons,
        projected: full[first + 1 + which]!,
        share: value,
        standardError,
        interval: reachInterval(Math.min(1, value), size, level),
      }
    })
    return {
      levels: Object.fromEntries(asked.by.map((dimension, which) => [dimension, own[which]!])),
      population: full[first]!,
      ...{ reach: given[0]!, starters: given[1]!, watchers: given[2]!, completers: given[3]! },
      completionRate: given[1] && given[3] ? asShare(ratio(first + 4, first + 2)) : null,
    }
  })
  const firstEpisode = groups.length * (measures.length + 1)
  const enough = who(person => came[person]!.starters)
  const shown = enough.persons.size >= thresholds.persons && enough.households.size >= thresholds.households
  return {
    ...{ panel: definition.id, title: asked.title, season: asked.season },
    ...{ from: asked.from, to: addDays(asked.from, asked.days), by: [...asked.by] },
    ...{ persons: sample.persons.length, households: sample.households.length },
    groups: rows.sort((one, other) => (JSON.stringify(one.levels) < JSON.stringify(other.levels) ? -1 : 1)),
    retention: episodes.flatMap((episode, at) => {
      const start = firstEpisode + at * (points.length + 1)
      if (begun[at]!.filter(Boolean).length < thresholds.persons) return []
      return [{ episode, points: points.map((percent, which) => ({ percent, share: asShare(ratio(start + 1 + which, start)) })) }]
    }),
    company: shown ? companyOf(full, replicated, scale) : null,
  }
}

function companyOf(full: Float64Array, replicated: readonly Float64Array[], scale: { scale: number; replicateScales: Float64Array }) {
  const first = full.length - 4
  const of = (figures: Float64Array): number[] => {
    const times = Array.from(figures.subarray(first))
    const all = times.reduce((sum, time) => sum + time, 0)
    const shares = times.map(time => (all > 0 ? time / all : 0))
    return [...shares, shares.reduce((sum, share, people) => sum + share * people, 0)]
  }
  const errors = replicateErrors(replicated.map(of), scale)
  const values = of(full)
  return {
    viewersPerView: values[4]!,
    standardError: errors[4]!,
    shares: [0, 1, 2, 3].map(people => ({ people, share: values[people]!, standardError: errors[people]! })),
  }
}

interface HowFar {
  watched: ReadonlyMap<number, number>
  reach: boolean
  starters: boolean
  watchers: boolean
  completers: boolean
}

function howFar(watched: ReadonlyMap<number, number> = new Map(), runtimes: ReadonlyMap<number, number>, runtime: number): HowFar {
  const all = [...watched]
  const covered = all.reduce((sum, [episode, ms]) => sum + Math.min(ms, runtimes.get(episode) ?? 0), 0)
  return {
    watched,
    reach: all.some(([, ms]) => ms > 0),
    starters: all.some(([, ms]) => ms >= starts),
    watchers: all.some(([episode, ms]) => (runtimes.get(episode) ?? 0) > 0 && ms * 10 >= runtimes.get(episode)! * 7),
    completers: runtime > 0 && covered * 10 >= runtime * 9,
  }
}

/** The homes that reported on enough days of the window, as they were on the last of its days on which any did. */
function weigherOfWindow(files: PanelFiles, { from, days }: AskedSeason): { day: string; weigher: Weigher } {
  const { definition, days: reported } = files
  const window = new Set(Array.from({ length: days }, (_, day) => addDays(from, day)))
  const inTab = (reported ?? []).filter(({ day, inTab }) => inTab && window.has(day))
  const known = [...new Set(inTab.map(({ day }) => day))].sort()
  const day = reported ? known.at(-1) : addDays(from, days - 1)
  if (day === undefined)
    throw new Problem('cannot-weigh', `the ${days} days from ${from} have no in-tab home: import days.csv of that time`)
  const needed = Math.ceil((inTabRule(definition).days / 7) * known.length)
  const counts = new Map<string, number>()
  for (const { household } of inTab) counts.set(household, (counts.get(household) ?? 0) + 1)
  const homes = reported && new Set([...counts].flatMap(([household, count]) => (count >= needed ? [household] : [])))
  const words = `the ${days} days from ${from}`
  return { day, weigher: weighing(words, 'cannot-weigh', () => new Weigher(sampleOn(files, day, homes), files, day)) }
}
