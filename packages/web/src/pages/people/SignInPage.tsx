import { useMutation } from '@tanstack/react-query'
import { underBase } from '../../api/base'
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
  const attempt = useMutation({ mutationFn: () => signIn(token ?? '') })

  if (token === null)
    return (
      <div className="prose">
        <PageTitle>Sign in</PageTitle>
        <WithProvider />
        <HowToSignIn />
      </div>
    )
  return (
    <div className="prose">
      <PageTitle>Sign in</PageTitle>
      <p className="lede">This link lets you in once. Press the button to use it here, in this browser.</p>
      {/* Not disabled meanwhile: that would take the focus of the keyboard away. */}
      <button type="button" className="primary" aria-busy={attempt.isPending} onClick={() => attempt.isPending || attempt.mutate()}>
        Sign in
      </button>
      <div role="alert">{attempt.error && <Refused error={attempt.error} />}</div>
    </div>
  )
}

/** The way to who vouches for people here. A whole page leads there: it is none of the dashboard's own. */
function WithProvider() {
  const { data: session } = useSession()
  if (!session?.provider) return null
  return (
    <p>
      <a className="primary" href={underBase('/v1/sign-in/provider')}>
        Sign in with <bdi>{session.provider.name}</bdi>
      </a>
    </p>
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
