/** What goes wrong between players and collector. Shares are from 0 to 1; all are 0 unless asked for. */
export interface Faults {
  /** Share of messages that arrive a second time, unchanged, up to a minute later. */
  duplicates: number
  /** Messages are picked at random out of a waiting room of this many. 0 and 1 keep the order. */
  shuffle: number
  /** Share of messages that never arrive. The player reports what was in them again, with its next message or by trying again. */
  loss: number
  /** Share of plays without a connection: reported in one message, one to five days later. */
  delay: number
  /** Share of viewers whose clock is wrong by up to 90 seconds. Their spans stay valid. */
  clocks: number
  /** Share of viewers whose clock runs 3 to 10 minutes ahead. Spans received that far before their stop are set aside. */
  ahead: number
}

export const noFaults: Faults = { duplicates: 0, shuffle: 0, loss: 0, delay: 0, clocks: 0, ahead: 0 }

/** Every fault, about as often as a bad week has it. */
export const allFaults: Faults = { duplicates: 0.05, shuffle: 500, loss: 0.03, delay: 0.02, clocks: 0.1, ahead: 0.01 }

/**
 * Faults from a command line: `none`, `all`, or names with or without a value, `duplicates=0.1,shuffle,clocks=0.2`.
 * A name alone takes its value from {@link allFaults}.
 *
 * @throws RangeError that says which part is wrong
 */
export function parseFaults(text: string): Faults {
  if (text === 'none' || text === '') return noFaults
  if (text === 'all') return allFaults
  const faults = { ...noFaults }
  for (const part of text.split(',')) {
    const [name = '', value] = part.trim().split('=')
    if (!isFault(name)) throw new RangeError(`faults: there is no "${name}"; there are ${Object.keys(noFaults).join(', ')}, none and all`)
    faults[name] = value === undefined ? allFaults[name] : Number(value)
  }
  return checkFaults(faults)
}

/** @throws RangeError when a share is not from 0 to 1 or the waiting room is not a whole number */
export function checkFaults(faults: Faults): Faults {
  for (const [name, value] of Object.entries(faults)) {
    if (name === 'shuffle') {
      if (!Number.isInteger(value) || value < 0 || value > 1_000_000)
        throw new RangeError(`faults: shuffle must be a whole number up to 1000000, not ${value}`)
    } else if (!(value >= 0 && value <= 1)) throw new RangeError(`faults: ${name} must be from 0 to 1, not ${value}`)
  }
  return faults
}

function isFault(name: string): name is keyof Faults {
  return Object.hasOwn(noFaults, name)
}
