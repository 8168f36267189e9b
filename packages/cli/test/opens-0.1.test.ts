import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './run.js'
import { type Started, scratch, startSweeps } from './sweeps.js'

/*
 * What version 0.1 wrote must open in this one and show the same figures. The fixture's README says what is in it; an answer may have
 * more members than it had then, never others.
 */
interface Expected {
  secrets: { key: string; testKey: string; readKey: string }
  answers: { args: string[]; directory: object; backup?: object }[]
}

const fixture = fileURLToPath(new URL('../../engine/test/fixtures/0.1/', import.meta.url))
const { secrets, answers }: Expected = JSON.parse(readFileSync(join(fixture, 'expected.json'), 'utf8'))
const { path, remove } = scratch()
afterAll(remove)

/**
 * Since 0.2 an uninterrupted stretch cannot outlast its content: of the player that was left on, 30 of 780 minutes count. Its edition
 * stays as it was.
 */
const cut: Record<string, object> = {
  'chart census --week 2021-08-30': {
    entries: [
      { rank: 1, title: 'quiet-sea', value: 100 },
      { rank: 2, title: 'gulls', value: 30 },
    ],
  },
  'minutes --from 2021-08-30 --to 2021-09-06 --by content': {
    rows: [
      { content: 'p-1', watchedMs: 1_800_000, plays: 1, viewers: 1 },
      { content: 'qs', watchedMs: 6_000_000 },
    ],
    setAside: [{ rule: 'longer-than-content', spans: 1, watchedMs: 45_000_000 }],
  },
}

/** A season counts a viewer within its account since: somebody watched the film in two accounts, and to its end in both. */
const withinAccounts: Record<string, object> = {
  'season quiet-sea --window 28 --small-cells show': {
    viewers: { reach: 15, starters: 15, watchers: 9, completers: 8, completionRate: 0.5333 },
  },
}
const countedWithin = (command: string, answer: object): object => {
  const within = withinAccounts[command]
  if (!within || !('episodes' in answer)) return answer
  const [film] = answer.episodes as { viewers: number }[]
  return { ...answer, ...within, episodes: [{ ...film, viewers: 15 }] }
}

/** A season's report says what was set aside in its window, and 0.1 did not know of the cut. */
const withoutCut = (answer: { notes?: string[] }) =>
  answer.notes && 'smallCells' in answer ? { ...answer, notes: answer.notes.filter(note => !note.includes('longer-than-content')) } : answer

/** Of the charts of 0.1 each was of one market, and the note of one said how to have another. */
const withoutMarketNote = <Answer extends object>(answer: Answer): Answer | { charts: object[] } =>
  'charts' in answer && Array.isArray(answer.charts) ? { charts: answer.charts.map(({ note: _note, ...chart }) => chart) } : answer

function unpack(name: string): string {
  const directory = join(path, name)
  mkdirSync(directory)
  execFileSync('tar', ['-xzf', join(fixture, `${name}.tar.gz`), '-C', directory])
  return directory
}

describe.each(['directory', 'backup'] as const)('the %s of version 0.1', kind => {
  let data: string
  let server: Started
  beforeAll(async () => {
    data = kind === 'directory' ? unpack(kind) : join(path, 'restored')
    if (kind === 'backup') expect(await run(['restore', unpack(kind), '--data', data])).toMatchObject({ status: 0, err: '' })
    server = await startSweeps(data)
  })
  afterAll(() => server?.stop())

  const ask = async (args: string[]) => {
    const { status, out, err } = await run([...args, '--json', '--data', data])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    return JSON.parse(out)
  }

  test.each(answers.map(({ args, ...answer }) => ({ command: args.join(' '), args, answer })))('$command', async ({ args, answer }) => {
    const was = (kind === 'backup' ? answer.backup : undefined) ?? answer.directory
    const command = args.join(' ')
    expect(withoutCut(await ask(args))).toMatchObject(cut[command] ?? countedWithin(command, withoutMarketNote(was)))
  })

  test('nothing is wrong with it', async () => {
    const { findings } = await ask(['doctor', '--deep'])
    expect(findings.filter((finding: { state: string }) => finding.state === 'ill')).toEqual([])
  })

  test('its keys open what they did', async () => {
    const now = Date.now()
    const spans = [{ start: new Date(now - 600_000).toISOString(), stop: new Date(now).toISOString(), position: 0 }]
    const sentAt = new Date(now).toISOString()
    const message = { service: 'demo', content: 'nl-1', play: 'of a later version', viewer: 'v1', sentAt, spans }
    const post = async (secret: string) =>
      (await fetch(`${server.address}/v1/spans?key=${secret}`, { method: 'POST', body: JSON.stringify(message) })).status
    expect([await post(secrets.testKey), await post(secrets.readKey), await post('unknown')]).toEqual([204, 403, 403])
    const read = await fetch(`${server.address}/v1/charts`, { headers: { authorization: `Bearer ${secrets.readKey}` } })
    expect(read.status).toBe(200)
  })

  test('it goes on: what came after is in the next revision, and every edition is as it was', async () => {
    // The directory has a late play of that week in its journal; the backup gets one.
    const play = {
      ...{ service: 'demo', content: 'nl-2', play: 'later', viewer: 'v2', sentAt: '2021-08-12T21:00:00.000Z', runtime: 3_600_000 },
      spans: [{ start: '2021-08-12T20:00:00.000Z', stop: '2021-08-12T20:30:00.000Z', position: 0 }],
    }
    const file = join(path, `${kind}.ndjson`)
    writeFileSync(file, `${JSON.stringify(play)}\n`)
    await ask(['import', 'plays', file])
    expect(await ask(['publish', 'census', '--week', '2021-08-09'])).toMatchObject({ id: 'census-2021-08-09-r3', made: true })
    const { editions } = await ask(['editions'])
    for (const { id } of editions) expect(await ask(['verify', id])).toMatchObject({ id, equal: true })
    expect(editions).toHaveLength(6)
  })
})
