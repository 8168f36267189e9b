import { describe, expect, it } from 'vitest'
import { importsOf, violations } from '../scripts/check-imports.mjs'

const engine = (file: string, text: string) => violations([{ path: `packages/engine/src/${file}`, text }])

describe('imports between packages', () => {
  it('finds a package that may not be used, with file and line', () => {
    expect(violations([{ path: 'packages/model/src/slug.ts', text: "// a\nimport { median } from '@sweeps/stats'\n" }])).toEqual([
      'packages/model/src/slug.ts:2: model may not use @sweeps/stats',
    ])
  })

  it.each([
    ['server', "import { openEngine } from '@sweeps/engine'"],
    ['cli', "const { startServer } = await import('@sweeps/server')"],
    ['beacon', "import type { Span } from '@sweeps/model'"],
    ['web', "import { type Chart, type ChartEntry } from '@sweeps/model'"],
    ['web', "import type { Routes } from '@sweeps/engine/routes'"],
    ['web', "import { quantile } from '@sweeps/stats'"],
  ])('lets %s write %s', (name, text) => {
    expect(violations([{ path: `packages/${name}/src/file.ts`, text }])).toEqual([])
  })

  it.each([
    ['beacon', "import { slug } from '@sweeps/model'", 'types of @sweeps/model only'],
    ['web', "import { metrics, type Chart } from '@sweeps/model'", 'types of @sweeps/model only'],
    ['web', "export * from '@sweeps/model'", 'types of @sweeps/model only'],
    ['web', "import { Routes } from '@sweeps/engine/routes'", 'types of @sweeps/engine only'],
    ['web', "import type { Engine } from '@sweeps/engine'", 'may not use @sweeps/engine'],
    ['simulator', "const engine = await import('@sweeps/engine')", 'may not use @sweeps/engine'],
    ['server', "import { writeSimulation } from '@sweeps/simulator'", 'may not use @sweeps/simulator'],
    ['cli', "import { slug } from '../../model/src/slug.js'", 'leaves the package'],
    ['server', "import { Session } from 'chdb'", 'one door to ClickHouse'],
    ['simulator', "import { createClient } from '@clickhouse/client'", 'one door to ClickHouse'],
    ['novelty', "import { slug } from '@sweeps/model'", 'has no rule yet'],
  ])('does not let %s write %s', (name, text, reason) => {
    expect(violations([{ path: `packages/${name}/src/file.ts`, text }])).toEqual([expect.stringContaining(reason)])
  })
})

describe('imports between stages', () => {
  it.each([
    ['minutes/minutes.ts', "import type { Plays } from '../plays/index.js'"],
    ['minutes/census/census.ts', "import type { Store } from '../../store/index.js'"],
    ['minutes/census/census.ts', "import { groupBy } from '../published/group-by.js'"],
    ['charts/chart-csv.ts', "import { safeCell } from '../safe-cell.js'"],
    ['store/embedded.ts', "import { Session } from 'chdb'"],
    ['operations/erase.ts', "import type { Engine } from '../engine.js'"],
    ['engine.ts', "import { Plays } from './plays/index.js'"],
    ['index.ts', "export * from './operations/index.js'"],
  ])('lets %s write %s', (file, text) => {
    expect(engine(file, text)).toEqual([])
  })

  it.each([
    ['minutes/minutes.ts', "import { Journal } from '../plays/journal/journal.js'", 'is inside another stage'],
    ['operations/operations.ts', "import { x } from '../published/netflix/netflix-top10.js'", 'is inside another stage'],
    ['plays/plays.ts', "import { minutes } from '../minutes/index.js'", 'plays comes before minutes'],
    ['store/store.ts', "import type { Plays } from '../plays/index.js'", 'store comes before plays'],
    ['charts/history.ts', "import { doctor } from '../operations/index.js'", 'charts comes before operations'],
    ['charts/history.ts', "import type { Engine } from '../engine.js'", 'stands above the stages'],
    ['safe-cell.ts', "import { Store } from './store/index.js'", 'belongs to no stage'],
    ['engine.ts', "import { operations } from './operations/index.js'", 'operations stand above it'],
    ['charts/history.ts', "import { x } from '../helpers/index.js'", 'has no place in the order'],
    ['plays/loader.ts', "import { Session } from 'chdb'", 'one door to ClickHouse'],
  ])('does not let %s write %s', (file, text, reason) => {
    expect(engine(file, text)).toEqual([expect.stringContaining(reason)])
  })
})

describe('imports between the layers of the dashboard', () => {
  const web = (file: string, text: string) => violations([{ path: `packages/web/src/${file}`, text }])

  it.each([
    ['main.tsx', "import { App } from './app/App'"],
    ['app/App.tsx', "import { ChartPage } from '../pages/charts/ChartPage'"],
    ['pages/decisions/case/CasePage.tsx', "import { amountWords } from '../amountWords'"],
    ['pages/charts/ChartPage.tsx', "import { Link } from '../../ui/route/Link'"],
    ['ui/PageTitle.tsx', "import { fetchJson } from '../api/fetchJson'"],
  ])('lets %s write %s', (file, text) => {
    expect(web(file, text)).toEqual([])
  })

  it.each([
    ['ui/PageTitle.tsx', "import type { Chart } from '../pages/charts/ChartPage'", 'ui stands below pages'],
    ['api/fetchJson.ts', "import { navigate } from '../ui/route/navigate'", 'api stands below ui'],
    ['pages/charts/ChartPage.tsx', "import { App } from '../../app/App'", 'pages stands below app'],
    ['pages/charts/ChartPage.tsx', "const page = await import('../titles/TitlePage')", 'a page may not use the page titles'],
    ['pages/charts/ChartPage.tsx', "import '../titles/titles.css'", 'a page may not use the page titles'],
    ['helpers/list.ts', "import { Link } from '../ui/route/Link'", 'is in no layer'],
    ['app/App.tsx', "import { list } from '../helpers/list'", 'is in no layer'],
  ])('does not let %s write %s', (file, text, reason) => {
    expect(web(file, text)).toEqual([expect.stringContaining(reason)])
  })
})

describe('circles', () => {
  const model = (texts: Record<string, string>) =>
    violations(Object.entries(texts).map(([name, text]) => ({ path: `packages/model/src/${name}`, text })))

  it('finds modules that import each other, types included, and says by which way', () => {
    expect(
      model({
        'a.ts': "import { b } from './b.js'",
        'b.ts': "\nimport type { C } from './more/c.js'",
        'more/c.ts': "export * from '../a.js'",
      }),
    ).toEqual(['packages/model/src/more/c.ts:1: a circle: a.ts → b.ts → c.ts → a.ts'])
  })

  it('finds one that imports itself, and one without an extension through an index', () => {
    expect(model({ 'a.ts': "import { a } from './a.js'" })).toEqual(['packages/model/src/a.ts:1: a circle: a.ts → a.ts'])
    const page = 'packages/web/src/ui/list'
    expect(
      violations([
        { path: `${page}/index.ts`, text: "export { Row } from './Row'" },
        { path: `${page}/Row.tsx`, text: "import type { List } from '../list'" },
      ]),
    ).toEqual([`${page}/Row.tsx:1: a circle: index.ts → Row.tsx → index.ts`])
  })

  it('takes two ways to one module for none', () => {
    expect(model({ 'a.ts': "import './b.js'\nimport './c.js'", 'b.ts': "import './c.js'", 'c.ts': '' })).toEqual([])
  })
})

describe('reading imports', () => {
  it('sees every form, over several lines too, and knows types from values', () => {
    const text = `import a from 'a'
import type { B } from 'b'
import {
  type C,
  d,
} from 'c'
export { e } from 'e'
export type { F } from 'f'
import 'g'
const h = await import('h')
type I = typeof import('i')
`
    expect(importsOf(text).map(({ from, line, typeOnly }) => `${from} ${line}${typeOnly ? ' type' : ''}`)).toEqual([
      ...['a 1', 'b 2 type', 'c 3', 'e 7', 'f 8 type', 'g 9', 'h 10', 'i 11 type'],
    ])
  })

  it('takes no comment for an import', () => {
    expect(importsOf("// import x from 'x'\n/*\nimport y from 'y'\n*/\n")).toEqual([])
  })
})
