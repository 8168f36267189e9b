import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Marked } from 'marked'

/** The documentation: in the package of the server where that was packed, else beside the code. */
const root =
  ['../../docs/', '../../../../docs/'].map(path => fileURLToPath(new URL(path, import.meta.url))).find(path => existsSync(path)) ?? ''

/** A document as a page has it. */
export interface HelpDocument {
  /** Its first heading. */
  title: string
  /** Everything, as HTML. */
  body: string
}

/** Names of documents: `guides/operate`, `glossary`. */
const isName = (name: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/(?:README|[a-z0-9]+(?:-[a-z0-9]+)*))?$/.test(name)

const read = new Map<string, HelpDocument | undefined>()

/** A document by its name; undefined for one that is not there. `base` is the path that the server stands under. */
export function helpDocument(name: string, base: string): HelpDocument | undefined {
  const key = `${base} ${name}`
  if (!read.has(key)) read.set(key, root !== '' && isName(name) && existsSync(`${root}${name}.md`) ? rendered(name, base) : undefined)
  return read.get(key)
}

/** The documents of a folder, by title. */
export function helpFolder(folder: 'guides' | 'methods', base: string): { name: string; title: string }[] {
  if (root === '') return []
  const names = readdirSync(`${root}${folder}`).filter(file => file.endsWith('.md') && file !== 'README.md')
  return names
    .map(file => `${folder}/${file.slice(0, -3)}`)
    .map(name => ({ name, title: helpDocument(name, base)?.title ?? name }))
    .sort((one, other) => (one.title < other.title ? -1 : 1))
}

function rendered(name: string, base: string): HelpDocument {
  const text = readFileSync(`${root}${name}.md`, 'utf8')
  const marked = new Marked({
    renderer: {
      // Of what stands beside the documentation, such as code, there is no page: it is named and not linked.
      link({ href, tokens }) {
        const to = addressOf(href, name, base)
        const words = this.parser.parseInline(tokens)
        return to === undefined ? words : `<a href="${escaped(to)}">${words}</a>`
      },
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${escaped(anchorOf(text))}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      html: ({ text }) => escaped(text),
      image: ({ text }) => escaped(text),
    },
  })
  return { title: /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? name, body: marked.parse(text, { async: false }) }
}

/** Where a link of a document leads; undefined where there is no page of it here. */
function addressOf(href: string, from: string, base: string): string | undefined {
  if (/^(?:https?:|#)/.test(href)) return href
  const [path = '', hash] = href.split('#')
  const to = posix.normalize(posix.join(posix.dirname(from), path))
  const name = to.replace(/\.md$/, '')
  if (to === name || !isName(name) || !existsSync(`${root}${name}.md`)) return undefined
  return `${base}/help/${name}${hash === undefined ? '' : `#${hash}`}`
}

/** As repositories make it of a heading, since the documents link to each other so. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => entities[sign]!)
