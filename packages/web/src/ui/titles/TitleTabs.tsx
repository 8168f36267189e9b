import { useQuery } from '@tanstack/react-query'
import { titleSeasonsQuery } from '../../api/seasonListQueries'
import { Link } from '../route/Link'
import { seasonPath, titlePath } from '../route/routes'
import '../tabs.css'

/** The pages of a title, shared by all of them: its life on the charts, and each of its seasons. */
export function TitleTabs({ title, name, current }: { title: string; name: string; current: 'charts' | string }) {
  const { data } = useQuery(titleSeasonsQuery(title))
  // The current page has its tab from the beginning, whatever is known of the others.
  const seasons = new Set([...(current === 'charts' ? [] : [current]), ...(data?.seasons ?? []).map(({ season }) => String(season ?? 0))])
  return (
    <nav className="title-tabs" aria-label={`Pages of ${name}`}>
      <Link href={titlePath(title)} aria-current={current === 'charts' ? 'page' : undefined}>
        On the charts
      </Link>
      {[...seasons]
        .sort((one, other) => Number(one) - Number(other))
        .map(season => (
          <Link key={season} href={seasonPath(title, season)} aria-current={season === current ? 'page' : undefined}>
            {season === '0' ? 'Film' : `Season ${season}`}
          </Link>
        ))}
    </nav>
  )
}
