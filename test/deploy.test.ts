import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { alertKinds } from '@sweeps/engine'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { program } from '../packages/cli/src/program.js'

/* No container engine is at hand where this is built: what `deploy` says is compared with the code instead. */

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Service {
  image?: string
  command?: string[]
  environment?: Record<string, string>
  ports?: string[]
  volumes?: string[]
  depends_on?: string[]
  build?: { context: string; dockerfile: string }
}
interface Compose {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}

/** Instructions of the last stage of the Containerfile. */
const instructions = read('deploy/Containerfile')
  .split('\n')
  .filter(line => /^[A-Z]+ /.test(line))
  .map(line => ({ word: line.slice(0, line.indexOf(' ')), rest: line.slice(line.indexOf(' ') + 1).trim() }))
const stage = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM'))
const of = (word: string): string[] => stage.filter(one => one.word === word).map(({ rest }) => rest)
const imageEnv = Object.fromEntries(of('ENV').flatMap(rest => rest.split(' ').map(pair => pair.split('=') as [string, string])))
/** Where the checkout is in the image. */
const installed = '/opt/sweeps'

/** Settings that the code reads. */
const known = new Set(
  ['packages/cli/src/settings.ts', ...readdirSync(join(root, 'packages/cli/src/commands')).map(name => `packages/cli/src/commands/${name}`)]
    .flatMap(path => [...read(path).matchAll(/SWEEPS_[A-Z_]+/g)])
    .map(([name]) => name),
)

/** Throws unless the command line is one of ours, with options it has. */
function checkCommand([name, ...args]: string[]): void {
  const command = program().commands.find(one => one.name() === name)
  if (!command) throw new Error(`there is no command ${name}`)
  const options = args.filter(arg => arg.startsWith('--'))
  for (const option of options) if (!command.options.some(({ long }) => long === option)) throw new Error(`sweeps ${name} has no ${option}`)
}

describe('the image', () => {
  test('runs as an ordinary user on Debian, with what is in the checkout', () => {
    expect(of('FROM')).toEqual(['docker.io/library/node:20-bookworm-slim'])
    expect(of('USER')).toEqual(['node'])
    const copied = of('COPY')[0]!.split(' ')
    expect(copied).toEqual(['--from=build', installed, installed])
    const [program, script] = JSON.parse(of('ENTRYPOINT')[0]!) as [string, string]
    const health = JSON.parse(of('HEALTHCHECK')[0]!.replace(/^.*CMD /, '')) as [string, string]
    expect([program, health[0]]).toEqual(['node', 'node'])
    for (const path of [script, health[1]]) expect(existsSync(join(root, path.slice(installed.length)))).toBe(true)
    checkCommand(JSON.parse(of('CMD')[0]!))
  })

  test('listens where it says, keeps its data in its volume, and sets what the code reads', () => {
    for (const name of Object.keys(imageEnv)) expect(known).toContain(name)
    expect(of('EXPOSE')).toEqual([imageEnv['SWEEPS_PORT']])
    expect(of('VOLUME')).toEqual([imageEnv['SWEEPS_DATA']])
    expect(of('RUN').join('\n')).toContain(`-o node -g node -m 700 ${imageEnv['SWEEPS_DATA']}`)
  })

  test('its program starts for a user without rights in an empty directory, and its health check sees whether it lives', async () => {
    const data = mkdtempSync(join(tmpdir(), 'sweeps-deploy-'))
    chmodSync(data, 0o777)
    // As root the tests run it as nobody; else as whoever they run as.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    const env = { ...process.env, ...imageEnv, SWEEPS_DATA: join(data, 'lib'), SWEEPS_HOST: '127.0.0.1', SWEEPS_PORT: '0', HOME: data }
    const here = (path: string): string => join(root, path.slice(installed.length))
    const [, script] = JSON.parse(of('ENTRYPOINT')[0]!) as [string, string]
    const server = spawn(process.execPath, [here(script), ...JSON.parse(of('CMD')[0]!), '--json'], { cwd: data, env, ...user })
    let address = ''
    for await (const line of createInterface({ input: server.stdout }))
      if (line.startsWith('{"address"')) {
        address = JSON.parse(line).address
        break
      }
    const health = async (port: string): Promise<number> => {
      const [, path] = JSON.parse(of('HEALTHCHECK')[0]!.replace(/^.*CMD /, '')) as [string, string]
      const check = spawn(process.execPath, [here(path)], { cwd: data, env: { ...env, SWEEPS_PORT: port }, ...user })
      const [code] = await once(check, 'exit')
      return code
    }
    try {
      const { port } = new URL(address)
      expect(await health(port)).toBe(0)
      server.kill(of('STOPSIGNAL')[0] as NodeJS.Signals)
      expect((await once(server, 'exit'))[0]).toBe(0)
      expect(await health(port)).toBe(1)
    } finally {
      server.kill('SIGKILL')
      rmSync(data, { recursive: true, force: true })
    }
  })
})

describe.each(['compose.yaml', 'compose.cluster.yaml'])('%s', name => {
  const compose: Compose = parse(read(`deploy/${name}`), { merge: true })
  const services = Object.entries(compose.services)
  const ours = services.filter(([, { image }]) => image === 'sweeps')

  test('gives commands and settings that there are', () => {
    expect(ours.length).toBeGreaterThan(0)
    for (const [, { command, environment }] of ours) {
      checkCommand(command!)
      for (const setting of Object.keys(environment ?? {})) expect(known).toContain(setting)
    }
  })

  test('mounts what there is, and gives each program a data directory of its own', () => {
    const data = ours.map(([, { volumes }]) => volumes!.find(volume => volume.endsWith(`:${imageEnv['SWEEPS_DATA']}`)))
    expect(new Set(data).size).toBe(ours.length)
    expect(data).not.toContain(undefined)
    for (const [, { volumes = [] }] of services)
      for (const source of volumes.map(volume => volume.split(':')[0]!))
        if (source.startsWith('./')) expect(existsSync(join(root, 'deploy', source))).toBe(true)
        else expect(compose.volumes).toHaveProperty(source)
  })

  test('waits for services that there are, and builds from files that there are', () => {
    for (const [, { depends_on = [], build }] of services) {
      for (const other of depends_on) expect(compose.services).toHaveProperty(other)
      if (build) expect(existsSync(join(root, 'deploy', build.context, build.dockerfile))).toBe(true)
    }
  })
})

test('compose.yaml opens the port that the image listens on, to this machine only', () => {
  const { services } = parse(read('deploy/compose.yaml')) as Compose
  expect(services['sweeps']!.ports).toEqual([`127.0.0.1:${imageEnv['SWEEPS_PORT']}:${imageEnv['SWEEPS_PORT']}`])
})

describe('the cluster', () => {
  const compose: Compose = parse(read('deploy/compose.cluster.yaml'), { merge: true })
  const commands = Object.values(compose.services).flatMap(({ image, command }) => (image === 'sweeps' ? [command!.join(' ')] : []))
  const xml = (name: string) => new XMLParser().parse(read(`deploy/clickhouse/${name}`)).clickhouse

  test('has one server that makes the changes, three collectors and a reader, which share store and secrets', () => {
    expect(commands.filter(command => command.startsWith('collect')).length).toBe(3)
    expect(commands.filter(command => command.includes('--read-only')).length).toBe(1)
    expect(commands.filter(command => command.includes('--no-collect')).length).toBe(1)
    const settings = Object.values(compose.services).flatMap(({ image, environment }) => (image === 'sweeps' ? [environment!] : []))
    for (const setting of ['SWEEPS_CLICKHOUSE_URL', 'SWEEPS_CLICKHOUSE_DATABASE', 'SWEEPS_SECRETS'])
      expect(new Set(settings.map(each => each[setting])).size).toBe(1)
  })

  test('names the replicas, the keeper and the user that there are', () => {
    const [one] = Object.values(compose.services).flatMap(({ environment }) => environment?.['SWEEPS_CLICKHOUSE_URL'] ?? [])
    const url = new URL(one!)
    const cluster = xml('cluster.xml')
    const shards = cluster.remote_servers.sweeps.shard as { replica: { host: string; user: string; password: string }[] }[]
    const replicas = shards.flatMap(({ replica }) => replica)
    expect(shards.map(({ replica }) => replica.length)).toEqual([2, 2])
    expect(replicas.map(({ host }) => host)).toContain(url.hostname)
    // What a node is told that it is, its macros have, and the cluster takes it for.
    for (const [at, { replica }] of shards.entries())
      for (const { host } of replica) expect(compose.services[host]!.environment).toEqual({ SHARD: String(at + 1), REPLICA: host })
    for (const macro of ['SHARD', 'REPLICA']) expect(read('deploy/clickhouse/cluster.xml')).toContain(`from_env="${macro}"`)
    expect(compose.services).toHaveProperty(cluster.zookeeper.node.host)
    expect(cluster.zookeeper.node.port).toBe(xml('keeper.xml').keeper_server.tcp_port)
    const users = xml('user.xml').users
    for (const { user, password } of [...replicas, { user: url.username, password: url.password }])
      expect(users[user].password).toBe(password)
  })

  test('the balancer sends to services that there are, at the image’s port, by addresses that there are', () => {
    const conf = read('deploy/balancer.conf')
    const servers = [...conf.matchAll(/server (\S+):(\d+)/g)].map(([, host, port]) => ({ host, port }))
    expect(servers.length).toBe(6)
    for (const { host, port } of servers) {
      expect(compose.services).toHaveProperty(host!)
      expect(port).toBe(imageEnv['SWEEPS_PORT'])
    }
    const listens = /listen (\d+)/.exec(conf)![1]!
    expect(compose.services['balancer']!.ports![0]!.split(':').at(-1)).toBe(listens)
    const code = readdirSync(join(root, 'packages/server/src'), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.ts'))
      .map(path => read(`packages/server/src/${path}`))
      .join('\n')
    for (const [, path] of conf.matchAll(/location (?:= )?(\/\S+) \{/g)) expect(code).toContain(`'${path}'`)
  })
})

test('the unit of systemd runs a command that there is, in the directory that it has for its data', () => {
  const unit = read('deploy/sweeps.service')
  const value = (name: string): string[] => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, found]) => found!)
  const [, script, ...command] = value('ExecStart')[0]!.split(' ')
  expect(existsSync(join(root, script!.slice(installed.length)))).toBe(true)
  checkCommand(command)
  for (const [name] of value('Environment').map(pair => pair.split('='))) expect(known).toContain(name)
  expect(value('Environment')).toContain(`SWEEPS_DATA=/var/lib/${value('StateDirectory')[0]}`)
  expect(value('User')).not.toContain('root')
})

test('the rules of Prometheus ask for metrics that there are', () => {
  const { groups } = parse(read('deploy/prometheus-rules.yaml')) as { groups: { rules: { alert: string; expr: string }[] }[] }
  const metrics = ['metrics-route.ts', 'panel-gauges.ts'].map(file => read(`packages/server/src/health/${file}`)).join('\n')
  const named = groups.flatMap(({ rules }) => rules).flatMap(({ expr }) => [...expr.matchAll(/sweeps_\w+/g)].map(([name]) => name))
  expect(named.length).toBeGreaterThan(5)
  for (const name of named) expect(metrics).toContain(`'${name}'`)
  // What of a panel is out of the usual has a rule, over labels that the gauges have: a kind of another name would never fire, or always.
  const ofPanels = groups.flatMap(({ rules }) => rules.filter(({ expr }) => expr.includes('sweeps_panel_')))
  expect(ofPanels.map(({ expr }) => /sweeps_\w+/.exec(expr)![0]).sort()).toEqual(['sweeps_panel_alerts', 'sweeps_panel_in_tab_ratio'])
  for (const { expr } of ofPanels) {
    for (const [, labels] of expr.matchAll(/by \(([^)]*)\)/g))
      for (const label of labels!.split(', ')) expect(['panel', 'kind']).toContain(label)
    for (const [, kind] of expr.matchAll(/kind!?="([^"]+)"/g)) expect(alertKinds).toContain(kind)
  }
})
