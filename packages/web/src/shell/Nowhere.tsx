import { Link } from '../route/Link'
import { PageTitle } from './PageTitle'

export function Nowhere() {
  return (
    <div className="prose">
      <PageTitle>No such page</PageTitle>
      <p className="lede">
        There is nothing at this address. The <Link href="/">charts</Link> are where they were.
      </p>
    </div>
  )
}
