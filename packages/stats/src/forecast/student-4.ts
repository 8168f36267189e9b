/**
 * Density of Student's t with four degrees of freedom: 3⁄8 (1 + z²⁄4)^(−5⁄2). R: `dt(z, 4)`.
 *
 * Tails this heavy let a season that breaks every rule stand in the pool without bending the rest.
 */
export const densityStudent4 = (z: number): number => 0.375 / ((1 + (z * z) / 4) ** 2 * Math.sqrt(1 + (z * z) / 4))

/**
 * Probability that Student's t with four degrees of freedom is at most z: ½ + ¾ u − ¼ u³ with u = z ⁄ √(4 + z²), which is what the
 * general integral comes to for four. R: `pt(z, 4)`.
 */
export function probabilityStudent4(z: number): number {
  const u = z / Math.sqrt(4 + z * z)
  return 0.5 + 0.75 * u - 0.25 * u ** 3
}
