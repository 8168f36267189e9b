import { decimalWords } from '@sweeps/model/amounts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addressOf } from '../../api/ask'
import { type PanelAndCensus, panelCensusQuery } from '../../api/panelQueries'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { figureWords } from '../../ui/format/figureWords'
import { Anchor } from '../../ui/route/Link'
import { helpPath } from '../../ui/route/routes'
import { AscribedSection } from './AscribedSection'
import { CensusTable } from './CensusTable'

/** Census and panel of a week side by side; of a population that was simulated with what is true. */
export function CensusSection({ panel, week }: { panel: string; week: string }) {
  const [ascribe, setAscribe] = useState(false)
  const { data, error, isPlaceholderData } = useQuery(panelCensusQuery(panel, week, ascribe))
  return (
    <section aria-labelledby="panel-and-census" aria-busy={!data && !error} className="panel-census">
      <h2 id="panel-and-census">Panel and census</h2>
      {error && <ErrorMessage error={error} inside />}
      {!data && !error && <p className="muted">Every replicate of the week is weighted: this takes a few seconds.</p>}
      {data && (
        <>
          <p className="lede">
            The census counts what devices played and nobody in front of them; the panel knows who was there, of few homes. Together they
            say how many minutes persons watched.
          </p>
          <TrueWords answer={data} />
          <CensusTable answer={data} />
          <AscribedSection
            answer={isPlaceholderData ? null : data.ascribed}
            truth={new Map(data.titles.flatMap(title => (title.truth === null ? [] : [[`${title.service} ${title.title}`, title.truth]])))}
            wanted={ascribe}
            onChange={setAscribe}
          />
          <p className="panel-links">
            <Anchor
              href={addressOf('GET /v1/panels/:panel/census', { panel, week, ...(ascribe && { ascribe }) }, { format: 'csv' })}
              download
            >
              Download as CSV
            </Anchor>
            <Anchor href={helpPath('docs/methods/panel/census.md')}>How panel and census are put together</Anchor>
          </p>
        </>
      )}
    </section>
  )
}

function TrueWords({ answer: { truth, total } }: { answer: PanelAndCensus }) {
  if (truth === null) return null
  const off = (value: number) => `${decimalWords((100 * Math.abs(value - truth.minutes)) / truth.minutes, 1)} %`
  return (
    <p className="truth-words">
      <strong>What the panel said and what was true.</strong> This population is made up, so all of it is known: its persons watched{' '}
      {figureWords.count(truth.minutes)} minutes. The panel alone said {figureWords.count(total.panelAlone.value)}, which is off by{' '}
      {off(total.panelAlone.value)}; with the census {figureWords.count(total.minutes.value)}, off by {off(total.minutes.value)}. Of{' '}
      {truth.titles} titles whose figures are shown the panel’s intervals hold the truth in {truth.alone}, those of both in {truth.together}
      .
    </p>
  )
}
