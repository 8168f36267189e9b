import type { PeerSeason } from '@sweeps/model'
import type { ReactNode } from 'react'
import { shortName } from '../../../ui/format/shortName'

interface Props {
  caption: string
  head: ReactNode
  seasons: PeerSeason[]
  /** The cells of a season. */
  children: (season: PeerSeason) => ReactNode
}

/** A table with a line a season, numbered as in the key of the lines. */
export function BySeason({ caption, head, seasons, children }: Props) {
  return (
    // It may be wider than a phone: then it is pushed sideways, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="side-scroll" aria-label={caption} tabIndex={0}>
      <table className="figures by-season">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Season</th>
            {head}
          </tr>
        </thead>
        <tbody>
          {seasons.map((season, at) => (
            <tr key={`${season.title}/${season.season}`} data-kind={season.relation}>
              <th scope="row">
                <span className="line-number">{at + 1}</span> <span className="long">{shortName(season.titleName, season.season)}</span>
              </th>
              {children(season)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
