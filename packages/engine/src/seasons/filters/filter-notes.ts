import type { SeasonFilter } from '@sweeps/model'

/** What a reader must know of a filtered report: of whom it is, and who stands for values of few accounts. */
export function filterNotes(filters: readonly SeasonFilter[], reach: number | null): string[] {
  if (filters.length === 0) return []
  const notes = filters.map(noteOn)
  if (reach === null) notes.push('Too few accounts: what is not shown of them would tell of a few, here or beside another report.')
  notes.push(
    'The share of all viewing is left out: it is of all accounts. Viewing of people who are not recognised counts where and on what it was, in no other filter but others.',
  )
  return notes
}

function noteOn({ by, asked, shown, apart }: SeasonFilter): string {
  if (shown === null) return `${nameOf[by]} ${asked}: too few accounts, also together with all others that are too few.`
  if (shown === asked && asked !== 'others') return `Of accounts ${by === 'accounts' ? cameWords[asked] : `${whereOf[by]} ${asked}`}.`
  const others = apart.length === 0 ? 'all' : `all but ${apart.join(', ')}`
  const why = asked === 'others' ? '' : ` ${asked} alone would be too few accounts to be told apart.`
  return `Of accounts ${by === 'accounts' ? `that came in other ways than ${apart.join(', ')}` : `${whereOf[by]} others: ${others}`}.${why}`
}

const nameOf = { market: 'Market', screen: 'Screen', service: 'Service', accounts: 'Accounts' } as const
const whereOf = {
  market: 'that watched most of it in',
  screen: 'that watched most of it on',
  service: 'of',
} as const
const cameWords: Readonly<Record<string, string>> = {
  new: 'whose first viewing on the service it was',
  returned: 'that came back for it after 28 days of nothing',
}
