import type { Due } from '@sweeps/engine'
import { type NoticesFrom, noticeAddress } from './notices-from.js'

/** How long a mail server may take to answer, in milliseconds. */
const patience = 20_000

/** Sends a notice as a mail of plain text. Throws with what the mail server said. */
export async function sendMail({ notice, rule }: Due, from: NoticesFrom): Promise<void> {
  const { smtp, sender } = from
  if (!smtp) throw new Error('no mail server is named: set SWEEPS_SMTP_URL')
  const times = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }
  const { hostname } = new URL(smtp)
  // Loaded when there is a mail to send.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport(smtp, { from: sender ?? `sweeps@${hostname}` })
  Object.assign(transport.options, times)
  try {
    const address = noticeAddress(notice, from)
    await transport.sendMail({
      to: rule.address,
      subject: notice.subject,
      text: [notice.text, ...(address ? [address] : []), `-- \nSweeps sends this by the rule “${rule.name}”.`].join('\n\n'),
      // Programs that answer mails leave it alone.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Sweeps-Notice': `${notice.kind} ${notice.state}` },
      date: new Date(notice.at),
      messageId: `<notice-${notice.number}-${rule.id}@sweeps>`,
    })
  } finally {
    transport.close()
  }
}
