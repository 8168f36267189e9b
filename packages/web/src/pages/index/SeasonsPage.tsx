import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { addressOf, ask } from '../../api/ask'
import { AddData } from '../../ui/AddData'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { roughDayWords } from '../../ui/format/dates'
import { seasonName } from '../../ui/format/seasonName'
import { PageTitle } from '../../ui/PageTitle'
import { Anchor, Link } from '../../ui/route/Link'
import { seasonPath, seasonsPath } from '../../ui/route/routes'
import { PageSteps } from './PageSteps'
import '../../ui/figures.css'
import './index.css'

const perPage = 100

/** Every season and film that anything here knows, the latest first. */
export function SeasonsPage({ counted, from }: { counted: boolean | null; from: number }) {
  const { data, error } = useQuery({
    queryKey: ['seasons index', counted, from],
    queryFn: () => ask('GET /v1/seasons', { order: 'premiere', counted: counted ?? undefined, limit: perPage, offset: from }),
    placeholderData: keepPreviousData,
  })
  if (error) return <ErrorMessage error={error} />
  const choices = [
    ['All', null],
    ['Counted here', true],
    ['Published by others', false],
  ] as const
  return (
    <article className="index-page">
      <PageTitle>Seasons and films</PageTitle>
      <nav className="letters" aria-label="Which">
        {choices.map(([name, one]) => (
          <Link key={name} href={seasonsPath(one)} aria-current={counted === one ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : data.all === 0 ? (
        <p className="lede">
          There is none yet. <AddData />: a catalogue, plays, or lists that others publish.
        </p>
      ) : (
        <>
          <table className="figures narrow">
            <caption className="visually-hidden">Seasons and films, the latest first</caption>
            <thead>
              <tr>
                <th scope="col">Season</th>
                <th scope="col">Premiere</th>
                <th scope="col" className="extra">
                  Viewing
                </th>
              </tr>
            </thead>
            <tbody>
              {data.seasons.map(({ title, season, name, premiere, counted }) => (
                <tr key={`${title}/${season}`}>
                  <th scope="row">
                    <Link href={seasonPath(title, season ?? 0)}>{season === null ? <bdi>{name}</bdi> : seasonName(name, season)}</Link>
                  </th>
                  <td>{premiere === null ? <span className="unknown">not known</span> : roughDayWords(premiere)}</td>
                  <td className="extra">{counted ? 'counted here' : 'published by others'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <PageSteps from={from} perPage={perPage} all={data.all} pathOf={at => seasonsPath(counted, at)} />
          <p>
            <Anchor href={addressOf('GET /v1/seasons', { order: 'premiere' }, { format: 'csv' })} download>
              All of them as CSV
            </Anchor>
          </p>
        </>
      )}
    </article>
  )
}
