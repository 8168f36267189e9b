import { type AnswerOf, addressOf } from '../../api/ask'
import { underBase } from '../../api/base'
import { Problem } from '../../api/Problem'

export type Inspected = AnswerOf<'POST /v1/imports/inspect'>
export type FileKind = Inspected['kinds'][number]
export type FileInput = FileKind['inputs'][number]['input']

/** What an import answers, by the kind of file. */
export interface Imported {
  'netflix-top10': AnswerOf<'POST /v1/imports/files/netflix-top10'>
  'netflix-country': AnswerOf<'POST /v1/imports/files/netflix-country'>
  'netflix-engagement': AnswerOf<'POST /v1/imports/files/netflix-engagement'>
  'nielsen-top10': AnswerOf<'POST /v1/imports/files/nielsen-top10'>
  figures: AnswerOf<'POST /v1/imports/files/figures'>
  outcomes: AnswerOf<'POST /v1/imports/files/outcomes'>
  catalogue: AnswerOf<'POST /v1/catalogue/import'>
  plays: AnswerOf<'POST /v1/imports/files/plays'>
  panel: AnswerOf<'POST /v1/imports/files/panel'>
  record: AnswerOf<'POST /v1/imports/files/record'>
}

/** An answer, and of which kind of file it is. */
export type ImportAnswer = { [Kind in keyof Imported]: { kind: Kind; answer: Imported[Kind] } }[keyof Imported]

/** Files that are imported together: several of a panel, one of anything else. */
export interface Dropped {
  files: File[]
  inspected: Inspected
}

/** By so many bytes a file is recognised. */
const head = 1024 * 1024

/** A spreadsheet shows what it is at its end, and JSON as a whole. */
const needsAll = ({ name, size }: File) => size <= 32 * head && /\.(xlsx|json|jsonld)$/i.test(name)

export async function inspectFile(file: File, csrf: string): Promise<Inspected> {
  const whole = file.size <= head || needsAll(file)
  const address = addressOf('POST /v1/imports/inspect', { name: file.name.slice(0, 300), whole })
  return (await send(address, whole ? file : file.slice(0, head), csrf, () => {})) as Inspected
}

/** Files of a panel as one body: before each a line that names it and its length. */
export const panelBundle = (files: readonly { name: string; file: File }[]): Blob =>
  new Blob(files.flatMap(({ name, file }) => [`${JSON.stringify({ file: name, bytes: file.size })}\n`, file]))

/** Sends a file, and tells what share of it is on its way. Fails with the `Problem` that the server answers. */
export function send(address: string, body: Blob, csrf: string, onProgress: (share: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Nothing else in a browser tells how far a body has come.
    const request = new XMLHttpRequest()
    request.open('POST', underBase(address))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-csrf-token', csrf)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1)
    request.onload = () => {
      const document = parsed(request.responseText)
      if (request.status === 200) resolve(document)
      else reject(new Problem(request.status, (document ?? {}) as ConstructorParameters<typeof Problem>[1]))
    }
    request.onerror = () => reject(new Error('The server could not be reached, or ended the connection. Is Sweeps still running?'))
    request.send(body)
  })
}

/** A proxy between us and the server may answer HTML. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
