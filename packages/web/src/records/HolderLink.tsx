import { namesItsSeason } from '../charts/namesItsSeason'
import { Link } from '../route/Link'
import { titlePath } from '../route/titlePath'
import type { Holder } from './recordsQuery'

export function HolderLink({ holder: { title, season, name } }: { holder: Holder }) {
  return (
    <Link href={titlePath(title)}>
      {name}
      {season !== null && !namesItsSeason(name, season) && `; season ${season}`}
    </Link>
  )
}
