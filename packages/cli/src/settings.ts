import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { resolve } from 'node:path'
import type { EngineOptions } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'
import type { ProviderSettings } from '@sweeps/server'

/** Settings of the environment, checked at once: a wrong one is an error, never a guess. `NAME_FILE` may name a file that holds the value. */
export function engineSettings(data: string | undefined): EngineOptions & { oldestMs: number } {
  const url = setting('SWEEPS_CLICKHOUSE_URL')
  const cluster = setting('SWEEPS_CLICKHOUSE_CLUSTER')
  const database = setting('SWEEPS_CLICKHOUSE_DATABASE')
  const backups = setting('SWEEPS_CLICKHOUSE_BACKUPS')
  const secrets = setting('SWEEPS_SECRETS')
  return {
    directory: dataDirectory(data),
    memory: bytes('SWEEPS_MEMORY', usualMemory()),
    seconds: whole('SWEEPS_QUERY_SECONDS', 60),
    maxBacklog: bytes('SWEEPS_BACKLOG', 1024 ** 3),
    oldestMs: age('SWEEPS_OLDEST', 14 * dayMs),
    minimumCell: whole('SWEEPS_FEWEST_ACCOUNTS', 10),
    ...(url ? { url } : {}),
    ...(cluster ? { cluster } : {}),
    ...(database ? { database } : {}),
    ...(backups ? { backups } : {}),
    ...(secrets ? { secrets: resolve(secrets) } : {}),
  }
}

/** The mail server that notices are sent by. Throws `usage` for what is no address of one. */
export function mailSettings(): { smtp?: string; sender?: string } {
  const [smtp, sender] = [setting('SWEEPS_SMTP_URL'), setting('SWEEPS_MAIL_FROM')]
  if (smtp !== undefined && !(URL.canParse(smtp) && /^smtps?:$/.test(new URL(smtp).protocol)))
    throw new Problem('usage', 'SWEEPS_SMTP_URL: it is no address of a mail server, such as smtps://user:password@smtp.example.org')
  return { ...(smtp && { smtp }), ...(sender && { sender }) }
}

/** Where an administrator may have copies of everything written from the page of settings; nowhere when it is not set. */
export function copiesDirectory(): string | undefined {
  const directory = setting('SWEEPS_BACKUPS')
  return directory === undefined ? undefined : resolve(directory)
}

/** Who vouches for people who sign in; undefined: nobody does. Throws `usage`. */
export async function providerSettings(): Promise<ProviderSettings | undefined> {
  const issuer = setting('SWEEPS_OIDC_ISSUER')
  if (issuer === undefined) return undefined
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  const here = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (!url || (url.protocol !== 'https:' && !here))
    throw new Problem(
      'usage',
      `SWEEPS_OIDC_ISSUER: "${issuer}" is no issuer: give its https:// address, as its discovery document names it`,
    )
  const needed = (name: string): string => {
    const value = setting(name)
    if (value === undefined) throw new Problem('usage', `${name} is missing: SWEEPS_OIDC_ISSUER needs it`)
    return value
  }
  const { readRoles, readServices } = await import('@sweeps/server')
  const claim = setting('SWEEPS_OIDC_CLAIM') ?? 'groups'
  const services = setting('SWEEPS_OIDC_SERVICES')
  return {
    ...{ issuer, client: needed('SWEEPS_OIDC_CLIENT'), secret: needed('SWEEPS_OIDC_SECRET') },
    ...{ name: setting('SWEEPS_OIDC_NAME') ?? url.hostname, claim },
    roles: readRoles(needed('SWEEPS_OIDC_ROLES')),
    ...(services !== undefined && {
      services: { claim: setting('SWEEPS_OIDC_SERVICES_CLAIM') ?? claim, values: readServices(services) },
    }),
  }
}

/** Where the data are: `--data`, `SWEEPS_DATA`, or `./data`. */
export const dataDirectory = (data: string | undefined): string => resolve(data ?? setting('SWEEPS_DATA') ?? 'data')

/**
 * Memory of the engine unless somebody says better: a quarter of what this machine, or the container, has; at least 1 GB, at most 8 GB. The
 * rest is for what is beside it: this process, answers on their way, and the system's cache of files.
 */
function usualMemory(): number {
  const limit = process.constrainedMemory()
  // Without a limit of its own a process is told a number beyond all memory.
  const machine = Math.min(totalmem(), limit > 0 ? limit : Number.POSITIVE_INFINITY)
  return Math.min(Math.max(Math.round(machine / 4), 1e9), 8e9)
}

function setting(name: string): string | undefined {
  const file = process.env[`${name}_FILE`]
  if (file) {
    try {
      return readFileSync(file, 'utf8').trim()
    } catch (error) {
      throw new Problem('usage', `${name}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
    }
  }
  return process.env[name] || undefined
}

const dayMs = 86_400_000

/** `14d`, `36h`: days or hours, as milliseconds. */
function age(name: string, otherwise: number): number {
  const text = setting(name)
  if (text === undefined) return otherwise
  const match = /^([1-9]\d{0,4})([dh])$/.exec(text)
  if (!match) throw new Problem('usage', `${name}: "${text}" is no length of time; write it in days or hours, such as 14d or 36h`)
  return Number(match[1]) * (match[2] === 'd' ? dayMs : dayMs / 24)
}

function whole(name: string, otherwise: number): number {
  const text = setting(name)
  if (text === undefined) return otherwise
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Problem('usage', `${name}: "${text}" is no whole number above 0`)
  return Number(text)
}

/** `2000000000`, `2GB`, `512MB`. */
function bytes(name: string, otherwise: number): number {
  const text = setting(name)
  if (text === undefined) return otherwise
  const match = /^(\d+(?:\.\d+)?)\s*(B|KB|MB|GB|TB)?$/i.exec(text)
  const unit = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }[(match?.[2] ?? 'B').toUpperCase()]
  const size = match && unit ? Math.round(Number(match[1]) * unit) : 0
  if (size < 1e8) throw new Problem('usage', `${name}: "${text}" is no size of at least 100 MB, such as 2GB`)
  return size
}
