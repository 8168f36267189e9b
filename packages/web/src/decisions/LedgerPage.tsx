import { useQuery } from '@tanstack/react-query'
import { decisionsPath } from '../route/decisionsPath'
import { Link } from '../route/Link'
import { PageTitle } from '../shell/PageTitle'
import { seasonName } from '../shell/seasonName'
import { Trouble } from '../shell/Trouble'
import { DecisionsNav } from './DecisionsNav'
import { ledgerCsvAddress, ledgerQuery } from './decisionsQuery'
import { Entry } from './Entry'
import '../shell/figures.css'
import './decisions.css'

/** Everything that was written down, the latest first. */
export function LedgerPage() {
  const { data, error } = useQuery(ledgerQuery)
  if (error) return <Trouble error={error} />
  return (
    <article>
      <DecisionsNav at="/decisions" />
      <PageTitle>Ledger of decisions</PageTitle>
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : data.entries.length === 0 ? (
        <p className="lede">Nothing was decided yet. An entry is written on the page of a season’s case, or with “sweeps decide”.</p>
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
            <a href={ledgerCsvAddress} download>
              Download the ledger as CSV
            </a>
          </p>
        </>
      )}
    </article>
  )
}
