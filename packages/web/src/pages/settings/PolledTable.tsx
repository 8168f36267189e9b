import type { PolledServer } from '@sweeps/model'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ask } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { instantWords } from '../../ui/format/dates'
import { sourcesQuery } from './sourcesQuery'

/** Which servers are asked, whether they answer, and the end of it. */
export function PolledTable({ polled }: { polled: readonly PolledServer[] }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [leaving, setLeaving] = useState('')
  const end = useMutation({
    mutationFn: () => ask('POST /v1/sources/polled/end', { address: leaving }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey })
      dialog.current?.close()
    },
  })
  return (
    <>
      <table className="figures settings-table">
        <caption className="visually-hidden">Media servers that are asked</caption>
        <thead>
          <tr>
            <th scope="col">Server</th>
            <th scope="col">Does it answer?</th>
            <th scope="col">
              <span className="visually-hidden">End it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {polled.map(server => (
            <tr key={server.address}>
              <th scope="row">
                <bdi>{server.address}</bdi>
                <div className="muted">
                  {server.source}, counts for <bdi>{server.service}</bdi>
                </div>
              </th>
              <td className="note">
                <Answers {...server} />
              </td>
              <td>
                <button
                  type="button"
                  className="quiet"
                  aria-label={`End asking ${server.address}`}
                  onClick={() => {
                    end.reset()
                    setLeaving(server.address)
                    dialog.current?.showModal()
                  }}
                >
                  End
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmDialog dialog={dialog} heading={`Ask ${leaving} no longer?`} verb="End" attempt={end}>
        Its key is forgotten. What it said stays.
      </ConfirmDialog>
    </>
  )
}

function Answers({ trouble, answersSince }: PolledServer) {
  if (trouble)
    return (
      <>
        <strong className="trouble">No, since {instantWords(trouble.since)}</strong>
        <div>{trouble.reason}</div>
      </>
    )
  return answersSince === null ? <>It was not asked yet</> : <>Yes, since {instantWords(answersSince)}</>
}
