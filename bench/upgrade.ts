// How long the first start of this version takes on a data directory of version 0.1 with so many spans: the table of docs/guides/upgrade.md.
// `node --conditions=source --import tsx bench/upgrade.ts 1 10`: millions of spans. The store alone; what is derived again is derived when it is asked for.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../packages/engine/src/store/embedded.js'
import { migrate } from '../packages/engine/src/store/migrate.js'

/** The last migration that version 0.1 had. */
const first = 11

/** Five spans a play, in eight weeks; 200 contents. */
const generate = `INSERT INTO spans (service, content, play, start, epoch, stop, position, rate, viewer, account, market, screen, source, runtime, lead, flags)
SELECT
    'bench', concat('c', toString(p % 200)), reinterpretAsUUID(sipHash128(p)),
    began + toIntervalMillisecond(n * 700000 + cityHash64(p, n) % 60000), 0,
    began + toIntervalMillisecond(n * 700000 + cityHash64(p, n) % 60000 + 100000 + cityHash64(p, n, 1) % 140000),
    n * 650000, 1, cityHash64(p % 300000), cityHash64(p % 150000), ['US', 'DE', 'IN'][p % 3 + 1], ['tv', 'phone'][p % 2 + 1],
    'beacon', 2700000, -20, 0
FROM (SELECT number AS p, toDateTime64('2021-08-02 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(p) % (56 * 86400000)) AS began FROM numbers({from:UInt64}, {count:UInt64}))
ARRAY JOIN range(5) AS n`
const changed = `INSERT INTO changes SELECT DISTINCT toDate(start), service, content, 1 FROM spans`

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  )

for (const millions of process.argv.slice(2).map(Number)) {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-upgrade-'))
  mkdirSync(join(directory, 'store'))
  const open = () => openEmbedded(join(directory, 'store'), { memory: 2_000_000_000, seconds: 3600, keepFree: 0 })
  try {
    const old = open()
    await migrate(old, { directory, upTo: first })
    const plays = millions * 200_000
    for (let from = 0; from < plays; from += 200_000)
      await old.command(generate, { from, count: Math.min(200_000, plays - from) }, { tag: 'bench.upgrade' })
    await old.command(changed, {}, { tag: 'bench.upgrade' })
    await old.close()
    const before = sizeOf(directory)
    const driver = open()
    const began = performance.now()
    await migrate(driver, { directory })
    const seconds = (performance.now() - began) / 1000
    await driver.close()
    process.stdout.write(
      `${JSON.stringify({ millions, seconds: Math.round(seconds * 10) / 10, megabytes: Math.round(before / 1e6), after: Math.round(sizeOf(directory) / 1e6) })}\n`,
    )
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
