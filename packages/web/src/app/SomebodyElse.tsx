import { isolated } from '@sweeps/model/isolated'
import { PageTitle } from '../ui/PageTitle'
import { startAfresh } from '../ui/session/changeSession'

/** In place of a page that was somebody's, once another tab of the browser has signed in as somebody else. */
export function SomebodyElse({ name, insteadOf }: { name: string; insteadOf: string }) {
  const [now, before] = [isolated(name), isolated(insteadOf)]
  return (
    <div className="prose" role="alert">
      <PageTitle>You are signed in as {now} now</PageTitle>
      <p className="lede">
        That happened in another tab of this browser. What was open here was {before}’s, and nothing of it was done in the name of {now}.
      </p>
      <button type="button" className="primary" onClick={startAfresh}>
        Go on as {now}
      </button>
    </div>
  )
}
