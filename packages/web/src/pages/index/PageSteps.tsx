import { Link } from '../../ui/route/Link'

interface Props {
  /** After so many. */
  from: number
  perPage: number
  all: number
  pathOf: (from: number) => string
}

/** A page back and a page on, where there is more than one. */
export function PageSteps({ from, perPage, all, pathOf }: Props) {
  if (all <= perPage) return null
  return (
    <nav className="page-steps" aria-label="Pages of the list">
      {from > 0 && <Link href={pathOf(Math.max(0, from - perPage))}>← Before</Link>}
      <span className="muted">
        {(from + 1).toLocaleString('en')}–{Math.min(all, from + perPage).toLocaleString('en')} of {all.toLocaleString('en')}
      </span>
      {from + perPage < all && <Link href={pathOf(from + perPage)}>On →</Link>}
    </nav>
  )
}
