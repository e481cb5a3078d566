// The texts of a page.
({
  blocks: (theirs) => [...document.querySelectorAll('main p, main li, main dd, main .govuk-hint, main legend, main figcaption, footer p')]
    .filter((e) => gate.shown(e) && !gate.tucked(e) && !e.querySelector('p,li,dd') && !e.closest('.mh-chips') && !(theirs && e.closest(theirs))).map((e) => e.innerText.replace(/\s+/g, ' ').trim()).filter(Boolean),
})
