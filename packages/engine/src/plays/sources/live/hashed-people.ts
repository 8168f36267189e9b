import type { Pseudonyms } from '../../pseudonyms.js'
import { id } from '../import/message-of.js'

/** Who a line names, as hashes; '0': nobody. */
interface People {
  viewer: string
  account: string
}

/**
 * The body of a line with keyed hashes in place of the viewer and the account that it names, before anything is written. Of a viewer two are
 * stored, joined by a full stop: the account, where no line names one, is the viewer’s own, and hashed as an account. `known` is filled with
 * the hashes of those whom lines of the same service name.
 */
export function hashedBody(
  body: string,
  service: string,
  pseudonyms: Pick<Pseudonyms, 'of'>,
  known: Map<string, People> = new Map(),
): { body: string } & People {
  if (!body.includes('"viewer":') && !body.includes('"account":')) return { body, viewer: '0', account: '0' }
  // Without an object in it: the names can stand at one place only. To parse and write each line would take as long as all else.
  if (body.lastIndexOf('{') === 0) return inPlace(body, service, pseudonyms, known)
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

const names = /(?<!\\)"(viewer|account)":("(?:[^"\\]|\\.)*")/g

function inPlace(body: string, service: string, pseudonyms: Pick<Pseudonyms, 'of'>, known: Map<string, People>): { body: string } & People {
  const found: Partial<People> = {}
  let own: string | undefined
  const written = body.replace(names, (pair, kind: 'viewer' | 'account', quoted: string) => {
    let hashes = known.get(pair)
    if (!hashes) {
      const name = id(JSON.parse(quoted) as string)
      hashes = { viewer: kind === 'viewer' ? pseudonyms.of(service, 'viewer', name) : '', account: pseudonyms.of(service, 'account', name) }
      known.set(pair, hashes)
    }
    if (kind === 'account') {
      found.account = hashes.account
      return `"account":"${hashes.account}"`
    }
    found.viewer = hashes.viewer
    own = hashes.account
    return `"viewer":"${hashes.viewer}.${hashes.account}"`
  })
  return { body: written, viewer: found.viewer ?? '0', account: found.account ?? own ?? '0' }
}

/** Reads them again where a message is made of lines: what was hashed is not hashed again. */
export const alreadyHashed: Pick<Pseudonyms, 'of' | 'ofText'> = {
  of(_service, kind, text) {
    const [viewer = '0', own] = text.split('.')
    return kind === 'account' ? (own ?? viewer) : viewer
  },
  ofText: text => text,
}
