import { type Engine, repeating } from '@sweeps/engine'

const everyMs = 10_000

/**
 * Makes viewing of what live sources sent, every ten seconds, where this program owns the work. Returns how to stop; it resolves when nothing
 * of it runs any more.
 */
export function settleLive({ plays, ownership }: Engine, onTrouble: (message: string) => void = () => {}): () => Promise<void> {
  const settle = async (): Promise<unknown> => ownership.owned && plays.settler.expects && plays.settler.pass()
  return repeating(settle, everyMs, message => onTrouble(`what live sources sent could not be settled, it waits: ${message}`))
}
