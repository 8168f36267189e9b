import type { Role } from '../people/index.js'

/** What may be told of, in words, and who may read of it besides those it is sent to. */
export const noticeKinds = {
  source: { words: 'a source is silent, or cannot be asked', role: 'viewer' },
  rejects: { words: 'many more messages are refused than usual', role: 'analyst' },
  guards: { words: 'guard rules set aside many more spans than usual', role: 'analyst' },
  backlog: { words: 'messages wait to be loaded, or are not taken', role: 'viewer' },
  disk: { words: 'the disk is nearly full', role: 'admin' },
  damage: { words: 'a part of a table, or a file of the journal, is damaged', role: 'viewer' },
  edition: { words: 'an edition is out', role: 'viewer' },
  release: { words: 'an announcement is out', role: 'viewer' },
  season: { words: 'a season reaches day 7 or day 28', role: 'viewer' },
  decision: { words: 'a season awaits a decision', role: 'decider' },
  test: { words: 'somebody tries whether a rule works', role: 'admin' },
} as const satisfies Record<string, { words: string; role: Role }>

export type NoticeKind = keyof typeof noticeKinds
export const noticeKindNames = Object.keys(noticeKinds) as NoticeKind[]

/** Something to be told of, as it was found. */
export interface Found {
  kind: NoticeKind
  /** What it is about: the same again is not told again. */
  key: string
  subject: string
  text: string
  /** The page that shows it: `/charts/census`. */
  path: string
  /** When it happened, in epoch milliseconds; absent for what goes on for a while, and is over then. */
  at?: number
}
