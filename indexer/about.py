"""What a stance is about: the words that name the matter, and the section of the report. Pure."""

import re
from collections.abc import Iterable

from corpus.numbering import report_number
from corpus.types import Document, Section, Speaker
from indexer import stance as rules
from indexer.found import Place
from indexer.headings import PARAGRAPH, SUMMARY, names_matter, one_section, run_in_label
from indexer.matters import names_one
from indexer.names import as_name, is_of_sender, thing_of
from indexer.stance_words import AS_TO
from indexer.types import Stance
from indexer.words import stems

_OBJECT = re.compile(
    r"^\W*(?:(?:därför|därmed|alltså|följaktligen|således|också|även|heller|dock|i nuläget|helt|bestämt|huvudsakligen"
    r"|med (?:vissa |viss )?(?:förbehåll|reservation\w*|tvekan)|till|på|i|med|inför|mot|över"
    r"|från)\s+)*"
    r"(?:(?:delegationens|utredningens|regeringens|promemorians|utredarens|kommitténs"
    r"|betänkandets)\s+)?(?:(?:förslag(?:et|en)?|rekommendation(?:en|er)?|bedömning(?:en)?)\s+)?"
    r"(?:\(?(?:i|under)?\s*(?:avsnitt(?:et)?|kapitel)\s+\d[\d.]*\)?\s+(?=(?:om|att|som innebär|rörande|gällande)\b))?"
    r"(?:(?:om(?! (?:det|den|de|detta|dessa) \w+(?:as|es|ts|gs|rs)\b)|kring|(?<=förslaget )för|(?<=förslagen )för"
    r"|gällande|rörande|avseende|angående|till|\((?:SOU|Ds) \d{4}:\d+\)|som innebär(?= att))\s+(?=\w))*",
    re.IGNORECASE,
)
_SUBJECT_OBJECT = re.compile(
    r"^\W*(?:Att\s+)?(.{3,160}?)\s+(?:är|framstår|bedöms|bör|innehåller|behöver|kan|har|tillstyrks|avstyrks"
    r"|verkar|saknar)\b"
)
_CUT = re.compile(
    r"(?:,?\s+(?:men|dock|för (?:att|det|den|de|vi)|då|eftersom|vilket|samt ställer|samt ser|och ser|och anser|även om"
    r"|under förutsättning|förutsatt|så länge|så att|förrän|(?:bara|endast) om|på grund av|i vilken"
    r"|om (?:(?:det|den|de|detta|dessa) )?inte"
    r"|när det gäller)\b|[;:(]|\.$)"
)
_BARE = re.compile(
    r"^(?:och|men|samt|än|endast|enbart|bara|så länge|eftersom|som|om (?:det|den|de|detta|dessa)\b|helhjärtat"
    r"|till fullo|fullt ut|(?:i|under|på) (?:avsnitt(?:en|et)?|kapitel)"
    r"|avsnitt(?:en|et)? \d|i dess|i sin"
    r"|i denna|i de|i den (?:del(?:en)?|mån)|till den del|såvitt|så vitt|utöver|förutom|annat än)\b"
    r"|^(?:det|denna|detta|dessa"
    r"|förslag(?:et|en)?|förslagen i sin helhet|och|att|sig|bakom|den|ambition\w*|dem"
    r"|mycket|det mesta|en (?:hel )?del|(?:(?:the|this|these) )?(?:proposals?|it|this|them|idea|suggestion))?\W*$",
    re.IGNORECASE,
)
_ANAPHORA = re.compile(r"\b(?:denna|detta|dessa|sådan|sådant|sådana)\b", re.IGNORECASE)
_PROPOSED_BEFORE = re.compile(
    r"\b(?:förslag(?:et|en)?|åtgärder|idé\w*)\s+(?:som syftar till att |om |att |till |kring )(.*)"
)
_THE_SAME = re.compile(r"(?:den|det|de) \w{3,}(?:n|t|na)", re.IGNORECASE)  # *den regeln*: the one just spoken of
_THAT_PART = re.compile(r"(?:den|de) del(?:en|arna) av (?:förslag|betänkande|promemori|utredning)\w*", re.IGNORECASE)
_PART_ON = re.compile(  # `avstyrker den del av förslaget som rör avgiften`: on that, and not on the proposal
    r"^(?:den|de|i den|i de) del(?:en|ar|arna)?(?: av (?:\w+s )?\w+)? som (?:rör|berör|gäller|avser|handlar om"
    r"|innebär(?: att)?)\s+(?=\w)",
    re.IGNORECASE,
)
_SOME = re.compile(  # which ones, nothing tells
    r"(?:vissa|några|somliga|andra|en del)(?: (?:av|i)\b)?(?: (?:\w+s|de))?(?: \w*(?:delar(?:na)?|förslag(?:en)?"
    r"|punkter(?:na)?|frågor(?:na)?))?(?: av (?:\w+s )?(?:förslag|betänkande|promemori|utredning)\w*)?",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(  # `avstyrker andra, exempelvis en ny lag`: which ones, the example says
    r"^(?:andra|vissa|flera|några|annat|delar)(?: \w+)?,? (?:bland annat|bl\.\s?a\.|exempelvis|till exempel|t\.\s?ex\."
    r"|såsom|däribland|framför allt|särskilt|främst)\s+(?:förslagen? om\s+)?",
    re.IGNORECASE,
)
_DOES = re.compile(  # a phrase of stance that begins with its matter: `införandet av en avgift innebär ett intrång`
    r"([^.;]{6,120}?) (?:innebär|medför|utgör|leder till|kommer att|inte (?:\w+ )?(?:uppfyller|lever|når|motsvarar))\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(  # `avstyrker kommunen förslaget om avgifter`
    r"^(?!de[nt]?\b)(?:vi|jag|(?:[A-ZÅÄÖ][\w&-]*|\w+(?:en|et|erna))(?: [\w-]+){0,2}?)\s+"
    r"(?=(?:(?:i|till|på) )?(?:\w+s )?förslag)"
)
_NOUN_PHRASE = re.compile(
    r"(?:\b(?:de|den|det|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|mer|nya|föreslagna)\s+){0,3}(?:\w+\s+)?\b\w*(?:definition|princip"
    r"|problemformulering|bestämmelse|lagtext|reglering|utgångspunkt|rekommendation)\w*"
    r"(?:\s+(?:av|om|till|för|kring)\s+\w+(?:\s+\w+){0,3})?",
    re.IGNORECASE,
)
# `det hade varit bättre med en mer preciserad definition`: what there is is criticised, not the better one
_WISHED = re.compile(r"\bhade varit\b", re.IGNORECASE)
_COMPARED = re.compile(r"^(?:e(?:n|tt) )?(?:mera? \w+|\w{3,}are)\s+(?=\w)", re.IGNORECASE)
_PRONOUN = re.compile(r"^\W*(?:Den|Det|De|Detta|Denna|Dessa)\b(?! \w*(?:förslag|föreslagn|bedöm))")
NAMES_MATTER = re.compile(
    r"^\W*(?:Att|Förslag|Definition|Bestämmelse|Krav|Utredningens förslag|Den föreslagna|De föreslagna)"
)
SAYING = re.compile(  # `avstår från att yttra sig över`: on what, the words after say
    r"^\W*(?:(?:[A-ZÅÄÖ][\w-]+|vi|jag|\w+(?:en|et)) )?(?:därför )?(?:i?från )?(?:att )?(?:\w+ )??"
    r"(?:yttra (?:sig|oss|mig)|uttala (?:sig|oss|mig)|ta (?:\w+ )?ställning"
    r"|svara|besvara"
    r"|kommentera|bedöma|(?:lämna|avge|avgiva|inkomma med|ge) (?:\w+ )?(?:synpunkter|yttrande|kommentarer|svar"
    r"|remissvar|remissyttrande))\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s+(?:i|under) (?:avsnitt|kapitel)(?:en|et)?\s.*$|\s*\bi övrigt\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"^\W*(?:(?:Även|Också|Däremot|Vidare)\s+)?(.{4,160}?)\s+(?:(?:av|till)styrks|välkomnas|är välkom(?:men|met|na)"
    r"|ifrågasätts|avvisas|stöds"
    r"|(?:kan )?(?:godtas|accepteras|godtagas)|är (?:just|precis|exakt) (?:vad|det))\b"
)
_AS_PROPOSED = re.compile(r"\b(?:det|vad) som föreslås$", re.IGNORECASE)  # what that is, stands elsewhere
_LEAST = 3  # characters; less names nothing
_NAMED_FIRST = re.compile(  # `Vad gäller avgiften tar kommunen inte ställning`
    rf"^\W*(?:(?P<om>Om)|{AS_TO})"
    r"\s+(?P<matter>\S.{2,80}?)\s*(?:,|\b(?:har|kan|tar|är|avstår|avböjer|yttrar|lämnar|vill|(?:till|av)styrk\w+|delar|ser"
    r"|anser|instämmer|vet|finns|står|ställer|motsätter|stöder|stödjer|godtar|saknar)\b)",
    re.IGNORECASE,
)
_FRONTED = re.compile(  # `Ombyggnadsrådet är vi för`
    r"^\W*(?:(?:Även|Också|Däremot|Vidare)\s+)?"
    r"(?!(?:Det|Den|De|Detta|Dessa|Vad|Om|När|Så|Men|Och|Med|I|På|För|Av|Till|Under|Från|Enligt|Mot|Redan|Sedan|Även"
    r"|Utan|Inte|Ej|Vi|Jag)\b)(?P<matter>[A-ZÅÄÖ](?:[^,.;:]{0,80}\s)??\w*(?:en|et|an|na|or|ar|er|n)"
    r"(?: (?:på|om|för|av|till|i) [^,.;:]{2,40}?)?)"
    r"\s+\w+\s+(?:vi|jag)\b"
)
_IN_PHRASE = re.compile(r"\batt\s+(\S.{2,80}?)\s+(?:är|vore|blir|bör|ska|skall|borde|framstår|kan vara)\b")
_KEPT = re.compile(  # `vill att anmälningsplikten behålls i fjällen`: on what is to be kept
    r"\batt (?!(?:den|det|de|detta|dessa|man|vi)\b)(\S[^,;]{2,80}?) (?:behålls|bibehålls|slopas|utgår|avförs"
    r"|stryks|avslås|dras tillbaka)$"
)
_OUGHT = re.compile(  # `Avgifter för prövningen bör inte införas`: on what stands before it
    r"(?:(?:inte|ej) )?(?:bör|ska|skall|måste|får|kan|borde) (?:\S+ ){0,3}?(?:\w+s|utgå|bestå)"
    r"(?: (?:i enlighet med|enligt) .*)?",
    re.IGNORECASE,
)
_A_MEANS = re.compile(  # `är en ändamålsenlig åtgärd`: what is one, stands before
    r"\w*\s+(?:åtgärd|lösning|väg|ordning|modell|utgångspunkt|avvägning|princip|reform|metod)\b"
)
_IF = r"(?:under (?:förutsättning|villkor)(?:en|et)?|förutsatt|på villkor|med villkoret)(?: att)?\W*$"
_ON_CONDITION = re.compile(rf"\b(?:det|detta|den|dessa|förslaget) {_IF}")
_ON_THIS_CONDITION = re.compile(  # `tillstyrker en avgift under förutsättning att`: on the fee, not on its condition
    r"(?:\b(?:tillstyrk|accepter)\w+|\b(?:välkomna|godta)\w*|\bstöd(?:er|jer|ja)|\bbiträde[r]?|\bpositiv\w* (?:till|på)"
    rf"|\bbakom)\s+(?P<on>\S.{{3,120}}?),? {_IF}"
)
_SHALL = re.compile(
    r"(?:inte |även |också )?(?:ska|skall|bör|får|kan|måste|blir|ges|har|tar|är|inte)\b"
)  # what it is to do
_FORMALLY = re.compile(r"\b(?:till|av)styrker ([^(),.;]{4,120}?)(?= (?:men|dock|och)\b|[(),.;])", re.IGNORECASE)
_SHORT = 4  # characters of a stem that tells nothing
_MAX_OBJECT = 120  # characters
_SECTION = re.compile(  # `avsnitt 7.2`, `(7.2)`
    r"(?:\b(?:avsnitt(?:et|en)?|section)\s+|\((?=[\d.]+\))|\b(?:i|bakom)\s+(?=\d{1,2}\.\d{1,2}\s*[a-zåäö.,;]))(\d{1,2}(?:\.\d{1,3})+)(?!\s*(?:och|–|-|,)\s*\d)",
    re.IGNORECASE,
)
_ROW_NUMBER = re.compile(  # of a row, or of a paragraph that it opens
    r"(?:(?:Avsnitt|Section)\s+)?(\d{1,2}(?:\.\d{1,3})+)(?!\s*(?:[,–-]|(?:och|samt|till|and|to)\b))[.:]?\s",
    re.IGNORECASE,
)
ENTRY = "Ikraftträdande"
_ENTRY = re.compile(
    r"\bträd(?:er|a)\b[^.;]{0,40}\bi kraft\b|\bikraftträdande\w*|\bbörja[r]? gälla\b"
    r"|\b(?:börja[r]?|införas?|starta[r]?)(?: \w+)? den \d{1,2} \w+ \d{4}\b|\bföreslår den \d{1,2} \w+ \d{4}\b",
    re.IGNORECASE,
)


def named(document: Document, places: list[Place], i: int, part: str, matter: tuple[str, bool]) -> tuple[str, ...]:
    """Return every wording of what a stance is about, best first; `matter` is what its clause says (`object_of`)."""
    label = run_in_label(document, places[i])
    words = (
        *((ENTRY,) if _is_entry(places[i], part) else ()),
        *_about(document, places, i, matter),
        *_retold_before(document, places, i),
        *((label,) if label else ()),
    )
    return tuple(dict.fromkeys(words))


def _is_entry(place: Place, part: str) -> bool:
    """Return whether a stance is on when the law is to apply: every inquiry proposes that, few under a number."""
    if place.heading is not None:
        return _ENTRY.search(place.heading) is not None
    return bool(_ENTRY.search(part) or _ENTRY.match(place.section.title))


def section_of(document: Document, places: list[Place], i: int, clause: tuple[int, int], own: str | None) -> str | None:
    """Return the number of the report's section that a stance is about.

    As its clause names it, else its sentence, else the sentence before it in the paragraph that names one, else the
    heading; None where it cannot be told, or where a heading stands for several sections. A clause that names a matter
    of its `own` takes no number that another clause gave to another matter.
    """
    base, end = places[i].sentence.start, places[i].sentence.end
    clause = base + clause[0], base + clause[1]
    alone = own is None or clause == (base, end)
    for span in (clause, (base, end)) if alone else (clause,):
        if found := _SECTION.findall(document.text[slice(*span)]):
            return str(found[0]) if len(set(found)) == 1 else one_section(places[i].heading)
    opens = document.blocks[places[i].block].start
    line = document.text.rfind("\n", opens, base) + 1  # of a table that was typed line by line
    row = _ROW_NUMBER.match(document.text, base) if line == base else None
    if row := row or _ROW_NUMBER.match(document.text, opens):
        return row.group(1)
    if places[i].heading is None:
        before = document.text[max(document.blocks[places[i].block].start, base - PARAGRAPH) : base]
        if (found := _SECTION.findall(before)) and (own is None or repeats(own, before)):
            return str(found[-1])
    return one_section(places[i].heading)


def section_under(document: Document, section: Section) -> str | None:
    """Return the one section of the report that is spoken of under a heading that names a matter and no number."""
    opens = section == document.sections[0]  # the letter's own title
    if opens or not names_matter(section.title) or report_number(section.title) is not None:
        return None
    told = set(_SECTION.findall(document.text[section.start : section.end]))
    return str(told.pop()) if len(told) == 1 else None


def repeats(own: str, before: str) -> bool:
    """Return whether what a clause names was spoken of before it, inside compounds too (*ledavgift … avgiften*)."""
    said = before.casefold()
    return any(stem in said for stem in stems(own) if len(stem) > _SHORT)


def context_of(document: Document, place: Place) -> str:
    """Return the words around a stance that tell which proposal it is about: its paragraph and the heading above."""
    block = document.blocks[place.block]
    title = "" if SUMMARY.match(place.section.title) else place.section.title
    if block.end - block.start <= PARAGRAPH:
        return f"{title}\n{document.text[block.start : block.end]}"
    start = max(block.start, place.sentence.start - PARAGRAPH // 3)
    opens = "… " if start > block.start else ""  # its first words are no label
    return f"{title}\n{opens}{document.text[start : min(block.end, start + PARAGRAPH)]}"


def _about(document: Document, places: list[Place], i: int, matter: tuple[str, bool]) -> tuple[str, ...]:
    """Return the words that name what the stance is about, best first.

    The phrase's subject or object; where that is only *förslaget*, the heading without a number it stands
    under; where it points back (*denna ambition*), what the sentence before proposes.
    """
    text, points_back = matter
    found = [text if len(text) <= _MAX_OBJECT else _shortened(text)] if text else []
    title = places[i].section.title
    own = (document.organisation, document.organisation_short)
    over = not places[i].heading and names_matter(title) and not is_of_sender(title, filter(None, own))
    if not found and over:
        found.append(title)
    bare = not found and not places[i].heading  # under a numbered heading the heading names it
    if found and points_back and over:
        found.append(title)
    if (bare or points_back) and i and places[i - 1].block == places[i].block:
        before = document.text[places[i - 1].sentence.start : places[i - 1].sentence.end]
        match = _PROPOSED_BEFORE.search(before)
        words = _CUT.split(match.group(1) if match else before, maxsplit=1)[0].strip(" ,.")
        thing = None if match else thing_of(words)  # `Larmknappen borde ha funnits länge. Vi stöder förslaget`
        if thing and thing.casefold() in (document.organisation or "").casefold():
            thing = None
        found[:0] = list(dict.fromkeys(w for w in (thing, words) if w and len(w) > _LEAST))
    return tuple(found)


def _shortened(text: str) -> str:
    """Return the beginning of a long wording, ending with a word that can end one."""
    return re.sub(
        r"(?:\s+(?:genom|och|att|som|i|av|för|på|med|till|om|samt|vid|kan))+$", "", text[:_MAX_OBJECT].rsplit(" ", 1)[0]
    )


def object_of(part: str, cue: rules.Cue, matter: str | None = None, sender: Iterable[str] = ()) -> tuple[str, bool]:
    """Return what a clause says its stance is about, and whether that points back to the sentence before.

    "" where it names nothing (*tillstyrker förslaget*). `matter` are the words that are known to name it, `sender` the
    names of whoever takes the stance, who is not its matter (*Därför avstyrker Skolverket förslaget*).
    """
    on_this = _ON_THIS_CONDITION.search(part[: cue.end]) if not _ON_CONDITION.search(part[: cue.end]) else None
    matter = on_this["on"] if matter is None and on_this is not None else matter
    if matter is not None:
        text, points_back = _CUT.split(_OBJECT.sub("", matter.strip(), count=1), maxsplit=1)[0].strip(' ,.”"'), False
    else:
        text, points_back = ("", True) if _ON_CONDITION.search(part[: cue.end]) else _phrase_of(part, cue)
        rest = next((text[len(name) + 1 :] for name in sender if text.startswith(f"{name} ")), text)
        text = text if _SHALL.match(rest) else rest
    if text[:1].isdigit() and as_name(text) is None and (first := _FORMALLY.search(part)):
        text = _OBJECT.sub("", first.group(1)).strip(" ,")  # `tillstyrker stödet, men anser att 4 miljoner är för lite`
    text = _PART_ON.sub("", _WHERE.sub("", text).strip(" ,"))
    if _THAT_PART.fullmatch(text):
        return "", True
    if not _BARE.match(text) and len(text) > _LEAST and not _AS_PROPOSED.search(text):
        return text, points_back
    fronted = _FRONTED.match(part) if matter is None else None
    if fronted and fronted.end("matter") <= cue.end:
        return fronted.group("matter"), False
    first = _NAMED_FIRST.match(part[: cue.end]) if matter is None else None
    if first is None or (first.group("om") and cue.stance is not Stance.ABSTAIN):  # `Om avgiften sänks …` is an if
        return "", points_back
    return _OBJECT.sub("", first.group("matter"), count=1).strip(" ,"), False


def is_of_some(matter: str) -> bool:
    """Return whether words say only that there are things a stance is on, and not which (*vissa delar*, *andra*)."""
    return _SOME.fullmatch(matter) is not None


def _phrase_of(part: str, cue: rules.Cue) -> tuple[str, bool]:
    if (does := _DOES.match(part, cue.start, cue.end)) is not None:
        return does.group(1), False
    subject = _PASSIVE.match(part) or (_SUBJECT_OBJECT.match(part) if NAMES_MATTER.match(part) else None)
    phrase = _NOUN_PHRASE.search(part) if not cue.explicit and not subject else None
    if phrase:
        # `det oklar problemformulering` joins what words between have parted
        words = phrase.group().strip()
        if _WISHED.search(part, cue.start, cue.end):
            words = _COMPARED.sub("", words)
        return re.sub(r"^(?:det|den|de)\s+(?=\w*[^ae\s]\s)", "", words), False
    beside = not subject and names_one(part[: cue.start])  # `tillstyrker förslaget om A, men anser att B är orimligt`
    inside = _IN_PHRASE.search(part, cue.start, cue.end) if beside else None
    inside = inside or (_IN_PHRASE.search(part, cue.start, cue.end) if _A_MEANS.match(part, cue.end) else None)
    if kept := _KEPT.search(part, cue.start, cue.end):
        return kept.group(1), False
    rest = part[cue.end :].strip(' ,.”"')
    if inside is None and not subject and _BARE.match(rest):
        inside = _IN_PHRASE.search(part, cue.start, cue.end)  # `anser inte att bidraget bör införas`
        ahead = part[: cue.start].strip(' ,.”"*-–')
        if inside is None and _OUGHT.fullmatch(part, cue.start, cue.end) and " att " not in ahead and as_name(ahead):
            return ahead, False
    if inside is not None and (beside is False or _BARE.match(part[cue.end :].strip(' ,.”"'))):
        return inside.group(1), _PRONOUN.match(inside.group(1).capitalize()) is not None
    raw = subject.group(1) if subject and subject.end(1) <= cue.start + 12 else part[cue.end :]
    raw = SAYING.sub("", raw, count=1) if cue.stance is Stance.ABSTAIN else _INVERTED.sub("", raw.strip(), count=1)
    text = _CUT.split(_OBJECT.sub("", raw.strip(), count=1), maxsplit=1)[0].strip(' ,.?”"')
    text = _EXAMPLE.sub("", re.sub(r"^(?:(?:ett|en|det|den)\s+)?(?:s\.\s?k\.|så kallade?t?)\s+", "", text))
    if text.startswith("att "):
        text = re.sub(r"^(?:att\s+)?(?:det\s+)?(?:kontinuerligt\s+)?(?:bör\s+)?(?:ske\s+)?(?=\w)", "", text, count=1)
    says_what = part[: cue.end].rstrip().endswith(" att") or raw.strip(" ,").startswith("att ")  # `Det är bra att …`
    points_back = _PRONOUN.match(part) and not says_what
    return text, bool(_ANAPHORA.match(text) or _THE_SAME.fullmatch(text) or points_back)


def _retold_before(document: Document, places: list[Place], i: int) -> tuple[str, ...]:
    """Return what the inquiry is said to propose in the sentence just before, if it is."""
    if not i or places[i - 1].block != places[i].block or places[i - 1].sentence.speaker is not Speaker.INQUIRY:
        return ()
    before = document.text[places[i - 1].sentence.start : places[i - 1].sentence.end]
    match = re.search(r"\bföreslår\b(?: även| också| vidare)?(?: att)? (.*)", before)
    return (_CUT.split(match.group(1), maxsplit=1)[0].strip(" ,."),) if match else ()
