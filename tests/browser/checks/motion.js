// What moves.
({
  calm: () => {
    const problems = []
    for (const a of document.getAnimations()) {
      const t = a.effect.getComputedTiming()
      if (a.playState === 'running' && (t.duration > 10 || t.iterations === Infinity)) problems.push(`still moves: ${a.animationName || a.transitionProperty} on ${gate.name(a.effect.target)}`)
    }
    const seconds = (text) => Math.max(...text.split(',').map((each) => parseFloat(each) * (each.trim().endsWith('ms') ? 0.001 : 1)))
    const MOVES = /\b(all|transform|translate|rotate|scale|top|left|right|bottom|width|height|margin|max-height)\b/
    for (const e of document.querySelectorAll('body, body *')) {
      for (const part of [null, '::before', '::after']) {
        const s = getComputedStyle(e, part)
        if (MOVES.test(s.transitionProperty) && seconds(s.transitionDuration) > 0.01) problems.push(`would still slide: ${gate.name(e)}${part || ''}`)
        if (s.animationName !== 'none' && seconds(s.animationDuration) > 0.01) problems.push(`would still move: ${gate.name(e)}${part || ''}`)
      }
    }
    if (getComputedStyle(document.documentElement).scrollBehavior === 'smooth') problems.push('the page glides')
    return [...new Set(problems)].slice(0, 5)
  },

  endless: () => document.getAnimations().filter((a) => {
      const t = a.effect.getComputedTiming()
      return a.playState === 'running' && (t.iterations === Infinity || t.duration * t.iterations > 5000)
    }).map((a) => `moves for more than five seconds: ${gate.name(a.effect.target)}`),
})
