import type { Opposites } from '../../text/pack-parts.ts'

/**
 * A phrase stands on both sides where one of its words is another word in it: "d’après" (according to),
 * "guerre civile", "les droits de l’homme". Then the text proves nothing. Words that are as often something
 * else have no row: "est" (is), "parti" (a party), "toujours" (still), "bien que".
 */
const WORDS: Opposites['words'] = {
  'north or south': ['nord septentrional nordiste', 'sud méridional sudiste'],
  'east or west': ["l'_est oriental orientaux", 'ouest occidental occidentaux'],
  'before or after': [
    "avant auparavant préalable préalablement antérieur d'_après jusqu' quand lorsque puis",
    "après ensuite ultérieur ultérieurement suivant depuis d'_après jusqu' quand lorsque puis",
  ],
  'most or least': ['maximum maximal', 'minimum minimal moindre'],
  'majority or minority': ['majorité majoritaire plupart', 'minorité minoritaire'],
  'victory or defeat': ['victoire victorieux victorieuse', 'défaite vaincu'],
  'profit or loss': ['bénéfice bénéficiaire profit excédent', 'déficit déficitaire perte'],
  'inside or outside': ['intérieur dedans', 'extérieur dehors hors'],
  'at home or abroad': ['domestique', 'étranger étrangère'],
  'left or right': ['gauche gauchiste', 'rive_droite aile_droite extrême_droite droitier'],
  'day or night': ['diurne de_jour', 'nuit nocturne soir'],
  'summer or winter': ['été_suivant estival estivaux', 'hiver hivernal hivernaux'],
  'old or new': ['ancien ancienne vieux vieille vieil', 'nouveau nouvelle nouvel neuve'],
  'large or small': ['grand gros grosse énorme vaste', 'petit minuscule'],
  'strong or weak': ['fort puissant renforc~ robuste', 'faible affaibl~'],
  'long or short': ['long longue longuement le_long', 'court bref brève brièvement le_long'],
  'rich or poor': ['riche aisé fortuné', 'pauvre démuni appauvri'],
  'fast or slow': ['rapide rapidement vite accélér~', 'lent lentement ralent~'],
  'near or far': ['proche voisin', 'lointain éloigné'],
  'easy or difficult': ['facile facilement aisément', 'difficile difficilement difficulté'],
  'war or peace': ['paix', 'guerre'],
  'peaceful or violent': ['pacifique pacifiquement', 'violent violemment violence'],
  'ally or enemy': ['allié ami amie amical', 'ennemi ennemie hostile adversaire'],
  'for or against': ['en_faveur', 'contre'],
  'alive or dead': ['vivant survécu survivant', 'mort tué décédé mourant'],
  'healthy or sick': ['guéri guérison rétabli', 'malade maladie infecté'],
  'men or women': ["homme garçon masculin l'_homme", "femme fille féminin l'_homme"],
  'father or mother': ['père', 'mère'],
  'brother or sister': ['frère', 'sœur soeur'],
  'son or daughter': ['fils', 'fille'],
  'husband or wife': ['mari époux veuf', 'épouse veuve'],
  'Sunni or Shia': ['sunnite', 'chiite'],
  'urban or rural': ['urbain citadin', 'rural ruraux campagne'],
  'civilian or military': ['civils guerre_civile', 'militaire soldat guerre_civile'],
  'public or private': ['public publique publiquement publics', 'privé'],
  'open or secret': [
    'ouvertement transparent public publique publiquement publics',
    'secret secrète secrètement clandestin clandestinement',
  ],
  'temporary or permanent': [
    'temporaire temporairement provisoire provisoirement intérimaire',
    'permanent définitif définitive définitivement',
  ],
  'partial or complete': [
    'partiel partielle partiellement',
    'complet complète complètement total totale totaux totalement entièrement intégral intégralement',
  ],
  'direct or indirect': ['direct directement', 'indirect indirectement'],
  'voluntary or forced': [
    'volontaire volontairement facultatif facultative',
    'forcé obligatoire obligatoirement contraint involontaire',
  ],
  'always or never': ['constamment invariablement systématiquement', 'jamais'],
  'often or seldom': ['souvent fréquemment', 'rarement'],
  'all or none': ['tous_ont toutes_ont chacun', 'aucun'],
  'optimism or pessimism': ['optimis~', 'pessimis~'],
  'upper or lower': ['supérieur', 'inférieur'],
  'morning or evening': ['matin matinée aube', 'soir soirée crépuscule'],
  'obligation or choice': [
    'obligatoire obligatoirement obligé',
    'facultatif facultative volontaire',
  ],
  'high or low': ['haut élevé', 'bas basse faible'],
  'many or few': ['nombreux nombreuse beaucoup', 'peu_de'],
  'better or worse': ['meilleur mieux', 'pire pis'],
  'old or young': ['aîné personnes_âgées', 'jeune cadet cadette'],
  'above or below': ['dessus', 'dessous'],
  'upstream or downstream': ['amont', 'aval'],
  'good or bad': ['bon bonne', 'mauvais mauvaise'],
  'clean or dirty': ['pur potable', 'sale pollué contaminé'],
  'full or empty': ['plein pleine bondé', 'vide déserté'],
  'cheap or expensive': ['abordable bon_marché', 'cher chère coûteux coûteuse onéreux'],
  'wet or dry': ['humide pluvieux inond~', 'sec sèche sécheresse'],
  'wide or narrow': ['large', 'étroit'],
  'deep or shallow': ['profond', 'superficiel superficielle'],
  'calm or tense': ['calme paisible', 'tendu'],
  'religious or secular': ['religieux religieuse', 'laïc laïque laïcité'],
  'Muslim or Christian': ['musulman', 'chrétien chrétienne'],
  'victim or perpetrator': ['victime', 'coupable bourreau'],
  'government or opposition': ['gouvernement', 'opposition'],
  'literate or illiterate': ['alphabétisé', 'analphab~ illettr~'],
  'employed or unemployed': ['salarié', 'chômeur chômeuse chômage'],
  'single or married': ['célibataire', 'marié'],
  'right or wrong': ['correct correctement exact', 'incorrect faux fausse erroné inexact'],
  'true or false': ['vrai vérité véridique', 'faux fausse mensonge mensonger menti ment'],
  'hot or cold': ['chaud chaleur', 'froid'],
  'early or late': ['tôt précoce', 'tard tardif tardive'],
  'past or future': ['passé précédent dernier dernière', 'futur prochain avenir'],
  'main or minor': ['principal principaux majeur', 'secondaire mineur marginal marginaux'],
  'doctor or patient': ['médecin docteur', 'patient patiente'],
  'parents or children': ['parents', 'enfant'],
  'landlord or tenant': ['propriétaire bailleur', 'locataire'],
  'coast or interior': ['côte côtier côtière littoral', 'intérieur'],
  'horizontal or vertical': [
    'horizontal horizontaux horizontalement',
    'vertical verticaux verticalement',
  ],
  'rising or falling': [
    'augment~ accru accroît accroiss~ hauss~ hausse croissance croissant croît progress~ grimp~ bond bondi monte montent monté montée flamb~ relevé',
    'baiss~ diminu~ réduit réduction réduis~ chut~ recul~ décroît décroiss~ décru décrue repli repliés tomb~ dégringol~ abaiss~ fléchi~',
  ],
  'opening or closing': [
    'ouvert ouvre ouvrir ouverture ouvrent rouvert inaugur~',
    'fermé fermer fermeture fermeront clos close clôtur~',
  ],
  'beginning or ending': [
    'commenc~ débuté débute débutent démarr~ lancé lancement éclat~',
    'la_fin mis_fin met_fin pris_fin prend_fin finit fini terminé terminent termine achev~ conclu~ cessé arrêté',
  ],
  'advancing or retreating': [
    'avancé avance avancent avancée progressé',
    'retir~ retrait recul~ repli replié',
  ],
  'arriving or leaving': [
    'arriv~ entré entrent entrée entre_dans',
    'quitt~ sorti sortie sortent départ partent',
  ],
  'imports or exports': ['importé importation importateur importer importent', 'export~'],
  'buying or selling': [
    'achat acheté achète achètent acheter acheteur acquis',
    'vente vendu vend vendent vendre vendeur',
  ],
  'winning or losing': ['gagn~ remport~', 'perdu perd perdent perdre perdant'],
  'arrest or release': [
    'arrest~ arrêté arrêtent interpell~ emprisonn~ incarcér~',
    'libér~ relâch~ élargi',
  ],
  'lifting or imposing': [
    'levé levée lève lèvent assoupli~',
    'imposé impose imposent imposition durci~',
  ],
  'success or failure': [
    'succès réussi réussit réussite abouti aboutissent',
    'échec échoué échoue échouent échouer',
  ],
  'attack or defence': ['attaqu~ offensi~ assaut agress~', 'défend~ défens~'],
  'support or opposition': [
    'soutenu soutien soutient soutiennent appui appuie appuyé favorable partisan',
    'oppos~ résist~ adversaire',
  ],
  'praise or criticism': [
    'salué salue saluent félicit~ louang~ loué',
    'critiqu~ condamn~ dénonc~ blâm~ déplor~',
  ],
  'confirming or denying': [
    'confirm~ reconnu reconnaît reconnaiss~ affirm~ admis admet',
    'nié nie nient nier démenti démenti~ dément démentent réfut~',
  ],
  'joining or leaving': ['rejoint rejoignent rejoindre adhér~', 'démission~ quitt~'],
  'hiring or dismissing': [
    'embauch~ recrut~ nommé nomme nomination',
    'licenci~ limog~ renvoyé congédi~ destitu~',
  ],
  'lending or borrowing': [
    'prêté prête prêtent prêter prêteur créancier',
    'emprunt~ débiteur débitrice',
  ],
  'building or destroying': [
    'constru~ bâti reconstru~ édifié édifiée édifiés édifiées édifier édification',
    'détrui~ destruction démoli~',
  ],
  'adding or removing': ['ajout~', 'supprim~ suppression enlev~ ôté'],
  'inclusion or exclusion': ['inclu~ inclure inclusion compris', 'exclu~ hormis excepté'],
  'marrying or divorcing': ['marié mariage marient épousé', 'divorc~'],
  'giving or taking': ['donné donne donnent accordé accorde octroy~ offert', 'saisie confisqu~'],
  'improving or worsening': ['amélior~', 'aggrav~ détérior~ empir~ dégrad~'],
  'remembering or forgetting': ['souvenu souvient souviennent', 'oubli~'],
  'uniting or dividing': [
    'unifi~ unit unissent réuni fusion~',
    'diviser divisé divisée divisés divisées divisait divisent scind~ scission',
  ],
  'tightening or easing': ['durci~ resserr~', 'assoupli~ relâch~ allég~'],
  'starting a fire or putting it out': ['allum~ incendi~', 'étein~'],
  'extending or shortening': ['prolong~ rallong~ prorog~', 'raccourci~ écourt~ abrég~'],
  'passing or failing': ['réussi réussit admis', 'échoué échoue recalé'],
  'promotion or demotion': ['promu promotion', 'rétrograd~'],
  'upholding or overturning': [
    'confirm~ maintenu',
    'annul~ cassé casse révoqu~ abrog~ infirm~ invalid~',
  ],
  'taking part or staying away': ['particip~ pris_part assist~', 'boycott~'],
  'helping or harming': ['aid~ secouru', 'nui nuit_à entrav~ gêné gêne battu'],
  'hiding or revealing': [
    'cacher caché cachée cachés cachées cachait cachent dissimul~',
    'révél~ dévoil~ divulgu~',
  ],
  'occupying or freeing': ['occup~ captur~', 'libér~ évacu~'],
  'sending or receiving': ['envoie envoyé envoyer envoient envoi expédi~', 'reçu reçoi~ recevoir'],
  'appearing or vanishing': [
    'apparu apparaît apparaiss~ apparition surgi surgit',
    'disparu~ disparaît disparaiss~ disparition~',
  ],
  'gathering or dispersing': ['rassembl~', 'dispers~'],
  'repairing or damaging': ['répar~ restaur~', 'endommag~ sabot~ dégât'],
  'encouraging or discouraging': ['encourag~ incit~', 'découra~ dissua~'],
  'trusting or doubting': ['confian~ confiant', 'dout~ méfi~ défian~ soupçon~'],
  'rewarding or punishing': ['récompens~', 'puni punie punit punissent punition sanctionn~'],
  'accusing or defending': ['accus~', 'défendu défend défendent'],
  'owing or being owed': ['débiteur débitrice', 'créancier créancière prêteur'],
  'surrendering or resisting': ['capitul~', 'résist~'],
  'approaching or moving away': ['approch~ rapproch~', 'éloign~'],
  'expanding or shrinking': [
    'élargi~ étend étendu étendent agrandi~ expansion',
    'rétréci~ contraction',
  ],
  'keeping or giving up': [
    'conserver conservé conservée conservés conservées conservait conservent conservation gardé maintenu',
    'abandonn~ renonc~ cédé',
  ],
  'obeying or defying': [
    'obéi~ respecté respecte respectent respecter conform~',
    'désobéi~ défié défie enfrei~ violé violation',
  ],
  'allowing or forbidding': [
    'autoris~ permis permet permettent permettre permission',
    'interdi~ prohib~ bannir banni bannie bannis bannies bannissement',
  ],
  'accepting or rejecting': [
    'accept~ approuv~ approbation adopt~ ratifi~ consent~ accord',
    'rejet~ refus~ repouss~ désapprouv~ désaccord',
  ],
  'guilty or innocent': [
    'coupable condamné condamne condamnation culpabilité',
    'innocent innocence acquitt~ disculp~ relaxé blanchi',
  ],
  'legal or illegal': [
    'légal légaux légalement licite légalis~',
    'illégal illégaux illégalement illicite',
  ],
  'possible or impossible': ['possible', 'impossible'],
  'known or unknown': ['connu', 'inconnu'],
  'present or absent': ['présent présence assisté assistent', 'absent absence boycott~'],
  'sufficient or not': ['suffisant suffisamment assez suffit', 'insuffisant insuffisamment'],
  'positive or negative': ['positif positive positivement', 'négatif négative négativement'],
  'safe or dangerous': ['sûr sécurisé', 'dangereux dangereuse périlleux'],
  'stable or unstable': ['stable stabilité', 'instable instabilité'],
  'similar or different': ['semblable similaire identique', 'différent différemment'],
  'official or unofficial': [
    'officiel officielle officiellement',
    'officieux officieuse officieusement',
  ],
  'armed or unarmed': ['armé', 'désarmé désarm~'],
}

/** A form of the table: masculine or feminine, of one or of several. */
const ENDINGS = ['', 's', 'es', 'e', 'x']

export const opposites: Opposites = {
  words: WORDS,
  lookUp(word, table) {
    for (const ending of ENDINGS) {
      const form = word.endsWith(ending) ? word.slice(0, word.length - ending.length) : undefined
      const found = form === undefined ? undefined : table.get(form)
      if (found !== undefined) return found
    }
    return undefined
  },
  bare: (word) => [word],
}
