import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine } from '@sweeps/engine'
import { jackknife, type Margin, marginOf, type Random, raker, random } from '@sweeps/stats'
import { report } from './report.js'

const levelsOf = [4, 2, 4, 3, 6, 5]

/** Raking beside R's in the same run, where R is installed; then a week's Top 10 with errors and ranges. */
export async function benchPanel(rounds: number, scales: number[]): Promise<void> {
  for (const scale of scales) {
    const directory = mkdtempSync(join(tmpdir(), 'sweeps-bench-'))
    try {
      benchRaking(directory, rounds, scale)
      await benchWeek(directory, rounds, scale)
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  }
}

const nameOf = (scale: number): string => (scale < 1 ? `1/${Math.round(1 / scale)}` : `${scale}×`)

interface Sample {
  base: Float64Array
  levels: string[][]
  margins: Margin[]
  groups: Int32Array
}

/** Persons with six characteristics, and totals that lie up to a quarter off what their base weights reach. */
function sampleOf(persons: number, luck: Random): Sample {
  const base = Float64Array.from({ length: persons }, () => luck.uniform(100, 400))
  const levels = levelsOf.map(count => Array.from({ length: persons }, () => `l${luck.integer(1, count)}`))
  const margins = levels.map((own, at) => {
    const sums: Record<string, number> = {}
    own.forEach((level, person) => {
      sums[level] = (sums[level] ?? 0) + base[person]!
    })
    for (const level of Object.keys(sums)) sums[level]! *= luck.uniform(0.75, 1.25)
    const all = Object.values(sums).reduce((sum, one) => sum + one, 0)
    for (const level of Object.keys(sums)) sums[level]! *= 5_000_000 / all
    return marginOf(`m${at + 1}`, own, sums)
  })
  return { base, levels, margins, groups: Int32Array.from({ length: persons }, (_, person) => person % 200) }
}

function benchRaking(directory: string, rounds: number, scale: number): void {
  const sample = sampleOf(20_000 * scale, random(1))
  const { factors } = jackknife(sample.groups)
  const once: number[] = []
  const replicated: number[] = []
  for (let round = 0; round < rounds; round++) {
    once.push(timed(() => raker(sample.margins)(sample.base)))
    replicated.push(
      timed(() => {
        const rake = raker(sample.margins)
        for (const factor of factors) rake(times(sample.base, factor))
      }),
    )
  }
  const name = nameOf(scale)
  const [own, all] = [
    report('raking 20,000 persons to 6 margins', name, 'ms', once),
    report('raking 200 replicates of them', name, 'ms', replicated),
  ]
  const theirs = inR(directory, sample)
  if (!theirs) return void process.stderr.write('  R with its survey package is not installed: nothing to compare with\n')
  report('  R: survey::rake', name, 'ms', [theirs.once])
  report('  R: survey::rake of 200 replicates', name, 'ms', [theirs.replicated])
  const judged = scale === 1
  report('  times as fast as R', name, '×', [theirs.once / own], judged ? { atLeast: 20 } : {})
  report('  times as fast as R, replicates', name, '×', [theirs.replicated / all], judged ? { atLeast: 10 } : {})
}

function times(weights: Float64Array, factors: ArrayLike<number>): Float64Array {
  const made = new Float64Array(weights.length)
  for (let at = 0; at < made.length; at++) made[at] = weights[at]! * factors[at]!
  return made
}

/** The same in R, to the same precision: milliseconds. Undefined where R or its package is missing. */
function inR(directory: string, { base, levels, margins, groups }: Sample): { once: number; replicated: number } | undefined {
  const rows = Array.from(base, (weight, person) => [weight, groups[person], ...levels.map(own => own[person])].join())
  writeFileSync(join(directory, 'sample.csv'), `base,g,${margins.map(({ name }) => name).join()}\n${rows.join('\n')}\n`)
  const totals = margins.flatMap(({ name, levels, totals }) => levels.map((level, at) => `${name},${level},${totals[at]}`))
  writeFileSync(join(directory, 'totals.csv'), `margin,level,total\n${totals.join('\n')}\n`)
  writeFileSync(join(directory, 'rake.R'), script)
  const done = spawnSync('Rscript', ['rake.R'], { cwd: directory, encoding: 'utf8' })
  const found = /^once ([\d.]+) replicated ([\d.]+)$/m.exec(done.stdout ?? '')
  return found ? { once: Number(found[1]) * 1000, replicated: Number(found[2]) * 1000 } : undefined
}

const script = `suppressMessages(library(survey))
s <- read.csv("sample.csv"); t <- read.csv("totals.csv"); names <- unique(t$margin)
of <- lapply(names, function(m) { d <- t[t$margin == m, ]; x <- data.frame(d$level, Freq = d$total); names(x)[1] <- m; x })
by <- lapply(names, function(m) as.formula(paste("~", m)))
control <- list(maxit = 100, epsilon = 1e-9, verbose = FALSE)
d <- svydesign(id = ~1, weights = ~base, data = s)
once <- system.time(rake(d, by, of, control = control))[["elapsed"]]
factors <- sapply(0:199, function(g) ifelse(s$g == g, 0, 200 / 199))
r <- svrepdesign(weights = ~base, repweights = factors * s$base, data = s, type = "JK1", scale = 199 / 200, combined.weights = TRUE)
replicated <- system.time(rake(r, by, of, control = control))[["elapsed"]]
cat(sprintf("once %f replicated %f\\n", once, replicated))
`

/** Two persons a household, 500 titles; about ten sessions a person in the week. */
async function benchWeek(directory: string, rounds: number, scale: number): Promise<void> {
  const persons = 40_000 * scale
  const sample = sampleOf(persons, random(2))
  const files = new Map<string, string>()
  const put = (name: string, text: string) => {
    files.set(name, join(directory, name))
    writeFileSync(join(directory, name), text)
  }
  put('panel.json', JSON.stringify(definition(sample.margins.map(({ name }) => name))))
  put('households.csv', `household\n${Array.from({ length: persons / 2 }, (_, at) => `h${at}`).join('\n')}\n`)
  put(
    'persons.csv',
    `person,household,weight,${sample.margins.map(({ name }) => name).join()}\n${Array.from(sample.base, (weight, at) => [`p${at}`, `h${at >> 1}`, weight, ...sample.levels.map(own => own[at])].join()).join('\n')}\n`,
  )
  put(
    'targets.csv',
    `margin,level,total\n${sample.margins.flatMap(({ name, levels, totals }) => levels.map((level, at) => `${name},${level},${totals[at]}`)).join('\n')}\n`,
  )
  const data = join(directory, 'data')
  let engine = await openEngine({ directory: data, memory: 4_000_000_000 })
  const name = nameOf(scale)
  const began = performance.now()
  await engine.panels.import(files, {}, { actor: 'bench', note: 'bench' })
  report('importing a panel of 40,000 persons', name, 's', [(performance.now() - began) / 1000])
  await engine.store.command('bench.viewing', viewing, { persons })
  await engine.store.command('bench.changes', "INSERT INTO panel_changes SELECT DISTINCT toDate(start), 'bench', 0, 1 FROM panel_viewing")
  const cold: number[] = []
  const warm: number[] = []
  for (let round = 0; round < Math.min(rounds, 3); round++) {
    await engine.store.command('bench.cold', 'TRUNCATE TABLE panel_figures')
    await engine.close()
    engine = await openEngine({ directory: data, memory: 4_000_000_000 })
    cold.push(await later(engine))
    await engine.close()
    engine = await openEngine({ directory: data, memory: 4_000_000_000 })
    await engine.panels.report('bench')
    warm.push(await later(engine))
  }
  await engine.close()
  report(
    'a week’s Top 10 with errors and ranges, 500 titles',
    name,
    's',
    cold.map(ms => ms / 1000),
    scale === 1 ? { atMost: 10 } : {},
  )
  report('the same once it is computed', name, 'ms', warm, scale === 1 ? { atMost: 100 } : {})
}

async function later(engine: Engine): Promise<number> {
  const began = performance.now()
  const { entries } = await engine.charts.chart({ chart: 'panel-bench', week: '2021-08-09' })
  if (entries.length < 10) throw new Error('the week has no Top 10')
  return performance.now() - began
}

const definition = (margins: string[]) => ({
  id: 'bench',
  name: 'Bench',
  market: 'US',
  zone: 'UTC',
  weighting: { method: 'rake', level: 'person', base: 'weight', margins },
  replicates: { method: 'jk1', groups: 200 },
  ranks: { level: 0.95, method: 'stepdown', seed: 1 },
})

/** Goes by way of the table that messages are loaded through. A few titles have most of the viewing. */
const viewing = `INSERT INTO panel_messages (epoch, panel, household, device, play, service, content, screen, spans, presence)
WITH
    toInt64(1628467200000) + (session % 7) * 86400000 + (cityHash64(person, session) % 70000) * 1000 AS began,
    began + 60000 * (5 + cityHash64(session, person) % 60) AS ended
SELECT
    0, 'bench', concat('h', toString(intDiv(person, 2))), person + 1, reinterpretAsUUID(sipHash128(person, session)), 'tv',
    concat('t', toString(toUInt32(500 * pow((cityHash64(person, session, 1) % 100000) / 100000, 3)))), 'tv',
    [(began, ended)], [(concat('p', toString(person)), 0, began, ended)]
FROM (SELECT number AS person FROM numbers({persons:UInt64}))
ARRAY JOIN range(10) AS session`

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
