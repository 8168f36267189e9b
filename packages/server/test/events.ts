import type { LiveEvents } from '@sweeps/model'

type Event = { [Name in keyof LiveEvents]: { name: Name; data: LiveEvents[Name] } }[keyof LiveEvents]

/** The events of `/v1/live` as they come, until `stop`. */
export async function listen(
  address: string,
  key: string,
): Promise<{ events: Event[]; until: (name: string, ok?: (event: Event) => boolean) => Promise<Event>; stop: () => void }> {
  const abort = new AbortController()
  const answer = await fetch(address, { headers: { authorization: `Bearer ${key}` }, signal: abort.signal })
  if (answer.headers.get('content-type') !== 'text/event-stream') throw new Error(`${answer.status} ${await answer.text()}`)
  const events: Event[] = []
  let told = () => {}
  const read = async (): Promise<void> => {
    let text = ''
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end))!
        events.push({ name, data: JSON.parse(data!) } as Event)
        text = text.slice(end + 2)
        told()
      }
    }
  }
  const done = read().catch(() => {})
  const until = async (name: string, ok: (event: Event) => boolean = () => true): Promise<Event> => {
    for (;;) {
      const found = events.find(event => event.name === name && ok(event))
      if (found) return found
      const ended = await Promise.race([
        done.then(() => true),
        new Promise<false>(resolve => {
          told = () => resolve(false)
        }),
      ])
      if (ended) throw new Error(`the events ended before "${name}"`)
    }
  }
  return { events, until, stop: () => abort.abort() }
}
