import { isSourceId, Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../../../store/index.js'
import { changing } from '../../changes.js'
import { everyEpoch } from '../../cutoffs.js'
import { always, overlay, type Term } from './overlay.js'

const standing = defineQuery({
  tag: 'plays.sources.standing',
  sql: `-- one row per stretch of time of one service
SELECT source, from_ms AS fromMs, to_ms AS toMs
FROM speaking_sources(epoch = {epoch:UInt32})
WHERE service = {service:String}
ORDER BY from_ms`,
  row: Type.Object({ source: Type.String(), fromMs: Int64, toMs: Int64 }),
})

const latest = defineQuery({
  tag: 'plays.sources.version',
  sql: `-- one row: the latest version of a service's list, and the source that reported it first
SELECT
    (SELECT max(version) FROM source_terms WHERE service = {service:String}) AS version,
    (SELECT argMin(source, first) FROM service_sources WHERE service = {service:String}) AS first`,
  row: Type.Object({ version: Int64, first: Type.String() }),
})

const countService = sqlFile(import.meta.url, './count-service.sql')

/** Which source is to speak for a service; epoch milliseconds, `to` exclusive, absent: without end on that side. */
export interface SpeakerRequest {
  service: string
  source: string
  from?: number
  to?: number
}

/** What is needed of the first stage. */
export interface Stamping {
  store: Store
  stamped<T>(work: (epoch: number) => Promise<T>): Promise<T>
}

/**
 * Lets one source speak for a service, always or from when to when: what others report of that time is set aside, and counts again once it
 * is theirs. Editions that were published stay as they were.
 */
export async function setSpeaker({ store, stamped }: Stamping, request: SpeakerRequest, actor: string): Promise<Term[]> {
  const { service, source, from = always.from, to = always.to } = request
  if (!service.trim()) throw new Problem('usage', 'name the service, as plays name it')
  if (!isSourceId(source)) throw new Problem('usage', `there is no source "${source}"; sweeps sources lists them`)
  if (to <= from) throw new Problem('usage', `--until has to be after --from`)
  return stamped(async epoch => {
    const { version, first } = await store.one(latest, { service })
    const before = (await store.run(standing, { service, epoch: everyEpoch })).map(({ source, fromMs, toMs }) => ({
      source,
      from: fromMs,
      to: toMs,
    }))
    const base = before.length > 0 ? before : [{ source: first || source, ...always }]
    const terms = overlay(base, { source, from, to })
    const changed = engineInstant(store.clock.now())
    await changing(
      () => store.command('plays.sources.count', countService, { service, epoch }),
      () =>
        store.insert(
          'source_terms',
          ['service', 'version', 'epoch', 'source', 'from_ms', 'to_ms', 'changed', 'actor'],
          terms.map(term => [service, version + 1, epoch, term.source, term.from, term.to, changed, actor]),
        ),
    )
    return terms
  })
}
