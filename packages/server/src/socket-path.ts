import { openSync } from 'node:fs'
import { join } from 'node:path'

/** Addresses of Unix sockets are at most 107 bytes long. */
const longest = 100

/**
 * Where the owner of a data directory listens. `listenAt` is what to hand to the system: for a deep directory a short way to the same place.
 */
export function socketPath(directory: string): { path: string; listenAt: string } {
  const path = join(directory, 'sweeps.sock')
  if (Buffer.byteLength(path) <= longest || process.platform !== 'linux') return { path, listenAt: path }
  // The descriptor stays open for as long as the process: its number is part of the address.
  return { path, listenAt: `/proc/self/fd/${openSync(directory, 'r')}/sweeps.sock` }
}
