import type { ReleaseParagraph, ReleaseRun } from '@sweeps/model'
import type { CitedFigure } from './cited-figures.js'
import type { Notes } from './notes.js'
import { amountInWords, count, weekInWords } from './words.js'

/** What the section of published figures is called. */
export const audienceHeading = 'The audience'

/** The figure that says most at a glance: of an overall list if there is one, else the best rank; of those the largest. */
export function bestFigure(figures: readonly CitedFigure[]): CitedFigure | undefined {
  const ranked = figures.filter(({ rank, value }) => rank !== null && value !== null)
  const overall = ranked.filter(isOverall)
  return [...(overall.length > 0 ? overall : ranked)].sort((one, other) => one.rank! - other.rank! || other.value! - one.value!)[0]
}

/** Below the headline: `The thriller series was viewed for 549 million minutes in the week of 9–15 August 2021, No. 8 on the Nielsen…`. */
export function deckOf(figure: CitedFigure, kind: string, notes: Notes): ReleaseParagraph {
  const amount = amountInWords(figure.value!, figure.unit)
  const viewed = isViewed(figure.unit) ? `was viewed for ${amount}` : `had ${amount}`
  const text = `The ${kind} ${viewed} in the week of ${weekInWords(figure.week)}, No. ${figure.rank} on the ${placeOf(figure)}.`
  return [{ text, notes: [figure.cite(notes)] }]
}

/** The charts of figures, that of the deck first. */
export const chartsOf = (figures: readonly CitedFigure[]): string[] => [
  ...new Set([bestFigure(figures)?.chart ?? [], figures.map(({ chart }) => chart)].flat()),
]

/** What every list said week by week: the chart of the deck first, the lists of one chart together, an overall list before its parts. */
export function audienceParagraphs(figures: readonly CitedFigure[], name: string, notes: Notes): ReleaseParagraph[] {
  return chartsOf(figures).map(chart => {
    const own = figures.filter(figure => figure.chart === chart)
    const lists = [...new Set([...own.filter(isOverall), ...own].map(({ list }) => list))]
    return lists.flatMap((list, index) =>
      listRuns(
        own.filter(figure => figure.list === list),
        index === 0 ? name : 'It',
        notes,
      ),
    )
  })
}

function listRuns(figures: readonly CitedFigure[], subject: string, notes: Notes): ReleaseRun[] {
  const place = placeOf(figures[0]!)
  if (figures.length === 1) {
    const [figure] = figures
    const words = figureInWords(figure!)
    return [
      {
        text: `${subject} was ${words.replace(/^on the list/, `on the ${place}`).replace(/^No\. \d+/, `$& on the ${place}`)}.`,
        notes: [figure!.cite(notes)],
      },
    ]
  }
  const head = `${subject} spent ${count(figures.length)} weeks on the ${place}: `
  const last = figures.length - 1
  const weeks = figures.map((figure, index): ReleaseRun => {
    const start = index === 0 ? head : index === last ? 'and ' : ''
    return { text: `${start}${figureInWords(figure)}${index === last ? '.' : ';'}`, notes: [figure.cite(notes)] }
  })
  return [...weeks, ...sumRun(figures, notes)]
}

/** `No. 8 in the week of 9–15 August 2021, with 549 million minutes viewed`. */
function figureInWords({ rank, value, unit, week }: CitedFigure): string {
  const when = `in the week of ${weekInWords(week)}`
  if (rank === null && value === null) return `on the list ${when}, its rank and ${unit} not reported`
  const amount = value === null ? `its ${unit} not reported` : `with ${amountInWords(value, unit)}${isViewed(unit) ? ' viewed' : ''}`
  return `${rank === null ? 'on the list' : `No. ${rank}`} ${when}, ${amount}`
}

/** The sum over the weeks, where each is known in one unit. */
function sumRun(figures: readonly CitedFigure[], notes: Notes): ReleaseRun[] {
  const values = figures.flatMap(({ value }) => value ?? [])
  const { unit } = figures[0]!
  if (values.length < figures.length || figures.some(figure => figure.unit !== unit)) return []
  const sum = values.reduce((total, value) => total + value, 0)
  const text = `Together these weeks come to ${amountInWords(sum, unit)}${isViewed(unit) ? ' viewed' : ''}.`
  return [{ text, notes: figures.map(figure => figure.cite(notes)) }]
}

const isOverall = ({ list }: { list: string }): boolean => list === 'overall'

/** An overall list is the chart itself. */
const placeOf = (figure: CitedFigure): string =>
  isOverall(figure) ? figure.chartName : `${figure.listName} list of the ${figure.chartName}`

/** Views are counted; minutes and hours are viewed. */
const isViewed = (unit: string): boolean => unit === 'minutes' || unit === 'hours'
