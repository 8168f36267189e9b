import type { Overview } from '@sweeps/model'
import { mayEdit, useSession } from '../../api/useSession'
import { dayWords } from '../../ui/format/dates'
import { seasonName } from '../../ui/format/seasonName'
import { Link } from '../../ui/route/Link'
import { caseOnPath, decisionsPath, releasePath, titlePath } from '../../ui/route/routes'

/** A season to look at, from its chart to its release: where somebody new may begin. */
export function Example({ of: { title, season, name, asOf } }: { of: NonNullable<Overview['example']> }) {
  const { data: session } = useSession()
  return (
    <section className="overview-example" aria-labelledby="example">
      <h2 id="example">The example: {seasonName(name, season)}</h2>
      <p>From the chart it entered to the day it was decided, with the figures and facts that were public then.</p>
      <nav aria-label="The example">
        <Link href={titlePath(title)}>Its weeks on the charts</Link>
        <Link href={caseOnPath(title, season, asOf)}>Its case as of {dayWords(asOf)}</Link>
        <Link href={decisionsPath(title, season)}>What was decided</Link>
        <Link href={releasePath(title, season)}>The release</Link>
      </nav>
      {session && !mayEdit(session) && (
        <p className="muted">The case is for analysts and those who decide: the terminal printed a link that signs you in.</p>
      )}
    </section>
  )
}
