import type { Chart } from '@sweeps/model'
import { EntryTitle } from '../../ui/charts/EntryTitle'
import { factsOfWeek } from './factsOfWeek'

/** The week in a few lines, where the run of a title will be. */
export function WeekFacts({ chart }: { chart: Chart }) {
  const facts = factsOfWeek(chart)
  return (
    <section className="facts" aria-label="The week in brief">
      <h2>The week in brief</h2>
      <dl>
        {facts.map(({ label, entry, detail }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <EntryTitle entry={entry} /> <span className="muted">{detail}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted for-screens">Press a run to see it at length; a name leads to the title’s page.</p>
    </section>
  )
}
