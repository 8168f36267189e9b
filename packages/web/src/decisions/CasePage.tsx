import type { RenewalCase } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { decisionsPath } from '../route/decisionsPath'
import { Link } from '../route/Link'
import { releasePath } from '../route/releasePath'
import { titlePath } from '../route/titlePath'
import { seasonPath } from '../seasons/seasonPath'
import { useSession } from '../session/useSession'
import { dayWords } from '../shell/dayWords'
import { PageTitle } from '../shell/PageTitle'
import { seasonName } from '../shell/seasonName'
import { Trouble } from '../shell/Trouble'
import { Answer } from './Answer'
import { Assumptions } from './Assumptions'
import { BreakEvenSection } from './BreakEvenSection'
import { caseQuery, statedIn } from './caseQuery'
import { DecisionsNav } from './DecisionsNav'
import { ForecastSection } from './ForecastSection'
import { MissingList } from './MissingList'
import { ownPlays } from './ownPlays'
import { Precedents } from './Precedents'
import { ReturnSection } from './ReturnSection'
import { Scenarios } from './Scenarios'
import { SensitivitySection } from './SensitivitySection'
import { StatedForm } from './StatedForm'
import { ValueSection } from './ValueSection'
import '../shell/figures.css'
import './case.css'

/** The case for and against another season, on one page: the answer first, then everything it rests on. */
export function CasePage({ title, season, search }: { title: string; season: string; search: string }) {
  const stated = statedIn(search)
  const { data, error, isPlaceholderData } = useQuery(caseQuery(title, season, stated))
  const { data: session } = useSession()
  return (
    <article className="case" aria-busy={isPlaceholderData}>
      <DecisionsNav />
      {error ? (
        <Trouble error={error} />
      ) : !data || !session ? (
        <div className="page-wait" aria-busy="true" />
      ) : (
        <>
          <Head of={data} />
          <Answer of={data} stated={stated} />
          <StatedForm key={JSON.stringify(stated)} of={data} stated={stated} search={search} />
          <ForecastSection of={data} />
          <ValueSection of={data} stated={stated} />
          <BreakEvenSection of={data} search={search} />
          <SensitivitySection of={data} />
          <Scenarios of={data} />
          <ReturnSection of={data} />
          <Precedents of={data} />
          <Assumptions of={data} />
          <MissingList of={data} />
          <p className="notes">
            Method {data.method}, with what was known on {dayWords(data.asOf)}.
          </p>
        </>
      )}
    </article>
  )
}

function Head({ of: { title, name, season, asOf, premiere, daysSincePremiere, forecast } }: { of: RenewalCase }) {
  return (
    <>
      <PageTitle title={`${seasonName(name, season)}: the case`}>
        {name}: season {season + 1}?
      </PageTitle>
      <p className="muted case-facts">
        {premiere && `Season ${season} came out on ${dayWords(premiere)}. `}
        {daysSincePremiere !== null && daysSincePremiere > 0 && `It is day ${daysSincePremiere.toLocaleString('en')}. `}
        As of {dayWords(asOf)}.
      </p>
      <nav className="case-ways" aria-label="About this season">
        {forecast.source === ownPlays && <Link href={seasonPath(title, season)}>Its audience</Link>}
        <Link href={titlePath(title)}>Its runs on the charts</Link>
        <Link href={decisionsPath(title, season)}>What was decided</Link>
        <Link href={releasePath(title, season)}>The release</Link>
      </nav>
    </>
  )
}
