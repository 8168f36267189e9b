// How many machines a load takes, by what was measured: node --import tsx bench/capacity/run.ts --plays 100e6. docs/guides/scale.md explains it.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Costs, type Load, measured } from './costs.js'
import { need } from './need.js'
import { simulate } from './simulate.js'

const { values } = parseArgs({
  options: {
    plays: { type: 'string', default: '100e6' },
    hours: { type: 'string', default: '0.6' },
    spans: { type: 'string', default: '5' },
    every: { type: 'string', default: '30' },
    peak: { type: 'string', default: '2.5' },
    cores: { type: 'string', default: '16' },
    use: { type: 'string', default: '0.5' },
    costs: { type: 'string' },
    json: { type: 'boolean' },
  },
})
const number = (name: 'plays' | 'hours' | 'spans' | 'every' | 'peak' | 'cores' | 'use'): number => {
  const value = Number(values[name])
  if (!(value > 0)) throw new Error(`--${name}: "${values[name]}" is no number above 0`)
  return value
}
const costs: Costs = values.costs ? { ...measured, ...JSON.parse(readFileSync(values.costs, 'utf8')) } : measured
const load: Load = {
  playsPerDay: number('plays'),
  hours: number('hours'),
  spans: number('spans'),
  everySeconds: number('every'),
  peak: number('peak'),
}
const machine = { cores: number('cores'), use: number('use') }
const needed = need(load, costs, machine)
const { collectors, shards } = needed
const evening = { collectors, shards, machine }
const days = {
  'a collector away from 20:30 on for an hour': simulate(load, costs, { ...evening, outage: { from: 1230, minutes: 60, store: false } }),
  'the store away from 20:50 on for 10 minutes': simulate(load, costs, { ...evening, outage: { from: 1250, minutes: 10, store: true } }),
}
if (values.json) console.log(JSON.stringify({ load, machine, costs, needed, days }, null, 2))
else {
  const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 })
  const line = (what: string, value: string): void => console.log(`${what.padEnd(60)} ${value}`)
  line('messages a second, in the mean and at the peak', `${shown(needed.messagesPerSecond.mean)}, ${shown(needed.messagesPerSecond.peak)}`)
  line('cores of collectors and of the store at the peak', `${shown(needed.collectorCores)}, ${shown(needed.storeCores)}`)
  line(`collectors and shards of ${machine.cores} cores, ${machine.use * 100} % in use`, `${collectors}, ${shards}`)
  line('network into collectors at the peak, MB/s', shown(needed.network / 1e6))
  line('disk of one copy of viewing: a day, a year, GB', `${shown(needed.disk.perDay / 1e9)}, ${shown(needed.disk.perYear / 1e9)}`)
  line('Top 10 of a week, exact viewers: core seconds, seconds', `${shown(needed.top.coreSeconds)}, ${shown(needed.top.seconds)}`)
  line('sets of viewers and accounts it joins, at most, GB', shown(needed.top.setBytes / 1e9))
  for (const [what, { use, lagSeconds, backlogBytes }] of Object.entries(days)) {
    console.log(`\n${what}`)
    line('  collectors in use, mean and most, %', `${shown(use.mean * 100)}, ${shown(use.most * 100)}`)
    line('  longest that a message waits to be in the store, s', shown(lagSeconds))
    line('  most that waits in one journal, MB', shown(backlogBytes / 1e6))
  }
}
