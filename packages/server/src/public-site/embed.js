// Puts a chart into a page:
// <script async src="https://…/embed.js" data-chart="nielsen-us" data-list="overall" data-week="latest"></script>
// A chart over several markets is of its first, or of that of data-market="IL".
// The chart is an iframe after the script's own element; it becomes as high as what is in it.
;(() => {
  const script = document.currentScript
  const { chart, market, list, week = 'latest', title } = script.dataset
  const frame = document.createElement('iframe')
  const place = [chart, ...(market ? [market] : []), week, list ? `${list}.html` : 'index.html'].map(encodeURIComponent).join('/')
  frame.src = new URL(`embed/${place}`, script.src).href
  frame.title = title ?? `Chart ${chart}, from Sweeps`
  frame.loading = 'lazy'
  frame.style.cssText = 'width:100%;max-width:48rem;height:40rem;border:0'
  addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.sweeps === 'height' && data.height > 0 && data.height < 10_000)
      frame.style.height = `${Math.ceil(data.height)}px`
  })
  script.after(frame)
})()
