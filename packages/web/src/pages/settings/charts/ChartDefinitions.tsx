import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type AnswerOf, ask } from '../../../api/ask'
import { queryClient } from '../../../api/queryClient'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { Link } from '../../../ui/route/Link'
import { DefinitionForm } from './DefinitionForm'
import type { Definition } from './definition'

const query = { queryKey: ['chart-definitions'], queryFn: () => ask('GET /v1/chart-definitions', {}), refetchInterval: 10_000 }

/** Charts as they are defined, and a form over a definition. */
export function ChartDefinitions() {
  const { data, error } = useQuery(query)
  const dialog = useRef<HTMLDialogElement>(null)
  const [edited, setEdited] = useState<{ definition: Definition; copy: boolean } | null>(null)
  const [leaving, setLeaving] = useState('')
  const take = (answer: AnswerOf<'GET /v1/chart-definitions'>) => {
    queryClient.setQueryData(query.queryKey, answer)
    for (const queryKey of [['charts'], ['chart'], ['overview'], ['search']]) void queryClient.invalidateQueries({ queryKey })
  }
  const remove = useMutation({
    mutationFn: () => ask('POST /v1/chart-definitions/:chart/remove', { chart: leaving }),
    onSuccess: answer => {
      take(answer)
      dialog.current?.close()
    },
  })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="page-wait" aria-busy="true" />
  return (
    <section aria-labelledby="charts-heading">
      <h2 id="charts-heading">Charts</h2>
      <p className="lede">
        A chart is a definition: what is ranked, over which week, into which lists. Your own stand in charts.json of the data directory; a
        change of that file is seen within seconds.
      </p>
      <div role="alert">
        {data.trouble && <p className="trouble">charts.json is not taken up as it is, and what it said before holds: {data.trouble}</p>}
      </div>
      <table className="figures settings-list">
        <caption className="visually-hidden">Definitions</caption>
        <thead>
          <tr>
            <th scope="col">Chart</th>
            <th scope="col" className="extra">
              Source
            </th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.charts.map(({ definition, own }) => (
            <tr key={definition.id}>
              <th scope="row">
                <Link href={`/charts/${definition.id}`}>{definition.name}</Link>
                <div className="muted">
                  {definition.id}
                  {own ? ', your own' : ', shipped'}
                </div>
              </th>
              <td className="extra">{definition.source}</td>
              <td>
                <div className="row-deeds">
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`${own ? 'Change' : 'Copy'} ${definition.name}`}
                    onClick={() => setEdited({ definition, copy: !own })}
                  >
                    {own ? 'Change' : 'Copy'}
                  </button>
                  {own && (
                    <button
                      type="button"
                      className="quiet"
                      aria-label={`Take out ${definition.name}`}
                      onClick={() => {
                        remove.reset()
                        setLeaving(definition.id)
                        dialog.current?.showModal()
                      }}
                    >
                      Take out
                    </button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited && (
        <DefinitionForm
          key={`${edited.definition.id} ${edited.copy}`}
          of={edited.definition}
          copy={edited.copy}
          sources={data.sources}
          onKept={answer => {
            take(answer)
            setEdited(null)
          }}
          onLeave={() => setEdited(null)}
        />
      )}
      <ConfirmDialog dialog={dialog} heading={`Take ${leaving} out of charts.json?`} verb="Take out" attempt={remove}>
        A shipped chart of that id holds again, if there is one. What was published of it stays.
      </ConfirmDialog>
    </section>
  )
}
