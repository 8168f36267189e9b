import { createHmac } from 'node:crypto'
import type { Due } from '@sweeps/engine'
import { type NoticesFrom, noticeAddress } from './notices-from.js'

/** How long a webhook may take to answer, in milliseconds. */
const patience = 10_000

/**
 * Posts a notice as JSON. `text` is what chats show that take such a body as it is. With a secret the body is signed: `X-Sweeps-Signature: sha256=…`,
 * HMAC in hexadecimal. A redirect is not followed: nobody said that what stands there may know. Throws with what was answered.
 */
export async function sendWebhook({ notice, rule }: Due, from: NoticesFrom, secret: string | undefined): Promise<void> {
  const address = noticeAddress(notice, from) ?? null
  const body = JSON.stringify({ ...notice, address, text: [notice.subject, notice.text, ...(address ? [address] : [])].join('\n') })
  const signature = secret === undefined ? undefined : createHmac('sha256', secret).update(body).digest('hex')
  const answer = await fetch(rule.address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Sweeps',
      ...(signature && { 'x-sweeps-signature': `sha256=${signature}` }),
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`it answered ${answer.status}`)
}
