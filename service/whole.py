"""Whole questions from what earlier turns were about: one topic, and the sentences that ask of it. Pure."""

import re
from dataclasses import dataclass, replace

from indexer.types import Stance
from service import cues, leaning, phrases
from service.cues import Want
from service.reading import Reading, Span
from service.whole_words import TEXT

_VIEWS = (Want.POSITION, Want.REASON, Want.CONDITION, Want.COMPARE, Want.LIST_RESPONDENTS, Want.COUNT, Want.SILENT)
_TAKES = re.compile(
    r"(?P<bare>\b(?:emot|mot|för|bakom|against|for|behind|of|on|to|with|om|till|på|i)"
    r"|\b(?:stöd\w*|tillstyrk\w*|avstyrk\w*|nämn\w*|godta\w*|välkomna\w*"
    r"|support\w*|oppos\w*|reject\w*|mention(?:s|ing)?|back\w*|accept\w*|welcom\w*|favou?rs?))\W*$"
    r"|(?P<till>\b(?:positiv\w*|negativ\w*|kritisk\w*|tveksam\w*|ställer sig))\W*$"
    r"|(?P<of>\b(?:critical|in favou?r|sceptical|skeptical|supportive))\W*$"
    r"|(?P<on>\b(?:stands?|position|stance|views?|opinions?))\W*$"
    r"|(?P<about>\b(?:positive|negative|doubtful|says?|think|thinks|anser|tycker|säger|menar|skriver|writes?"
    r"|åsikt\w*|synpunkt\w*|uppfattning\w*))\W*$",
    re.IGNORECASE,
)
SAYS = re.compile(
    r"\b(?:anser|tycker|säger|sa|sade|menar|skriver|svarar|svarade|think|thinks|say|says|said|write|writes|answer|reply)\b",
    re.IGNORECASE,
)
_STANDS = re.compile(r"\bställ(?:er|de) sig\b(?!.*\btill\b)", re.IGNORECASE)
_GOVERNS = re.compile(r"\b(?:om|till|kring|e?mot|about|on|of|to|regarding|against)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a conversation is about after some turns: the latest whole question, its matter, whom it asked.

    `matter` may come from an earlier turn than `reading`. `circle` holds all asked about on this matter, in order.
    """

    reading: Reading
    matter: str | None
    whom: tuple[str, ...]
    circle: tuple[str, ...]
    language: str

    @property
    def open(self) -> bool:
        """Whether the latest question was itself left without a matter."""
        return self.reading.query.vague and not self.reading.query.metadata and self.reading.query.speaker is None

    @property
    def lists(self) -> bool:
        """Whether the latest question runs through all respondents."""
        return self.reading.query.want in (Want.LIST_RESPONDENTS, Want.COUNT, Want.SILENT) or not self.whom

    def speaking(self, language: str) -> "Topic":
        """Return the topic as it is spoken of in a language; Swedish has no article of its own."""
        matter = self.matter.removeprefix("the ") if self.matter and language == "sv" else self.matter
        return replace(self, language=language, matter=matter)

    def asking(self, who: tuple[str, ...]) -> "Topic":
        """Return the topic as asked of some; of the same ones when none are named."""
        return replace(self, whom=who) if who else self


def after(topic: Topic | None, reading: Reading, *, leant: bool) -> Topic | None:
    """Return the topic once a question has been asked; a question that says nothing leaves it as it was."""
    if not reading.text:
        return topic
    query = reading.query
    answered = cues.RESPONDED.search(reading.text) and not reading.whom and query.want is Want.LIST_RESPONDENTS
    matter = None if query.metadata or answered else reading.matter
    if matter is None and query.whole and not answered:
        matter = TEXT[query.language]["everything"]
    if matter is None and not reading.whom and not query.metadata and query.speaker is None:
        return topic
    if leant and topic is not None and topic.matter and matter != topic.matter and topic.matter in reading.text:
        matter = topic.matter  # it was put in as it stands; what stands beside it is no part of it
    same = topic is not None and (matter is None or leant)
    circle = tuple(dict.fromkeys([*(topic.circle if topic and same else ()), *reading.whom]))
    of_all = query.want is Want.LIST_PROPOSALS  # on no one matter, be it the one before
    kept = topic.matter if topic is not None and matter is None and not of_all else matter
    return Topic(reading, kept, reading.whom, circle, query.language)


def _say(key: str, language: str, matter: str | None, who: tuple[str, ...] = ()) -> str:
    if matter is None or (not who and "{who" in TEXT[language][key]):
        return ""
    return fill(key, language, who, matter)


def fill(key: str, language: str, who: tuple[str, ...], matter: str = "") -> str:
    """Return the sentence of that name, asked of some about a matter."""
    names = phrases.listed(who, language)
    whose = phrases.genitive(names, language) if names else ""
    does, is_, its = ("does", "is", "its") if len(who) == 1 else ("do", "are", "their")
    return TEXT[language][key].format(who=names, whose=whose, matter=matter, does=does, is_=is_, its=its)


def position(who: tuple[str, ...], matter: str | None, language: str) -> str:
    """Ask what some think of a matter."""
    return _say("position", language, matter, who)


def of_kind(bodies: str, topic: Topic) -> str:
    """Ask what the bodies of a kind (`kommunerna`, `the courts`) think of the matter."""
    return position((bodies,), topic.matter, topic.language).replace("What does", "What do", 1)


def said_by(speaker: str, topic: Topic) -> str:
    """Ask what somebody who is no respondent says of the matter."""
    return _say("says", topic.language, topic.matter, (speaker,))


def reasons(topic: Topic) -> str:
    """Ask for the reasons of those asked about; of a list, for the arguments on its side."""
    stances = topic.reading.query.stances
    if topic.whom and topic.matter is None and topic.reading.query.want is Want.LIST_PROPOSALS:
        return _why_all(topic, stances)
    if topic.whom:
        return _say("reasons", topic.language, topic.matter, topic.whom)
    if stances & {Stance.OPPOSE, Stance.CRITICAL}:
        return _say("against", topic.language, topic.matter)
    return _say("favour" if Stance.SUPPORT in stances else "reasons_all", topic.language, topic.matter)


def _why_all(topic: Topic, stances: frozenset[Stance]) -> str:
    """Ask for the reasons of those asked about for all that they take such a stance on; "" for other stances."""
    if stances == {Stance.CRITICAL, Stance.OPPOSE}:
        return fill("why_critical", topic.language, topic.whom)
    key = "why_oppose" if Stance.OPPOSE in stances else "why_support" if Stance.SUPPORT in stances else None
    return fill(key, topic.language, topic.whom) if key else ""


def conditions(topic: Topic) -> str:
    """Ask for the conditions of those asked about."""
    return _say("conditions" if topic.whom else "conditions_all", topic.language, topic.matter, topic.whom)


def quote(topic: Topic) -> str:
    """Ask for the exact words."""
    return _say("quote", topic.language, topic.matter, topic.whom)


def section(topic: Topic) -> str:
    """Ask where it stands."""
    return _say("section", topic.language, topic.matter, topic.whom)


def others(topic: Topic) -> str:
    """Ask what all respondents think: whoever is left out of it has been answered already."""
    return _say("all", topic.language, topic.matter)


def at_large(topic: Topic) -> str:
    """Ask of the proposals as a whole."""
    matter = TEXT[topic.language]["everything"]
    return position(topic.whom, matter, topic.language) if topic.whom else _say("all", topic.language, matter)


def who_else(topic: Topic) -> str:
    """Ask all respondents who takes the stance of the last question; where it named none, what they think."""
    verb = _verb(topic)
    return _listed("which", topic, verb) if verb and topic.matter else others(topic)


def which_ones(topic: Topic) -> str:
    """Ask for the names of those whose number, or whose like, the last question asked for."""
    return who_else(topic) if topic.lists and _verb(topic) else ""


def how_many(topic: Topic) -> str:
    """Ask for the number of those who take the stance of the last question."""
    verb = _verb(topic)
    return _listed("count", topic, verb) if verb and topic.matter else ""


def of_a_kind(bodies: str, topic: Topic | None, language: str, *, counted: bool) -> str | None:
    """Ask which of those that were listed are of a kind; without a topic they are all that have answered.

    None where somebody in particular was asked about.
    """
    key = "count" if counted else "which"
    if topic is None or topic.matter is None:
        return TEXT[language][f"{key}_answered"].format(kind=bodies) if topic is None or not topic.whom else None
    if topic.whom:
        return None
    verb = _verb(topic)
    words = TEXT[language]["which_kind" if not counted else "count_kind"]
    return words.format(kind=bodies, verb=verb, matter=topic.matter) if verb else of_kind(bodies, topic)


def unreserved(topic: Topic) -> str:
    """Ask the last question again, of support without reservations."""
    verb = _verb(topic)
    if topic.whom:
        return _say("unreserved", topic.language, topic.matter, topic.whom)
    if not verb or not topic.matter:
        return ""
    counts = topic.reading.query.want is Want.COUNT
    return _listed("count_unreserved" if counts else "which_unreserved", topic, verb)


def _listed(key: str, topic: Topic, verb: str) -> str:
    return TEXT[topic.language][key].format(verb=verb, matter=topic.matter)


def _verb(topic: Topic) -> str | None:
    """Return the verb of the stance that the last question named, no stronger than its own."""
    stances, english = topic.reading.query.stances, topic.language == "en"
    if stances == {Stance.CRITICAL, Stance.OPPOSE}:
        return "are critical of" if english else "är kritiska till"
    if Stance.OPPOSE in stances:
        return "oppose" if english else "avstyrker"
    if Stance.SUPPORT in stances:
        formal = "tillstyrk" in topic.reading.text.lower()
        return "support" if english else "tillstyrker" if formal else "stöder"
    return None


def compared(who: tuple[str, ...], topic: Topic) -> str:
    """Ask how those talked about, and those now named, differ."""
    named = tuple(dict.fromkeys([*topic.whom, *who])) if who else topic.circle
    return _say("compare", topic.language, topic.matter, named) if len(named) > 1 else others(topic)


def metadata(kinds: tuple[str, ...], topic: Topic, who: tuple[str, ...]) -> str:
    """Ask for a fact about the response of those asked about."""
    named = who or topic.whom
    key = next((k for k in kinds if k in TEXT["sv"]), None)
    return fill(key, topic.language, named) if key and len(named) == 1 else ""


def swapped(who: tuple[str, ...], topic: Topic) -> str:
    """Ask the last question of others."""
    last = topic.reading
    one = len(who) == 1 or topic.language == "sv"  # `does A and B think` would not do
    if one and last.query.language == topic.language and (renamed := last.renamed(phrases.listed(who, topic.language))):
        return renamed
    if last.query.metadata:
        return metadata(last.query.metadata, topic, who)
    key = {Want.REASON: "reasons", Want.CONDITION: "conditions"}.get(last.query.want, "position")
    return _say(key, topic.language, topic.matter, who)


def about(matter: str, topic: Topic) -> str:
    """Ask the last question about another matter."""
    last = topic.reading
    if topic.open and last.query.language == topic.language:
        pronoun = list(leaning.MATTER.finditer(last.text))
        if pronoun:
            return last.replaced(pronoun[-1].span(), matter)
    swap = last.about if last.query.language == topic.language and _at_end(last, last.about) else None
    if swap and (last.query.want in _VIEWS or last.query.speaker is not None):
        return last.replaced(swap, matter)
    key = {Want.REASON: "reasons", Want.CONDITION: "conditions"}.get(last.query.want, "position")
    return _say(key, topic.language, matter, topic.whom) if topic.whom else _say("all", topic.language, matter)


def completed(topic: Topic) -> str:
    """Ask the last question, which left its matter open, of the topic's."""
    last = topic.reading
    pronouns = list(leaning.MATTER.finditer(last.text))
    people = None if topic.whom else leaning.PEOPLE.search(last.text)
    return filled(last, pronouns[-1] if pronouns else None, people, topic)


def proposals(reading: Reading, people: re.Match[str], topic: Topic) -> str:
    """Ask which proposals those asked about take another stance on (`Vilka stöder de?`)."""
    which = "Vilka förslag" if topic.language == "sv" else "Which proposals"
    text = filled(reading, None, people, replace(topic, matter=None))
    return leaning.WHICH.sub(which, text)


def _at_end(reading: Reading, span: Span | None) -> bool:
    """Return whether nothing but names and cues follows a matter, so that another can stand in its place."""
    return span is not None and not [s for s in reading.own if s[0] >= span[1]]


def filled(reading: Reading, pronoun: re.Match[str] | None, people: re.Match[str] | None, topic: Topic) -> str:
    """Put the matter, and those asked about, in the place of the words that stand for them; else add the matter."""
    text, language = reading.text, topic.language
    if topic.matter is None and (pronoun is not None or people is None):
        return ""
    closing = leaning.CLOSES.search(text)
    if closing and (pronoun is None or pronoun.end() <= closing.start()):
        text = text[: closing.start()] + "?"
    whole = text
    text = re.sub(r"^\W*(?:och|and|men|but)\b[\s,]*(\w)", lambda m: m.group(1).upper(), text, flags=re.IGNORECASE)
    cut = len(whole) - len(text)
    changes: list[tuple[Span, str]] = []
    if people is not None:
        names = phrases.listed(topic.whom, language) if topic.whom else TEXT[language]["they"]
        changes.append((people.span(), names))
    if pronoun is not None and (people is None or pronoun.span() != people.span()):
        changes.append((pronoun.span(), topic.matter or ""))
    for (start, end), words in sorted(changes, reverse=True):
        text = text[: start - cut] + words + text[end - cut :]
    if people is not None and topic.whom and len(topic.whom) == 1 and language == "en":
        text = agreeing(text, topic.whom[0])
    if (
        topic.matter is None
        or reading.query.whole
        or (pronoun is None and reading.about and _GOVERNS.search(reading.text[: reading.about[0]]))
    ):
        return text  # it names another matter, or asks of all there is
    return text if pronoun is not None else _with_matter(text, topic.matter, language)


def agreeing(text: str, name: str) -> str:
    """Return a question of one body, in English, with its verb in the singular (`does CKS`)."""
    return re.sub(rf"\b(?:do|have|are|were)(?= {re.escape(name)})", _singular, text, count=1, flags=re.IGNORECASE)


def _singular(match: re.Match[str]) -> str:
    word = {"do": "does", "have": "has", "are": "is", "were": "was"}[match.group().lower()]
    return word.capitalize() if match.group()[0].isupper() else word


def _with_matter(text: str, matter: str, language: str) -> str:
    """Add the matter to the end of a question, with the preposition that its last word takes."""
    rest = text.rstrip(" ?.!")
    takes = _TAKES.search(rest)
    if _STANDS.search(rest):
        link = " till "
    elif takes is None and SAYS.search(rest):
        link = " om " if language == "sv" else " about "
    elif takes is None:
        link = " i fråga om " if language == "sv" else " regarding "
    elif takes["bare"]:
        link = " "
    elif takes["on"]:
        link = " on "
    elif takes["till"]:
        link = " till " if language == "sv" else " about "
    elif takes["of"]:
        link = " of "
    else:
        link = " om " if language == "sv" else " about "
    return f"{rest}{link}{matter}?"
