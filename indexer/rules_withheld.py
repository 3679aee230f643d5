"""Turns of phrase by which approval is withheld: silence, nothing to object, what is negated, opposition. Data.

In the order in which they are tried, before those of `indexer.rules_granted`; `indexer.stance_rules` says how.
"""

from indexer.stance_rule import Rule, turns
from indexer.stance_words import (
    AGAINST,
    ANSWERED_BY,
    AT_MOST,
    DENIES,
    DENIES_NOT,
    FRONTED,
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
    WHO,
)
from indexer.types import Stance

_S = Stance
_SEES_AS = (
    rf"(?<!som vi )(?<!som )\b(?:ser|betraktar) (?!(?:\S+ ){{0,3}}?{NOT}){WHO}(?:det |detta )?som (?:en |ett )?"
    r"(?:(?:mycket )?\w+ )?"
)

WITHHELD: tuple[Rule, ...] = (
    # approval of parts that is said to be none of the whole
    *turns(
        _S.COMMENT,
        rf"\b(?:tillstyrk\w*|stöd\w*|godta\w*|instämm\w*)\b[^.;]{{0,60}}"
        rf"\b(?:betyder|innebär) {WHO}{NOT} (?:\w+ )?att\b",
        explicit=False,
        firm=True,
    ),
    # what is denied as a whole (*Det är inte så att vi motsätter oss …*)
    *turns(_S.NO_OBJECTION, rf"{DENIES} {AGAINST}", rf"{DENIES_NOT} {IN_FAVOUR}", firm=True),
    *turns(_S.OPPOSE, rf"{DENIES} {IN_FAVOUR}", firm=True),
    # a counter-offer: less than what is proposed is what can be accepted
    *turns(
        _S.CRITICAL,
        r"\bkan\b[^.;]{0,60}\b(?:godta|acceptera|tolerera|gå med på)\b(?:(?!\bföresl)[^.;]){0,40}" + AT_MOST,
        rf"^(?!.*\bföresl)[^.;]*?{AT_MOST}[^.;]{{0,90}}\bkan\b[^.;]{{0,30}}\b(?:godta|acceptera|tolerera)s\b",
        firm=True,
    ),
    *turns(
        _S.CRITICAL,
        r"\b(?:är|vore|blir|har) (?:\S+ ){0,2}?(?:för|alltför) \w+t (?:satt|satta|tilltag\w+|ställ[td]a?|beräkna\w*"
        r"|dragen|dragna|draget|avgräns\w+)\b",
        explicit=False,
        firm=True,
    ),
    # what the proposal would do to somebody: no praise, however the sentence goes on
    *turns(
        _S.CRITICAL,
        rf"\b(?:införande\w*|inrättande\w*|(?:lag)?förslag(?:et|en)|ändring(?:en|arna)|föreslagna \w+)\b[^.;]{{0,90}}?"
        rf"\b(?:innebär|medför|utgör|leder till|kommer att (?:innebära|medföra|leda till)) (?:\w+ ){{0,3}}?{HARM}",
        explicit=False,
        firm=True,
    ),
    # what the report leaves out: no silence of the respondent's
    *turns(
        _S.CRITICAL,
        rf"\b(?:utredningen|utredaren|kommittén|betänkandet|promemorian|delegationen) (?:\w+ ){{0,2}}?"
        rf"(?:behandlar|kommenterar|granskar|redovisar|nämner|diskuterar) {WHO}{NOT}"
        rf"|\batt (?:utredningen|utredaren|kommittén|betänkandet|promemorian|delegationen) {WHO}{NOT} "
        r"(?:\w+ )?(?:behandlar|kommenterar|granskar|redovisar|nämner|diskuterar)\b",
        explicit=False,
    ),
    # what is to come with it is a condition
    *turns(
        _S.SUPPORT_WITH_RESERVATIONS,
        rf"\b(?:kan|bör|får) {WHO}{NOT} (?:\w+ )?(?:genomföras|införas) utan (?:en|ett|att|särskil\w+|ytterligare)\b",
    ),
    *turns(_S.CRITICAL, rf"\b(?:är|vore) {NOT} (?:\w+ )?(?:godtagbar|acceptab|försvarbar)\w*"),
    # that a thing is no bad one
    *turns(_S.NO_OBJECTION, rf"\bär {NOT} (?:alls |så |helt )?(?:fel(?! på)|dum\w*|oäve[nt]|galet)\b", firm=True),
    *turns(_S.OPPOSE, r"\b(?:är|vore) (?:en )?(?:\w+ )?dålig (?:idé|tanke)\b"),
    # agreeing that something is *not* to be is agreeing: the *not* belongs to what is agreed on
    *turns(
        _S.SUPPORT,
        rf"(?<!inte )(?<!ej )\b(?:{NO_NOUN}dela[rs]?|biträd(?:er|a)|anslut(?:er|a) {SELF} till|instämm(?:er|a)(?: i)?"
        rf"|stöd(?:jer|er)|tillstyrk(?:er|a)|välkomnar|godtar)"
        rf"(?: (?!{NOT}|och\b|men\b|delvis\b)\S+){{0,4}}? att\b(?=.*\b(?:inte|ej|inget|ingen|inga|utgå|tas bort"
        rf"|slopas|upphöra|avskaffas|upphävs|upphävas)\b)",
        r"\bkan inte annat än\b|\böverens med (?:\w+ ){1,2}om att\b|\b(?:till|kommit till) samma slutsats\b",
    ),
    *turns(
        _S.ABSTAIN,
        rf"\blämna[rs] {WHO}(?:åt|till) [^.;]{{0,40}}(?:organisationer|förbund|myndigheter|instanser|andra|dem)\b",
        firm=True,
    ),
    *turns(_S.SUPPORT, JOINS, firm=True),
    *turns(
        _S.ABSTAIN,
        rf"\b(?:varken|{NOT}) (?:tillstyrk\w+ eller avstyrk|avstyrk\w+ eller tillstyrk)\w+",
        firm=True,
    ),
    *turns(
        _S.ABSTAIN,
        r"(?<! som )\b(?:avstår|avböjer)\b(?! (?:inte|ej))",
        rf"\b(?:yttrar {SELF}|kommenterar|behandlar|granskar|besvarar|svarar på) {WHO}{NOT}(?! att)"
        rf"|\btar {WHO}{NOT} (?:\w+ )?ställning\b|\btar ingen ställning\b",
        rf"\b(?:har|hade|har haft) {WHO}{NOT} (?:\w+ )?(?:tagit ställning|haft möjlighet|yttrat|granskat"
        rf"|besvarat|lämnat|avgett|möjlighet att)",
        rf"\b{NOT} (?:\w+ )?(?:ta ställning|yttra {SELF}|besvara|inkomma|avge|avgivit|avgett|svara|kommentera"
        rf"|bedöma förslag\w*|ha (?:några )?synpunkter)\b(?! (?:till|på) om)",
        r"\b(?:lämnar?|avger|avge|inkomma med|inger) (?:\S+ ){0,5}?(?:inget|inte något|ej något"
        r"|intet) (?:särskilt |eget )?(?:yttrande|svar|remissvar)",
        r"\binga (?:\w+ )?åsikter\b|\blämna[rs] (?:\w+ )?frågan öppen\b",
        r"\bförhindrad att\b|\bhar (?:\S+ ){0,3}?(?:ingen|inte någon) (?:egen )?(?:uppfattning|åsikt|mening"
        r"|ståndpunkt)\b",
        rf"^\W*(?:Inte|Ej) (?:heller )?har {WHO}(?:någon|några) (?:\w+ )?"
        r"(?:uppfattning|åsikt|mening|ståndpunkt)(?:er|ar)?\b",
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
    *turns(
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
        r" (?:(?:för \S+ )?att (?:\w+ )?(?:avstyrka|avvisa|motsätta|avråda|invända|ifrågasätta|erinra|framföra|rikta"
        r"|anmärka|göra)|mot\b|till (?:någon )?(?:annan bedömning|erinran|invändning\w*|anmärkning\w*))",
        r"\b(?:inget|ingenting|intet|inte (?:något|någonting)|ej något|föga|intet"
        r"|något)\b(?: \w+){0,2} att (?:erinra|invända|anmärka|tillägga|anföra|andraga)\b",
        r"\b(?:ingen|inga|inte någon|inte några|inte någr\w+|utan|ej några|några"
        r"|icke någr\w+)(?: \w+){0,2} (?:erinran|erinringar|invändning|invändningar|anmärkning|anmärkningar"
        r"|betänkligheter)\b",
        rf"\b(?:har|finns) {WHO}(?:(?:inget|ingenting)(?: (?:\w+(?:igt|ikt|ellt|ekt|gen)|alls))? "
        rf"(?:e?mot\b|att säga om)|{NOT} (?:något"
        rf"|någonting) (?:e?mot\b|att säga om))",
        r"\b(?:inga|inte några|utan|ej några) (?:\w+ )?invändningar\b",
        r"\bnågon (?:\w+ )?(?:invändning|erinran|anmärkning)\b[^.;]{0,110}\b(?:finns|har|föreligger|reser)\b"
        rf"[^.;]{{0,30}}\b{NOT}|\b{NOT} (?:lägga|ställa) {SELF} i vägen\b",
        r"\bkan(?: (?!inte|ej|knappast|varken)\w+){0,3} (?:godta|acceptera|leva med|tolerera|godkänna|gå med på)\b"
        r"|\b(?:godtar|accepterar|godtas|godtages|accepteras)\b(?! (?:(?!att\b)\w+ ){0,2}(?:inte|ej)\b)"
        rf"|\b(?:är|framstår som|bedöms) (?!{NOT})(?:\w+ )?(?:godtagbar|acceptabel|acceptabelt)\w*"
        r"|\butan (?:erinran|anmärkning\w*)\b",
    ),
    *turns(
        _S.NO_OBJECTION,
        rf"\b(?:har|hade) {WHO}(?:inga|inte några|ej några) (?:\w+ )?synpunkter\b|\butan (?:\w+ )?synpunkter\b",
        firm=True,
    ),
    *turns(
        _S.NO_OBJECTION,
        r"\b(?:inga|ingen|inte några|ej några) (?:\w+ )?synpunkt(?:er)?\b",
        rf"\bser {WHO}(?:inga|inget|inte några|inte något) (?:\w+ )?(?:problem|hinder|bekymmer|nackdelar)\b",
    ),
    *turns(
        _S.COMMENT,
        rf"\bhar {WHO}(?:endast|bara|enbart|blott) (?:\w+ ){{0,2}}?synpunkter\b"
        r"(?! (?:på|i|om|när|vad|avseende|rörande|beträffande|kring)\b)",
        ANSWERED_BY,
        firm=True,
    ),
    # a fault that it is said not to have
    *turns(
        _S.NO_OBJECTION,
        rf"\b{NOT} (?:\w+ ){{0,2}}?(?:orimlig|oacceptab|olämplig|oproportionerlig|omotiverad|onödig)\w*",
        explicit=False,
    ),
    # what is disputed is what it costs or leads to, not that it is done
    *turns(
        _S.CRITICAL,
        rf"\b(?:{NO_NOUN}delar|instämmer)\b[^.;]{{0,30}}?{NOT}\b[^.;]{{0,50}}?"
        r"\b(?:bedömning|uppfattning|slutsats|antagande|beräkning)\w*,? (?:i fråga )?(?:om|av|att)\b[^.;]{0,80}?"
        r"\b(?:\w*kostnad\w*|\w*konsekvens\w*|ryms inom|finansier\w+|merarbete|administrativ\w*|resurs\w+|effekter)\b",
        rf"\b(?:kan|vill) [^.;]{{0,30}}?{NOT} dela\b[^.;]{{0,50}}?\b(?:bedömning|uppfattning|slutsats)\w*,? att\b"
        r"[^.;]{0,80}?\b(?:\w*kostnad\w*|\w*konsekvens\w*|ryms inom|finansier\w+)\b",
    ),
    # not all of it is not none of it
    *turns(_S.CRITICAL, rf"\b{NOT} [^.;]{{0,30}}?{GRANT}[^.;]{{0,80}}?{IN_FULL}"),
    *turns(
        _S.CRITICAL,
        rf"\bstår? (?!(?:\S+ ){{0,3}}?{NOT}){WHO}fast vid {WHO}(?:kritik|invändning|farhåg)\w*",
        rf"{_SEES_AS}(?:brist|svaghet|nackdel)\b(?! som| i dag\b)",
    ),
    # what is seen as a problem may be how things are
    *turns(_S.CRITICAL, rf"{_SEES_AS}problem\b(?! som| i dag\b)", explicit=False),
    *turns(
        _S.OPPOSE,
        rf"(?<!ingen )\bogilla[rs]? (?!(?:\S+ ){{0,3}}?{NOT}){WHO}(?:\w*{IT}\w*|att|det|detta)\b",
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
        # of the proposal: what else is to go may be what is proposed
        r"\b(?:vill|önskar|ber)(?: \w+){0,2}? att (?:\w+s )?förslag(?:et|en)\b[^.;]{0,60}?\b(?:tas bort|stryks|slopas"
        r"|utgår\b(?! i?från\b)|dras tillbaka|avslås|läggs ned|skrotas)\b"
        r"|^\W*(?:Kan|Skulle) ni (?:\w+ ){0,2}?(?:stryka|ta bort|slopa|skrota|släppa|dra tillbaka)"
        r" (?:\w+ )?förslag(?:et|en)\b",
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
        r"|inte går? vidare|utan åtgärd|avslå\w*|utgår\b(?! i?från\b)|dras? tillbaka|stryk[se]\w*|slopas|skrota\w*"
        r"|avstå\w*|inte läggs (?:fram|till grund)|avslag|bestå|avförs)",
        r"\b(?:kan|får) (?:\S+ ){0,4}?(?:inte|ej) (?:genomföras|införas|godtas|accepteras|tillåtas"
        r"|läggas till grund|komma i fråga)\b|\b(?:inte|ej) (?:därför )?(?:kan|får|bör|ska) (?:genomföras"
        r"|införas|implementeras|inrättas|läggas till grund|komma i fråga)\b",
        r"\b(?:förordar|förespråkar|rekommenderar|anser|menar|föreslår|önskar) att\b.{0,60}\b(?:avförs|avslås"
        r"|förkastas|dras? tillbaka|stoppas|skrotas|slopas|utgår(?! i?från\b))\b",
        r"^\W*(?:(?:men|och|samt) )?"
        r"(?:bort med|nej till|förbjud|slopa|avskaffa|rör inte|stoppa|skrota|dra tillbaka|lägg ner|behåll|bevara"
        r"|låt \w+ (?:vara|förbli) (?:som|i fred))\b"
        r"|\b(?:förordar|förespråkar|föredrar)\b.{0,80}\b(?:behålls|bibehålls|kvarstår|behålla(?:s)? (?:dagens"
        r"|nuvarande)|nuvarande ordning|nollalternativet|oförändra\w+)\b"
        r"|\b(?:anser|vill|föreslår)\b.{0,80}\b(?:behålls|bibehålls|behålla(?:s)? (?:dagens|nuvarande)"
        r"|(?:dagens|nuvarande) ordning (?:bör|ska|skall|måste) (?!ändr|ses över|ersätt|förändr|slopas|upphör)"
        r"|nollalternativet|oförändra\w+)\b",
        r"\bförslag\w*[^.;]{0,80}\b(?:hör inte hemma|saknar existensberättigande|är (?:\w+ )?oacceptab\w+"
        r"|är (?:\w+ )?förkastlig\w*)|\bvill (?:\S+ ){0,3}?inte (?:ha|se)\b",
    ),
    # what it says ought not to be, which may be what is proposed: only where the reader takes it so
    *turns(
        _S.OPPOSE,
        rf"\b(?:anser|menar|tycker) {WHO}{NOT} att\b[^.;]{{1,90}}?\b(?:bör|ska|skall)\b",
        rf"\b(?:bör|ska|skall) (?:\w+ )?{NOT} (?:\w+ )?(?:ändras|höjas|sänkas|flyttas|slopas|utvidgas|avskaffas)\b"
        rf"|\b{NOT} (?:bör|ska|skall) (?:\w+ )?(?:ändras|höjas|sänkas|flyttas|slopas|utvidgas|avskaffas)\b",
        explicit=False,
    ),
)
