import { crc32 } from 'node:zlib'

/**
 * What a record holds: the row of one message, one refused message, a minute in which the collector was up, a meter's message, lines of a
 * live source, how many of its records were left out, and why, or what it says of titles.
 */
export type RecordKind = 'message' | 'reject' | 'minute' | 'panel' | 'lines' | 'left-out' | 'titles'

/**
 * One journal record. `rows` are JSONCompactEachRow lines for one table, made by us from validated values;
 * `touched` says what they touch, one a line: starts of `changes` rows, then the viewer's hash.
 */
export interface JournalRecord {
  kind: RecordKind
  count: number
  touched: Buffer
  rows: Buffer
}

/** Stretch of a segment that is no intact record. */
export interface Damage {
  at: number
  bytes: number
}

const magic = 0x31_4a_57_53 // "SWJ1"
const headerSize = 20
const maxPayload = 16 * 1024 * 1024
/**
 * By their number on the disk. 0.1 wrote a message with its epoch in it: what is read is as if it had not. And it wrote refused messages as they
 * came, with the ids of people in them: what is read of those is that they were refused, and why.
 */
const kinds = ['message-0.1', 'reject-0.1', 'message', 'minute', 'panel', 'reject', 'lines', 'left-out', 'titles'] as const

/** Layout: magic, crc of all that follows, payload length, length of `touched`, row count (16 bit), kind (8 bit), 0. */
export function encodeRecord(kind: RecordKind, count: number, touched: string, rows: string): Buffer {
  const touchedSize = Buffer.byteLength(touched)
  const size = touchedSize + Buffer.byteLength(rows)
  const out = Buffer.allocUnsafe(headerSize + size)
  out.writeUInt32LE(magic, 0)
  out.writeUInt32LE(size, 8)
  out.writeUInt32LE(touchedSize, 12)
  out.writeUInt16LE(count, 16)
  out.writeUInt8(kinds.indexOf(kind), 18)
  out.writeUInt8(0, 19)
  out.write(touched, headerSize)
  out.write(rows, headerSize + touchedSize)
  out.writeUInt32LE(crc32(out.subarray(8)), 4)
  return out
}

/** The record at an offset; 'short' when the bytes end before it does, 'damaged' when it is none. */
export function decodeRecord(bytes: Buffer, at: number): { record: JournalRecord; next: number } | 'short' | 'damaged' {
  if (bytes.length - at < headerSize) return 'short'
  if (bytes.readUInt32LE(at) !== magic) return 'damaged'
  const size = bytes.readUInt32LE(at + 8)
  const touchedSize = bytes.readUInt32LE(at + 12)
  const kind = kinds[bytes.readUInt8(at + 18)]
  if (size > maxPayload || touchedSize > size || !kind) return 'damaged'
  const next = at + headerSize + size
  if (next > bytes.length) return 'short'
  if (crc32(bytes.subarray(at + 8, next)) !== bytes.readUInt32LE(at + 4)) return 'damaged'
  const rowsAt = at + headerSize + touchedSize
  const rows = bytes.subarray(rowsAt, next)
  return {
    record: {
      ...current(kind, rows),
      count: bytes.readUInt16LE(at + 16),
      touched: bytes.subarray(at + headerSize, rowsAt),
    },
    next,
  }
}

function current(kind: (typeof kinds)[number], rows: Buffer): Pick<JournalRecord, 'kind' | 'rows'> {
  if (kind === 'message-0.1') return { kind: 'message', rows: withoutEpoch(rows) }
  if (kind === 'reject-0.1') return { kind: 'reject', rows: withoutBody(rows) }
  return { kind, rows }
}

/** `["2021-08-09 …","…","service","field","reason","{\"viewer\":…"]` with words in place of the last column, the refused message. */
function withoutBody(rows: Buffer): Buffer {
  const lostNote = JSON.stringify('(from before ids were replaced everywhere: not kept)')
  const lines = rows
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
  const columns = lines.map((line): unknown[] => JSON.parse(line).slice(0, -1))
  return Buffer.from(columns.map(row => `${JSON.stringify([...row, lostNote])}\n`).join(''))
}

/** `[1628541000000,3,"service",…` → `[1628541000000,"service",…`: hashes in it are beyond what JSON.parse keeps exactly. */
const withoutEpoch = (row: Buffer): Buffer => Buffer.from(row.toString('utf8').replace(/^(\[-?\d+),\d+,/, '$1,'))

const mark = Buffer.alloc(4)
mark.writeUInt32LE(magic)

/**
 * Where the next record may begin after a damaged one: the next magic number, or the beginning of one that the end of the bytes
 * cuts. Every candidate is checked by its crc again.
 */
export function nextCandidate(bytes: Buffer, at: number): number {
  const found = bytes.indexOf(mark, at + 1)
  if (found >= 0) return found
  for (let cut = Math.max(at + 1, bytes.length - 3); cut < bytes.length; cut++) if (mark.indexOf(bytes.subarray(cut)) === 0) return cut
  return bytes.length
}
