import { expect, test } from 'vitest'
import { html, jsonData } from '../../src/public-site/html.js'

test('a filling is text, wherever it comes from', () => {
  const title = `<b onclick="x">'&\u0000`
  expect(html`<p title="${title}">${title}</p>`.toString()).toBe(
    '<p title="&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;">&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;</p>',
  )
})

test('markup of its own stays markup, one by one or in a list; nothing is nothing; zero is a number', () => {
  expect(html`${[1, 2].map(n => html`<i>${n}</i>`)}${null}${undefined}${false}${0}`.toString()).toBe('<i>1</i><i>2</i>0')
})

test('something that only looks like markup of its own is text', () => {
  const forged = { toString: () => '<script>' } as unknown as string
  expect(html`${forged}`.toString()).toBe('&lt;script&gt;')
})

test('a value inside a script cannot end it', () => {
  const text = html`<script type="application/ld+json">${jsonData({ name: '</script><script>alert(1)</script>&' })}</script>`.toString()
  expect(text.match(/<\/?script/g)).toHaveLength(2)
  expect(JSON.parse(text.replace(/^<[^>]*>|<\/script>$/g, ''))).toEqual({ name: '</script><script>alert(1)</script>&' })
})
