import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from '../route/Link'
import { PageTitle } from '../shell/PageTitle'
import { sentence } from '../shell/sentence'
import { Trouble } from '../shell/Trouble'
import type { MatchSet } from './changeMatches'
import { Doubts } from './Doubts'
import { type Doubt, type Match, type MatchAnswer, matchQuery } from './matchQuery'
import { SettleDialog } from './SettleDialog'
import { Settled } from './Settled'
import { UndoDialog } from './UndoDialog'
import '../shell/figures.css'
import '../shell/fields.css'
import './matches.css'

/** Which title a published name means, where that is in doubt, and what people have settled. */
export function MatchesPage() {
  const { data, error } = useQuery(matchQuery)
  if (error) return <Trouble error={error} />
  return (
    <article className="matches">
      <PageTitle>Doubtful names</PageTitle>
      {data ? <Parts of={data} /> : <div className="page-wait" aria-busy="true" />}
    </article>
  )
}

function Parts({ of }: { of: MatchAnswer }) {
  const [settled, setSettled] = useState<Doubt | null>(null)
  const [undone, setUndone] = useState<Match | null>(null)
  const [done, setDone] = useState('')
  const tell = ({ odd }: MatchSet, what: string) => setDone([`${what}.`, ...odd.map(sentence)].join(' '))
  return (
    <>
      <p className="lede">
        Published charts name titles in words. Where it is in doubt which title a name means, say it here: its history follows, editions
        stay as they were. Which content is which episode is in the <Link href="/catalogue">catalogue</Link>.
      </p>
      <p role="status" className="done">
        {done}
      </p>
      <Doubts of={of} onChoose={setSettled} onDone={tell} />
      <Settled matches={of.matches} onUndo={setUndone} />
      {settled && <SettleDialog of={settled} onDone={tell} onClose={() => setSettled(null)} />}
      {undone && <UndoDialog of={undone} matches={of.matches} onDone={tell} onClose={() => setUndone(null)} />}
    </>
  )
}
