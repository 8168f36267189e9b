import type { Screen } from '@sweeps/model'
import { type BarbRow, fault, numberFields } from './barb-rows.js'
import { type Fields, fieldsOf, plainCells, recordsOf, textOfField, wallOf } from './fields.js'
import { guestsOf } from './guests.js'

/** A programme that was on in a session, by the broadcaster's clock (milliseconds, as the clock showed it) where its row has that. */
export interface BarbProgramme {
  name: string
  service: string
  from: number | undefined
  to: number | undefined
}

/** How a session's programmes follow from its row: by the clock, by the clock of the recording, or not by any. */
export type Playing = 'live' | 'recorded' | 'on-demand'

/** One row of a session. Times are what the clock of the panel showed, as milliseconds since 1970 as if it were UTC. */
export interface SessionRow {
  household: string
  householdCells: Readonly<Record<string, string>>
  device: string
  screen: Screen
  start: number
  stop: number
  /** In Barb's words: live, the same day as live, … */
  activity: string
  playing: Playing
  /** What the broadcaster's clock showed of what plays at `start`, if it was recorded. */
  recordedAt: number | undefined
  viewers: { person: string; cells: Readonly<Record<string, string>>; born: string }[]
  guests: string[]
  programmes: BarbProgramme[]
}

/** A row of a session. Throws `invalid-file` that names the row and the field, and says what to do. */
export function sessionRow({ file, row, cells }: BarbRow): SessionRow {
  const wrong = (field: string, what: string, advice: string) => fault(file, row, `${field.toUpperCase()} ${what}`, advice)
  const household = numberOf(fieldsOf(cells['household']) ?? cells, 'household')
  if (household === undefined) throw wrong('household', 'has no household_number', 'rows without one are nobody’s')
  const device = fieldsOf(cells['device']) ?? {}
  const deviceNumber = textOfField(device['device_number'])
  if (deviceNumber === '') throw wrong('device', 'has no device_number', 'it tells two sets of a household apart')
  const time = (field: string): number => {
    const wall = wallOf(cells[field])
    if (wall === undefined) throw wrong(field, 'has no standard_datetime such as 2023-07-06 18:27:00', 'times are read from it alone')
    return wall
  }
  const [start, stop] = [time('session_start'), time('session_end')]
  const recording = wallOf(cells['start_of_recording'])
  const activity = textOfField(cells['activity_type'])
  const playing: Playing = recording !== undefined ? 'recorded' : activity === '' || /^live\b/i.test(activity) ? 'live' : 'on-demand'
  const service = serviceOf(cells)
  if (service === '') throw wrong('viewing_station', 'has no name, and VOD_PROVIDER has none', 'whose programme it was is not known')
  const viewers = recordsOf(cells['panel_viewers'])
  if (viewers === undefined) throw wrong('panel_viewers', 'is no list of persons', 'a list may be empty, [], and not something else')
  const programmes = recordsOf(cells['programmes_viewed'])
  if (programmes === undefined) throw wrong('programmes_viewed', 'is no list', 'a list may be empty, [], and not something else')
  const guests = guestsOf(cells['guest_viewers'])
  if (guests === undefined) throw wrong('guest_viewers', 'is neither a list nor counts of guests', 'give a list, or {} for nobody')
  return {
    ...{ household, householdCells: plainCells(fieldsOf(cells['household']) ?? {}), start, stop, activity, playing, guests },
    ...{ device: `${household}-${deviceNumber}`, screen: screenOf(textOfField(device['device_type'])), recordedAt: recording },
    viewers: viewers.map(viewer => {
      const number = numberOf(viewer, 'person')
      if (number === undefined) throw wrong('panel_viewers', 'has somebody without person_number', 'members are told apart by it')
      return { person: `${household}-${number}`, cells: plainCells(viewer), born: textOfField(viewer['date_of_birth']) }
    }),
    programmes: programmes.flatMap(programme => programmeOf(programme, service)),
  }
}

/** A number within its household, or of one. */
export function numberOf(fields: Fields, of: 'person' | 'household'): string | undefined {
  const text = numberFields[of].map(field => textOfField(fields[field])).find(one => one !== '')
  return text === undefined ? undefined : text
}

function programmeOf(programme: Fields, service: string): BarbProgramme[] {
  const content = fieldsOf(programme['programme_content'])
  const name = [content?.['content_name'], programme['programme_name'], programme['transmission_log_programme_name']]
    .map(textOfField)
    .find(one => one !== '')
  if (name === undefined) return []
  const from = wallOf(programme['programme_start_datetime'])
  const minutes = Number(textOfField(programme['programme_duration']) || Number.NaN)
  const to = wallOf(programme['programme_end_datetime']) ?? (from !== undefined && minutes > 0 ? from + minutes * 60_000 : undefined)
  return [{ name: name.slice(0, 128), service, from, to }]
}

/** Whose programme it was: the service on demand if there is one, else the station. */
function serviceOf(cells: BarbRow['cells']): string {
  const vod = fieldsOf(cells['vod_provider']) ?? {}
  const station = fieldsOf(cells['viewing_station']) ?? {}
  const name = [vod['vod_service'], vod['vod_provider'], station['viewing_station_name'], station['station_name']]
    .map(textOfField)
    .find(one => one !== '' && !/^(?:unknown|none|not applicable)$/i.test(one))
  return (name ?? '').slice(0, 64)
}

function screenOf(type: string): Screen {
  const word = type.toLowerCase()
  if (/tablet/.test(word)) return 'tablet'
  if (/phone|mobile/.test(word)) return 'phone'
  if (/computer|\bpc\b|laptop|desktop/.test(word)) return 'computer'
  return /tv|television|set/.test(word) ? 'tv' : 'other'
}
