import type { Overview } from '@sweeps/model'
import { formatWeek, instantWords } from '../../ui/format/dates'
import { Link } from '../../ui/route/Link'
import { releasePath, weekPath } from '../../ui/route/routes'

/** The edition and the release that came out last. */
export function PublishedLast({ edition, release }: Pick<Overview, 'edition' | 'release'>) {
  return (
    <section aria-labelledby="published">
      <h2 id="published">Published last</h2>
      {!edition && !release && <p className="muted">Nothing was published yet.</p>}
      <dl className="overview-list">
        {edition && (
          <div>
            <dt>Edition</dt>
            <dd>
              <Link href={weekPath(edition.chart, edition.week)}>
                <bdi>{edition.name}</bdi>, {formatWeek(edition.week)}
              </Link>{' '}
              <span className="muted">
                {edition.revision > 1 && `revision ${edition.revision}, `}
                {instantWords(edition.published)}
              </span>
            </dd>
          </div>
        )}
        {release && (
          <div>
            <dt>Release</dt>
            <dd>
              <Link href={releasePath(release.title, release.season)}>{release.headline}</Link>{' '}
              <span className="muted">{instantWords(release.out)}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
