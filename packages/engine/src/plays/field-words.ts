import { Message, Span } from '@sweeps/model'

/**
 * Words that names of fields are made of. A refused message keeps the names that consist of these, since a field of the wrong name is
 * what most refusals are about; any other name may be somebody's id.
 */
const words = new Set(
  [
    ...[...Object.keys(Message.properties), ...Object.keys(Span.properties)].flatMap(splitName),
    'account accounts address age agent anonymous app asset begin birth browser bytes category channel cid city client code config',
    'consent context count country created current custom customer data date description details device dnt duration elapsed email end',
    'ended ended entry env episode error event events extra field first flag format from full group hash has head height household',
    'http id identifier ids index info ip is item items key kind label lang language last lat latitude length level line list live',
    'locale location lon longitude mail market member message messages meta metadata method mobile model movie ms name network number',
    'object of offset on operating os owner page params parent path payload person phone picture platform play playback player playhead',
    'playing plays pos position product profile profiles program progress properties property props quality query rate ratio referrer',
    'region released remote request res runtime screen season seconds secret sent sequence series service session set show sid size source',
    'span spans speed start started state stats status stop stopped stream streams subscriber subscription system tag tags tenant test',
    'text time timestamp timestamps title titles to token total track traits ts tv type uid unit updated uri url user username users',
    'uuid value values version video view viewer viewers viewing watch watched width zone',
  ].flatMap(line => line.split(' ')),
)

/** The words of a name in any of the usual spellings: `viewerId`, `Viewer`, `user.email`, `account_id`. */
function splitName(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[ ._-]+/)
}

/** Whether a property's name says what the property is, and nothing else. */
export const isFieldName = (name: string): boolean =>
  name.length <= 40 && /^[A-Za-z]/.test(name) && splitName(name).every(word => words.has(word))
