import { PageTitle } from '../ui/PageTitle'
import { Link } from '../ui/route/Link'
import { Nearest } from '../ui/search/Nearest'

/** Nothing is at an address: where to begin, and what is called nearly like the words in it. */
export function NotFound({ address }: { address: string }) {
  return (
    <>
      <div className="prose">
        <PageTitle>No such page</PageTitle>
        <p className="lede">
          There is nothing at this address. The <Link href="/">overview</Link> is where it was.
        </p>
      </div>
      <Nearest to={address} />
    </>
  )
}
