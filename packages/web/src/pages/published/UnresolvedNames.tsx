import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { AddData } from '../../ui/AddData'
import { errorWords } from '../../ui/errorWords'
import { type Chosen, type MatchSet, settleAll } from './changeMatches'
import type { MatchAnswer, UnresolvedName } from './matchQuery'
import { choicesOf, keyOf } from './meaningWords'
import { UnresolvedName as Line } from './UnresolvedName'

const step = 20
/** So many are settled at once. */
const mostAtOnce = 100

interface Props {
  onChoose: (of: UnresolvedName) => void
  onDone: (done: MatchSet, what: string) => void
}

/** Unresolved names, those with most hours at stake first. What each means is chosen line by line, and settled for all of them at once. */
export function UnresolvedNames({ of: { total, doubts: names }, onChoose, onDone }: Props & { of: MatchAnswer }) {
  const [count, setCount] = useState(step)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map())
  const visible = names.slice(0, count)
  // A name that is in doubt no more is not settled again.
  const settled = names.flatMap(name => chosen.get(keyOf(name)) ?? []).slice(0, mostAtOnce)
  const attempt = useMutation({
    mutationFn: () => settleAll(settled),
    onSuccess: done => {
      setChosen(new Map())
      onDone(done, settled.length === 1 ? '1 name is settled' : `${settled.length} names are settled`)
    },
  })
  const choose = (of: UnresolvedName, meaning: Chosen['meaning'] | null) => {
    attempt.reset()
    const next = new Map(chosen)
    if (meaning) next.set(keyOf(of), { of, meaning })
    else next.delete(keyOf(of))
    setChosen(next)
  }
  const keepOthers = () => {
    attempt.reset()
    const asTaken = visible.map(of => [keyOf(of), { of, meaning: choicesOf(of).at(-1)!.meaning }] as const)
    setChosen(new Map([...asTaken, ...chosen]))
  }
  return (
    <section aria-labelledby="unresolved-names">
      <h2 id="unresolved-names">In doubt</h2>
      {total === 0 ? (
        <p>
          Nothing is in doubt. Names come with the lists that others publish: <AddData />
        </p>
      ) : (
        <>
          <p>
            {total.toLocaleString('en')} {total === 1 ? 'name' : 'names'}, those with most hours at stake first.
            {total > names.length && ` These are the first ${names.length}; the next follow as these are settled.`}
          </p>
          <table className="figures">
            <caption className="visually-hidden">Published names of which it is in doubt which title they mean</caption>
            <thead>
              <tr>
                <th scope="col">Name, as published</th>
                <th scope="col" className="number extra">
                  Hours at stake
                </th>
                <th scope="col" className="extra">
                  Listed
                </th>
                <th scope="col">Which title is it?</th>
              </tr>
            </thead>
            <tbody>
              {visible.map(name => (
                <Line
                  key={keyOf(name)}
                  of={name}
                  chosen={chosen.get(keyOf(name))?.meaning ?? null}
                  onChoose={meaning => choose(name, meaning)}
                  onOther={() => onChoose(name)}
                />
              ))}
            </tbody>
          </table>
          <div className="settle-all">
            <button type="button" className="primary" disabled={settled.length === 0 || attempt.isPending} onClick={() => attempt.mutate()}>
              {settled.length === 0 ? 'Settle' : settled.length === 1 ? 'Settle 1 name' : `Settle ${settled.length} names`}
            </button>
            <button type="button" className="quiet" onClick={keepOthers}>
              Keep the others as they are taken
            </button>
            {count < names.length && (
              <button type="button" className="quiet" onClick={() => setCount(count + step)}>
                Show {Math.min(step, names.length - count)} more
              </button>
            )}
          </div>
          <p role="alert" className="trouble">
            {attempt.error && errorWords(attempt.error)}
          </p>
        </>
      )}
    </section>
  )
}
