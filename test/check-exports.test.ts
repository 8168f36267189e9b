import { expect, it } from 'vitest'
import { unusedExports } from '../scripts/check-exports.mjs'

it('finds values that only their own module, or an index that hands them on, names; types are left out', () => {
  const files = [
    {
      path: 'packages/stats/src/mean.ts',
      text: 'export const mean = 1\nexport function median() {}\nexport class Spread {}\nexport interface Options {}\nconst inner = mean\nexport { inner, median as middle }\n',
    },
    { path: 'packages/stats/src/index.ts', text: "export {\n  mean,\n  median,\n} from './mean.js'\nimport { Spread } from './mean.js'\n" },
    { path: 'packages/stats/test/mean.test.ts', text: "import { median } from '../src/mean.js'\n" },
  ]
  expect(unusedExports(files)).toEqual([
    'packages/stats/src/mean.ts: nobody uses mean: take its export away',
    'packages/stats/src/mean.ts: nobody uses inner: take its export away',
  ])
})
