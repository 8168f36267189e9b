import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { sentence } from '../../ui/errorWords'
import { PageTitle } from '../../ui/PageTitle'
import { Link } from '../../ui/route/Link'
import type { MatchSet } from './changeMatches'
import { type Match, type MatchAnswer, matchQuery, type UnresolvedName } from './matchQuery'
import { SettleDialog } from './SettleDialog'
import { Settled } from './Settled'
import { UndoDialog } from './UndoDialog'
import { UnresolvedNames } from './UnresolvedNames'
import '../../ui/figures.css'
import '../../ui/fields.css'
import './matches.css'

/** Which title a published name means, where that is unresolved, and what people have settled. */
export function MatchesPage() {
  const { data, error } = useQuery(matchQuery)
  if (error) return <ErrorMessage error={error} />
  return (
    <article className="matches">
      <PageTitle>Doubtful names</PageTitle>
      {data ? <Parts of={data} /> : <div className="page-wait" aria-busy="true" />}
    </article>
  )
}

function Parts({ of }: { of: MatchAnswer }) {
  const [settled, setSettled] = useState<UnresolvedName | null>(null)
  const [undone, setUndone] = useState<Match | null>(null)
  const [done, setDone] = useState('')
  const report = ({ odd }: MatchSet, what: string) => setDone([`${what}.`, ...odd.map(sentence)].join(' '))
  return (
    <>
      <p className="lede">
        Published charts name titles in words. Where it is in doubt which title a name means, say it here: its history follows, editions
        stay as they were. Which content is which episode is in the <Link href="/catalogue">catalogue</Link>.
      </p>
      <p role="status" className="done">
        {done}
      </p>
      <UnresolvedNames of={of} onChoose={setSettled} onDone={report} />
      <Settled matches={of.matches} onUndo={setUndone} />
      {settled && <SettleDialog of={settled} onDone={report} onClose={() => setSettled(null)} />}
      {undone && <UndoDialog of={undone} matches={of.matches} onDone={report} onClose={() => setUndone(null)} />}
    </>
  )
}
