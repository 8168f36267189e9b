/** What a person says of the columns of a table: as the fields of the form have it. */
export interface MappingFields {
  source: string
  week: string
  named: 'first-day' | 'last-day'
  title: string
  season: string
  rank: string
  /** A column, or what is written out for every line. */
  marketColumn: string
  market: string
  listColumn: string
  list: string
  service: string
  decimal: '' | '.' | ','
  values: { metric: string; column: string; factor: string }[]
}

const words: Partial<Record<keyof MappingFields, RegExp>> = {
  week: /week|woche|semaine|semana|settimana|date|datum|period|^day$|^tag$/i,
  title: /title|titel|titre|titolo|show|programm|^name$/i,
  season: /season|staffel|saison|temporada|stagione/i,
  rank: /rank|platz|rang|posici|position|^#$/i,
  marketColumn: /country|market|land|pays|iso/i,
  listColumn: /^list|liste|categor|kategorie/i,
}

const metricWords: [string, RegExp][] = [
  ['minutes', /minut/i],
  ['hours', /hours|stunden|heures/i],
  ['viewers', /viewers|zuschauer|reach/i],
  ['views', /views|aufrufe|vues/i],
]

/** What the names of columns look like. A person has the last word. */
export function guessMapping(columns: readonly string[], fileName: string): MappingFields {
  const free = columns.filter(column => column !== '')
  const taken = new Set<string>()
  const take = (name: keyof MappingFields): string => {
    const column = free.find(column => !taken.has(column) && words[name]?.test(column)) ?? ''
    taken.add(column)
    return column
  }
  const found = { week: take('week'), season: take('season'), rank: take('rank'), listColumn: take('listColumn') }
  const rest = { marketColumn: take('marketColumn'), title: take('title') }
  const values = metricWords.flatMap(([metric, is]) => {
    const column = free.find(column => !taken.has(column) && is.test(column))
    if (column === undefined) return []
    taken.add(column)
    return [{ metric, column, factor: factorIn(column) }]
  })
  return {
    ...{ source: sourceIn(fileName), named: 'first-day', market: '', list: 'overall', service: '', decimal: '' },
    ...found,
    ...rest,
    values: values.length > 0 ? values : [{ metric: 'minutes', column: '', factor: '1' }],
  }
}

const factorIn = (column: string): string =>
  /mio|million|\bmln\b|\(m\)/i.test(column) ? '1000000' : /thousand|tsd|tausend|'?000s?\b/i.test(column) ? '1000' : '1'

const sourceIn = (fileName: string): string =>
  fileName
    .replace(/\.[a-z]+$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '')

/** The mapping as an import takes it; what is missing the server says. */
export function mappingJson(fields: MappingFields, delimiter: string | null): string {
  const { source, week, named, title, season, rank, service, decimal } = fields
  const said = (column: string, text: string) => (column === '' ? text : { column })
  const values = fields.values.filter(({ column }) => column !== '')
  return JSON.stringify({
    source,
    ...(delimiter !== null && { delimiter }),
    ...(decimal !== '' && { decimal }),
    market: said(fields.marketColumn, fields.market.trim().toUpperCase()),
    list: said(fields.listColumn, fields.list.trim()),
    ...(service.trim() !== '' && { service: service.trim() }),
    period: { week, named },
    title,
    ...(season !== '' && { season }),
    ...(rank !== '' && { rank }),
    values: Object.fromEntries(values.map(({ metric, column, factor }) => [metric, { column, factor: Number(factor) }])),
  })
}

/** What is still missing in words; empty: nothing. */
export function missingIn(fields: MappingFields): string {
  const missing = [
    ...(fields.source === '' ? ['whose figures these are'] : []),
    ...(fields.week === '' ? ['the column of the week'] : []),
    ...(fields.title === '' ? ['the column of the title'] : []),
    ...(fields.marketColumn === '' && !/^[A-Za-z]{2}$/.test(fields.market.trim()) ? ['the country, as DE'] : []),
    ...(fields.listColumn === '' && fields.list.trim() === '' ? ['the list'] : []),
    ...(fields.rank === '' && fields.values.every(({ column }) => column === '') ? ['a rank or a value'] : []),
  ]
  return missing.length === 0 ? '' : `Still to say: ${missing.join(', ')}.`
}

/** What each column is taken for, by its name. */
export function meanings(fields: MappingFields, metricNames: ReadonlyMap<string, string>): Map<string, string> {
  const pairs: [string, string][] = [
    [fields.week, fields.named === 'first-day' ? 'week, its first day' : 'week, its last day'],
    [fields.title, 'title'],
    [fields.season, 'season'],
    [fields.rank, 'rank'],
    [fields.marketColumn, 'country'],
    [fields.listColumn, 'list'],
    ...fields.values.map(({ metric, column, factor }): [string, string] => [
      column,
      `${(metricNames.get(metric) ?? metric).toLowerCase()}${factor === '1' ? '' : ` × ${Number(factor).toLocaleString('en')}`}`,
    ]),
  ]
  return new Map(pairs.filter(([column]) => column !== ''))
}
