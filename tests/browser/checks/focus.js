// One of each kind of control, where it is, and the focus given to it.
({
  sample: () => {
    const seen = new Set()
    window.__sample = gate.controls().filter((e) => {
      if (gate.skip(e)) return false
      const kind = [e.tagName, e.className, e.type || '', e.parentElement.className].join('|')
      return seen.has(kind) ? false : seen.add(kind)
    })
    return window.__sample.length
  },

  show: ([index, margin]) => {
    const e = window.__sample[index]
    document.activeElement?.blur()
    if (!gate.shown(e)) return null
    e.scrollIntoView({ block: 'center', behavior: 'instant' })
    const box = [...e.getClientRects()][0] || e.getBoundingClientRect()
    const wrap = e.nextElementSibling?.tagName === 'LABEL' && e.type !== 'text' ? e.getBoundingClientRect() : box
    const left = Math.max(0, wrap.left - margin), top = Math.max(0, wrap.top - margin)
    const right = Math.min(innerWidth, wrap.right + margin), bottom = Math.min(innerHeight, wrap.bottom + margin)
    return { name: gate.name(e), width: box.width, height: Math.min(box.height, innerHeight),
             clip: { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) } }
  },

  give: (index) => window.__sample[index].focus({ preventScroll: true, focusVisible: true }),
})
