import { type OwnServer, ownServer } from './ownServer'

export const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released,title_name'

/** A catalogue file. */
export const catalogueFile = (...rows: string[]): string => [header, ...rows, ''].join('\n')

/** A play of the service `demo` on 10 August 2021 from 20:00 UTC, as a line of a file of plays. */
export function watched(content: string, minutes: number): string {
  const start = '2021-08-10T20:00:00.000Z'
  const stop = new Date(Date.parse(start) + minutes * 60_000).toISOString()
  const told = { service: 'demo', content, play: content, viewer: 'v', sentAt: stop, spans: [{ start, stop, position: 0 }] }
  return `${JSON.stringify(told)}\n`
}

/** The real server for the tests of the catalogue's page. */
export function catalogueServer(): OwnServer & { done(text: string): Promise<void> } {
  const own = ownServer()
  // What the page says when something was done.
  return Object.assign(own, { done: (text: string) => own.page.locator('.done').getByText(text).waitFor() })
}
