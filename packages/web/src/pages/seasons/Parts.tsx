import type { SeasonReport } from '@sweeps/model'
import type { CSSProperties } from 'react'
import { viewAddress } from '../../api/seasonQueries'
import type { SeasonView } from '../../api/seasonView'
import { ExplainButton } from '../../ui/explain/ExplainButton'
import { figureWords } from '../../ui/format/figureWords'
import { viewPath } from '../../ui/route/routes'
import { ExportLinks } from '../../ui/seasons/ExportLinks'
import { Figure } from '../../ui/seasons/Figure'

/** On what, where and at which hours it was watched, and how long completers took. */
export function Parts({ report: { screens, markets, hoursOfDay, daysToComplete }, view }: { report: SeasonReport; view: SeasonView }) {
  const tables = [
    ['screens', 'Screens'],
    ['markets', 'Markets'],
    ['daysToComplete', 'Days to complete'],
    ['hoursOfDay', 'Hours of the day'],
  ] as const
  const hour = (of: number) => `${String(of).padStart(2, '0')}:00`
  return (
    <div id="parts">
      <div className="parts">
        <PartTable
          heading="Screens"
          of="Hours viewed"
          parts={screens.map(({ screen, share }) => ({ name: screen ?? 'not known', share }))}
        />
        <PartTable
          heading="Markets"
          of="Hours viewed"
          parts={markets.map(({ market, share }) => ({ name: market ?? 'not known', share }))}
        />
        <PartTable
          heading="Days to complete"
          of="Completers"
          parts={daysToComplete.spread.map(({ from, to, share }) => ({
            name: to === null ? `${from} or more` : from === to ? `${from}` : `${from}–${to}`,
            share,
          }))}
        />
        <PartTable
          heading="Hours of the day"
          of="Hours viewed"
          parts={hoursOfDay.map(({ hour: of, share }) => ({ name: hour(of), share }))}
        />
      </div>
      <ExportLinks
        address={viewPath(view, 'parts')}
        tables={tables.map(([table, name]) => ({ name, href: viewAddress(view, { table }) }))}
      />
    </div>
  )
}

function PartTable({ heading, of, parts }: { heading: string; of: string; parts: { name: string; share: number | null }[] }) {
  const most = Math.max(0.001, ...parts.map(({ share }) => share ?? 0))
  if (parts.length === 0) return null
  return (
    <section>
      <h2>{heading}</h2>
      <table className="figures">
        <caption className="visually-hidden">{heading}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col" className="number">
              {of}
              <ExplainButton metric={of === 'Completers' ? 'daysToComplete' : 'hours'} name={of} />
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, share }) => (
            <tr key={name} style={{ '--share': (share ?? 0) / most } as CSSProperties}>
              <th scope="row" className="bar">
                {name}
              </th>
              <td className="number">
                <Figure value={share} as={figureWords.share} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
