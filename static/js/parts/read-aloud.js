// "Read this page aloud": the browser's own voice reads the main part, sentence by sentence, and each is marked
// while it is read. Offered only where there is a British voice that speaks on this device: others send every word
// to somebody else's machine.

const SKIPPED = 'script, style, noscript, svg, select, textarea, input, button, nav, [hidden], [aria-hidden="true"], .govuk-visually-hidden'
const MARK = 'mh-aloud'

function britishVoice() {
  return speechSynthesis.getVoices().find(
    (voice) => voice.localService && voice.lang.replace('_', '-').toLowerCase() === 'en-gb',
  )
}

// The parts of the page that hold words of their own, each with its sentences as pieces of its text.
function sentencesOf(main) {
  const found = []
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  let part = null
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const holder = node.parentElement
    if (!node.data.trim() || holder.closest(SKIPPED) || !holder.getClientRects().length) continue
    const block = holder.closest('h1, h2, h3, h4, p, li, dt, dd, td, th, caption, label, legend, blockquote, figcaption, summary, div') ?? main
    if (!part || part.block !== block) {
      part = { block, nodes: [], text: '' }
      found.push(part)
    }
    part.nodes.push({ node, from: part.text.length })
    part.text += node.data
  }
  return found.flatMap((each) => cut(each))
}

// Without a Segmenter (older browsers) a whole part counts as one sentence.
const segmenter = window.Intl && Intl.Segmenter ? new Intl.Segmenter('en-GB', { granularity: 'sentence' }) : null

function cut({ block, nodes, text }) {
  const pieces = segmenter ? [...segmenter.segment(text)] : [{ segment: text, index: 0 }]
  return pieces.filter(({ segment }) => segment.trim()).map(({ segment, index }) => ({
    block,
    words: segment.replace(/\s+/g, ' ').trim(),
    range: rangeOf(nodes, index, index + segment.trimEnd().length),
  }))
}

function rangeOf(nodes, from, to) {
  const range = document.createRange()
  const at = (place) => [...nodes].reverse().find((each) => each.from <= place)
  const [first, last] = [at(from), at(Math.max(from, to - 1))]
  range.setStart(first.node, from - first.from)
  range.setEnd(last.node, Math.min(to - last.from, last.node.data.length))
  return range
}

function mark(sentence) {
  document.querySelector('.mh-aloud-here')?.classList.remove('mh-aloud-here')
  if (window.CSS?.highlights) {
    if (sentence) CSS.highlights.set(MARK, new Highlight(sentence.range))
    else CSS.highlights.delete(MARK)
  } else {
    sentence?.block.classList.add('mh-aloud-here')
  }
  if (!sentence) return
  const box = sentence.range.getBoundingClientRect()
  if (box.top >= 0 && box.bottom <= window.innerHeight) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.classList.contains('mh-reads-still')
  sentence.block.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
}

export function offerReadingAloud(box) {
  if (!box || !window.speechSynthesis || !window.SpeechSynthesisUtterance) return
  const [start, pause, stop] = ['start', 'pause', 'stop'].map((name) => box.querySelector(`[data-aloud-${name}]`))
  let left = []
  let turn = 0

  const offer = () => { box.hidden = !britishVoice() }
  const quiet = () => {
    turn += 1
    left = []
    speechSynthesis.cancel()
    mark(null)
    const hadFocus = box.contains(document.activeElement)
    start.hidden = false
    pause.hidden = stop.hidden = true
    if (hadFocus) start.focus()
  }
  const next = (mine) => {
    if (mine !== turn) return
    const sentence = left.shift()
    if (!sentence) return quiet()
    const words = new SpeechSynthesisUtterance(sentence.words)
    words.voice = britishVoice()
    words.lang = 'en-GB'
    words.onend = words.onerror = () => next(mine)
    mark(sentence)
    speechSynthesis.speak(words)
  }

  start.addEventListener('click', () => {
    left = sentencesOf(document.querySelector('main'))
    pause.textContent = box.dataset.pause
    pause.hidden = stop.hidden = false
    start.hidden = true
    pause.focus()
    speechSynthesis.cancel()
    turn += 1
    next(turn)
  })
  pause.addEventListener('click', () => {
    const goesOn = speechSynthesis.paused
    if (goesOn) speechSynthesis.resume()
    else speechSynthesis.pause()
    pause.textContent = goesOn ? box.dataset.pause : box.dataset.on
  })
  stop.addEventListener('click', quiet)
  // A page that is left must not go on talking.
  window.addEventListener('pagehide', quiet)
  speechSynthesis.addEventListener?.('voiceschanged', offer)
  offer()
}
