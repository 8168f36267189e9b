import { type Outcome, Problem } from '@sweeps/model'
import { count, nthSeason } from './words.js'

/** How an outcome is put into words. */
export interface OutcomeWords {
  headline: string
  /** A sentence without its full stop. */
  statement: string
  /** What a title's page says of it. */
  status: string
}

interface OutcomeContext {
  name: string
  /** `thriller series`; a word for what it is. */
  kind: string
  season: number
  service: string | null
}

/** Throws `invalid-request` for what is nothing to announce: a pitch, an open question. */
export function outcomeWords(outcome: Outcome, context: OutcomeContext): OutcomeWords {
  const { name, kind, season, service } = context
  const next = season + 1
  const work = `the ${kind} ${name}`
  const title = `“${name}”`
  switch (outcome) {
    case 'cancelled': {
      const after = season === 1 ? 'one season' : `${count(season)} seasons`
      return {
        headline: service ? `${service} cancels ${title} after ${after}` : `${title} is cancelled after ${after}`,
        statement: service ? `${service} will not make a ${nthSeason(next)} of ${work}` : `There will be no ${nthSeason(next)} of ${work}`,
        status: `not returning for season ${next}`,
      }
    }
    case 'ended':
      return {
        headline: `${title} has ended after ${season === 1 ? 'one season' : `${count(season)} seasons`}`,
        statement: `The ${nthSeason(season)} of ${work} was its last`,
        status: `ended with season ${season}`,
      }
    case 'final-season':
      return {
        headline: service ? `${service} gives ${title} a final season` : `${title} will return for a final season`,
        statement: service
          ? `${service} will make one more season of ${work}, its last`
          : `There will be one more season of ${work}, its last`,
        status: `returning for season ${next}, its last`,
      }
    case 'renewed':
      return {
        headline: service ? `${service} renews ${title} for season ${next}` : `${title} is renewed for season ${next}`,
        statement: service ? `${service} will make a ${nthSeason(next)} of ${work}` : `There will be a ${nthSeason(next)} of ${work}`,
        status: `returning for season ${next}`,
      }
    case 'revived':
      return {
        headline: service ? `${service} brings ${title} back for season ${next}` : `${title} will be back for season ${next}`,
        statement: service
          ? `${service} will bring ${work} back for a ${nthSeason(next)}`
          : `There will be a ${nthSeason(next)} of ${work} after all`,
        status: `back for season ${next}`,
      }
    case 'greenlight':
      return {
        headline: service ? `${service} orders season ${season} of ${title}` : `Season ${season} of ${title} is ordered`,
        statement: service
          ? `${service} has ordered the ${nthSeason(season)} of ${work}`
          : `The ${nthSeason(season)} of ${work} has been ordered`,
        status: `season ${season} ordered`,
      }
    default:
      throw new Problem(
        'invalid-request',
        `the ledger says "${outcome}" of ${name}, which is nothing to announce: write what was decided first (sweeps decide)`,
      )
  }
}
