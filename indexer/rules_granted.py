"""Turns of phrase of approval, whole or with reservations, of questions, and of what only colours. Data.

In the order in which they are tried, after those of `indexer.rules_withheld`; `indexer.stance_rules` says how.
"""

from indexer.stance_rule import Rule, turns
from indexer.stance_words import BAD, CLEAR, EAGER, GOOD, IT, NO_NOUN, NOT, OF_ITS_TASK, SELF, STATED, STUDY, THING, WHO
from indexer.types import Stance

_S = Stance

GRANTED: tuple[Rule, ...] = (
    *turns(
        _S.CRITICAL,
        rf"\b{STATED} {WHO}{NOT} (?:\S+ ){{0,8}}?{GOOD}\w*",
        rf"\b{STATED} {WHO}{NOT} {WHO}att (?:(?!att\b|som\b)[^\s.;,]+ ){{0,6}}?(?:behövs|krävs)\b",
        r"\b(?:träd(?:er|a) i kraft|börja[r]? (?:gälla|tillämpas)|tas i bruk) (?:allra )?(?:tidigast|först|senare)\b"
        r"|\b(?:ikraftträdande|införande|start|tidpunkt|datum)\w* (?:\w+ )?(?:bör|måste|behöver|ska|borde) (?:\w+ )?"
        r"(?:skjutas (?:upp|fram|på)|senareläggas|flyttas fram)\b"
        r"|\b(?:bör|måste|behöver|ska|borde) (?:\w+ )?ikraftträdandet (?:\w+ )?"
        r"(?:skjutas (?:upp|fram|på)|senareläggas|flyttas fram)\b"
        r"|\bikraftträdande\w*\b[^.;]{0,30}?\b(?:kan|får) (?:\w+ )?(?:inte|ej|tidigast|först)\b"
        r"|\btidigast\w* [^.;]{0,40}?\b(?:träd(?:er|a) i kraft|börja gälla|börjar gälla|tillämpas)\b",
        r"\b\w*(?:förslag|utredning|analys|promemoria|betänkande|lagtext|regl|bestämmels)\w*\b[^.;,]{0,40}?"
        rf"{NOT} (?:\w+ )?(?:uppfyller|motsvarar)\b[^.;]{{0,40}}\bkrav",
        rf"\b{STATED} (?:\S+ ){{0,8}}?(?:är|vore|blir) (?:\w+ )?"
        r"(?:för (?:kort|snäv|lång|hög|låg|vag|omfattande|långtgående)\w*"
        r"|orimlig\w*|oproportionerlig\w*|olämplig\w*|otillräcklig\w*)",
    ),
    *turns(
        _S.SUPPORT_WITH_RESERVATIONS,
        r"\bbör (?:endast|bara|enbart|först) (?:\w+ )?(?:genomföras|införas|antas|träda i kraft)"
        r" (?:om|när|efter|sedan|under|förutsatt)\b",
        r"\b(?:är|ser)(?: \w+)? intressant\w*,? men\b|\bprincipiellt positiv\w*|\bi grunden (?:positiv\w*|för\b)"
        r"|\bförsiktigt (?:positiv|optimistisk|välkomna)\w*",
        r"\b(?:tillstyrker|instämmer|delar|stödjer|stöder|biträder)(?:(?!\batt\b)[^.;]){0,30}\bdelvis\b"
        r"|\bdelvis (?:tillstyrk|stöd|positiv|instäm)\w*",
        rf"\b(?:kan|kunna) (?:\w+ ){{0,2}}(?:tillstyrka|stödja|tänka {SELF}"
        rf"|ställa {SELF} bakom)\b[^.;]*\b(?:om|först|förutsatt|förutsättning\w*|men)\b",
        rf"\bkan (?:\w+ ){{0,3}}tänka {SELF}\b|\b(?:i huvudsak|i princip|principiellt|i stort"
        rf"|på det stora hela)\b[^.;]{{0,40}}\b(?:positiv|välkomn|tillstyrk|stöd|instäm|bra)\w*",
        r"\b(?:bra|positiv\w*|rätt|god\b|goda|gott|ja)\b[^.;]{0,60}\b(?:förutsatt|under förutsättning"
        r"|men bara om|endast om|om bara|så länge)\b",
    ),
    # what may come to be, once something else is
    *turns(
        _S.COMMENT,
        rf"\b(?:kan|kunna|skulle)\b(?: \w+){{0,3}}? överväga att (?:\w+ )?(?:tillstyrka|stödja|godta|ställa {SELF})",
        explicit=False,
        firm=True,
    ),
    *turns(
        _S.SUPPORT,
        r"\b(?:promemorian|betänkandet|utredningen|(?:lag)?förslag(?:et|en)|reformen|initiativet) är (?:\w+ )?"
        r"(?:välkom(?:men|met|na)|ett (?:\w+ )?(?:bra|utmärkt|klokt|välkommet) \w+)\b"
        r"|\bär (?:(?:mycket|därför|också|ytterst|särskilt) )?välkom(?:men|met|na)\b(?! (?:att|till|in|hit)\b)"
        r"|\bförslag\w* har (?:\w+s|vårt) (?:fulla|starka|helhjärtade|oreserverade) stöd\b"
        r"|^\W*(?:Ett )?(?:mycket )?(?:bra|utmärkt|klokt|rimligt|välkommet|nödvändigt|efterlängtat) förslag\b",
        r"\bbör(?: (?!inte\b|ej\b|bara\b|endast\b)\w+){1,4}? (?:i enlighet med|enligt|såsom) (?:\w+s )?"
        r"(?:förslaget?\b|föreslås)",
        r"\b(?:kan|får|vill)(?: \w+){0,4}? tillstyrka\b|\btillstyrk(?:er|s|as|es)\b|\btillstyrkan\b"
        r"|\b(?:beslutar|föreslår)\b.{0,60}\btillstyrka\b|^\W*(?:\d{1,2}[.)] )?(?:att )?(?:även |också )?tillstyrka\b",
        # what was asked for before it was proposed
        r"\bär (?:just |precis |exakt )(?:vad|det(?: som)?) (?!utred|promemori|betänkande|regering|kommitt|direktiv)"
        r"(?:vi|jag|[A-ZÅÄÖ]\w+|\w+(?:en|et)) (?:(?:har|länge|också|själva?|tidigare) )*"
        r"(?:begärt|efterfrågat|efterlyst|önskat|föreslagit|förordat|velat ha|krävt|kämpat för|arbetat för|drivit)\b",
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
        # of what is proposed, and of nothing else that might be done in its place
        r"^\W*(?:(?:Utredningens|Betänkandets|Promemorians|Kommitténs|Regeringens) förslag\w* (?:om att|om|till|att)"
        r"|Förslage[tn] (?:om att|om|till|att)|(?:Den|Det|De) föreslagna)\b"
        r"(?:(?!\b(?:inte|ej|bör|endast|bara|först|om|att|är|har|blir|visar|saknar|så|och ett?|och en)\b)[^.;,])+?"
        r"(?<=\S) bör (?:därför |snarast |även )?"
        r"(?:genomföras|införas|inrättas|antas)\W*$",
        r"\bser (?:\w+ )?gärna att\b[^.;]{0,90}\b(?:inrättas|införs|genomförs|förverkligas|blir verklighet)\b",
        r"(?<!som )\b(?:vi|jag) (?:(?!redan\b)\w+ ){0,2}?stöd(?:jer|er)\b(?! (?:redan|våra|\w*medlem))"
        r"|(?<!som )\bstöd(?:jer|er) (?:vi|jag)\b(?! redan)",
        r"\bär (?:(?:vi|jag) )?(?:(?:helt|starkt|hundra procent|absolut|också|alla) )*för(?:\W*$| men\b)"
        r"|\bköper (?:vi|jag) (?:\w+ )?(?:rakt av|helt|fullt ut)\b|^\W*ja till\b",
        r"\bstödj?s (?:\w+ )?förslag",
        rf"\b{OF_ITS_TASK}stöd(?:jer|er|jas|ja)\b(?=\s+(?:\S+\s+){{0,4}}{THING})|\bvill (?:\S+ ){{0,2}}?ge "
        rf"(?:sitt|vårt) (?:fulla )?stöd (?:till|åt) (?:\S+ )?{THING}|\b(?:förslag\w*|det|detta|denna"
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
        rf"|\b(?:vi|jag|kan|vill) (?:[^\s,;]+ ){{0,4}}?(?:att )?säga ja\b|(?:^|[:|]\s)\W*"
        rf"(?:(?:men|och|samt) (?=ja till))?ja\b(?:[.,!;]| tack"
        rf"| till|$)|(?:^|[:|]\s)\W*(?:bra|utmärkt|toppen)\W*$|[:|]\s*tack\W*$"
        rf"|\bgläd(?:s|er)\b|\b(?:är|blir) (?:\w+ )?glada?\b|\bapplåderar\b"
        rf"|\buppskattar\b(?! [^.;]{{0,40}}(?:\d|procent|andel|hälften))"
        rf"|\bangelägen? om att\b"
        rf"|\btycker (?:vi|jag) (?:mycket |särskilt )?om (?:tanken|idén|att|den|det)\b|\bhögsta betyg\b"
        rf"|\bingenting annat än gott\b|\binget annat än gott\b",
    ),
    *turns(
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
    *turns(
        _S.ASKS_CLARIFICATION,
        r"\b(?:förordar|föreslår|hemställer|rekommenderar) (?:\w+ )?att (?:frågan|frågorna|saken|detta|det|förslaget"
        r"|konsekvenserna|alternativen) (?:\w+ )?(?:utreds|analyseras|övervägs|ses över|prövas|bereds)\b",
    ),
    *turns(
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
    *turns(
        _S.COMMENT,
        r"\b(?:betonar|understryker|framhåller|poängterar|påtalar|lyfter(?: \w+)? fram|lyfter) (?:\w+ )?"
        r"(?:vikten|betydelsen|behovet|värdet) av\b",
        explicit=False,
        firm=True,
    ),
    *turns(
        _S.CRITICAL,
        rf"\b(?:är|framstår|innehåller|bedöms|verkar|vore|blir|innebär|ter sig|förefaller|anser|finner|upplever"
        rf"|känns|synes|vara)\b(?:[^.;]{{0,60}}?\s)?{BAD}\w*",
        rf"\b(?:är|framstår|bedöms|vore) (?:\S+ ){{0,2}}?{NOT} (?:\S+ ){{0,2}}?{GOOD}\w*",
        rf"\b{NOT} (?:\S+ ){{0,3}}?(?:realistisk|ändamålsenlig|rimlig|proportionerlig|tillräcklig|motiver"
        rf"|godtagbar|acceptab|lämplig|styrk[ta]|genomtänk|försvarbar|önskvär|tydlig|hållbar|förenlig|förankra|ryms)\w*",
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
    *turns(
        _S.SUPPORT,
        rf"\bdet är,? (?:\S+ ){{0,4}}?(?:{GOOD}\w*|hög tid|på tiden|dags)\b[^.;]{{0,12}}\b(?:att|med)\b"
        rf"|\b(?:är|vore|bedöms|framstår som|ter sig|förefaller"
        rf"|synes) (?:vara )?(?:\w+ ){{0,2}}?(?:{GOOD}\w*)(?=[^.;]*[.;,]|\b)(?<!inte)",
        rf"\b{STATED} (?:\S+ ){{0,6}}?(?:är|vara|som) (?:\S+ ){{0,2}}?{GOOD}\w*",
        rf"\b\w*{IT}\w*[^.;]{{0,70}}\bbör (?:\S+ ){{0,3}}?(?:genomföras|införas|läggas till grund|förverkligas"
        rf"|bli verklighet|kunna träda i kraft|antas)\b|\bbör (?:genomföras|införas|bli verklighet"
        rf"|läggas till grund)\b|\b(?:steg i rätt riktning|steg framåt|på rätt väg|(?<!inte )rätt väg att gå"
        r"|(?<!inte )är rätt väg)\b"
        rf"|\b(?<!inte )ber(?:edd|ett|edda) att (?:ta|bistå|medverka|genomföra|överta|bidra)\b|\bser (?:\w+ )?gärna\b"
        rf"|\b(?:fin|bra|god|klok) (?:tanke|idé)\b|\bförordar\b"
        r"|\b(?:toppen|kanon|jättebra|superbra|perfekt|strålande)\b"
        rf"|\bvill (?:vi|jag) (?:gärna |absolut |verkligen )?ha\b"
        rf"|\bhar (?:\w+ ){{0,2}}(?:länge )?(?:efterlyst|efterfrågat|verkat för|drivit)\b[^.;]{{0,60}}\b(?:nu"
        rf"|äntligen|välkom)\b|\bäntligen\b"
        rf"|\bhar (?:vi|jag) (?:\w+ )?(?:önskat|efterfrågat|efterlyst|kämpat för|väntat på|längtat efter)\b",
        explicit=False,
    ),
    # what it costs the one who answers, which is no praise
    *turns(
        _S.COMMENT,
        rf"\b(?:kan|kunna|bör|ska|skall|ryms|rymmas)\b(?![^.;]{{0,40}}\b{NOT})[^.;]{{0,50}}?\binom (?:\w+ ){{0,3}}?"
        r"(?:befintlig|given|givna|nuvarande|tillgänglig|ordinarie)\w* (?:\w+ )?\w*(?:anslag|ram|resurs|medel|budget)",
        explicit=False,
        firm=True,
    ),
    *turns(
        _S.COMMENT,
        r"\bförordar\b|\bföreslår\b(?! (?:utredningen|regeringen|utredaren|promemorian))|\bförespråkar\b",
        r"\bvill (?:\S+ ){0,4}?(?:framhålla|betona|understryka|påpeka|påminna|upplysa|uppmärksamma|nämna"
        r"|skicka med|lyfta|peka på|fästa|erinra om|tillägga|poängtera|se att|trycka på|anföra(?! följande)|anmärka"
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
