import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Package {
  resolved?: string
  link?: boolean
  optionalDependencies?: Record<string, string>
}
const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as { packages: Record<string, Package> }
const packages = Object.entries(lock.packages)

// npm leaves out what a registry does not offer, and `npm ci` then refuses the lock file: see CONTRIBUTING.md.
it('has every optional package of every platform', () => {
  const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !packages.some(([other]) => other.endsWith(`node_modules/${name}`)))
      .map(name => `${name}, of ${path}`),
  )
  expect(missing).toEqual([])
})

it('names no registry', () => {
  expect(packages.filter(([, { resolved, link }]) => resolved !== undefined && !link).map(([path]) => path)).toEqual([])
})
