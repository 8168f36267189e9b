import type { RenewalCase } from '@sweeps/model'
import type { ReactNode } from 'react'
import { seasonName } from '../../../ui/format/seasonName'
import { percentWords } from '../amountWords'

/** So many lines of each fit the page. */
const most = { drivers: 4, precedents: 4, missing: 4 }

/** What speaks for a return and against one, what it is like, and what is not known. */
export function MemoLists({ of: { drivers, precedents, missing } }: { of: RenewalCase }) {
  const strongest = [...drivers].sort((one, other) => Math.abs(other.logOdds) - Math.abs(one.logOdds))
  return (
    <div className="memo-lists">
      <List name="Top drivers" items={strongest} most={most.drivers} otherwise="None: the probability of return is that of past seasons.">
        {({ name, words, value, logOdds, share }) => (
          <li key={name}>
            {words}: {value}, {logOdds >= 0 ? 'for a return' : 'against one'} <span className="detail">({percentWords(share)})</span>
          </li>
        )}
      </List>
      <List name="Precedents" items={precedents} most={most.precedents} otherwise="None is comparable.">
        {({ title, season, name, outcome }) => (
          <li key={`${title}/${season}`}>
            {seasonName(name, season)}: {outcome}
          </li>
        )}
      </List>
      <List name="What is missing" items={missing} most={most.missing} otherwise="Nothing that this case could use.">
        {({ what, why }) => (
          <li key={what}>
            <strong>{what}</strong> <span className="memo-why">{why}</span>
          </li>
        )}
      </List>
    </div>
  )
}

interface ListProps<Item> {
  name: string
  items: readonly Item[]
  most: number
  otherwise: string
  children: (item: Item) => ReactNode
}

function List<Item>({ name, items, most, otherwise, children }: ListProps<Item>) {
  const id = `memo-${name.toLowerCase().replaceAll(' ', '-')}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {items.length === 0 ? <p>{otherwise}</p> : <ul>{items.slice(0, most).map(children)}</ul>}
      {items.length > most && <p className="detail">and {items.length - most} more, in the case</p>}
    </section>
  )
}
