import type { Release } from '@sweeps/model'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { ReleaseBody } from './ReleaseBody'
import { releaseAddress, releaseTextQuery } from './releaseQuery'

interface Props {
  title: string
  season: string
  release: Release
  /** Something typed is not kept yet: the text the server writes does not have it. */
  pending: boolean
}

const ways = [
  ['page', 'As a page'],
  ['text', 'As text'],
] as const

/** The release as it will be sent: a page, or the plain text of a mail. */
export function ReleasePreview({ title, season, release, pending }: Props) {
  const [way, setWay] = useState<'page' | 'text'>('page')
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = way === 'page' ? 'text' : 'page'
    setWay(other)
    document.getElementById(`preview-${other}`)?.focus()
  }
  return (
    <section className="preview" aria-label="Preview">
      <div role="tablist" aria-label="Preview" className="ways">
        {ways.map(([id, name]) => (
          <button
            key={id}
            id={`preview-${id}`}
            type="button"
            role="tab"
            aria-selected={way === id}
            aria-controls="preview-panel"
            tabIndex={way === id ? 0 : -1}
            onClick={() => setWay(id)}
            onKeyDown={turn}
          >
            {name}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls is reached with the keyboard */}
      <div id="preview-panel" role="tabpanel" aria-labelledby={`preview-${way}`} tabIndex={0}>
        {way === 'page' ? <ReleaseBody release={release} /> : <Text title={title} season={season} pending={pending} />}
      </div>
      <p className="detail ways-out">
        {(['html', 'text', 'markdown', 'json-ld'] as const).map(format => (
          <a key={format} href={releaseAddress(title, season, format)}>
            {format === 'json-ld' ? 'JSON-LD' : format === 'html' ? 'HTML' : format === 'text' ? 'Text' : 'Markdown'}
          </a>
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
