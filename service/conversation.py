"""A question that leans on the ones before it, made whole by rules. Pure over the names of a snapshot.

Earlier turns come from the caller and are data: of an earlier question the words of its matter and the names it asks
about are used, of an earlier answer nothing at all. A question that stands on its own is never changed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service import asides, choices, cues, leaning, whole
from service.choices import Offered
from service.contract import MAX_QUESTION_CHARS
from service.cues import Want
from service.kinds_of_body import counted_in
from service.language import detect
from service.named import Names
from service.question import asked_of_all
from service.reading import Reading
from service.stance_cues import stances_in
from service.whole import Topic

_SHORT = 9  # words of a question with words of its own that may still lean on another by a pronoun
_LONGEST = 500  # characters of a question that may lean on others or be leant on: a longer one has more than one matter
_BARE = 6  # words of a matter named without a sentence
_WANTED = frozenset({"ha", "få", "se", "have", "see"})  # what they want to have
_CAPITAL = re.compile(r"^(?:the )?[A-ZÅÄÖ]")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is answered: `text` differs from what was asked when `changed`.

    `lacking`: it leans on an earlier question, and the earlier ones do not say what it is about. `civil`: it asks
    nothing, but thanks or greets.
    """

    text: str
    language: str
    changed: bool = False
    lacking: bool = False
    civil: bool = False


def understand(
    question: str,
    earlier: Sequence[str],
    names: Names,
    language: str | None = None,
    offered: Offered = choices.nothing,
) -> Understood:
    """Make a question whole by the earlier ones, oldest first; each of these is made whole by those before it.

    `offered` tells what the answer to a whole question lets choose between, for a reply that picks one of it.
    """
    own = language or detect(question)
    if asides.is_civil(question):
        return Understood(question, own, civil=True)
    if not earlier or len(question) > _LONGEST:
        return Understood(question, own)
    topic, last, listed = _so_far(earlier, names, offered)
    if last is not None and (wanted := asides.other_language(question)):
        return Understood(last.text, language or wanted, changed=True)
    chosen = choices.chosen(question, last, topic, offered, listed)
    if last is not None and cues.RESPONDED.search(last.text) and asides.asks_of_them(question):
        topic = None  # they are those that have answered, whatever was spoken of before
    made = _made_whole(question, topic, names, language) if chosen is None else chosen
    if made is None:
        return Understood(question, own)
    if not made or len(made) > MAX_QUESTION_CHARS:
        return Understood(question, own, lacking=True)
    made = made[0].upper() + made[1:]
    if made == question:
        return Understood(question, own)
    spoken = choices.language_of(question, last) if chosen and last else _language(question, topic, names)
    return Understood(made, language or spoken, changed=True)


def _so_far(
    earlier: Sequence[str], names: Names, offered: Offered
) -> tuple[Topic | None, Reading | None, Reading | None]:
    """Return what earlier questions were about, the latest that said something, the latest for a list spoken of yet."""
    topic: Topic | None = None
    last: Reading | None = None
    listed: Reading | None = None
    for text in earlier:
        if len(text) > _LONGEST:
            topic = last = listed = None
            continue
        chosen = choices.chosen(text, last, topic, offered, listed)
        if chosen == "" or (chosen is None and (asides.is_remark(text) or asides.other_language(text))):
            continue  # nothing is picked, or nothing asked: what is spoken of stays the same
        made = _made_whole(text, topic, names) if chosen is None else chosen
        reading = Reading(made or text, names)
        topic = whole.after(topic, reading, leant=made is not None)
        last = last if last and made == "" else reading
        listed = reading if choices.is_list(reading) else listed if made is not None else None
    return topic, last, listed


def _language(question: str, topic: Topic | None, names: Names) -> str:
    """Return the question's language, that of the earlier one where a mere name shows none."""
    text = question
    for (start, end), _ in reversed(Reading(question, names).places):
        text = text[:start] + " " * (end - start) + text[end:]
    return detect(text) if re.search(r"[^\W\d_]", text) else topic.language if topic else detect(question)


def _made_whole(text: str, topic: Topic | None, names: Names, language: str | None = None) -> str | None:
    """Return the question made whole, "" when the earlier ones lack what it leans on, None when it stands alone."""
    if asides.is_remark(text):
        return ""
    if topic is not None and (said := asides.plain(text)) != text:
        return _made_whole(said, topic, names, language)
    reading = Reading(text, names)
    if reading.query.want is Want.OPINION or reading.query.reference:
        return None
    if (plain := _unfronted(reading)) is not None:
        made = _made_whole(plain, topic, names, language)
        return plain if made is None and not reading.own else made
    topic = topic.speaking(language or _language(text, topic, names)) if topic else None
    if (asked := asides.more_proposals(reading, topic)) is not None:
        return asked
    if (kind := asides.those_of_a_kind(text, topic, language or detect(text))) is not None:
        return kind
    found = _in_a_word(reading, topic)
    if found is None and (part := _fragment(reading)) is not None:
        found = _from_fragment(reading, part, topic)
    if found is None and not reading.own and reading.query.section is None:
        found = _without_matter(reading, topic)
    if found is None and reading.own and _fact_of_whom(reading):
        found = whole.metadata(reading.query.metadata, topic, ()) if topic else ""
    if found is None and reading.own and reading.query.section is None:
        found = _by_pronoun(reading, topic)
    return found


def _unfronted(reading: Reading) -> str | None:
    """Return a question before which a name stands (`Och SKL, vad säger de?`) with the name in its place, or None."""
    opening = leaning.OPENS.match(reading.text)
    for (start, end), ids in reading.places[:1]:
        rest = reading.text[end:].lstrip(" ,:–-")
        people = leaning.PEOPLE.search(rest)
        first = reading.text[end : end + 1] == "," and not reading.text[opening.end() if opening else 0 : start].strip()
        if first and people and len(reading.places) == 1:
            name = reading.called((start, end), ids)
            plain = whole.agreeing(rest[: people.start()] + name + rest[people.end() :], name)
            return plain[0].upper() + plain[1:]
    return None


def _in_a_word(reading: Reading, topic: Topic | None) -> str | None:
    """Make whole a question that only changes the kind of what is asked (`Why?`, `Och de andra då?`)."""
    text = reading.text
    for pattern, make in (
        (leaning.WHY, whole.reasons), (leaning.CONDITION, whole.conditions), (leaning.OTHERS, whole.others),
        (leaning.ELSE, whole.who_else), (leaning.WHICH_ONES, whole.which_ones),
        (leaning.HOW_MANY, whole.how_many), (leaning.QUOTE, whole.quote), (leaning.SECTION, whole.section),
        (leaning.UNRESERVED, whole.unreserved), (leaning.AT_LARGE, whole.at_large),
    ):  # fmt: skip
        if pattern.match(text):
            return make(topic) if topic else ""
    return None


def _fragment(reading: Reading) -> str | None:
    """Return what a question without a verb names (`Och CKS då?`: CKS); None for anything that is a sentence."""
    text = reading.text
    opening = leaning.OPENS.match(text)
    closing = leaning.CLOSES.search(text)
    start, end = opening.end() if opening else 0, closing.start() if closing else len(text)
    part = leaning.AT.sub("", text[start:end].strip(" ,:;–-"))
    marked = bool(text[:start].strip()) or bool(text[end:].strip(" ?.!"))
    if not part or leaning.SENTENCE.search(leaning.ABOUT.sub("", part)) or stances_in(part):
        return None
    if marked:
        return part
    named = [span for span, _ in reading.places]
    if named and not reading.own and not reading.query.metadata and not re.search(r"(?::s|['’]s)\b", text):
        return part if not cues.POSITION.search(part) else None
    bare = len(part.split()) <= _BARE and not named and not reading.query.metadata
    kinds = (cues.REASON, cues.CONDITION, cues.POSITION, cues.DEFINITION, cues.LIST, cues.COUNT)
    about = leaning.ABOUT.match(part)
    return part if bare and reading.about and (about or not any(k.search(part) for k in kinds)) else None


def _from_fragment(reading: Reading, part: str, topic: Topic | None) -> str | None:
    bare = not leaning.OPENS.match(reading.text) or reading.text.startswith(part)
    if topic is None:
        return None if bare else ""
    inner = Reading(part, reading.names)
    if inner.query.metadata and not inner.own:
        return whole.metadata(inner.query.metadata, topic, tuple(inner.called(*p) for p in inner.places))
    if not inner.places and counted_in(f"{'Vad anser' if topic.language == 'sv' else 'What do'} {part} om"):
        return whole.of_kind(part, topic)
    if not inner.places and not inner.query.section and (described := _described(part, reading.names)):
        return whole.swapped((described,), topic)
    if inner.places:
        who = tuple(dict.fromkeys(inner.called(*p) for p in inner.places))
        if inner.matter:
            return whole.position(who, inner.matter, topic.language)
        return whole.swapped(who, topic)
    subject = leaning.ABOUT.sub("", part)
    if cues.REASON.search(subject) and not inner.own:
        return whole.reasons(topic)
    if cues.CONDITION.search(subject) and not inner.own:
        return whole.conditions(topic)
    if cues.INQUIRY.fullmatch(subject) or cues.GOVERNMENT.fullmatch(subject) or inner.query.speaker is not None:
        return whole.said_by(subject, topic)
    if subject == part and _CAPITAL.match(part) and not bare:
        return whole.swapped((part,), topic)
    if inner.matter is None:
        return "" if not bare else None
    if bare and not (topic.open or topic.whom or topic.lists):
        return None
    if bare and subject[:1].isupper() and subject[1:2].islower():
        subject = subject[0].lower() + subject[1:]  # it began a line, not a name
    return whole.about(inner.matter if inner.query.section else subject, topic)


def _described(part: str, names: Names) -> str | None:
    """Return words that stand for a respondent, though perhaps for several (`kommunen`); None for any others."""
    asked = Reading(f"Vad anser {part} om det?", names)
    return part if asked.query.ambiguous else asked.whom[0] if len(asked.whom) == 1 else None


def _without_matter(reading: Reading, topic: Topic | None) -> str | None:
    """Make whole a sentence that names no matter of its own (`Håller Luleå med?`, `Who supports it?`)."""
    text, query = reading.text, reading.query
    if leaning.OWN_VIEW.search(text):
        return None
    pronoun = _pronoun(reading)
    people = leaning.PEOPLE.search(text)
    who = reading.whom or tuple(reading.called(*p) for p in reading.places)
    if query.metadata:
        lean = leaning.NEEDS_WHOM & set(query.metadata) and not who and query.speaker is None
        return whole.metadata(query.metadata, topic, ()) if lean and topic else None
    if query.speaker is not None and topic and topic.matter and whole.SAYS.search(text) and not query.stances:
        return whole.filled(reading, pronoun, None, topic)  # *Vad säger ministern?*: of what is spoken of
    if not (pronoun or people or leaning.OWNED.search(text)) and _complete(reading, who):
        return None
    if not (pronoun or people or who or query.stances or query.want is Want.SILENT):
        return None
    if (topic is None or topic.matter is None) and _asks_view(reading, who) and not (pronoun or people):
        return None  # nothing was said that it could lean on
    if topic is None:
        return ""
    if leaning.COMPARES.search(text):
        return whole.compared(who, topic)
    if people and query.stances and not pronoun and topic.reading.query.want is Want.LIST_PROPOSALS:
        return whole.proposals(reading, people, topic)
    if who and leaning.QUOTES.search(text):
        return whole.quote(topic.asking(who))
    if who and leaning.AGREES.search(text) and not leaning.ASKS_WHO.match(text):
        return whole.position(who, topic.matter, topic.language)
    if leaning.AGREES.search(text):
        return whole.others(topic)
    if cues.REASON.search(text) and not query.stances:
        return whole.reasons(topic.asking(who))
    if cues.CONDITION.search(text):
        return whole.conditions(topic.asking(who))
    if not (leaning.SENTENCE.search(text) or query.stances):
        return ""
    if people is None and topic.whom and pronoun is not None and not who:
        people = next((m for m in _standing(text) if m.end() < pronoun.start()), None)
    return whole.filled(reading, pronoun, people, topic)


def _asks_view(reading: Reading, who: tuple[str, ...]) -> bool:
    """Return whether a sentence asks for somebody's view and no more (`Vad säger Luleå kommun?`)."""
    text = reading.text
    plain = not reading.query.stances and reading.query.want in (Want.POSITION, Want.LOOKUP)
    leans = leaning.AGREES.search(text) or leaning.QUOTES.search(text) or leaning.OWNED.search(text)
    return bool(who) and plain and not leans and leaning.SENTENCE.search(text) is not None


def _fact_of_whom(reading: Reading) -> bool:
    """Return whether a fact about somebody's response is asked for, with a mere pronoun for it (`Who handled it?`)."""
    kinds = leaning.NEEDS_WHOM & set(reading.query.metadata)
    return bool(kinds) and not reading.places and reading.query.speaker is None and _pronoun(reading) is not None


def _complete(reading: Reading, who: tuple[str, ...]) -> bool:
    """Return whether a sentence without a matter asks for something all the same."""
    query = reading.query
    if query.whole or query.want in (Want.SUMMARY, Want.LIST_PROPOSALS, Want.DEFINITION):
        return True
    if query.want is Want.COMPARE:
        return len(who) > 1 and not leaning.AGREES.search(reading.text)
    if leaning.ANSWERS.search(reading.text) or cues.RESPONDED.search(reading.text):
        return True
    return not who and not query.stances and not asked_of_all(reading.text, ()) and query.want is not Want.SILENT


def _pronoun(reading: Reading) -> re.Match[str] | None:
    """Return the last word that stands for a matter, passing over those that stand for nothing."""
    found = _standing(reading.text)
    return found[-1] if found else None


def _standing(text: str) -> list[re.Match[str]]:
    """Return the words that stand for a matter, without those that stand for nothing (`finns det`)."""
    empty = [m.span() for m in leaning.EMPTY.finditer(text)]
    return [m for m in leaning.MATTER.finditer(text) if not any(a < m.end() <= b for a, b in empty)]


def _by_pronoun(reading: Reading, topic: Topic | None) -> str | None:
    """Make whole a short sentence with words of its own that leans by a pronoun (`Vad skulle det kosta?`)."""
    text = reading.text
    if reading.places or reading.query.speaker is not None or len(text.split()) > _SHORT:
        return None
    first = reading.own[0][0]
    people = leaning.PEOPLE.search(text, 0, first)
    if people is not None and not re.match(r"de\b", people.group(), re.IGNORECASE):
        return whole.filled(reading, _pronoun(reading), people, topic) if topic else ""
    rest = text[people.end() :].split() if people is not None else []
    framed = bool(rest) and rest[0].lower() in cues.FRAME_SV | _WANTED
    if framed or len(rest) == 1:  # an article has two words after it
        return whole.filled(reading, None, people, topic if framed else replace(topic, matter=None)) if topic else ""
    pronoun = _pronoun(reading)
    if pronoun is None or pronoun.group().lower() in ("those", "these", "that", "den"):
        return None
    last = not re.search(r"\w", text[pronoun.end() :])
    moves = any(m.end() == pronoun.end() for m in leaning.MOVES.finditer(text))
    if not (last or moves) or re.match(r"\s+(?:som|att|that|to|för)\b", text[pronoun.end() :]):
        return None
    return whole.filled(reading, pronoun, None, topic) if topic else ""
