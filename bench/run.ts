// The project's benchmarks, in one run: medians, with limits side by side. `--quick` is a tenth of the data and three rounds.
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { benchCharts } from './charts.js'
import { benchDecisions } from './decisions.js'
import { benchIngest } from './ingest.js'
import { lines } from './report.js'
import { benchSeason } from './season.js'
import { benchStore } from './store.js'

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' }, only: { type: 'string' } } })
const rounds = values.quick ? 3 : 5
const [cpu] = cpus()
process.stderr.write(
  `${cpus().length} × ${cpu?.model}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, ${new Date().toISOString()}\n`,
)
const wants = (part: string): boolean => values.only === undefined || values.only === part
if (wants('ingest')) await benchIngest(rounds, values.quick ? [0.1] : [0.1, 1])
if (wants('store')) await benchStore(rounds, values.quick ? [0.1] : [0.1, 1, 10])
if (wants('season')) await benchSeason(rounds, values.quick ? [0.1] : [0.1, 1])
if (wants('charts')) await benchCharts(rounds, values.quick ? 5 : 50)
if (wants('decisions')) await benchDecisions(rounds)
if (values.json) process.stdout.write(`${JSON.stringify({ rounds, lines }, null, 2)}\n`)
const missed = lines.filter(line => line.met === false)
process.stderr.write(missed.length > 0 ? `${missed.length} of what is wanted was missed.\n` : 'All that is wanted was met.\n')
