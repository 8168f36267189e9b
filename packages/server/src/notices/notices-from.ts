import type { Notice } from '@sweeps/engine'

/** From where notices are sent. */
export interface NoticesFrom {
  /** The mail server: `smtps://user:password@smtp.example.org`. */
  smtp?: string | undefined
  /** Who sends mails; `sweeps@` the mail server when absent. */
  sender?: string | undefined
  /** How the dashboard is reached from outside; absent: nobody said so, and notices have no address. */
  publicAddress?: string | undefined
}

/** Where a notice is shown. */
export const noticeAddress = ({ path }: Notice, { publicAddress }: NoticesFrom): string | undefined =>
  publicAddress === undefined ? undefined : publicAddress.replace(/\/+$/, '') + path
