"""The sentences and headings of the overview in Swedish and English, apart from what stances are called. Pure."""

TEXT: dict[str, dict[str, str]] = {
    "sv": {
        "title": "Remissammanställning",
        "notice": (
            "Utkast. Sammanställningen är maskinellt framställd ur remissvaren. Varje uppgift ska kontrolleras mot "
            "källan innan den används."
        ),
        "not_invited": (
            "Förteckningen över inbjudna remissinstanser ingår inte i underlaget. Det framgår därför inte vilka som "
            "inte har svarat."
        ),
        "not_answered": "{n} av de inbjudna har inte svarat: {names}.",
        "all_answered": "Alla inbjudna har svarat.",
        "counted": (
            "Alla antal avser remissinstanser vars svar finns i underlaget. Varje remissinstans räknas högst en gång "
            "i varje grupp."
        ),
        "nothing": "Underlaget innehåller inga remissvar.",
        "no_proposals": "Underlaget innehåller inga förslag som någon har tagit ställning till.",
        "share": "{n} av {of} remissinstanser",
        "share_one": "{n} av {of} remissinstans",
        "case": "Ärende",
        "answered": "Har svarat",
        "number": "Nr",
        "stance": "Grupp",
        "in_words": "Hållning",
        "qualifier": "Precisering",
        "quote": "Citat",
        "basis": "Så har hållningen getts",
        "stated": "uttryckligen",
        "document_id": "Dokument-id",
        "short": "Förkortning",
        "also_known": "Namn i registret",
        "counted_as": "Räknas som",
        "respondent": "remissinstans",
        "unattributed_as": "räknas inte: avsändaren framgår inte",
        "other_as": "räknas inte: inget remissvar",
        "about_sheet": "Om",
        "about_what": "Uppgift",
        "about_value": "Innehåll",
        "respondents": "Remissinstanser",
        "answered_by": "{n} har svarat: {names}",
        "answered_none": "ingen har svarat",
        "answered_many": "{n} har svarat; de står i avsnittet Remissinstanser och underlag",
        "proposals": "Förslag",
        "positions": "Ställningstaganden",
        "generated": "Framställd",
        "index": "Index",
        "review": "Granskning",
        "review_state": (
            "{auto} av {all} ställningstaganden är maskinellt lästa och ännu inte granskade av en människa"
        ),
        "review_done": "Alla {all} ställningstaganden är granskade av en människa",
        "contents": "Innehåll",
        "contents_hint": "Sidnummer visas när fältet uppdateras: högerklicka och välj Uppdatera fält.",
        "overview": "Översikt",
        "overview_caption": "Antal remissinstanser per förslag och hållning, av {of} som har svarat",
        "several_hint": (
            "En remissinstans med flera ställningstaganden till samma förslag står i flera grupper. Antalen i en rad "
            "kan därför bli fler än antalet remissinstanser."
        ),
        "by_proposal": "Ställningstaganden per förslag",
        "order_note": "Förslagen står i betänkandets ordning.",
        "order_note_own": (
            "Förslagen står i betänkandets ordning. Sist står frågor som remissinstanser tar upp utan att ange avsnitt."
        ),
        "whole": "Synpunkter på helheten och på övriga delar",
        "whole_note": (
            "Dessa synpunkter gäller förslagen i stort, ett helt kapitel, övriga delar eller ett annat yttrande. De "
            "räknas inte som stöd för eller kritik mot ett enskilt förslag."
        ),
        "by_reference": "Hänvisning till ett annat yttrande",
        "matrix": "Matris",
        "matrix_caption": "Förslag och remissinstanser",
        "matrix_legend": (
            "”Tillstyrker” och ”avstyrker” står bara där svaret självt använder orden; annars står ”stöder” och "
            "”motsätter sig”. ”Nämner inte” betyder att organisationen har svarat men inte tar upp förslaget."
        ),
        "matrix_brackets": (
            "Inom parentes står hur hållningen har getts, när den inte gäller just det förslaget: i stort, om övriga "
            "delar eller genom hänvisning till ett annat yttrande."
        ),
        "matrix_caption_part": "Förslag och remissinstanser, remissinstans {first}–{last} av {n}",
        "page": "Utkast, maskinellt framställt · Sida | av ",
        "footer": "Utkast, maskinellt framställt",
        "matrix_too_wide": (
            "Matrisen har {n} remissinstanser och ryms inte i ett textdokument. Den finns i Excel-filen och i "
            "webbsidan, som görs med samma kommando."
        ),
        "sources": "Remissinstanser och underlag",
        "sources_caption": "De som har svarat, och deras svar",
        "unattributed": "Svar vars avsändare inte framgår",
        "unattributed_note": (
            "Avsändaren har inte kunnat utläsas. Svaren räknas därför inte och deras ställningstaganden ingår inte i "
            "sammanställningen."
        ),
        "unattributed_warning": (
            "{n} svar räknas inte, eftersom avsändaren inte framgår. Se avsnittet Remissinstanser och underlag."
        ),
        "other_documents": "Övriga dokument i underlaget",
        "other_documents_note": "De kommer inte från någon remissinstans och räknas inte.",
        "also": "även {name}",
        "about_this": "Om sammanställningen",
        "section": "Avsnitt",
        "in_section": "avsnitt {section}",
        "proposal": "Förslag",
        "organisation": "Remissinstans",
        "document": "Dokument",
        "kind": "Slag",
        "date": "Datum",
        "warnings": "Anmärkning",
        "grounds": "Skäl",
        "no_grounds": "Anger inget skäl.",
        "no_grounds_cell": "anger inget skäl",
        "source": "Källa",
        "names_many": "De {n} står i matrisen.",
        "aside": "Vid sidan om: i stort eller genom hänvisning (räknas inte)",
        "elsewhere": (
            "Bland dem som inte nämner förslaget har följande yttrat sig om förslagen i stort eller genom hänvisning, "
            "vilket inte räknas här: {names}."
        ),
        "elsewhere_many": (
            "Bland dem som inte nämner förslaget har {n} yttrat sig om förslagen i stort eller genom hänvisning, "
            "vilket inte räknas här. De står i matrisen."
        ),
        "in_several_one": "{names} står i flera grupper, eftersom svaret innehåller flera ställningstaganden.",
        "in_several": "{names} står i flera grupper, eftersom svaren innehåller flera ställningstaganden.",
        "draft": "Utkast till stycket ”Remissinstanserna”",
        "draft_lead": "Remissinstanserna:",
        "draft_note": (
            "Utkasten till stycket ”Remissinstanserna” följer formuleringar som är vanliga i propositioner. Siffrorna "
            "inom hakparentes hänvisar till citaten under samma förslag. Vilka som nämns efter ”däribland” följer "
            "ordningen i underlaget och säger inget om deras tyngd."
        ),
        "method": (
            "Ställningstagandena är lästa ur svaren med regler och en statistisk modell, utan språkmodell. "
            "Ett citat är alltid svarets egna "
            "ord. ”Anger inget skäl” betyder att inget skäl hittades i anslutning till ställningstagandet."
        ),
        "language_note": "Citaten är på svenska, som i källorna.",
    },
    "en": {
        "title": "Compilation of consultation responses",
        "notice": (
            "Draft. This compilation is made by a machine from the responses. Check every statement against its "
            "source before using it."
        ),
        "not_invited": (
            "The list of those invited to respond is not in the material. Who has not answered can therefore not be "
            "told."
        ),
        "not_answered": "{n} of those invited did not answer: {names}.",
        "all_answered": "All those invited have answered.",
        "counted": (
            "All numbers are of respondents whose responses are in the material. Each respondent is counted at most "
            "once in each group."
        ),
        "nothing": "The material holds no responses.",
        "no_proposals": "The material holds no proposal on which anybody has taken a position.",
        "share": "{n} of {of} respondents",
        "share_one": "{n} of {of} respondent",
        "case": "Case",
        "answered": "Answered",
        "number": "No",
        "stance": "Group",
        "in_words": "Stance",
        "qualifier": "Qualifier",
        "quote": "Quote",
        "basis": "How the stance was given",
        "stated": "outright",
        "document_id": "Document id",
        "short": "Abbreviation",
        "also_known": "Name in the register",
        "counted_as": "Counted as",
        "respondent": "respondent",
        "unattributed_as": "not counted: sender unknown",
        "other_as": "not counted: no response",
        "about_sheet": "About",
        "about_what": "What",
        "about_value": "Content",
        "respondents": "Respondents",
        "answered_by": "{n} answered: {names}",
        "answered_none": "nobody has answered",
        "answered_many": "{n} answered; see the section Respondents and sources",
        "proposals": "Proposals",
        "positions": "Positions",
        "generated": "Made on",
        "index": "Index",
        "review": "Review",
        "review_state": "{auto} of {all} positions were read by a machine and not yet reviewed by a person",
        "review_done": "All {all} positions have been reviewed by a person",
        "contents": "Contents",
        "contents_hint": "Page numbers appear when the field is updated: right-click and choose Update Field.",
        "overview": "Overview",
        "overview_caption": "Number of respondents by proposal and stance, of {of} that have answered",
        "several_hint": (
            "A respondent with several positions on the same proposal stands in several groups. The numbers of a row "
            "may therefore add up to more than the number of respondents."
        ),
        "by_proposal": "Positions by proposal",
        "order_note": "Proposals are in the order of the inquiry.",
        "order_note_own": (
            "Proposals are in the order of the inquiry. Matters that respondents raise without naming a section come "
            "last."
        ),
        "whole": "Views of the whole and of the remaining parts",
        "whole_note": (
            "These views concern the proposals as a whole, a chapter, the remaining parts or another response. They "
            "are not counted as support for or criticism of any single proposal."
        ),
        "by_reference": "Reference to another response",
        "matrix": "Matrix",
        "matrix_caption": "Proposals and respondents",
        "matrix_legend": "“Not mentioned” means that the organisation has answered but does not take up the proposal.",
        "matrix_brackets": (
            "Brackets say how a stance was given when not on that very proposal: as a whole, on the rest, or by "
            "joining another response."
        ),
        "matrix_caption_part": "Proposals and respondents, respondents {first}–{last} of {n}",
        "page": "Draft, made by a machine · Page | of ",
        "footer": "Draft, made by a machine",
        "matrix_too_wide": (
            "The matrix has {n} respondents and does not fit into a text document. It is in the Excel file and in the "
            "web page, which the same command makes."
        ),
        "sources": "Respondents and sources",
        "sources_caption": "Those who have answered, and their responses",
        "unattributed": "Responses whose sender is unknown",
        "unattributed_note": (
            "The sender could not be read. These responses are therefore not counted, and their positions are not in "
            "this compilation."
        ),
        "unattributed_warning": (
            "Not counted, because the sender is unknown: {n}. See the section Respondents and sources."
        ),
        "other_documents": "Other documents in the material",
        "other_documents_note": "They do not come from a respondent and are not counted.",
        "also": "also {name}",
        "about_this": "About this compilation",
        "section": "Section",
        "in_section": "section {section}",
        "proposal": "Proposal",
        "organisation": "Respondent",
        "document": "Document",
        "kind": "Kind",
        "date": "Date",
        "warnings": "Remark",
        "grounds": "Grounds",
        "no_grounds": "Gives no grounds.",
        "no_grounds_cell": "gives no grounds",
        "source": "Source",
        "names_many": "The {n} are in the matrix.",
        "aside": "Beside: as a whole or by reference (not counted)",
        "elsewhere": (
            "Among those who do not mention the proposal, these have spoken of the proposals as a whole or by "
            "reference, which is not counted here: {names}."
        ),
        "elsewhere_many": (
            "Among those who do not mention the proposal, {n} have spoken of the proposals as a whole or by reference, "
            "which is not counted here. They are in the matrix."
        ),
        "in_several_one": "{names} stands in several groups, because the response holds several positions.",
        "in_several": "{names} stand in several groups, because the responses hold several positions.",
        "draft": "Draft of the paragraph “Remissinstanserna” (the respondents)",
        "draft_lead": "The respondents:",
        "draft_note": (
            "The drafts of the paragraph “Remissinstanserna” follow phrases that are usual in government bills. "
            "Numbers in square brackets refer to the quotes under the same proposal. Who is named after “including” "
            "follows the order of the material and says nothing of their weight."
        ),
        "method": (
            "The positions were read from the responses by rules and a statistical model, without a language model. "
            "A quote is always the "
            "response's own words. “Gives no grounds” means that none were found near the position."
        ),
        "language_note": "Quotes are in Swedish, as in the sources.",
    },
}


def say(key: str, language: str, **values: object) -> str:
    """Return one of the overview's own sentences with its values filled in; values are never read as templates."""
    return TEXT[language][key].format(**values)
