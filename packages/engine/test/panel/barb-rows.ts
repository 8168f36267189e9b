/** Rows as Barb's API has them, made up: names of fields and how they are nested are its own, whatever is in them is not. */

/** A time on its several clocks, of which the standard one is read. */
export const clock = (standard: string) => ({
  barb_polling_datetime: 'not read',
  barb_reporting_datetime: 'not read',
  standard_datetime: standard,
})

export interface Told {
  household?: number
  device?: number
  type?: string
  start: string
  stop: string
  /** Numbers of persons within the household. */
  persons?: number[]
  guests?: unknown
  /** A name, or with its start by the broadcaster's clock. */
  programmes?: (string | { name: string; start: string })[]
  recording?: string
  activity?: string
  station?: string
  vod?: string
  panel?: number
}

/** A session's row. */
export const sessionRow = ({
  household = 1,
  device = 1,
  type = 'tv',
  start,
  stop,
  persons = [1],
  guests = {},
  programmes = ['The News'],
  recording,
  activity = 'live viewing',
  station = 'Channel Nine',
  vod = 'unknown',
  panel = 50,
}: Told) => ({
  STANDARD_DATE_OF_ACTIVITY: start.slice(0, 10),
  SESSION_START: clock(start),
  SESSION_END: clock(stop),
  HOUSEHOLD: { household_number: household, number_of_tv_sets: 2, panel_membership_status: 'home on panel (valid reporter)' },
  DEVICE: { date_valid_for: start.slice(0, 10), device_number: device, device_on_panel: true, device_type: type, tv_set_properties: {} },
  PANEL_VIEWERS: persons.map(person => ({
    person_number: person,
    sex_code: person % 2 === 0 ? 'male' : 'female',
    panel_member_weights: [],
  })),
  GUEST_VIEWERS: guests,
  PROGRAMMES_VIEWED: programmes.map(one => ({
    ...(typeof one !== 'string' && { programme_start_datetime: clock(one.start) }),
    programme_content: { content_name: typeof one === 'string' ? one : one.name },
  })),
  SPOTS_VIEWED: [],
  PANEL: { panel_code: panel, panel_region: 'somewhere', is_macro_region: true },
  VIEWING_STATION: { viewing_station_code: 9, viewing_station_name: station },
  PLATFORM: 'digital terrestrial',
  ACTIVITY_TYPE: activity,
  START_OF_RECORDING: recording === undefined ? {} : clock(recording),
  VOD_PROVIDER: { vod_provider: 'unknown', vod_service: vod },
})

export const member = (household: number, person: number, cells: Record<string, unknown> = {}) => ({
  ...{ household_number: household, person_number: person, date_valid_for: '2023-07-06', sex_code: person % 2 === 0 ? 'male' : 'female' },
  ...cells,
})

export const home = (household: number, day = '2023-07-06', status = 'home on panel (valid reporter)') => ({
  ...{ household_number: household, date_valid_for: day, panel_membership_status: status, social_class: 'C1' },
})

export const page = (...events: unknown[]): string => JSON.stringify({ endpoint: 'viewing', events })
