import type { ChartDefinition } from '@sweeps/engine'
import type { Edition } from '@sweeps/model'

/** What the lists of an edition are called, by the definition it was made with. */
export function listNames({ definition }: Edition): (list: string) => string {
  const names = new Map((definition as ChartDefinition).lists.map(({ id, name }) => [id, name]))
  return list => names.get(list) ?? list
}
