import { instantWords } from './instantWords'
import { embargoInstant, ownZone } from './localTime'

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
