import { openSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@sweeps/model'
import { claimOpening } from './claim-opening.js'

/** Addresses of Unix sockets are at most 107 bytes long. */
const longestAddress = 100

/**
 * Holds a data directory whose tables are on a server, so that one program at a time has its journal. The embedded engine has a lock of its
 * own; here a socket is one: the system lets go of it when its program dies, however that is. Returns how to release it. Waits `patience`
 * milliseconds for another program; throws `store-locked` then.
 */
export async function holdDirectory(directory: string, patience: number): Promise<() => Promise<void>> {
  const until = Date.now() + patience
  const path = join(directory, 'holder.sock')
  const address = Buffer.byteLength(path) <= longestAddress ? path : `/proc/self/fd/${openSync(directory, 'r')}/holder.sock`
  for (;;) {
    const release = await claimOpening(directory)
    let holder: number | undefined
    try {
      holder = await holderAt(address)
      if (holder === undefined) {
        rmSync(path, { force: true })
        const server = await listening(address)
        return () => closed(server)
      }
    } finally {
      release()
    }
    if (holder === process.pid)
      throw new Problem('store-locked', `${directory} is open in this process already: close it first`, { holder })
    if (Date.now() >= until)
      throw new Problem(
        'store-locked',
        `${directory} is held by process ${holder}: wait for it, or end it (kill ${holder}), then try again`,
        {
          holder,
        },
      )
    await sleep(100)
  }
}

/** The process that holds the directory, 0 when it does not say which (it is stopped); undefined when none does. */
function holderAt(address: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(address)
    socket.setTimeout(1000, () => {
      socket.destroy()
      resolve(0)
    })
    socket.on('data', chunk => {
      text += chunk
    })
    socket.on('end', () => resolve(Number(text) || 0))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined)
      else if (error.code === 'ECONNRESET') resolve(0)
      else reject(error)
    })
  })
}

function listening(address: string): Promise<Server> {
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.end(String(process.pid))
  })
  // It keeps no program from ending.
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ path: address, readableAll: false }, () => resolve(server))
  })
}

const closed = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve())
  })
