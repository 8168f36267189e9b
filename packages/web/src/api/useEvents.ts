import { useEffect, useRef, useState } from 'react'
import { underBase } from './base'
import { refreshSession } from './queryClient'

export type Connection = 'idle' | 'connecting' | 'live' | 'reconnecting'

const retryAfterMs = 3000

/**
 * Listen to one named Server-Sent Event of `url`; null listens to nothing.
 *
 * TRICKY: a browser reconnects by itself when the connection drops, but gives up for good when the server *answers* with
 * an error (a proxy's 503, a session that ran out). Then we open a new one ourselves.
 */
export function useEvents<T>(url: string | null, name: string, onData: (data: T) => void): Connection {
  const [connection, setConnection] = useState<Connection>('idle')
  const listener = useRef(onData)
  useEffect(() => {
    listener.current = onData
  })

  useEffect(() => {
    if (url === null) return setConnection('idle')
    let source: EventSource
    let retry: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source = new EventSource(underBase(url))
      source.addEventListener('open', () => setConnection('live'))
      source.addEventListener(name, event => listener.current(JSON.parse(event.data)))
      source.addEventListener('error', () => {
        setConnection('reconnecting')
        if (source.readyState !== EventSource.CLOSED) return
        refreshSession()
        retry = setTimeout(open, retryAfterMs)
      })
    }
    setConnection('connecting')
    open()
    return () => {
      clearTimeout(retry)
      source.close()
    }
  }, [url, name])

  return connection
}
