import { useMutation } from '@tanstack/react-query'
import { type RefObject, useId } from 'react'
import { ask } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import { errorWords } from '../../ui/errorWords'
import { servicesIn } from './servicesIn'

interface Props {
  dialog: RefObject<HTMLDialogElement | null>
  name: string
  services: readonly string[] | null
}

/** Which services somebody may see: names, or all there are. */
export function ServicesDialog({ dialog, name, services }: Props) {
  const id = useId()
  const change = useMutation({
    mutationFn: (wanted: string[] | null) => ask('POST /v1/users/:name/services', { name, services: wanted }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['users'] })
      dialog.current?.close()
    },
  })
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={() => change.reset()}>
      <h2 id={id}>
        What <bdi>{name}</bdi> may see
      </h2>
      <p>With services named, they see nothing of others: no titles, figures or totals, and no decisions, which are of all together.</p>
      <form
        // Another person, other services: what was typed for the last is not theirs.
        key={`${name} ${services?.join()}`}
        onSubmit={event => {
          event.preventDefault()
          change.mutate(servicesIn(String(new FormData(event.currentTarget).get('services'))))
        }}
      >
        <label className="field">
          Services, with commas between them; empty for all
          <input name="services" defaultValue={services?.join(', ') ?? ''} autoComplete="off" />
        </label>
        <p role="alert" className="trouble">
          {change.error && errorWords(change.error)}
        </p>
        <div className="answers">
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="primary" disabled={change.isPending}>
            Save
          </button>
        </div>
      </form>
    </dialog>
  )
}
