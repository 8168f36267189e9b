import type { LiveEvents } from '@sweeps/model'
import { LiveSources } from './LiveSources'
import { type HealthState, useHealth } from './useHealth'
import './health.css'

const words: Record<HealthState, string> = {
  idle: 'Connecting',
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
  'signed-out': 'Signed out',
}

/** One line on every page: is anything arriving, is anything refused, and how far behind is what you read. */
export function HealthStrip() {
  const { state, health } = useHealth()
  return (
    <section className="health" data-state={state} aria-label="Collector health">
      {/* Only the state is announced: figures that change every second would drown everything else. */}
      <span role="status" className="health-state">
        {words[state]}
        {state === 'live' && health?.damaged ? ' · data damaged: ask `sweeps doctor`' : ''}
      </span>
      {state === 'live' && health?.sources && <LiveSources sources={health.sources} />}
      <Figures health={state === 'live' ? health : null} />
    </section>
  )
}

function Figures({ health }: { health: LiveEvents['health'] | null }) {
  const count = (value: number | undefined) => (value === undefined ? '–' : Math.round(value).toLocaleString('en'))
  return (
    <dl>
      <div>
        <dt>messages/s</dt>
        <dd>{count(health?.messagesPerSecond)}</dd>
      </div>
      <div>
        <dt>rejects</dt>
        <dd>{count(health?.rejects)}</dd>
      </div>
      <div>
        <dt>lag</dt>
        <dd>{health ? formatLag(health.lagMs) : '–'}</dd>
      </div>
    </dl>
  )
}

/** How far behind, in the coarsest unit that is precise enough: `0 ms`, `240 ms`, `1.2 s`, `3 min`. */
export function formatLag(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  return `${Math.round(ms / 60_000)} min`
}
