import { Problem } from './problem.js'

const words: Readonly<Record<string, string>> = {
  EACCES: 'it belongs to somebody else: name another path, or give the right to it',
  EPERM: 'it belongs to somebody else: name another path, or give the right to it',
  EROFS: 'its file system can only be read: name another path',
  ENOTDIR: 'a part of the path is a file: name another path',
  EISDIR: 'it is a directory: name a file',
  ENAMETOOLONG: 'a name in it is too long: name another path',
  ELOOP: 'its links lead in a circle: name another path',
}

/** What an error of the file system says to whoever named the path, or has to make room; undefined for any other error, which is a defect. */
export function fileTrouble(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || error instanceof Problem) return undefined
  const { code = '', path } = error as NodeJS.ErrnoException
  // A write to a file that is open names none.
  const where = path === undefined ? 'the disk' : path
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Problem(
      'disk-full',
      `${path === undefined ? where : `the disk of ${where}`} is full: make room, then do it again`,
      {},
      { cause: error },
    )
  const reason = Object.hasOwn(words, code) ? words[code] : undefined
  return reason === undefined || path === undefined
    ? undefined
    : new Problem('usage', `${path} cannot be used (${code}): ${reason}`, {}, { cause: error })
}
