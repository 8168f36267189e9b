import type { PanelCorrection } from '@sweeps/model'
import { addDays, dayStart, Problem } from '@sweeps/model'
import type { Catalogue } from '../../catalogue/index.js'
import type { Store } from '../../store/index.js'
import type { PanelAsOf, PanelList } from '../figures/panel-figures.js'
import { allTitles, dayEdges, weekViewing } from '../figures/week-viewing.js'
import type { PanelVersions } from '../panel-versions.js'
import { type Causes, causesOfChange } from './causes-of-change.js'
import { changedInputs } from './changed-inputs.js'
import { correctionWords } from './correction-words.js'
import { lateViewing } from './late-viewing.js'
import { weightsOfDays } from './weights-of-days.js'

/** Why a week's figures differ between two moments. */
export interface PanelChange {
  /** Of each list by its id: minutes of titles, named as `titleKey` does, by cause. */
  lists: ReadonlyMap<string, ReadonlyMap<string, Causes>>
  inputs: Omit<PanelCorrection, 'edition' | 'status'>
}

/** What changed of a panel's week from one moment to another, told from the inputs of both: nothing is kept for it. */
export class PanelChanges {
  readonly #stages: { store: Store; catalogue: Catalogue; versions: PanelVersions }

  constructor(stages: { store: Store; catalogue: Catalogue; versions: PanelVersions }) {
    this.#stages = stages
  }

  /** Undefined where one of the two cannot be weighted or there was no panel: nothing can be told apart then. */
  async between(
    panel: string,
    week: string,
    lists: readonly PanelList[],
    { before, after }: { before: PanelAsOf; after: PanelAsOf },
  ): Promise<PanelChange | undefined> {
    const { store, versions } = this.#stages
    const [had, has] = [await versions.at(panel, before.epoch), await versions.at(panel, after.epoch)]
    if (!had || !has) return undefined
    try {
      const [was, is] = [
        { files: had, days: weightsOfDays(had, week) },
        { files: has, days: weightsOfDays(has, week) },
      ]
      const { zone } = has.definition
      const edges = { from: dayStart(week, zone), to: dayStart(addDays(week, 7), zone) }
      const found = {
        viewing: await store.one(lateViewing, { panel, before: before.epoch, after: after.epoch, ...edges }),
        ...changedInputs(week, was, is),
        catalogue: { before: before.version, after: after.version },
      }
      const causes = new Map<string, Map<string, Causes>>()
      for (const list of lists) {
        const rows = (zoneOf: string, epoch: number, version: number) => this.#rows({ panel, week, list, zone: zoneOf, epoch, version })
        const known = await rows(had.definition.zone, before.epoch, before.version)
        const catalogued = before.version === after.version ? known : await rows(zone, before.epoch, after.version)
        causes.set(
          list.id,
          causesOfChange({ before: known, catalogued, after: await rows(zone, after.epoch, after.version) }, was.days, is.days),
        )
      }
      return { lists: causes, inputs: { ...found, words: correctionWords(found) } }
    } catch (error) {
      if (error instanceof Problem && (error.code === 'cannot-weigh' || error.code === 'invalid-request')) return undefined
      throw error
    }
  }

  #rows(of: { panel: string; week: string; list: PanelList; zone: string; epoch: number; version: number }) {
    const { kind = '', origin = '', language = '', exceptLanguage = '', service = '' } = of.list.filter
    return this.#stages.store.run(weekViewing, {
      ...{ ...allTitles, panel: of.panel, epoch: of.epoch, version: of.version, bySeason: of.list.bySeason },
      ...{ edges: dayEdges(of.week, 7, of.zone), kind, origin, language, exceptLanguage, service },
    })
  }
}
