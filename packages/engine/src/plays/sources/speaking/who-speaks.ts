import type { ServiceSources } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, SummedMs, sqlFile } from '../../../store/index.js'
import { everyEpoch } from '../../cutoffs.js'
import { always } from './overlay.js'

const termsQuery = defineQuery({
  tag: 'plays.sources.terms',
  sql: sqlFile(import.meta.url, './terms.sql'),
  row: Type.Object({ service: Type.String(), source: Type.String(), fromMs: Int64, toMs: Int64, decided: Type.Integer() }),
})

const totalsQuery = defineQuery({
  tag: 'plays.sources.totals',
  sql: sqlFile(import.meta.url, './source-totals.sql'),
  row: Type.Object({
    service: Type.String(),
    source: Type.String(),
    plays: Int64,
    reportedMs: SummedMs,
    countedMs: SummedMs,
    fromMs: Int64,
    toMs: Int64,
  }),
})

/** Which sources reported each service, what of it counts, and who speaks from when to when. Of one service when it is named. */
export async function whoSpeaks(store: Store, service = ''): Promise<ServiceSources[]> {
  const params = { service, epoch: everyEpoch }
  const [terms, totals] = await Promise.all([store.run(termsQuery, params), store.run(totalsQuery, params)])
  const names = [...new Set([...totals, ...terms].map(row => row.service))].sort()
  return names.map(name => {
    const own = terms.filter(term => term.service === name)
    return {
      service: name,
      undecided: own.some(({ decided }) => decided === 0),
      terms: own.map(({ source, fromMs, toMs }) => ({ source, from: moment(fromMs, always.from), to: moment(toMs, always.to) })),
      reported: totals
        .filter(row => row.service === name)
        .map(({ source, plays, reportedMs, countedMs, fromMs, toMs }) => ({
          source,
          plays,
          minutes: reportedMs / 60_000,
          countedMinutes: countedMs / 60_000,
          from: new Date(fromMs).toISOString(),
          to: new Date(toMs).toISOString(),
        })),
    }
  })
}

/** Null where there is no end on that side. */
const moment = (at: number, none: number): string | null => (at === none ? null : new Date(at).toISOString())
