import type { RenewalCase, Sensitivity, Spread, ValueWeek } from '@sweeps/model'
import type { Fan } from './fanOf'

/** Something to draw. The same figures stand in a table. */
export type Picture = FanPicture | MoneyPicture | WeeksPicture | BreakEvenPicture | SensitivityPicture

export interface FanPicture {
  kind: 'fan'
  fan: Fan
}

export interface MoneyPicture {
  kind: 'money'
  currency: string
  lines: { name: string; value: Spread | null; cost: number | null }[]
}

export interface WeeksPicture {
  kind: 'weeks'
  weeks: ValueWeek[]
  currency: string
}

export interface BreakEvenPicture {
  kind: 'break-even'
  currency: string
  spread: Spread
  renewUpTo: number
  cancelFrom: number
  /** What an episode is taken to cost; null: not known. */
  cost: number | null
  /** The end of the axis: it stays while terms change, or one could not see what moves. */
  most: number
}

export interface SensitivityPicture {
  kind: 'sensitivity'
  effects: Sensitivity[]
  recommendation: Pick<RenewalCase['recommendation'], 'renewAt' | 'cancelAt'>
  currency: string
}

/** How large it is drawn; its space is reserved while the library that draws it loads. */
export function sizeOf(picture: Picture, wide: boolean): { width: number; height: number } {
  const width = wide ? 960 : 360
  switch (picture.kind) {
    case 'fan':
      return { width, height: wide ? 328 : 238 }
    case 'money':
      return { width, height: 50 + 56 * picture.lines.length }
    case 'weeks':
      return { width, height: wide ? 208 : 178 }
    case 'break-even':
      return { width, height: 138 }
    case 'sensitivity':
      return { width, height: 48 + 46 * picture.effects.length }
  }
}
