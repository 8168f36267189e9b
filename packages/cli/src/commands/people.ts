import type { Role } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
}

interface NewKey {
  service?: string
  panel?: string
  read?: boolean
  test?: boolean
  name: string
}

/** `sweeps keys …`, `sweeps users …`, `sweeps audit`. */
export function peopleCommands(root: Command): void {
  keys(root.command('keys').description('keys of programs: write keys for players, read keys for everything else'))
  users(root.command('users').description('people who may sign in'))
  root
    .command('audit')
    .description('who did what')
    .option('--limit <n>', 'how many', '50')
    .option('--before <number>', 'those before the one of this number')
    .action(async ({ data, json, limit, before }: Options & { limit: string; before?: string }) => {
      const { entries } = await ask(data, 'audit', {
        limit: wholeNumber('limit', limit, 9999),
        ...(before !== undefined && { before: wholeNumber('before', before, Number.MAX_SAFE_INTEGER) }),
      })
      if (json) return printJson({ entries })
      printTable(
        ['at', 'who', 'did', 'what'],
        entries.map(entry => [entry.at, entry.actor, entry.action, entry.detail]),
      )
    })
}

function keys(command: Command): void {
  command
    .command('list')
    .description('the keys there are')
    .action(async ({ data, json }: Options) => {
      const { keys } = await ask(data, 'keys-list', {})
      if (json) return printJson({ keys })
      printTable(
        ['id', 'kind', 'service', 'name', 'made', 'state'],
        keys.map(key => [
          key.id,
          key.test ? `${key.kind} (test)` : key.kind,
          key.service || null,
          key.name,
          key.made,
          key.revoked ? 'revoked' : 'in use',
        ]),
      )
    })
  command
    .command('create')
    .description('make a key; its secret is shown once')
    .option('--service <id>', 'a write key that speaks for this service')
    .option('--read', 'a read key')
    .option('--panel <id>', 'a key with which the meters of this panel report')
    .option('--test', 'what is told with it is set aside as test viewing')
    .option('--name <name>', 'what it is for', '')
    .action(async ({ data, json, service, panel, read, test, name }: Options & NewKey) => {
      if ([service, panel, read].filter(Boolean).length !== 1)
        throw new Problem('usage', 'say one of --service ID (a write key), --panel ID (a panel key) and --read')
      const of = service ?? panel
      const made = await ask(data, 'keys-create', {
        kind: read ? 'read' : panel ? 'panel' : 'write',
        name: name || (of ?? 'reading'),
        ...(of ? { service: of } : {}),
        ...(test ? { test } : {}),
      })
      if (json) return printJson(made)
      print(`${made.secret}\n(key ${made.id}; this is the only time its secret is shown)`)
    })
  command
    .command('revoke')
    .argument('<id>')
    .description('a revoked key is refused from now on')
    .action(async (id: string, { data, json }: Options) => {
      const done = await ask(data, 'keys-revoke', { id })
      if (json) return printJson(done)
      print(`The key ${id} is revoked.`)
    })
}

function users(command: Command): void {
  command
    .command('list')
    .description('who may sign in, and as what')
    .action(async ({ data, json }: Options) => {
      const { users } = await ask(data, 'users-list', {})
      if (json) return printJson({ users })
      printTable(
        ['name', 'role', 'services'],
        users.map(user => [user.name, user.role, user.services?.join(', ') ?? 'all']),
      )
    })
  command
    .command('link')
    .argument('[name]', 'whom it is for', 'admin')
    .option('--role <role>', 'viewer, analyst, decider or admin: for somebody new, or to change it')
    .option('--services <names>', 'they see these services alone: names with commas between them, or all')
    .option('--address <url>', 'where the server is (default: as the one that runs says, or http://127.0.0.1:4747)')
    .description('a one-time sign-in link')
    .action(
      async (name: string, { data, json, role, services, address }: Options & { role?: string; services?: string; address?: string }) => {
        const {
          token,
          until,
          address: running = 'http://127.0.0.1:4747',
        } = await ask(data, 'users-link', {
          name,
          ...(role ? { role: role as Role } : {}),
          ...(services !== undefined && { services: servicesIn(services) }),
        })
        const link = `${(address ?? running).replace(/\/$/, '')}/sign-in?token=${token}`
        if (json) return printJson({ name, link, until })
        print(`${link}\n(for ${name}; works once, until ${until})`)
      },
    )
  command
    .command('role')
    .argument('<name>')
    .argument('<role>', 'viewer, analyst, decider or admin')
    .description('give somebody another role, without a new link')
    .action(async (name: string, role: string, { data, json }: Options) => {
      const done = await ask(data, 'users-role', { name, role: role as Role })
      if (json) return printJson(done)
      print(`${done.name} is ${done.role} now.`)
    })
  command
    .command('services')
    .argument('<name>')
    .argument('<services>', 'names with commas between them, or all')
    .description('let somebody see these services alone, with nothing of others')
    .action(async (name: string, services: string, { data, json }: Options) => {
      const done = await ask(data, 'users-services', { name, services: servicesIn(services) })
      if (json) return printJson(done)
      print(done.services ? `${done.name} sees ${done.services.join(', ')} alone.` : `${done.name} sees all services.`)
    })
  command
    .command('sessions')
    .description('where people are signed in')
    .action(async ({ data, json }: Options) => {
      const { sessions } = await ask(data, 'sessions', {})
      if (json) return printJson({ sessions })
      printTable(
        ['id', 'who', 'since', 'until', 'by', 'browser'],
        sessions.map(({ id, name, made, until, way, agent }) => [id, name, made, until, way, agent]),
      )
    })
  command
    .command('end-session')
    .argument('<id>')
    .description('sign somebody out, in one browser')
    .action(async (id: string, { data, json }: Options) => {
      const ended = await ask(data, 'sessions-end', { id })
      if (json) return printJson(ended)
      print(`${ended.name} is signed out there.`)
    })
  command
    .command('remove')
    .argument('<name>')
    .description('they can no longer sign in')
    .action(async (name: string, { data, json }: Options) => {
      const done = await ask(data, 'users-remove', { name })
      if (json) return printJson(done)
      print(`${name} is removed.`)
    })
}

/** `news, kids`, or `all`: null. */
const servicesIn = (text: string): string[] | null =>
  text.trim() === 'all'
    ? null
    : text
        .split(',')
        .map(name => name.trim())
        .filter(Boolean)
