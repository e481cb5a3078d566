"""Small recordings, put together by hand: enough for every program that looks at their first bytes and their boxes."""

#: What a phone writes into a video: where somebody lives.
HOME = b"+51.7457-002.2178/"
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:04.000\nHello, I am Carrie-Ann.\n"


def box(name: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + name + content


def mp4(*, handler: bytes = b"vide", where: bytes = HOME) -> bytes:
    """A video that says where it was made, in the three places phones write it."""
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(12))) + box(b"meta", where))
    movie = box(b"moov", box(b"mvhd", bytes(100)) + track + box(b"udta", box(b"\xa9xyz", where)))
    return box(b"ftyp", b"isom\0\0\0\0isommp42") + movie + box(b"uuid", bytes(16) + where) + box(b"mdat", b"\1" * 64)


def element(name: int, content: bytes) -> bytes:
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + bytes([0x80 | len(content)]) + content


def webm(*, tags: bytes = HOME) -> bytes:
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    return head + element(0x18538067, element(0x1254C367, tags) + element(0x1F43B675, b"\2" * 40))


def mp3() -> bytes:
    note = b"TPE1" + HOME
    front = b"ID3\x04\0\0" + bytes([0, 0, 0, len(note)]) + note
    return front + b"\xff\xfb\x90\x00" + b"\3" * 200 + (b"TAG" + HOME).ljust(128, b"\0")
