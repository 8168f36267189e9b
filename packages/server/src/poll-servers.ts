import { type Engine, repeating } from '@sweeps/engine'

const everyMs = 5000

/**
 * Asks media servers what plays, every five seconds, where this program owns the work. Returns how to stop; it resolves when none is being
 * asked any more.
 */
export function pollServers({ poller, ownership }: Engine, onTrouble: (message: string) => void = () => {}): () => Promise<void> {
  const ask = async (): Promise<unknown> => ownership.owned && poller.pass()
  return repeating(ask, everyMs, message => onTrouble(`what media servers play could not be noted, it is asked again: ${message}`))
}
