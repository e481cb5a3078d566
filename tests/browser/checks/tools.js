// What the checks ask of a page, kept in one function so that the page itself does not meet it.
window.__gate = () => {
  const text = (node) => (node.textContent || '').replace(/\s+/g, ' ').trim()
  const CONTROLS = 'a[href],area[href],button:not([disabled]),input:not([type=hidden]):not([disabled]),select:not([disabled]),'
    + 'textarea:not([disabled]),summary,iframe,audio[controls],video[controls],[contenteditable=true],[tabindex]'

  function shown(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return false
    const box = element.getBoundingClientRect()
    return box.width > 0 && box.height > 0
  }

  // Only for screen readers: clipped to nothing.
  function tucked(element) {
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each)
      if (style.position === 'absolute' && each.offsetWidth <= 2 && each.offsetHeight <= 2 && style.overflowX !== 'visible') return true
    }
    return false
  }

  const skip = (element) => Boolean(element.closest('.govuk-skip-link'))

  function name(element) {
    const tag = element.tagName.toLowerCase()
    const id = element.id ? `#${element.id}` : ''
    const kind = typeof element.className === 'string' && element.className ? `.${element.className.trim().split(/\s+/).join('.')}` : ''
    return `<${tag}${id || kind}> “${(element.innerText || element.value || element.getAttribute('aria-label') || '').replace(/\s+/g, ' ').trim().slice(0, 40)}”`
  }

  const controls = () => [...document.querySelectorAll(CONTROLS)].filter((each) => each.getAttribute('tabindex') !== '-1' && shown(each))

  // Every run of text people see, with the boxes of its lines.
  function lines() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement
      if (!node.data.trim() || !holder || holder.closest('script,style,noscript,template,option,svg,textarea,datalist')) continue
      if (!shown(holder) || tucked(holder) || skip(holder)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1)
      if (boxes.length) found.push({ node, holder, boxes, words: node.data.replace(/\s+/g, ' ').trim() })
    }
    return found
  }

  // A part that scrolls by itself, for instance a wide table on a phone.
  function scroller(element) {
    for (let each = element; each && each !== document.documentElement && each !== document.body; each = each.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1) return each
    }
    return null
  }

  // What is cut off by a parent that hides what does not fit.
  function cut({ holder, boxes, words }) {
    for (let each = holder; each && each !== document.documentElement; each = each.parentElement) {
      const style = getComputedStyle(each)
      const [hidesX, hidesY] = [style.overflowX, style.overflowY].map((how) => how === 'hidden' || how === 'clip')
      const ellipsis = style.textOverflow === 'ellipsis' && each.scrollWidth > each.clientWidth + 1
      const clamped = style.webkitLineClamp !== 'none' && each.scrollHeight > each.clientHeight + 1
      if (ellipsis || clamped) return `${name(each)} shortens “${words.slice(0, 30)}”`
      if (each === document.body || (!hidesX && !hidesY)) continue
      const edge = each.getBoundingClientRect()
      // Two pixels of a line's box are air above and below the letters.
      const slack = (box) => Math.max(3, box.height * 0.2)
      for (const box of boxes) {
        if (hidesX && (box.left < edge.left - 2 || box.right > edge.right + 2)) return `${name(each)} cuts “${words.slice(0, 30)}”`
        if (hidesY && (box.top < edge.top - slack(box) || box.bottom > edge.bottom + slack(box))) return `${name(each)} cuts “${words.slice(0, 30)}”`
      }
    }
    return null
  }

  // Text on top of other text.
  function overlaps() {
    const all = lines().flatMap(({ holder, boxes, words }) => boxes.map((box) => ({ holder, box, words })))
    all.sort((one, other) => one.box.top - other.box.top)
    const found = []
    for (let first = 0; first < all.length; first++) {
      for (let second = first + 1; second < all.length && all[second].box.top < all[first].box.bottom; second++) {
        const [one, other] = [all[first], all[second]]
        if (one.holder === other.holder || one.holder.contains(other.holder) || other.holder.contains(one.holder)) continue
        if (layered(one.holder) !== layered(other.holder)) continue
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        const small = Math.min(one.box.height, other.box.height)
        if (wide > 3 && high > small * 0.3) found.push(`“${one.words.slice(0, 25)}” lies over “${other.words.slice(0, 25)}”`)
      }
    }
    return [...new Set(found)].slice(0, 5)
  }

  // As after loading: nothing has the focus, and Tab begins at the first thing.
  function to_the_top() {
    document.body.tabIndex = -1
    document.body.focus({ preventScroll: true })
    document.body.removeAttribute('tabindex')
    getSelection().removeAllRanges()
    window.scrollTo({ top: 0, left: 0, behavior: 'instant' })
  }

  // An open menu lies over the page on purpose.
  const layered = (element) => element.closest('.mh-menu__panel, dialog, [popover]')

  return { CONTROLS, controls, cut, lines, name, overlaps, scroller, shown, skip, text, to_the_top, tucked }
}

// Who listens for presses: a person without a mouse must be able to do the same (checks/structure.py).
{
  const listen = EventTarget.prototype.addEventListener
  window.__pressed = new Set()
  EventTarget.prototype.addEventListener = function (kind, ...rest) {
    if (this instanceof Element && ['click', 'mousedown', 'mouseup', 'pointerdown', 'touchstart'].includes(kind)) window.__pressed.add(this)
    return listen.call(this, kind, ...rest)
  }
}
