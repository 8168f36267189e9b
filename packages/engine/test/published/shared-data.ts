import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Published lists that may not be shipped with the code stand beside the repository. Undefined when they do not; in CI they must. */
export const sharedData = (path: string): string | undefined => sharedBytes(path)?.toString('utf8')

/** The same, as it is in the file. */
export function sharedBytes(path: string): Buffer | undefined {
  const file = fileURLToPath(new URL(`../../../../../shared/data/${path}`, import.meta.url))
  if (existsSync(file)) return readFileSync(file)
  if (process.env.CI === 'true') throw new Error(`${file} is missing: this test must not be skipped in CI`)
  console.warn(`SKIPPED: ${file} is missing, so nothing is compared with it`)
  return undefined
}
