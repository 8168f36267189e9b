import type { SourceNumbers } from './sourcesOf'

/** A number that leads to the source in the list below. */
export function SourceMark({ source, sources }: { source: string | null; sources: SourceNumbers }) {
  const number = source === null ? undefined : sources.get(source)
  if (number === undefined) return null
  return (
    <a className="source-mark" href={`#source-${number}`} aria-label={`Source ${number}`}>
      [{number}]
    </a>
  )
}
