import { readAmount } from '@sweeps/model/amounts'
import { amountWords, percentWords } from '../amountWords'
import type { Stated, Statement } from './caseQuery'

const names: Record<Statement, string> = {
  cost: 'cost of this season',
  costPerEpisode: 'cost of an episode of it',
  nextCost: 'cost of the next',
  nextCostPerEpisode: 'cost of an episode of the next',
  episodes: 'episodes of the next',
  valuePerHour: 'value of an hour',
  fee: 'monthly fee',
  escalation: 'an episode costs more by',
  marketing: 'marketing',
  audience: 'audience',
  lift: 'what it adds to earlier seasons',
  currency: 'money in',
  asOf: 'as known on',
}

const amounts: Statement[] = ['cost', 'costPerEpisode', 'nextCost', 'nextCostPerEpisode']
const shares: Statement[] = ['escalation', 'marketing', 'audience']

/** `marketing 20 %`: one statement. What is small is said to the last digit. */
export function statementWords(name: Statement, value: string): string {
  const read = readAmount(value)
  const amount = 'amount' in read ? read.amount : undefined
  if (name === 'lift') return `${names.lift} ${value === 'false' ? 'left out' : 'counted'}`
  if (amount !== undefined && amounts.includes(name)) return `${names[name]} ${amountWords(amount)}`
  if (amount !== undefined && shares.includes(name)) return `${names[name]} ${percentWords(amount)}`
  return `${names[name]} ${value}`
}

/** What is stated, in words; the currency stands with amounts alone. */
export function statedWords(stated: Stated): string {
  const all = Object.entries(stated) as [Statement, string][]
  const only = all.length === 1 && all[0]![0] === 'currency'
  return only ? 'nothing is stated' : all.map(([name, value]) => statementWords(name, value)).join('; ')
}
