import { type Store, sqlFile } from '../store/index.js'
import type { Plays } from './plays.js'

const touch = sqlFile(import.meta.url, './touch-viewer.sql')

/** Marks as stale what was derived from a viewer's plays, and from those of an account when one is named. Both are hashes. */
export function touchViewer(store: Store, plays: Plays, who: { viewer: string; account?: string }): Promise<void> {
  const { viewer, account = '0' } = who
  return plays.loader.numbered(batch => store.command('plays.touch-viewer', touch, { viewer, account, batch }))
}
