import Type, { type Static } from '@sweeps/model/typebox'
import { type Role, roles } from '../people/index.js'

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

/** What a kind of file may need besides the file. */
const KindInput = Type.Object({
  input: Type.Enum(['service', 'timeZone', 'contentId', 'whole', 'period', 'mapping', 'from', 'panel']),
  needed: Type.Boolean({ description: 'the file is not read without' }),
})
type KindInput = Static<typeof KindInput>

/** A kind of file that is imported: in words, by which operation, and at which address. */
export const FileKind = Type.Object({
  kind: Type.Enum([...ids]),
  words: Type.String(),
  operation: Type.String({ description: 'the name of the one that imports it' }),
  address: Type.String({ description: 'where it is posted to' }),
  role: Type.Enum([...roles], { description: 'the least that may import it' }),
  inputs: Type.Array(KindInput),
})
export type FileKind = Static<typeof FileKind>

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
