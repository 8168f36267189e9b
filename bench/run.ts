// The project's benchmarks, in one run: medians, with limits side by side. `--quick` is a tenth of the data and three rounds.
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { benchIngest } from './ingest.js'
import { lines } from './report.js'
import { benchStore } from './store.js'

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' }, only: { type: 'string' } } })
const rounds = values.quick ? 3 : 5
const [cpu] = cpus()
process.stderr.write(
  `${cpus().length} × ${cpu?.model}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, ${new Date().toISOString()}\n`,
)
if (values.only !== 'store') await benchIngest(rounds, values.quick ? [0.1] : [0.1, 1])
if (values.only !== 'ingest') await benchStore(rounds, values.quick ? [0.1] : [0.1, 1, 10])
if (values.json) process.stdout.write(`${JSON.stringify({ rounds, lines }, null, 2)}\n`)
const missed = lines.filter(line => line.met === false)
process.stderr.write(missed.length > 0 ? `${missed.length} of what is wanted was missed.\n` : 'All that is wanted was met.\n')
