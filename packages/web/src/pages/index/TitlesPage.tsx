import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { addressOf, ask } from '../../api/ask'
import { AddData } from '../../ui/AddData'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { PageTitle } from '../../ui/PageTitle'
import { Anchor, Link } from '../../ui/route/Link'
import { seasonPath, titlePath, titlesPath } from '../../ui/route/routes'
import { PageSteps } from './PageSteps'
import '../../ui/figures.css'
import './index.css'

const perPage = 200

/** Every title that anything here knows, by name. */
export function TitlesPage({ letter, from }: { letter: string | null; from: number }) {
  const { data, error } = useQuery({
    queryKey: ['titles', letter, from],
    queryFn: () => ask('GET /v1/titles', { letter: letter ?? undefined, limit: perPage, offset: from }),
    placeholderData: keepPreviousData,
  })
  if (error) return <ErrorMessage error={error} />
  const all = data?.letters.reduce((sum, { titles }) => sum + titles, 0) ?? 0
  return (
    <article className="index-page">
      <PageTitle>Titles</PageTitle>
      {!data ? (
        <div className="page-wait" aria-busy="true" />
      ) : all === 0 ? (
        <p className="lede">
          No title is known yet. <AddData />: lists that others publish, a catalogue, or plays.
        </p>
      ) : (
        <>
          <p className="lede">{all.toLocaleString('en')} titles: of the catalogue, of published figures, of records and decisions.</p>
          <nav className="letters" aria-label="First letters">
            <Link href={titlesPath()} aria-current={letter === null ? 'page' : undefined}>
              All
            </Link>
            {data.letters.map(({ letter: one, titles }) => (
              <Link
                key={one}
                href={titlesPath(one)}
                aria-current={letter === one ? 'page' : undefined}
                aria-label={`${one === '#' ? 'Other signs' : one}, ${titles} titles`}
              >
                {one}
              </Link>
            ))}
          </nav>
          <ul className="index-list">
            {data.titles.map(({ title, name, seasons, own }) => (
              <li key={title}>
                <Link href={titlePath(title)}>
                  <bdi>{name}</bdi>
                </Link>{' '}
                <span className="muted">
                  {seasons.map((season, at) => (
                    <span key={season}>
                      {at > 0 && ', '}
                      <Link className="in-season" href={seasonPath(title, season)} aria-label={`${name}, season ${season}`}>
                        {season}
                      </Link>
                    </span>
                  ))}
                  {!own && ' published by others'}
                </span>
              </li>
            ))}
          </ul>
          <PageSteps from={from} perPage={perPage} all={data.all} pathOf={at => titlesPath(letter, at)} />
          <p>
            <Anchor href={addressOf('GET /v1/titles', {}, { format: 'csv' })} download>
              All titles as CSV
            </Anchor>
          </p>
        </>
      )}
    </article>
  )
}
