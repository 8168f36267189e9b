import type { ExplainedMetric } from '@sweeps/model'
import { Anchor } from '../route/Link'
import { helpPath } from '../route/routes'

/** What a number means, how it is computed, what it does not say, and the SQL that counts it. */
export function Explanation({ of: { unit, definition, formula, caveats, sql, method } }: { of: ExplainedMetric }) {
  return (
    <>
      <p className="muted">In {unit}</p>
      <p>{definition}</p>
      <h3>Formula</h3>
      <p className="formula">{formula}</p>
      {caveats.length > 0 && (
        <>
          <h3>What it does not say</h3>
          <ul>
            {caveats.map(caveat => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </>
      )}
      {sql.map(({ name, text }) => (
        <details key={name}>
          <summary>SQL: {name}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <pre tabIndex={0}>{text}</pre>
        </details>
      ))}
      <p className="muted">
        <Anchor href={helpPath(method)} target="_blank">
          The whole page
        </Anchor>{' '}
        in the documentation.
      </p>
    </>
  )
}
