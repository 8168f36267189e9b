import { expect, test } from 'vitest'
import { helpDocument, helpFolder } from '../src/help/help-document.js'

test('every guide and method is a page with its first heading, and links between them lead to pages', () => {
  const documents = [...helpFolder('guides'), ...helpFolder('methods'), ...helpFolder('methods/panel')]
  expect(documents.length).toBeGreaterThan(30)
  const wrong: string[] = []
  for (const { name } of documents) {
    const { title, body } = helpDocument(name, '/sweeps')!
    if (title === name) wrong.push(`${name} has no heading`)
    for (const [, to] of body.matchAll(/href="\/sweeps\/help\/([^"#]+)/g)) if (!helpDocument(to!, '')) wrong.push(`${name} links to ${to}`)
    // What has no page here is no link.
    for (const [, to] of body.matchAll(/href="([^"]+)"/g)) if (!/^(?:https?:|#|\/sweeps\/help\/)/.test(to!)) wrong.push(`${name}: ${to}`)
  }
  expect(wrong).toEqual([])
})

test('nothing but documents is served', () => {
  for (const name of ['../package', 'guides', 'guides/none', '../../etc/passwd', 'decisions/../glossary', 'GUIDES/operate', 'a/b/c/d'])
    expect(helpDocument(name, ''), name).toBeUndefined()
})
