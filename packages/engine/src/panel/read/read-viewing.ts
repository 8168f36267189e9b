import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Problem } from '@sweeps/model'
import type { Pseudonyms } from '../../plays/index.js'
import { acceptViewing, type PanelViewing, type Roster } from '../accept-viewing.js'

const longestLine = 1024 * 1024

/** Reads meters' messages, one JSON object a line. Throws `invalid-file` at the first that is not as it should be. */
export async function* readViewing(path: string, roster: Roster, pseudonyms: Pseudonyms): AsyncGenerator<PanelViewing> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(path, encodingOf(path)), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    if (text.trim() === '') continue
    if (text.length > longestLine) throw wrong(line, 'is longer than 1 MB: write one message a line (NDJSON)')
    let message: unknown
    try {
      message = JSON.parse(line === 1 ? text.replace(/^\uFEFF/, '') : text)
    } catch {
      throw wrong(line, 'is no JSON: write one message a line (NDJSON)')
    }
    const accepted = acceptViewing(message, roster, pseudonyms)
    if ('field' in accepted) throw wrong(line, `${accepted.field === '' ? '' : `${accepted.field}: `}${accepted.reason}`)
    yield accepted
  }
}

/** As a byte order mark says. UTF-16 the other way round is refused: Node has no stream of it. */
function encodingOf(path: string): 'utf8' | 'utf16le' {
  const file = openSync(path, 'r')
  const mark = Buffer.alloc(2)
  try {
    readSync(file, mark, 0, 2, 0)
  } finally {
    closeSync(file)
  }
  const code = mark.readUInt16BE(0)
  if (code === 0xfeff)
    throw new Problem('invalid-file', 'viewing.ndjson is UTF-16 (big-endian): save it as UTF-8; nothing was imported', {
      file: 'viewing.ndjson',
    })
  return code === 0xfffe ? 'utf16le' : 'utf8'
}

const wrong = (line: number, reason: string) =>
  new Problem('invalid-file', `viewing.ndjson, line ${line}: ${reason}; nothing was imported`, { file: 'viewing.ndjson', line })
