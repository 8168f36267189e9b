import { Problem } from '@sweeps/model'
import { parseBody } from '../parse-body.js'

/** The text of a body in UTF-8. Throws `invalid-message`. */
export function bodyText(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw unreadable('is not UTF-8')
  }
}

/** What a body says as JSON. Throws `invalid-message`. */
export function bodyJson(body: Buffer, contentType: string | undefined): unknown {
  const parsed = parseBody(body, contentType)
  if ('refused' in parsed) throw unreadable(parsed.refused)
  return parsed.said
}

/** A field of a form, in whichever of the two ways it is sent. Throws `invalid-message`. */
export async function formField(body: Buffer, contentType: string, name: string): Promise<string> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw unreadable('is no form, or is cut off')
  })
  const field = form.get(name)
  if (field === null) throw unreadable(`has no field "${name}"`)
  return typeof field === 'string' ? field : field.text()
}

export const isForm = (contentType: string): boolean => /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)

export const unreadable = (why: string): Problem =>
  new Problem('invalid-message', `the body ${why}: nothing of it was stored; mend it before it is sent again`, { kept: 0 })
