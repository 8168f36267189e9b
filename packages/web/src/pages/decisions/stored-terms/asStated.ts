import type { CaseScenario } from '@sweeps/model'
import type { Stated } from '../case/caseQuery'

/** A scenario’s terms as an address states them. */
export const asStated = ({ terms }: Pick<CaseScenario, 'terms'>): Stated =>
  Object.fromEntries(Object.entries(terms).map(([name, value]) => [name, String(value)]))
