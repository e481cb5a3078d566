"""MP3: where the sound begins and ends. What stands around it (names, places, pictures, words) is not kept."""

from typing import Any

from core.mp4 import Broken

#: Kilobits a second by the four bits that say so, for MPEG 1 and for 2 and 2.5; samples a second by version.
BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
FEWEST_FRAMES = 4
#: Words behind the sound: longer than this, and it is something else.
MOST_BEHIND = 64 * 1024
TAGS_BEHIND = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3")


def sound_of(data: Any) -> tuple[int, int, float]:
    """(start, end) of the sound and its seconds. Raises Broken when it is not MP3 from there to there."""
    start = at = _after_tags(data)
    frames, seconds = 0, 0.0
    while frame := _frame(data, at):
        length, lasts = frame
        if at + length > len(data):
            break
        at, frames, seconds = at + length, frames + 1, seconds + lasts
    rest = bytes(data[at : at + 16])
    is_known = not rest.strip(b"\0") or rest.startswith(TAGS_BEHIND)
    # A last frame cut off in the middle is common, and short.
    if frames < FEWEST_FRAMES or len(data) - at > (MOST_BEHIND if is_known else 2_000):
        raise Broken("frames")
    return start, at, seconds


def _after_tags(data: Any) -> int:
    at = 0
    while bytes(data[at : at + 3]) == b"ID3":
        head = bytes(data[at : at + 10])
        if len(head) < 10 or any(byte > 127 for byte in head[6:]):
            raise Broken("ID3")
        size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
        at += 10 + size + (10 if head[5] & 0x10 else 0)
    while at < len(data) and data[at] == 0:  # room left for more words
        at += 1
    return at


def _frame(data: Any, at: int) -> tuple[int, float] | None:
    """Bytes and seconds of the frame that starts here; None when none does."""
    head = bytes(data[at : at + 4])
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, rate = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer != 1 or bits in (0, 15) or rate == 3:
        return None
    samples = 1152 if version == 3 else 576
    a_second = RATES[version][rate]
    length = samples // 8 * BITRATES[3 if version == 3 else 2][bits] * 1000 // a_second + (head[2] >> 1 & 1)
    return length, samples / a_second
