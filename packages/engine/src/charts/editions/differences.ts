import type { Chart } from '@sweeps/model'

/** How far a number that is made again may lie from what was published, relative to it: rounding of another machine. */
const rounding = 1e-9

/** Where the lists of an edition differ from those made again, down to every error and range, in words. */
export function differencesOfLists(published: readonly Chart[], again: readonly Chart[]): string[] {
  return published.flatMap(list => {
    const other = again.find(one => one.list === list.list)
    if (!other) return [`${list.list}: made again there is no such list`]
    const { entries, ...facts } = list
    const { entries: entriesAgain, ...factsAgain } = other
    const most = Math.max(entries.length, entriesAgain.length)
    return [
      ...differencesOf(facts, factsAgain).map(text => `${list.list}: ${text}`),
      ...Array.from({ length: most }, (_, at) => {
        const [one, two] = [entries[at], entriesAgain[at]]
        const name = (one ?? two)!.name ?? `line ${at + 1}`
        if (!one || !two) return [`${list.list}, ${name}: ${one ? 'made again it is not listed' : 'made again it is listed, too'}`]
        return differencesOf(one, two).map(text => `${list.list}, ${name}: ${text}`)
      }).flat(),
    ]
  })
}

/** Where two values of JSON differ, by path. */
function differencesOf(published: unknown, again: unknown, path = ''): string[] {
  if (typeof published === 'number' && typeof again === 'number')
    return Math.abs(published - again) <= rounding * Math.max(1e-300, Math.abs(published), Math.abs(again))
      ? []
      : [differs(path, published, again)]
  if (typeof published !== 'object' || typeof again !== 'object' || published === null || again === null)
    return published === again ? [] : [differs(path, published, again)]
  const names = [...new Set([...Object.keys(published), ...Object.keys(again)])]
  return names.flatMap(name =>
    differencesOf(
      (published as Record<string, unknown>)[name] ?? null,
      (again as Record<string, unknown>)[name] ?? null,
      path === '' ? name : `${path}.${name}`,
    ),
  )
}

const differs = (path: string, published: unknown, again: unknown): string => `${path} is ${short(published)}, made again ${short(again)}`

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
