import type { Http } from './operation.js'

const megabyte = 1024 * 1024

const types = [
  ...['application/octet-stream', 'text/csv', 'text/tab-separated-values', 'text/plain', 'application/json', 'application/x-ndjson'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

/** Where a file is sent to be imported, or to be told what it is. */
export const fileAt = <const Path extends string>(path: Path, description: string, megabytes = 64, more: { stream?: true } = {}) =>
  ({
    ...{ method: 'POST', path, tag: 'imports' },
    file: { types, mostBytes: megabytes * megabyte, description, tooLarge: tooLarge(megabytes), ...more },
  }) as const satisfies Http

const tooLarge = (megabytes: number): string =>
  `the file is larger than ${megabytes} MB, the most that is taken over HTTP: check that it is the right file, split it, or use \`sweeps import\``
