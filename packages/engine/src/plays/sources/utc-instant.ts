import { wallTime } from './local-clock.js'

const zone = /(?:(Z)|([+-])(\d\d)(?::?(\d\d))?)$/i

/**
 * Epoch ms of an instant in ISO 8601, with T or a space and any number of fraction digits; without a zone it is UTC. NaN for everything
 * else. TRICKY: Date.parse makes something of `02.08.2021` and of much else, by the clock of this machine.
 */
export function utcInstant(text: string | null | undefined): number {
  const plain = (text ?? '').trim()
  const wall = wallTime(plain)
  const [, utc, sign, hours, minutes] = zone.exec(plain) ?? []
  if (utc || !sign) return wall
  return wall - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000
}
