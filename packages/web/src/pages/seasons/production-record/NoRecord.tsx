import { AddData } from '../../../ui/AddData'

/** Of a season that has no production record. */
export function NoRecord({ title, season }: { title: string; season: string }) {
  return (
    <section className="report-section" id="making" aria-labelledby="making-heading">
      <h2 id="making-heading">How it was made</h2>
      <p>
        Nothing is recorded of the making of {season === '0' ? title : `${title}/${season}`}. Import it <AddData>on a page</AddData>, or
        with <code>sweeps import record FILE</code>.
      </p>
    </section>
  )
}
