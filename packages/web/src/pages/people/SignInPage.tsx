import { useMutation } from '@tanstack/react-query'
import { useSession } from '../../api/useSession'
import { errorWords } from '../../ui/errorWords'
import { PageTitle } from '../../ui/PageTitle'
import { signIn } from '../../ui/session/changeSession'
import { HowToSignIn } from '../../ui/session/HowToSignIn'

/**
 * Where a one-time link leads. It asks for a press of a button, so that a mail scanner or a chat preview that merely opens
 * the link does not use it up.
 */
export function SignInPage({ token }: { token: string | null }) {
  const { data: session } = useSession()
  const attempt = useMutation({ mutationFn: (csrf: string) => signIn(token ?? '', csrf) })

  if (token === null)
    return (
      <div className="prose">
        <PageTitle>Sign in</PageTitle>
        <HowToSignIn />
      </div>
    )
  return (
    <div className="prose">
      <PageTitle>Sign in</PageTitle>
      <p className="lede">This link lets you in once. Press the button to use it here, in this browser.</p>
      <button
        type="button"
        className="primary"
        disabled={!session || attempt.isPending}
        onClick={() => attempt.mutate(session?.csrf ?? '')}
      >
        Sign in
      </button>
      <div role="alert">{attempt.error && <Refused error={attempt.error} />}</div>
    </div>
  )
}

function Refused({ error }: { error: Error }) {
  return (
    <>
      <p className="trouble">{errorWords(error)}</p>
      <HowToSignIn />
    </>
  )
}
