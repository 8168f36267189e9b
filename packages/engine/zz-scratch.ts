import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { importNetflixTop10, importNielsenTop10 } from './src/minutes/published/index.js'
import { openStore } from './src/store/index.js'

const d = mkdtempSync('/tmp/zz-')
const store = await openStore({ directory: d })
const t = readFileSync('/work/shared/data/netflix-top10/global-to-2024.tsv')
for (let i = 0; i < 2; i++) {
  const a = performance.now()
  const r = await importNetflixTop10(store, t, { actor: 'me' })
  console.log(performance.now() - a, r)
}
for (let i = 0; i < 2; i++)
  console.log(await importNielsenTop10(store, readFileSync('/work/shared/data/nielsen-2021/nielsen_streaming_top10.csv')))
await store.close()
rmSync(d, { recursive: true })
