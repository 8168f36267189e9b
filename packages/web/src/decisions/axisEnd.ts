/** Where an axis ends: a quarter beyond what the case needs, doubled until it holds what the changed terms need. So it stays while a slider moves. */
export function axisEnd(base: number, needed: number): number {
  let end = base * 1.25
  while (end < needed) end *= 2
  return end
}
