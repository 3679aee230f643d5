"""Why files were passed over, in Swedish: the readers tell it in English. Pure.

A reason is what is wrong, mostly with what to do after a colon; each of the two is looked up by itself. `{}` stands for
what is taken over as it is: a name, a number.
"""

import re
from functools import cache

_WRONG = {
    "it holds no text": "den innehåller ingen text",
    "it holds halves of characters": "den innehåller halva tecken",
    "files are packed into files too often": "filer är packade i filer i för många led",
    "it unpacks to more than can be read at once": "den blir uppackad större än vad som kan läsas på en gång",
    "it unpacks to more than a document may hold": "den blir uppackad större än ett dokument får vara",
    "it holds no file and no text": "den innehåller varken filer eller text",
    "the file is empty": "filen är tom",
    "it holds more than {} million characters of text": "den innehåller mer än {} miljoner tecken",
    "it holds more than {} files": "den innehåller fler än {} filer",
    "the image is too large": "bilden är för stor",
    "the image is too high or too wide to be read": "bilden är för hög eller för bred för att läsas",
    "the image is damaged or cut off": "bilden är skadad eller avhuggen",
    "the HTML page cannot be read": "webbsidan kan inte läsas",
    "the HTML page holds no text": "webbsidan innehåller ingen text",
    "it is nested too deep to be a document": "den är uppbyggd i för många nivåer för att vara ett dokument",
    "it is protected by a password": "den är skyddad med lösenord",
    "its XML is damaged or cut off": "filens XML är skadad eller avhuggen",
    "its XML declares entities, which no office program writes":
        "filens XML innehåller deklarationer som inget kontorsprogram skriver",
    "its XML is nested too deep or has too long a text to be a document":
        "filens XML har för många nivåer eller för lång text för att vara ett dokument",
    "the e-mail holds no text and no file": "e-brevet innehåller varken text eller filer",
    "the e-mail has too many parts": "e-brevet har för många delar",
    "the e-mail is encrypted or sealed": "e-brevet är krypterat eller förseglat",
    "messages are packed into messages too often": "meddelanden ligger i meddelanden i för många led",
    "the Outlook message is damaged or cut off": "Outlookmeddelandet är skadat eller avhugget",
    "its pages are images, which are not read in such a file": "sidorna är bilder, som inte läses i en sådan fil",
    "its pages are images, and reading them takes too long": "sidorna är bilder, och det tar för lång tid att läsa dem",
    "its pages are images; to read those, run": "sidorna är bilder; kör detta för att de ska läsas",
    "it is an image; to read images, run": "den är en bild; kör detta för att bilder ska läsas",
    "the Word file has no text in it": "Wordfilen innehåller ingen text",
    "the RTF file holds no text": "RTF-filen innehåller ingen text",
    "the OpenDocument file has no text in it": "OpenDocument-filen innehåller ingen text",
    "an OpenDocument file that is no text is not read": "OpenDocument-filer läses bara när de är textdokument",
    "the Excel file is damaged": "Excelfilen är skadad",
    **{
        f"it is {kind}, which is not read": f"{swedish} läses inte"
        for kind, swedish in (
            ("a GIF image", "GIF-bilder"), ("a WEBP image", "WEBP-bilder"), ("a BMP image", "BMP-bilder"),
            ("an image of a telephone (HEIC)", "bilder från telefoner (HEIC)"), ("a 7z archive", "7z-arkiv"),
            ("a RAR archive", "RAR-arkiv"), ("a TAR archive", "TAR-arkiv"),
            ("a file packed by gzip", "filer packade med gzip"), ("a file packed by bzip2", "filer packade med bzip2"),
            ("a file packed by xz", "filer packade med xz"),
            ("what Outlook packs files in (winmail.dat)", "filer packade av Outlook (winmail.dat)"),
        )
    },
    "images of this kind are not read": "bilder av det slaget läses inte",
    "it is an image too small to show a page": "den är en bild som är för liten för att visa en sida",
    "it is sealed by a signature": "den är förseglad med en signatur",
    "files are packed in it that only Outlook unpacks": "den innehåller filer som bara Outlook kan packa upp",
    "it is another program's manifest and states nothing of documents":
        "den är ett annat programs manifest och säger inget om dokument",
    "files of the type {} are not read": "filer av typen {} läses inte",
    "the old Office file is damaged or cut off": "den gamla Officefilen är skadad eller avhuggen",
    "old Excel and PowerPoint files are not read": "gamla Excel- och Powerpointfiler läses inte",
    "it is an old Office file of an unknown kind": "den är en gammal Officefil av okänt slag",
    "an old Word file needs LibreOffice or antiword": "gamla Wordfiler kräver LibreOffice eller antiword",
    "antiword cannot open it, LibreOffice may": "antiword kan inte öppna den, men kanske LibreOffice",
    "the old Word file is damaged, or older than can be read":
        "den gamla Wordfilen är skadad, eller äldre än vad som kan läsas",
    "LibreOffice had no room on disk to open it": "disken var för full för att LibreOffice skulle kunna öppna den",
    "what opens old Word files broke (signal {})": "programmet som öppnar gamla Wordfiler avbröts (signal {})",
    "reading its images failed here (tesseract ended with {})": "bilderna kunde inte läsas (tesseract slutade med {})",
    "opening the old Word file takes too long": "det tar för lång tid att öppna den gamla Wordfilen",
    "the ZIP or Office file is damaged or cut off": "ZIP- eller Officefilen är skadad eller avhuggen",
    "it is packed in a way that is not read": "den är packad på ett sätt som inte kan läsas",
    "it is a form that only Adobe's programs show (XFA)": "den är ett formulär som bara visas i Adobes program (XFA)",
    "it does not tell which letters it shows": "det framgår inte vilka bokstäver den visar",
    "the PDF file is damaged or cut off": "PDF-filen är skadad eller avhuggen",
    "it has {} pages (read: 1 to {})": "den har {} sidor (filer med 1 till {} sidor läses)",
    "it is damaged and cannot be read ({})": "den är skadad och kan inte läsas ({})",
    "reading it takes more memory than a document may": "det krävs mer minne för att läsa den än ett dokument får ta",
    "reading it broke its reader": "läsningen avbröts",
    "reading it takes too long": "det tar för lång tid att läsa den",
    "this machine could not read it ({})": "den kunde inte läsas på den här datorn ({})",
    "the file is binary or in an unknown encoding": "filen är ingen text eller har en okänd teckenkodning",
    "it is taken for the list of those invited and holds no text":
        "den uppfattas som sändlistan och innehåller ingen text",
    "it is taken for the list of those invited and names nobody":
        "den uppfattas som sändlistan och nämner ingen",
    "it is a shortcut": "den är en genväg",
    "it is a link or a special file": "den är en länk eller en specialfil",
    "it is larger than {} MB": "den är större än {} MB",
    "cannot be opened ({})": "den kan inte öppnas ({})",
    "the folder cannot be listed ({})": "mappens innehåll kan inte läsas ({})",
    "it states something of {}, which does not lie beside it": "den beskriver {}, som inte ligger bredvid",
    "it may be {}, which has labels and is not found":
        "den kan vara {}, som har behörighetsmärkning men inte hittas",
    "it holds pictures and programs of the saved page {}, and is not read":
        "den innehåller bilder och program till den sparade sidan {} och läses inte",
    "{} names it, and no such file lies beside it": "den nämns i {}, men ligger inte bredvid",
    "{} may say who must not see it": "{} kan säga vilka som inte får se den",
    "{} and {} both state something of it": "både {} och {} beskriver den",
    "{} is a link or no file": "{} är en länk eller ingen fil",
    "{} is no JSON with one object": "{} är inte JSON med ett objekt",
}  # fmt: skip
_TO_DO = {
    "unpack it": "packa upp den",
    "unpack it; the rest is not read": "packa upp den; resten läses inte",
    "unpack it and keep what is needed": "packa upp den och behåll det som behövs",
    "unpack it, or pack it as ZIP": "packa upp den, eller packa den som ZIP",
    "pack it anew as plain ZIP": "packa den på nytt som vanlig ZIP",
    "split it": "dela upp den",
    "split it, or save it anew": "dela upp den, eller spara den på nytt",
    "get a whole copy": "skaffa en hel kopia",
    "get a copy without one": "skaffa en kopia utan lösenord",
    "save it anew": "spara den på nytt",
    "save it anew, or as CSV": "spara den på nytt, eller som CSV",
    "save it again as UTF-8": "spara den på nytt som UTF-8",
    "save it as UTF-8 text": "spara den som text i UTF-8",
    "save it as PDF": "spara den som PDF",
    "save it as PDF or DOCX": "spara den som PDF eller DOCX",
    "save it as DOCX or PDF": "spara den som DOCX eller PDF",
    "save it as PDF if it does": "spara den som PDF om den gör det",
    "save it as PNG or PDF": "spara den som PNG eller PDF",
    "save it as JPEG or PDF": "spara den som JPEG eller PDF",
    "save it as PDF from the mail program": "spara det som PDF från e-postprogrammet",
    "save them": "spara dem",
    "save them from Outlook": "spara dem från Outlook",
    "open it and save the document in it": "öppna den och spara dokumentet som ligger i den",
    "save them one by one": "spara dem ett och ett",
    "save what hangs on it as files": "spara bilagorna som filer",
    "scan it anew at 300 dots an inch": "skanna den på nytt med 300 punkter per tum",
    "cut it into pages": "dela upp den i sidor",
    "print it to PDF there": "skriv ut den till PDF där",
    "it is damaged, or is to be saved anew": "den är skadad, eller behöver sparas på nytt",
    "it is damaged or made to harm": "den är skadad eller gjord för att skada",
    "see to that, and index once more": "åtgärda det och indexera en gång till",
    "write one body a line": "skriv en organisation på varje rad",
    "put the document itself into the folder": "lägg själva dokumentet i mappen",
    "copy the document itself into the folder": "kopiera själva dokumentet till mappen",
    "put the file itself there, or remove it": "lägg själva filen där, eller ta bort den",
    "remove it if you can": "ta bort den om det går",
    "call that {}": "döp om den till {}",
    "index once more": "indexera en gång till",
    "make room, and index once more": "gör plats och indexera en gång till",
    "split it, or save it anew; to try once more, index with --anew":
        "dela upp den, eller spara den på nytt; indexera med --anew för att försöka igen",
    "apt-get install libreoffice-writer-nogui (or antiword), or save it as DOCX or PDF":
        "apt-get install libreoffice-writer-nogui (eller antiword), eller spara den som DOCX eller PDF",
    "apt-get install libreoffice-writer-nogui, or save it as DOCX or PDF":
        "apt-get install libreoffice-writer-nogui, eller spara den som DOCX eller PDF",
    "mend that name in the manifest": "rätta namnet i manifestet",
    "mend it, or remove it": "rätta den, eller ta bort den",
    "keep one": "behåll en av dem",
}  # fmt: skip


def in_swedish(reason: str) -> str | None:
    """Return a reason in Swedish, or None for one that is not known."""
    whole = _found(reason, _WRONG)
    if whole is not None:
        return whole
    wrong, colon, advice = reason.rpartition(": ")
    said, to_do = _found(wrong, _WRONG), _found(advice, _TO_DO)
    if colon and said is not None and wrong.endswith(" run"):
        return f"{said}: {advice}"  # a command
    return f"{said}: {to_do}" if said is not None and to_do is not None else None


def _found(words: str, table: dict[str, str]) -> str | None:
    if words in table:
        return table[words]
    for english, swedish in table.items():
        if "{}" in english and (held := _pattern(english).fullmatch(words)):
            return swedish.format(*held.groups())
    return None


@cache
def _pattern(words: str) -> "re.Pattern[str]":
    return re.compile("(.+?)".join(re.escape(part) for part in words.split("{}")))
