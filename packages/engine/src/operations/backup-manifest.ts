import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Problem } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'

/** The name of the file that makes a directory a backup. It is written last. */
export const manifestName = 'backup.json'

const BackedUpFile = Type.Object({ bytes: Type.Integer({ minimum: 0 }), sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) })
export type BackedUpFile = Static<typeof BackedUpFile>

const closed = { additionalProperties: false }

/** Backups of earlier versions: they do not say which files they have. */
const Format1 = Type.Object({ format: Type.Literal(1), made: Type.String(), tables: Type.Array(Type.String()) }, closed)

const Format2 = Type.Object(
  {
    format: Type.Literal(2),
    made: Type.String(),
    tables: Type.Array(Type.String()),
    /** By its path in the backup, with `/` between folders. */
    files: Type.Record(Type.String(), BackedUpFile),
    /** SHA-256 of this document as it is written when `hash` is empty. */
    hash: Type.String(),
  },
  closed,
)

/** Of an installation on a ClickHouse server: the tables are where that keeps its backups, everything else is here. */
const Format3 = Type.Object(
  {
    ...Format2.properties,
    format: Type.Literal(3),
    /** The copy's name there, and what the database was called. */
    copy: Type.Object({ name: Type.String({ pattern: '^[\\w.-]+$' }), database: Type.String({ pattern: '^[A-Za-z_]\\w*$' }) }, closed),
  },
  closed,
)
export type BackupCopy = Static<typeof Format3>['copy']
export type BackupManifest = Static<typeof Format1> | Static<typeof Format2> | Static<typeof Format3>

const isFormat1 = Compile(Format1)
const isHashed = Compile(Type.Union([Format2, Format3]))

const written = (manifest: object): string => `${JSON.stringify(manifest, null, 2)}\n`

const hashOf = (manifest: object): string =>
  createHash('sha256')
    .update(written({ ...manifest, hash: '' }))
    .digest('hex')

/** The text of `backup.json` for these files; `copy` says where the tables are when they are not among them. */
export function manifestText(tables: readonly string[], files: Readonly<Record<string, BackedUpFile>>, copy?: BackupCopy): string {
  const manifest = { format: copy ? 3 : 2, made: new Date().toISOString(), tables: [...tables], files: { ...files }, ...(copy && { copy }) }
  return written({ ...manifest, hash: hashOf(manifest) })
}

/** Reads `backup.json`. Throws `usage` when there is none, `invalid-file` when it is not as it was written. */
export function readManifest(backup: string): BackupManifest {
  const path = join(backup, manifestName)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Problem(
      'usage',
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `${backup} is no complete backup: it has no ${manifestName}`
        : `${path} cannot be read (${code}): give this user access`,
    )
  }
  let manifest: unknown
  try {
    manifest = JSON.parse(text)
  } catch {
    throw damaged(path)
  }
  if (isFormat1.Check(manifest)) return manifest
  if (isHashed.Check(manifest)) {
    const { hash, ...rest } = manifest
    // Compared as text too: a space that became another one is a flipped bit all the same.
    if (hashOf(rest) === hash && written({ ...rest, hash }) === text) return manifest
    throw damaged(path)
  }
  const { format, hash } = (typeof manifest === 'object' && manifest !== null ? manifest : {}) as Record<string, unknown>
  if (hash === undefined && typeof format === 'number' && format > 3)
    throw new Problem('store-newer', `${path} is of format ${format}, this version reads 1 to 3: restore it with the Sweeps that made it`)
  throw damaged(path)
}

const damaged = (path: string): Problem =>
  new Problem('invalid-file', `${path} is damaged: it is not as it was written; take another copy of this backup`)

/** Every file under a directory, by its path with `/` between folders, sorted. What is neither file nor folder (a link, a pipe) is among them. */
export function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** Length and SHA-256 of a file, read in pieces. */
export async function fingerprintOf(path: string): Promise<BackedUpFile> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path)
  try {
    // A backup has thousands of files, most of them of a few hundred bytes: no more memory than it takes.
    const piece = Buffer.allocUnsafe(Math.min(longestPiece, (await file.stat()).size + 1))
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length)
      if (bytesRead === 0) break
      hash.update(piece.subarray(0, bytesRead))
      bytes += bytesRead
    }
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

const longestPiece = 1024 * 1024
