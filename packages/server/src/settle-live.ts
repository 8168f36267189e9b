import { addLiveTitles, type Engine, repeating } from '@sweeps/engine'

const everyMs = 10_000
/** A version of the catalogue holds the titles of so long: a new service would make one every ten seconds. */
const titlesMs = 120_000

/**
 * Makes viewing of what live sources sent, every ten seconds, and rows of the catalogue of what they said of titles, where this program owns the
 * work. Returns how to stop; it resolves when nothing of it runs any more.
 */
export function settleLive(engine: Engine, onTrouble: (message: string) => void = () => {}): () => Promise<void> {
  const { plays, ownership } = engine
  let titlesAt = 0
  const settle = async (): Promise<void> => {
    if (!ownership.owned || !plays.settler.expects) return
    await plays.settler.pass()
    if (Date.now() - titlesAt < titlesMs) return
    titlesAt = Date.now()
    await addLiveTitles(engine)
  }
  return repeating(settle, everyMs, message => onTrouble(`what live sources sent could not be settled, it waits: ${message}`))
}
