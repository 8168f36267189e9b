import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a ZIP archive; `claims` is the size and checksum it gives itself, where they are not its own. */
export interface ZipPart {
  name: string
  content: string | Buffer
  packed?: boolean
  claims?: { size?: number; checksum?: number }
}

/** A ZIP archive, byte by byte: local headers with contents, the central directory, its end. */
export function zipFile(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, packed = false, claims = {} } of parts) {
    const plain = Buffer.from(content)
    const body = packed ? deflateRawSync(plain) : plain
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(packed ? 8 : 0, 4)
    common.writeUInt32LE(claims.checksum ?? crc32(plain), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(claims.size ?? plain.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([signature(0x04034b50), common, Buffer.from(name), body])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, central, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
