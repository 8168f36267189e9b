import type { Random } from '@sweeps/stats'

/** The items in another order: each is picked at random out of the `room` that wait. Memory is the room's, however long the stream. */
export function* shuffled<Item>(items: Iterable<Item>, room: number, luck: Random): Generator<Item> {
  const waiting: Item[] = []
  for (const item of items) {
    waiting.push(item)
    if (waiting.length >= room) yield takeAny(waiting, luck)
  }
  while (waiting.length > 0) yield takeAny(waiting, luck)
}

function takeAny<Item>(waiting: Item[], luck: Random): Item {
  const place = luck.integer(0, waiting.length - 1)
  const taken = waiting[place]!
  waiting[place] = waiting.at(-1)!
  waiting.pop()
  return taken
}
