import { marginsOf } from '../definition.js'
import { householdsInTab } from '../in-tab.js'
import type { PanelFiles } from '../read/panel-files.js'
import { holdsOn } from '../read/roster.js'
import { sampleOn } from '../weighing/sample.js'
import type { PanelManagement } from './panel-management.js'

/** An in-tab share this far below what it should be, of 100, is one to recruit for. */
const wanting = 90

/**
 * The levels of each margin beside the population, and whom to invite. Throws `cannot-weigh` where a person has no level.
 *
 * @param end the last day of the week
 */
export function sampleCells(
  files: PanelFiles,
  week: string,
  end: string,
  response: PanelManagement['response'],
): Pick<PanelManagement, 'cells' | 'recruitment'> & { homesOfWeek: number } {
  const { definition, days } = files
  const inTab = days && householdsInTab(definition, days, week)
  const all = sampleOn(files, end)
  const counting = sampleOn(files, end, inTab)
  const targets = (files.targets ?? []).filter(target => holdsOn(target, end))
  const cells: PanelManagement['cells'] = []
  const recruitment: PanelManagement['recruitment'] = []
  for (const { column } of marginsOf(definition.weighting)) {
    const own = targets.filter(({ margin }) => margin === column)
    const population = own.reduce((sum, { total }) => sum + total, 0)
    const ofHouseholds = definition.weighting.level === 'household' && all.ofHouseholds.has(column)
    const recruited = countLevels(all, column, ofHouseholds)
    const present = countLevels(counting, column, ofHouseholds)
    const size = [...present.values()].reduce((sum, { count }) => sum + count, 0)
    for (const { level, total } of own) {
      const here = present.get(level) ?? { count: 0, homes: 0 }
      const targetShare = population > 0 ? total / population : 0
      const inTabShare = size > 0 ? here.count / size : 0
      const index = targetShare > 0 && size > 0 ? (100 * inTabShare) / targetShare : null
      cells.push({
        ...{ margin: column, level, target: total, targetShare, recruited: recruited.get(level)?.count ?? 0 },
        ...{ inTab: here.count, inTabShare, index },
      })
      if (index === null || index >= wanting) continue
      const persons = Math.ceil(targetShare * size - here.count)
      // Where no home has anybody of the level yet, one home brings one.
      const homes = Math.ceil(persons / (here.homes > 0 ? here.count / here.homes : 1))
      const rate = response && (response.levels.find(one => one.characteristic === column && one.level === level)?.rate ?? response.rate)
      recruitment.push({ margin: column, level, persons, homes, invitations: rate ? Math.ceil(homes / rate) : null })
    }
  }
  recruitment.sort((one, other) => other.persons - one.persons)
  return { cells, recruitment, homesOfWeek: counting.households.length }
}

function countLevels(
  sample: ReturnType<typeof sampleOn>,
  column: string,
  ofHouseholds: boolean,
): Map<string, { count: number; homes: number }> {
  const levels = sample.levels.get(column) ?? []
  const seen = new Map<string, { persons: number; homes: Set<number> }>()
  levels.forEach((level, person) => {
    const known = seen.get(level) ?? { persons: 0, homes: new Set<number>() }
    seen.set(level, known)
    known.persons++
    known.homes.add(sample.householdOf[person]!)
  })
  return new Map([...seen].map(([level, { persons, homes }]) => [level, { count: ofHouseholds ? homes.size : persons, homes: homes.size }]))
}
