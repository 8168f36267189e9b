import type { Overview } from '@sweeps/model'
import { seasonName } from '../../ui/format/seasonName'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'

/** What is playing, by what players report; it follows by itself. */
export function PlayingNow({ of: { plays, titles } }: { of: Overview['playing'] }) {
  return (
    <section aria-labelledby="playing">
      <h2 id="playing">Playing now</h2>
      {plays === 0 ? (
        <p className="muted">Nothing is playing.</p>
      ) : (
        <>
          <p>
            <strong className="big">{plays.toLocaleString('en')}</strong> {plays === 1 ? 'play' : 'plays'}
          </p>
          <table className="figures">
            <caption className="visually-hidden">Plays that run, by title</caption>
            <thead>
              <tr>
                <th scope="col">Title</th>
                <th scope="col" className="number">
                  Plays
                </th>
              </tr>
            </thead>
            <tbody>
              {titles.map(({ title, season, name, plays }) => (
                <tr key={`${title} ${season} ${name}`}>
                  <th scope="row">
                    {title === null ? (
                      <>
                        <bdi>{name}</bdi> <span className="muted">not in the catalogue</span>
                      </>
                    ) : (
                      <Link href={titlePath(title)}>{season === null ? <bdi>{name}</bdi> : seasonName(name, season)}</Link>
                    )}
                  </th>
                  <td className="number">{plays.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
