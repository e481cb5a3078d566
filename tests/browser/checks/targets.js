// Things to press that are smaller than asked.
({
  small: (least) => {
    const join = (boxes) => { const l = Math.min(...boxes.map((b) => b.left)), t = Math.min(...boxes.map((b) => b.top))
      return { width: Math.max(...boxes.map((b) => b.right)) - l, height: Math.max(...boxes.map((b) => b.bottom)) - t } }
    // What can be pressed for it: itself, its label, and a cover it lays over its card.
    const reach = (e) => {
      const boxes = [e.getBoundingClientRect(), ...[...e.children].filter((c) => !gate.tucked(c) && gate.shown(c)).map((c) => c.getBoundingClientRect())]
      if (['checkbox', 'radio'].includes(e.type)) for (const label of e.labels || []) boxes.push(label.getBoundingClientRect())
      for (const part of ['::before', '::after']) {
        const s = getComputedStyle(e, part)
        if (s.content === 'none' || s.position !== 'absolute') continue
        const holder = getComputedStyle(e).position === 'static' ? e.offsetParent : e
        if (!holder) continue
        const b = holder.getBoundingClientRect()
        const [top, right, bottom, left] = [s.top, s.right, s.bottom, s.left].map(parseFloat)
        if ([top, right, bottom, left].every(Number.isFinite)) boxes.push({ left: b.left + left, top: b.top + top, right: b.right - right, bottom: b.bottom - bottom })
      }
      return join(boxes)
    }
    // A link in the middle of a sentence is as high as the sentence's line.
    const inSentence = (e) => {
      if (e.tagName !== 'A' || !getComputedStyle(e).display.startsWith('inline') || getComputedStyle(e).display === 'inline-flex') return false
      const around = e.closest('p,li,dd,td,figcaption,blockquote')
      if (!around) return false
      const own = [...around.childNodes].some((n) => n !== e && !e.contains(n) && !n.contains?.(e) && (n.textContent || '').replace(/[\s.,:;()]/g, '').length > 3)
      return own && !around.querySelector('ul,ol')
    }
    return gate.controls().filter((e) => e.tabIndex >= 0 && !gate.skip(e) && !inSentence(e) && !e.matches('[role=region]'))
      .map((e) => [e, reach(e)])
      .filter(([, box]) => box.width < least - 0.5 || box.height < least - 0.5)
      .map(([e, box]) => `${gate.name(e)} is ${Math.round(box.width)} by ${Math.round(box.height)}`)
  },
})
