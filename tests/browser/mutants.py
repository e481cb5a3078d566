"""Faults planted in real pages, and the check that must find each. A gate that misses one proves nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.checks.axe import axe
from tests.browser.checks.colours import forced_colours
from tests.browser.checks.focus import focus_in_pixels
from tests.browser.checks.keyboard import keyboard
from tests.browser.checks.motion import motion
from tests.browser.checks.noscript import without_javascript
from tests.browser.checks.reading import reading
from tests.browser.checks.structure import error_comes_first, help_is_there, skip_link, structure, title_of_its_own
from tests.browser.checks.targets import targets_24, targets_44
from tests.browser.checks.weight import no_complaints, nowhere_else, weight
from tests.browser.checks.zoom import nothing_lost, reflow, spacing, text_twice_as_large
from tests.browser.gate import Visit


@dataclass(frozen=True)
class Mutant:
    """`change` is JavaScript, or CSS when it begins with "css:"; a problem found must hold the words of `says`."""

    name: str
    page: str
    change: str
    check: Callable[[Visit], list[str]]
    says: str


BUTTON = "document.querySelector('main form[method=post] button')"
WORDS = "document.querySelector('main p')"
AREA = "document.querySelector('main textarea')"

HARD = (
    "Notwithstanding organisational prerequisites, stakeholders necessitate comprehensive multidisciplinary "
    "consultation regarding eligibility determinations and subsequent authorisations."
)

MUTANTS = [
    # words and labels
    Mutant("no label", "need", "document.querySelector('label[for=id_words]').remove()", structure, "no label"),
    Mutant("no label, for axe", "need", "document.querySelector('label[for=id_words]').remove()", axe, "label"),
    Mutant("placeholder for a label", "need", f"{AREA}.placeholder = 'Your words'", structure, "go away"),
    Mutant("no autocomplete", "need", "id_email.removeAttribute('autocomplete')", structure, "autocomplete of email"),
    Mutant("legend gone", "report", "document.querySelector('main legend').remove()", structure, "without a question"),
    Mutant(
        "choices in no group",
        "report",
        "const set = document.querySelector('main fieldset'); set.replaceWith(...set.childNodes)",
        structure,
        "stand in no group",
    ),
    Mutant("spoken otherwise", "need", f"{BUTTON}.setAttribute('aria-label', 'Go')", structure, "what is spoken"),
    Mutant("hard words", "need", f"{WORDS}.textContent = '{HARD}'", reading, "hard to read"),
    # pictures and structure
    Mutant(
        "no alt", "listing", "document.querySelector('main img').removeAttribute('alt')", structure, "without words"
    ),
    Mutant(
        "alt is a file", "listing", "document.querySelector('main img').alt = 'IMG_1.jpg'", structure, "say nothing"
    ),
    Mutant(
        "two first headings",
        "need",
        "document.querySelector('main').append(document.querySelector('h1').cloneNode(true))",
        structure,
        "2 headings",
    ),
    Mutant(
        "skipped heading",
        "listing",
        "const h = document.querySelector('main h2'); h.outerHTML = `<h4>${h.innerHTML}</h4>`",
        structure,
        "skips from level",
    ),
    Mutant("no language", "need", "document.documentElement.removeAttribute('lang')", structure, "its language"),
    Mutant("id twice", "need", f"{WORDS}.id = 'id_words'", structure, "stands 2 times"),
    Mutant(
        "described by nothing",
        "need",
        f"{AREA}.setAttribute('aria-describedby', 'gone')",
        structure,
        "no id that is here",
    ),
    Mutant(
        "table without headers",
        "listing",
        "document.querySelectorAll('main table th').forEach((th) => { const td = "
        "document.createElement('td'); td.innerHTML = th.innerHTML; th.replaceWith(td) })",
        structure,
        "without headers",
    ),
    Mutant(
        "zoom forbidden",
        "need",
        "document.querySelector('meta[name=viewport]').content = 'width=device-width, user-scalable=no'",
        structure,
        "may not zoom",
    ),
    Mutant(
        "reloads by itself",
        "need",
        "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '3000'; "
        "document.head.append(m)",
        structure,
        "reloads",
    ),
    Mutant(
        "starts by itself",
        "need",
        "const v = document.createElement('video'); v.autoplay = true; document.querySelector('main').append(v)",
        structure,
        "by itself",
    ),
    Mutant(
        "new window unsaid", "worried", "document.querySelector('main a').target = '_blank'", structure, "new window"
    ),
    Mutant(
        "another page's title", "need", "document.title = 'Find support – all – Gate'", title_of_its_own, "title of"
    ),
    Mutant(
        "number gone", "need", "document.querySelector('footer a[href^=\"tel:\"]').remove()", help_is_there, "telephone"
    ),
    Mutant(
        "region lost",
        "need",
        "document.querySelector('main').outerHTML = "
        "document.querySelector('main').outerHTML.replace(/^<main/, '<div').replace(/main>$/, 'div>')",
        axe,
        "region",
    ),
    # errors
    Mutant(
        "summary leads nowhere",
        "need-error",
        "document.querySelector('.govuk-error-summary a').href = '#gone'",
        structure,
        "leads nowhere",
    ),
    Mutant(
        "title without Error",
        "need-error",
        "document.title = document.title.replace('Error: ', '')",
        structure,
        "begin with",
    ),
    Mutant("error not tied", "need-error", f"{AREA}.removeAttribute('aria-describedby')", structure, "not tied"),
    Mutant(
        "focus elsewhere", "need-error", "document.activeElement.blur()", error_comes_first, "does not have the focus"
    ),
    # keyboard
    Mutant(
        "trap",
        "need",
        f"{AREA}.addEventListener('keydown', (e) => {{ if (e.key === 'Tab') e.preventDefault() }})",
        keyboard,
        "does not get away",
    ),
    Mutant("jumps the queue", "need", f"{BUTTON}.tabIndex = 5", structure, "jumps the queue"),
    Mutant("jumps the queue, walked", "need", f"{BUTTON}.tabIndex = 5", keyboard, "the Tab key"),
    Mutant("out of the queue", "need", f"{BUTTON}.tabIndex = -1", structure, "Tab key passes by"),
    Mutant(
        "a box to press",
        "need",
        "const d = document.createElement('div'); d.textContent = 'Press'; d.addEventListener('click', () => "
        "{}); document.querySelector('main').append(d)",
        structure,
        "waits for a press",
    ),
    Mutant("a hand over a box", "need", "css:main h1 { cursor: pointer }", structure, "looks as if"),
    Mutant(
        "hidden but reached",
        "need",
        f"{BUTTON}.closest('form').setAttribute('aria-hidden', 'true')",
        structure,
        "screen readers cannot see",
    ),
    Mutant(
        "no focus",
        "need",
        "css:*:focus { outline: 0 solid red !important; box-shadow: none !important; border: 2px solid "
        "!important; background: white !important; color: black !important; text-decoration: underline "
        "!important } * { box-shadow: none !important; border: 2px solid !important; background: white "
        "!important; color: black !important; text-decoration: underline !important }",
        keyboard,
        "cannot be seen",
    ),
    Mutant(
        "faint focus",
        "need",
        "css:*:focus { outline: 2px solid #ddd !important; box-shadow: none !important; border-color: "
        "inherit !important; background: transparent !important; color: inherit !important; text-decoration: "
        "inherit !important } * { transition: none !important }",
        focus_in_pixels,
        "too faint",
    ),
    Mutant(
        "ring without width",
        "need",
        "css:*:focus { outline: 0 solid black !important; box-shadow: none !important; background: "
        "transparent !important; color: inherit !important; border-width: 2px !important; text-decoration: "
        "inherit !important }",
        focus_in_pixels,
        "too faint",
    ),
    Mutant("covered", "need", "css:.mh-footer { position: fixed; inset: 0; z-index: 9 }", keyboard, "is covered"),
    Mutant(
        "upside down",
        "need",
        "css:main form { display: flex; flex-direction: column-reverse }",
        keyboard,
        "up the page",
    ),
    Mutant(
        "skip link to nothing",
        "need",
        "document.querySelector('.govuk-skip-link').setAttribute('href', '#gone')",
        structure,
        "leads to nothing",
    ),
    Mutant("no skip link", "need", "document.querySelector('.govuk-skip-link').remove()", skip_link, "first thing"),
    # colours and letters
    Mutant("grey on white", "need", "css:main p { color: #999 !important }", axe, "color-contrast"),
    Mutant(
        "not quite 7 to 1",
        "need",
        "css:.govuk-hint { color: #6b6b6b !important; background: #fff !important }",
        axe,
        "color-contrast-enhanced",
    ),
    Mutant(
        "white on white",
        "need",
        "css:main p { color: #fff !important; background: #fff !important }",
        axe,
        "color-contrast",
    ),
    Mutant("small print", "need", "css:main p { font-size: 12px !important }", structure, "letters of 12"),
    Mutant(
        "link like its words",
        "privacy",
        "css:main .mh-prose a { text-decoration: none !important }",
        structure,
        "without a line",
    ),
    Mutant(
        "own colours forced",
        "need",
        "css:main form { forced-color-adjust: none }",
        forced_colours,
        "keeps its own colours",
    ),
    Mutant(
        "button without an edge",
        "need",
        "css:button { border: 0 !important; outline: 0 !important }",
        forced_colours,
        "has no edge",
    ),
    Mutant(
        "focus by colour alone",
        "need",
        "css:*:focus { outline: 0 !important; background: yellow !important }",
        forced_colours,
        "focus cannot be seen",
    ),
    # size and room
    Mutant(
        "tiny",
        "need",
        "css:main form button { width: 16px !important; height: 16px !important; min-height: 0 !important;"
        " padding: 0 !important; overflow: hidden; font-size: 1px !important }",
        targets_24,
        "less than 24",
    ),
    Mutant(
        "small",
        "need",
        "css:main form button { height: 36px !important; min-height: 0 !important; padding: 0 9px !important }",
        targets_44,
        "less than 44",
    ),
    Mutant("too wide for a phone", "need", "css:main form { width: 600px }", reflow, "sideways"),
    Mutant(
        "too wide, hidden",
        "need",
        "css:body, .govuk-width-container { overflow-x: hidden } main h1 { width: 600px; white-space: "
        "nowrap; font-size: 60px }",
        reflow,
        "runs off the edge",
    ),
    Mutant(
        "menu in the way",
        "need",
        "css:.mh-header { position: sticky; top: 0; height: 150px }",
        reflow,
        "stays in place",
    ),
    Mutant("stiff letters", "need", "css:main p { font-size: 19px !important }", text_twice_as_large, "does not grow"),
    Mutant(
        "cut when larger",
        "need",
        "css:main p { height: 1.2em; max-height: 30px; overflow: hidden; line-height: 1.2 }",
        text_twice_as_large,
        "cuts",
    ),
    Mutant(
        "cut when spaced",
        "need",
        "const h = document.querySelector('h1'); h.style.display = 'inline-block'; h.style.whiteSpace = 'nowrap';"
        " h.style.width = h.offsetWidth + 'px'; h.style.overflow = 'hidden'",
        spacing,
        "cuts",
    ),
    Mutant(
        "dots for words",
        "listing",
        "css:main p { text-overflow: ellipsis; overflow: hidden; white-space: nowrap; width: 90px }",
        nothing_lost,
        "shortens",
    ),
    Mutant(
        "words over words", "listing", "css:main h2 + * { margin-top: -60px !important }", nothing_lost, "lies over"
    ),
    # movement
    Mutant(
        "spins for everybody",
        "need",
        "css:@keyframes spin { to { rotate: 360deg } } main h1 { animation: spin 2s infinite }",
        motion,
        "moves for more",
    ),
    Mutant(
        "slides in spite of it",
        "need",
        "css:main form { transition: transform .5s !important }",
        motion,
        "would still slide",
    ),
    Mutant("glides", "need", "css:html { scroll-behavior: smooth !important }", motion, "glides"),
    # cost
    Mutant(
        "picture from elsewhere",
        "need",
        "const i = new Image(); i.src = 'http://elsewhere.example/x.png'; document.body.append(i)",
        nowhere_else,
        "another site",
    ),
    Mutant(
        "refused by the policy",
        "need",
        "const i = new Image(); i.src = 'http://elsewhere.example/x.png'; document.body.append(i)",
        no_complaints,
        "violates",
    ),
    Mutant("script error", "need", "setTimeout(() => { throw new Error('planted') })", no_complaints, "planted"),
    Mutant("style inside", "need", f"{WORDS}.setAttribute('style', 'color: red')", structure, "a style inside"),
    Mutant(
        "too many requests",
        "need",
        "await Promise.all([...Array(13)].map((_, n) => fetch('/healthz/?' + n).then((r) => r.text())))",
        weight,
        "asks",
    ),
    Mutant(
        "words only with a script",
        "need",
        f"{WORDS}.textContent += ' Secretly extra information'",
        without_javascript,
        "with JavaScript only",
    ),
]

#: For the checker of HTML, which reads files.
BROKEN_HTML = (
    "<!doctype html><html lang=en><head><title>x</title></head>"
    "<body><main><h1>x</h1><ul><p>no</p></ul></main></body></html>"
)
