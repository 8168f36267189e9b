import type { Pseudonyms } from '../../pseudonyms.js'
import { id } from '../import/message-of.js'

/** Who a line names, as hashes; '0': nobody. */
interface People {
  viewer: string
  account: string
}

/**
 * The body of a line with keyed hashes in place of the viewer and the account that it names, before anything is written. Of a viewer two are
 * stored, joined by a full stop: the account, where no line names one, is the viewer’s own, and hashed as an account.
 */
export function hashedBody(body: string, service: string, pseudonyms: Pick<Pseudonyms, 'of'>): { body: string } & People {
  if (!body.includes('"viewer":') && !body.includes('"account":')) return { body, viewer: '0', account: '0' }
  const parsed: unknown = JSON.parse(body)
  if (typeof parsed !== 'object' || parsed === null) return { body, viewer: '0', account: '0' }
  const { viewer, account }: { viewer?: unknown; account?: unknown } = parsed
  const ofViewer = typeof viewer === 'string' ? pseudonyms.of(service, 'viewer', id(viewer)) : undefined
  const own = typeof viewer === 'string' ? pseudonyms.of(service, 'account', id(viewer)) : undefined
  const named = typeof account === 'string' ? pseudonyms.of(service, 'account', id(account)) : undefined
  const replaced = {
    ...parsed,
    ...(ofViewer === undefined ? {} : { viewer: `${ofViewer}.${own}` }),
    ...(named === undefined ? {} : { account: named }),
  }
  return { body: JSON.stringify(replaced), viewer: ofViewer ?? '0', account: named ?? own ?? '0' }
}

/** Reads them again where a message is made of lines: what was hashed is not hashed again. */
export const alreadyHashed: Pick<Pseudonyms, 'of' | 'ofText'> = {
  of(_service, kind, text) {
    const [viewer = '0', own] = text.split('.')
    return kind === 'account' ? (own ?? viewer) : viewer
  },
  ofText: text => text,
}
