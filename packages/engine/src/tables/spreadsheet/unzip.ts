import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { badFile } from '../bad-file.js'

/** What one unpacked part and all of them together may measure: the largest published sheet has 4 MB. */
const mostOfOne = 24 * 1024 * 1024
const mostOfAll = 64 * 1024 * 1024
/** Sheets pack to a tenth. What packs to a hundredth is made to burst whoever opens it. */
const mostRatio = 100
const mostEntries = 2000
const again = 'open it and save it again, or download it again'

/**
 * The parts of a ZIP archive that `wanted` picks by name, unpacked. Sizes are bounded before and while unpacking and every part is
 * held to its checksum. Throws `invalid-file` for an archive that is cut off, damaged, locked or a bomb.
 */
export async function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>()
  let left = mostOfAll
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true })
    if (zip.entryCount > mostEntries) throw badFile({}, `the archive has ${zip.entryCount} parts`, 'this is no spreadsheet; check the file')
    for await (const entry of zip.eachEntry()) {
      if (!wanted(entry.fileName)) continue
      if (parts.has(entry.fileName)) throw badFile({}, `the archive has ${entry.fileName} twice`, again)
      left -= entry.uncompressedSize
      checkSize(entry, left)
      parts.set(entry.fileName, await inflate(zip, entry))
    }
  } catch (error) {
    throw error instanceof Error && error.name === 'Problem' ? error : damaged(error)
  }
  return parts
}

function checkSize(entry: Entry, left: number): void {
  const { fileName, compressedSize, uncompressedSize } = entry
  const bomb = uncompressedSize > 1024 * 1024 && uncompressedSize > mostRatio * compressedSize
  if (bomb || uncompressedSize > mostOfOne || left < 0)
    throw badFile(
      {},
      `${fileName} would unpack from ${compressedSize} to ${uncompressedSize} bytes`,
      'no published report does; check where the file is from',
    )
  if (entry.isEncrypted()) throw badFile({}, 'the spreadsheet is locked with a password', 'save it without one')
}

async function inflate(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  // The reader itself stops at the size the entry declares, which was checked.
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  const part = Buffer.concat(chunks)
  if (crc32(part) !== entry.crc32) throw badFile({}, `${entry.fileName} is not as it was packed`, again)
  return part
}

const damaged = (error: unknown) =>
  badFile({}, `the spreadsheet is cut off or damaged (${error instanceof Error ? error.message : String(error)})`, 'download it again')
