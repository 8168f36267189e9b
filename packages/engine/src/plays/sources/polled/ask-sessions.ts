const patienceMs = 10_000
/** Thousands of sessions at once. */
const mostBytes = 16 * 1024 * 1024

/** Why a server gave no answer that can be read, in words for whoever set it up. */
export class NoAnswer extends Error {}

/** What Jellyfin's `/Sessions` answers, as JSON. Throws `NoAnswer`. */
export async function askSessions(address: string, token: string): Promise<unknown> {
  const signal = AbortSignal.timeout(patienceMs)
  try {
    // No redirect is followed: the token is for this address only.
    // A connection of its own: one from a pool may have been closed meanwhile, and would look as if the server were away.
    const headers = { authorization: `MediaBrowser Token="${token}"`, accept: 'application/json', connection: 'close' }
    const answer = await fetch(`${address}/Sessions`, { headers, redirect: 'manual', signal })
    if (!answer.ok) {
      await answer.body?.cancel()
      throw new NoAnswer(refusal(answer.status))
    }
    return JSON.parse(await textOf(answer))
  } catch (error) {
    if (error instanceof NoAnswer) throw error
    if (error instanceof SyntaxError) throw new NoAnswer('what it answers is no JSON: is this the address of Jellyfin?')
    if (signal.aborted) throw new NoAnswer(`it does not answer within ${patienceMs / 1000} seconds`)
    throw new NoAnswer(`it cannot be reached (${causeOf(error)})`)
  }
}

function refusal(status: number): string {
  if (status === 401 || status === 403)
    return `it refuses the token (${status}): make an API key in its dashboard, and set it up again with that`
  if (status === 404) return 'it has no /Sessions (404): is this the address of Jellyfin, with the base path if it has one?'
  if (status >= 300 && status < 400) return `it sends elsewhere (${status}): give the address that it sends to`
  return `it answers ${status}`
}

async function textOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body ?? []) {
    bytes += piece.length
    if (bytes > mostBytes) throw new NoAnswer(`it answers with more than ${mostBytes / 1024 / 1024} MiB`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message
  return String(cause)
}
