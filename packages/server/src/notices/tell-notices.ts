import { type Due, type Engine, noticesFound, repeating } from '@sweeps/engine'
import type { NoticesFrom } from './notices-from.js'
import { sendMail } from './send-mail.js'
import { sendWebhook } from './send-webhook.js'

/** How often is looked what there is to tell, and what waits to be told, in milliseconds. */
const every = { look: 60_000, send: 5000 }

/** Looks what there is to tell of, and tells it by the rules; where this program owns that work. Returns how to stop. */
export function tellNotices(engine: Engine, from: NoticesFrom, onTrouble: (message: string) => void = () => {}): () => Promise<void> {
  const { ownership, notices } = engine
  const look = async (): Promise<unknown> => ownership.owned && notices.note(await noticesFound(engine))
  const send = async (): Promise<unknown> => ownership.owned && sendDue(engine, from)
  const stops = [
    repeating(look, every.look, message => onTrouble(`what there is to tell of could not be looked up, it is tried again: ${message}`)),
    repeating(send, every.send, message => onTrouble(`notices could not be read, it is tried again: ${message}`)),
  ]
  return async () => {
    await Promise.all(stops.map(stop => stop()))
  }
}

/** Tells what is due, one after the other, and writes down how it went. Returns how many were told. */
export async function sendDue({ notices }: Pick<Engine, 'notices'>, from: NoticesFrom): Promise<number> {
  let told = 0
  for (const due of await notices.due()) {
    const trouble = await send(due).then(
      () => '',
      (error: Error) => reasonOf(error),
    )
    if (trouble === '') told++
    await notices.delivered(due, trouble)
  }
  return told

  async function send(due: Due): Promise<void> {
    if (due.rule.way === 'mail') return sendMail(due, from)
    const secret = await notices.rules.secretOf(due.rule.id)
    if (due.rule.signed && secret === undefined) throw new Error('its secret was made with other secrets than are here: set it again')
    return sendWebhook(due, from, secret)
  }
}

/** What `fetch` says alone names no reason. */
const reasonOf = (error: Error): string => {
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${cause}`.split('\n')[0]!
}
