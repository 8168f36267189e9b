import { Problem } from '@sweeps/model'

/**
 * How an operation keeps to the services of somebody who may see some alone:
 *
 * - `public`: what it tells is of no service, or anybody’s to read, such as figures that others publish and editions that are out;
 * - `kept`: it leaves out what is of other services, titles, counts and totals too;
 * - `named`: it is of the one service that its input names;
 * - `whole`: it tells or changes what is of all services together, and is refused.
 */
export const keptToServices = ['public', 'kept', 'named', 'whole'] as const
export type KeptToServices = (typeof keptToServices)[number]

/** Whether something is of a service that the reader may see; `undefined` may see all. */
export const isTheirs = (services: readonly string[] | undefined, service: string): boolean =>
  services === undefined || services.includes(service)

/** The same for SQL, where an empty list is all of them. Nobody is kept to no service: see `Users`. */
export const theirs = (services: readonly string[] | undefined): string[] => [...(services ?? [])]

/** Refusals that name what there is, to help whoever mistyped: they would name what is of other services. */
const tellWhatThereIs: readonly string[] = ['not-found', 'unknown-chart', 'unknown-market', 'unknown-week']

/** Does the work for somebody who may see these services alone. Throws `forbidden`, and says of nothing that it is there and hidden. */
export async function keepToServices<Answer>(
  how: KeptToServices | undefined,
  services: readonly string[],
  input: { service?: unknown },
  work: () => Promise<Answer>,
): Promise<Answer> {
  // What says nothing of itself is refused.
  if (how === 'whole' || how === undefined)
    throw new Problem('forbidden', `this is of all services together, and you may see ${services.join(', ')}: ask somebody who sees all`)
  const { service } = input
  if (how !== 'public' && typeof service === 'string' && service !== '' && !services.includes(service))
    throw new Problem('forbidden', `service: you may not see "${service}"; you may see ${services.join(', ')}`)
  if (how === 'named' && !service) throw new Problem('invalid-request', `service: it is missing; name one of ${services.join(', ')}`)
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && tellWhatThereIs.includes(error.code))
      throw new Problem(
        error.code,
        `there is no such thing, or it is of a service that you may not see; you may see ${services.join(', ')}`,
      )
    throw error
  }
}
