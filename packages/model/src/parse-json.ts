/** Deeper than anything meant: walking what is nested without end runs out of stack. */
const deepest = 200

/**
 * The value of JSON text that somebody else wrote. A byte order mark at its start is ignored.
 * Throws `SyntaxError` when it is no JSON, or is nested more than 200 deep.
 */
export function parseJson(text: string): unknown {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const value: unknown = JSON.parse(json)
  if (depthOf(json) > deepest) throw new SyntaxError(`it is nested more than ${deepest} deep`)
  return value
}

/** How deep the lists and objects of well-formed JSON are nested: its brackets, without those inside texts. */
function depthOf(json: string): number {
  let depth = 0
  let most = 0
  for (let at = 0; at < json.length; at++) {
    const sign = json[at]
    if (sign === '"') at = endOfText(json, at)
    else if (sign === '[' || sign === '{') most = Math.max(most, ++depth)
    else if (sign === ']' || sign === '}') depth--
  }
  return most
}

/** Where the text that begins at a place ends: at the next quote that is not escaped. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    if (json[at] === '\\') at++
    else if (json[at] === '"') return at
  }
  return json.length
}
