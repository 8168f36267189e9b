import { Problem, ServiceSources } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import { type ImportRequest, SourceSummary, whoSpeaks } from '../plays/index.js'
import { addTitles, TitlesAdded } from './add-titles.js'
import type { Call } from './operation.js'

/** What an import of plays came to; the titles are those that became rows of the catalogue. */
export const PlaysImport = Type.Object({
  ...SourceSummary.properties,
  titles: TitlesAdded,
  undecided: Type.Array(ServiceSources, {
    description: 'services of several sources of which nobody has said who speaks: what this file reports may be set aside',
  }),
})
export type PlaysImport = Static<typeof PlaysImport>

/** Imports plays of any source, then what the source says of their titles. */
export async function importPlays(
  engine: Engine,
  { name = 'a file', ...request }: ImportRequest & { name?: string },
  { file, actor, progress }: Call,
): Promise<PlaysImport> {
  if (!file) throw new Problem('usage', 'this needs a file')
  const { titles: facts, ...imported } = await engine.plays.importSource(file, request, progress)
  const { source, service, dryRun, spans } = imported
  const note = `titles of ${source}: ${name}`.slice(0, 500)
  const titles = await addTitles(engine, facts, { service, dryRun, actor, note })
  // Our own messages name their services themselves: then it is asked of all.
  const services = dryRun || spans === 0 ? [] : await whoSpeaks(engine.store, service)
  return { ...imported, titles, undecided: services.filter(({ undecided }) => undecided) }
}
