import type { Role } from '../people/index.js'

/** What a kind of file may need to be told, beside the file; `needed`: it is not read without. */
interface KindInput {
  input: 'service' | 'timeZone' | 'contentId' | 'whole' | 'period' | 'mapping' | 'from' | 'panel'
  needed: boolean
}

/** A kind of file that is imported: in words, by which operation, and at which address. */
export interface FileKind {
  kind: FileKindId
  words: string
  operation: string
  address: string
  role: Role
  inputs: KindInput[]
}

const ids = [
  'netflix-top10',
  'netflix-country',
  'netflix-engagement',
  'nielsen-top10',
  'figures',
  'outcomes',
  'catalogue',
  'plays',
  'panel',
  'record',
] as const
export type FileKindId = (typeof ids)[number]

const needs = (input: KindInput['input']): KindInput => ({ input, needed: true })
const takes = (input: KindInput['input']): KindInput => ({ input, needed: false })

const kind = (id: FileKindId, words: string, inputs: KindInput[] = [], more: { address?: string; role?: Role } = {}): FileKind => ({
  ...{ kind: id, words, operation: `import-${id}`, address: more.address ?? `/v1/imports/files/${id}` },
  ...{ role: more.role ?? 'analyst', inputs },
})

/** Every file that can be imported. */
export const fileKinds: readonly FileKind[] = [
  kind('netflix-top10', 'Netflix’s weekly global Top 10'),
  kind('netflix-country', 'Netflix’s weekly Top 10 of every country'),
  kind('netflix-engagement', 'Netflix’s half-yearly engagement report', [takes('period')]),
  kind('nielsen-top10', 'Nielsen’s weekly lists'),
  kind('figures', 'Published figures of any other source', [needs('mapping')]),
  kind('outcomes', 'What became of past seasons'),
  kind('catalogue', 'A catalogue: which content id is which episode or film', [takes('service'), takes('contentId'), takes('whole')], {
    address: '/v1/catalogue/import',
  }),
  kind('plays', 'Plays, from messages of players or the history of another program', [takes('from'), takes('service'), takes('timeZone')]),
  kind('panel', 'Files of a panel of households', [takes('panel')]),
  kind('record', 'How a season was made and received', [], { role: 'decider' }),
]
