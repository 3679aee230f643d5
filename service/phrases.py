"""The product's own words, in Swedish and English: short, position first, quotes left in the source's language. Pure.

Names of proposals stand in quotation marks, as the documents word them, so that no sentence needs to inflect them.
"""

import re
from collections.abc import Sequence

from indexer.naming import UNTITLED
from indexer.types import Stance

_S = Stance
Verb = tuple[str, str]  # (statement, after "inte"/"does not")

_SV: dict[Stance, Verb] = {
    _S.SUPPORT: ("stöder", "stöder"),
    _S.SUPPORT_WITH_RESERVATIONS: ("stöder med förbehåll", "stöder"),
    _S.NO_OBJECTION: ("har inga invändningar mot", "invänder mot"),
    _S.COMMENT: ("lämnar synpunkter på", "kommenterar"),
    _S.CRITICAL: ("framför kritik mot", "kritiserar"),
    _S.OPPOSE: ("motsätter sig", "motsätter sig"),
    _S.ABSTAIN: ("avstår från att yttra sig om", "yttrar sig om"),
    _S.ASKS_CLARIFICATION: ("efterfrågar förtydliganden av", "efterfrågar förtydliganden av"),
}
_EN: dict[Stance, Verb] = {
    _S.SUPPORT: ("supports", "support"),
    _S.SUPPORT_WITH_RESERVATIONS: ("supports, with reservations,", "support"),
    _S.NO_OBJECTION: ("has no objection to", "object to"),
    _S.COMMENT: ("comments on", "comment on"),
    _S.CRITICAL: ("is critical of", "criticise"),
    _S.OPPOSE: ("opposes", "oppose"),
    _S.ABSTAIN: ("declines to comment on", "comment on"),
    _S.ASKS_CLARIFICATION: ("asks for clarification of", "ask for clarification of"),
}
_PLURAL_EN = {
    "supports": "support",
    "supports, with reservations,": "support, with reservations,",
    "has no objection to": "have no objection to",
    "opposes": "oppose",
    "is critical of": "are critical of",
    "criticises or opposes": "criticise or oppose",
    "comments on": "comment on",
    "declines to comment on": "decline to comment on",
    "asks for clarification of": "ask for clarification of",
}
_UNLESS = re.compile(r"(?:utan|om inte|såvida inte) ", re.IGNORECASE)  # what is opposed only where that is not so
_QUALIFIERS = {
    "i nuläget": "for now",
        "för närvarande": "for the time being",
            "i dagsläget": "at present",
                "i denna del": "in this part", "delvis": "in part", "i huvudsak": "in the main",
    "i princip": "in principle",
        "i stort": "broadly",
            "i stort sett": "broadly",
                "i stora drag": "broadly",
                    "i allt väsentligt": "in all essentials", "i första hand": "in the first place",
        "i andra hand": "in the second place",
            "i sista hand": "as a last resort",
    "i dess nuvarande utformning": "in its present form",
        "i sin nuvarande utformning": "in its present form", "i nuvarande form": "in its present form",
}  # fmt: skip


def quoted(text: str, language: str) -> str:
    """Return verbatim words in the quotation marks of the language; words that hold such marks keep them."""
    inner = " ".join(text.split("\n"))
    return f"”{inner}”" if language == "sv" else f"“{inner}”"


def verb(stance: Stance, quote: str, language: str) -> Verb:
    """Return the verb for a stance; *tillstyrker* and *avstyrker* only where the document itself says so."""
    if language == "en":
        return _EN[stance]
    said = quote.lower()
    if stance is _S.SUPPORT and "tillstyrk" in said:
        return "tillstyrker", "tillstyrker"
    if stance is _S.SUPPORT_WITH_RESERVATIONS and "tillstyrk" in said:
        return "tillstyrker med förbehåll", "tillstyrker"
    if stance is _S.OPPOSE and "avstyrk" in said:
        return "avstyrker", "avstyrker"
    return _SV[stance]


def premise_verb(stances: frozenset[Stance], language: str, *, formal: bool) -> str:
    """Return the verb a false premise used, as it stands after *inte* or *does not*."""
    if Stance.SUPPORT in stances or Stance.SUPPORT_WITH_RESERVATIONS in stances:
        return "support" if language == "en" else "tillstyrker" if formal else "stöder"
    if Stance.CRITICAL in stances:
        return "criticise" if language == "en" else "kritiserar"
    if Stance.OPPOSE in stances:
        return "oppose" if language == "en" else "avstyrker"
    return "hold that view of" if language == "en" else "har den hållningen till"


def proposal(name: str, section: str | None, language: str) -> str:
    """Return how a proposal is named in a sentence."""
    if language == "en":
        return f"the proposal “{name}”" + (f" (section {section})" if section else "")
    return f"förslaget ”{name}”" + (f" (avsnitt {section})" if section else "")


def matter(name: str, section: str | None, language: str) -> str:
    """Return how a matter that may be no proposal is named (a definition, the report's analysis)."""
    if section:
        return proposal(name, section, language)
    if name == UNTITLED:
        return "what is quoted here" if language == "en" else "det som citeras här"
    return f"“{name}”" if language == "en" else f"”{name}”"


def everything(name: str, language: str) -> str:
    """Return how a view of all proposals, of a chapter's or of the rest is named."""
    english = {"Förslagen i stort": "the proposals as a whole", "Övriga förslag": "the remaining proposals"}
    if language == "en":
        return english.get(name) or name.replace("Förslagen i kapitel", "the proposals in chapter")
    return name[0].lower() + name[1:]


def hedge(qualifier: str | None, language: str) -> str:
    """Return a short hedge with a space before it; long ones stay in the quote."""
    if qualifier is not None and _UNLESS.match(qualifier):
        return " under vissa förutsättningar" if language == "sv" else " on certain conditions"
    if qualifier is None or qualifier.lower() not in _QUALIFIERS:
        return ""
    return f" {_QUALIFIERS[qualifier.lower()]}" if language == "en" else f" {qualifier.lower()}"


def listed(names: Sequence[str], language: str) -> str:
    """Return names as a list in words: `A, B och C`."""
    last = " and " if language == "en" else " och "
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + last + names[-1] if names else ""


def plural(words: str, count: int) -> str:
    """Return an English verb phrase in the number that fits `count`."""
    return words if count == 1 else _PLURAL_EN.get(words, words)


def genitive(name: str, language: str) -> str:
    """Return a name in the genitive: `SKL:s`, `Luleå kommuns`, `CKS` stays; English `'s`."""
    if language == "en":
        return f"{name}'" if name.endswith("s") else f"{name}'s"
    if name[-1:].lower() in "sxz":
        return name
    return f"{name}:s" if name.isupper() and " " not in name else f"{name}s"


TEXT: dict[str, dict[str, str]] = {
    "sv": {
        "writes": "{who} skriver{where}: {quote}",
        "renders": "{who} återger utredningen{where}: {quote}",
        "renders_government": "{who} återger regeringen{where}: {quote}",
        "source_says": "I ”{title}” står det: {quote}",
        "other_says": "I ”{title}” säger någon annan än {who}: {quote}",
        "other_voice": "I ”{title}” säger en annan röst än den egna: {quote}",
        "other_in_response": (
            "I {whose} handling återges någon annans ord, till exempel ett yrkande eller en reservation: {quote}"
        ),
        "where": " (avsnitt {section})",
        "no_position": "{who} tar inte uttryckligen ställning för eller emot, men skriver{where}: {quote}",
        "grounds": "Som skäl anför {who}: {quote}",
        "context": "I samma avsnitt skriver {who}: {quote}",
        "beside": "I anslutning till detta skriver {who}: {quote}",
        "no_grounds": "Något skäl anges inte i anslutning till detta.",
        "informal": ", utan att formellt avstyrka",
        "instead": "{who} {premise} inte {matter} utan {actual}: {quote}",
        "only_critical": "{who} avstyrker inte formellt {matter} men framför kritik: {quote}",
        "summary_one": "{who} tar ställning i en fråga i underlaget:",
        "summary": "{who} tar ställning i {n} frågor i underlaget:",
        "yes": "Ja, ",
        "partly": "Delvis: ",
        "no": "Nej, ",
        "not_mentioned": "{whose} svar tar inte upp {matter}.",
        "not_mentioned_bare": "{whose} svar tar inte upp det som frågan gäller.",
        "only_named": "{whose} svar nämner {matter}, men besvarar inte frågan.",
        "only_named_bare": "{whose} svar nämner det som frågan gäller, men besvarar den inte.",
        "no_document": "Underlaget innehåller inget svar från {who}.",
        "no_document_chosen": "Bland de dokument som frågan är begränsad till finns inget svar från {who}.",
        "narrowed": "Frågan är begränsad till en del av underlaget.",
        "present": "Svar finns från {names}.",
        "no_inquiry": "Vad utredningen själv föreslår i den delen framgår inte av underlaget.",
        "not_in_corpus": "Underlaget svarar inte på frågan; {count} dokument har genomsökts.",
        "not_in_corpus_one": "Underlaget svarar inte på frågan; ett dokument har genomsökts.",
        "fact_missing": "Uppgiften framgår inte av {whose} svar.",
        "fact_missing_all": "Uppgiften framgår inte av underlaget; {count} dokument har genomsökts.",
        "declined": (
            "Belägg redovisar vad remissinstanserna skriver men tar inte ställning och ger inga rekommendationer."
        ),
        "clarify_matter": (
            "Frågan säger inte vilket förslag eller vilken fråga den gäller. Ange det, till exempel {examples}."
        ),
        "understood": "Jag förstod frågan som: {question}",
        "clarify_civil": (
            "Jag svarar på frågor om remissvaren. Ställ gärna en, till exempel vad en remissinstans tycker om ett"
            " förslag."
        ),
        "clarify_follow_up": (
            "Frågan bygger på en tidigare fråga, men det framgår inte vad den gäller. Skriv den i sin helhet, med det "
            "förslag och den organisation som avses."
        ),
        "clarify_who": "Namnet kan avse flera remissinstanser: {names}. Ange vilken.",
        "clarify_which": "Det framgår inte vilken remissinstans som avses. Underlaget innehåller svar från {names}.",
        "body": "en remissinstans",
        "bodies": "remissinstanser",
        "bodies_known": "remissinstanserna",
        "count_respondents": "{n} av {all} {bodies} i underlaget {verb} {matter}: {names}.",
        "count_only": "Underlaget innehåller svar från {one}, och den {verb} {matter}: {names}.",
        "count_none_only": "Ingen {one} i underlaget {verb} {matter}; en har svarat.",
        "count_none": "Ingen av de {all} {bodies} i underlaget {verb} {matter}.",
        "any": "något förslag",
        "count_proposals": "{who} {verb} {n} förslag i underlaget:",
        "count_proposals_none": "{who} {verb} inget förslag i underlaget.",
        "silent_list_only": "{names} tar inte upp {matter}.",
        "silent_none_only": "{names} tar upp {matter}.",
        "silent_list": "{n} av {all} {bodies} i underlaget tar inte upp {matter}: {names}.",
        "silent_none": "Alla {all} {bodies} i underlaget tar upp {matter}.",
        "silent_list_one": "1 av {all} {bodies} i underlaget tar inte upp {matter}: {names}.",
        "beside_one": "I samma avsnitt finns ett ställningstagande under ett annat namn:",
        "beside_others": "I samma avsnitt finns ställningstaganden under andra namn:",
        "near_one": "Ett ställningstagande under ett annat namn rör också frågan:",
        "near_others": "Ställningstaganden under andra namn rör också frågan:",
        "nearest_of_all": "Dessa svar ligger närmast frågan, men alla behöver inte mena just det som den gäller:",
        "touched_one": "{names} nämner frågan utan att det går att utläsa något ställningstagande.",
        "touched": "{names} nämner frågan utan att det går att utläsa några ställningstaganden.",
        "silent_rest": "{names} tar inte upp frågan.",
        "silent_others": "{names} tar inte upp frågan.",
        "not_on_the_whole": "Något ställningstagande till förslagen i stort går inte att utläsa i svar från {names}.",
        "responded": "Underlaget innehåller svar från {n} remissinstanser: {names}.",
        "of_kind": "{n} av {total} remissinstanser i underlaget {are}: {names}.",
        "none_of_kind": "Ingen av de {total} remissinstanserna i underlaget {are}.",
        "responded_one": "Underlaget innehåller svar från en remissinstans: {names}.",
        "unknown_invited": "Sändlistan ingår inte i underlaget, så det framgår inte vilka som inte har svarat.",
        "unknown_unanswered": "Det framgår inte av underlaget vilka som inte har svarat.",
        "unanswered_one": "1 av de inbjudna har inte svarat: {names}.",
        "unanswered": "{n} av de inbjudna har inte svarat: {names}.",
        "all_answered": "Alla inbjudna har svarat.",
        "overview": "{who} tar ställning i {n} frågor i underlaget: {parts}.",
        "part": "{verb} {n}",
        "scanned": "{markers} är inläst från en inskannad sida och kan innehålla läsfel: jämför med originalet.",
        "unit_alone": "{whole} har inte svarat som helhet; svaret kommer från {unit}.",
        "joint": "{who} svarar gemensamt med {names}; svaret visas under den som nämns först.",
        "unsent": "Svar som inte räknas eftersom avsändaren inte framgår: {n}.",
        "no_response_of": "Underlaget innehåller inget svar från {names}; det som visas står i andras handlingar.",
        "no_response_known": "Svaret är undertecknat av {names} och räknas inte till någon remissinstans.",
        "missing_annex": "Bilagan med {whose} svar saknas i underlaget.",
        "unread_pages": "Alla sidor i {whose} svar har inte kunnat läsas, så det kan stå mer där.",
        "enclosures": "Bilagor till {whose} svar saknas i underlaget, så det kan stå mer där.",
        "signatory": "{whose} svar är undertecknat av {value}.",
        "author": "{whose} svar är författat av {value}.",
        "contact": "Kontaktperson hos {who} är {value}.",
        "proposed": "{title} innehåller {n} numrerade förslag:",
        "abstain_wholly": "{n} av {all} {bodies} avstår helt från att yttra sig: {names}.",
        "presented": "Föredragande för {whose} svar är {value}.",
        "ministry": "{whose} svar anger {value}.",
        "date": "{whose} svar är daterat {value}.",
        "diarienummer": "Ärendets diarienummer är {value}.",
        "arendenummer": "Ärendenumret hos {who} är {value}.",
        "sou": "{whose} svar gäller SOU {value}.",
        "dir": "Direktivet är Dir. {value}.",
        "email": "E-postadressen är {value}.",
        "source_fact": "I ”{title}” anges {value}.",
        "source_author": "”{title}” är skriven av {value}.",
        "source_photographer": "Bilderna till ”{title}” är tagna av {value}.",
        "photographer": "Bilderna i {whose} svar är tagna av {value}.",
        "fact": "{value}",
        "with_now": "{who} (i dag {now})",
        "matter_default": "frågan",
    },
    "en": {
        "writes": "{who} writes{where}: {quote}",
        "renders": "{who} renders the inquiry{where}: {quote}",
        "renders_government": "{who} renders the government{where}: {quote}",
        "source_says": "“{title}” says: {quote}",
        "other_says": "In “{title}” someone other than {who} says: {quote}",
        "other_voice": "In “{title}” another voice than its own says: {quote}",
        "other_in_response": (
            "{whose} document records someone else's words, such as a motion or a reservation: {quote}"
        ),
        "where": " (section {section})",
        "no_position": "{who} takes no explicit position for or against, but writes{where}: {quote}",
        "grounds": "As its grounds {who} states: {quote}",
        "context": "In the same section {who} writes: {quote}",
        "beside": "In connection with this {who} writes: {quote}",
        "no_grounds": "No grounds are given beside it.",
        "informal": ", without formally opposing it",
        "instead": "{who} does not {premise} {matter}; it {actual}: {quote}",
        "only_critical": "{who} does not formally oppose {matter} but is critical of it: {quote}",
        "summary_one": "{who} takes a position on one matter in the material:",
        "summary": "{who} takes a position on {n} matters in the material:",
        "yes": "Yes, ",
        "partly": "In part: ",
        "no": "No, ",
        "not_mentioned": "{whose} response does not mention {matter}.",
        "not_mentioned_bare": "{whose} response does not mention what the question is about.",
        "only_named": "{whose} response mentions {matter}, but does not answer the question.",
        "only_named_bare": "{whose} response mentions what the question is about, but does not answer it.",
        "no_document": "The material holds no response from {who}.",
        "no_document_chosen": "Among the documents that the question is limited to, there is no response from {who}.",
        "narrowed": "The question is limited to a part of the material.",
        "present": "There are responses from {names}.",
        "no_inquiry": "What the inquiry itself proposes in this part is not stated in the material.",
        "not_in_corpus": "The material does not answer the question; {count} documents were searched.",
        "not_in_corpus_one": "The material does not answer the question; one document was searched.",
        "fact_missing": "This is not stated in {whose} response.",
        "fact_missing_all": "This is not stated in the material; {count} documents were searched.",
        "declined": "Belägg shows what the respondents write; it takes no position and gives no recommendations.",
        "clarify_matter": (
            "The question does not say which proposal or matter it is about. Name it, for example {examples}."
        ),
        "understood": "I understood the question as: {question}",
        "clarify_civil": (
            "I answer questions about the consultation responses. Do ask one, for example what a respondent thinks of a"
            " proposal."
        ),
        "clarify_follow_up": (
            "The question leans on an earlier one, but that does not show what it is about. Write it in full, with "
            "the proposal and the organisation you mean."
        ),
        "clarify_who": "The name may mean several respondents: {names}. Say which one.",
        "clarify_which": ("It is not clear which respondent is meant. The material holds responses from {names}."),
        "body": "one respondent",
        "bodies": "respondents",
        "bodies_known": "respondents",
        "count_respondents": "{n} of the {all} {bodies} in the material {verb} {matter}: {names}.",
        "count_only": "The material holds a response from {one}, and it {verb} {matter}: {names}.",
        "count_none_only": "No {one} in the material {verb} {matter}; one has responded.",
        "count_none": "None of the {all} {bodies} in the material {verb} {matter}.",
        "any": "any proposal",
        "count_proposals": "{who} {verb} {n} proposals in the material:",
        "count_proposals_none": "{who} {verb} no proposal in the material.",
        "silent_list_only": "{names} does not mention {matter}.",
        "silent_none_only": "{names} mentions {matter}.",
        "silent_list": "{n} of the {all} {bodies} in the material do not mention {matter}: {names}.",
        "silent_none": "All {all} {bodies} in the material mention {matter}.",
        "silent_list_one": "1 of the {all} {bodies} in the material does not mention {matter}: {names}.",
        "beside_one": "The same section holds a position under another name:",
        "beside_others": "The same section holds positions under other names:",
        "near_one": "A position under another name concerns the matter too:",
        "near_others": "Positions under other names concern the matter too:",
        "nearest_of_all": "These responses come nearest to the question, though not all of them need hold just that:",
        "touched_one": "{names} mentions the matter, but no position on it could be made out.",
        "touched": "{names} mention the matter, but no positions on it could be made out.",
        "silent_rest": "{names} does not mention the matter.",
        "silent_others": "{names} do not mention the matter.",
        "not_on_the_whole": "For {names}, no position on the proposals as a whole could be made out.",
        "responded": "The material holds responses from {n} respondents: {names}.",
        "of_kind": "{n} of the {total} respondents in the material {are}: {names}.",
        "none_of_kind": "None of the {total} respondents in the material {are}.",
        "responded_one": "The material holds a response from one respondent: {names}.",
        "unknown_invited": (
            "The list of those invited is not in the material, so it does not show who has not responded."
        ),
        "unknown_unanswered": "The material does not show who has not responded.",
        "unanswered_one": "1 of those invited has not responded: {names}.",
        "unanswered": "{n} of those invited have not responded: {names}.",
        "all_answered": "Everyone invited has responded.",
        "overview": "{who} takes a position on {n} matters in the material: {parts}.",
        "part": "{verb} {n}",
        "scanned": "{markers} was read from a scanned page and may hold misread letters: compare it with the original.",
        "unit_alone": "{whole} as a whole has not responded; the response is from {unit}.",
        "joint": "{who} responds jointly with {names}; the response is shown under the one named first.",
        "unsent": "Responses not counted because the sender is unknown: {n}.",
        "no_response_of": "The material holds no response from {names}; what is shown stands in others' documents.",
        "no_response_known": "The response is signed by {names} and is not counted to any respondent.",
        "missing_annex": "The annex with {whose} response is not in the material.",
        "unread_pages": "Not all pages of {whose} response could be read, so it may say more.",
        "enclosures": "Annexes to {whose} response are not in the material and may say more.",
        "signatory": "{whose} response is signed by {value}.",
        "author": "{whose} response was written by {value}.",
        "contact": "The contact person at {who} is {value}.",
        "proposed": "{title} contains {n} numbered proposals:",
        "abstain_wholly": "{n} of the {all} {bodies} declined to comment at all: {names}.",
        "presented": "{whose} response was presented for decision by {value}.",
        "ministry": "{whose} response names {value}.",
        "date": "{whose} response is dated {value}.",
        "diarienummer": "The case number is {value}.",
        "arendenummer": "The case number at {who} is {value}.",
        "sou": "{whose} response concerns SOU {value}.",
        "dir": "The terms of reference are Dir. {value}.",
        "email": "The e-mail address is {value}.",
        "source_fact": "“{title}” gives {value}.",
        "source_author": "“{title}” was written by {value}.",
        "source_photographer": "The pictures of “{title}” were taken by {value}.",
        "photographer": "The pictures in {whose} response were taken by {value}.",
        "fact": "{value}",
        "with_now": "{who} (now {now})",
        "matter_default": "the matter",
    },
}


def say(key: str, language: str, **values: object) -> str:
    """Return one of the product's own sentences with its values filled in; values are never read as templates."""
    return TEXT[language][key].format(**values)
