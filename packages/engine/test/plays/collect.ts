import { Plays } from '../../src/plays/plays.js'
import { openStore } from '../../src/store/index.js'

// Takes in message after message on the directory it is given and prints the number of each that was acknowledged, until it is killed.
const [directory, from] = [process.argv[2]!, Number(process.argv[3])]
const store = await openStore({ directory })
const plays = await Plays.open({ store, catalogue: { version: 0 }, viewerKey: Buffer.alloc(32, 7), journal: { segmentSize: 4096 } })
let next = from
const begin = Date.parse('2021-08-09T00:00:00.000Z')
const iso = (ms: number): string => new Date(ms).toISOString()

/** Play `n` is one second long; each is told twice, first half of it. */
async function tell(n: number): Promise<void> {
  const start = begin + (n % 86_000) * 1000
  const message = (stop: number) => ({
    service: 's',
    content: `c${n % 7}`,
    play: `play ${n}`,
    viewer: `v${n % 1000}`,
    sentAt: iso(stop),
    spans: [{ start: iso(start), stop: iso(stop), position: 0 }],
  })
  const context = { receivedAt: start + 1000, source: 'test', flags: 0 }
  await plays.collector.collect(message(start + 500), context)
  await plays.collector.collect(message(start + 1000), context)
  process.stdout.write(`${n}\n`)
}

console.log('ready')
for (let worker = 0; worker < 8; worker++)
  void (async () => {
    for (;;) await tell(next++)
  })()
