/** A queue that gives the item with the lowest time first; of equal times, the one added first. A binary heap. */
export class Queue<Item> {
  private readonly heap: { time: number; order: number; item: Item }[] = []
  private added = 0

  /** The lowest time waiting; infinity when nothing waits. */
  get time(): number {
    return this.heap[0]?.time ?? Infinity
  }

  add(time: number, item: Item): void {
    const entry = { time, order: this.added++, item }
    let place = this.heap.length
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!before(entry, this.heap[parent]!)) break
      this.heap[place] = this.heap[parent]!
      place = parent
    }
    this.heap[place] = entry
  }

  /** Takes out the item with the lowest time. */
  take(): Item | undefined {
    const first = this.heap[0]
    const last = this.heap.pop()
    if (!first || !last || first === last) return first?.item
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child + 1 < this.heap.length && before(this.heap[child + 1]!, this.heap[child]!)) child++
      if (child >= this.heap.length || !before(this.heap[child]!, last)) break
      this.heap[place] = this.heap[child]!
      place = child
    }
    this.heap[place] = last
    return first.item
  }
}

function before(a: { time: number; order: number }, b: { time: number; order: number }): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order)
}
