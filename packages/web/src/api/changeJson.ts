import { fetchJson } from './fetchJson'
import { withToken } from './withToken'

interface Change {
  method?: 'POST' | 'DELETE'
  /** What kind of text or file the body is; JSON when absent. */
  type?: string
  body?: Blob | string
}

/** Changes something at `path`, and returns the JSON that is answered, or fails with a `Problem`. */
export const changeJson = <T>(path: string, { method = 'POST', type = 'application/json', body }: Change): Promise<T> =>
  withToken(token => {
    const headers = { 'x-csrf-token': token }
    return fetchJson<T>(path, body === undefined ? { method, headers } : { method, headers: { ...headers, 'content-type': type }, body })
  })
