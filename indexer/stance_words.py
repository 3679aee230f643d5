"""Building blocks of the turns of phrase in `indexer.stance_rules`: negations, subjects, objects, adjectives. Data."""

NOT = (
    r"(?:inte|ej|icke|knappast|näppeligen|inte heller|under inga (?:omständigheter|förhållanden|villkor))\b"
    r"(?! (?:bara|enbart|endast))"
)
FRONTED = (  # the *not* that opens a clause turns all of it: *Inte heller riktvärdena kan SKR ställa sig bakom*
    r"^\W*(?:inte|ej|icke|knappast|näppeligen|aldrig)\b"
    r"(?! (?:minst|bara|enbart|endast|sällan|desto|utan|sedan|förrän|oväntat|överraskande|förvånande|konstigt|undra)\b)"
)
SELF = r"(?:sig|oss|mig)"
NO_NOUN = (  # before *delar*, which is a verb and not the parts of a report
    r"(?<!övriga )(?<!dessa )(?<!de )(?<!vissa )(?<!andra )(?<!flera )(?<!båda )(?<!stora )(?<!några )(?<!olika )"
    r"(?<!enskilda )(?<!samtliga )"
    r"(?!delar (?:ur|av|(?:inte|ej) (?:har|är|kan|ska|bör|berör|omfattas|rör|gäller|ingår))\b)"
)
WHO = (  # a subject after the verb: *kan* Journalistförbundet *inte*
    r"(?:(?!att\b|som\b|om\b|men\b|och\b|så länge\b|eftersom\b|innan\b|ifall\b|medan\b)[^\s,;]+ ){0,4}?"
)
IT = (
    r"(?:förslag|utredning|betänkande|promemori|rekommendation|bedömning|inriktning|ambition|intention|analys|reform"
    r"|princip|satsning|idé|tank|avsikt|syfte|lagförslag|lagändring|ändring|förändring|införa|inrätta|modell|lösning"
    r"|utred|regel|regler|krav|åtgärd|lag\b|lagen)"
)
THING = rf"(?:\w*{IT}\w*|detta|det|dem|dessa)"
STATED = r"(?:anser|menar|bedömer|finner|tycker|ser|upplever|uppfattar|betraktar)"
GOOD = (
    r"(?:väl\s?avväg|väl\s?funn|väl\s?vald|väl\s?motiver|väl\s?grund|väl\s?balans|väl\s?utform|väl\s?underbygg|ändamålsenlig|rimlig|lämplig"
    r"|nödvändig|befogad|befogat|motiverad|motiverat|utmärkt|angeläge|övertygande|välkom|glädjande|positiv|efterlängta|välbehövlig"
    r"|lovvärd|förtjänstfull|proportionerlig|klok|logisk|värdefull|bra\b|god\b|gott\b|goda\b"
    r"|lagom|viktig\w* och riktig|riktig\b|riktigt att|(?:helt|alldeles) rätt\b)"
)
BAD = (
    r"(?:problematisk|olycklig|orimlig|oklar|otydlig|bristfällig|otillräcklig|oproportionerlig|oproportionell"
    r"|orealistisk"
    r"|stelben|onödig|olämplig|tveksam|tvivelaktig|godtycklig|farlig|ogenomtänk|svåröverskådlig|svårtillämp|oroande"
    r"|bekymmersam|anmärkningsvär|betänklig|oacceptab|illa\b|dålig|missriktad|verklighetsfrämmande|ineffektiv|ohållbar"
    r"|kontraproduktiv|vilseledande|motsägelsefull|ofullständig|ensidig|förhastad|alltför"
    r"|mindre övertygande|rättsosäker|diskriminerande"
    r"|för (?:kort|snäv|lång|hög|låg|vag|vid|sen|trubbig|långtgående|omfattande|ambitiös|svag|smal|bred|knapp"
    r"|generös)\w*|för (?:grunda?|tunna?|ytliga?|grovt)\b)"
)
CLEAR = (
    r"(?:förtydligas?|tydliggör(?:s|as)|klargör(?:s|as)|precisera[s]?|konkretisera[s]|förklaras|klarläggas|definiera[s]"
    r"|utveckla[s]|belysas|belyses|specificera[s])"
)
STUDY = (
    r"(?:utredas|utreds|utreda|analyseras|analysera|övervägas|övervägs|beredas|ses över|undersökas|prövas"
    r"|belysas|genomlysas"
    r"|konsekvensutredas|kartläggas|studeras|utvärderas|beräknas)"
)
AS_TO = (  # words by which a sentence names its matter before it says anything of it
    r"(?:I frågan? om|När det gäller|Vad (?:gäller|avser|angår|beträffar)|Beträffande|Angående|Gällande|Rörande)"
)
LIMITS = (  # an answer to some of the proposals: it abstains on the rest
    r"\b(?:begränsar|avgränsar|inskränker) (?:sitt |vårt )?(?:yttrande|svar|sig|oss|synpunkter\w*)\b"
    r"|\b(?:yttrandet|svaret|remissvaret|granskningen|synpunkterna) (?:\w+ ){0,3}?(?:begränsas|avgränsas|inskränks)\b"
    r"|\byttrar (?:sig|oss|mig) (?:\w+ )?(?:endast|enbart|bara) (?:över|om|i|på)\b"
    r"|\b(?:lämnar|har|avger|framför) (?:\w+ )?synpunkter (?:endast|enbart|bara) på\b"
    r"|\b(?:valt|väljer) att (?:endast|enbart|bara) (?:kommentera|yttra|lämna|besvara)\b"
)
_TAKEN_SO = r"(?:tolkas|förstås|uppfattas|läsas|ses|tas)"
DENIES = (  # *Det är inte så att vi motsätter oss …*: the negation is of all that follows
    rf"(?:\b(?:det|detta) (?:är|var|förhåller {SELF}|handlar) {WHO}{NOT} (?:så|fallet|om|fråga om|tal om),? att"
    rf"|\b(?:det|detta) stämmer {WHO}{NOT},? att"
    rf"|^\W*{NOT} så att|\b(?:betyder|innebär|säger|menar|påstår|hävdar) {WHO}{NOT} (?:\w+ )?att"
    rf"|\bhar {WHO}{NOT} (?:\w+ )?(?:sagt|påstått|menat|hävdat) att"
    rf"|\b(?:ska|skall|bör|får|kan) {WHO}{NOT} (?:\w+ )?{_TAKEN_SO} (?:\w+ )?som att)"
    rf"(?: (?!{NOT}|som\b|enskild|\w*(?:förslag|regl|utred|promemori|betänkande|regering))[^\s.;,]+){{0,6}}?"
)
DENIES_NOT = DENIES + rf" {NOT}(?: [^\s.;,]+){{0,3}}?"
AGAINST = (
    rf"(?:motsätt(?:er|a)(?: {SELF})?|avstyrk(?:er|a)|avråd(?:er|a)(?: från)?|avvisar?|invänder|opponerar|förkastar?"
    rf"|avslår|säg(?:er|a)(?: \w+){{0,2}} nej|(?:är|ställer {WHO}{SELF}|står)(?: \w+){{0,2}}? (?:e?mot|negativ\w*"
    r"|kritisk\w*|avvisande|motståndare|skeptisk\w*|tveksam\w*))\b"
)
IN_FAVOUR = (
    rf"(?:tillstyrk(?:er|a)|stöd(?:jer|er|ja)|(?:står|ställer {SELF})(?: \w+){{0,3}}? bakom|instämmer|biträder"
    rf"|delar|välkomnar|förordar|godtar|(?:är|ställer {WHO}{SELF})(?: \w+){{0,2}}? (?:för|positiv\w*)"
    r"|säger(?: \w+){0,2} ja)\b"
)
GRANT = (  # in the infinitive, what *kan inte* is said of
    rf"(?:tillstyrka|stödja|ställa {SELF} bakom|ansluta {SELF} till|instämma|biträda|dela|acceptera|godta|förorda)\b"
)
IN_FULL = (
    r"\b(?:i alla (?:dess |sina |deras )?(?:delar|avseenden|stycken)|fullt ut|till fullo|helt och hållet"
    r"|i samtliga (?:delar|avseenden))\b"
)
HARM = r"(?:intrång|ingrepp|inskränkning\w*|försämr\w+|urholkning\w*|urholka\w*)\b"
EAGER = (  # what one looks forward to doing, which says nothing of what is proposed
    r"(?:att (?:få |kunna )?(?:bidra|medverka|delta|ta del|följa|samverka|fortsätta)|(?:en |ett )?fortsatt\w*)\b"
)
AT_MOST = r"\b(?:högst|maximalt|som mest|på sin höjd) (?:\d|en\b|ett\b|halva|hälften)"
_ANSWER = r"(?:yttrande\w*|remissvar\w*|remissyttrande\w*|svar\w*|synpunkter\w*)\b"
_REFERS = r"\bhänvisar(?: \w+){0,4}? till "
_OWN = r"(?:(?:sitt|sina|vårt|våra|mitt|det|de|den)\b|bifoga|bilag|tidigare|nedan|ovan)"
ANSWERED_BY = (  # *hänvisar till SKR:s yttrande*; not to one's own, nor to an annex
    rf"{_REFERS}(?=(?!{_OWN})[^.;]{{1,80}}?s (?:\w+ )?{_ANSWER})"
    rf"|{_REFERS}(?=(?:(?:det|de) {_ANSWER}|vad) (?:som )?(?!(?:vi|jag|tidigare|nu)\b)[^.;]{{2,60}}?"
    r"\b(?:har )?(?:lämna[rt]|avger|avgett|avgivit|framför[ts]?|anför[ts]?|yttra[rt]|skriv[ei][rt])\b)"
)
JOINS = (  # *ansluter oss till det som förbundet skriver*: to another's answer, and not to the inquiry's words
    rf"\banslut(?:er|a) {WHO}{SELF} (?:\w+ )?till (?:det|vad|allt)(?: som)? "
    r"(?!(?:vi|jag|som|utred\w+|promemori\w+|betänkand\w+|kommitté\w*|regering\w*|direktiv\w*)\b)[^.;,]{2,60}?"
    r"\b(?:skriv[ei]r|skrivit|anför|anfört|framför|framfört|säger|sagt|yttrat|svarat|svarar)\b"
)
# before what a body is there to do (`har i uppdrag att samordna och stödja`), which is no stance of its own
OF_ITS_TASK = r"(?<!uppdrag att )(?<!uppgift att )(?<!syfte att )(?<!för att )(?<!med att )(?<! är att )(?<!a och )"
