import { Problem } from '@sweeps/model'
import type { FileHead } from '../read/file-head.js'
import type { Source } from '../source.js'
import { fileSources, sourceNamed } from '../sources.js'
import { refuseInstants } from './refuse-instants.js'
import { refuseUnknown } from './refuse-unknown.js'

/**
 * The source of a file: the one that is named, else the only one that recognises it, else our own messages, of which every bad line is
 * named. Throws `invalid-file` for what has none of theirs either, `usage` when the one that is named does not recognise it and exactly one other does.
 */
export function chooseSource(head: FileHead, from: string | undefined): { source: Source; recognised: boolean } {
  const likely = Object.values(fileSources).filter(source => source.recognise(head))
  const only = likely.length === 1 ? likely[0] : undefined
  if (from === undefined) {
    refuseInstants(head)
    if (likely.length > 1) throw new Problem('usage', `this may be ${likely.map(({ id }) => id).join(' or ')}: say which with --from`)
    if (!only && head.tables.length > 0)
      throw new Problem(
        'invalid-file',
        `a SQLite file with the tables ${head.tables.slice(0, 8).join(', ')}: neither Tautulli’s nor Playback Reporting’s`,
      )
    if (!only) refuseUnknown(head)
    return { source: only ?? fileSources.native, recognised: only !== undefined }
  }
  const named = sourceNamed(from)
  if (!named.recognise(head)) {
    refuseInstants(head)
    if (only && !reads(named.id, only.id))
      throw new Problem('usage', `--from ${from}: this file is ${only.id}: leave --from out, or name that`)
    if (head.tables.length > 0 && !reads(named.id, only?.id ?? ''))
      throw new Problem(
        'invalid-file',
        `--from ${from}: a SQLite file with the tables ${head.tables.slice(0, 8).join(', ')}: not what ${from} writes`,
      )
  }
  return { source: named, recognised: false }
}

/** Emby’s history is read by its own name, too. */
const reads = (named: string, other: string): boolean => named === other || (named === 'emby' && other === 'playback-reporting')
