import { openSync } from 'node:fs'
import { join } from 'node:path'

/** Addresses of Unix sockets are at most 107 bytes long. */
const longest = 100

/** Where the owner of a data directory listens. */
export const socketPath = (directory: string): string => join(directory, 'sweeps.sock')

/** The same as what to hand to the system: for a deep directory, a short way to the same place. The directory must be there. */
export function socketAddress(directory: string): string {
  const path = socketPath(directory)
  if (Buffer.byteLength(path) <= longest || process.platform !== 'linux') return path
  // The descriptor stays open for as long as the process: its number is part of the address.
  return `/proc/self/fd/${openSync(directory, 'r')}/sweeps.sock`
}
