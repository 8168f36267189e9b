/** Counts different numbers from 0 to below `size`, at one bit each: exact. */
export class Distinct {
  count = 0
  private readonly bits: Uint32Array

  constructor(size: number) {
    this.bits = new Uint32Array(Math.ceil(size / 32))
  }

  add(number: number): void {
    const bit = 1 << (number & 31)
    if ((this.bits[number >>> 5]! & bit) !== 0) return
    this.bits[number >>> 5]! |= bit
    this.count++
  }
}
