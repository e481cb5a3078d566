// Saves a form in the background, a few seconds after somebody stops typing, and says so in words.
// Without this file there is the Save button, with the same result.

const WAIT = 4000
const form = document.querySelector('[data-autosave]')
const status = document.querySelector('[data-autosave-status]')
let timer = null
let saving = false
let stopped = false

function say(words) {
  if (status.textContent !== words) status.textContent = words
}

// Buttons are not sent, so nothing but the words is.
async function save() {
  if (saving || stopped) return
  saving = true
  const sent = new FormData(form)
  try {
    const answer = await fetch(form.action, {
      method: 'POST', body: sent, headers: { 'X-Autosave': '1', Accept: 'application/json' }, redirect: 'error',
    })
    if (answer.status === 401) say(form.dataset.signedOut)
    else if (answer.status === 409) say(form.dataset.clash)
    else if (!answer.ok) throw new Error(String(answer.status))
    else {
      const told = await answer.json()
      if (told.saved) {
        form.elements.based_on.value = told.based_on
        form.elements.sitting.value = told.sitting
      }
      say(told.saved || form.dataset.notSaved)
    }
    stopped = !answer.ok
  } catch (problem) {
    say(form.dataset.notSaved)
  }
  saving = false
}

if (form && status && window.fetch) {
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(save, WAIT)
  })
  // A background save and the button must not cross: the button's page is the one that counts.
  form.addEventListener('submit', () => {
    stopped = true
    clearTimeout(timer)
  })
}
