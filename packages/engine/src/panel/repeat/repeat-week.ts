import { addDays, Problem } from '@sweeps/model'
import { hashOf } from '../../canonical-hash.js'
import type { PanelViewing } from '../accept-viewing.js'
import { complete } from '../check-panel.js'
import { type Before, estimateTitles } from '../figures/estimate-titles.js'
import { beforeOf, type PanelList, type PanelWeek } from '../figures/panel-figures.js'
import { titleTotals } from '../figures/title-totals.js'
import { dayEdges } from '../figures/week-viewing.js'
import { panelWeekCloses } from '../panel-week.js'
import type { PanelFiles } from '../read/panel-files.js'
import type { Weigher } from '../weighing/weigher.js'
import { SharedSamples } from '../weight-sets.js'
import { type CatalogueLine, viewingOfMessages } from './viewing-of-messages.js'

/** What a week of a panel is made from, read from its files. */
export interface WeekFiles {
  files: PanelFiles
  messages: readonly PanelViewing[]
  /** By `service\0content`. */
  catalogue: ReadonlyMap<string, CatalogueLine>
}

/** Weights of a period, made again: with the hash of all that decides them. */
export interface RepeatedWeights {
  kind: 'day' | 'week'
  start: string
  hash: string
  /** By person. */
  weights: ReadonlyMap<string, number>
}

/** The weights of a week and of its days, from files alone: the week first. Throws `cannot-weigh`. */
export function repeatWeights(files: PanelFiles, week: string): RepeatedWeights[] {
  const shared = new SharedSamples()
  complete(files)
  const periods = [{ kind: 'week' as const, start: week }, ...daysOf(week)]
  return periods.map(period => {
    const { weigher, content } = shared.of(files, period)
    const { weights } = weigher.full()
    return {
      ...period,
      hash: hashOf({ content, period }),
      weights: new Map(weigher.sample.persons.map((person, at) => [person, weights[at]!])),
    }
  })
}

/**
 * The figures of a week's lists, from files alone: as the store gives them, with errors and ranges of ranks. Throws `cannot-weigh`.
 *
 * @param at the instant as of which the week is closed or not, in epoch milliseconds
 * @param weightSet names what the weights of the week are stored as
 */
export function repeatWeek(
  of: WeekFiles,
  week: string,
  lists: readonly PanelList[],
  { at, weightSet }: { at: number; weightSet: { id: string; number: number } },
): Map<string, PanelWeek> {
  const { files } = of
  const repeated = repeatWeights(files, week)
  const shared = new SharedSamples()
  const ofDays = weighersOf(files, week, shared)
  const sample = shared.of(files, { kind: 'week', start: week }).weigher.sample
  return new Map(
    lists.map(list => {
      const totals = titleTotals(viewingOf(of, list, week), ofDays)
      const estimates = estimateTitles(files.definition, totals, ofDays[0]!.replicates, beforeWeek(of, list, addDays(week, -7)))
      const figures = {
        weightSet: { ...weightSet, hash: repeated[0]!.hash },
        daySets: repeated.slice(1).map(({ hash }) => hash),
        persons: sample.persons.length,
        households: sample.households.length,
        failed: totals.failed,
        estimates,
      }
      const closed = panelWeekCloses(week, files.definition.zone) <= at
      return [list.id, { week, closed, figures: totals.titles.length > 0 ? figures : undefined, reason: undefined }]
    }),
  )
}

const daysOf = (week: string) => Array.from({ length: 7 }, (_, day) => ({ kind: 'day' as const, start: addDays(week, day) }))

const weighersOf = (files: PanelFiles, week: string, shared: SharedSamples): Weigher[] =>
  daysOf(week).map(period => shared.of(files, period).weigher)

const viewingOf = ({ files, messages, catalogue }: WeekFiles, list: PanelList, week: string) =>
  viewingOfMessages(messages, catalogue, list, dayEdges(week, 7, files.definition.zone))

/** The minutes of the week before with its replicates, for movements; a week that cannot be weighted is none. */
function beforeWeek(of: WeekFiles, list: PanelList, week: string): Before | undefined {
  try {
    const totals = titleTotals(viewingOf(of, list, week), weighersOf(of.files, week, new SharedSamples()))
    const titles = totals.titles.map(({ title, season }): [string, number] => [title, season])
    return totals.failed > 0 ? undefined : beforeOf(titles, totals.values, totals.replicates)
  } catch (error) {
    if (error instanceof Problem && error.code === 'cannot-weigh') return undefined
    throw error
  }
}
