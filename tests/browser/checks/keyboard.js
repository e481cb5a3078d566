// The walk: what is there, what has the focus now, and whether people can see that.
({
  prepare: () => {
    const looks = (e) => { const s = getComputedStyle(e); return [ring(s), s.backgroundColor, s.backgroundImage,
      s.borderTopColor, s.borderTopWidth, s.color, s.textDecorationLine + s.textDecorationThickness].join('|') }
    // A ring of no width or no colour is none.
    const solid = (colour) => !/rgba\([^)]*, 0\)|transparent/.test(colour)
    const ring = (s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 && solid(s.outlineColor) ? s.outlineWidth + s.outlineColor : '')
      + (s.boxShadow === 'none' ? '' : s.boxShadow)
    const around = (e) => [e, e.nextElementSibling?.tagName === 'LABEL' ? e.nextElementSibling : null, e.closest('summary,label,.mh-card')].filter(Boolean)
    window.__looks = (e) => around(e).flatMap((each) => ['', '::before', '::after'].map((part) => {
      const s = getComputedStyle(each, part || null)
      return part ? [ring(s), s.borderTopColor, s.borderTopWidth, s.backgroundColor].join('|') : looks(each) })).join(' / ')
    const list = gate.controls().filter((e) => {
      if (e.type !== 'radio') return true
      // One of a group of radios takes the focus: the chosen one, or the first.
      const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(e.name)}"]`)]
      return e === (group.find((each) => each.checked) || group[0])
    })
    window.__walk = list
    window.__before = list.map(window.__looks)
    gate.to_the_top()
    return list.length
  },

  players: () => document.querySelectorAll('video[controls],audio[controls]').length,

  step: () => {
    const e = document.activeElement
    if (!e || e === document.body || e === document.documentElement) return null
    const index = window.__walk.indexOf(e)
    const box = [...e.getClientRects()].find((each) => each.width > 0 && each.height > 0) || e.getBoundingClientRect()
    const label = e.labels?.[0]
    const mine = (x, y) => {
      const hit = document.elementFromPoint(x, y)
      return hit && (hit === e || e.contains(hit) || hit.contains(e) && hit.matches('a,button,label,summary,li,.mh-card,.mh-kind') || (label && label.contains(hit)))
    }
    const spots = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
      .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight)
    const style = getComputedStyle(e)
    return {
      index,
      name: gate.name(e),
      left: box.left + scrollX,
      right: box.right + scrollX,
      top: box.top + scrollY,
      bottom: box.bottom + scrollY,
      player: e.matches('video,audio'),
      changed: index < 0 || window.__looks(e) !== window.__before[index],
      hidden: !gate.shown(e) && style.opacity !== '0',
      off: spots.length === 0,
      covered: spots.length > 0 && !['checkbox', 'radio'].includes(e.type) && !spots.some(([x, y]) => mine(x, y)),
    }
  },

  named: (index) => gate.name(window.__walk[index]),
})
