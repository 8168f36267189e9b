import type { LedgerEntry, RenewalCase } from '@sweeps/model'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { mayDecide, useSession } from '../../../api/useSession'
import { DecisionsNav } from '../../../ui/decisions/DecisionsNav'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { dayWords } from '../../../ui/format/dates'
import { outcomeWords } from '../../../ui/format/outcomeWords'
import { Link } from '../../../ui/route/Link'
import { casePath, decisionsPath } from '../../../ui/route/routes'
import { BreakEvenSection } from '../scenarios/BreakEvenSection'
import { Scenarios } from '../scenarios/Scenarios'
import { Answer } from './Answer'
import { Assumptions } from './Assumptions'
import { CaseHead } from './CaseHead'
import { ForecastSection } from './ForecastSection'
import { MissingList } from './MissingList'
import { Precedents } from './Precedents'
import { ReturnSection } from './ReturnSection'
import { SensitivitySection } from './SensitivitySection'
import { StatedForm } from './StatedForm'
import { ofToday, useVisibleCase, type VisibleCase } from './useVisibleCase'
import { ValueSection } from './ValueSection'
import '../../../ui/figures.css'
import './case.css'
import './computing.css'

// Most who read a case keep nothing and have decided nothing yet.
const DecideButton = lazy(() => import('./DecideButton').then(module => ({ default: module.DecideButton })))
const DecidedSection = lazy(() => import('../decided/DecidedSection').then(module => ({ default: module.DecidedSection })))
const CostForm = lazy(() => import('../stored-terms/CostForm').then(module => ({ default: module.CostForm })))
const StoredScenarios = lazy(() => import('../stored-terms/StoredScenarios').then(module => ({ default: module.StoredScenarios })))

interface Props {
  title: string
  season: string
  search: string
}

/** The case for and against another season, on one page: the answer first, then everything it rests on. */
export function CasePage({ title, season, search }: Props) {
  const visible = useVisibleCase(title, season, search)
  const { of, error, computing, decided } = visible
  const { data: session } = useSession()
  const [written, setWritten] = useState<LedgerEntry>()
  return (
    <article className="case" aria-busy={computing}>
      <DecisionsNav />
      {error ? (
        <ErrorMessage error={error} />
      ) : !of || !session ? (
        <div className="page-wait" aria-busy="true" />
      ) : (
        <>
          <CaseHead of={of} search={search} />
          <Written entry={written} />
          {decided && (
            <Suspense fallback={<div className="page-wait" />}>
              <DecidedSection entry={decided} />
            </Suspense>
          )}
          <p role="status" className="computing">
            {computing && 'Computing…'}
          </p>
          <div data-computing={computing}>
            <Body visible={{ ...visible, of }} search={search} decides={mayDecide(session)} onDecided={setWritten} />
          </div>
        </>
      )}
    </article>
  )
}

/** What was just written down; whoever wrote it is taken there, since the button they pressed may be gone. */
function Written({ entry }: { entry: LedgerEntry | undefined }) {
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (entry) status.current?.focus()
  }, [entry])
  return (
    <p role="status" ref={status} tabIndex={-1} className="written">
      {entry && (
        <>
          Written as {entry.id}: {outcomeWords[entry.outcome].toLowerCase()}.{' '}
          <Link href={decisionsPath(entry.title, entry.season)}>The season’s entries</Link>
        </>
      )}
    </p>
  )
}

interface BodyProps {
  visible: VisibleCase & { of: RenewalCase }
  search: string
  decides: boolean
  onDecided: (entry: LedgerEntry) => void
}

function Body({ visible, search, decides, onDecided }: BodyProps) {
  const { of, stated, frozen } = visible
  return (
    <>
      {frozen && (
        <p className="lede as-it-was">
          The case as it was on {dayWords(of.asOf)}, frozen with the decision.{' '}
          <Link href={`${casePath(of.title, of.season)}?case=${ofToday}`}>The case today</Link>
        </p>
      )}
      <Answer of={of} frozen={frozen}>
        {!frozen && decides && (
          <Suspense fallback={<div className="decide-wait" />}>
            <DecideButton visible={visible} search={search} onDecided={onDecided} />
          </Suspense>
        )}
      </Answer>
      {!frozen && <StatedForm key={JSON.stringify(stated)} of={of} stated={stated} search={search} />}
      {!frozen && decides && (
        <Suspense fallback={<p className="stored-terms-wait" />}>
          <CostForm of={of} />
        </Suspense>
      )}
      <ForecastSection of={of} />
      <ValueSection of={of} stated={stated} files={!frozen} />
      <BreakEvenSection of={of} search={search} />
      <SensitivitySection of={of} />
      <Scenarios of={of} />
      {decides && (
        <Suspense fallback={null}>
          <StoredScenarios of={of} stated={stated} search={search} frozen={frozen} />
        </Suspense>
      )}
      <ReturnSection of={of} />
      <Precedents of={of} />
      <Assumptions of={of} />
      <MissingList of={of} />
      <p className="notes">
        Method {of.method}, with what was known on {dayWords(of.asOf)}.
      </p>
    </>
  )
}
