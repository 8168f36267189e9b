import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { print, printJson } from '../print.js'

/** `sweeps news`: what has changed, from the changelog that comes with the program. */
export function newsCommand(root: Command): void {
  root
    .command('news')
    .description('what has changed in this version, or since another')
    .option('--since <version>', 'the version that was here before, such as 0.1.0')
    .action(({ since, json }: { since?: string; json?: boolean }) => {
      const file = fileURLToPath(new URL('../../../../CHANGELOG.md', import.meta.url))
      const releases = newsSince(readFileSync(file, 'utf8'), since)
      if (json) printJson({ releases })
      else print(releases.map(({ name, text }) => `${name}\n\n${text}`).join('\n\n'))
    })
}

/** A release of a changelog: its heading, such as `0.2.0 – 2027-01-15`, and what stands under it. */
export interface Release {
  name: string
  text: string
}

/**
 * The releases that came after a version, the latest first; the latest alone when none is named. `changelog` is in the manner of Keep a
 * Changelog. Throws `usage` for a version that it does not have.
 */
export function newsSince(changelog: string, since?: string): Release[] {
  const releases = changelog
    .split(/^## /m)
    .slice(1)
    .map(part => ({ name: part.slice(0, part.indexOf('\n')).trim(), text: part.slice(part.indexOf('\n')).trim() }))
  if (since === undefined) return releases.slice(0, 1)
  const at = releases.findIndex(({ name }) => /^\[?v?([^\s\]]+)/.exec(name)?.[1] === since.replace(/^v/, ''))
  if (at < 0) throw new Problem('usage', `--since: the changelog has no ${since}; it has ${releases.map(({ name }) => name).join(', ')}`)
  return releases.slice(0, at)
}
