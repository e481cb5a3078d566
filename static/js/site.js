// What every page loads: the few behaviours that make forms kinder. Every page works without this file.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, NotificationBanner, PasswordInput, Radios, SkipLink, createAll,
} from 'govuk-frontend'
import { typeCodeFromAddress } from './parts/code-in-address.js'
import { offerReadingAloud } from './parts/read-aloud.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [
  Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, NotificationBanner, PasswordInput, Radios, SkipLink,
]) {
  createAll(component)
}

// A menu made of <details> closes when people press Escape or press somewhere else.
for (const menu of document.querySelectorAll('details.mh-menu')) {
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.open) {
      menu.open = false
      menu.querySelector('summary').focus()
    }
  })
  document.addEventListener('click', (event) => {
    if (!menu.contains(event.target)) menu.open = false
  })
}

// "Print this page" is a button only where a script can print.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// How many are on the shortlist, and a heart that says so. The list itself is a cookie of this browser.
const kept = (document.cookie.match(/(?:^|; )shortlist="?([0-9-]*)/)?.[1] ?? '').split('-').filter(Boolean)
for (const count of document.querySelectorAll('[data-shortlist-count]')) {
  if (kept.length) count.textContent = kept.length
}
for (const form of document.querySelectorAll('[data-keep]')) {
  if (kept.includes(form.dataset.keep)) form.classList.add('mh-keep--kept')
}

// Buttons that only a script can answer are hidden until there is one.
for (const button of document.querySelectorAll('[data-script-only]')) button.hidden = false

typeCodeFromAddress(document.querySelector('[data-from-hash]'))
window.addEventListener('hashchange', () => typeCodeFromAddress(document.querySelector('[data-from-hash]')))
offerReadingAloud(document.querySelector('[data-aloud]'))

// A link to a question unfolds its answer.
const unfold = () => {
  const named = document.querySelector('details:target')
  if (named) named.open = true
}
window.addEventListener('hashchange', unfold)
unfold()
