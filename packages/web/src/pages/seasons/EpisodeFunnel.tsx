import type { SeasonEpisode, SeasonReport } from '@sweeps/model'
import { type CSSProperties, lazy, Suspense } from 'react'
import { viewAddress } from '../../api/seasonQueries'
import type { SeasonView } from '../../api/seasonView'
import { ExplainButton } from '../../ui/explain/ExplainButton'
import { figureWords } from '../../ui/format/figureWords'
import { viewPath } from '../../ui/route/routes'
import { ExportLinks } from '../../ui/seasons/ExportLinks'
import { Figure } from '../../ui/seasons/Figure'
import { useWide } from '../../ui/useWide'
import { DropsTable } from './DropsTable'
import { RetentionTable } from './RetentionTable'
import { leftSentence } from './sentences'

const RetentionChart = lazy(() => import('./RetentionChart').then(module => ({ default: module.RetentionChart })))

/** From episode to episode: who started each, who went on; beside it, where in an episode they leave. */
export function EpisodeFunnel({ report: { episodes, retention }, view }: { report: SeasonReport; view: SeasonView }) {
  const wide = useWide()
  const most = Math.max(1, ...episodes.map(({ starters }) => starters ?? 0))
  const drops = new Map(retention.map(({ episode, drops: found }) => [episode, found[0]]))
  const said = leftSentence(episodes)
  const drawn = retention.some(({ curve }) => curve.some(({ share }) => share !== null))
  return (
    <section className="report-section" id="episodes" aria-labelledby="episodes-heading">
      <h2 id="episodes-heading">Episodes</h2>
      <table className="figures">
        <caption className="visually-hidden">Episode by episode, by account</caption>
        <thead>
          <tr>
            <th scope="col">Episode</th>
            <th scope="col" className="number">
              Starters
              <ExplainButton metric="starters" name="Starters" />
            </th>
            <th scope="col" className="number">
              <abbr title="Starters who started the next episode too">Went on</abbr>
              <ExplainButton metric="carryOver" name="Went on" />
            </th>
            <th scope="col" className="number extra">
              Completers
              <ExplainButton metric="completers" name="Completers" />
            </th>
            <th scope="col" className="number extra">
              Hours
              <ExplainButton metric="hours" name="Hours" />
            </th>
            <th scope="col" className="number extra">
              Most left at
              <ExplainButton metric="retention" name="Most left at" />
            </th>
          </tr>
        </thead>
        <tbody>
          {episodes.map((episode, at) => (
            <EpisodeLine
              key={episode.episode}
              episode={episode}
              share={(episode.starters ?? 0) / most}
              last={at === episodes.length - 1}
              drop={drops.get(episode.episode)?.position}
            />
          ))}
        </tbody>
      </table>
      {drawn && (
        <figure>
          <figcaption>
            {said !== null && <strong className="said">{said}. </strong>}
            Share of starters still watching, by how far into the episode
            <ExplainButton metric="retention" name="Retention" />
          </figcaption>
          <div className="run-chart wide-run">
            <Suspense>
              <RetentionChart retention={retention} wide={wide} />
            </Suspense>
          </div>
          <details className="printed">
            <summary>The curves as a table</summary>
            <RetentionTable retention={retention} />
          </details>
        </figure>
      )}
      <DropsTable retention={retention} />
      <ExportLinks
        address={viewPath(view, 'episodes')}
        tables={[
          { name: 'Episodes', href: viewAddress(view, { table: 'episodes' }) },
          { name: 'Retention', href: viewAddress(view, { table: 'retention' }) },
          { name: 'Drops', href: viewAddress(view, { table: 'drops' }) },
        ]}
      />
    </section>
  )
}

function EpisodeLine({ episode, share, last, drop }: { episode: SeasonEpisode; share: number; last: boolean; drop: string | undefined }) {
  const unknown = episode.runtimeMs === null
  return (
    <tr style={{ '--share': share } as CSSProperties}>
      <th scope="row" className="bar">
        {episode.episode}. <bdi>{episode.name}</bdi>
        <div className="under">
          completers: <Figure value={episode.completers} as={figureWords.count} unknown={unknown} />
          {drop !== undefined && ` · most left at ${drop}`}
        </div>
      </th>
      <td className="number">
        <Figure value={episode.starters} as={figureWords.count} />
      </td>
      <td className="number">{last ? '–' : <Figure value={episode.carryOver} as={figureWords.share} />}</td>
      <td className="number extra">
        <Figure value={episode.completers} as={figureWords.count} unknown={unknown} />
      </td>
      <td className="number extra">
        <Figure value={episode.watchedMs} as={figureWords.hours} />
      </td>
      <td className="number extra">{drop ?? '–'}</td>
    </tr>
  )
}
