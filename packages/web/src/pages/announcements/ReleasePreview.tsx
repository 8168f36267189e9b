import type { Release } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { Anchor } from '../../ui/route/Link'
import { ReleaseBody } from './ReleaseBody'
import { releaseAddress, releaseTextQuery } from './releaseQuery'

interface Props {
  title: string
  season: string
  release: Release
  /** Something typed is not saved yet: the text the server writes does not have it. */
  pending: boolean
}

const views = [
  ['page', 'As a page'],
  ['text', 'As text'],
] as const

/** The release as it will be sent: a page, or the plain text of a mail. */
export function ReleasePreview({ title, season, release, pending }: Props) {
  const [view, setView] = useState<'page' | 'text'>('page')
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = view === 'page' ? 'text' : 'page'
    setView(other)
    document.getElementById(`preview-${other}`)?.focus()
  }
  return (
    <section className="preview" aria-label="Preview">
      <div role="tablist" aria-label="Preview" className="links">
        {views.map(([id, name]) => (
          <button
            key={id}
            id={`preview-${id}`}
            type="button"
            role="tab"
            aria-selected={view === id}
            aria-controls="preview-panel"
            tabIndex={view === id ? 0 : -1}
            onClick={() => setView(id)}
            onKeyDown={turn}
          >
            {name}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls is reached with the keyboard */}
      <div id="preview-panel" role="tabpanel" aria-labelledby={`preview-${view}`} tabIndex={0}>
        {view === 'page' ? <ReleaseBody release={release} /> : <Text title={title} season={season} pending={pending} />}
      </div>
      <p className="detail release-links">
        {(['html', 'text', 'markdown', 'json-ld'] as const).map(format => (
          <Anchor key={format} href={releaseAddress(title, season, format)}>
            {format === 'json-ld' ? 'JSON-LD' : format === 'html' ? 'HTML' : format === 'text' ? 'Text' : 'Markdown'}
          </Anchor>
        ))}
      </p>
    </section>
  )
}

function Text({ title, season, pending }: { title: string; season: string; pending: boolean }) {
  const { data } = useQuery(releaseTextQuery(title, season))
  return (
    <>
      {pending && <p className="detail">Keep the draft to see in it what you typed.</p>}
      <pre className="release-text">{data ?? ''}</pre>
    </>
  )
}
