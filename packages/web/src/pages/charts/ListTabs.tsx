import type { ChartSummary } from '@sweeps/model'
import { type KeyboardEvent, useRef } from 'react'
import { chartKey } from '../../api/chartKey'
import { Choice } from '../../ui/choice/Choice'
import { navigate } from '../../ui/route/navigate'
import { chartPath } from '../../ui/route/routes'

interface Props {
  definition: ChartSummary
  week: string
  list: string
  /** As addresses name the chart; its key when absent. */
  chart?: string
}

/** More lists than these are not tabs. */
const most = 5

/** The lists of a chart as tabs; of many, one is found by typing. Arrow keys, Home and End move and open; Tab leaves for the table. */
export function ListTabs({ definition, week, list, chart = chartKey(definition) }: Props) {
  const { lists } = definition
  const tabs = useRef<HTMLDivElement>(null)
  // Walking along the tabs is not a journey to retrace with the back button.
  const open = (to: string) => navigate(chartPath(chart, week, to), { replace: true })

  const move = (event: KeyboardEvent) => {
    const to = targetOf(
      event.key,
      lists.findIndex(other => other.id === list),
      lists.length,
    )
    if (to === null) return
    event.preventDefault()
    open(lists[to]!.id)
    tabs.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }
  if (lists.length > most)
    return (
      <>
        <Choice label="List" options={lists} value={list} onChange={open} />
        {/* What the panel below is named by. */}
        <span hidden id={`tab-${list}`}>
          {lists.find(({ id }) => id === list)?.name}
        </span>
      </>
    )
  return (
    <div className="tabs" role="tablist" aria-label="Lists" ref={tabs} onKeyDown={move}>
      {lists.map(other => (
        <button
          key={other.id}
          type="button"
          role="tab"
          id={`tab-${other.id}`}
          aria-selected={other.id === list}
          aria-controls="chart-panel"
          data-name={other.name}
          tabIndex={other.id === list ? 0 : -1}
          onClick={() => open(other.id)}
        >
          {other.name}
        </button>
      ))}
    </div>
  )
}

function targetOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
