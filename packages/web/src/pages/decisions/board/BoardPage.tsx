import type { Board, BoardSort } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { DecisionsNav } from '../../../ui/decisions/DecisionsNav'
import { ErrorMessage } from '../../../ui/ErrorMessage'
import { dayWords } from '../../../ui/format/dates'
import { PageTitle } from '../../../ui/PageTitle'
import { Link } from '../../../ui/route/Link'
import { boardPath } from '../../../ui/route/routes'
import { BoardSeasons } from './BoardSeasons'
import { type BoardRequest, boardQuery, tabOf } from './boardQuery'
import { LeftOut } from './LeftOut'
import '../../../ui/fields.css'
import '../../../ui/figures.css'
import '../../../ui/tabs.css'
import './board.css'

/** So many seasons at a time. */
const step = 25

const titles: Record<Board['tab'], string> = {
  slate: 'Awaiting a decision',
  decided: 'Decided seasons',
  published: 'Seasons of others',
}

const names: Record<Board['tab'], string> = { slate: 'My slate', decided: 'Decided', published: 'Published by others' }

/** One's own seasons that await a decision, those that have one, and those of others; the server finds and orders them. */
export function BoardPage({ search }: { search: string }) {
  const { tab, older } = tabOf(search)
  // Another tab begins anew.
  return <Tab key={`${tab} ${older}`} tab={tab} older={older} />
}

function Tab({ tab, older }: Pick<BoardRequest, 'tab' | 'older'>) {
  const [limit, setLimit] = useState(step)
  const [words, setWords] = useState('')
  const [sort, setSort] = useState<BoardSort | null>(null)
  const request: BoardRequest = { tab, older, find: useDeferredValue(words.trim()), sort, limit }
  const { data, error, isPlaceholderData } = useQuery(boardQuery(request))
  if (error) return <ErrorMessage error={error} />
  // What was there stays while the same tab is found or ordered anew; never another tab.
  const board = data?.tab === tab ? data : undefined
  return (
    <article>
      <DecisionsNav at="/board" />
      <PageTitle>{titles[tab]}</PageTitle>
      <nav className="title-tabs" aria-label="Whose seasons">
        {(['slate', 'decided', 'published'] as const).map(other => (
          <Link key={other} href={boardPath(other, older)} aria-current={other === tab ? 'page' : undefined}>
            {names[other]}
            {data && <span className="muted"> {data.counts[other].toLocaleString('en')}</span>}
          </Link>
        ))}
      </nav>
      {!board ? (
        <div className="page-wait" aria-busy="true" />
      ) : (
        <div aria-busy={isPlaceholderData}>
          <BoardSeasons
            {...{ board, request, words }}
            onFind={setWords}
            onOrder={setSort}
            onMore={() => setLimit(Math.min(500, limit + step))}
          />
          <LeftOut board={board} older={older} />
          <p className="muted">As of {dayWords(board.on)}.</p>
        </div>
      )}
    </article>
  )
}
