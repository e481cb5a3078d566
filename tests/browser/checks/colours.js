// What people with their own colours could not see.
({
  forced: () => {
    const problems = []
    const edge = (s) => ['Top', 'Bottom', 'Left', 'Right'].some((side) => parseFloat(s[`border${side}Width`]) >= 1 && s[`border${side}Style`] !== 'none')
    const outline = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1
    for (const e of document.querySelectorAll('body *')) {
      const s = getComputedStyle(e)
      if (!gate.shown(e)) continue
      // A drawing may keep its colours: it is not read, and nothing depends on it.
      if (s.forcedColorAdjust === 'none' && !e.closest('svg,[aria-hidden=true],.mh-swatch')) problems.push(`keeps its own colours: ${gate.name(e)}`)
      const masked = (s.maskImage || s.webkitMaskImage || 'none') !== 'none'
      if (masked && s.forcedColorAdjust !== 'none' && !gate.text(e)) problems.push(`a drawing made of its ground goes away: ${gate.name(e)}`)
      if (s.backgroundClip === 'text') problems.push(`letters made of their ground: ${gate.name(e)}`)
    }
    for (const e of gate.controls()) {
      const s = getComputedStyle(e)
      const button = e.tagName === 'BUTTON' || e.getAttribute('role') === 'button' || /(^| )govuk-button( |$)/.test(e.className)
      const box = e.matches('input:not([type=checkbox]):not([type=radio]):not([type=file]),textarea,select')
      const likeLink = s.textDecorationLine.includes('underline')
      if ((button || box) && !likeLink && !edge(s) && !outline(s)) problems.push(`has no edge: ${gate.name(e)}`)
      if (['checkbox', 'radio'].includes(e.type)) {
        const drawn = e.nextElementSibling?.tagName === 'LABEL' && s.opacity === '0' ? getComputedStyle(e.nextElementSibling, '::before') : s
        if (s.opacity === '0' && !edge(drawn)) problems.push(`has no edge: ${gate.name(e)}`)
      }
    }
    return problems
  },

  focus: () => {
    const problems = [], seen = new Set()
    const ok = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
    for (const e of gate.controls()) {
      const kind = [e.tagName, e.className, e.type || '', e.parentElement.className].join('|')
      if (seen.has(kind) || gate.skip(e)) continue
      seen.add(kind)
      e.focus({ preventScroll: true, focusVisible: true })
      if (document.activeElement !== e) continue
      const label = e.nextElementSibling?.tagName === 'LABEL' ? e.nextElementSibling : null
      const places = [getComputedStyle(e), getComputedStyle(e, '::after'), ...(label ? [getComputedStyle(label, '::before')] : [])]
      const card = e.closest('.mh-card,.mh-kind')
      if (card) places.push(getComputedStyle(card))
      if (!places.some(ok)) problems.push(`focus cannot be seen: ${gate.name(e)}`)
    }
    document.activeElement?.blur()
    return problems
  },
})
