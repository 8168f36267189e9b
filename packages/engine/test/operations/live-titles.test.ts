import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CollectingEngine, type Engine, openCollector, openEngine } from '../../src/engine.js'
import { addLiveTitles } from '../../src/operations/index.js'
import { type SharedStore, sharedStore } from '../shared-store.js'
import { scratch } from '../world.js'

/* A server that collects nothing and two collectors beside it, on one ClickHouse. */
let shared: SharedStore
let folder: string
let server: Engine
const collectors: CollectingEngine[] = []
beforeAll(async () => {
  shared = await sharedStore()
  folder = scratch()
  const secrets = join(folder, 'secrets.json')
  server = await openEngine({ directory: join(folder, 'server'), url: shared.url, secrets })
  for (const name of ['one', 'other']) collectors.push(await openCollector({ directory: join(folder, name), url: shared.url, secrets }))
})
afterAll(async () => {
  for (const each of [...collectors, server]) await each?.close()
  await shared?.remove()
  rmSync(folder, { recursive: true, force: true })
})

const second = 1000
const start = Date.now() - 600 * second
const item = (number: number): string => String(number).padStart(32, 'a')

/** What Jellyfin sends of an episode, by the clock of the server: so many seconds after the start. */
const call = (content: string, after: number, episode: { SeriesName: string; EpisodeNumber: number; Name: string }) =>
  JSON.stringify({
    ...{ NotificationType: 'PlaybackProgress', UtcTimestamp: new Date(start + after * second).toISOString(), ItemId: content },
    ...{ ItemType: 'Episode', SeasonNumber: 1, UserId: 'u1', DeviceId: 'tv', PlaybackPositionTicks: 0, RunTimeTicks: 18_000_000_000 },
    ...episode,
  })
const take = (at: number, records: unknown[], flags = 0) =>
  collectors[at]!.plays.lines.take('jellyfin', records, { key: 'k', service: 'home', receivedAt: Date.now(), oldest: 0, flags })
async function titled(): Promise<string[]> {
  for (const { plays } of collectors) await plays.loader.drained()
  await addLiveTitles(server)
  return (await server.catalogue.entries()).map(({ content, title, episode, name }) => `${content} ${title} ${episode} ${name}`).sort()
}

test('what collectors receive of titles becomes rows of the catalogue where the server runs, of each content what was said last', async () => {
  const ferry = { SeriesName: 'Cold Ferry', EpisodeNumber: 2 }
  await take(0, [call(item(1), 30, { ...ferry, Name: 'Fog' })])
  await take(1, [call(item(1), 10, { ...ferry, Name: 'Untitled' }), call(item(2), 10, { ...ferry, EpisodeNumber: 3, Name: 'Rain' })])
  // Somebody's test says nothing of titles.
  await take(1, [call(item(3), 10, { ...ferry, EpisodeNumber: 4, Name: 'Test' })], 2)
  expect(await titled()).toEqual([`${item(1)} cold-ferry 2 Fog`, `${item(2)} cold-ferry 3 Rain`])
})

test('said again, to whichever collector, it is no version; what cannot be stored is taken up the next time', async () => {
  const { version } = server.catalogue
  const snow = call(item(4), 60, { SeriesName: 'Cold Ferry', EpisodeNumber: 4, Name: 'Snow' })
  await take(0, [call(item(2), 60, { SeriesName: 'Cold Ferry', EpisodeNumber: 3, Name: 'Rain' })])
  expect(await titled()).toHaveLength(2)
  expect(server.catalogue.version).toBe(version)
  await take(1, [snow])
  for (const { plays } of collectors) await plays.loader.drained()
  await expect(server.plays.saidTitles.read(() => Promise.reject(new Error('the store is away')))).rejects.toThrow('away')
  expect(await titled()).toContain(`${item(4)} cold-ferry 4 Snow`)
})
