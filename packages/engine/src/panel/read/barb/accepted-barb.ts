import { type PanelMessage, Problem } from '@sweeps/model'
import type { Pseudonyms } from '../../../plays/index.js'
import { acceptViewing, type PanelViewing, type Roster } from '../../accept-viewing.js'

/** Sessions of Barb's as a meter's messages are accepted. Throws `invalid-file` at the first that is not as it should be. */
export function* acceptedBarb(messages: readonly PanelMessage[], roster: Roster, pseudonyms: Pseudonyms): Generator<PanelViewing> {
  for (const message of messages) {
    const accepted = acceptViewing(message, roster, pseudonyms)
    if ('field' in accepted)
      throw new Problem(
        'invalid-file',
        `the session of ${message.device} at ${message.spans[0]?.start}: ${accepted.field}: ${accepted.reason}; nothing was imported`,
      )
    yield accepted
  }
}
