"""Video and sound files for tests, made here part by part: built as telephones build them, with what must go."""

import struct

CANARY = b"+51.7457-002.2178/canary"


# --- MP4 -----------------------------------------------------------------------------------------------------------
def box(kind, *parts):
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full(kind, *parts, version=0, flags=0):
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def header(seconds=75):
    dates = struct.pack(">II", 3_800_000_001, 3_800_000_002)
    return full(b"mvhd", dates, struct.pack(">II", 1000, seconds * 1000), bytes(80))


def track(kind, codec, offset, samples, *, reference=1, extra=b""):
    """One track with one chunk of samples at this offset."""
    sizes = struct.pack(">II", 0, len(samples)) + b"".join(struct.pack(">I", len(each)) for each in samples)
    table = box(
        b"stbl",
        full(b"stsd", struct.pack(">I", 1), box(codec, bytes(28))),
        full(b"stsc", struct.pack(">IIII", 1, 1, len(samples), 1)),
        full(b"stsz", sizes),
        full(b"stco", struct.pack(">II", 1, offset)),
    )
    media = box(
        b"mdia",
        full(b"mdhd", bytes(20)),
        full(b"hdlr", bytes(4), kind, bytes(12), b"Canary Phone 12\0"),
        box(
            b"minf",
            full(b"vmhd", bytes(8)),
            box(b"dinf", full(b"dref", struct.pack(">I", 1), full(b"url ", flags=reference))),
            table,
        ),
    )
    return box(b"trak", full(b"tkhd", struct.pack(">II", 3_800_000_001, 2), bytes(76)), media, extra)


def mp4(*, brand=b"isom", tracks=(b"vide", b"soun"), codecs=(b"avc1", b"mp4a"), head=b"", tail=b"", **more):
    """A film of two samples in each track, with the place written wherever telephones write it."""
    names = {b"vide": b"picture", b"soun": b"sound", b"meta": CANARY}
    samples = {kind: [names.get(kind, b"words") + b"-1", names.get(kind, b"words") + b"-2"] for kind in tracks}

    def moov(start):
        made, offset = [], start
        for kind, codec in zip(tracks, codecs, strict=True):
            made.append(track(kind, codec, offset, samples[kind], **more))
            offset += sum(map(len, samples[kind]))
        place = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(CANARY), 0x15C7), CANARY), full(b"loci", CANARY))
        return box(b"moov", header(), *made, place, full(b"meta", CANARY), box(b"uuid", bytes(16), CANARY))

    start = box(b"ftyp", brand, bytes(4), brand, b"mp42") + head + box(b"free", CANARY)
    data = b"".join(sample for kind in tracks for sample in samples[kind])
    offset = len(start) + len(moov(0)) + 8
    return start + moov(offset) + box(b"mdat", data) + box(b"uuid", bytes(16), b"XMP" + CANARY) + tail


# --- WebM ----------------------------------------------------------------------------------------------------------
def element(name, *parts, size=None):
    body = b"".join(parts)
    head = bytes.fromhex(name)
    return head + (size if size is not None else (len(body) | 1 << 56).to_bytes(8, "big")) + body


OPEN_END = bytes.fromhex("01ffffffffffffff")


def webm(*, kinds=(1,), codec=b"V_VP8", streamed=False, more=b"", doctype=b"webm"):
    entries = [
        element("ae", element("83", bytes([kind])), element("86", codec), element("536e", CANARY)) for kind in kinds
    ]
    info = element(
        "1549a966",
        element("bf", bytes(4)),
        element("2ad7b1", (1_000_000).to_bytes(3, "big")),
        element("4489", struct.pack(">d", 75_000.0)),
        element("4461", bytes(8)),
        element("7ba9", CANARY),
        element("5741", b"Canary Phone"),
    )
    blocks = element("e7", b"\0") + element("a3", b"\x81\0\0\x80picture")
    cluster = element("1f43b675", blocks, size=OPEN_END if streamed else None)
    tags = element("1254c367", element("7373", element("67c8", element("45a3", b"LOCATION"), element("4487", CANARY))))
    files = element("1941a469", element("61a7", element("465c", CANARY)))
    parts = [element("ec", CANARY), info, element("1654ae6b", *entries), cluster, cluster, tags, files, more]
    head = element("1a45dfa3", bytes.fromhex("4282") + bytes([0x80 | len(doctype)]) + doctype)
    return head + element("18538067", *parts, size=OPEN_END if streamed else None)


# --- MP3 -----------------------------------------------------------------------------------------------------------
def mp3(frames=40, *, before=True, behind=True, words=CANARY):
    """Frames of 128 kbit/s at 44.1 kHz: 417 bytes each."""
    sound = (b"\xff\xfb\x90\x00" + b"s" * 413) * frames
    tag = b"ID3\x03\0\0" + bytes([0, 0, len(words) >> 7, len(words) & 127]) + words if before else b""
    return tag + sound + (b"TAG" + words[:20].ljust(125, b"\0") if behind else b"")
