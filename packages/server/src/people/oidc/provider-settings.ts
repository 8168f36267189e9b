import { type Role, roles } from '@sweeps/engine'
import { Problem } from '@sweeps/model'

/** A provider of sign-in that speaks OpenID Connect, and what it gives people here. */
export interface ProviderSettings {
  /** As the button names it. */
  name: string
  issuer: string
  client: string
  secret: string
  /** The claim that says what somebody is, and what that makes of them here, the first that fits. */
  claim: string
  roles: readonly { value: string; role: Role }[]
  /** Which services somebody may see, by values of a claim: all that fit together; `null` is all there are. Absent: it says nothing of services. */
  services?: { claim: string; values: readonly { value: string; service: string | null }[] }
}

/** `admins=admin, research=decider, *=viewer`: a value of the claim and the role it gives; `*` fits anybody. Throws `usage`. */
export function readRoles(text: string): ProviderSettings['roles'] {
  const list = pairsIn(text).map(({ part, value, given }) => {
    if (value === '' || !roles.some(one => one === given))
      throw new Problem('usage', `SWEEPS_OIDC_ROLES: "${part}" is no VALUE=ROLE; a role is one of ${roles.join(', ')}`)
    return { value, role: given as Role }
  })
  if (list.length === 0) throw new Problem('usage', 'SWEEPS_OIDC_ROLES: it names no role: nobody could sign in')
  return list
}

/** `news-team=news, kids-team=kids, research=*`: a value of the claim and the service it lets see; `*` in its place is all there are. Throws `usage`. */
export function readServices(text: string): NonNullable<ProviderSettings['services']>['values'] {
  const list = pairsIn(text).map(({ part, value, given }) => {
    if (value === '' || given === '') throw new Problem('usage', `SWEEPS_OIDC_SERVICES: "${part}" is no VALUE=SERVICE`)
    return { value, service: given === '*' ? null : given }
  })
  if (list.length === 0) throw new Problem('usage', 'SWEEPS_OIDC_SERVICES: it names no service: nobody but admins could sign in')
  return list
}

const pairsIn = (text: string) =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const at = part.lastIndexOf('=')
      return { part, value: part.slice(0, Math.max(0, at)).trim(), given: part.slice(at + 1).trim() }
    })

/** The role that the claims of somebody give; undefined: none, they are not let in. A claim is a text or a list of texts. */
export function roleOf({ claim, roles }: Pick<ProviderSettings, 'claim' | 'roles'>, claims: Record<string, unknown>): Role | undefined {
  const values = valuesOf(claims, claim)
  return roles.find(({ value }) => value === '*' || values.includes(value))?.role
}

/**
 * The services that the claims of somebody let them see: all that fit, `null` for all there are. Undefined: nothing was set of services. Empty: none,
 * they are not let in. A claim is a text or a list of texts.
 */
export function servicesOf({ services }: Pick<ProviderSettings, 'services'>, claims: Record<string, unknown>): string[] | null | undefined {
  if (!services) return undefined
  const values = valuesOf(claims, services.claim)
  const found = services.values.filter(({ value }) => value === '*' || values.includes(value)).map(({ service }) => service)
  return found.includes(null) ? null : found.filter(service => service !== null)
}

function valuesOf(claims: Record<string, unknown>, claim: string): unknown[] {
  const said = Object.hasOwn(claims, claim) ? claims[claim] : undefined
  return (Array.isArray(said) ? said : [said]).filter(value => typeof value === 'string')
}
