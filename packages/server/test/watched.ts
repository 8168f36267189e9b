import { type Engine, minutes } from '@sweeps/engine'

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Milliseconds and plays of a content around today, by the query whose figures people get. */
export async function watched(engine: Engine, content: string): Promise<{ ms: number; plays: number }> {
  await engine.plays.loader.drained()
  const now = Date.now()
  const { rows } = await minutes(engine, {
    from: day(now - 86_400_000),
    to: day(now + 86_400_000),
    by: 'content',
    metric: 'watched,plays',
  })
  const row = rows.find(row => row['content'] === content)
  return { ms: Number(row?.['watchedMs'] ?? 0), plays: Number(row?.['plays'] ?? 0) }
}
