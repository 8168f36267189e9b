/** How far behind, in the coarsest unit that still tells: `0 ms`, `240 ms`, `1.2 s`, `3 min`. */
export function formatLag(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  return `${Math.round(ms / 60_000)} min`
}
