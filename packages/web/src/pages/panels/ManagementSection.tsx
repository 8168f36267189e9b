import { decimalWords } from '@sweeps/model/amounts'
import { useQuery } from '@tanstack/react-query'
import { addressOf } from '../../api/ask'
import { type PanelManagement, panelManagementQuery } from '../../api/panelQueries'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { ExplainButton } from '../../ui/explain/ExplainButton'
import { dayWords } from '../../ui/format/dates'
import { figureWords } from '../../ui/format/figureWords'
import { Anchor } from '../../ui/route/Link'
import { helpPath } from '../../ui/route/routes'
import { PlainTable } from './PlainTable'

/** For whoever runs the panel: what to look at, whom it lacks, who reports, how weights move. */
export function ManagementSection({ panel, week }: { panel: string; week: string }) {
  const { data, error } = useQuery(panelManagementQuery(panel, week))
  return (
    <section aria-labelledby="management" aria-busy={!data && !error}>
      <h2 id="management">Management</h2>
      {error && <ErrorMessage error={error} inside />}
      {data && (
        <>
          <p>
            {figureWords.count(data.homes)} homes of {figureWords.count(data.persons)} persons; {figureWords.count(data.homesOfWeek)} count
            in the week.
          </p>
          <Alerts of={data} />
          <PlainTable
            caption="Cells against targets: index 100 is the share of the population"
            columns={['Margin', 'Level', 'Population', 'In-tab', 'Index']}
            explain={{ Population: 'target', 'In-tab': 'inTab', Index: 'index' }}
            rows={data.cells.map(({ margin, level, targetShare, inTabShare, index }) => [
              margin,
              level,
              figureWords.share(targetShare),
              figureWords.share(inTabShare),
              index === null ? 'not known' : figureWords.count(index),
            ])}
          />
          <Recruitment of={data} />
          <PlainTable
            caption={`Who reported${reasonWords(data)}`}
            columns={['Day', 'Homes', 'In-tab', 'Rate']}
            explain={{ 'In-tab': 'inTab', Rate: 'inTabRate' }}
            rows={data.days.map(({ day, homes, inTab, rate }) => [
              dayWords(day),
              figureWords.count(homes),
              figureWords.count(inTab),
              shareWords(rate),
            ])}
          />
          <Silent of={data} />
          <PlainTable
            caption="Who came and went"
            columns={['Week', 'Homes', 'Joined', 'Left', 'Churn']}
            explain={{ Churn: 'churn' }}
            rows={data.weeks.map(({ week: of, homes, joined, left, churn }) => [dayWords(of), homes, joined, left, shareWords(churn)])}
          />
          <PlainTable
            caption="Weights of the weeks that have been weighted"
            columns={['Week', 'Persons', 'Effective size', 'Design effect', 'Largest ÷ median', 'Moved']}
            explain={{
              ...{ 'Effective size': 'effectiveSize', 'Design effect': 'designEffect' },
              ...{ 'Largest ÷ median': 'largestWeight', Moved: 'weightsMoved' },
            }}
            rows={data.weights.map(({ week: of, persons, effectiveSize, designEffect, largest, moved }) => [
              dayWords(of),
              figureWords.count(persons),
              figureWords.count(effectiveSize),
              decimalWords(designEffect, 2),
              decimalWords(largest, 1),
              shareWords(moved),
            ])}
          />
          <p className="panel-links">
            {(['cells', 'recruitment', 'days', 'weeks', 'weights'] as const).map(table => (
              <Anchor key={table} href={addressOf('GET /v1/panels/:panel/management', { panel, week }, { format: 'csv', table })} download>
                {table} as CSV
              </Anchor>
            ))}
            <Anchor href={helpPath('docs/methods/panel/management.md')}>What these mean</Anchor>
          </p>
        </>
      )}
    </section>
  )
}

const shareWords = (value: number | null): string => (value === null ? 'not known' : figureWords.share(value))

function reasonWords({ reasons }: PanelManagement): string {
  const named = Object.entries(reasons).map(([reason, days]) => `${figureWords.count(days)} ${reason}`)
  return named.length > 0 ? `; days of homes that did not: ${named.join(', ')}` : ''
}

function Alerts({ of: { alerts } }: { of: PanelManagement }) {
  if (alerts.length === 0) return <p className="muted">Nothing is out of the usual.</p>
  return (
    <ul className="panel-alerts" aria-label="What to look at">
      {alerts.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

function Recruitment({ of: { recruitment, response } }: { of: PanelManagement }) {
  return (
    <>
      {response && (
        <p>
          Of {figureWords.count(response.asked)} homes that were asked {figureWords.count(response.joined)} joined:{' '}
          {shareWords(response.rate)}.
          <ExplainButton metric="responseRate" name="Response rate" />
        </p>
      )}
      {recruitment.length > 0 && (
        <PlainTable
          caption="Whom to invite next"
          columns={['Margin', 'Level', 'Persons', 'Homes', 'Invitations']}
          explain={{ Persons: 'recruitment' }}
          rows={recruitment.map(({ margin, level, persons, homes, invitations }) => [
            margin,
            level,
            persons,
            homes,
            invitations ?? 'not known',
          ])}
        />
      )}
    </>
  )
}

function Silent({ of: { silent, buttons } }: { of: PanelManagement }) {
  return (
    <>
      {buttons.empty !== null && (
        <p>
          {figureWords.share(buttons.empty)} of the minutes that devices play are before nobody.
          <ExplainButton metric="emptyRooms" name="Empty rooms" />
        </p>
      )}
      {silent.homes.length > 0 && (
        <PlainTable
          caption={`Silent for three days or more: ${silent.count}`}
          columns={['Home', 'Since', 'Reason']}
          explain={{ Since: 'silentHomes' }}
          rows={silent.homes.map(({ household, since, reason }) => [household, dayWords(since), reason])}
        />
      )}
      {buttons.homes.length > 0 && (
        <PlainTable
          caption={`Half of the minutes or more before nobody: ${buttons.count}`}
          columns={['Home', 'Minutes', 'Before nobody']}
          rows={buttons.homes.map(({ household, minutes, empty }) => [household, figureWords.count(minutes), figureWords.share(empty)])}
        />
      )}
    </>
  )
}
