"""The turns of phrase by which Swedish responses take a stance, in the order in which they are tried. Data.

Each rule is matched against a clause without its adverbials (`indexer.reduce`), so that *kan av principiella skäl
inte heller ställa sig bakom* is read as *kan inte ställa sig bakom*. The order is the method: abstaining and what is
negated come before the plain form, opposition before support. Sources: the guidance *Svara på remiss* (SB PM 2021:1),
the drafting formulas of government bills, and the development half of eval/gold/stances.
"""

import re
from dataclasses import dataclass

from indexer.stance_words import (
    AGAINST,
    ANSWERED_BY,
    AT_MOST,
    BAD,
    CLEAR,
    DENIES,
    DENIES_NOT,
    EAGER,
    FRONTED,
    GOOD,
    GRANT,
    HARM,
    IN_FAVOUR,
    IN_FULL,
    IT,
    JOINS,
    LIMITS,
    NO_NOUN,
    NOT,
    SELF,
    STATED,
    STUDY,
    THING,
    WHO,
)
from indexer.types import Stance

_S = Stance


@dataclass(frozen=True, slots=True)
class Rule:
    """One turn of phrase. `explicit` phrases state a position; the others only colour what stands around them.

    `firm` ones are formulas with one meaning: no fitted reader is asked about them.
    """

    stance: Stance
    pattern: re.Pattern[str]
    explicit: bool = True
    firm: bool = False


def _rules(stance: Stance, *patterns: str, explicit: bool = True, firm: bool = False) -> tuple[Rule, ...]:
    return tuple(Rule(stance, re.compile(p, re.IGNORECASE), explicit, firm) for p in patterns)


RULES: tuple[Rule, ...] = (
    # approval of parts that is said to be none of the whole
    *_rules(
        _S.COMMENT,
        rf"\b(?:tillstyrk\w*|stöd\w*|godta\w*|instämm\w*)\b[^.;]{{0,60}}"
        rf"\b(?:betyder|innebär) {WHO}{NOT} (?:\w+ )?att\b",
        explicit=False,
        firm=True,
    ),
    # what is denied as a whole (*Det är inte så att vi motsätter oss …*)
    *_rules(_S.NO_OBJECTION, rf"{DENIES} {AGAINST}", rf"{DENIES_NOT} {IN_FAVOUR}", firm=True),
    *_rules(_S.OPPOSE, rf"{DENIES} {IN_FAVOUR}", firm=True),
    # a counter-offer: less than what is proposed is what can be accepted
    *_rules(
        _S.CRITICAL,
        r"\bkan\b[^.;]{0,60}\b(?:godta|acceptera|tolerera|gå med på)\b(?:(?!\bföresl)[^.;]){0,40}" + AT_MOST,
        rf"^(?!.*\bföresl)[^.;]*?{AT_MOST}[^.;]{{0,90}}\bkan\b[^.;]{{0,30}}\b(?:godta|acceptera|tolerera)s\b",
        firm=True,
    ),
    *_rules(
        _S.CRITICAL,
        r"\b(?:är|vore|blir|har) (?:\S+ ){0,2}?(?:för|alltför) \w+t (?:satt|satta|tilltag\w+|ställ[td]a?|beräkna\w*"
        r"|dragen|dragna|draget|avgräns\w+)\b",
        explicit=False,
        firm=True,
    ),
    # what the proposal would do to somebody: no praise, however the sentence goes on
    *_rules(
        _S.CRITICAL,
        rf"\b(?:införande\w*|inrättande\w*|(?:lag)?förslag(?:et|en)|ändring(?:en|arna)|föreslagna \w+)\b[^.;]{{0,90}}?"
        rf"\b(?:innebär|medför|utgör|leder till|kommer att (?:innebära|medföra|leda till)) (?:\w+ ){{0,3}}?{HARM}",
        explicit=False,
        firm=True,
    ),
    # agreeing that something is *not* to be is agreeing: the *not* belongs to what is agreed on
    *_rules(
        _S.SUPPORT,
        rf"(?<!inte )(?<!ej )\b(?:{NO_NOUN}dela[rs]?|biträd(?:er|a)|anslut(?:er|a) {SELF} till|instämm(?:er|a)(?: i)?"
        rf"|stöd(?:jer|er)|tillstyrk(?:er|a)|välkomnar|godtar)"
        rf"(?: (?!{NOT}|och\b|men\b|delvis\b)\S+){{0,4}}? att\b(?=.*\b(?:inte|ej|inget|ingen|inga|utgå|tas bort"
        rf"|slopas|upphöra|avskaffas|upphävs|upphävas)\b)",
        r"\bkan inte annat än\b|\böverens (?:med \w+ )?om att\b|\b(?:till|kommit till) samma slutsats\b",
    ),
    *_rules(
        _S.ABSTAIN,
        rf"\blämna[rs] {WHO}(?:åt|till) [^.;]{{0,40}}(?:organisationer|förbund|myndigheter|instanser|andra|dem)\b",
        firm=True,
    ),
    *_rules(_S.SUPPORT, JOINS, firm=True),
    *_rules(
        _S.ABSTAIN,
        r"\bvarken (?:till|av)styrk\w+ eller (?:till|av)styrk\w+",
        r"\b(?:avstår|avböjer)\b(?! (?:inte|ej))",
        rf"\b(?:yttrar {SELF}|kommenterar|behandlar|granskar|besvarar|svarar på) {WHO}{NOT}(?! att)"
        rf"|\btar {WHO}{NOT} (?:\w+ )?ställning\b|\btar ingen ställning\b",
        rf"\b(?:har|hade|har haft) {WHO}{NOT} (?:\w+ )?(?:tagit ställning|haft möjlighet|yttrat|granskat"
        rf"|besvarat|lämnat|avgett|möjlighet att)",
        rf"\b{NOT} (?:\w+ )?(?:ta ställning|yttra {SELF}|besvara|inkomma|avge|avgivit|avgett|svara|kommentera"
        rf"|bedöma förslag\w*|ha (?:några )?synpunkter)\b(?! (?:till|på) om)",
        r"\b(?:lämnar?|avger|avge|inkomma med|inger) (?:\S+ ){0,5}?(?:inget|inte något|ej något"
        r"|intet) (?:särskilt |eget )?(?:yttrande|svar|remissvar)",
        r"\binga (?:\w+ )?åsikter\b",
        r"\bförhindrad att\b|\bhar (?:\S+ ){0,3}?(?:ingen|inte någon) (?:egen )?(?:uppfattning|åsikt|mening"
        r"|ståndpunkt)\b",
        r"\b(?:överlåter|överlämnar) (?:\S+ )?(?:åt|till)\b.{0,40}\b(?:svara|yttra|bedöma|ta ställning|avgöra)",
        rf"\bgår (?:\S+ )?{NOT} (?:närmare |vidare )?in (?:på|i)\b|\butan (?:kommentar|eget yttrande)|\b(?:ingen"
        rf"|inga|utan) kommentar(?:er)?\b|\b{NOT} (?:\w+ )?beredda? att ta (?:\w+ )?ställning\b",
        LIMITS,
        r"\blämna[rs]? (?:\S+ ){0,3}?därhän\b"
        r"|\bvid sidan av (?:vår|vårt|våra|min|\w+s) (?:\w+ )?(?:uppgift|uppdrag|område|verksamhet)"
        rf"|\bhör {NOT} till (?:det|de|vår|vårt|våra|\w+s)\b"
        r"|\bfår (?:andra|de som \w+(?: \w+)?) (?:\w+ )?(?:svara|tycka|uttala)",
        rf"\bföranleder\b[^.;]{{0,80}}\b(?:{NOT} (?:något|någon|några)|ingen|inget|inga|intet) (?:\w+ )?"
        r"(?:yttrande|uttalande|kommentar|ställningstagande)"
        rf"|\bger\b[^.;]{{0,60}}\b(?:{NOT}|ingen) (?:\S+ ){{0,2}}?anledning till (?:\w+ )?"
        r"(?:yttrande|uttalande|kommentar|ställningstagande)",
        r"\b(?:faller|ligger|är|bedöms vara)\b.{0,20}\butanför\b.{0,45}\b(?:verksamhet|ansvar|uppdrag|kompetens"
        r"|tillsyn|område|roll)\w*",
        rf"\b(?:be)?rörs? {WHO}{NOT}.{{0,40}}(?:verksamhet|ansvar|uppdrag|område|intresse)\w*\b"
        r"(?! (?:annat|mer|på annat sätt) än\b)"
        rf"|\b{NOT} (?:direkt )?berörs? av (?:förslag|remiss)\w*",
        r"\b(?:inte|ej) (?:sådana|av sådan).{0,70}\byttra",
        r"\b(?:valt|väljer) bort\b|\b(?:ingen|inte någon) (?:gemensam|samlad|bestämd|egen)"
        r" (?:linje|hållning|uppfattning)"
        rf"|\bvet {WHO}(?:för |alltför )lite\b|\bkan {WHO}(?:för )?(?:lite|mindre)\W*$"
        rf"|\b(?:har|hann) {WHO}{NOT} (?:\w+ )?(?:diskuterat|behandlat|diskutera|behandla|satt {SELF} in i)\b"
        r"|\b(?:är|spelar|kvittar) (?:\w+ ){0,3}?(?:egalt?|likgiltigt?|ingen roll|likgiltig)\b"
        rf"|\b{NOT} (?:har |haft |ser |sett |finner |funnit )?(?:anledning|skäl) att (?:gå in på|yttra|uttala)",
        r"\b(?:inga|några) synpunkter\b(?=.{0,140}\b(?:karaktär|roll som|utanför|verksamhetsområde|resursskäl"
        r"|resursbrist|tidsbrist|kompetens|normalt|berör|inte granskat|har inte))"
        r"|(?:karaktär|roll som|utanför|verksamhetsområde|resursskäl|tidsbrist|normalt"
        r"|granskat|berörs? inte).{0,90}\b(?:inga|några|utan) synpunkter\b",
    ),
    *_rules(
        _S.NO_OBJECTION,
        rf"{FRONTED}[^.;,]{{0,120}}?\b(?:motsätt(?:er|a)|avstyrk(?:er|a)|avråd(?:er|a)|invänd(?:er|a|ning\w*)|erinra\w*"
        rf"|anmärk(?:a|ning\w*))\b",
        rf"\b(?:motsätter {WHO}{SELF}|avstyrker|avråder|invänder|opponerar {SELF}|vänder {SELF}"
        rf"|protesterar) {WHO}{NOT}"
        rf"|\b{NOT} (?:motsätt\w+ {SELF}|avstyrk\w+|invända)\b",
        rf"\b(?:är|ställer {WHO}{SELF}) {WHO}{NOT} (?:\w+ )?(?:negativ|emot|avvisande|kritisk|tveksam|främmande)\w*",
        rf"\bifrågasätt(?:er|s) {WHO}{NOT}|\b{NOT} (?:\w+ )?ifrågasätt(?:a|er|s)\b",
        rf"\b(?:ing(?:et|en|a)|{NOT}(?: någ(?:ot|on|ra))?|inte funnit|saknar|saknas) (?:\w+ )?(?:skäl|anledning"
        rf"|grund|orsak|hinder)\b(?: \w+)?"
        r" (?:(?:för \S+ )?att (?:\w+ )?(?:avstyrka|motsätta|avråda|invända|ifrågasätta|erinra|framföra|rikta"
        r"|anmärka|göra)|mot|till (?:någon )?(?:annan bedömning|erinran|invändning\w*|anmärkning\w*))",
        r"\b(?:inget|ingenting|intet|inte (?:något|någonting)|ej något|föga|intet"
        r"|något)\b(?: \w+){0,2} att (?:erinra|invända|anmärka|tillägga|anföra|andraga)\b",
        r"\b(?:ingen|inga|inte någon|inte några|inte någr\w+|utan|ej några|några"
        r"|icke någr\w+)(?: \w+){0,2} (?:erinran|erinringar|invändning|invändningar|anmärkning|anmärkningar"
        r"|betänkligheter)\b",
        rf"\b(?:har|finns) {WHO}(?:(?:inget|ingenting)(?: \w+)? (?:e?mot\b|att säga om)|{NOT} (?:något"
        rf"|någonting) (?:e?mot\b|att säga om))",
        r"\b(?:inga|inte några|utan|ej några) (?:\w+ )?invändningar\b",
        r"\bnågon (?:\w+ )?(?:invändning|erinran|anmärkning)\b[^.;]{0,110}\b(?:finns|har|föreligger|reser)\b"
        rf"[^.;]{{0,30}}\b{NOT}|\b{NOT} (?:lägga|ställa) {SELF} i vägen\b",
        r"\bkan(?: (?!inte|ej|knappast|varken)\w+){0,3} (?:godta|acceptera|leva med|tolerera|godkänna|gå med på)\b"
        r"|\b(?:godtar|accepterar|godtas|godtages|accepteras)\b(?! (?:inte|ej))"
        r"|\b(?:är|framstår som|bedöms) (?:\w+ )?(?:godtagbar|acceptabel|acceptabelt)\w*"
        r"|\butan (?:erinran|anmärkning\w*)\b",
    ),
    *_rules(
        _S.NO_OBJECTION,
        rf"\b(?:har|hade) {WHO}(?:inga|inte några|ej några) (?:\w+ )?synpunkter\b|\butan (?:\w+ )?synpunkter\b",
        firm=True,
    ),
    *_rules(
        _S.NO_OBJECTION,
        r"\b(?:inga|ingen|inte några|ej några) (?:\w+ )?synpunkt(?:er)?\b",
        rf"\bser {WHO}(?:inga|inget|inte några|inte något) (?:\w+ )?(?:problem|hinder|bekymmer|nackdelar)\b",
    ),
    *_rules(
        _S.COMMENT,
        rf"\bhar {WHO}(?:endast|bara|enbart|blott) (?:\w+ ){{0,2}}?synpunkter\b"
        r"(?! (?:på|i|om|när|vad|avseende|rörande|beträffande|kring)\b)",
        ANSWERED_BY,
        firm=True,
    ),
    # not all of it is not none of it
    *_rules(_S.CRITICAL, rf"\b{NOT} [^.;]{{0,30}}?{GRANT}[^.;]{{0,80}}?{IN_FULL}"),
    *_rules(
        _S.OPPOSE,
        rf"{FRONTED}[^.;,]{{0,120}}?\b(?:tillstyrk(?:er|a|s)|stöd(?:jer|er|ja|a)|ställ(?:er|a) {WHO}{SELF} "
        rf"{WHO}bakom"
        rf"|stå(?:r)? {WHO}bakom|instämm(?:er|a)|biträd(?:er|a)|förorda[rs]?|dela[rs]?|välkomna[rs]?|acceptera[rs]?"
        rf"|godta[rs]?)\b",
        rf"\b(?:kan|vill|får|går det|det går|kunnat|förmår|avser|är det) {WHO}(?:{NOT}"
        rf"|varken) {WHO}(?:att )?(?:tillstyrka|stödja|stöda|ställa {SELF} bakom"
        rf"|ansluta {SELF}|instämma|biträda|stå bakom|förorda|dela|acceptera|godta|gå med på|rekommendera"
        rf"|medverka till|tillråda"
        rf"|ta på {SELF}|åta {SELF}|leva med"
        rf"|tillstyrkas|förordas|godtas|accepteras|genomföras|läggas till grund|bifalla|aktuellt)\b",
        rf"\b(?:tillstyrker|tillstyrks|instämmer|biträder|stödjer|stöder|förordar|{NO_NOUN}delar|välkomnar|accepterar"
        rf"|godtar|ansluter {WHO}{SELF}) {WHO}{NOT}|\b{NOT} (?:kan|vill|får) {WHO}{GRANT}"
        rf"|\b(?:kan|vill|får) {WHO}{NOT} {WHO}(?:att )?säga ja\b|\bsäger {WHO}{NOT} ja\b"
        rf"|\bställer {WHO}{SELF} {WHO}{NOT} {WHO}bakom\b|\bstår {WHO}{NOT} {WHO}bakom\b"
        rf"|\bdelas {NOT}|\b{NOT} (?:tillstyrk\w+|delar|instämmer|stödjer|stöder|står bakom)\b"
        rf"|\b{NOT} ställer {WHO}{SELF} bakom\b"
        rf"|\bser {WHO}{NOT} (?:\w+ )?positivt på\b|\b(?:är"
        rf"|ställer {WHO}{SELF}) {WHO}{NOT} (?:\w+ )?(?:positiv\w*|för förslaget)",
        r"(?<!utan att )\bavstyrk(?:er|s|a|es)\b|\bavstyrkan\b|\bavslår\b|\b(?:avslås|förkastas|tillbakavisas)\b",
        rf"\bmotsätt(?:er|a) {WHO}{SELF}\b|\bavråd(?:er|a|s|an)\b|\bavvisar?\b|\bförkastar\b"
        rf"|\btillbakavisar\b|\binvänder\b|(?<! som )\bsäger {WHO}nej\b"
        rf"|\b(?:vi|jag|måste|vill|väljer) (?:[^\s,;]+ ){{0,4}}?(?:att )?säga nej\b|(?:^|[:|]\s)\W*nej\b|\bavvisas\b"
        rf"|\btar (?:\w+ )?avstånd från\b|\bhåller {WHO}{NOT} med\b",
        rf"\b(?:vill|måste) {WHO}invända mot\b|\bvill {WHO}{NOT} veta av\b",
        r"\bhelst att\b[^.;]{0,80}\b(?:utgå\w*(?! i?från\b)|slopas|stryks|tas bort|inte)\b",
        rf"\bvänder {SELF}(?: \w+)? e?mot\b|\bprotesterar\b|\b(?:är|ställer {WHO}{SELF})(?: \w+){{0,2}} emot\b"
        rf"|\bopponerar {SELF} mot\b",
        r"\bhar (?:\w+ ){0,2}(?:starka|allvarliga|bestämda|tunga|principiella|avgörande) invändningar\b"
        r"|\bser(?: \w+)? negativt på\b"
        rf"|\b(?:är|ställer {WHO}{SELF})(?: \w+)? (?:negativ|avvisande)\w* (?:till|mot|inför)\b",
        r"\bbör (?:\S+ ){0,4}?(?:inte|ej|varken|aldrig) (?:\w+ )?(?:genomföras|införas|läggas|ligga till grund"
        r"|komma i fråga|leda till|lagstiftas|antas|beslutas|realiseras|bli verklighet|gå vidare|förverkligas"
        r"|åläggas|tillåtas|inrättas|ges|få\b|kunna)",
        r"\b(?:bör|måste|ska|skall|borde) (?:\S+ ){0,4}?(?:förkastas|avslås|utgå\b(?! i?från\b)"
        r"|(?<!få )bestå\b(?! av\b)|behållas\b|bibehållas\b|lämnas (?:orör\w+|utan åtgärd)"
        r"|kvarstå oförändra\w+|avvisas|dras tillbaka|skrotas|omarbetas i grunden|stoppas|avföras|utmönstras|strykas"
        r"|överges)",
        rf"\b(?:anser|finner|ser|bedömer|menar) {WHO}{NOT} {WHO}(?:att )?.{{0,60}}\b(?:(?:bör|kan"
        rf"|ska) (?:\w+ )?(?:genomföras|införas|läggas till grund|antas)|skäl att (?:genomföra|införa|gå vidare))",
        r"\b(?:hemställer|yrkar|begär|kräver|föreslår|uppmanar)\b.{0,90}\b(?:inte genomför\w*|inte inför\w*"
        r"|inte går vidare|utan åtgärd|avslå\w*|utgår\b(?! i?från\b)|dras? tillbaka|stryk[se]\w*|slopas|skrota\w*"
        r"|avstå\w*|inte läggs (?:fram|till grund)|avslag|bestå|avförs)",
        r"\b(?:kan|får) (?:\S+ ){0,4}?(?:inte|ej) (?:genomföras|införas|godtas|accepteras|tillåtas"
        r"|läggas till grund|komma i fråga)\b|\b(?:inte|ej) (?:därför )?(?:kan|får|bör|ska) (?:genomföras"
        r"|införas|läggas till grund|komma i fråga)\b",
        r"\b(?:förordar|förespråkar|rekommenderar|anser|menar|föreslår|önskar) att\b.{0,60}\b(?:avförs|avslås"
        r"|förkastas|dras? tillbaka|stoppas|skrotas|slopas|utgår(?! i?från\b))\b",
        r"^\W*(?:bort med|nej till|förbjud|slopa|avskaffa|rör inte|stoppa|skrota|dra tillbaka|lägg ner|behåll|bevara"
        r"|låt \w+ (?:vara|förbli) (?:som|i fred))\b|\b(?:förordar|förespråkar"
        r"|föredrar|anser|vill|föreslår)\b.{0,80}\b(?:behålls|bibehålls|kvarstår|behålla(?:s)? (?:dagens"
        r"|nuvarande)|nuvarande ordning|nollalternativet|oförändra\w+)\b",
        r"\bförslag\w*[^.;]{0,80}\b(?:hör inte hemma|saknar existensberättigande|är (?:\w+ )?oacceptab\w+"
        r"|är (?:\w+ )?förkastlig\w*)|\bvill (?:\S+ ){0,3}?inte (?:ha|se)\b",
    ),
    *_rules(
        _S.CRITICAL,
        rf"\b{STATED} {WHO}{NOT} (?:\S+ ){{0,8}}?{GOOD}\w*",
        r"\b(?:träd(?:er|a) i kraft|börja[r]? (?:gälla|tillämpas)|tas i bruk) (?:allra )?(?:tidigast|först|senare)\b"
        r"|\b(?:ikraftträdande|införande|start|tidpunkt|datum)\w* (?:\w+ )?(?:bör|måste|behöver|ska|borde) (?:\w+ )?"
        r"(?:skjutas (?:upp|fram|på)|senareläggas|flyttas fram)\b"
        r"|\bikraftträdande\w*\b[^.;]{0,30}?\b(?:kan|får) (?:\w+ )?(?:inte|ej|tidigast|först)\b"
        r"|\btidigast\w* [^.;]{0,40}?\b(?:träd(?:er|a) i kraft|börja gälla|börjar gälla|tillämpas)\b",
        r"\b\w*(?:förslag|utredning|analys|promemoria|betänkande|lagtext|regl|bestämmels)\w*\b[^.;,]{0,40}?"
        rf"{NOT} (?:\w+ )?(?:uppfyller|motsvarar)\b[^.;]{{0,40}}\bkrav",
        rf"\b{STATED} (?:\S+ ){{0,8}}?(?:är|vore|blir) (?:\w+ )?"
        r"(?:för (?:kort|snäv|lång|hög|låg|vag|omfattande|långtgående)\w*"
        r"|orimlig\w*|oproportionerlig\w*|olämplig\w*|otillräcklig\w*)",
    ),
    *_rules(
        _S.SUPPORT_WITH_RESERVATIONS,
        r"\bbör (?:endast|bara|enbart|först) (?:\w+ )?(?:genomföras|införas|antas|träda i kraft)"
        r" (?:om|när|efter|sedan|under|förutsatt)\b",
        r"\b(?:är|ser)(?: \w+)? intressant\w*,? men\b|\bprincipiellt positiv\w*|\bi grunden (?:positiv\w*|för\b)"
        r"|\bförsiktigt (?:positiv|optimistisk|välkomna)\w*",
        r"\b(?:tillstyrker|instämmer|delar|stödjer|stöder|biträder)[^.;]{0,30}\bdelvis\b|\bdelvis (?:tillstyrk"
        r"|stöd|positiv|instäm)\w*",
        rf"\b(?:kan|kunna) (?:\w+ ){{0,2}}(?:tillstyrka|stödja|tänka {SELF}"
        rf"|ställa {SELF} bakom)\b[^.;]*\b(?:om|först|förutsatt|förutsättning\w*|men)\b",
        rf"\bkan (?:\w+ ){{0,3}}tänka {SELF}\b|\b(?:i huvudsak|i princip|principiellt|i stort"
        rf"|på det stora hela)\b[^.;]{{0,40}}\b(?:positiv|välkomn|tillstyrk|stöd|instäm|bra)\w*",
        r"\b(?:bra|positiv\w*|rätt|god\b|goda|gott|ja)\b[^.;]{0,60}\b(?:förutsatt|under förutsättning"
        r"|men bara om|endast om|om bara|så länge)\b",
    ),
    *_rules(
        _S.SUPPORT,
        r"\b(?:kan|får|vill)(?: \w+){0,4}? tillstyrka\b|\btillstyrk(?:er|s|as|es)\b|\btillstyrkan\b"
        r"|\b(?:beslutar|föreslår)\b.{0,60}\btillstyrka\b",
        rf"\bställer {WHO}{SELF} {WHO}bakom\b|\bställa {SELF} bakom\b|\bstår {WHO}bakom\b|\bstå bakom\b"
        r"|(?<! som )\bställer (?:\w+ )?upp (?:på|bakom)\b",
        rf"\båtar {WHO}{SELF} (?:\w+ )?gärna\b(?! att\b)|\btar {WHO}gärna {WHO}på {SELF}\b(?! att\b)"
        rf"|\bkan(?: (?!inte|ej|knappast|aldrig|varken)\w+){{0,3}} (?:ta på|åta) {SELF}\b"
        rf"|(?<!inte )\b(?:beredd|beredda|berett|villig\w*) att (?:\w+ )?(?:ta på {SELF}|åta {SELF})\b",
        r"\btalar för (?:promemorians|utredningens|betänkandets|(?:det|den|de) föreslagna|förslag\w*)",
        rf"\b{NO_NOUN}dela[rs](?: \w+){{0,4}}? (?:uppfattning|bedömning|synsätt|analys|slutsats|åsikt|problem|syn"
        r"|mening|ståndpunkt|inställning|ambition|målbild|verklighetsbild"
        r"|utgångspunkt|resonemang|vision)\w*|\b(?:uppfattningen|bedömningen|synen|analysen|slutsatsen) delas\b"
        r"|\b(?:samma|liknande) (?:uppfattning|slutsats|bedömning|mening|åsikt)\b(?! (?:har )?framför)",
        rf"\binstämm(?:er|a)\b|\bbiträd(?:er|a|s)\b|\banslut(?:er|a) {WHO}{SELF}\b|\bbifall(?:er"
        r"|s)? (?:utredningens|förslag)|\bhåller (?:\w+ )?med\b|\binstämmande\b|\bin(?:te|gen"
        r"|get) annan (?:uppfattning|mening|åsikt)\b",
        r"\b(?:förordar|förespråkar|rekommenderar|föredrar)\b(?=[^.;]{0,60}\b(?:förslag|utredningens"
        r"|promemorians|alternativ|modell|genomför|införs))",
        r"\bbör (?:genomföras|införas|inrättas|antas)(?: \w+)? (?:så )?som (?:den|det|de) (?:är|står|föreslås)\b",
        r"\bser (?:\w+ )?gärna att\b[^.;]{0,90}\b(?:inrättas|införs|genomförs|förverkligas|blir verklighet)\b",
        r"(?<!som )\b(?:vi|jag) (?:(?!redan\b)\w+ ){0,2}?stöd(?:jer|er)\b(?! (?:redan|våra|\w*medlem))"
        r"|(?<!som )\bstöd(?:jer|er) (?:vi|jag)\b(?! redan)",
        r"\bär (?:(?:vi|jag) )?(?:(?:helt|starkt|hundra procent|absolut|också|alla) )*för(?:\W*$| men\b)"
        r"|\bköper (?:vi|jag) (?:\w+ )?(?:rakt av|helt|fullt ut)\b|^\W*ja till\b",
        r"\bstödj?s (?:\w+ )?förslag",
        rf"\bstöd(?:jer|er|jas|ja)\b(?=\s+(?:\S+\s+){{0,4}}{THING})|\b(?:förslag\w*|det|detta|denna"
        rf"|den)\s+stöd(?:jer|er)\b|\b(?:ger|uttalar|har|får) (?:(?!inte|ej)\S+ ){{0,3}}(?:sitt|vårt|fullt"
        rf"|allt vårt) (?:fulla |hela |starka )?stöd\b|\bmed (?:vårt|fullt) stöd\b",
        r"\bvälkomna(?:r|s|de)\b|\bbejaka(?:r|s)\b|\bsluter (?:\w+ )?upp bakom\b|\bförtjänar (?:\w+ )?stöd\b"
        r"|\bligger (?:\w+ )?i linje med (?:vad \w+ (?:har |tidigare |också )*\w+|vår\w*)|^\W*bifall\W*$"
        r"|\bhälsa(?:r|s) .{0,30}(?:tillfredsställelse|glädje|välkom)|\bser(?: \w+){0,3} positivt på\b"
        rf"|\bser(?: \w+){{0,3}} fram emot\b(?! {EAGER})"
        r"|\bser(?: \w+){0,3} med (?:tillfredsställelse|glädje|stor uppskattning)\b",
        rf"\b(?:är|ställer {WHO}{SELF}|förhåller {SELF}|ställt {SELF})(?: \w+){{0,4}}? positiv[at]?\b(?: till)?"
        rf"|\bär (?:helt |också |även |starkt )?för (?:förslag\w*|en\b|ett\b|den\b|det\b|att)"
        rf"|(?<! som )\bsäger(?: \w+){{0,2}} ja\b"
        rf"|\b(?:vi|jag|kan|vill) (?:[^\s,;]+ ){{0,4}}?(?:att )?säga ja\b|(?:^|[:|]\s)\W*ja\b(?:[.,!;]| tack"
        rf"| till|$)|(?:^|[:|]\s)\W*(?:bra|utmärkt|toppen)\W*$|[:|]\s*tack\W*$"
        rf"|\bgläd(?:s|er)\b|\b(?:är|blir) (?:\w+ )?glada?\b|\bapplåderar\b"
        rf"|\buppskattar\b(?! [^.;]{{0,40}}(?:\d|procent|andel|hälften))"
        rf"|\bangelägen? om att\b"
        rf"|\btycker (?:vi|jag) (?:mycket |särskilt )?om (?:tanken|idén|att|den|det)\b|\bhögsta betyg\b"
        rf"|\bingenting annat än gott\b|\binget annat än gott\b",
    ),
    *_rules(
        _S.CRITICAL,
        rf"\bställer {WHO}{SELF} {WHO}(?:frågande|tveksam\w*|kritisk\w*|skeptisk\w*|avvaktande|tvivlande"
        rf"|undrande|tvekande|oförstående)\b",
        r"\bär (?:\w+ ){0,3}?(?:tveksam|kritisk|skeptisk|avvaktande|tveksamma|orolig|bekymrad)\w*\b"
        r"|\bifrågasätt(?:er|a|as)\b|\bsättas? i fråga\b"
        r"|\bser(?: \w+)? (?:med )?(?:\w+ )?oro (?:på|över|i)\b|\bkänner (?:\w+ )?oro\b|\boroa[rs]\b"
        r"|\btvivlar\b|\btveka[rn]\b|\btveksamhet\w*\b|\bhyser (?:\w+ )?(?:tvivel|oro|farhågor|betänkligheter)"
        r"|\bhar (?:starka|stora|allvarliga) (?:tvivel|dubier|farhågor|betänkligheter)\b"
        r"|\bkritiserar\b|\briktar (?:\w+ )?kritik\b|\b(?:inte|ej) (?:\w+ )?övertyga[dt]\w*",
    ),
    *_rules(
        _S.ASKS_CLARIFICATION,
        r"\befter(?:frågar|lyser|lyses|frågas)\b|\b(?:önskar|begär|vill ha|vill få|behöver"
        r"|efterlyser) (?:\w+ )?(?:besked|klarhet|svar|förtydligande\w*|vägledning|en redogörelse|klargörande)",
        rf"\b(?:behöver|bör|måste|borde|ska|skulle|kan|önskar|vill|anser|begär)\b[^.;]{{0,90}}\b{CLEAR}\b",
        rf"\b(?:bör|behöver|måste|borde|önskar|begär)\b[^.;]{{0,70}}\b{STUDY}\b|\blåt(?:er|a) utreda\b"
        rf"|\bföremål för (?:\w+ )?(?:utredning|analys|översyn|prövning)\b|\b(?:reder|reda|redas) ut\b",
        r"\b(?:fördjupad|ytterligare|fortsatt|närmare|grundligare|bättre|utförligare|kompletterande|djupare"
        r"|ordentlig)e? (?:\w+ )?(?:analys|utredning|beredning|konsekvens\w+|underlag|överväganden|utredningar"
        r"|analyser|belysning|förtydlig\w+)\b",
        r"\bframgår (?:\w+ )?inte\b|\b(?:är|förblir|lämnas) (?:\w+ )?oklart (?:om|hur|vad|vilk|när|vem)\w*"
        r"|\b(?:analys|konsekvens\w*|beräkning|utredning|bedömning)\b[^.;]{0,60}\bmåste (?:göras|tas fram"
        r"|genomföras|till)\b|\bbehövs (?:\w+ ){0,2}(?:förtydlig|vägledning|analys|utredning|klargör)\w*"
        r"|\bmåste precisera\b|\b(?:begär|vill|önskar|anser)\b.{0,60}\bbesvaras\b",
        explicit=False,
    ),
    *_rules(
        _S.COMMENT,
        r"\b(?:betonar|understryker|framhåller|poängterar|påtalar|lyfter(?: \w+)? fram|lyfter) (?:\w+ )?"
        r"(?:vikten|betydelsen|behovet|värdet) av\b",
        explicit=False,
        firm=True,
    ),
    *_rules(
        _S.CRITICAL,
        rf"\b(?:är|framstår|innehåller|bedöms|verkar|vore|blir|innebär|ter sig|förefaller|anser|finner|upplever"
        rf"|känns|synes|vara)\b(?:[^.;]{{0,60}}?\s)?{BAD}\w*",
        rf"\b(?:är|framstår|bedöms|vore) (?:\S+ ){{0,2}}?{NOT} (?:\S+ ){{0,2}}?{GOOD}\w*",
        rf"\b{NOT} (?:\S+ ){{0,3}}?(?:realistisk|ändamålsenlig|rimlig|proportionerlig|tillräcklig|motiver"
        rf"|godtagbar|lämplig|styrk[ta]|genomtänk|försvarbar|önskvär|tydlig|hållbar|förenlig|förankra|ryms)\w*",
        r"\bförstår (?:vi |jag )?inte varför\b|\bframstår mer som\b"
        r"|\bsvårt att (?:se|förstå|överblicka|bedöma)\b|\bsvårligen\b"
        r"|\binte vägen att gå\b|\bfel väg\b|\bverkar inte\b|\bbefarar\b|\bbefaras\b"
        r"|\b(?:beklaga(?:r|s|nsvär\w*)|att beklaga)\b"
        r"|\b(?:pekar på|ser|finns|innebär) (?:\w+ ){0,3}risk(?:er)?\b|\briskerar (?:att|\w+ att)\b"
        r"|\brisken? är\b|\bgår (?:\w+ )?längre än\b|\bunderskatta[rst]\w*|\b(?:har|flera|stora|allvarliga"
        r"|vissa|finns) brister\b|\bbrister i\b|\bfarhågor\b|\binvändningar\b",
        r"\b(?:promemorian|utredningen|betänkandet|förslaget|lagförslaget|lagtexten) saknar\b"
        r"|\bhade varit (?:mer|bättre|önskvärt)\b|\bsakna[rs] (?:\w+ ){0,4}?(?:analys|konsekvens|underlag"
        r"|resonemang|stöd|belägg|beräkning|redogörelse|koppling|perspektiv|diskussion|finansiering|bevis)\w*"
        r"|\bkan (?:\S+ )?inte (?:finna|se|sägas|anses)\b|\binte (?:visat|lyckas|lyckats|beaktat|tagit hänsyn"
        r"|frågat)\b|\btar (?:\S+ )?inte hänsyn\b",
        explicit=False,
    ),
    *_rules(
        _S.SUPPORT,
        rf"\bdet är,? (?:\S+ ){{0,4}}?(?:{GOOD}\w*|hög tid|på tiden|dags)\b[^.;]{{0,12}}\b(?:att|med)\b"
        rf"|\b(?:är|vore|bedöms|framstår som|ter sig|förefaller"
        rf"|synes) (?:vara )?(?:\w+ ){{0,2}}?(?:{GOOD}\w*)(?=[^.;]*[.;,]|\b)(?<!inte)",
        rf"\b{STATED} (?:\S+ ){{0,6}}?(?:är|vara|som) (?:\S+ ){{0,2}}?{GOOD}\w*",
        rf"\b\w*{IT}\w*[^.;]{{0,70}}\bbör (?:\S+ ){{0,3}}?(?:genomföras|införas|läggas till grund|förverkligas"
        rf"|bli verklighet|kunna träda i kraft|antas)\b|\bbör (?:genomföras|införas|bli verklighet"
        rf"|läggas till grund)\b|\b(?:steg i rätt riktning|på rätt väg|rätt väg att gå)\b"
        rf"|\b(?<!inte )ber(?:edd|ett|edda) att (?:ta|bistå|medverka|genomföra|överta|bidra)\b|\bser (?:\w+ )?gärna\b"
        rf"|\b(?:fin|bra|god|klok) (?:tanke|idé)\b|\bförordar\b"
        r"|\b(?:toppen|kanon|jättebra|superbra|perfekt|strålande)\b"
        rf"|\bvill (?:vi|jag) (?:gärna |absolut |verkligen )?ha\b"
        rf"|\bhar (?:\w+ ){{0,2}}(?:länge )?(?:efterlyst|efterfrågat|verkat för|drivit)\b[^.;]{{0,60}}\b(?:nu"
        rf"|äntligen|välkom)\b|\bäntligen\b"
        rf"|\bhar (?:vi|jag) (?:\w+ )?(?:önskat|efterfrågat|efterlyst|kämpat för|väntat på|längtat efter)\b",
        explicit=False,
    ),
    *_rules(
        _S.COMMENT,
        r"\bförordar\b|\bföreslår\b(?! (?:utredningen|regeringen|utredaren|promemorian))|\bförespråkar\b",
        r"\bvill (?:\S+ ){0,4}?(?:framhålla|betona|understryka|påpeka|påminna|upplysa|uppmärksamma|nämna"
        r"|skicka med|lyfta|peka på|fästa|erinra om|tillägga|poängtera|se att|trycka på|anföra|anmärka"
        r"|i sammanhanget)\b|\bvill (?:\S+ ){0,3}?(?:se\b|gärna|särskilt)|\bskulle vilja\b"
        r"|\buppmärksamheten på\b|\bvore (?:\w+ )?(?:önskvärt|bra|värdefullt|lämpligt|rimligt)\b"
        r"|\bser(?: \w+)? gärna\b|\butgår från att\b|\bönskar (?:att|se)\b|\bglöm inte\b|\b(?:ha|hålla"
        r"|hållas) i åtanke\b|\bbör (?:\w+ )?(?:nämnas|uppmärksammas|beaktas|framhållas|påpekas|tilläggas"
        r"|erinras)\b|\bbeakta[rs]?\b",
        r"\b(?:framhåller|betonar|understryker|påpekar|påminner|upplyser|lyfter fram|noterar|poängterar"
        r"|anmärker|erinrar om|uppmärksammar|pekar på|hänvisar till|skickar med|medskick)\b",
        explicit=False,
    ),
)
