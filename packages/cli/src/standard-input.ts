import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { isatty } from 'node:tty'
import { Problem } from '@sweeps/model/plain'

/**
 * What stands on standard input, to be read while the engine is open here. The engine must not see the descriptor, which Node can
 * neither move nor open a second time (it may be a socket): so another process reads it and hands it on, and ends when we do.
 * Call it before the engine opens. Whoever destroys the stream ends the process.
 */
export function standardInput(): Readable {
  return isatty(0) ? process.stdin : handedOn()
}

/** Reads descriptor 0, writes descriptor 1, which is a socket: it ends when nobody listens any more, even while nothing comes. */
const program = `
const { once } = require('node:events')
const { Socket } = require('node:net')
const reader = new Socket({ fd: 1 }).on('error', () => {}).on('close', () => process.exit()).resume()
const hand = async () => {
  for await (const chunk of process.stdin) if (!reader.write(chunk)) await once(reader, 'drain')
  reader.end()
}
hand().catch(() => process.exit(1))
`

function handedOn(): Readable {
  const child = spawn(process.execPath, ['-e', program], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const input = new Readable({
    read: () => child.stdout.resume(),
    destroy(error, done) {
      child.kill()
      done(error)
    },
  })
  child.stdout.pause().on('data', chunk => {
    if (!input.push(chunk)) child.stdout.pause()
  })
  child.on('close', code => {
    if (code === 0) input.push(null)
    else input.destroy(new Problem('usage', 'standard input could not be read to its end: try again'))
  })
  return input
}
