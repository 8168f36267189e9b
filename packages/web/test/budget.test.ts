import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import budget from '../budget.json' with { type: 'json' }
import { buildDashboard } from './buildDashboard'

interface Chunk {
  file: string
  imports?: string[]
  isDynamicEntry?: boolean
  css?: string[]
}

let dist: string
let manifest: Record<string, Chunk>

beforeAll(async () => {
  dist = await buildDashboard()
  manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'))
})

/** A chunk and everything it imports at once, without what `loaded` brought already. */
function chunksOf(name: string, loaded = new Set<string>()): Chunk[] {
  if (loaded.has(name)) return []
  loaded.add(name)
  const chunk = manifest[name]
  if (!chunk) throw new Error(`no chunk ${name} in the build`)
  return [chunk, ...(chunk.imports ?? []).flatMap(other => chunksOf(other, loaded))]
}

async function gzipped(files: string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async file => gzipSync(await readFile(join(dist, file)), { level: 9 }).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** What opening a lazy page adds to the first view. */
function added(...names: string[]): string[] {
  const loaded = new Set<string>()
  chunksOf('index.html', loaded)
  return names.flatMap(name => chunksOf(name, loaded)).map(({ file }) => file)
}

describe('bytes, gzipped', () => {
  test('first view: scripts', async () => {
    expect(await gzipped(chunksOf('index.html').map(({ file }) => file))).toBeLessThan(budget.firstViewJs)
  })
  test('first view: styles', async () => {
    expect(await gzipped(chunksOf('index.html').flatMap(({ css }) => css ?? []))).toBeLessThan(budget.firstViewCss)
  })
  test('a chart', async () => {
    expect(await gzipped(added('src/pages/charts/ChartPage.tsx'))).toBeLessThan(budget.chartPageJs)
  })
  test('every page, and every dialog and part that comes later, adds 30 kB at most; plots apart', async () => {
    const lazy = Object.entries(manifest).filter(([name, { isDynamicEntry }]) => isDynamicEntry && name.startsWith('src/'))
    expect(lazy.length).toBeGreaterThan(40)
    const large: string[] = []
    for (const [name] of lazy) {
      // The plotting library is named after its folder.
      const files = added(name).filter(file => !file.startsWith('assets/src-'))
      const bytes = await gzipped(files)
      if (bytes > 30_000) large.push(`${name}: ${bytes}`)
    }
    expect(large).toEqual([])
  })
  test('the run of a title', async () => {
    expect(await gzipped(added('src/ui/charts/RunChart.tsx'))).toBeLessThan(budget.runChartJs)
  })
  test.each([
    'titles/TitlePage',
    'chart-records/RecordsPage',
    'compare/lists/ComparePage',
    'catalogue/CataloguePage',
    'published/MatchesPage',
  ])('%s', async page => {
    expect(await gzipped(added(`src/pages/${page}.tsx`))).toBeLessThan(budget.pageJs)
  })
  test.each([
    'decisions/board/BoardPage',
    'decisions/ledger/LedgerPage',
    'decisions/track-record/CalibrationPage',
    'announcements/ReleasePage',
  ])('%s', async page => {
    expect(await gzipped(added(`src/pages/${page}.tsx`))).toBeLessThan(budget.pageJs)
  })
  test('the case for another season, with what its sliders compute', async () => {
    expect(await gzipped(added('src/pages/decisions/case/CasePage.tsx'))).toBeLessThan(budget.casePageJs)
  })
  test('a season: its report, and with all that comes as one reads on but the drawing', async () => {
    const page = 'src/pages/seasons/SeasonPage.tsx'
    expect(await gzipped(added(page))).toBeLessThan(budget.seasonPageJs)
    expect(
      await gzipped(
        added(page, 'src/pages/seasons/peers/PeersSection.tsx', 'src/pages/seasons/production-record/ProductionRecordSection.tsx'),
      ),
    ).toBeLessThan(budget.wholeSeasonJs)
  })
  test('seasons side by side', async () => {
    expect(await gzipped(added('src/pages/compare/seasons/CompareSeasonsPage.tsx'))).toBeLessThan(budget.compareSeasonsJs)
  })
  test('the catalogue with the dialogs that change it', async () => {
    const dialogs = ['src/pages/catalogue/ImportDialog.tsx', 'src/pages/catalogue/EditDialog.tsx']
    expect(await gzipped(added('src/pages/catalogue/CataloguePage.tsx', ...dialogs))).toBeLessThan(budget.wholeCatalogueJs)
  })
  test('adding data, with the mapping of any table', async () => {
    expect(await gzipped(added('src/pages/add/AddPage.tsx'))).toBeLessThan(budget.addPageJs)
  })
  test('the screening room', async () => {
    expect(await gzipped(added('src/pages/plays/ScreeningRoom.tsx'))).toBeLessThan(budget.screeningRoomJs)
  })
})

test('the page itself carries no inline script or style, which the server’s policy would refuse', async () => {
  const html = await readFile(join(dist, 'index.html'), 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
})
