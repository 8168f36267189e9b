import type { Scenario } from '@sweeps/model'
import { type Draws, type NextSeasonTerms, type Thresholds, weighNextSeason } from '@sweeps/stats'

interface Way {
  id: Scenario['id']
  name: string
  words: string
  change: (terms: NextSeasonTerms) => Partial<NextSeasonTerms>
}

/** A film is about as long as two hours of a series, and is taken to cost as much as three of its episodes. */
const film = { hours: 2, episodesWorth: 3 }

const ways = (hoursOfSeason: number | null): Way[] => [
  { id: 'same-budget', name: 'Same budget', words: 'as many episodes, each at the cost stated', change: () => ({}) },
  {
    id: 'cheaper',
    name: '20 % cheaper',
    words: 'as many episodes, each for a fifth less, and as many people watch',
    change: ({ costPerEpisode }) => ({ costPerEpisode: costPerEpisode === null ? null : costPerEpisode * 0.8 }),
  },
  {
    id: 'six-episodes',
    name: 'Six episodes',
    words: 'six episodes; hours fall with the number of episodes, as when as many people see all of a shorter season',
    change: ({ episodes, audience }) => ({ episodes: 6, audience: (audience * 6) / episodes }),
  },
  {
    id: 'final-season',
    name: 'Final season',
    words: 'half as many episodes to end the story, announced as the last; hours fall with the number of episodes',
    change: ({ episodes, audience }) => {
      const fewer = Math.max(1, Math.ceil(episodes / 2))
      return { episodes: fewer, audience: (audience * fewer) / episodes }
    },
  },
  ...(hoursOfSeason === null
    ? []
    : [
        {
          id: 'film' as const,
          name: 'A film',
          words: `one film of ${film.hours} hours for what ${film.episodesWorth} episodes cost, seen as often as a next season would be`,
          change: ({ costPerEpisode, audience }: NextSeasonTerms) => ({
            episodes: 1,
            costPerEpisode: costPerEpisode === null ? null : costPerEpisode * film.episodesWorth,
            // Views of the next season’s runtime, each now two hours long.
            audience: (audience * film.hours) / hoursOfSeason,
          }),
        },
      ]),
]

/** Ways to go on, weighed over the same draws. `hoursOfSeason`: how long the next season is; null: not known, then there is no film. */
export const scenariosOf = (drawn: Draws, terms: NextSeasonTerms, thresholds: Thresholds, hoursOfSeason: number | null): Scenario[] =>
  ways(hoursOfSeason).map(({ id, name, words, change }) => {
    const changed = { ...terms, ...change(terms) }
    const { value, cost, efficiency, probabilityEarnsCost, breakEvenCostPerEpisode } = weighNextSeason(drawn, changed, thresholds)
    const { episodes, costPerEpisode, audience } = changed
    return { id, name, words, episodes, costPerEpisode, audience, value, cost, efficiency, probabilityEarnsCost, breakEvenCostPerEpisode }
  })
