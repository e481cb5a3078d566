// When the first words come, and how far they jump.
({
  paint: () => new Promise((done) => {
    let tries = 0
    const look = () => { const e = performance.getEntriesByName('first-contentful-paint')[0]; if (e || tries++ > 60) done(e ? e.startTime : -1); else setTimeout(look, 50) }
    look()
  }),

  shift: () => new Promise((done) => {
    let sum = 0
    new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) sum += e.value })).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => done(sum), 250)
  }),
})
