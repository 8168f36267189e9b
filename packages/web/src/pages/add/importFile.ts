import { type AnswerOf, addressOf } from '../../api/ask'
import { sendFile } from '../../api/sendFile'

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

export async function inspectFile(file: File): Promise<Inspected> {
  const whole = file.size <= head || needsAll(file)
  const address = addressOf('POST /v1/imports/inspect', { name: file.name.slice(0, 300), whole })
  return (await sendFile(address, whole ? file : file.slice(0, head), () => {})) as Inspected
}

/** Files of a panel as one body: before each a line that names it and its length. */
export const panelBundle = (files: readonly { name: string; file: File }[]): Blob =>
  new Blob(files.flatMap(({ name, file }) => [`${JSON.stringify({ file: name, bytes: file.size })}\n`, file]))
