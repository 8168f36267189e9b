import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const root = join(import.meta.dirname, '..')
/** What `index.html` starts: these draw the page as they are loaded. */
const entryPoints = [...readFileSync(join(root, 'index.html'), 'utf8').matchAll(/<script[^>]*\ssrc="\/([^"]+)"/g)].map(([, path]) => path!)
/** What only a browser has. Newer versions of Node have some of it too: taken away here, so that a module that needs it is found by each. */
const ofThePage = ['document', 'window', 'location', 'history', 'navigator', 'localStorage', 'sessionStorage', 'matchMedia']

beforeAll(() => {
  for (const name of ofThePage) vi.stubGlobal(name, undefined)
})
afterAll(() => {
  vi.unstubAllGlobals()
})

/** Why a module cannot be loaded, as `path: reason`; null when it can. */
async function refusal(path: string): Promise<string | null> {
  try {
    await import(/* @vite-ignore */ join(root, path))
    return null
  } catch (error) {
    return `${path}: ${error instanceof Error ? error.message : String(error)}`
  }
}

const modules = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /(?<!\.d)\.tsx?$/.test(entry.name))
  .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

// Pure functions stand beside what draws with them: a module that asks for the page while it is loaded keeps all that import it from being tested.
test('every module but the entry point loads where there is no page', async () => {
  expect(entryPoints).toEqual(['src/main.tsx'])
  const refused: string[] = []
  for (const path of modules.filter(path => !entryPoints.includes(path))) {
    const reason = await refusal(path)
    if (reason !== null) refused.push(reason)
  }
  expect(refused).toEqual([])
})

test('the entry point does not, so that the check above can fail', async () => {
  for (const path of entryPoints) expect(await refusal(path)).toMatch(/document|getElementById/)
})
