/** A small sound file of each kind that is imported over HTTP: where it is sent, and how it is read. */
export interface ImportFile {
  name: string
  path: string
  text: string
}

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`
const tabbed = (...rows: string[]): string => lines(...rows.map(row => row.replaceAll('|', '\t')))

/** Files of a panel as one body: before each a line that names it and its length. */
export const bundle = (files: Record<string, string>): string =>
  Object.entries(files)
    .map(([file, text]) => `${JSON.stringify({ file, bytes: Buffer.byteLength(text) })}\n${text}`)
    .join('')

export const mapping = {
  source: 'panel-de',
  market: 'DE',
  list: 'serien',
  period: { week: 'Woche', named: 'last-day' },
  rank: 'Platz',
  title: 'Titel',
  values: { minutes: { column: 'Mio. Minuten', factor: 1_000_000 } },
}

export const panelFiles = {
  'panel.json': JSON.stringify({
    ...{ id: 'tiny', name: 'Tiny', market: 'US', zone: 'UTC' },
    weighting: { method: 'rake', level: 'person', margins: ['sex'] },
    replicates: { method: 'jk1', groups: 'household' },
    thresholds: { persons: 0, households: 0, relativeError: null },
    census: { services: ['noa'] },
  }),
  'households.csv': 'household\nh1\nh2\nh3\n',
  'persons.csv': 'person,household,sex\na,h1,f\nb,h1,m\nc,h2,f\nd,h2,m\ne,h3,f\nf,h3,m\n',
  'targets.csv': 'margin,level,total\nsex,f,300\nsex,m,150\n',
}

const of = (kind: string, name: string, text: string, query = ''): [string, ImportFile] => [
  kind,
  { name, path: `/v1/imports/files/${kind}${query}`, text },
]

/** By the kind that each is recognised as. */
export const importFiles: Readonly<Record<string, ImportFile>> = Object.fromEntries([
  of(
    'netflix-top10',
    'all-weeks-global.tsv',
    tabbed(
      'week|category|weekly_rank|show_title|season_title|weekly_hours_viewed|runtime|weekly_views|cumulative_weeks_in_top_10',
      '2022-08-14|TV (English)|1|Cold Ferry|Cold Ferry: Season 1|9000000|||1',
      '2022-08-14|TV (English)|2|Fog|Fog: Season 2|8000000|||1',
    ),
  ),
  of(
    'netflix-country',
    'all-weeks-countries.tsv',
    tabbed(
      'country_name|country_iso2|week|category|weekly_rank|show_title|season_title|cumulative_weeks_in_top_10',
      'Israel|IL|2022-08-14|TV|1|Cold Ferry|Cold Ferry: Season 1|1',
      'Israel|IL|2022-08-14|TV|2|Fog|Fog: Season 2|1',
    ),
  ),
  of(
    'netflix-engagement',
    'engagement.csv',
    lines(
      'period,kind,title_raw,available_globally,release_date,hours_viewed,runtime_minutes,views',
      '2024H1,show,Cold Ferry: Season 1,Yes,2024-01-04,1000000,480,125000',
    ),
  ),
  of(
    'nielsen-top10',
    'nielsen.csv',
    lines(
      'week_start,week_end,list,rank,title,service,minutes_millions',
      '2022-08-08,2022-08-14,originals,1,Cold Ferry,Netflix,900',
      '2022-08-08,2022-08-14,originals,2,Fog,Netflix,800',
    ),
  ),
  of(
    'figures',
    'woche.csv',
    lines('Woche,Platz,Titel,Mio. Minuten', '2024-03-17,1,Cold Ferry,12.5', '2024-03-17,2,Fog,9.8'),
    `?mapping=${encodeURIComponent(JSON.stringify(mapping))}`,
  ),
  of(
    'outcomes',
    'seasons.csv',
    lines(
      'show,season,released,outcome,next_season_seen,runtime_minutes,charted_top10',
      'Cold Ferry,1,2021-07-01,returned,2022-11-01,273,1',
    ),
  ),
  of(
    'plays',
    'plays.ndjson',
    lines(
      JSON.stringify({
        ...{ service: 'noa', content: 'ferry-1-1', play: 'p1', viewer: 'v1', sentAt: '2021-08-10T20:30:00.000Z' },
        spans: [{ start: '2021-08-10T20:00:00.000Z', stop: '2021-08-10T20:30:00.000Z', position: 0 }],
      }),
    ),
  ),
  of('panel', 'panel', bundle(panelFiles), '?note=tiny'),
])

export const recordFile: ImportFile = {
  name: 'ferry.json',
  path: '/v1/imports/files/record?note=ferry.json',
  text: JSON.stringify({
    ...{ format: 'sweeps-record/1', title: 'cold-ferry', season: 1, name: 'Cold Ferry' },
    facts: [{ fact: 'premiere', value: '2021-07-01', source: 'https://example.org/ferry' }],
  }),
}
