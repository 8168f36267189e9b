import {
  type CaseMetricId,
  caseMetrics,
  didYouMean,
  type ExplainedMetric,
  type ExplainedNumber,
  explainedNumbers,
  explanations,
  type PanelMetricId,
  Problem,
  panelMetrics,
} from '@sweeps/model'
import { panelStatements } from '../panel/index.js'
import { sqlFile } from '../store/index.js'

/**
 * The statements that count a number: of a season from raw spans. A maintained rollup answers the same, and a test holds the two together.
 * Numbers of the case are simulated or learned: none has a statement of its own. Those of a panel are the panel's stage's.
 */
const statements: Readonly<Record<Exclude<ExplainedNumber, CaseMetricId | PanelMetricId>, readonly string[]>> = {
  watched: ['watched-by-time'],
  minutes: ['watched-by-time'],
  hours: ['watched-by-time'],
  views: ['episode-audience'],
  plays: [],
  viewers: ['audience'],
  accounts: ['audience'],
  reach: ['audience'],
  starters: ['audience', 'episode-audience'],
  watchers: ['audience'],
  completers: ['audience', 'episode-audience'],
  completionRate: ['audience'],
  carryOver: ['carried-over'],
  retention: ['leavers'],
  ama: ['watched-by-time'],
  decay: ['watched-by-time'],
  daysToComplete: ['days-to-complete'],
  shareOfViewing: ['all-viewing', 'episode-audience'],
  cameForIt: ['arrivals'],
  returned: ['arrivals'],
  percentile: [],
}

/** A number with its definition, formula, SQL and caveats. Throws `not-found` and says what there is. */
export function explainMetric(id: string): ExplainedMetric {
  if (!Object.hasOwn(explainedNumbers, id))
    throw new Problem(
      'not-found',
      `there is no number "${id}": there are ${Object.keys(explainedNumbers).join(', ')}${didYouMean(id, Object.keys(explainedNumbers))}`,
    )
  const name = id as ExplainedNumber
  const { label, unit, definition } = explainedNumbers[name]
  const { formula, caveats, page } = explanations[name]
  const sql = textsOf(name).map(text => ({ name: firstLine(text), text }))
  return { id, label, unit, definition, formula, caveats: [...caveats], sql, method: `docs/methods/${page}` }
}

/** What there is to explain. */
export const explained = (): ExplainedMetric[] => Object.keys(explainedNumbers).map(explainMetric)

function textsOf(name: ExplainedNumber): readonly string[] {
  if (name in panelMetrics) return panelStatements(name as PanelMetricId)
  if (name in caseMetrics) return []
  return statements[name as keyof typeof statements].map(file => sqlFile(import.meta.url, `./${file}.sql`))
}

/** A statement's first line says of what its rows are. */
const firstLine = (sql: string): string => sql.slice(0, sql.indexOf('\n')).replace(/^-- /, '')
