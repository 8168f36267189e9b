import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sendFile } from '../../api/sendFile'
import { useSession } from '../../api/useSession'
import { type Dropped, type FileInput, type FileKind, type ImportAnswer, panelBundle } from './importFile'
import { guessMapping, type MappingFields, mappingJson, missingIn } from './mapping'

/** What a person says of a file, beside the mapping. */
export type Said = Partial<Record<Exclude<FileInput, 'mapping'>, string>>

/** A file on its way in: what it is taken for, what is said of it, and what came of it. */
export function useFileForm({ files, inspected }: Dropped) {
  const { data: session } = useSession()
  const queries = useQueryClient()
  const { recognised, table, kinds } = inspected
  const name = files.map(file => file.name).join(', ')
  const [kind, setKind] = useState<string>(recognised?.kind ?? '')
  const [said, setSaid] = useState<Said>({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone })
  const [mapping, setMapping] = useState<MappingFields>(() => guessMapping(table?.columns ?? [], files[0]!.name))
  /** What share of the file is on its way; null: nothing is sent. */
  const [share, setShare] = useState<number | null>(null)

  const chosen: FileKind | undefined = kinds.find(one => one.kind === kind)
  // What was recognised needs less than its kind may.
  const inputs = chosen ? (recognised?.kind === kind ? recognised.inputs : chosen.inputs) : []
  const request = async (dryRun: boolean): Promise<ImportAnswer> => {
    const query = new URLSearchParams({ dryRun: String(dryRun), ...noteOf(kind, name) })
    for (const { input } of inputs) if (input !== 'mapping' && said[input]) query.set(input, said[input])
    if (kind === 'figures') query.set('mapping', mappingJson(mapping, table?.delimiter ?? null))
    // A preview is of a version: what was looked at is what is imported.
    if (kind === 'catalogue' && !dryRun && looked.data?.kind === 'catalogue') query.set('version', String(looked.data.answer.version))
    setShare(0)
    try {
      const answer = await sendFile(`${chosen!.address}?${query}`, await bodyOf(kind, files, inspected), setShare)
      return { kind, answer } as ImportAnswer
    } finally {
      setShare(null)
    }
  }
  const looked = useMutation({ mutationFn: () => request(true) })
  const made = useMutation({
    mutationFn: () => request(false),
    onSuccess: () => queries.invalidateQueries(),
    // What was looked at does not hold any more.
    onError: () => looked.reset(),
  })
  const changed = () => {
    looked.reset()
    made.reset()
  }
  const needed = inputs.filter(({ input, needed }) => needed && input !== 'mapping' && !said[input]?.trim())
  return {
    ...{ name, kind, chosen, inputs, said, mapping, share, looked, made },
    pending: looked.isPending || made.isPending,
    mayImport: !(chosen?.role === 'decider' && session?.user?.role === 'analyst'),
    missing: kind === 'figures' ? missingIn(mapping) : '',
    ready: chosen !== undefined && needed.length === 0 && (kind !== 'figures' || missingIn(mapping) === ''),
    setKind: (next: string) => {
      setKind(next)
      changed()
    },
    say: (input: keyof Said, text: string) => {
      setSaid({ ...said, [input]: text })
      changed()
    },
    setMapping: (fields: MappingFields) => {
      setMapping(fields)
      changed()
    },
  }
}

/** How the record of imports names the file. */
function noteOf(kind: string, name: string): Record<string, string> {
  const text = name.slice(0, 300)
  if (kind === 'plays') return { name: text }
  return kind === 'catalogue' || kind === 'panel' || kind === 'record' ? { note: text } : {}
}

/** A file of a panel goes by the name that it is recognised by. */
async function bodyOf(kind: string, files: readonly File[], { recognised }: Dropped['inspected']): Promise<Blob> {
  if (kind !== 'panel') return files[0]!
  const [only] = files
  if (files.length === 1) return panelBundle([{ name: (recognised?.kind === 'panel' && recognised.format) || only!.name, file: only! }])
  return panelBundle(files.map(file => ({ name: file.name, file })))
}
