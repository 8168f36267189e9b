import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineQuery, everyEpoch, minutes, seasonReport } from '@sweeps/engine'
import Type from '@sweeps/model/typebox'
import { fillSeason } from '../season.js'
import { fillWeek } from '../store.js'
import { benchAcknowledging } from './acknowledging.js'
import { installClients } from './install.js'
import { benchQuestion, type Question } from './questions.js'
import { startPostgres } from './start-postgres.js'

/**
 * What a team would build instead, in one run on the same machine, bodies and rows: Node and PostgreSQL for acknowledging; PostgreSQL and
 * DuckDB for a Top 10 with exact viewers and for a season's starters and completers. 1× is a million plays of a week (5 million spans) and a
 * season of 100,000 accounts (4 million spans). What is missing is installed: the clients from npm, PostgreSQL from Debian.
 */
export async function benchPeers(rounds: number, scale: number): Promise<void> {
  installClients()
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-peers-'))
  const postgres = await startPostgres(mkdtempSync(join(tmpdir(), 'sweeps-postgres-')))
  process.stderr.write(`${postgres.version}\n`)
  const name = scale < 1 ? `1/${Math.round(1 / scale)}` : `${scale}×`
  try {
    await benchAcknowledging(postgres, rounds, scale, name)
    for (const question of [top10(scale), season(scale)])
      await benchQuestion(question, { postgres, directory: join(directory, 'rows'), rounds, name })
  } finally {
    postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

const week = '2021-08-09'

const top10 = (scale: number): Question => ({
  name: 'Top 10 with exact viewers',
  sql: './top10.sql',
  fill: engine => fillWeek(engine, 0, 1_000_000 * scale),
  ways: {
    'from spans': {
      ask: async engine => {
        const { rows } = await minutes(engine, { from: week, to: '2021-08-16', by: 'title', metric: 'watched,viewers' })
        return rows
          .map(({ title, watchedMs, viewers }) => ({ title, watched_ms: Number(watchedMs), viewers }))
          .sort((a, b) => b.watched_ms - a.watched_ms)
          .slice(0, 10)
      },
    },
  },
})

const audience = defineQuery({
  tag: 'bench.audience',
  sql: readFileSync(new URL('../../packages/engine/src/seasons/audience.sql', import.meta.url), 'utf8'),
  row: Type.Object({ starters: Type.Unknown(), completers: Type.Unknown() }),
})

const season = (scale: number): Question => ({
  name: 'starters and completers',
  sql: './season.sql',
  fill: engine => fillSeason(engine, 100_000 * scale),
  ways: {
    'from spans': {
      ask: async engine => {
        const episodes = Array.from({ length: 10 }, (_, at) => at + 1)
        const row = await engine.store.one(audience, {
          services: episodes.map(() => 'bench'),
          contents: episodes.map(episode => `e${episode}`),
          numbers: episodes,
          runtimes: episodes.map(() => 2_700_000),
          from: Date.parse('2021-08-06T00:00:00.000Z'),
          to: Date.parse('2021-09-03T00:00:00.000Z'),
          epoch: everyEpoch,
          by: 'accounts',
          runtime: 27_000_000,
        })
        return [{ starters: row.starters, completers: row.completers }]
      },
    },
    'whole report, opened anew': {
      anew: true,
      ask: async engine => {
        const { accounts } = await seasonReport(engine, { title: 'show', season: 1, window: 28, smallCells: 'show' })
        return [{ starters: accounts.starters, completers: accounts.completers }]
      },
    },
  },
})
