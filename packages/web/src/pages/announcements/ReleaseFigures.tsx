import type { Announcement } from '@sweeps/model'
import type { ReleaseChange } from './changeRelease'

interface Props {
  announcement: Announcement
  /** Something else is on its way, or typed and not saved yet. */
  busy: boolean
  onChange: (change: ReleaseChange) => void
}

/** Which figures a draft is written from, and the other ones where they differ. Approval freezes what is there. */
export function ReleaseFigures({ announcement: { evidence }, busy, onChange }: Props) {
  const other = evidence.figures === 'today' ? 'decision' : 'today'
  return (
    <div className="release-figures">
      <p className="detail">{evidence.words.replace(' (--figures today)', '')}</p>
      {evidence.newer && (
        <button type="button" className="quiet" disabled={busy} onClick={() => onChange({ figures: other })}>
          {other === 'today' ? 'Take today’s figures' : 'Back to the figures of the decision'}
        </button>
      )}
    </div>
  )
}
