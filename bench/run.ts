// The project's benchmarks, in one run: medians, with limits side by side. `--quick` is a tenth of the data and three rounds.
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { benchBusy } from './busy.js'
import { benchCharts } from './charts.js'
import { benchDecisions } from './decisions.js'
import { benchFlood } from './flood.js'
import { benchIngest } from './ingest.js'
import { benchLive } from './live.js'
import { benchNodes } from './nodes.js'
import { benchPages } from './pages.js'
import { benchPanel } from './panel.js'
import { benchPeers } from './peers/peers.js'
import { lines } from './report.js'
import { benchSeason } from './season.js'
import { benchShards } from './shards.js'
import { benchSources } from './sources.js'
import { benchStore } from './store.js'

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' }, only: { type: 'string' }, scale: { type: 'string' } },
})
const rounds = values.quick ? 3 : 5
const [cpu] = cpus()
process.stderr.write(
  `${cpus().length} × ${cpu?.model}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, ${new Date().toISOString()}\n`,
)
const wants = (part: string): boolean => values.only === undefined || values.only === part
if (wants('ingest')) await benchIngest(rounds, values.quick ? [0.1] : [0.1, 1])
if (wants('flood')) await benchFlood(rounds)
if (wants('store')) await benchStore(rounds, values.quick ? [0.1] : [0.1, 1, 10])
if (wants('season')) await benchSeason(rounds, values.quick ? [0.1] : [0.1, 1])
if (wants('charts')) await benchCharts(rounds, values.quick ? 5 : 50)
if (wants('panel')) await benchPanel(rounds, values.quick ? [0.1] : [0.1, 1])
if (wants('decisions')) await benchDecisions(rounds)
const scale = values.scale === undefined ? (values.quick ? 0.1 : 1) : Number(values.scale)
if (!(scale > 0)) throw new Error(`--scale: "${values.scale}" is no number above 0`)
if (wants('pages')) await benchPages(rounds, scale)
if (wants('busy')) await benchBusy(rounds, scale)
// It installs PostgreSQL where that is missing: only when it is asked for by name.
if (values.only === 'peers') await benchPeers(rounds, scale)
if (wants('nodes')) await benchNodes(rounds, scale)
if (wants('nodes') || values.only === 'shards') await benchShards(rounds, scale)
if (wants('sources')) await benchSources(rounds, scale)
if (wants('live')) await benchLive(rounds, scale)
if (values.json) process.stdout.write(`${JSON.stringify({ rounds, lines }, null, 2)}\n`)
const missed = lines.filter(line => line.met === false)
process.stderr.write(missed.length > 0 ? `${missed.length} of what is wanted was missed.\n` : 'All that is wanted was met.\n')
