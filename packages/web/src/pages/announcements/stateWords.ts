import type { Announcement } from '@sweeps/model'
import { instantWords } from '../../ui/format/dates'

/** Where a release stands, in words. */
export function stateWords({ state, embargo, out, version }: Pick<Announcement, 'state' | 'embargo' | 'out' | 'version'>): string {
  const of = version > 1 ? `Version ${version}: ` : ''
  switch (state) {
    case 'draft':
      return `${of}draft, written from the ledger as it is now`
    case 'approved':
      return `${of}approved, not published`
    case 'embargoed':
      return `${of}under embargo until ${embargo ? instantWords(embargo) : 'a time that is not set'}`
    case 'published':
      return `${of}published${out ? ` ${instantWords(out)}` : ''}`
  }
}
