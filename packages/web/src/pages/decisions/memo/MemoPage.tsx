import type { RenewalCase } from '@sweeps/model'
import { useSession } from '../../../api/useSession'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { dayWords } from '../../../ui/format/dates'
import { seasonName } from '../../../ui/format/seasonName'
import { PageTitle } from '../../../ui/PageTitle'
import { Link } from '../../../ui/route/Link'
import { casePath } from '../../../ui/route/routes'
import { useVisibleCase, type VisibleCase } from '../case/useVisibleCase'
import { MemoDecision } from './MemoDecision'
import { MemoFigures } from './MemoFigures'
import { MemoLists } from './MemoLists'
import '../../../ui/figures.css'
import './memo.css'

interface Props {
  title: string
  season: string
  search: string
}

/** The case on one page of paper, for a table at which it is decided: of long lists the first lines, and how many more there are. */
export function MemoPage({ title, season, search }: Props) {
  const visible = useVisibleCase(title, season, search)
  const { data: session } = useSession()
  const { of, error, computing } = visible
  return (
    <article className="memo" aria-busy={computing}>
      <nav className="memo-nav" aria-label="The case">
        <Link href={casePath(title, season) + search}>The case</Link>
        <button type="button" className="quiet" disabled={!of || computing} onClick={() => print()}>
          Print
        </button>
      </nav>
      {error ? (
        <ErrorMessage error={error} />
      ) : !of || !session ? (
        <div className="page-wait" aria-busy="true" />
      ) : (
        <Memo visible={{ ...visible, of }} by={session.user?.name ?? null} />
      )}
    </article>
  )
}

function Memo({ visible, by }: { visible: VisibleCase & { of: RenewalCase }; by: string | null }) {
  const { of, decided, frozen, stated } = visible
  const { name, season, asOf, daysSincePremiere, recommendation } = of
  return (
    <>
      <PageTitle title={`${seasonName(name, season)}: memo`}>
        Should there be a season&nbsp;{season + 1} of <bdi>{name}</bdi>?
      </PageTitle>
      <p className="muted memo-facts">
        As of {dayWords(asOf)}
        {daysSincePremiere !== null && daysSincePremiere > 0 && `, day ${daysSincePremiere.toLocaleString('en')} since the premiere`}
        {frozen && ', as it was frozen with the decision'}. For those who decide{by && `; printed for ${by}`}.
      </p>
      {decided && <MemoDecision entry={decided} />}
      <section aria-labelledby="memo-answer">
        <h2 id="memo-answer">Recommendation</h2>
        <p className="memo-answer">{recommendation.words}</p>
      </section>
      <MemoFigures of={of} stated={stated} />
      <MemoLists of={of} />
      <p className="memo-method">{recommendation.rule}</p>
    </>
  )
}
