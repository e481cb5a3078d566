// The search page: results change in place as filters are ticked, the count is announced, and Back works.
// Without this file the form is sent and the page loads again, with the same result.

const form = document.querySelector('[data-find]')
const status = document.querySelector('[data-find-status]')
const PARTS = ['body']
let asking = null

function addressOf(formElement) {
  const pairs = new FormData(formElement)
  const parameters = new URLSearchParams()
  for (const [name, value] of pairs) {
    if (String(value).trim() !== '') parameters.append(name, value)
  }
  // A distance says nothing without a place.
  if (!parameters.get('near')) parameters.delete('within')
  const query = parameters.toString()
  return query ? `${formElement.action}?${query}` : formElement.action
}

// What is open and where the reader is must outlive the exchange.
function openGroups() {
  return new Set([...form.querySelectorAll('details[data-group][open]')].map((group) => group.dataset.group))
}

// The search boxes say what was searched. Somebody typing in one just now is left alone, unless they went back.
function follow(page, { back }) {
  for (const name of ['q', 'near', 'within']) {
    const [box, fresh] = [form.elements[name], page.querySelector(`[data-find] [name="${name}"]`)]
    if (box && fresh && (back || box !== document.activeElement)) box.value = fresh.value
  }
  const [near, fresh] = [form.elements.near, page.getElementById('near')]
  if (!near || !fresh) return
  document.getElementById('near-error')?.remove()
  const message = page.getElementById('near-error')
  if (message) near.before(document.importNode(message, true))
  near.className = fresh.className
  near.setAttribute('aria-describedby', fresh.getAttribute('aria-describedby'))
}

async function show(address, { remember }) {
  if (asking) asking.abort()
  asking = new AbortController()
  const focused = document.activeElement && document.activeElement.id
  const open = openGroups()
  form.setAttribute('aria-busy', 'true')
  let page
  try {
    const answer = await fetch(address, { signal: asking.signal, headers: { Accept: 'text/html' } })
    if (!answer.ok) throw new Error(String(answer.status))
    page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch (problem) {
    if (problem.name === 'AbortError') return
    window.location.assign(address) // let the browser show what went wrong
    return
  }
  for (const name of PARTS) {
    const fresh = page.querySelector(`[data-find-part="${name}"]`)
    const old = form.querySelector(`[data-find-part="${name}"]`)
    if (fresh && old) old.replaceWith(document.importNode(fresh, true))
  }
  for (const group of form.querySelectorAll('details[data-group]')) {
    if (open.has(group.dataset.group)) group.open = true
  }
  follow(page, { back: !remember })
  // The code for the phone is for the search that is on the screen now.
  const [code, freshCode] = [document, page].map((each) => each.querySelector('[data-help-code]'))
  if (code && freshCode) code.setAttribute('href', freshCode.getAttribute('href'))
  document.title = page.title
  if (remember) window.history.pushState({ find: true }, '', address)
  form.removeAttribute('aria-busy')
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  status.textContent = document.getElementById('results-heading')?.textContent.trim() ?? ''
  document.dispatchEvent(new CustomEvent('mh:found'))
}

if (form && status && window.fetch) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    show(addressOf(form), { remember: true }).then(() => document.getElementById('results-heading')?.focus())
  })
  form.addEventListener('change', (event) => {
    if (['checkbox', 'radio'].includes(event.target.type)) show(addressOf(form), { remember: true })
  })
  form.addEventListener('click', (event) => {
    const link = event.target.closest('.mh-chip, .mh-sorts__link')
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    show(link.href, { remember: true }).then(() => document.getElementById('results-heading')?.focus())
  })
  window.addEventListener('popstate', () => show(window.location.href, { remember: false }))
}

// Finishing the last word: an ordinary list of suggestions that the browser draws.
const box = document.querySelector('[data-complete]')
if (box) {
  const list = document.createElement('datalist')
  list.id = 'q-words'
  box.after(list)
  box.setAttribute('list', list.id)
  let timer
  box.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      if (box.value.trim().length < 2) return list.replaceChildren()
      const answer = await fetch(`${box.dataset.complete}?q=${encodeURIComponent(box.value)}`).catch(() => null)
      if (!answer || !answer.ok) return
      const { words } = await answer.json()
      list.replaceChildren(...words.map((word) => new Option(word, word)))
    }, 150)
  })
}
