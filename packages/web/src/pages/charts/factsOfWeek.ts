import type { Chart, ChartEntry } from '@sweeps/model'

interface WeekFact {
  label: string
  entry: ChartEntry
  detail: string
}

/** What an editor would say about the week first: who leads, who is new, who climbed most, who has been there longest. */
export function factsOfWeek({ entries }: Pick<Chart, 'entries'>): WeekFact[] {
  const known = entries.filter(({ title }) => title !== null)
  const climb = ({ previousRank, rank }: ChartEntry) => (previousRank ?? rank) - rank
  const leader = known.find(({ rank }) => rank === 1)
  const newcomer = known.find(({ movement }) => movement === 'new')
  const climber = known.filter(({ movement }) => movement === 'up').sort((a, b) => climb(b) - climb(a))[0]
  const stayer = known.filter(({ weeksOnChart }) => (weeksOnChart ?? 0) > 1).sort((a, b) => b.weeksOnChart! - a.weeksOnChart!)[0]
  return [
    leader && { label: 'Leads', entry: leader, detail: leader.movement === 'same' ? 'as the week before' : 'No. 1' },
    newcomer && { label: 'Highest new', entry: newcomer, detail: `No. ${newcomer.rank}` },
    climber && { label: 'Biggest climb', entry: climber, detail: `${climber.previousRank} → ${climber.rank}` },
    stayer && { label: 'Longest on the chart', entry: stayer, detail: `${stayer.weeksOnChart} weeks` },
  ].filter(fact => fact !== undefined)
}
