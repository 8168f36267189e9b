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
}

/** `admins=admin, research=decider, *=viewer`: a value of the claim and the role it gives; `*` fits anybody. Throws `usage`. */
export function readRoles(text: string): ProviderSettings['roles'] {
  const list = text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const at = part.lastIndexOf('=')
      const [value, role] = [part.slice(0, at).trim(), part.slice(at + 1).trim()]
      if (at < 1 || !roles.some(one => one === role))
        throw new Problem('usage', `SWEEPS_OIDC_ROLES: "${part}" is no VALUE=ROLE; a role is one of ${roles.join(', ')}`)
      return { value, role: role as Role }
    })
  if (list.length === 0) throw new Problem('usage', 'SWEEPS_OIDC_ROLES: it names no role: nobody could sign in')
  return list
}

/** The role that the claims of somebody give; undefined: none, they are not let in. A claim is a text or a list of texts. */
export function roleOf({ claim, roles }: Pick<ProviderSettings, 'claim' | 'roles'>, claims: Record<string, unknown>): Role | undefined {
  const said = Object.hasOwn(claims, claim) ? claims[claim] : undefined
  const values = (Array.isArray(said) ? said : [said]).filter(value => typeof value === 'string')
  return roles.find(({ value }) => value === '*' || values.includes(value))?.role
}
