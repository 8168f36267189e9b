import type { RenewalCase } from '@sweeps/model'
import { dayWords } from '../../../ui/format/dates'
import { seasonName } from '../../../ui/format/seasonName'
import { PageTitle } from '../../../ui/PageTitle'
import { Link } from '../../../ui/route/Link'
import { decisionsPath, memoPath, releasePath, seasonPath, titlePath } from '../../../ui/route/routes'
import { ownPlays } from './caseWeeks'

/** What is asked, of which season, on which day, and the way to everything else about it. */
export function CaseHead({ of, search }: { of: RenewalCase; search: string }) {
  const { title, name, season, asOf, premiere, daysSincePremiere, forecast } = of
  return (
    <>
      <PageTitle title={`${seasonName(name, season)}: the case`}>
        <bdi>{name}</bdi>: season {season + 1}?
      </PageTitle>
      <p className="muted case-facts">
        {premiere && `Season ${season} ${premiere > asOf ? 'comes' : 'came'} out on ${dayWords(premiere)}. `}
        {daysSincePremiere !== null && daysSincePremiere > 0 && `It is day ${daysSincePremiere.toLocaleString('en')}. `}
        As of {dayWords(asOf)}.
      </p>
      <nav className="case-links" aria-label="About this season">
        {forecast.source === ownPlays && <Link href={seasonPath(title, season)}>Its audience</Link>}
        <Link href={titlePath(title)}>Its runs on the charts</Link>
        <Link href={decisionsPath(title, season)}>What was decided</Link>
        <Link href={releasePath(title, season)}>The release</Link>
        <Link href={memoPath(title, season) + search}>A memo of one page</Link>
      </nav>
    </>
  )
}
