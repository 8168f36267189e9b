import Type from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../store/index.js'

const kinds = defineQuery({
  tag: 'operations.stored-kinds',
  sql: sqlFile(import.meta.url, './stored-kinds.sql'),
  row: Type.Object({ kind: Type.String() }),
})

/** What sorts of data are in a store, in words; none: nobody has brought anything in. */
export const storedKinds = async (store: Store): Promise<string[]> => (await store.run(kinds, {})).map(({ kind }) => kind)
