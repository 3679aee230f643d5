"""Office files that come out the same from the same overview: entries in order, without the clock. Pure."""

import io
import re
import zipfile
from datetime import UTC, datetime

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_ENTRY = (1980, 1, 1, 0, 0, 0)  # the earliest that fits into an archive
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def moment(generated: str | None) -> datetime:
    """Return the time an office file says it was made: the date given by its maker, else a fixed one."""
    try:
        return datetime.fromisoformat(generated).replace(tzinfo=UTC) if generated else _EPOCH
    except ValueError:
        return _EPOCH


def settled(package: bytes, made: datetime) -> bytes:
    """Return an office file with every trace of the clock replaced by `made`."""
    stamp = made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<3>", content)
            entry = zipfile.ZipInfo(info.filename, _ENTRY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, content)
    return out.getvalue()
