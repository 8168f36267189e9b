/** What matters of a body of the Webhook plugin. Every value is text: templates differ in what they quote. */
export type JellyfinFields = Partial<Record<FieldName, string>>

const names = [
  'NotificationType',
  'UtcTimestamp',
  'ItemId',
  'ItemType',
  'UserId',
  'DeviceId',
  'DeviceName',
  'ClientName',
  'PlaybackPositionTicks',
  'RunTimeTicks',
  'IsPaused',
  'IsAutomated',
  'Name',
  'SeriesName',
  'SeasonNumber',
  'EpisodeNumber',
  'PremiereDate',
] as const
type FieldName = (typeof names)[number]

/** Those whose values are no free text: they are found in a body that is no JSON, too. */
const plain =
  /"(NotificationType|UtcTimestamp|ItemId|ItemType|UserId|DeviceId|PlaybackPositionTicks|RunTimeTicks|IsPaused|IsAutomated)"\s*:\s*"?([\w.:+-]+)"?/g

/**
 * The fields of a body. Templates often give broken JSON (a quote in a name that is escaped twice or not at all, `True` without quotes, a
 * comma too many): then what can be read without doubt is read, which is all that counting needs. Undefined when there is nothing of it.
 */
export function jellyfinFields(text: string): JellyfinFields | undefined {
  const parsed = objectOf(text)
  const fields: JellyfinFields = {}
  if (parsed)
    for (const name of names) {
      const value = parsed[name]
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') fields[name] = String(value)
    }
  // The first that is named so: a name of a film may hold what looks like a field.
  else for (const [, name, value] of text.matchAll(plain)) if (isName(name)) fields[name] ??= value!
  return fields.NotificationType === undefined ? undefined : fields
}

const isName = (name: string | undefined): name is FieldName => names.some(known => known === name)

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
