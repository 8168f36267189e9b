import { AddData } from '../AddData'
import { PageTitle } from '../PageTitle'

/** Said by every page about charts while no chart has a week. */
export function NoChartYet() {
  return (
    <div className="prose">
      <PageTitle>No chart yet</PageTitle>
      <p className="lede">Nothing has been counted so far. A chart appears with the first figures.</p>
      <p>
        <AddData>Add data</AddData>: lists that others publish, or plays of your own.
      </p>
      <p>To look around with real published lists, start Sweeps with its samples, in a directory of its own:</p>
      <pre>
        <code>sweeps start --sample --data sample-data --port 4748</code>
      </pre>
    </div>
  )
}
