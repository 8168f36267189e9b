import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { find, installedWith, pinned } from '../scripts/pack/lock.mjs'

/* The packed program, installed as somebody does who has no checkout: what it forgets to bring along shows only there. */

const root = fileURLToPath(new URL('..', import.meta.url))
/** On the disk: with the engine it is more than half a gigabyte. */
const place = mkdtempSync(join(process.env['SWEEPS_TEST_DISK']!, 'sweeps-packed-'))
const prefix = join(place, 'prefix')
const installed = join(prefix, 'lib/node_modules/sweeps')
/** As root the tests run it as nobody; else as whoever they run as. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
const env = { ...process.env, HOME: place }
let said: string
let tarball: string
beforeAll(() => {
  chmodSync(place, 0o777)
  const file = execFileSync(process.execPath, [join(root, 'scripts/pack.mjs'), '--to', place], { encoding: 'utf8' })
  tarball = file.trim().split('\n').at(-1)!
  said = execFileSync('sh', ['-c', `npm install --global --prefix ${prefix} --prefer-offline ${tarball} 2>&1`], {
    cwd: place,
    encoding: 'utf8',
  })
  // What is not in npm's cache comes over the network.
}, 600_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

test('it installs without a word on engines, and says its version', () => {
  expect(said).not.toMatch(/EBADENGINE|deprecated|ERR/)
  const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')) as { version: string }
  expect(tarball).toBe(join(place, `sweeps-${version}.tgz`))
  expect(execFileSync(join(prefix, 'bin/sweeps'), ['--version'], { ...user, env, cwd: place, encoding: 'utf8' })).toBe(`${version}\n`)
  const news = execFileSync(join(prefix, 'bin/sweeps'), ['news'], { ...user, env, cwd: place, encoding: 'utf8' })
  expect(news).toContain('Changed')
})

test('started with the sample it serves charts, pages, pictures, the beacon and the clip', async () => {
  const args = ['start', '--sample', 'summer-2021', '--port', '0', '--json', '--data', join(place, 'data')]
  const server = spawn(join(prefix, 'bin/sweeps'), args, { ...user, env, cwd: place, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    let address = ''
    for await (const line of createInterface({ input: server.stdout }))
      if (line.startsWith('{"address"')) {
        address = JSON.parse(line).address
        break
      }
    const kinds = async (path: string): Promise<string> => {
      const answer = await fetch(address + path)
      const { byteLength } = await answer.arrayBuffer()
      return `${answer.status} ${answer.headers.get('content-type')?.split(';')[0]} ${byteLength > 500}`
    }
    expect(await kinds('/')).toBe('200 text/html true')
    expect(await kinds('/pictures/nielsen-us/2021-08-09.png?list=overall')).toBe('200 image/png true')
    expect(await kinds('/sweeps.js')).toBe('200 application/javascript true')
    expect(await kinds('/samples/countdown.webm')).toBe('200 video/webm true')
    expect(await kinds('/docs/static/index.html')).toBe('200 text/html true')
    expect(await fetch(`${address}/v1/charts/nielsen-us?week=2021-08-09`).then(answer => answer.text())).toContain('hit-and-run')
  } finally {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  }
})

test('it says whose work is in it: a bill of materials and the licences', () => {
  const sbom = JSON.parse(readFileSync(join(installed, 'sbom.cdx.json'), 'utf8')) as {
    bomFormat: string
    components: { name: string; version: string; licenses?: unknown[] }[]
  }
  expect(sbom.bomFormat).toBe('CycloneDX')
  const named = (name: string) => sbom.components.filter(one => one.name === name)
  // Beside it, and inside a file of the dashboard.
  for (const name of ['chdb', 'fastify', 'react', '@observablehq/plot']) expect(named(name), name).toHaveLength(1)
  expect(sbom.components.filter(({ licenses }) => !licenses?.length).map(({ name }) => name)).toEqual([])
  const licences = readFileSync(join(installed, 'LICENCES.md'), 'utf8')
  expect(licences).toMatch(/### react [\d.]+ \(MIT; in the dashboard\)/)
  expect(licences).toContain('- @resvg/resvg-js 2.6.2: MPL-2.0')
  for (const file of ['LICENSE', 'NOTICE', 'CHANGELOG.md']) expect(existsSync(join(installed, file)), file).toBe(true)
})

interface Entry {
  version: string
  optional?: boolean
  dependencies?: Record<string, string>
}

test('each package finds the versions that it was tested with', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> }
  const owners = new Map(
    ['cli', 'engine', 'server', 'model'].flatMap(name =>
      Object.keys(lock.packages[`packages/${name}`]!.dependencies!)
        .filter(dependency => !dependency.startsWith('@sweeps/'))
        .map(dependency => [dependency, `packages/${name}`] as const),
    ),
  )
  const packages: Record<string, Entry> = installedWith(lock, owners)
  expect(Object.keys(packages).length).toBeGreaterThan(150)
  const differing = Object.entries(packages).flatMap(([path, entry]) => {
    const [from] = Object.entries(lock.packages).find(([other, { version }]) => other.endsWith(nameOf(path)) && version === entry.version)!
    return Object.keys(entry.dependencies ?? {})
      .filter(name => packages[find(packages, path, name)]!.version !== lock.packages[find(lock.packages, from, name)]!.version)
      .map(name => `${path}: ${name}`)
  })
  expect(differing).toEqual([])
  for (const [name, owner] of owners)
    expect(packages[`node_modules/${name}`]!.version, owner).toBe(lock.packages[find(lock.packages, owner, name)]!.version)
  // What is for one platform is left to what asks for it.
  expect(Object.keys(pinned(packages)).filter(name => name.startsWith('@chdb/'))).toEqual([])
})

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/'))
