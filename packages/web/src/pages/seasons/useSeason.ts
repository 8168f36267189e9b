import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { seasonDecisionsQuery } from '../../api/decisionQueries'
import { titleSeasonsQuery } from '../../api/seasonListQueries'
import { productionRecordQuery, seasonQuery } from '../../api/seasonQueries'
import type { SeasonView } from '../../api/seasonView'
import { outcomeWords } from '../../ui/format/outcomeWords'

/** What there is of a season: its report and its record. The list of its title says which of both to ask for; of what is not in it, the report’s answer says why. */
export function useSeason(view: SeasonView) {
  const { title, season } = view
  const list = useQuery(titleSeasonsQuery(title))
  const settled = list.data !== undefined || list.error !== null
  const known = list.data?.seasons.find(one => (one.season ?? 0) === Number(season))
  const report = useQuery({ ...seasonQuery(view), enabled: settled && known?.counted !== false })
  const record = useQuery({ ...productionRecordQuery(title, season), enabled: known?.recorded === true })
  const ledger = useQuery({ ...seasonDecisionsQuery(title, season), enabled: known?.recorded === true })
  const announced = list.data?.status ?? null
  const entries = ledger.data?.entries
  const facts = useMemo(
    () => [
      // A month or a year is no day of a window.
      ...(entries ?? []).flatMap(({ on, outcome }) =>
        on?.length === 10 ? [{ date: on, words: outcomeWords[outcome].toLowerCase() }] : [],
      ),
      ...(announced?.season === Number(season) ? [{ date: announced.announced, words: 'announced' }] : []),
    ],
    [entries, announced, season],
  )
  return {
    report: report.data,
    record: record.data,
    /** The title's name. */
    name: report.data?.titleName ?? known?.name,
    /** It is known, and its viewing is not counted. */
    uncounted: known?.counted === false,
    /** Whether a record is there, or on its way; known once the list is. */
    recorded: known?.recorded === true,
    /** What was announced of its title's future. */
    status: announced,
    /** What was decided and announced of it, on which days. */
    facts,
    error: report.error ?? record.error,
    changing: report.isPlaceholderData,
  }
}
