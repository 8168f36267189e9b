import type { Journal } from '../journal/journal.js'
import type { Loader } from './loader.js'

const mostBytes = 256 * 1024 * 1024

/**
 * For whoever writes much at once: resolves when the journal has room for more. What waits to be loaded takes no more of the disk than this,
 * nor than the journal takes in.
 */
export async function awaitRoom({ journal, loader }: { journal: Journal; loader: Loader }): Promise<void> {
  if (journal.backlog > mostBytes || journal.refusal()?.code === 'backlog-full') await loader.drained()
}
