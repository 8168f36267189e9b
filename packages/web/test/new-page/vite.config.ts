import { dirname, join } from 'node:path'
import { mergeConfig, type Plugin } from 'vite'
import asShipped from '../../vite.config'

const page = join(import.meta.dirname, 'ShelfPage.tsx')

/** What the recipe says to write, each before the line that it comes before: file → line → what. */
const written: Record<string, [before: string, lines: string][]> = {
  'src/ui/route/matchRoute.ts': [
    ["  | { page: 'not-found' }", "  | { page: 'shelf'; title: string }\n"],
    [
      '  if (third !== undefined) return',
      "  if (first === 'shelves' && second !== undefined && third === undefined) return { page: 'shelf', title: second }\n",
    ],
  ],
  'src/app/App.tsx': [
    ['const AddPage = lazy', `const ShelfPage = lazy(() => import('${page}').then(module => ({ default: module.ShelfPage })))\n`],
    ["    case 'not-found':", "    case 'shelf':\n      return <ShelfPage title={route.title} />\n"],
  ],
  'src/ui/search/pageList.ts': [["  { id: '/charts',", "  { id: '/shelves/dune', name: 'The shelf of toys' },\n"]],
}

const recipe: Plugin = {
  name: 'new page',
  enforce: 'pre',
  transform(code, id) {
    const steps = Object.entries(written).find(([file]) => id.endsWith(`/web/${file}`))?.[1] ?? []
    for (const [before, lines] of steps) {
      if (code.split(before).length !== 2) throw new Error(`${id}: "${before}" does not stand there once`)
      code = code.replace(before, () => lines + before)
    }
    return code
  },
}

export default mergeConfig(asShipped, { root: dirname(dirname(import.meta.dirname)), plugins: [recipe] })
