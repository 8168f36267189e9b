import { isolated } from '@sweeps/model/isolated'
import { useMutation } from '@tanstack/react-query'
import { useSession } from '../../api/useSession'
import { errorWords } from '../../ui/errorWords'
import { type MatchSet, settle } from './changeMatches'
import type { UnresolvedName } from './matchQuery'

interface Props {
  of: UnresolvedName
  title: string
  /** On the button. */
  words: string
  onDone: (done: MatchSet, what: string) => void
}

/** Settles that a name means a title, with the season it has. */
export function OneClick({ of, title, words, onDone }: Props) {
  const { data: session } = useSession()
  const attempt = useMutation({
    mutationFn: () => settle(of, { title }, session?.csrf ?? ''),
    onSuccess: done => onDone(done, `${isolated(of.name)} is ${title}`),
  })
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={`${words}: ${of.name}`}
        disabled={attempt.isPending}
        onClick={() => attempt.mutate()}
      >
        {words}
      </button>
      {attempt.error && (
        <span role="alert" className="trouble">
          {errorWords(attempt.error)}
        </span>
      )}
    </>
  )
}
