"""Who speaks in each sentence: the respondent, the inquiry it retells, the government or someone else. Pure.

Decided once, when the document is indexed and before any question is seen: a response spends much of its length
retelling the report it answers, and a quote of that retelling is verbatim and still not the respondent's view.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.sentences import split_sentences
from corpus.types import Block, BlockKind, Document, Organisation, Span, Speaker
from indexer.selves import SELVES
from indexer.types import Passage, Sentence

_INQUIRY_NOUN = (
    r"(?:[\wåäö-]*(?:delegationen|utredningen|utredarna|utredaren|kommittén|kommissionen|förslagsställaren"
    r"|motionären)|(?:huvud|del|slut)?betänkandet|promemorian"
    r"|lagförslaget|man(?= skriver))"
)
# what a report does not tell is what the respondent finds lacking in it
_NOT_TOLD = r"(?! (?:dock |emellertid |heller )?(?:inte|ej|varken)\b)"
_REPORT = (
    r"(?:föreslår|föreslog|föreslås|anser|menar|bedömer|bedömning(?:en)?|beskriver|beskrivs|pekar(?: \w+)? ut"
    r"|lyfter(?: \w+)? fram|lyfter|framhåller|konstaterar"
    rf"|anför|räknar med|beräknar|uppskattar|förutskickar|(?:redovisar|redogör){_NOT_TOLD}"
    r"|presenterar|skriver|definierar|definieras|rekommenderar|ger (?:en mängd |ett antal "
    r"|flera )?förslag|påpekar|uppger|betonar|understryker"
    r"|resonerar|för(?: sedan)? ett resonemang|tar sin utgångspunkt|förordar|slår fast|vill att|noterar"
    rf"|framgår{_NOT_TOLD}"
    r"|motiverar|hävdar|argumenterar|medger"
    r"|utgår från|reser|går igenom|motsätter sig|avråder|ställer sig|avvisar|välkomnar|avstyrker|tillstyrker)"
)
_THOUGHT = r"(?:(?:huvud|grund)?tanken?|utgångspunkt(?:en)?|(?:huvud)?slutsats(?:en)?|tes(?:en)?)"
_RETELLS = re.compile(
    rf"(?<!som )\b{_INQUIRY_NOUN}s?\b(?:[^.;!?]{{0,90}}?)\b{_REPORT}\b"
    rf"|\b{_REPORT}\s+(?:därför |också |vidare |även )?{_INQUIRY_NOUN}\b"
    rf"|\b(?:sägs|heter|står|anförs|sades|anges) (?:det )?i {_INQUIRY_NOUN}"
    rf"|\b{_INQUIRY_NOUN}s (?:\w+ )?{_THOUGHT} är att\b|\b{_THOUGHT} i {_INQUIRY_NOUN} är att\b"
    rf"|\b(?:i|enligt|av) {_INQUIRY_NOUN}s?(?: \w+)? (?:föreslås|(?:framgår|anges|beskrivs|redovisas){_NOT_TOLD}"
    rf"|konstateras|bedömning|förslag)",
    re.IGNORECASE,
)
_INQUIRY_ACTS = re.compile(rf"^(?:\W*)(?:\w+ )?{_INQUIRY_NOUN} (?:har|hade|fick|fått|valt|tog|är|var)\b", re.IGNORECASE)
_DISSENTERS = re.compile(
    r"\bsärskilt yttrande (?:har )?(?:lämna|avgi|avge)|\b(?:[Ee]xperten|[Ee]xpert [A-ZÅÄÖ]|experterna"
    r"|sakkunnig\w*|ledamoten"
    r"|reservanterna) [A-ZÅÄÖ]?",
)
_HANDLES = re.compile(  # in what office somebody handled the matter, or answers questions on it
    r"\b(?:kontaktperson\w*|föredragande|föredragning|handläggare|handlägg(?:ning\w*|ts)|handlagts|beslutats av"
    r"|fattats av|upplysningar)\b",
    re.IGNORECASE,
)
# a body by its name, and what it is told to have said (`Länsstyrelsen i Dalarna har i samråd framfört att …`)
_TOLD = re.compile(
    r"^\W*(?!(?:Till|Det|Den|Detta|Vad|Som|Att|När|Om|Enligt|Efter|Med|Från|Av|I|På|Vid|För|Här|Där|Så)\b)"
    r"(?P<who>[A-ZÅÄÖ]{2,}(?=\s)|[A-ZÅÄÖ][\w-]+(?: \w+){0,3}? [A-ZÅÄÖ][\w-]+(?: (?:kommun|stad|län))?"
    r"|[A-ZÅÄÖ][a-zåäö]+(?:verket|myndigheten|inspektionen|domstolen|institutet)|Polisen)"
    r"(?: \([^)]{2,12}\))? (?:har|hade) (?:[^.;,]{1,50}? )?"
    r"(?:framfört|uppgett|uppgivit|anfört|påpekat|påtalat|meddelat|hävdat|förklarat|svarat|invänt|framhållit|sagt)\b"
)
_TO_US = r"\b(?:för|till|med|hos|inför) (?:oss\b|{own})"
_GOVERNMENT = re.compile(
    r"\bregeringen (?:har |hade )?(?:beslutade|beslutat|tillsatte|tillsatt|gav|gett|uppdrog|anför|anser|menar"
    r"|skriver|föreslår|bedömer|konstaterar|välkomnar|framhåller)\b"
    r"|\b(?:beslutade|tillsatte|anser|menar) regeringen\b|\bför regeringen var\b"
    r"|\benligt (?:regeringens )?(?:direktiv|kommittédirektiv)",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(  # `Instämmer i utredningens förslag`, as in a list of what the letter's writer thinks
    r"^\W*(?:Instämmer|Tillstyrker|Avstyrker|Delar|Stödjer|Stöder|Välkomnar|Biträder|Ser positivt|Ser negativt"
    r"|Ställer sig|Motsätter sig|Avråder|Ifrågasätter|Har ing\w+|Är (?:positiv|negativ|kritisk|tveksam)\w*"
    r"|tillstyrker|avstyrker|instämmer i|avvisar (?:förslag|utredning)\w*"
    r"|delar (?:inte )?(?:utredning|promemori|betänk)\w+s)\b"
)
_PAGE_REFERENCE = re.compile(r"\(s\.?\s?\d+[^)]*\)\.?$")
_FAULTS = re.compile(
    rf"\b{_INQUIRY_NOUN}s (?:\w+ )?förslag(?:et|en)? (?:är|framstår som) "
    r"(?!att\b|följande|bland|t\.ex|endast|i (?:korthet|sammandrag)|indela|uppdela|ordna|\w+ att\b)\w|"
    r"\b(?:är|framstår som|bedöms som|förefaller) (?:dock |mycket |alltför |därför )*(?:oklar|otydlig|bristfällig"
    r"|olycklig|orimlig|bekymmersam|tveksam)\w*"
    r"|\bverkar inte\b|\bhade varit\b",
    re.IGNORECASE,
)
_OF_THE_REPORT = rf"(?:{_INQUIRY_NOUN}|(?:lag)?förslag\w*|föreslagna|slutsats\w*|analys\w*)"
_WELCOMES = re.compile(  # what is good or bad that the inquiry does, the inquiry does not say
    r"^\W*(?:Det är (?:(?:mycket|därför|också|även|dock) )*(?:positivt|negativt|bra|utmärkt|glädjande|välkommet"
    rf"|olyckligt|beklagligt|anmärkningsvärt|förvånande|tråkigt) att {_INQUIRY_NOUN}"
    rf"|(?:Tyvärr|Dessvärre|Olyckligtvis|Beklagligtvis|Glädjande nog)\b[^.]*?\b{_OF_THE_REPORT})\b",
    re.IGNORECASE,
)
_QUOTES_REPORT = re.compile(r"\((?:ur|från) (?:\w+ )?(?:sammanfattning|betänkande|utredning)\w*\)", re.IGNORECASE)
_SELVES = (
    *SELVES,
    "landstinget", "delegationen vid", "centralorganisationen", "kommittén för", "direktionen",
)  # fmt: skip
_SELF = rf"(?:{'|'.join(_SELVES)})"
_FIRST_PERSON = re.compile(
    rf"\b(?:vi|vår|vårt|våra|oss|jag|mig|mitt)\b|\b{_SELF}s?\s+"
    r"(?:\w+\s)?(?:anser|menar|tillstyrker|avstyrker|delar|instämmer|välkomnar|bedömer|bedömning|ställer|står|har"
    r"|vill|ser|är|avstår|saknar"
    r"|efterlyser|framhåller|betonar|påpekar|uppfattning|ställningstagande|synpunkter|förordar|föreslår|noterar"
    r"|konstaterar|biträder|ansluter|hälsar|finner|godtar|accepterar|beklagar|uppskattar|önskar|begär"
    r"|hemställer|yrkar|avser|lämnar"
    r"|tar|ger|säger|vänder|opponerar|tvivlar|hyser|utgår|skulle|får för sin del|tillråder|avvisar|avslår"
    r"|tycker|tror|uppfattar"
    r"|motsätter|förutsätter|kräver|beräknar|instämmer|avråder|befarar|ifrågasätter|understryker|bör"
    r"|behöver|kan|saknar)"
    r"|\b(?:anser|menar|bedömer|finner|håller|förordar|uppfattar|förutsätter|instämmer|avstyrker|tillstyrker|ifrågasätter)"
    rf" {_SELF}\b",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"\b(?:tillstyrk|avstyrk)\w*|\bär dock\b|\b(?:oklar|otydlig|bristfällig|olycklig|orimlig|problematisk"
    r"|bekymmersam|tveksam)\w*\b|\bverkar inte\b"
    r"|\bsaknas\b|\bfrågan (?:är|som bör ställas)\b|\bbör i stället\b|\b(?:in)?te tillräcklig\w*|\bvälkommet\b"
    r"|\bförtjänstfull\w*|\bsteg i rätt riktning\b"
    r"|\bhade varit (?:mer|bättre|önskvärt)\b|\btydliggöras\b|\bförtydligas\b"
    r"|^\W*Det (?:(?:stämmer|räcker|håller|duger) (?:\w+ )?inte|är (?:\w+ )?för (?:lite|litet|mycket|lågt|högt"
    r"|kort|sent|snävt)|är (?:\w+ )?(?:o?rimligt|o?realistiskt|o?tillräckligt))\b",
    re.IGNORECASE,
)
# in minutes a member, a party or an office speaks here, not the body whose minutes they are
_DISSENT = re.compile(
    r"^(?:.*\breservation|.*\bskiljaktig|särskil\w+ yttrande(?! (?:över|angående|avseende)\b)|yrkande"
    r"|protokollsanteckning|avvikande mening|tjänsteskrivelse"
    r"|(?:\w+ ){0,3}\w*(?:förvaltning|kontor|tjänsteman|ordförande|arbetsutskott|beredning)\w*s förslag"
    r"|omröstning|votering"
    r"|propositionsordning)",
    re.IGNORECASE,
)
# the same where no heading tells: `Avvikande mening: …`, `Ronny Engblom (S): Bifall`
_MEMBER = r"[A-ZÅÄÖ][\wé-]+(?: (?:von|af|av|de))?(?: [A-ZÅÄÖ][\wé-]+){1,2} \((?:S|M|SD|C|V|KD|MP|L|FP)\)"
_RUN_IN_DISSENT = re.compile(
    r"^\W*(?:Reservation\w*|Avvikande mening\w*|Särskil\w+ yttrande\w*|Protokollsanteckning\w*|Yrkande\w*)\s*[:.–-]"
    rf"|^\W*{_MEMBER}(?:(?:,| och) {_MEMBER})*(?::| (?:yrka|föreslå|reserver)\w*\b)"
)
_SETS_APART = re.compile(r"\b(?:är|var) (?:\w+ )?skiljaktiga?\b[^.]{0,80}\banför\b")
_QUESTION_LABEL = re.compile(r"^(?:Fråga|Question)\s*:", re.IGNORECASE)
_ANSWER_LABEL = re.compile(r"^(?:Svar|Answer)\s*:", re.IGNORECASE)
_NO_NAMES = re.compile(r"(?!)")
_INQUIRY = re.compile(_INQUIRY_NOUN, re.IGNORECASE)
_LONGEST = 4_000  # characters of a sentence that tell whose voice it is: what is longer is none


@dataclass(slots=True)
class _Context:
    """What carries over from one block to the next inside a section."""

    section: int = -1
    retelling: bool = False  # the text before was a pure retelling, or announced one with a colon
    labelled: Speaker | None = None  # inside `Fråga:` … until `Svar:`


def sentences(document: Document, organisation: Organisation | None) -> tuple[tuple[Sentence, ...], ...]:
    """Return the sentences of each block of `document`, in order, each with its speaker."""
    context = _Context()
    own = _own_names(document, organisation)
    return tuple(_block(document, block, own, context) for block in document.blocks)


def sentences_again(document: Document, passages: Iterable[Passage]) -> tuple[tuple[Sentence, ...], ...]:
    """Return what `sentences` told of `document` when its passages were cut: they keep who speaks, which takes long."""
    told = [s for passage in passages for s in passage.sentences]
    starts = [s.start for s in told]
    return tuple(
        tuple(
            Sentence(span.start, span.end, told[bisect_right(starts, span.start) - 1].speaker)
            for span in split_sentences(document.text, block.start, block.end)
        )
        for block in document.blocks
    )


def _own_names(document: Document, organisation: Organisation | None) -> re.Pattern[str]:
    names = (
        {document.organisation, document.organisation_short, *(n.text for n in organisation.names if organisation)}
        if organisation
        else set()
    )
    return _named(tuple(sorted((re.escape(n) for n in names if n), key=lambda n: (-len(n), n))))


@lru_cache(maxsize=2_048)  # of senders: of a large folder each may have sent many letters
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})(?::?s)?\b") if words else _NO_NAMES


def _block(document: Document, block: Block, own: re.Pattern[str], context: _Context) -> tuple[Sentence, ...]:
    spans = split_sentences(document.text, block.start, block.end)
    text = document.text[block.start : block.end]
    if block.section != context.section or block.kind is BlockKind.HEADING:
        context.section, context.retelling = block.section, False
    if (
        _SETS_APART.search(text)
        or _RUN_IN_DISSENT.match(text)
        or any(_DISSENT.match(heading) for heading in document.sections[block.section].path)
    ):
        return tuple(Sentence(s.start, s.end, Speaker.OTHER) for s in spans)
    if document.speaker is not Speaker.RESPONDENT:
        speaker = _labelled(document, block, text, context)
        return tuple(Sentence(s.start, s.end, speaker) for s in spans)
    roles = _roles(document.text, text, spans, own, context, block.kind)
    return tuple(Sentence(s.start, s.end, role) for s, role in zip(spans, roles, strict=True))


def _roles(
    text: str, words: str, spans: tuple[Span, ...], own: re.Pattern[str], context: _Context, kind: BlockKind
) -> list[Speaker]:
    """Walk the sentences of one block: what one shows itself counts first, then what it continues."""
    voiced = [_voice(s.of(text)[:_LONGEST], own) for s in spans]
    has_own = Speaker.RESPONDENT in voiced
    running = Speaker.INQUIRY if context.retelling and not has_own else Speaker.RESPONDENT
    quoting = _QUOTES_REPORT.search(words) is not None and not has_own
    announced = False
    roles: list[Speaker] = []
    for span, said in zip(spans, voiced, strict=True):
        sentence = span.of(text)
        if quoting or (announced and not own.search(sentence)):
            said = Speaker.INQUIRY  # "we" inside a quotation is the inquiry's "we"
        roles.append(said or running)
        if said is Speaker.INQUIRY and _RETELLS.search(sentence):
            announced = announced or sentence.endswith(":")
            running = running if has_own else Speaker.INQUIRY
        elif said is Speaker.RESPONDENT:
            running, announced = said, False
    pure = not has_own and roles[-1] is Speaker.INQUIRY
    began = context.retelling or any(_RETELLS.search(s.of(text)) for s in spans)
    opens = roles[-1] is Speaker.INQUIRY and words.rstrip().endswith(":")
    context.retelling = kind is not BlockKind.HEADING and ((pure and began) or opens)
    return roles


def _voice(sentence: str, own: re.Pattern[str]) -> Speaker | None:
    """Return whose voice the sentence itself shows, or None when only its surroundings can tell."""
    if _DISSENTERS.search(sentence) and not (own.search(sentence) or _HANDLES.search(sentence)):
        return Speaker.OTHER
    if _told_by_another(sentence, own):
        return Speaker.OTHER
    if own.search(sentence) or _FIRST_PERSON.search(sentence) or _ELLIPTIC.match(sentence):
        return Speaker.RESPONDENT
    if _FAULTS.search(sentence) or _WELCOMES.match(sentence):
        return Speaker.RESPONDENT
    if _RETELLS.search(sentence) or _PAGE_REFERENCE.search(sentence):
        return Speaker.INQUIRY
    if _JUDGES.search(sentence):
        return Speaker.RESPONDENT
    if _INQUIRY_ACTS.search(sentence):
        return Speaker.INQUIRY
    if _GOVERNMENT.search(sentence):
        return Speaker.GOVERNMENT
    return None


def _told_by_another(sentence: str, own: re.Pattern[str]) -> bool:
    """Return whether a sentence only tells what another body has said, be it to the respondent."""
    told = _TOLD.match(sentence)
    if told is None or own is _NO_NAMES or own.search(told["who"]) or _INQUIRY.search(told["who"]):
        return False
    if told["who"].split()[0].lower() in own.pattern.lower():
        return False  # another spelling of its own name
    rest = re.sub(_TO_US.format(own=own.pattern), "", sentence[told.end() :])
    return own.search(rest) is None and _FIRST_PERSON.search(rest) is None


def _labelled(document: Document, block: Block, text: str, context: _Context) -> Speaker:
    """Follow `Fråga:` and `Svar:` in a record of questions: the audience's words are not the speaker's."""
    if block.kind is BlockKind.HEADING or _ANSWER_LABEL.match(text):
        context.labelled = None
    elif _QUESTION_LABEL.match(text):
        context.labelled = Speaker.OTHER
    return context.labelled or document.speaker
