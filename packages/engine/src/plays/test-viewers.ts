import { Problem } from '@sweeps/model'
import { engineInstant, type Store } from '../store/index.js'
import { changing } from './changes.js'
import { countViewer } from './count-viewer.js'
import type { Plays } from './plays.js'

/**
 * Names a viewer of a service as a tester, or no longer: all they ever watched is set aside, or counts again. Only the hash of the id
 * is kept. Editions that were published stay as they were.
 */
export async function markTestViewer(store: Store, plays: Plays, who: { service: string; viewer: string; test: boolean }): Promise<void> {
  if (!who.service || !who.viewer) throw new Problem('usage', 'name the service and the viewer, by the id that the service sends')
  const viewer = plays.pseudonyms.of(who.service, 'viewer', who.viewer)
  await plays.stamped(epoch =>
    changing(
      () => countViewer(store, { viewer, epoch }),
      () =>
        store.insert(
          'test_viewers',
          ['viewer', 'service', 'removed', 'epoch', 'changed'],
          [[viewer, who.service, who.test ? 0 : 1, epoch, engineInstant(store.clock.now())]],
        ),
    ),
  )
}
