import type { Audience, Count } from './audience.js'
import type { Service } from './service.js'

interface Row extends Count {
  content: string
  viewers: number
}

/**
 * What the server counts of an audience's day beside what it must and may count, content by content. Returns what is wrong, in words;
 * with `exactly`, what may be counted must be.
 */
export async function compareCounts(
  service: Service,
  audience: Audience,
  { from, exactly }: { from: number; exactly: boolean },
): Promise<string[]> {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
  const query = new URLSearchParams({ from: day(from), to: day(from + 2 * 86_400_000), by: 'content', metric: 'watched,plays,viewers' })
  const response = await fetch(`http://127.0.0.1:${service.port}/v1/minutes?${query}`)
  if (!response.ok) return [`the figures cannot be had: ${response.status} ${await response.text()}`]
  const { rows } = (await response.json()) as { rows: Row[] }
  const found = new Map(rows.map(row => [row.content, row]))
  return audience.contents.flatMap(content => {
    const { watchedMs = 0, plays = 0, viewers = 0 } = found.get(content) ?? {}
    const [least, most] = [audience.least(content), audience.most(content)]
    if (exactly && (least.plays !== most.plays || least.watchedMs !== most.watchedMs)) return [`${content}: not all is acknowledged yet`]
    return [
      ...outside(`${content}, plays`, plays, least.plays, most.plays),
      ...outside(`${content}, viewers`, viewers, least.plays, most.plays),
      ...outside(`${content}, minutes`, watchedMs / 60_000, least.watchedMs / 60_000, most.watchedMs / 60_000),
    ]
  })
}

function outside(what: string, found: number, least: number, most: number): string[] {
  if (found < least) return [`${what}: ${least} were acknowledged, ${found} are counted`]
  return found > most ? [`${what}: ${most} were sent, ${found} are counted`] : []
}
