"""Reading aloud: offered only where a British voice speaks on the device itself, and it can be stopped."""

import pytest
from playwright.sync_api import expect

from tests.browser.gate import WIDE, Gate

#: A browser that has these voices, and writes down what it was asked to say instead of saying it.
VOICES = """
window.__said = []
const voices = %s
Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
  paused: false,
  getVoices: () => voices,
  speak(words) { window.__said.push(words.text); window.__last = words },
  cancel() {}, pause() { this.paused = true }, resume() { this.paused = false },
}) })
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
"""
BRITISH = "{ lang: 'en-GB', localService: true, name: 'Kate' }"
FAR_AWAY = "{ lang: 'en-GB', localService: false, name: 'Speaks from a far machine' }"
AMERICAN = "{ lang: 'en-US', localService: true, name: 'Sam' }"
BUTTON = "Read this page aloud"


@pytest.fixture
def open_with(gate: Gate, site):
    contexts = []

    def go(*voices, path="/worried/"):
        context = gate.browser.new_context(viewport=WIDE, locale="en-GB", reduced_motion="reduce")
        contexts.append(context)
        if voices:
            context.add_init_script(VOICES % f"[{', '.join(voices)}]")
        page = gate.new_page(context)
        page.goto(site.base + path)
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("voices", [(), (AMERICAN,), (FAR_AWAY,), (AMERICAN, FAR_AWAY)])
def test_without_a_british_voice_on_the_device_there_is_no_button(open_with, voices):
    assert not open_with(*voices).get_by_role("button", name=BUTTON).is_visible()


def test_the_button_comes_when_the_voices_do(open_with):
    page = open_with(AMERICAN)
    page.evaluate(f"() => speechSynthesis.getVoices().push({BRITISH})")
    page.evaluate("() => speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()


def test_it_reads_the_words_of_the_page_in_order_and_marks_each_sentence(open_with):
    page = open_with(AMERICAN, BRITISH)
    page.get_by_role("button", name=BUTTON).click()
    heading = page.locator("h1").inner_text()
    assert page.evaluate("() => window.__said") == [heading]
    assert page.evaluate("() => window.__last.voice.name") == "Kate"
    assert page.evaluate("() => [...CSS.highlights.get('mh-aloud')][0].toString().trim()") == heading
    for _sentence in range(200):
        if page.get_by_role("button", name=BUTTON).is_visible():
            break
        page.evaluate("() => window.__last.onend()")
    said = page.evaluate("() => window.__said")
    whole = " ".join(" ".join(said).split())
    places = [whole.find(" ".join(part.split())) for part in page.locator("main p").all_inner_texts()]
    assert len(places) > 2
    assert min(places) >= 0, "a paragraph was left out"
    assert places == sorted(places)
    assert "Need a hand?" not in whole
    assert page.evaluate("() => CSS.highlights.has('mh-aloud')") is False


def test_it_is_paused_goes_on_and_is_stopped_by_keyboard(open_with):
    page = open_with(BRITISH)
    page.get_by_role("button", name=BUTTON).focus()
    page.keyboard.press("Enter")
    pause = page.get_by_role("button", name="Pause")
    expect(pause).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    assert page.evaluate("() => speechSynthesis.paused") is True
    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=BUTTON)).to_be_focused()
    said = len(page.evaluate("() => window.__said"))
    page.evaluate("() => window.__last.onend()")
    assert len(page.evaluate("() => window.__said")) == said, "it went on after Stop"
