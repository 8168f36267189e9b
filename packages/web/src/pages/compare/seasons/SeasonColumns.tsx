import type { ReactNode } from 'react'
import { shortName } from '../../../ui/format/shortName'

interface Props {
  caption: string
  /** What the first column has. */
  first: string
  seasons: { title: string; titleName: string; season: number | null; relation?: string }[]
  children: ReactNode
}

/** A table with a column a season, numbered as in the key of the lines. On a phone the number alone names a column. */
export function SeasonColumns({ caption, first, seasons, children }: Props) {
  return (
    // It may be wider than a phone: then it is pushed sideways, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="side-scroll" aria-label={caption} tabIndex={0}>
      <table className="figures season-columns">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {seasons.map(({ title, titleName, season, relation }, at) => (
              <th key={`${title}/${season}`} scope="col" className="number" data-kind={relation}>
                <span className="line-number">{at + 1}</span>
                <span className="long"> {shortName(titleName, season)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
