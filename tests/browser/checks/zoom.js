// What is lost when letters or the window change.
({
  lost: () => {
    const problems = []
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth > width + 1) problems.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} of ${width}`)
    for (const line of gate.lines()) {
      const sideways = gate.scroller(line.holder)
      if (sideways) {
        if (!sideways.hasAttribute('tabindex') || !sideways.getAttribute('aria-label') && !sideways.getAttribute('aria-labelledby')) problems.push(`scrolls sideways, but the keyboard cannot: ${gate.name(sideways)}`)
        if (!sideways.querySelector('table')) problems.push(`only a table may scroll sideways: ${gate.name(sideways)}`)
        continue
      }
      if (line.boxes.some((box) => box.right > width + 2 || box.left < -2)) problems.push(`runs off the edge: “${line.words.slice(0, 40)}”`)
      const lost = gate.cut(line)
      if (lost) problems.push(lost)
    }
    for (const e of [...gate.controls(), ...document.querySelectorAll('img')]) {
      const box = e.getBoundingClientRect()
      if (gate.shown(e) && !gate.scroller(e) && !gate.tucked(e) && !gate.skip(e) && (box.right > width + 2 || box.left < -2)) problems.push(`runs off the edge: ${gate.name(e)}`)
    }
    return [...new Set([...problems, ...gate.overlaps()])].slice(0, 8)
  },

  sticky: () => [...document.querySelectorAll('body *')].filter((e) => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && gate.shown(e)
    && e.offsetHeight > innerHeight / 3 && !e.closest('.leaflet-container') && getComputedStyle(e).top !== 'auto').map((e) => `stays in place and hides the page: ${gate.name(e)}`),

  // How many times larger letters become at 200%: somebody may read in larger ones already (core.reading).
  growth: () => 32 / parseFloat(getComputedStyle(document.documentElement).fontSize),
  sizes: () => gate.lines().map(({ holder, words }) => [words.slice(0, 40), parseFloat(getComputedStyle(holder).fontSize)]),
})
