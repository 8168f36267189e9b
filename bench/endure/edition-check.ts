import { readFileSync } from 'node:fs'
import { askOwner } from '@sweeps/server/owner'
import type { Audience, Count } from '../audience.js'
import type { Service } from '../service.js'

export interface Published {
  id: string
  file: string
}

interface Edition {
  lists: { id: string; entries: { title: string; value: number }[] }[]
}

/** What was acknowledged of each content. */
export const acknowledgedNow = (audience: Audience): Map<string, Count> =>
  new Map(audience.contents.map(content => [content, audience.least(content)]))

/**
 * What is wrong with the minutes of an edition: all that was acknowledged when publishing began must be in it, and nothing that was not
 * sent when it ended. Contents are titles of the same name.
 */
export function checkEdition({ id, file }: Published, before: ReadonlyMap<string, Count>, audience: Audience): string[] {
  const { lists } = JSON.parse(readFileSync(file, 'utf8')) as Edition
  const found = new Map(lists[0]!.entries.map(({ title, value }) => [title, value]))
  return audience.contents.flatMap(content => {
    const minutes = found.get(content) ?? 0
    const [least, most] = [before.get(content)!.watchedMs / 60_000, audience.most(content).watchedMs / 60_000]
    if (minutes < least - 1e-6) return [`${id} has ${minutes} minutes of ${content}; ${least} were acknowledged before it was published`]
    return minutes > most + 1e-6 ? [`${id} has ${minutes} minutes of ${content}; only ${most} were sent`] : []
  })
}

/**
 * Makes every edition that is there again, and those that `known` names; returns what is wrong, and adds to `known` what is there. Asks the
 * running server as a command does, without starting a program for each.
 */
export async function verifyAll({ data }: Service, known: Set<string>): Promise<string[]> {
  const { editions } = await askOwner(data, 'editions', {}, { actor: 'endure' })
  for (const { id } of editions) known.add(id)
  const failures: string[] = []
  for (const id of known) {
    const { equal, differences } = await askOwner(data, 'verify', { id }, { actor: 'endure' })
    if (!equal) failures.push(`${id} does not verify: ${differences.join('; ')}`)
  }
  return failures
}
