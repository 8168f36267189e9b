import { sources } from '@sweeps/model'
import type { Engine } from '../engine.js'
import { addTitles } from './add-titles.js'

/**
 * Gives contents that nothing places the place that live sources name, as a version of the catalogue for each source that says so: as titles of an
 * imported file. What could not be stored is taken up the next time.
 */
export async function addLiveTitles(engine: Engine): Promise<void> {
  await engine.plays.saidTitles.read(({ service, source, facts }) =>
    addTitles(engine, facts, {
      service,
      dryRun: false,
      actor: source,
      note: `titles of ${sources[source].name}, as it reports them`,
    }),
  )
}
