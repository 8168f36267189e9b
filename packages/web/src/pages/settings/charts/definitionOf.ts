import type { Definition } from './definition'

/** What a form has a line each for, as text. */
export function textsOf({ lists, measures }: Pick<Definition, 'lists' | 'measures'>): { lists: string; measures: string } {
  return {
    lists: lists
      .map(({ id, name, filter }) =>
        [
          id,
          name,
          ...(filter
            ? [
                Object.entries(filter)
                  .map(([key, value]) => `${key}=${value}`)
                  .join(' '),
              ]
            : []),
        ].join(', '),
      )
      .join('\n'),
    measures: measures.map(({ metric, roundTo, from }) => [metric, roundTo, ...(from ? [from] : [])].join(', ')).join('\n'),
  }
}

/** The definition that a form says, beside what it has no field for; in words what is wrong with a line. The server checks it whole. */
export function definitionOf(of: Definition, text: (name: string) => string): object | string {
  const lists = linesOf(text('lists')).map(listOf)
  const measures = linesOf(text('measures')).map(measureOf)
  const wrong = [...lists, ...measures].find(one => typeof one === 'string')
  if (wrong !== undefined) return wrong as string
  const { firstMarket: _, ...rest } = of
  const firstMarket = text('firstMarket')
  return {
    ...rest,
    ...Object.fromEntries(
      ['id', 'name', 'source', 'credit', 'market', 'firstDay', 'zone', 'grain', 'note'].map(name => [name, text(name)]),
    ),
    ...(firstMarket && { firstMarket }),
    size: Number(text('size')),
    lists,
    measures,
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** `movies, Movies, kind=film`. A name may have commas: what takes in stands last, and has `=`. */
function listOf(line: string): object | string {
  const parts = line.split(',').map(part => part.trim())
  const last = parts.length > 2 && parts.at(-1)!.includes('=') ? parts.pop()! : ''
  const [id, ...name] = parts
  if (!id || name.join(', ') === '')
    return `lists: “${line}” needs an id and a name with a comma between them, such as: movies, Movies, kind=film`
  const filter = Object.fromEntries(
    last
      .split(/\s+/)
      .filter(Boolean)
      .map(pair => pair.split('=', 2) as [string, string]),
  )
  return { id, name: name.join(', '), ...(last && { filter }) }
}

/** `minutes, 1` or `views, 100000, 2023-06-12`. */
function measureOf(line: string): object | string {
  const [metric, roundTo, from, ...more] = line.split(',').map(part => part.trim())
  if (!metric || !(Number(roundTo) > 0) || more.length > 0)
    return `measures: “${line}” needs a metric and what it is rounded to, such as: hours, 10000`
  return { ...(from && { from }), metric, roundTo: Number(roundTo) }
}
