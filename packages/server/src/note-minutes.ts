import type { CollectingEngine } from '@sweeps/engine'

/** Notes every minute in which a collector is up: what is missing between them are gaps that editions name. Returns how to stop. */
export function noteMinutes({ plays, store }: Pick<CollectingEngine, 'plays' | 'store'>): () => void {
  const note = (): void => {
    // A minute that could not be noted is a gap, which editions name; that the disk is full is said to whoever sends.
    plays.noteUp(store.clock.now()).catch(() => {})
  }
  note()
  const timer = setInterval(note, 60_000)
  return () => clearInterval(timer)
}
