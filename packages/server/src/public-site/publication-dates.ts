import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, Publication } from '@sweeps/engine'
import Type, { Compile, type Static } from '@sweeps/model/typebox'

/** What was last said of a publication, and since when it is so, in epoch milliseconds. */
const PublishedDate = Type.Object({ print: Type.String(), at: Type.Number(), modified: Type.Number() })
type PublishedDate = Static<typeof PublishedDate>
const publishedDates = Compile(Type.Record(Type.String(), PublishedDate))

const fileName = 'publications.json'
const month = 30 * 86_400_000

/**
 * Since when each coming publication is as it is. A calendar's readers take an event for changed when its SEQUENCE grows (RFC 5546), and pass over
 * one whose SEQUENCE fell, so what was said is remembered in the data directory: starting again changes nothing, and every change is later than
 * the last. One that does not own the store reads what the owner said, and remembers its own for as long as it runs.
 */
export function publicationDates({ store: { directory }, ownership }: Pick<Engine, 'store' | 'ownership'>, clock: () => number = Date.now) {
  const path = join(directory, fileName)
  let known = read(path)
  return (coming: readonly Publication[]): Publication[] => {
    const now = clock()
    if (!ownership.owned) known = new Map([...known, ...read(path)])
    const before = known
    const dated = coming.map(publication => ({ ...publication, modified: modifiedOf(publication, before.get(keyOf(publication)), now) }))
    known = new Map([
      ...[...before].filter(([, { at }]) => at > now - month),
      ...dated.map(one => [keyOf(one), { print: printOf(one), at: one.at, modified: one.modified }] as const),
    ])
    if (ownership.owned && textOf(known) !== textOf(before)) write(path, known)
    return dated
  }
}

const keyOf = ({ chart, week }: Publication): string => `${chart} ${week.start}`
/** What a reader of the calendar sees of it. */
const printOf = ({ name, at, because }: Publication): string => JSON.stringify([name, at, because])

function modifiedOf(publication: Publication, before: PublishedDate | undefined, now: number): number {
  if (before?.print === printOf(publication)) return before.modified
  // An embargo is as old as its edition; a schedule, as its being read.
  const since = publication.because === 'embargo' ? publication.modified : now
  // SEQUENCE counts seconds.
  return before === undefined ? since : Math.max(since, before.modified + 1000)
}

const textOf = (known: ReadonlyMap<string, PublishedDate>): string => `${JSON.stringify(Object.fromEntries(known), null, 1)}\n`

function read(path: string): Map<string, PublishedDate> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (publishedDates.Check(value)) return new Map(Object.entries(value))
  } catch {
    // Said below.
  }
  // None was said yet, or it is damaged: what is said from now on is new.
  return new Map()
}

/** There whole or not at all. A disk that is full or may not be written to takes no calendar away from anybody. */
function write(path: string, known: ReadonlyMap<string, PublishedDate>): void {
  try {
    writeFileSync(`${path}.part`, textOf(known), { mode: 0o600 })
    renameSync(`${path}.part`, path)
  } catch {
    // It is remembered for as long as this runs.
  }
}
