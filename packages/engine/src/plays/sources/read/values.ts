import type { JsonElement } from './json-elements.js'
import type { Batches, Located } from './located.js'

/** Objects without the key under which they stand. */
export async function* values(elements: AsyncIterable<Located<JsonElement>[]>): Batches<unknown> {
  for await (const batch of elements) yield batch.map(({ at, value }) => ({ at, value: value.value }))
}
