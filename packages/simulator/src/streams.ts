/**
 * Which sequence of the seed each thing draws its luck from. What goes wrong on the way has its own, so that faults never change
 * what was watched.
 */
export const streams = {
  habits: (viewer: number) => viewer * 4,
  clock: (viewer: number) => viewer * 4 + 1,
  way: (play: number) => (play * 4 + 2) % 2 ** 32,
  households: 3,
  buzz: 7,
  shuffle: 11,
} as const
