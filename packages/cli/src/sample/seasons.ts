import { readFileSync } from 'node:fs'
import { type Engine, perform } from '@sweeps/engine'
import { addDays, type Outcome } from '@sweeps/model'
import { sampleSeasons, service } from '@sweeps/simulator'
import { call, importText, sampleFile } from './files.js'

/** A season of the fictional service as `samples/demo-tv/seasons.json` has it; days count from the day of loading. */
interface Season {
  title: string
  season: number
  name: string
  costPerEpisode: number
  critics: number
  audience: number
  decision?: { outcome: Outcome; day: number; reason: string }
}

/** What an account pays a month, and what an hour was taken to be worth when seasons were decided, in USD. */
const fee = '14.99'
const perHour = '4.3'

const seasons = (): Season[] => JSON.parse(readFileSync(sampleFile('demo-tv/seasons.json'), 'utf8')) as Season[]

/** The fee, and how each season was made and received. */
export async function loadRecords(engine: Engine, today: string): Promise<void> {
  await perform(engine, 'terms-set', { service: service.id, fee, currency: 'USD' }, call)
  for (const season of seasons()) await importText(engine, 'import-record', JSON.stringify(recordOf(season, today)))
}

/** Writes what was decided, as `sweeps decide` does, each with the case of its day; what is written already is not written again. */
export async function loadDecisions(engine: Engine, today: string): Promise<void> {
  for (const { title, season, decision } of seasons()) {
    if (!decision || (await engine.ledger.entries({ title, season })).length > 0) continue
    const { outcome, day, reason } = decision
    const input = { title, season, outcome, reason, by: 'programme board', on: addDays(today, day), terms: { valuePerHour: perHour } }
    await perform(engine, 'decide', input, call)
  }
}

function recordOf({ title, season, name, costPerEpisode, critics, audience }: Season, today: string): object {
  const plan = sampleSeasons.find(one => one.name === name && one.season === season)!
  const premiere = addDays(today, plan.premiere)
  const fact = (fact: string, value: unknown, more: object = {}) => ({ fact, value, source: `${service.name}, made up`, ...more })
  const scored = addDays(premiere, 2)
  return {
    ...{ format: 'sweeps-record/1', title, season, name },
    facts: [
      fact('service', service.name),
      fact('kind', 'series'),
      fact('origin', plan.origin),
      fact('genre', plan.genre),
      fact('premiere', premiere),
      fact('release-pattern', { pattern: plan.release === 'weekly' ? 'weekly' : 'all-at-once' }),
      fact('episodes', plan.episodes),
      ...(scored <= today
        ? [
            fact('score', { by: 'critics', value: critics, of: 100 }, { on: scored }),
            fact('score', { by: 'audience', value: audience, of: 100 }, { on: scored }),
          ]
        : []),
      fact(
        'cost',
        { amount: costPerEpisode, currency: 'USD', per: 'episode' },
        { source: 'production budget, made up', confidential: true },
      ),
    ],
  }
}
