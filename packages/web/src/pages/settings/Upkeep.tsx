import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../api/ask'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { errorWords } from '../../ui/errorWords'

const marks = { well: 'Well', look: 'Look at it', ill: 'Ill' } as const

/** What is wrong with the installation and what to do, and a copy of everything. */
export function Upkeep() {
  const [deep, setDeep] = useState(false)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['doctor', deep],
    queryFn: () => ask('GET /v1/doctor', { ...(deep && { deep }) }),
    staleTime: 0,
  })
  const copy = useMutation({ mutationFn: () => ask('POST /v1/backups', {}) })
  return (
    <>
      <section aria-labelledby="doctor-heading">
        <h2 id="doctor-heading">Doctor</h2>
        <p role="status">
          {isFetching
            ? deep
              ? 'Every part of every table is being read…'
              : 'Looking…'
            : data && `${data.findings.length} things looked at.`}
        </p>
        {error && <ErrorMessage error={error} inside />}
        {data && (
          <table className="figures settings-list">
            <caption className="visually-hidden">What was found</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">State</th>
                <th scope="col">Found</th>
              </tr>
            </thead>
            <tbody>
              {data.findings.map(({ what, state, found, todo }) => (
                <tr key={`${what} ${found}`}>
                  <th scope="row">{what}</th>
                  <td className={state === 'well' ? undefined : 'trouble'}>{marks[state]}</td>
                  <td className="note">
                    {found}
                    {todo && <div className="trouble">{todo}</div>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="row-deeds">
          <button type="button" className="quiet" disabled={isFetching} onClick={() => void refetch()}>
            Look again
          </button>
          {!deep && (
            <button type="button" className="quiet" disabled={isFetching} onClick={() => setDeep(true)}>
              Read every table too
            </button>
          )}
        </div>
      </section>
      <section aria-labelledby="backup-heading">
        <h2 id="backup-heading">Backup</h2>
        <p>
          A copy of everything, while the server goes on, in a new directory under the one that SWEEPS_BACKUPS names. It has the secret that
          makes viewers recognisable: keep it safe. Bring it back with <code>sweeps restore</code>.
        </p>
        <button type="button" className="primary" disabled={copy.isPending} onClick={() => copy.mutate()}>
          Write a copy
        </button>
        <p role="status">
          {copy.isPending && 'It is being written…'}
          {copy.data && `${copy.data.tables} tables are in ${copy.data.directory}.`}
        </p>
        <p role="alert" className="trouble">
          {copy.error && errorWords(copy.error)}
        </p>
      </section>
    </>
  )
}
