import { addDays, amountWords, type Fact, type RenewalCase, weekStart } from '@sweeps/model'
import { factsOf } from '../../catalogue/index.js'
import { minimumToCompare, type NearestSeasons } from '../precedents/index.js'
import type { ProbabilityOfReturn } from '../renewal-probability/index.js'
import { missingRecorded } from './missing-recorded.js'
import type { CaseGiven, CaseTerms } from './terms.js'
import type { WeighedCase } from './weigh-case.js'
import { money } from './words.js'

interface Known {
  request: CaseGiven & { title: string; season: number }
  facts: readonly Fact[]
  forecast: RenewalCase['forecast']
  terms: CaseTerms
  chance: ProbabilityOfReturn
  nearest: NearestSeasons
  premiere: string | null
  asOf: string
  weighed: WeighedCase
  assumedNext: boolean
  /** Too few launches are known to say what a next season adds to earlier ones. */
  noLift: boolean
  /** There is a forecast, and how long the season is is not known. */
  noFilm: boolean
  /** Hours of one's own plays of a season that has no week to forecast from; null: there are none. */
  plays: number | null
}

type Missing = Omit<RenewalCase['missing'][number], 'fetchable'> & { fetchable?: boolean }
type Worth = { worth?: NonNullable<RenewalCase['missing'][number]['worth']> }

/** Where Netflix offers all weeks of its global lists for download. */
export const netflixHistory = 'https://www.netflix.com/tudum/top10/data/all-weeks-global.tsv'

/** What a better case would need, why, and how to get it: what turns the answer first. */
export function missingFrom({
  request,
  facts,
  forecast,
  terms,
  chance,
  nearest,
  premiere,
  asOf,
  weighed,
  assumedNext,
  noLift,
  noFilm,
  plays,
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
      how: `sweeps renewal ${season} --cost AMOUNT, or keep it in the record: sweeps record ${season} --cost AMOUNT --source WORDS`,
      ...worthOfCost(weighed, terms.currency),
    },
    forecast.weeksSeen === 0 && (plays === null ? noHours : tooYoung(plays, premiere, asOf)),
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
    nearest.precedents.length === 0 && noPrecedents(nearest, forecast.weeksSeen),
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
        how: `sweeps renewal ${season} --fee AMOUNT (with plays), or --value-per-hour AMOUNT; kept for a service: sweeps terms SERVICE --fee AMOUNT`,
        ...worthOfAnHour(weighed, terms.currency),
      },
    request.fee !== undefined &&
      terms.assumptions.every(({ from, name }) => name !== 'value-per-hour' || from === 'assumed') && {
        what: 'plays of the season',
        why: 'a fee was given, but no viewing of accounts to split it over',
        how: 'collect its plays, with accounts, and have it in the catalogue',
      },
    noFilm && {
      what: 'the runtime',
      why: 'without the length of its episodes there is no film among the scenarios: how many people would see one is not known',
      how: 'sweeps import record FILE with a runtime, or a catalogue with runtime_ms filled',
    },
    ...missingRecorded(chance, factsOf(facts, 'score')),
  ]
  return list.filter(entry => entry !== false).map(entry => ({ fetchable: false, ...entry }))
}

const noHours: Missing = {
  what: 'weekly hours of the season',
  why: 'without them nothing can be forecast',
  how: `sweeps import netflix-top10 --url ${netflixHistory}, or collect its plays`,
  fetchable: true,
}

/** Plays are there, and not for long enough: what there is, and from when on there is a forecast. */
function tooYoung(hours: number, premiere: string | null, asOf: string): Missing {
  const monday = addDays(weekStart(asOf), 7)
  const isNew = premiere?.length === 10 && premiere >= weekStart(asOf)
  const from = isNew ? addDays(premiere, 1) : monday
  const known = `${amountWords(hours)} hours of its plays are held to ${asOf}`
  if (!isNew)
    return {
      what: 'a whole week of plays',
      why: `${known}, all in the week that still runs; a forecast from ${monday}${premiere === null ? ', or from its first days on once its premiere is known' : ''}`,
      how: premiere === null ? 'wait, or record the premiere: sweeps import record FILE' : 'wait',
    }
  const why = premiere > asOf ? `before its premiere on ${premiere}` : 'its first day is not over'
  return { what: 'a whole day of plays', why: `${known}, ${why}; a forecast from ${from}`, how: 'wait' }
}

/** There is none, or those that there are cannot be compared. */
function noPrecedents({ comparable }: NearestSeasons, weeksSeen: number): Missing {
  const enough = comparable >= minimumToCompare
  return {
    what: 'precedents',
    ...(enough
      ? {
          why: `${comparable} past seasons are held, and none is comparable: ${weeksSeen === 0 ? 'no week of this season is known' : 'one’s own hours are not compared with those of published lists, and how its second week holds is not known yet'}`,
          how: weeksSeen === 0 ? 'what brings its weekly hours, above' : 'wait for its second week',
        }
      : {
          why:
            comparable === 1
              ? 'only one past season to compare it with is held'
              : `${comparable === 0 ? 'no' : `only ${comparable}`} past seasons to compare it with are held`,
          how: `import Netflix’s public history: sweeps import netflix-top10 --url ${netflixHistory}`,
        }),
    fetchable: !enough,
  }
}

/** What knowing the cost decides; there is nothing to say without a forecast. */
function worthOfCost({ result }: WeighedCase, currency: string): Worth {
  if (!result) return {}
  const { renewUpTo, cancelFrom } = result
  const words = `it decides the answer: renew up to ${money(renewUpTo, currency)} an episode, cancel from ${money(cancelFrom, currency)}, wait between`
  return { worth: { words, amount: null } }
}

/** How far the break-even cost goes with the value of an hour. */
function worthOfAnHour({ sensitivity }: WeighedCase, currency: string): Worth {
  const effect = sensitivity.find(({ term }) => term === 'valuePerHour')
  if (!effect) return {}
  const [low, high] = effect.breakEven
  const words = `half and double of it put the break-even cost per episode at ${money(low, currency)} and ${money(high, currency)}`
  return { worth: { words, amount: high - low } }
}
