import type { Overview } from '@sweeps/model'
import { dayWords, instantWords } from '../../ui/format/dates'

/** How fresh every source is. */
export function Freshness({ sources, services, well }: Pick<Overview, 'sources' | 'services'> & { well: boolean }) {
  return (
    <section aria-labelledby="fresh">
      <h2 id="fresh">How fresh it is</h2>
      <dl className="overview-list">
        {services.map(({ service, day, watched }) => (
          <div key={service}>
            <dt>
              Plays of <bdi>{service}</bdi>
            </dt>
            <dd>until {watched ? instantWords(watched) : dayWords(day)}</dd>
          </div>
        ))}
        {sources.map(({ source, name, latest, imported }) => (
          <div key={source}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              {latest && `until ${dayWords(latest.end)}, `}
              <span className="muted">imported {dayWords(imported.slice(0, 10))}</span>
            </dd>
          </div>
        ))}
      </dl>
      {well && <p className="muted">Nothing is wrong.</p>}
    </section>
  )
}
