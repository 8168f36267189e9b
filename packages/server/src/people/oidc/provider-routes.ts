import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { AppOptions } from '../../app-options.js'
import type { Sessions } from '../session.js'
import { type ProviderSettings, roleOf, servicesOf } from './provider-settings.js'

/** How long somebody may take to sign in there, in seconds. */
const patience = 600
const begins = '/v1/sign-in/provider'
const returns = `${begins}/return`

/** What is remembered of somebody on their way, signed, in a cookie of its own: the session's is not sent by what comes from elsewhere. */
interface OnTheWay {
  state: string
  nonce: string
  verifier: string
}

/** Sign in with a provider: there and back, by the code flow with PKCE. `base` is the path all of it stands under. */
export function providerRoutes(
  app: FastifyInstance,
  { engine, provider, publicAddress }: AppOptions,
  sessions: Sessions,
  base: string,
): void {
  if (!provider) return
  // What a request calls the host is never believed.
  if (!publicAddress) throw new Problem('usage', 'SWEEPS_OIDC_ISSUER needs --public-address: the provider sends people back there')
  const back = publicAddress.replace(/\/+$/, '') + returns
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax', path: `${base}${begins}`, maxAge: patience } as const
  const name = 'sweeps_on_the_way'
  const known = configured(provider)
  const open = { config: { public: true, rateLimit: { max: 30, timeWindow: '1 minute' } } }

  app.get(begins, { ...open, schema: { summary: 'Sign in with the provider: leads there', tags: ['people'] } }, async (request, reply) => {
    const config = await known()
    const way: OnTheWay = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
    reply.setCookie(name, Buffer.from(JSON.stringify(way)).toString('base64url'), { ...cookie, secure: request.protocol === 'https' })
    const address = buildAuthorizationUrl(config, {
      ...{ redirect_uri: back, scope: 'openid profile email', state: way.state, nonce: way.nonce },
      ...{ code_challenge: await calculatePKCECodeChallenge(way.verifier), code_challenge_method: 'S256' },
    })
    return reply.header('cache-control', 'no-store').redirect(address.href)
  })

  app.get(returns, { ...open, schema: { summary: 'Where the provider leads back to', tags: ['people'] } }, async (request, reply) => {
    const raw = request.cookies[name]
    const unsigned = raw ? request.unsignCookie(raw) : undefined
    reply.clearCookie(name, { path: cookie.path }).header('cache-control', 'no-store')
    if (!unsigned?.valid || !unsigned.value)
      throw new Problem('link-used', 'this way back was used already, or took too long: sign in again')
    const way = JSON.parse(Buffer.from(unsigned.value, 'base64url').toString('utf8')) as OnTheWay
    const config = await known()
    const claims = await authorizationCodeGrant(config, new URL(back + request.url.slice(request.url.indexOf('?'))), {
      ...{ expectedState: way.state, expectedNonce: way.nonce, pkceCodeVerifier: way.verifier, idTokenExpected: true },
    }).then(
      tokens => tokens.claims(),
      (error: Error) => {
        request.log.warn(error)
        throw new Problem('forbidden', `${provider.name} did not sign you in: ${error.message}`)
      },
    )
    const role = claims && roleOf(provider, claims)
    if (!claims || !role) throw new Problem('forbidden', `${provider.name} says nothing that gives you a role here: ask who administers it`)
    // An admin sees all: they could give themselves the rest.
    const services = role === 'admin' ? null : servicesOf(provider, claims)
    if (services?.length === 0)
      throw new Problem('forbidden', `${provider.name} says nothing that lets you see a service here: ask who administers it`)
    const named = [claims['preferred_username'], claims['email'], claims.sub].find(value => typeof value === 'string' && value !== '')
    const user = await engine.people.users.provided({
      subject: `${claims.iss} ${claims.sub}`,
      name: String(named).slice(0, 64),
      role,
      services,
    })
    await sessions.begin(request, reply, user.name, 'provider')
    return reply.redirect(`${base}/`)
  })
}

/** What the provider says of itself: asked when it is first needed, and again when that failed. */
function configured({ name, issuer, client, secret }: ProviderSettings): () => Promise<Configuration> {
  let asked: Promise<Configuration> | undefined
  return async () => {
    asked ??= discovery(new URL(issuer), client, secret, undefined, {
      timeout: 10,
      // Only of this machine: see `SWEEPS_OIDC_ISSUER`.
      execute: issuer.startsWith('http://') ? [allowInsecureRequests] : [],
    })
    try {
      return await asked
    } catch (error) {
      asked = undefined
      throw new Problem(
        'too-busy',
        `${name} does not answer, nobody can sign in with it now: try again, or use a one-time link`,
        {},
        { cause: error },
      )
    }
  }
}
