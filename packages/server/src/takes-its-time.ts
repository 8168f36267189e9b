import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

const taking = new WeakSet<Socket>()
/** For how long nothing may come, in milliseconds: whoever reads may make it wait. */
const silence = 300_000

/** A large file on a slow line is let come for as long as it comes: the time for a whole request does not hold for it. */
export function takesItsTime(request: IncomingMessage): void {
  const { socket } = request
  taking.add(socket)
  socket.setTimeout(silence)
  const over = () => {
    taking.delete(socket)
    socket.setTimeout(0)
  }
  request.once('end', over)
  request.once('close', over)
}

/** Whether a connection is bringing such a file. */
export const bringsFile = (socket: Socket): boolean => taking.has(socket)
