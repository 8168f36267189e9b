import { decodeSfDict, SfToken } from '@svta/cml-structured-field-values'
import Type, { Compile, type Static } from '@sweeps/model/typebox'

/** What matters of a line of CMCD version 2 in event mode (CTA-5004-B), decoded. */
const CmcdLine = Type.Object({
  /** Event: ps state, t interval, pr rate, c content, rr response… */
  e: Type.String(),
  /** When, epoch ms; of a response the start of the request. */
  ts: Type.Number({ minimum: 0 }),
  sid: Type.String({ minLength: 1 }),
  cid: Type.String({ minLength: 1 }),
  /** State: p is playing. */
  sta: Type.Optional(Type.String()),
  /** Speed; left out when 1. */
  pr: Type.Optional(Type.Number()),
  /** Playhead, ms. */
  pt: Type.Optional(Type.Number({ minimum: 0 })),
  v: Type.Optional(Type.Number()),
})
export type CmcdLine = Static<typeof CmcdLine>

const checker = Compile(CmcdLine)

/**
 * A line as a structured dictionary: keys with their values, tokens as text. A value with parameters stays an item, which no key here has.
 * Undefined when it is no dictionary.
 */
export function decodeLine(line: string): Record<string, unknown> | undefined {
  try {
    const values: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(decodeSfDict(line.trim(), { useSymbol: false })))
      values[key] = item.params ? item : item.value instanceof SfToken ? item.value.description : item.value
    return values
  } catch {
    return undefined
  }
}

export const isCmcdLine = (decoded: unknown): decoded is CmcdLine => checker.Check(decoded)
