import { useRef } from 'react'
import { underBase } from '../../api/base'
import { PageTitle } from '../../ui/PageTitle'
import { PlayCounters } from './PlayCounters'
import { SpanAxes } from './SpanAxes'
import { SpanTable } from './SpanTable'
import type { Screening } from './screeningQuery'
import { useAcknowledged } from './useAcknowledged'
import { useBeacon } from './useBeacon'
import { usePlay } from './usePlay'
import { usePlayhead } from './usePlayhead'

export function Screen({ screening }: { screening: Screening }) {
  const video = useRef<HTMLVideoElement>(null)
  const { play: id, growing, error } = useBeacon(video, screening)
  const { play, receivedAt, connection } = usePlay(id)
  const playhead = usePlayhead(video)
  const acknowledged = useAcknowledged()
  const runtimeMs = play?.runtimeMs ?? screening.clip.durationMs

  return (
    <article className="screening">
      <PageTitle>Screening room</PageTitle>
      <p className="lede">
        This player carries the beacon any site would embed. Play, pause, jump or change the speed: every uninterrupted stretch becomes a
        span, and the minutes are the union of the spans the server holds.
      </p>
      {error && (
        <p className="trouble" role="alert">
          {error.message} Nothing you play here is counted.
        </p>
      )}
      {connection === 'reconnecting' && (
        <p className="trouble">The live connection was lost; reconnecting. The beacon keeps what it has not delivered.</p>
      )}
      <div className="stage">
        <figure>
          {/* biome-ignore lint/a11y/useMediaCaption: the clip is an instrument here; the server names no captions for it. */}
          <video ref={video} controls playsInline preload="metadata" aria-label={screening.title}>
            <source src={underBase(screening.clip.src)} type={screening.clip.type} />
          </video>
          <figcaption dir="auto">{screening.title}</figcaption>
        </figure>
        <PlayCounters play={play} runtimeMs={runtimeMs} acknowledged={acknowledged} receivedAt={receivedAt} />
      </div>
      <SpanAxes play={play} growing={growing} receivedAt={receivedAt} runtimeMs={runtimeMs} playhead={playhead} />
      <SpanTable spans={play?.spans ?? []} />
    </article>
  )
}
