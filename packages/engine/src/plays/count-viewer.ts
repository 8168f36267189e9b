import { type Store, sqlFile } from '../store/index.js'

const count = sqlFile(import.meta.url, './count-viewer.sql')

/** Counts a change of all that rests on a viewer's plays, and on those of an account when one is named. Both are hashes. */
export function countViewer(store: Store, who: { viewer: string; account?: string; epoch: number }): Promise<void> {
  const { viewer, account = '0', epoch } = who
  return store.command('plays.count-viewer', count, { viewer, account, epoch })
}
