/** Histories of other programs, made up: `plays` sittings each, of five hundred contents and a thousand people over four weeks. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { random } from '@sweeps/stats'

const began = Date.parse('2021-08-02T00:00:00.000Z')
const dayMs = 86_400_000

interface Sitting {
  number: number
  at: number
  seconds: number
  content: number
  user: number
}

function* sittings(plays: number): Generator<Sitting> {
  const luck = random(7)
  for (let number = 0; number < plays; number++)
    yield {
      ...{ number, at: began + luck.integer(0, 28 * dayMs), seconds: luck.integer(130, 3500) },
      ...{ content: luck.integer(0, 499), user: luck.integer(0, 999) },
    }
}

/** Writes lines as fast as the disk takes them; resolves to how many there are. */
async function write(path: string, lines: Iterable<string>): Promise<number> {
  const file = createWriteStream(path)
  let count = 0
  for (const line of lines) {
    count++
    if (!file.write(`${line}\n`)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
  return count
}

const hex = (number: number): string => number.toString(16).padStart(32, '0')
const iso = (at: number): string => new Date(at).toISOString()

/** By source: writes a file of so many plays and resolves to its number of records. */
export const writeHistory: Record<
  'cmcd' | 'segment' | 'tautulli' | 'playback-reporting' | 'jellystat' | 'netflix-viewing',
  (path: string, plays: number) => Promise<number>
> = {
  cmcd: (path, plays) =>
    write(
      path,
      (function* () {
        for (const { number, at, seconds, content } of sittings(plays))
          for (let second = 0; second <= Math.min(seconds, 600); second += 30) {
            const state = second + 30 > Math.min(seconds, 600) ? 'e=ps,sta=e' : second === 0 ? 'e=ps,sta=p' : 'e=t,sta=p'
            yield `cid="${hex(content)}",${state},sid="session-${number}",ts=${at + second * 1000},v=2`
          }
      })(),
    ),
  segment: (path, plays) =>
    write(
      path,
      (function* () {
        for (const { number, at, seconds, content, user } of sittings(plays))
          for (let second = 0; second <= Math.min(seconds, 300); second += 10)
            yield JSON.stringify({
              ...{ type: 'track', event: second === 0 ? 'Video Content Started' : 'Video Content Playing', userId: `u${user}` },
              ...{ messageId: `${number}-${second}`, timestamp: iso(at + second * 1000) },
              properties: { session_id: `s${number}`, asset_id: hex(content), position: second, total_length: 3600 },
            })
      })(),
    ),
  tautulli: async (path, plays) => {
    const { default: initSqlJs } = await import('sql.js')
    const { writeFileSync } = await import('node:fs')
    const sql = await initSqlJs()
    const made = new sql.Database()
    made.run(
      'CREATE TABLE session_history (id INTEGER PRIMARY KEY, started INTEGER, stopped INTEGER, rating_key INTEGER, user_id INTEGER, paused_counter INTEGER, platform TEXT, product TEXT, player TEXT, machine_id TEXT, media_type TEXT, view_offset INTEGER)',
    )
    made.run(
      'CREATE TABLE session_history_metadata (id INTEGER PRIMARY KEY, guid TEXT, title TEXT, grandparent_title TEXT, parent_media_index INTEGER, media_index INTEGER, duration INTEGER, originally_available_at TEXT, summary TEXT)',
    )
    made.run('BEGIN')
    const history = made.prepare('INSERT INTO session_history VALUES (?,?,?,?,?,?,?,?,?,?,?,?)')
    const metadata = made.prepare('INSERT INTO session_history_metadata VALUES (?,?,?,?,?,?,?,?,?)')
    for (const { number, at, seconds, content, user } of sittings(plays)) {
      const started = Math.floor(at / 1000)
      history.run([number + 1, started, started + seconds, content, user, 0, 'Roku', 'Plex', 'TV', `m${user}`, 'episode', seconds * 1000])
      metadata.run([
        number + 1,
        `plex://episode/${hex(content)}`,
        `Part ${content}`,
        `Show ${content % 20}`,
        1,
        1 + Math.floor(content / 20),
        3_600_000,
        '2021-08-01',
        'What happens in it, in some words.',
      ])
    }
    made.run('COMMIT')
    writeFileSync(path, made.export())
    made.close()
    return plays
  },
  'playback-reporting': (path, plays) =>
    write(
      path,
      (function* () {
        for (const { at, seconds, content, user } of sittings(plays))
          yield [
            iso(at).slice(0, 19).replace('T', ' '),
            hex(user),
            hex(content),
            'Episode',
            `Show - s01e01 - Part ${content}`,
            'DirectPlay',
            'Web',
            'Firefox',
            seconds,
          ].join('\t')
      })(),
    ),
  jellystat: (path, plays) =>
    write(
      path,
      (function* () {
        for (const { number, at, seconds, content, user } of sittings(plays)) {
          const row = {
            Id: hex(number + 1),
            UserId: hex(user),
            NowPlayingItemId: hex(1),
            EpisodeId: hex(content),
            DeviceId: `d${user}`,
            PlaybackDuration: String(seconds),
            ActivityDateInserted: iso(at),
            imported: false,
          }
          yield JSON.stringify({ type: 'row', table: 'jf_playback_activity', data: row })
        }
      })(),
    ),
  'netflix-viewing': (path, plays) =>
    write(
      path,
      (function* () {
        yield 'Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,Device Type,Bookmark,Latest Bookmark,Country'
        for (const { at, seconds, content, user } of sittings(plays)) {
          const clock = new Date(seconds * 1000).toISOString().slice(11, 19)
          yield `P${user},${iso(at).slice(0, 19).replace('T', ' ')},${clock},,"Show ${content % 20}: Season 1: Part ${content}",,Smart TV,${clock},${clock},US (United States)`
        }
      })(),
    ),
}
