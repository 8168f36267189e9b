import { type Engine, repeating } from '@sweeps/engine'

const everyMs = 5000

/**
 * Polls media servers every five seconds for what plays, where this program owns the work. Returns how to stop; it resolves when no request
 * is under way any more.
 */
export function pollServers({ poller, ownership }: Engine, onTrouble: (message: string) => void = () => {}): () => Promise<void> {
  const ask = async (): Promise<unknown> => ownership.owned && poller.pass()
  return repeating(ask, everyMs, message => onTrouble(`what media servers play could not be stored, they are polled again: ${message}`))
}
