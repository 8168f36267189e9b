import { PageTitle } from '../../src/ui/PageTitle'
import { Link } from '../../src/ui/route/Link'

/** A toy: what a page of a folder of `pages` is, at the least. */
export function ShelfPage({ title }: { title: string }) {
  return (
    <article>
      <PageTitle>{`The shelf of ${title}`}</PageTitle>
      <p>
        Nothing stands on it yet. <Link href="/charts">All charts</Link>
      </p>
    </article>
  )
}
