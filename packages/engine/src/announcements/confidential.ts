import { type Fact, type FactName, Problem, type Release } from '@sweeps/model'
import { audienceHeading } from './audience-section.js'
import { dayInWords } from './words.js'

/** What must not get out. */
export interface ConfidentialContent {
  numbers: number[]
  texts: string[]
  /** What public facts say: it may be said, however near a secret comes to it. */
  open: number[]
}

/** Members of a case that tell what a season costs or brings. */
const confidentialNames = /cost|value|budget|price|fee|marketing|breakeven|efficiency/i

/**
 * What a record and a case hold that nobody outside may learn: confidential amounts (per episode and for the whole season, whichever was
 * given), confidential words, and the money in the case. What a public fact says as well is no secret.
 */
export function confidentialContent(facts: readonly Fact[], cases: readonly unknown[]): ConfidentialContent {
  const open = facts.filter(({ confidential }) => !confidential)
  const closed = facts.filter(({ confidential }) => confidential)
  const episodes = facts.flatMap(fact => (fact.fact === 'episodes' ? fact.value : []))
  // A small number is said of too many things to be anybody's secret.
  const amounts = closed.flatMap(fact => leaves(fact.value).filter(value => typeof value === 'number' && value >= 20)) as number[]
  const money = closed.flatMap(fact => (fact.fact === 'cost' ? fact.value.amount : []))
  const derived = money.flatMap(amount => episodes.flatMap(number => [amount * number, amount / number]))
  const openNumbers = new Set(open.flatMap(({ value }) => leaves(value)).filter(value => typeof value === 'number'))
  const openText = open
    .map(({ value }) => leaves(value).join('\n'))
    .join('\n')
    .toLowerCase()
  const words = closed.flatMap(wordsOf)
  return {
    numbers: [...amounts, ...derived, ...cases.flatMap(one => moneyIn(one, false))].filter(value => !openNumbers.has(value)),
    open: [...openNumbers],
    texts: words.filter(text => text.length >= 4 && !openText.includes(text.toLowerCase())),
  }
}

/** Facts whose words are of a fixed set: that a cost is "per episode" is no secret. */
const coded = new Set<FactName>(['cost', 'kind', 'origin', 'finale', 'release-pattern', 'runtime'])

/** The words of a fact that could give it away; a day also as it is written out. */
function wordsOf(fact: Fact): string[] {
  if (coded.has(fact.fact)) return []
  if (fact.fact === 'score') return fact.value.site ? [fact.value.site] : []
  return leaves(fact.value).flatMap(value => {
    if (typeof value === 'number') return []
    return /^\d{4}-\d\d(-\d\d)?$/.test(value) ? [value, dayInWords(value)] : [value]
  })
}

/** Throws `confidential` when a release says what must not get out. Figures of the audience are published ones and may be said. */
export function checkRelease(release: Release, secrets: ConfidentialContent): void {
  const published = [release.deck, ...release.sections.filter(({ heading }) => heading === audienceHeading).flatMap(one => one.paragraphs)]
  const open = new Set([...secrets.open, ...published.flat().flatMap(({ text }) => numbersIn(text))])
  for (const text of textsOf(release)) {
    const said = numbersIn(text).filter(value => !open.has(value))
    const number = secrets.numbers.find(secret => said.some(value => near(value, secret)))
    const word = secrets.texts.find(secret => text.toLowerCase().includes(secret.toLowerCase()))
    if (number !== undefined || word !== undefined)
      throw new Problem(
        'confidential',
        `"${text.length > 80 ? `${text.slice(0, 77)}…` : text}" says what is confidential in the record or the case: leave it out of quotes and texts, or make the fact public`,
      )
  }
}

/** Every number a text may be read as saying: `12.5 million`, `12,500,000`, `$12.5m`, `12 500 000`. */
function numbersIn(text: string): number[] {
  const found: number[] = []
  for (const [, digits, word] of text.matchAll(/(\d[\d.,\s\u00a0\u202f']*)(thousand|million|billion|mio|mn|bn|k|m|b)?(?![a-z])/gi))
    for (const value of readings(digits!.trim().replace(/[.,]$/, ''))) found.push(value * scale(word), value)
  return found
}

/** A point or comma may part thousands or decimals: both are tried. */
function readings(digits: string): number[] {
  const tight = digits.replace(/[\s\u00a0\u202f']/g, '')
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(tight) ? [Number(tight.replace(/[.,]/g, ''))] : []
  const decimal = Number(tight.replace(/,(?=\d{3}(\D|$))/g, '').replace(',', '.'))
  return [...grouped, decimal].filter(Number.isFinite)
}

function scale(word: string | undefined): number {
  if (!word) return 1
  if (/^(thousand|k)$/i.test(word)) return 1000
  return /^(billion|bn|b)$/i.test(word) ? 1_000_000_000 : 1_000_000
}

/** Rounded figures tell as much: within one percent is the same. */
const near = (value: number, secret: number): boolean => Math.abs(value - secret) <= Math.abs(secret) * 0.01

function moneyIn(value: unknown, money: boolean): number[] {
  if (typeof value === 'number') return money && Math.abs(value) >= 1000 ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => moneyIn(part, money || confidentialNames.test(name)))
}

const leaves = (value: unknown): (string | number)[] =>
  typeof value === 'string' || typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(leaves)
      : []

const textsOf = ({ headline, deck, place, lead, quotes, sections, remarks, notes, contact }: Release): string[] =>
  [
    headline,
    place ?? '',
    contact ?? '',
    ...quotes.flatMap(({ by, words }) => [by, words]),
    ...remarks,
    ...notes.flatMap(({ text, address }) => [text, address ?? '']),
    ...[deck, lead, ...sections.flatMap(({ heading, paragraphs }) => [[{ text: heading }], ...paragraphs])].map(paragraph =>
      paragraph.map(({ text }) => text).join(' '),
    ),
  ].filter(text => text !== '')
