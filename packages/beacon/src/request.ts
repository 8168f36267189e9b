/** Fetch that gives up after some time, takes no cookies along, and lets nothing come from a cache. */
export const request = (url: string, patience: number, options?: RequestInit) => {
  const abort = new AbortController()
  setTimeout(() => abort.abort(), patience)
  return fetch(url, { cache: 'no-store', credentials: 'omit', signal: abort.signal, ...options })
}
