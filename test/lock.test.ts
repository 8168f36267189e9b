import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Package {
  resolved?: string
  link?: boolean
  integrity?: string
  engines?: { node?: string }
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

// A package that is not what it was when it was chosen is refused by npm. The registry has not got these three (see CONTRIBUTING.md): where
// it ever has, npm takes what it gets. A platform that is tested has none of them.
const notOffered = ['@chdb/lib-darwin-arm64', '@chdb/lib-darwin-x64', '@chdb/lib-linux-arm64-gnu']

it('holds every package to its hash, but those that no registry offers', () => {
  const without = packages.filter(([path, { integrity, link }]) => path.includes('node_modules/') && !link && integrity === undefined)
  expect(without.map(([path]) => path).sort()).toEqual(notOffered.map(name => `node_modules/${name}`))
})

it('asks for no newer Node than ours', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { engines: { node: string } }
  const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(engines.node)!.map(Number) as [number, number, number]
  const newer = packages.filter(([, { engines: needs }]) => !admits(needs?.node ?? '*', major, minor))
  expect(newer.map(([path, { engines: needs }]) => `${path}: ${needs?.node}`)).toEqual([])
})

/** Whether a range of versions, as packages write it, has a Node of this version in it. */
function admits(range: string, major: number, minor: number): boolean {
  return range.split('||').some(part =>
    part
      .trim()
      .replaceAll(/([<>=^~])\s+/g, '$1')
      .split(/\s+/)
      .every(one => {
        const [, sign = '', toMajor, toMinor = '0'] = /^(>=|<=|>|<|\^|~|=)?v?(\d+|\*|x)(?:\.(\d+|x))?/.exec(one) ?? []
        if (toMajor === undefined || toMajor === '*' || toMajor === 'x') return true
        const [wanted, least] = [Number(toMajor), toMinor === 'x' ? 0 : Number(toMinor)]
        const difference = major - wanted || minor - least
        if (sign === '>=' || sign === '>') return difference >= 0
        if (sign === '<' || sign === '<=') return difference < 0
        return major === wanted && (sign === '=' ? minor === least || !/\./.test(one) : minor >= least)
      }),
  )
}
