import { Problem } from '@sweeps/model/plain'

/** A season as commands name it, `hit-and-run/1`; a film is its title, and season 0. */
export function seasonName(text: string): { title: string; season: number } {
  const match = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(text)
  if (!match) throw new Problem('usage', `"${text}" is no season: write TITLE/N, such as hit-and-run/1`)
  return { title: match[1]!, season: Number(match[2] ?? 0) }
}
