import type { Overview } from '@sweeps/model'
import { movementWords, percentWords } from '@sweeps/model/amounts'
import { EntryTitle } from '../../ui/charts/EntryTitle'
import { formatWeek } from '../../ui/format/dates'
import { figureWords } from '../../ui/format/figureWords'
import { Link } from '../../ui/route/Link'
import { chartPath, titlePath } from '../../ui/route/routes'
import { hoursWords } from './hoursWords'
import { TopList } from './TopList'

type Week = NonNullable<Overview['week']>

/** One's own week: how much was watched, the first places, and who moved. `first`: readers see this chart first. */
export function OwnWeek({ of: { chart, movers, hours, lastWeekByNow }, first }: { of: Week; first: boolean }) {
  const running = !chart.closed
  return (
    <section aria-labelledby="own-week">
      <h2 id="own-week">{running ? 'This week so far' : 'Last week'}</h2>
      <p className="chart-week">
        Own plays, <span className="nobreak">{formatWeek(chart.week.start)}</span>
      </p>
      <Hours of={hours} byNow={lastWeekByNow} />
      <TopList chart={chart} />
      {movers.length > 0 && (
        <>
          <h3>Movers</h3>
          <ul className="movers">
            {movers.map(entry => {
              const { shape, words } = movementWords(entry)
              return (
                <li key={`${entry.title}/${entry.season}`}>
                  <span className="movement" data-movement={entry.movement}>
                    <span aria-hidden="true">{shape}</span>
                  </span>
                  <Link href={titlePath(entry.title!)}>
                    <EntryTitle entry={entry} />
                  </Link>{' '}
                  <span className="muted">
                    {words}, No.&nbsp;{entry.rank}
                  </span>
                </li>
              )
            })}
          </ul>
        </>
      )}
      <p>
        <Link href={chartPath(chart.chart, chart.week.start, chart.list)}>
          {first ? 'The chart your readers see first, whole' : 'The whole chart'}
        </Link>
      </p>
    </section>
  )
}

/**
 * What was watched in the week that runs, beside the week before up to the same hour: a part of a week says nothing beside a whole one. Then
 * the week before, beside the one before it.
 */
function Hours({ of: [running, last, before], byNow }: { of: Week['hours']; byNow: number }) {
  if (!running || !last || !before) return null
  return (
    <dl className="overview-facts">
      <div>
        <dt>this week so far</dt>
        <dd>
          {hoursWords(running.hours)}
          {byNow > 0 && `, ${changeWords(running.hours / byNow - 1)}`}
        </dd>
      </div>
      <div>
        <dt>by the same hour last week</dt>
        <dd>{hoursWords(byNow)}</dd>
      </div>
      <div>
        <dt>last week</dt>
        <dd>
          {hoursWords(last.hours)}
          {before.hours > 0 && `, ${changeWords(last.hours / before.hours - 1)}`}
        </dd>
      </div>
      <div>
        <dt>the week before</dt>
        <dd>{hoursWords(before.hours)}</dd>
      </div>
    </dl>
  )
}

/** A change as `12 % up`; as so many times, where a share would be a number of thousands. */
function changeWords(share: number): string {
  if (share >= 9.95) return `${figureWords.amount(share + 1)} times as much`
  const percent = percentWords(Math.abs(share), 0, ' ')
  return percent === '0 %' ? 'about the same' : `${percent} ${share > 0 ? 'up' : 'down'}`
}
