import { type Meanings, meanings, rows } from '../../../text/numbers/concepts.ts'

/**
 * Nouns that briefs count, by what they mean; the ids are those of the other languages. A plural that is
 * not made as most are (-s, -aux, -x) is written behind a stroke.
 */
const COUNTED = `
man: homme mâle
woman: femme dame
child: enfant mineur mineure bébé nourrisson
boy: garçon jeune adolescent
girl: fille fillette
son: fils
daughter: fille
brother: frère
sister: sœur soeur
mother: mère
father: père
parent: parent
wife: épouse femme
husband: mari époux
widow: veuve
orphan: orphelin orpheline
person: personne individu gens/gens
citizen: citoyen citoyenne ressortissant ressortissante
resident: habitant habitante résident résidente riverain
family: famille ménage foyer
soldier: soldat militaire conscrit
officer: officier
policeman: policier policière gendarme
guard: garde gardien
fighter: combattant combattante milicien
gunman: tireur
rebel: rebelle insurgé
sniper: sniper
terrorist: terroriste
attacker: assaillant agresseur kamikaze
civilian: civil civile/civiles
detainee: détenu détenue prisonnier prisonnière captif captive
hostage: otage
refugee: réfugié réfugiée
displaced: déplacé déplacée évacué
migrant: migrant migrante
returnee: rapatrié rapatriée
pupil: élève écolier écolière étudiant étudiante
teacher: enseignant enseignante instituteur institutrice maître
professor: professeur professeure
doctor: médecin docteur chirurgien
nurse: infirmier infirmière
midwife: sage
medic: secouriste ambulancier soignant
journalist: journaliste reporter correspondant correspondante
photographer: photographe
engineer: ingénieur ingénieure
lawyer: avocat avocate
judge: juge magistrat magistrate
prosecutor: procureur procureure
witness: témoin
suspect: suspect suspecte
defendant: accusé accusée prévenu prévenue
minister: ministre
deputy: député députée parlementaire
senator: sénateur sénatrice
official: responsable fonctionnaire
governor: gouverneur gouverneure
mayor: maire
envoy: émissaire envoyé
delegate: délégué déléguée
ambassador: ambassadeur ambassadrice
diplomat: diplomate
president: président présidente
leader: dirigeant dirigeante chef leader commandant
commander: commandant
member: membre
employee: employé employée salarié salariée agent agente
worker: travailleur travailleuse ouvrier ouvrière
expert: expert experte spécialiste
researcher: chercheur chercheuse
activist: militant militante activiste
volunteer: bénévole volontaire
farmer: agriculteur agricultrice paysan paysanne fermier
fisherman: pêcheur
driver: conducteur conductrice chauffeur
pilot: pilote
sailor: marin matelot
passenger: passager passagère
pilgrim: pèlerin
tourist: touriste visiteur
visitor: visiteur visiteuse
monk: moine
priest: prêtre
imam: imam religieux
victim: victime
dead: mort morte décès tué tuée
wounded: blessé blessée
martyr: martyr martyre
voter: électeur électrice
candidate: candidat candidate
respondent: répondant répondante sondé sondée
vote: voix vote suffrage bulletin
seat: siège
country: pays
state: état
city: ville
town: ville bourg
village: village hameau
province: province gouvernorat
region: région zone
district: district quartier arrondissement
camp: camp
centre: centre
office: bureau
school: école
hospital: hôpital
clinic: clinique dispensaire
university: université
mosque: mosquée
church: église
crossing: passage
airport: aéroport
port: port
site: site lieu emplacement position
base: base
prison: prison
house: maison logement
building: bâtiment immeuble édifice
shop: magasin boutique commerce
bridge: pont
road: route
street: rue
well: puits
factory: usine
farm: ferme exploitation
market: marché
tent: tente
room: chambre salle pièce
floor: étage
bed: lit
book: livre ouvrage
organisation: organisation ong
institution: institution
body: organe organisme
committee: comité commission
ministry: ministère
company: entreprise société compagnie
bank: banque
association: association
network: réseau
group: groupe faction
party: parti partie
side: camp partie
brigade: brigade
battalion: bataillon
division: division
team: équipe
agency: agence
court: tribunal cour
council: conseil
newspaper: journal quotidien
stage: étape phase
round: tour cycle
trip: voyage traversée trajet
flight: vol
operation: opération
attack: attaque attentat assaut
raid: raid frappe
explosion: explosion
incident: incident accident
protest: manifestation protestation
battle: bataille
clash: affrontement accrochage
war: guerre
wave: vague
report: rapport
study: étude enquête
essay: article essai
law-article: article
interview: entretien interview
document: document
statement: déclaration communiqué
letter: lettre courrier message
decision: décision
resolution: résolution
law: loi
paragraph: paragraphe alinéa
chapter: chapitre
clause: clause
agreement: accord
treaty: traité convention
contract: contrat
project: projet
programme: programme
plan: plan
initiative: initiative
workshop: atelier
seminar: séminaire
course: cours formation
session: session séance
meeting: réunion rencontre
conference: conférence
summit: sommet
visit: visite
film: film
song: chanson
copy: exemplaire copie
volume: volume tome
annex: annexe
objection: objection
complaint: plainte
car: voiture véhicule
truck: camion
bus: bus autobus autocar
train: train
plane: avion appareil
helicopter: hélicoptère
ship: navire bateau
boat: bateau embarcation
ferry: ferry/ferries bac traversier
rocket: roquette missile
shell: obus
bomb: bombe
mine: mine
tank: char blindé
gun: fusil arme
drone: drone
battery: batterie
convoy: convoi
language: langue
tribe: tribu
nationality: nationalité
tonne: tonne
kilometre: kilomètre km/km
metre: mètre
mile: mille/milles
foot: pied
occasion: fois reprise occasion
hectare: hectare
acre: acre
litre: litre
kilo: kilo kilogramme kg/kg
gram: gramme
centimetre: centimètre cm/cm
barrel: baril
degree: degré
point: point
reason: raison cause
factor: facteur
condition: condition
goal: objectif but
principle: principe
kind: type sorte genre
level: niveau
option: option choix
question: question
answer: réponse
solution: solution
example: exemple
case: cas
charge: inculpation accusation
sentence: peine
error: erreur faute
gap: lacune
job: emploi poste
tree: arbre
sheep: mouton brebis
cow: vache
goat: chèvre
camel: chameau
word: mot
text: texte
proposal: proposition
draft: projet
warning: avertissement
ceasefire: trêve cessez
sector: secteur
generation: génération
`

/** What is said of those who are counted; a participle that ends in `+` has its other genders and numbers. */
const EVENTS = `
kill: tué+ mort+ décédé+ décès tuant tuer périr péri abattu+
injure: blessé+ blesser blessant blessures
free: libéré+ relâché+ affranchi+ libération élargi+
arrest: arrêté+ détenu+ interpellé+ incarcéré+ emprisonné+ capturé+ arrestation arrestations arrêter
abduct: enlevé+ kidnappé+ enlèvement enlèvements
miss: disparu+ disparition disparitions
flee: fui fuir fuient déplacé+ échappé+
return: revenu+ rentré+ retourné+ retour retours rapatrié+
arrive: arrivé+ arrivent arrivée arrivées entré+
leave: parti+ quitté+ quittent départ départs
open: ouvert+ inauguré+
close: fermé+ fermeture fermetures
convict: condamné+
acquit: acquitté+
accept: accepté+ approuvé+ approuvent favorable favorables pour
oppose: opposé+ rejeté+ contre opposent défavorable défavorables
abstain: abstenu+ abstention abstentions
pass: réussi+ admis admise admises reçu+
fail: échoué+ recalé+
destroy: détruit+ détruire
damage: endommagé+
born: né+ naissance naissances
marry: marié+ mariage mariages
divorce: divorcé+ divorce divorces
hire: recruté+ embauché+ nommé+
dismiss: licencié+ limogé+ renvoyé+ congédié+
win: gagné+ remporté+
lose: perdu+
import: importé+ importation importations
export: exporté+ exportation exportations
sell: vendu+ vente ventes
buy: acheté+ achat achats
plant: planté+
treat: soigné+ traité+
test: testé+ dépisté+
vaccinate: vacciné+
recover: guéri+
`

function plural(singular: string): string {
  if (/[sxz]$/.test(singular)) return singular
  if (/(?:eau|eu)$/.test(singular)) return `${singular}x`
  return singular.endsWith('al') ? `${singular.slice(0, -2)}aux` : `${singular}s`
}

const FORMS = rows(COUNTED).flatMap(([id, words]) =>
  words.map((word): [string, string, string] => {
    const [singular = '', many = plural(singular)] = word.split('/')
    return [id, singular, many]
  }),
)

export const SINGULARS: Meanings = meanings(FORMS.map(([id, singular]) => [singular, id]))

export const PLURALS: Meanings = meanings(FORMS.map(([id, , many]) => [many, id]))

export const EVENT_WORDS: Meanings = meanings(
  rows(EVENTS).flatMap(([id, words]) =>
    words.flatMap((word): [string, string][] => {
      const bare = word.replace('+', '')
      const endings = word.endsWith('+') ? ['', 'e', 's', 'es'] : ['']
      return endings.map((ending) => [bare + ending, id])
    }),
  ),
)
