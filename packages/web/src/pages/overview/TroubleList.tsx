import type { Trouble } from '@sweeps/model'
import { sentence } from '../../ui/errorWords'

/** What is wrong and what to do, as far as it is for the reader. */
export function TroubleList({ trouble }: { trouble: Trouble[] }) {
  if (trouble.length === 0) return null
  return (
    <section className="overview-trouble" aria-labelledby="trouble">
      <h2 id="trouble">What is wrong</h2>
      <ul>
        {trouble.map(({ what, found, todo }) => (
          <li key={`${what} ${found}`}>
            <strong>{sentence(found)}</strong>
            {todo && ` ${sentence(todo)}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
