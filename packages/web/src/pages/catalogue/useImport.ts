import type { CatalogueImportAnswer } from '@sweeps/model'
import { useMutation } from '@tanstack/react-query'
import { errorWords } from '../../ui/errorWords'
import { type CatalogueImport, importCatalogue, tryImport } from './changeCatalogue'

/** An import in two steps: what it would change, then the change, of the very version that was looked at. */
export function useImport(onDone: (imported: CatalogueImportAnswer) => void) {
  const tried = useMutation({ mutationFn: (file: CatalogueImport) => tryImport(file) })
  const made = useMutation({
    mutationFn: (file: CatalogueImport) => importCatalogue(file),
    onSuccess: onDone,
    // What was looked at does not hold any more: look again.
    onError: () => tried.reset(),
  })
  const error = made.error ?? tried.error
  const preview = tried.data
  const pending = tried.isPending || made.isPending
  return {
    preview,
    pending,
    /** There is something to import, and its preview is there. */
    ready: preview !== undefined && preview.changes.length > 0,
    trouble: error && errorWords(error),
    /** What was tried is not what is in the form any more. */
    reset: () => {
      tried.reset()
      made.reset()
    },
    step: (file: CatalogueImport) => {
      // The button stays as it is meanwhile: one that is disabled loses the keyboard's focus.
      if (pending) return
      made.reset()
      if (preview) made.mutate({ ...file, version: preview.version })
      else tried.mutate(file)
    },
  }
}
