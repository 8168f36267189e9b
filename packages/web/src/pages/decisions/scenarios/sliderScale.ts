/** `times`: from a quarter to four times an amount, every step the same factor. `even`: equal steps. */
export type SliderScale = { kind: 'times'; of: number } | { kind: 'even'; from: number; to: number; step: number }

const timesSteps = 80
const reach = 4

export const stepsOf = (scale: SliderScale): number =>
  scale.kind === 'times' ? timesSteps : Math.round((scale.to - scale.from) / scale.step)

/** The value at a step; in the middle of `times` it is the amount itself, to the last digit. */
export function valueAt(scale: SliderScale, step: number): number {
  if (scale.kind === 'even') return Number((scale.from + step * scale.step).toFixed(4))
  const half = timesSteps / 2
  return step === half ? scale.of : Number((scale.of * reach ** ((step - half) / half)).toPrecision(3))
}

/** The step nearest to a value; a value beyond the ends is at the end. */
export function placeOf(scale: SliderScale, value: number): number {
  const half = timesSteps / 2
  const place = scale.kind === 'even' ? (value - scale.from) / scale.step : half + (half * Math.log(value / scale.of)) / Math.log(reach)
  return Math.min(stepsOf(scale), Math.max(0, Math.round(place)))
}
