import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'

/** Listens; resolves to the address with the port it really has. Throws `port-taken`. */
export async function listen(app: FastifyInstance, { port, host }: { port: number; host: string }): Promise<string> {
  try {
    return await app.listen({ port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new Problem('port-taken', `port ${port} is taken: name another with --port, or end the program that has it`)
    if (code === 'EACCES') throw new Problem('port-taken', `port ${port} may not be used by this user: name one above 1023 with --port`)
    throw error
  }
}
