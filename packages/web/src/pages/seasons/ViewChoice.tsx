import { useId } from 'react'
import { windows } from '../../api/seasonQueries'
import { canFilter, defaultView, type SeasonView } from '../../api/seasonView'
import { Link } from '../../ui/route/Link'
import { navigate } from '../../ui/route/navigate'
import { viewPath } from '../../ui/route/routes'

/** Another window or zone; filters go where it has none. */
const viewWith = (view: SeasonView, change: Partial<SeasonView>): string => {
  const next = { ...view, ...change }
  return viewPath(canFilter(next) ? next : { ...next, filters: {} })
}

const own = Intl.DateTimeFormat().resolvedOptions().timeZone

/** For how long, and from which midnight: a link each for the usual windows, a field for any other. */
export function ViewChoice({ view }: { view: SeasonView }) {
  const field = useId()
  const zones = [...new Set([defaultView.tz, own, view.tz])]
  return (
    <div className="view-choice">
      <nav className="windows" aria-label="Days from the release">
        {windows.map(window => (
          <Link key={window} href={viewWith(view, { window })} aria-current={window === view.window ? 'page' : undefined}>
            {window} days
          </Link>
        ))}
      </nav>
      <form
        onSubmit={event => {
          event.preventDefault()
          const window = String(new FormData(event.currentTarget).get('window') ?? '')
          if (/^\d+$/.test(window)) navigate(viewWith(view, { window }))
        }}
      >
        <label htmlFor={field}>Other</label>
        <input id={field} key={view.window} name="window" type="number" required min={1} max={730} defaultValue={view.window} />
        <span aria-hidden="true">days</span>
        <button type="submit" className="quiet">
          Show
        </button>
      </form>
      <label className="zone">
        From midnight in
        <select value={view.tz} onChange={event => navigate(viewWith(view, { tz: event.target.value }))}>
          {zones.map(zone => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </label>
    </div>
  )
}
