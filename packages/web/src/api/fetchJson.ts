import { underBase } from './base'
import { Problem } from './Problem'

/** The JSON at `path`, or a `Problem`. The cookie of the session goes along; nothing else does. */
export async function fetchJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(underBase(path), { ...init, headers: { accept: 'application/json', ...init.headers } })
  if (!response.ok) throw new Problem(response.status, await problemDocument(response))
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

/** A proxy between us and the server may answer HTML: then the status is all there is. */
async function problemDocument(response: Response): Promise<{ title?: string; detail?: string; code?: string }> {
  try {
    return await response.json()
  } catch {
    return {}
  }
}
