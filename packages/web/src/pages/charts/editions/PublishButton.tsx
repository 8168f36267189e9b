import type { Chart } from '@sweeps/model'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type AnswerOf, ask } from '../../../api/ask'
import { type EditionSummary, editionsQuery } from '../../../api/editionQueries'
import { queryClient } from '../../../api/queryClient'
import { errorWords } from '../../../ui/errorWords'
import { formatWeek, instantWords } from '../../../ui/format/dates'
import { sharedEdition } from '../../../ui/share/publicAddresses'
import { ShareButton } from '../../../ui/share/ShareButton'
import { EmbargoField, embargoInstant } from './EmbargoField'

/** Publishing. It asks first: an edition is there for good. */
export function PublishButton({ chart, last }: { chart: Chart; last: EditionSummary | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [until, setUntil] = useState('')
  const embargo = embargoInstant(until)
  const attempt = useMutation({
    mutationFn: (instant: string | undefined) => publish(chart, instant),
    onSettled: () => dialog.current?.close(),
  })
  return (
    <>
      <button type="button" className="quiet publish" onClick={() => dialog.current?.showModal()}>
        {labelOf(chart, last)}
      </button>
      <dialog ref={dialog} aria-labelledby="publish-heading">
        <h2 id="publish-heading">Publish this week?</h2>
        <p>
          {chart.name}, week of {formatWeek(chart.week.start)}, is frozen with all its lists as it is known now.{' '}
          {last ? 'It becomes the next revision and says what it corrects.' : 'A later correction is a further revision.'} What is published
          cannot be edited or taken back.{' '}
          {provisional(chart) && 'The edition is provisional: until eight days after the week homes of the panel may still report.'}
        </p>
        <EmbargoField value={until} onChange={setUntil} />
        <div className="answers">
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="button" className="primary" disabled={attempt.isPending} onClick={() => attempt.mutate(embargo)}>
            Publish
          </button>
        </div>
      </dialog>
      <p role="status">{attempt.data && outcome(attempt.data, attempt.variables)}</p>
      {attempt.data?.made && <ShareButton key={attempt.data.id} of={[sharedEdition(attempt.data.id, chart.chart)]} open />}
      <p role="alert" className="trouble">
        {attempt.error && errorWords(attempt.error)}
      </p>
    </>
  )
}

const provisional = ({ panel, closed }: Chart): boolean => panel !== undefined && !closed

function labelOf(chart: Chart, last: EditionSummary | undefined): string {
  if (provisional(chart)) return 'Publish provisionally'
  if (last?.status === 'provisional') return 'Publish the final edition'
  return last ? 'Publish a correction' : 'Publish'
}

const outcome = ({ made, id, revision }: Published, embargo: string | undefined): string =>
  made
    ? `Published as ${id}${embargo ? `, under embargo until ${instantWords(embargo)}` : ''}.`
    : `Nothing has changed since revision ${revision}: it still stands.`

type Published = AnswerOf<'POST /v1/editions'>

/** Freezes a week of a chart, with all its lists; under embargo it is shown outside from that instant on. */
async function publish(of: Pick<Chart, 'chart' | 'market' | 'week'>, embargo: string | undefined): Promise<Published> {
  const { chart, market, week } = of
  const published = await ask('POST /v1/editions', { chart, market, week: week.start, embargo })
  await queryClient.invalidateQueries(editionsQuery(of))
  return published
}
