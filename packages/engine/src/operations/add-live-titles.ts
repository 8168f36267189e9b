import { sources } from '@sweeps/model'
import type { Engine } from '../engine.js'
import { addTitles } from './add-titles.js'

/**
 * Gives contents that nothing places the place that live sources name, as a version of the catalogue for each source that says so: as titles of an
 * imported file. What could not be kept is taken up when it is said again.
 */
export async function addLiveTitles(engine: Engine): Promise<void> {
  const { titles } = engine.plays.lines
  for (const said of titles.take()) {
    const { service, source, facts } = said
    try {
      await addTitles(engine, facts, {
        service,
        dryRun: false,
        actor: source,
        note: `titles of ${sources[source].name}, as it reports them`,
      })
    } catch (error) {
      titles.forget(said)
      throw error
    }
  }
}
