import { namesItsSeason } from '../../ui/charts/EntryTitle'
import { Link } from '../../ui/route/Link'
import { titlePath } from '../../ui/route/routes'
import type { Holder } from './recordsQuery'

interface Props {
  heading: string
  /** What the figures are. */
  figure: string
  lines: (Holder & { figure: string; detail: string })[]
}

const shownLines = 5

/** One record: the holder first, then who came near. */
export function RecordList({ heading, figure, lines }: Props) {
  return (
    <section className="record">
      <h2>{heading}</h2>
      {lines.length === 0 ? (
        <p className="muted">Not known from the weeks held.</p>
      ) : (
        <table className="figures">
          <caption className="visually-hidden">{heading}</caption>
          <thead>
            <tr>
              <th scope="col">Title</th>
              <th scope="col" className="number">
                {figure}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, shownLines).map((line, place) => (
              // One title may hold a record several times.
              <tr key={`${line.name} ${line.detail}`} data-first={place === 0}>
                <th scope="row">
                  <HolderLink holder={line} />
                  <div className="detail">{line.detail}</div>
                </th>
                <td className="number">{line.figure}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export function HolderLink({ holder: { title, season, name } }: { holder: Holder }) {
  return (
    <Link href={titlePath(title)}>
      <bdi>{name}</bdi>
      {season !== null && !namesItsSeason(name, season) && `; season ${season}`}
    </Link>
  )
}
