import { useQuery } from '@tanstack/react-query'
import { ledgerCsvAddress, ledgerQuery } from '../../../api/decisionQueries'
import { DecisionsNav } from '../../../ui/decisions/DecisionsNav'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { seasonName } from '../../../ui/format/seasonName'
import { PageTitle } from '../../../ui/PageTitle'
import { Anchor, Link } from '../../../ui/route/Link'
import { decisionsPath } from '../../../ui/route/routes'
import { Entry } from './Entry'
import '../../../ui/figures.css'

/** Everything that was written down, the latest first. */
export function LedgerPage() {
  const { data, error } = useQuery(ledgerQuery)
  if (error) return <ErrorMessage error={error} />
  return (
    <article>
      <DecisionsNav at="/decisions" />
      <PageTitle>Ledger of decisions</PageTitle>
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : data.entries.length === 0 ? (
        <p className="lede">
          Nothing was decided yet. An entry is written on the page of a season’s case, which <Link href="/board">the board</Link> leads to,
          or with “sweeps decide”.
        </p>
      ) : (
        <>
          <p className="lede">An entry is never changed: a reversal is another one.</p>
          {data.entries
            .toSorted((one, other) => other.number - one.number)
            .map(entry => (
              <Entry key={entry.id} entry={entry}>
                <h2>
                  <Link href={decisionsPath(entry.title, entry.season)}>{seasonName(entry.name, entry.season)}</Link>
                </h2>
              </Entry>
            ))}
          <p className="board-count">
            <Anchor href={ledgerCsvAddress} download>
              Download the ledger as CSV
            </Anchor>
          </p>
        </>
      )}
    </article>
  )
}
