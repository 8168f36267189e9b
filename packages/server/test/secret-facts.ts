import type { Fact, FactName, FactValue } from '@sweeps/model'

/** Of every kind of fact two values that a record may hold in confidence. Words and amounts are such as nothing else here says. */
const values: { [Name in FactName]: readonly [FactValue<Name>, FactValue<Name>] } = {
  service: ['Quillonia', 'Vantorre'],
  kind: ['limited-series', 'film'],
  origin: ['acquired', 'original'],
  genre: ['burlesque', 'operetta'],
  language: ['Maltese', 'Faroese'],
  episodes: [11, 6],
  runtime: [
    { minutes: 12, of: 'mean-episode' },
    { minutes: 17, of: 'season' },
  ],
  episode: [
    { number: 4, name: 'The Quiet Ledger', minutes: 13 },
    { number: 5, name: 'The Sealed Room', minutes: 14 },
  ],
  announced: ['2016-02-03', '2015-11-12'],
  premiere: ['2021-08-03', '2021-07-11'],
  'release-pattern': [{ pattern: 'weekly' }, { pattern: 'in-parts', parts: ['2021-07-11', '2021-07-25'] }],
  filming: [{ place: 'Valley' }, { place: 'Island' }],
  interruption: [{ cause: 'flooding' }, { cause: 'lawsuit', from: '2020-03-04' }],
  'production-time': [{ years: 3 }, { years: 9 }],
  'production-note': ['reshot twice over', 'insured by nobody'],
  finale: ['closed', 'cliffhanger'],
  creator: ['Odalys Brimstead', 'Teodor Wexcombe'],
  showrunner: ['Marit Hollowell', 'Ansgar Pellworth'],
  'executive-producer': ['Ilse Carrowmere', 'Bruno Stavenhall'],
  company: ['Nettlefield Films', 'Harrowgate Pictures'],
  cast: [{ actor: 'Pernilla Oakhurst', role: 'the notary' }, { actor: 'Casimir Dunmoor' }],
  cost: [
    { amount: 7_654_321, currency: 'USD', per: 'episode' },
    { amount: 654_321, currency: 'USD', per: 'episode' },
  ],
  'cost-statement': [
    { text: 'dearer than anything before', by: 'Odalys Brimstead' },
    { text: 'cheap at the price', by: 'Teodor Wexcombe' },
  ],
  score: [
    { by: 'critics', value: 31, of: 100, site: 'inside' },
    { by: 'critics', value: 98, of: 100, site: 'inside' },
  ],
  figure: [
    { what: 'accounts that finished it', value: 1_234_567, unit: 'accounts' },
    { what: 'accounts that finished it', value: 7_654_890, unit: 'accounts' },
  ],
  id: [
    { of: 'ledger', value: 'zx-4411' },
    { of: 'ledger', value: 'zx-9907' },
  ],
}

/** One confidential fact of every kind: the first value of it, or the second of those that are named. */
export const secretFacts = (second: (name: FactName) => boolean): Fact[] =>
  (Object.keys(values) as FactName[]).map(
    name => ({ fact: name, value: values[name][second(name) ? 1 : 0], source: 'the books', confidential: true }) as Fact,
  )
