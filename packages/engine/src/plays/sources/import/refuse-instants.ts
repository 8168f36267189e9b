import { Problem } from '@sweeps/model'
import type { FileHead } from '../read/file-head.js'

/** Files that say when something was watched and not for how long. To take a runtime for it would falsify minutes. */
const instantsOnly: { is: (head: FileHead) => boolean; name: string; instead: string }[] = [
  {
    name: 'NetflixViewingHistory.csv has titles and days',
    is: ({ lines }) => /^"?Title"?,"?Date"?\s*$/i.test(lines[0] ?? ''),
    instead: 'ask Netflix for your personal data (Account → Security → Download your information) and take ViewingActivity.csv of it',
  },
  {
    name: 'YouTube’s watch history has titles and instants',
    is: ({ text }) =>
      (/"titleUrl"\s*:/.test(text) && /"header"\s*:\s*"YouTube/.test(text)) ||
      /<title>[^<]*(YouTube|Watch History|My Activity)/i.test(text),
    instead: 'there is no export of YouTube’s with lengths; a player of one’s own can send Sweeps’ messages',
  },
  {
    name: 'Trakt’s history has titles and instants',
    is: ({ text }) =>
      (/"watched_at"\s*:/.test(text) && /"(action|trakt)"\s*:/.test(text)) ||
      /(^|,)"?watched_at"?(,|\r?\n)/.test(text.split('\n')[0]?.concat('\n') ?? ''),
    instead: 'take the history of the server that Trakt was told by: Tautulli, Playback Reporting, Jellystat',
  },
  {
    name: 'Prime Video’s watch history has titles and days',
    is: ({ lines }) => /date watched/i.test(lines[0] ?? '') && /title/i.test(lines[0] ?? ''),
    instead: 'there is no export of Prime Video’s that says for how long',
  },
]

/** Throws `invalid-file` for a file that holds instants only, with the reason and the file that would serve. */
export function refuseInstants(head: FileHead): void {
  const found = instantsOnly.find(({ is }) => is(head))
  if (found)
    throw new Problem(
      'invalid-file',
      `${found.name}, not how long each was watched: minutes made of a runtime would be invented. Instead: ${found.instead}`,
    )
}
