import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ask, type InputOf } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { errorWords, sentence } from '../../ui/errorWords'
import { PolledTable } from './PolledTable'
import { sourcesQuery } from './sourcesQuery'

type Wanted = InputOf<'POST /v1/sources/polled'>

/** Media servers that are asked what plays: for who administers this installation. */
export function MediaServers() {
  const { data, error } = useQuery(sourcesQuery)
  const poll = useMutation({
    mutationFn: async (wanted: Wanted) => {
      const { polled } = await ask('POST /v1/sources/polled', wanted)
      const { origin, pathname } = new URL(wanted.address)
      return { polled, asked: polled.find(({ address }) => address === origin + pathname.replace(/\/+$/, '')) }
    },
    // The token is in what was sent: it does not outlive the page.
    gcTime: 0,
    onSuccess: ({ polled }) => {
      if (data) queryClient.setQueryData(sourcesQuery.queryKey, { ...data, polled })
    },
  })
  if (error) return <ErrorMessage error={error} inside />
  if (!data) return <div className="part-wait" aria-busy="true" />
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const text = (name: string) => String(typed.get(name)).trim()
    poll.mutate(
      { service: text('service'), address: text('address'), token: text('token') },
      // What is wrong with it can be mended in its place.
      { onSuccess: ({ asked }) => asked?.trouble === null && form.reset() },
    )
  }
  const asked = poll.data?.asked
  return (
    <section aria-labelledby="media-servers">
      <h2 id="media-servers">Media servers that are asked</h2>
      <p className="lede">
        A Jellyfin server is asked every five seconds what plays: it needs no plugin, and no key of Sweeps. What it says counts for the
        service that you name.
      </p>
      {data.polled.length > 0 ? <PolledTable polled={data.polled} /> : <p>None is asked.</p>}
      <form className="settings-form" onSubmit={submit} aria-label="A media server to ask">
        <div className="amounts">
          <label className="field">
            Service it counts for
            <input name="service" required maxLength={64} placeholder="such as home" autoComplete="off" />
          </label>
          <label className="field">
            Address of the server
            <input
              name="address"
              type="url"
              required
              maxLength={500}
              placeholder="https://jellyfin.example.org"
              pattern="https?://.+"
              title="An address that begins with https:// or http://"
            />
          </label>
          <label className="field">
            API key, from its dashboard
            <input name="token" type="password" required maxLength={500} autoComplete="off" spellCheck={false} />
          </label>
        </div>
        <button type="submit" className="primary" disabled={poll.isPending}>
          Ask it
        </button>
      </form>
      <p className="muted">
        The key is stored encrypted, and shown to nobody again. To change the key or the service of a server, set it up again with the same
        address.
      </p>
      <p role="status">
        {poll.isPending && 'It is being asked…'}
        {asked?.trouble === null && `${asked.address} answers.`}
      </p>
      <p role="alert" className="trouble">
        {poll.error && errorWords(poll.error)}
        {asked?.trouble && sentence(`${asked.address} is set up and does not answer: ${asked.trouble.reason}`)}
      </p>
    </section>
  )
}
