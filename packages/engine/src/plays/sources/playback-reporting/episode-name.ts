import type { TitleFact } from '../title-fact.js'

const written = /^(.+?) - s(\d{1,4})e(\d{1,4}) - (.*)$/is

/** `Series - s01e02 - Title` → what it says; undefined when it is written otherwise. */
export function episodeName(name: string, content: string): TitleFact | undefined {
  const parts = written.exec(name)
  if (!parts) return undefined
  const [, title = '', season = '', episode = '', own = ''] = parts
  return { content, title, season: Number(season), episode: Number(episode), name: own.trim() || title }
}
