import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { TitleSearch } from '@sweeps/engine'
import { random } from '@sweeps/stats'
import { report } from './report.js'

const syllables = ['ka', 'ri', 'mo', 'te', 'lu', 'shan', 'dor', 'vel', 'nis', 'bra', 'go', 'ful', 'per', 'ast', 'ine', 'qu', 'zor', 'wy']

/** Made-up titles of one to four words, common words among them, half with a name in another language. */
function titles(count: number) {
  const draw = random(11)
  const word = (): string => Array.from({ length: 2 + draw.integer(0, 2) }, () => syllables[draw.integer(0, syllables.length - 1)]).join('')
  const words = Array.from({ length: 12_000 }, word)
  const name = (): string =>
    `${draw.integer(0, 6) === 0 ? 'The ' : ''}${Array.from({ length: 1 + draw.integer(0, 3) }, () => words[draw.integer(0, words.length - 1)]).join(' ')}`
  return Array.from({ length: count }, (_, at) => {
    const called = name()
    return { title: `title-${at}`, name: called, names: at % 2 === 0 ? [called] : [called, name()], seasons: [1], own: at % 3 === 0 }
  })
}

/** What somebody types on the way to a title: its first letters, a word, all of it, and all of it with two letters changed over. */
function typed(name: string): string[] {
  const at = Math.floor(name.length / 2)
  return [
    name.slice(0, 1),
    name.slice(0, 3),
    name.split(' ').at(-1)!,
    name,
    `${name.slice(0, at)}${name.slice(at + 1, at + 2)}${name.slice(at, at + 1)}${name.slice(at + 2)}`,
  ]
}

/** A title among sixty thousand, found by what is typed on the way to it. */
export async function benchSearch(rounds: number, count: number): Promise<void> {
  const scale = count.toLocaleString('en')
  const all = titles(count)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage().heapUsed
  const made: number[] = []
  let search = await TitleSearch.of([])
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    search = await TitleSearch.of(all)
    made.push(performance.now() - began)
  }
  report('names of titles, made ready to be searched', scale, 'ms', made)
  collect()
  report('memory of names of titles', scale, 'MB', [(process.memoryUsage().heapUsed - before) / 1e6])
  const asked = Array.from({ length: 40 * rounds }, (_, at) => all[(at * 7919) % all.length]!.name).flatMap(typed)
  const times = asked.map(words => {
    const began = performance.now()
    search.find(words, 8)
    return performance.now() - began
  })
  report('a title by what is typed', scale, 'ms', times, { atMost: 50 })
  times.sort((one, other) => one - other)
  report('the same, 99 of 100', scale, 'ms', [times[Math.floor(times.length * 0.99)]!], { atMost: 50 })
}
