import { PageTitle } from '../ui/PageTitle'
import { Link } from '../ui/route/Link'

export function NotFound() {
  return (
    <div className="prose">
      <PageTitle>No such page</PageTitle>
      <p className="lede">
        There is nothing at this address. The <Link href="/">overview</Link> is where it was.
      </p>
    </div>
  )
}
