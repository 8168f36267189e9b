// `npm run endure`: long runs of what the project promises, from outside, through its commands and HTTP. Prints the table that
// docs/reliability.md has. `--only kills|collectors|flips|large|away|soak|panel|census`, `--kills 200`,
// `--flips 50`, `--panels 2000` (of `--designs WORDS` alone), `--gigabytes 10`, `--minutes N`, `--rate N` messages a second, `--seed N`.
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { endureAway } from './away.js'
import { endureCensus } from './census.js'
import { endureCollectors } from './collectors.js'
import { type Finding, tableOf } from './finding.js'
import { endureFlips } from './flips.js'
import { endureKills } from './kills.js'
import { endureLargeFile } from './large-file.js'
import { endurePanel } from './panel.js'
import { endureSoak } from './soak.js'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    only: text,
    kills: text,
    flips: text,
    panels: text,
    designs: { ...text, multiple: true },
    gigabytes: text,
    minutes: text,
    rate: text,
    seed: text,
  },
})
const number = (name: 'kills' | 'flips' | 'panels' | 'gigabytes' | 'minutes' | 'rate' | 'seed', otherwise: number): number => {
  const value = Number(values[name] ?? otherwise)
  if (!(value > 0)) throw new Error(`--${name}: "${values[name]}" is no number above 0`)
  return value
}
const seed = number('seed', Date.now() % 1_000_000)
const onProgress = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
onProgress(`seed ${seed}; ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`)
const wants = (part: string): boolean => values.only === undefined || values.only === part
const findings: Finding[] = []
if (wants('kills')) findings.push(await endureKills({ kills: number('kills', 200), seed, rate: number('rate', 200), onProgress }))
if (wants('collectors')) findings.push(await endureCollectors({ blows: number('kills', 200), seed, rate: number('rate', 200), onProgress }))
if (wants('flips')) findings.push(await endureFlips({ flips: number('flips', 50), seed, onProgress }))
if (wants('large')) findings.push(await endureLargeFile({ gigabytes: number('gigabytes', 10), onProgress }))
if (wants('away')) findings.push(await endureAway({ minutes: number('minutes', 10), seed, rate: number('rate', 200), onProgress }))
if (wants('soak')) findings.push(...(await endureSoak({ minutes: number('minutes', 20), seed, rate: number('rate', 2000), onProgress })))
let panelTables = ''
if (wants('panel')) {
  const { findings: found, table } = await endurePanel({ panels: number('panels', 2000), seed, designs: values.designs, onProgress })
  findings.push(...found)
  panelTables += `\n${table}\n`
}
if (wants('census')) {
  const { finding, table } = endureCensus({ panels: number('panels', 200), seed })
  findings.push(finding)
  panelTables += `\n${table}\n`
}
const failures = findings.flatMap(finding => finding.failures)
for (const failure of failures) onProgress(`BROKEN ${failure}`)
process.stdout.write(`${tableOf(findings)}\n${panelTables}`)
process.exitCode = failures.length > 0 ? 1 : 0
