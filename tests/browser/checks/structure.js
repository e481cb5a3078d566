// The bones of a page: headings, titles, labels, ids. Returns sentences.
({
  bones: ({ error }) => {
    const problems = []
    const bad = (words) => problems.push(words)
    const all = (selector, within = document) => [...within.querySelectorAll(selector)]

    const html = document.documentElement
    if (!/^[a-z]{2}(-|$)/i.test(html.lang)) bad('the page does not say its language')
    if (!document.title.trim()) bad('the page has no title')
    const viewport = document.querySelector('meta[name=viewport]')?.content || ''
    if (/user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[0-4](\D|$)/.test(viewport)) bad('people may not zoom')
    if (document.querySelector('meta[http-equiv=refresh]')) bad('the page reloads by itself')
    if (all('main').length !== 1) bad(`${all('main').length} main parts`)

    const heads = all('h1,h2,h3,h4,h5,h6').filter((each) => each.checkVisibility())
    const tops = heads.filter((each) => each.tagName === 'H1')
    if (tops.length !== 1) bad(`${tops.length} headings of the first level`)
    let before = 0
    for (const head of heads.filter((each) => each.closest('main'))) {
      const level = Number(head.tagName[1])
      if (before && level > before + 1) bad(`a heading skips from level ${before} to ${level}: ${gate.name(head)}`)
      if (!gate.text(head)) bad(`an empty heading: ${gate.name(head)}`)
      before = level
    }
    for (const each of all('main p, main div')) {
      const style = getComputedStyle(each)
      const alone = each.children.length === 1 && ['B', 'STRONG'].includes(each.firstElementChild.tagName) && gate.text(each) === gate.text(each.firstElementChild)
      if (each.tagName === 'P' && alone && parseFloat(style.fontSize) >= 26 * (parseFloat(getComputedStyle(document.documentElement).fontSize) / 16)) bad(`words dressed up as a heading: ${gate.name(each)}`)
    }

    const ids = new Map()
    for (const each of all('[id]')) ids.set(each.id, (ids.get(each.id) || 0) + 1)
    for (const [id, times] of ids) if (times > 1) bad(`the id ${id} stands ${times} times`)
    for (const attribute of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-owns', 'aria-details', 'headers', 'for', 'list']) {
      for (const each of all(`[${attribute}]`)) {
        for (const id of each.getAttribute(attribute).split(/\s+/).filter(Boolean)) {
          if (!ids.has(id)) bad(`${attribute} of ${gate.name(each)} names no id that is here: ${id}`)
        }
      }
    }
    for (const link of all('a[href^="#"]')) {
      const id = decodeURIComponent(link.hash.slice(1))
      if (id && !ids.has(id)) bad(`${gate.name(link)} leads to nothing: #${id}`)
    }

    const summary = document.querySelector('.govuk-error-summary')
    const says_error = document.title.startsWith({ cy: 'Gwall: ' }[document.documentElement.lang] || 'Error: ')
    if (summary) {
      if (!says_error) bad('the title of a page with errors does not begin with “Error:” in its language')
      for (const link of all('a', summary)) {
        const target = document.getElementById(link.hash.slice(1))
        if (!target) bad(`a link of the error summary leads nowhere: ${gate.name(link)}`)
        else if (!target.matches('input,select,textarea')) bad(`a link of the error summary leads to no field: ${gate.name(link)}`)
      }
      if (!gate.text(summary.querySelector('.govuk-error-summary__body') || summary)) bad('the error summary says nothing')
    } else if (error) bad('there is no error summary')
    else if (says_error && !document.querySelector('.govuk-error-message')) bad('the title says “Error:”, the page says none')
    for (const group of all('.govuk-form-group--error')) {
      const message = group.querySelector('.govuk-error-message')
      if (!message) { bad(`a field in error does not say which: ${gate.name(group)}`); continue }
      const held = all('input:not([type=hidden]),select,textarea,fieldset', group)
      if (!held.some((each) => (each.getAttribute('aria-describedby') || '').split(/\s+/).includes(message.id))) bad(`an error is not tied to its field: ${gate.name(message)}`)
    }

    const labelled = (field) => field.labels?.length || field.getAttribute('aria-label') || field.getAttribute('aria-labelledby')
    const WANTED = {
      name: 'name', email: 'email', login: 'email|username', phone: 'tel', tel: 'tel', postcode: 'postal-code', near: 'postal-code',
      password: 'current-password|new-password', password1: 'new-password', password2: 'new-password', oldpassword: 'current-password',
      code: 'one-time-code',
    }
    for (const field of all('input:not([type=hidden]):not([type=submit]):not([type=button]),select,textarea')) {
      if (!gate.shown(field) && !['checkbox', 'radio'].includes(field.type)) continue
      if (!labelled(field)) bad(`no label: ${gate.name(field)} ${field.name}`)
      if (field.hasAttribute('placeholder')) bad(`words inside the field that go away: ${gate.name(field)}`)
      const wanted = WANTED[field.name] || (field.type === 'email' ? 'email' : field.type === 'tel' ? 'tel' : '')
      const is = (field.getAttribute('autocomplete') || '').split(/\s+/)
      // A key, a text or a one-time code has other words on purpose; a search box may say "off".
      const ofAThing = field.name === 'name' && !/^(your )?name$/i.test(gate.text(field.labels?.[0] || field).replace(/[^a-z ]/gi, '').trim())
      if (wanted && !ofAThing && field.type !== 'search' && !wanted.split('|').some((each) => is.includes(each))) bad(`autocomplete of ${field.name} is “${is.join(' ')}”, not ${wanted}`)
    }
    for (const set of all('fieldset')) {
      const legend = set.querySelector(':scope > legend')
      if (!legend || !gate.text(legend)) bad(`a group of fields without a question: ${gate.name(set)}`)
    }
    const groups = new Map()
    for (const field of all('input[type=radio],input[type=checkbox]')) groups.set(field.name, [...(groups.get(field.name) || []), field])
    for (const [key, fields] of groups) if (key && fields.length > 1 && !fields.every((each) => each.closest('fieldset,[role=group],[role=radiogroup]'))) bad(`the choices “${key}” stand in no group`)

    for (const table of all('table')) {
      if (!table.querySelector('th')) bad(`a table without headers: ${gate.name(table)}`)
      if (!table.caption && !table.getAttribute('aria-label') && !table.getAttribute('aria-labelledby')) bad(`a table without a name: ${gate.name(table)}`)
      for (const head of all('th', table)) if (!head.scope) bad(`a header that does not say of what: ${gate.name(head)}`)
    }
    for (const picture of all('img')) {
      if (!picture.hasAttribute('alt')) bad(`a picture without words for it: ${picture.src.slice(-60)}`)
      const alt = picture.alt.trim()
      if (/\.(jpe?g|png|webp|svg|gif)$/i.test(alt) || /^(image|picture|photo)( of)?$/i.test(alt)) bad(`words that say nothing: “${alt}”`)
      if (alt.length > 250) bad(`very many words for a picture: “${alt.slice(0, 40)}…”`)
    }
    for (const drawing of all('svg:not(svg svg)')) {
      if (drawing.getAttribute('aria-hidden') !== 'true' && drawing.getAttribute('role') !== 'img' && !drawing.closest('[role=img],[aria-hidden=true]')) bad('a drawing that is neither named nor hidden from screen readers')
    }

    const CONTROL = 'a[href],button,label,summary,input,select,textarea,option,[role=button],[role=link],[role=tab],[role=menuitem]'
    for (const each of all('*')) {
      if (typeof each.onclick === 'function' || each.hasAttribute('onclick')) if (!each.matches(CONTROL)) bad(`can be pressed, but is not a control: ${gate.name(each)}`)
      for (const { name } of each.attributes) if (/^on[a-z]/.test(name)) bad(`a script inside the page: ${name} on ${gate.name(each)}`)
      if (each.hasAttribute('style') && !each.closest('svg,.leaflet-container')) bad(`a style inside the page: ${gate.name(each)}`)
    }
    for (const each of window.__pressed || []) {
      // Containers that wait for presses on the controls inside them are no controls.
      if (each.isConnected && !each.matches(CONTROL) && !each.querySelector(CONTROL) && !each.closest('.leaflet-container,.govuk-error-summary')) bad(`waits for a press, but is not a control: ${gate.name(each)}`)
    }
    for (const each of all('body *')) {
      if (!gate.shown(each)) continue
      const points = getComputedStyle(each).cursor === 'pointer' && getComputedStyle(each.parentElement).cursor !== 'pointer'
      if (points && !each.closest(CONTROL) && !each.closest('.leaflet-container')) bad(`looks as if it can be pressed, but is not a control: ${gate.name(each)}`)
    }
    for (const each of all('a[href],button,input:not([type=hidden]),select,textarea,summary')) {
      if (each.getAttribute('tabindex') === '-1' && !each.disabled && gate.shown(each) && !each.closest('.leaflet-container')) bad(`the Tab key passes by: ${gate.name(each)}`)
    }
    for (const each of all('[tabindex]')) if (each.tabIndex > 0) bad(`jumps the queue of the Tab key: ${gate.name(each)}`)
    for (const each of all('[aria-hidden=true]')) {
      const inside = [each, ...all('*', each)].find((one) => one.tabIndex >= 0 && one.matches(gate.CONTROLS) && gate.shown(one))
      if (inside) bad(`the Tab key reaches what screen readers cannot see: ${gate.name(inside)}`)
    }
    for (const each of all('video[autoplay],audio[autoplay],marquee,blink')) bad(`moves or sounds by itself: ${gate.name(each)}`)
    for (const each of all('a[target=_blank]')) if (!/new (tab|window)/i.test(each.textContent + (each.getAttribute('aria-label') || ''))) bad(`opens a new window without saying so: ${gate.name(each)}`)
    for (const each of all('button,a[href],summary')) {
      const spoken = (each.getAttribute('aria-label') || '').toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '').trim()
      const written = (each.innerText || '').toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '').replace(/\s+/g, ' ').trim()
      if (spoken && written && !spoken.includes(written)) bad(`what is written is not what is spoken: ${gate.name(each)}`)
      if (/^(here|click here|more|read more|link|this)$/.test(spoken || written)) bad(`a link that says nothing by itself: ${gate.name(each)}`)
    }

    for (const { holder, words } of gate.lines()) {
      const size = parseFloat(getComputedStyle(holder).fontSize)
      if (size < 16) bad(`letters of ${size} pixels: “${words.slice(0, 40)}”`)
      const style = getComputedStyle(holder)
      if (style.textAlign === 'justify') bad(`justified words: “${words.slice(0, 40)}”`)
      if (style.textTransform === 'uppercase' && words.length > 20) bad(`a sentence in capitals: “${words.slice(0, 40)}”`)
    }
    for (const link of all('main p a, main li a, main dd a, main td a')) {
      const around = link.closest('p,li,dd,td')
      const inSentence = getComputedStyle(link).display.startsWith('inline') && gate.text(around).length > gate.text(link).length + 12
        && !around.querySelector('ul,ol,h2,h3,p') && getComputedStyle(link).backgroundColor === 'rgba(0, 0, 0, 0)'
      if (inSentence && gate.shown(link) && !getComputedStyle(link).textDecorationLine.includes('underline')) bad(`a link among words without a line under it: ${gate.name(link)}`)
    }
    return [...new Set(problems)]
  },
})
