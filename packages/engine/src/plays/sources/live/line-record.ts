import type { SourceId } from '@sweeps/model'
import { encodeRecord } from '../../journal/journal-record.js'

/** One line of a live source, as it is stored. */
export interface LiveLine {
  /** Keyed hash of the session’s id. */
  session: string
  at: number
  rank: number
  body: string
  /** The play of the content that it names; undefined: it names none. */
  play: string | undefined
  /** Hashes as decimal text; '0': nobody. */
  viewer: string
  account: string
}

/** What lines of one body have in common. */
export interface LineOrigin {
  service: string
  source: SourceId
  flags: number
  /** Epoch ms by the clock of the store. */
  receivedAt: number
  /** Epoch ms. */
  storedUntil: number
}

const nil = '00000000-0000-0000-0000-000000000000'
/** The rows that a record counts fit 16 bits. */
const mostRows = 20_000

/** The journal records of lines. */
export function lineRecords(lines: readonly LiveLine[], origin: LineOrigin): Buffer[] {
  const { service, source, flags, receivedAt, storedUntil } = origin
  const end = `,${flags},${receivedAt},${Math.ceil(storedUntil / 1000)}]\n`
  const from = `,${JSON.stringify(service)},"${source}",`
  const records: Buffer[] = []
  for (let first = 0; first < lines.length; first += mostRows) {
    const part = lines.slice(first, first + mostRows)
    const rows = part.map(
      ({ session, at, rank, body, play, viewer, account }) =>
        `["${session}"${from}${at},${rank},${JSON.stringify(body)},"${play ?? nil}",${viewer},${account}${end}`,
    )
    records.push(encodeRecord('lines', part.length, '', rows.join('')))
  }
  return records
}

const hour = 3_600_000

/** The journal record of how many records of a body were left out for a reason. */
export function leftOutRecord(reason: string, records: number, { service, source, receivedAt }: LineOrigin): Buffer {
  const row = [service, source, (Math.floor(receivedAt / hour) * hour) / 1000, reason, records, 0, receivedAt]
  return encodeRecord('left-out', 1, '', `${JSON.stringify(row)}\n`)
}
