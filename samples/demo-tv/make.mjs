// Makes plays.native.zst, targets.csv and truth.csv again, to the byte of what they hold: `npm run build`, then `node samples/demo-tv/make.mjs`.
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Session } from 'chdb'
import { SamplePlays, sampleAccounts, sampleTargets, sampleTruth } from '../../packages/simulator/dist/index.js'

const here = name => fileURLToPath(new URL(name, import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'sweeps-demo-tv-'))
const text = join(work, 'plays.tsv')
const file = openSync(text, 'w')
const plays = new SamplePlays()
let count = 0
let lines = ''
for (let number = 1; number <= sampleAccounts; number++) {
  const { account, plays: watched } = plays.of(number)
  for (const { person, content, start, position, length, screen } of watched)
    lines += `${[number, person, content, start, position, length, screen, account.market.code].join('\t')}\n`
  count += watched.length
  if (lines.length > 1_000_000 || number === sampleAccounts) {
    writeSync(file, lines)
    lines = ''
  }
}
closeSync(file)
writeFileSync(here('targets.csv'), sampleTargets())
writeFileSync(here('truth.csv'), sampleTruth())

const columns = 'account UInt32, person UInt8, content UInt16, start Int32, position UInt16, length UInt16, screen UInt8, market String'
const session = new Session(join(work, 'engine'))
const out = here('plays.native.zst')
rmSync(out, { force: true })
// In one order and one block: the same plays, the same file.
session.query(
  `INSERT INTO FUNCTION file('${out}', 'Native', '${columns}')
SELECT * FROM file('${text}', 'TSV', '${columns}') ORDER BY account, person, start
SETTINGS max_threads = 1, max_block_size = 10000000, max_insert_block_size = 10000000, output_format_compression_level = 19`,
)
session.close?.()
rmSync(work, { recursive: true, force: true })
process.stdout.write(`${count} plays of ${sampleAccounts} accounts\n`)
