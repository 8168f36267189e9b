import { describe, expect, test } from 'vitest'
import { jellystat } from '../../../src/plays/sources/jellystat/recognise.js'
import { LocalClock } from '../../../src/plays/sources/local-clock.js'
import { netflixViewing } from '../../../src/plays/sources/netflix-viewing/recognise.js'
import { playbackReporting } from '../../../src/plays/sources/playback-reporting/recognise.js'
import type { Read, SittingSource } from '../../../src/plays/sources/source.js'
import { streamystats } from '../../../src/plays/sources/streamystats/recognise.js'
import { tautulli } from '../../../src/plays/sources/tautulli/recognise.js'

const read = (source: SittingSource, record: unknown, zone?: string): Read =>
  source.read(record, { service: 'home', ...(zone ? { clock: new LocalClock(zone) } : {}) })
/** `2021-08-02T20:00:00.000Z/2021-08-02T20:10:00.000Z @ playhead` of the only stretch. */
function stretch(found: Read): string {
  if (!('sitting' in found)) return JSON.stringify(found)
  const [one] = found.sitting.stretches
  return `${new Date(one!.start).toISOString()}/${new Date(one!.stop).toISOString()} @ ${one!.position ?? '?'}`
}
const leftOut = (reason: RegExp) => ({ leftOut: expect.stringMatching(reason) })

describe('tautulli', () => {
  const started = Date.parse('2021-08-02T20:00:00Z') / 1000
  const row = {
    ...{
      started,
      stopped: started + 900,
      paused_counter: 300,
      user_id: 7,
      machine_id: 'm',
      media_type: 'episode',
      platform: 'Roku',
      rating_key: 5,
    },
    ...{
      guid: 'plex://episode/5d9c',
      grandparent_title: 'Cold Ferry',
      parent_media_index: 2,
      media_index: 3,
      title: 'Fog',
      group_count: 1,
    },
  }
  test('pauses are taken off the end', () => {
    const found = read(tautulli, row)
    expect(stretch(found)).toBe('2021-08-02T20:00:00.000Z/2021-08-02T20:10:00.000Z @ ?')
    expect(found).toMatchObject({
      sitting: { content: 'plex://episode/5d9c', viewer: '7', screen: 'tv' },
      title: { title: 'Cold Ferry', season: 2, episode: 3 },
    })
  })
  test('the playhead at the end says where it began', () => {
    expect(stretch(read(tautulli, { ...row, view_offset: 1_200_000, content_duration: 2_400_000 }))).toMatch(/@ 600000$/)
  })
  test('a library that moved: numbers collide, guids do not; the row’s own number is no part of the play', () => {
    const moved = { ...row, id: 999, reference_id: 999, rating_key: 77 }
    expect(read(tautulli, moved)).toMatchObject({ sitting: { play: playOf(read(tautulli, row)) } })
    expect(playOf(read(tautulli, { ...row, guid: 'plex://episode/other' }))).not.toBe(playOf(read(tautulli, row)))
  })
  test.each<[string, object, object]>([
    ['numbers written as nothing', { paused_counter: '', media_index: '' }, { sitting: expect.anything() }],
    ['music', { media_type: 'track' }, leftOut(/music/)],
    ['a trailer', { media_type: 'clip' }, leftOut(/trailers/)],
    ['grouped', { group_count: 3 }, leftOut(/grouping=0/)],
    ['still playing', { stopped: null, state: 'playing' }, leftOut(/not stopped/)],
    ['longer paused than there', { paused_counter: 1000 }, leftOut(/less than no length/)],
    ['days long', { stopped: started + 300_000, paused_counter: 0 }, leftOut(/more than 24 hours/)],
    ['no start', { started: '' }, { bad: { field: 'started', reason: expect.any(String) } }],
  ])('%s', (_, more, expected) => {
    expect(read(tautulli, { ...row, ...more })).toMatchObject(expected)
  })
})

const playOf = (found: Read): string | undefined => ('sitting' in found ? found.sitting.play : undefined)

describe('playback-reporting', () => {
  const line = (date: string, seconds: number | string, name = 'Cold Ferry - s02e03 - Fog') =>
    ['2021', date]
      .slice(1)
      .concat('a'.repeat(32), 'B'.repeat(32), 'Episode', name, 'DirectPlay', 'Jellyfin Web', 'Firefox', String(seconds))
      .join('\t')

  test('the clock of the place, twenty seconds after the start, with any number of digits', () => {
    for (const fraction of ['', '.1', '.1234567'])
      expect(stretch(read(playbackReporting, line(`2021-08-03 01:30:20${fraction}`, 600), 'Asia/Kolkata'))).toMatch(/^2021-08-02T20:00:00/)
  })
  test('a name may hold tabs', () => {
    expect(read(playbackReporting, line('2021-08-02 20:00:20', 60, 'Cold Ferry - s02e03 - Fog\tII\tb'), 'UTC')).toMatchObject({
      sitting: { content: 'b'.repeat(32), screen: 'computer' },
      title: { title: 'Cold Ferry', season: 2, episode: 3, name: 'Fog\tII\tb' },
    })
  })
  test('twelve columns of Emby, of which the name holds a tab', () => {
    const emby = ['2021-08-02 20:00:20', 'u', '77', 'Movie', 'A\tB', 'DirectStream', 'Emby', 'TV', '60', '5', '10.0.0.1', 'Codec'].join(
      '\t',
    )
    expect(read(playbackReporting, emby, 'UTC')).toMatchObject({ sitting: { content: '77' }, title: { title: 'A\tB' } })
  })
  test('the hour that comes twice is taken for the first, the hour that is skipped for what it would have been', () => {
    const twice = read(playbackReporting, line('2021-10-31 02:30:20', 60), 'Europe/Berlin')
    expect([stretch(twice).slice(0, 24), 'note' in twice && twice.note]).toEqual([
      '2021-10-31T00:30:00.000Z',
      expect.stringMatching(/twice/),
    ])
    const skipped = read(playbackReporting, line('2021-03-28 02:30:20', 60), 'Europe/Berlin')
    expect([stretch(skipped).slice(0, 24), 'note' in skipped && skipped.note]).toEqual([
      '2021-03-28T01:30:00.000Z',
      expect.stringMatching(/skipped/),
    ])
  })
  test.each<[string, string, object]>([
    ['no stop seen', line('2021-08-02 20:00:20', -2147483648), leftOut(/less than no length/)],
    ['nothing', line('2021-08-02 20:00:20', 0), leftOut(/no length/)],
    ['absurd', line('2021-08-02 20:00:20', 2_000_000), leftOut(/more than 24 hours/)],
    ['no day of the calendar', line('2021-02-30 20:00:20', 60), { bad: { field: 'DateCreated', reason: expect.any(String) } }],
    ['another file', 'a,b,c', { bad: { field: '', reason: expect.any(String) } }],
  ])('%s', (_, text, expected) => {
    expect(read(playbackReporting, text, 'UTC')).toMatchObject(expected)
  })
})

describe('jellystat', () => {
  const activity = (row: object) => ({
    table: 'jf_playback_activity',
    row: {
      Id: 'abcdef',
      UserId: 'u',
      NowPlayingItemId: 'series',
      EpisodeId: 'episode',
      PlaybackDuration: '600',
      ActivityDateInserted: '2021-08-02T20:10:00.000Z',
      ...row,
    },
  })
  test('its own rows are dated at their end, and are of the episode', () => {
    const found = read(jellystat, activity({}))
    expect(stretch(found)).toBe('2021-08-02T20:00:00.000Z/2021-08-02T20:10:00.000Z @ ?')
    expect(found).toMatchObject({ sitting: { content: 'episode' } })
    // As PostgreSQL writes it.
    expect(stretch(read(jellystat, activity({ ActivityDateInserted: '2021-08-02 22:10:00.5+02' })))).toBe(
      '2021-08-02T20:00:00.500Z/2021-08-02T20:10:00.500Z @ ?',
    )
    expect(read(jellystat, activity({ EpisodeId: null }))).toMatchObject({ sitting: { content: 'series' } })
  })
  test('what was taken over from the plugin is dated by the place’s clock, and is the play of the plugin’s own row', () => {
    const taken = read(jellystat, activity({ Id: '17', imported: true, ActivityDateInserted: '2021-08-03T01:30:20.000Z' }), 'Asia/Kolkata')
    expect(stretch(taken)).toBe('2021-08-02T20:00:00.000Z/2021-08-02T20:10:00.000Z @ ?')
    const raw = {
      rowid: 17,
      DateCreated: '2021-08-03 01:30:20.1234567',
      UserId: 'u',
      ItemId: 'episode',
      ItemType: 'Episode',
      ItemName: 'x',
      PlayDuration: 600,
    }
    expect(playOf(read(jellystat, { table: 'jf_playback_reporting_plugin_data', row: raw }, 'Asia/Kolkata'))).toBe(playOf(taken))
    expect(read(jellystat, activity({ imported: true }))).toMatchObject(leftOut(/--time-zone/))
  })
  test('numbers of another database are not taken for ids', () => {
    expect(playOf(read(jellystat, activity({ Id: '5' })))).not.toBe(
      playOf(read(jellystat, activity({ Id: '5', ActivityDateInserted: '2021-08-09T20:10:00.000Z' }))),
    )
  })
  test('its library says what an item is', () => {
    const row = {
      EpisodeId: 'episode',
      Name: 'Fog',
      SeriesName: 'Cold Ferry',
      ParentIndexNumber: 2,
      IndexNumber: 3,
      RunTimeTicks: 24_000_000_000,
      PremiereDate: '2021-08-01T00:00:00Z',
    }
    expect(read(jellystat, { table: 'jf_library_episodes', row })).toEqual({
      title: { content: 'episode', title: 'Cold Ferry', season: 2, episode: 3, name: 'Fog', runtimeMs: 2_400_000, released: '2021-08-01' },
    })
  })
})

describe('streamystats', () => {
  const session = {
    userId: 'u',
    itemId: 'i',
    deviceId: 'd',
    startTime: '2021-08-02T20:00:00.000Z',
    endTime: '2021-08-02T20:20:00.000Z',
    playDuration: 600,
    positionTicks: 12_000_000_000,
    runtimeTicks: 24_000_000_000,
  }
  test('from the start, for as long as was played; the playhead from the end', () => {
    expect(stretch(read(streamystats, session))).toBe('2021-08-02T20:00:00.000Z/2021-08-02T20:10:00.000Z @ 600000')
  })
  test('what was inferred is left out; what came from Jellystat is read there', () => {
    expect(read(streamystats, { ...session, isInferred: true })).toMatchObject(leftOut(/inferred/))
    const rawData = {
      Id: 'abcdef',
      UserId: 'u',
      NowPlayingItemId: 'i',
      PlaybackDuration: '600',
      ActivityDateInserted: '2021-08-02T20:10:00.000Z',
    }
    expect(stretch(read(streamystats, { ...session, endTime: session.startTime, rawData }))).toMatch(/^2021-08-02T20:00:00/)
  })
})

describe('netflix-viewing', () => {
  const row = {
    ...{
      'Profile Name': 'Ana',
      'Start Time': '2021-08-02 20:00:00',
      Duration: '00:10:00',
      Title: 'Night: A Story: Season 2: Fog (Episode 3)',
    },
    ...{ 'Supplemental Video Type': '', 'Device Type': 'Samsung TV', Bookmark: '00:25:00', Country: 'US (United States)' },
  }
  test('from the start, for its length; the playhead is the bookmark less that, and not below 0', () => {
    expect(stretch(read(netflixViewing, row))).toBe('2021-08-02T20:00:00.000Z/2021-08-02T20:10:00.000Z @ 900000')
    expect(stretch(read(netflixViewing, { ...row, Bookmark: '00:05:00' }))).toMatch(/@ 0$/)
    expect(read(netflixViewing, row)).toMatchObject({ sitting: { viewer: 'Ana', market: 'US', screen: 'tv' } })
  })
  test.each([
    ['Night: A Story: Season 2: Fog (Episode 3)', 'Night: A Story', 2, 3],
    ['Cold Ferry: Limited Series: Fog', 'Cold Ferry', 1, 0],
    ['Cold Ferry: Part 4: Episode 12', 'Cold Ferry', 4, 12],
    ['Stranger: Stranger 2: Fog', 'Stranger', 2, 0],
    ['Haus des Geldes: Teil 3: Folge 2', 'Haus des Geldes', 3, 2],
    ['Dark: Staffel 2: Anfänge und Enden', 'Dark', 2, 0],
    ['La casa de papel: Temporada 2: Episodio 4', 'La casa de papel', 2, 4],
    ['Lupin: Partie 1: Épisode 5', 'Lupin', 1, 5],
    ['Élite: 2ª temporada: Episódio 3', 'Élite', 2, 3],
    ['Fi: 2. Sezon: 3. Bölüm', 'Fi', 2, 3],
    ['Maid: Miniserie: Dollar Store', 'Maid', 1, 0],
    ['想見你: 第 2 季: 第 3 集', '想見你', 2, 3],
    ['Das Boot: Teil 2', 'Das Boot: Teil 2', 0, 0],
    ['Fog', 'Fog', 0, 0],
    ['Fog: The Return', 'Fog: The Return', 0, 0],
  ])('%s', (Title, title, season, episode) => {
    expect(read(netflixViewing, { ...row, Title })).toMatchObject({ title: { title, season, episode } })
  })
  test.each<[string, object, object]>([
    ['a trailer', { 'Supplemental Video Type': 'TRAILER' }, leftOut(/trailers/)],
    ['no length', { Duration: '00:00:00' }, leftOut(/no length/)],
    ['a length in another form', { Duration: '10 min' }, { bad: { field: 'Duration', reason: expect.any(String) } }],
    ['a start in another form', { 'Start Time': '02.08.2021' }, { bad: { field: 'Start Time', reason: expect.any(String) } }],
  ])('%s', (_, more, expected) => {
    expect(read(netflixViewing, { ...row, ...more })).toMatchObject(expected)
  })
})
