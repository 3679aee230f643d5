"""The compressed rich text of an Outlook message."""

import compressed_rtf

_HEAD = 16


def unpacked_rtf(data: bytes) -> bytes:
    """Return the RTF, nothing where there is none or it is damaged."""
    if len(data) < _HEAD:
        return b""
    try:
        return bytes(compressed_rtf.decompress(data))
    except Exception:  # noqa: BLE001 - the library raises nothing narrower for what is damaged
        return b""
