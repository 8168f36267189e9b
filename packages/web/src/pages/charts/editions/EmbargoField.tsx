import { instantWords } from '../../../ui/format/dates'
import '../../../ui/fields.css'

/** When it may be shown outside, in the reader's own time, with the zone and the same in UTC beside it. Empty: at once. */
export function EmbargoField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const instant = embargoInstant(value)
  return (
    <label className="field">
      Embargo until (time in {ownZone()}); empty: none
      <input type="datetime-local" value={value} onChange={event => onChange(event.target.value)} />
      {instant && <span className="detail">That is {instantWords(instant)}.</span>}
    </label>
  )
}

/** The reader's own time zone, such as Europe/Berlin. */
const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The instant of a local time as a field gives it (`2021-09-21T09:00`); undefined when it is empty or none. */
export function embargoInstant(local: string): string | undefined {
  // Without a zone, what has a time is read as local time.
  const at = local === '' ? Number.NaN : new Date(local).getTime()
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
