import { type PlotOptions, plot } from '@observablehq/plot'

/** A plot as one picture with one name. What is inside is for the eye; the same figures stand in a table. */
export function onePicture(name: string, options: PlotOptions): Element {
  const chart = plot({
    className: 'run-plot',
    ariaLabel: name,
    ariaDescription: 'The same figures are in the table of this section.',
    ...options,
  })
  // TRICKY: Plot’s own <style> is against our content security policy; its rules are in a style sheet. See RunChart.
  chart.querySelector('style')?.remove()
  chart.setAttribute('role', 'img')
  for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  return chart
}
