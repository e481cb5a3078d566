// What there is to read, and forms that nothing sends.
({
  words: () => [...document.querySelectorAll('main')].map((main) => main.innerText).join(' '),

  mute: () => [...document.querySelectorAll('main form')].filter((form) => form.querySelector('input:not([type=hidden]),select,textarea')
      && ![...form.querySelectorAll('button:not([type=button]),input[type=submit]')].some((each) => each.checkVisibility()))
      .map((form) => `without JavaScript nothing sends the form ${form.getAttribute('action') || ''}`),

  dead: () => [...document.querySelectorAll('button[type=button]')].filter((each) => each.checkVisibility())
    .map((each) => `without JavaScript this button does nothing: ${each.innerText.trim()}`),
})
