import type { Fact, RenewalCase } from '@sweeps/model'
import { factsOf } from '../../catalogue/index.js'
import type { ProbabilityOfReturn } from '../return/index.js'
import type { CaseGiven, CaseTerms } from './terms.js'

interface Known {
  request: CaseGiven & { title: string; season: number }
  facts: readonly Fact[]
  forecast: RenewalCase['forecast']
  terms: CaseTerms
  chance: ProbabilityOfReturn
  precedents: number
  premiere: string | null
  assumedNext: boolean
  /** Too few launches are known to say what a next season adds to earlier ones. */
  noLift: boolean
}

type Missing = Omit<RenewalCase['missing'][number], 'fetchable'> & { fetchable?: true }

const fewPrecedents = 5
/** Where Netflix offers all weeks of its global lists for download. */
export const netflixHistory = 'https://www.netflix.com/tudum/top10/data/all-weeks-global.tsv'

/** What a better case would need, why, and how to get it: what turns the answer first. */
export function missingFrom({
  request,
  facts,
  forecast,
  terms,
  chance,
  precedents,
  premiere,
  assumedNext,
  noLift,
}: Known): RenewalCase['missing'] {
  const season = `${request.title}/${request.season}`
  const recorded = factsOf(facts, 'cost').at(-1)
  const list: (Missing | false)[] = [
    recorded !== undefined &&
      recorded.value.currency !== terms.currency && {
        what: `the cost in ${terms.currency}`,
        why: `the record has it in ${recorded.value.currency}, and money of two currencies is not compared`,
        how: `give --cost in ${terms.currency}, or --currency ${recorded.value.currency} with a --value-per-hour in it`,
      },
    terms.next.costPerEpisode === null && {
      what: 'the cost',
      why: `it is ${terms.words}; without it there is a break-even cost, and no probability that a next season earns it`,
      how: `sweeps renewal ${season} --cost AMOUNT, or record it: sweeps import record FILE`,
    },
    forecast.weeksSeen === 0 && {
      what: 'weekly hours of the season',
      why: 'without them nothing can be forecast',
      how: `sweeps import netflix-top10 --url ${netflixHistory}, or collect its plays`,
      fetchable: true,
    },
    forecast.weeksSeen > 0 &&
      assumedNext && {
        what: 'past seasons and the ones after them',
        why: 'what a next season draws beside this one is assumed, not learned',
        how: `import Netflix’s public history: sweeps import netflix-top10 --url ${netflixHistory}`,
        fetchable: true,
      },
    noLift && {
      what: 'half-yearly engagement reports',
      why: 'they show what launches of new seasons did for earlier ones; without them that is not counted, and a next season may be worth more than is said here',
      how: 'sweeps import netflix-engagement FILE, of two half-years or more',
    },
    precedents < fewPrecedents && {
      what: 'precedents',
      why: `${precedents === 0 ? 'no' : `only ${precedents}`} comparable past seasons are held`,
      how: `import Netflix’s public history: sweeps import netflix-top10 --url ${netflixHistory}`,
      fetchable: true,
    },
    chance.p === null &&
      chance.known !== 'not-returned' && {
        what: 'outcomes of past seasons',
        why: 'without them there is no probability that it returns',
        how: 'sweeps import outcomes FILE',
      },
    premiere === null && {
      what: 'the premiere',
      why: 'without it days since then are not known, nor how much of the first week it had',
      how: 'sweeps import record FILE, or a catalogue with released filled',
    },
    request.fee === undefined &&
      request.valuePerHour === undefined && {
        what: 'what an hour is worth to this service',
        why: 'the value is hours times an assumed amount; a fee and one’s own plays give the part of the fees that the season earned',
        how: `sweeps renewal ${season} --fee AMOUNT (with plays), or --value-per-hour AMOUNT`,
      },
    request.fee !== undefined &&
      terms.assumptions.every(({ from, name }) => name !== 'value-per-hour' || from === 'assumed') && {
        what: 'plays of the season',
        why: 'a fee was given, but no viewing of accounts to split it over',
        how: 'collect its plays, with accounts, and have it in the catalogue',
      },
    factsOf(facts, 'score').length === 0 && {
      what: 'reception',
      why: 'how it was received is shown beside the case; it is not in the probability',
      how: 'sweeps import record FILE',
    },
  ]
  return list.filter(entry => entry !== false).map(entry => ({ fetchable: false, ...entry }))
}
