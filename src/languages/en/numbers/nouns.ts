import { type Meanings, meanings, rows } from '../../../text/numbers/concepts.ts'

/**
 * Nouns that briefs count, by what they mean: `id: words`. An id is the same in the table of each
 * language; words that one language tells apart and another does not stand in each of their rows.
 * A plural that is not made with -s, -es or -ies is written behind a stroke.
 */
const COUNTED = `
man: man/men male gentleman/gentlemen
woman: woman/women female lady
child: child/children kid minor infant baby
boy: boy youth teenager
girl: girl
son: son
daughter: daughter
brother: brother
sister: sister
mother: mother
father: father
parent: parent
wife: wife/wives
husband: husband
widow: widow
orphan: orphan
person: person/people individual
citizen: citizen national
resident: resident inhabitant
family: family household
soldier: soldier serviceman/servicemen trooper conscript
officer: officer
policeman: policeman/policemen policewoman/policewomen gendarme
guard: guard
fighter: fighter combatant militant
gunman: gunman/gunmen militant
rebel: rebel insurgent
sniper: sniper
terrorist: terrorist
attacker: attacker assailant bomber
civilian: civilian
detainee: detainee prisoner inmate captive
hostage: hostage captive
refugee: refugee
displaced: displaced/displaced evacuee
migrant: migrant
returnee: returnee
pupil: pupil student schoolchild/schoolchildren
teacher: teacher instructor
professor: professor
doctor: doctor physician medic surgeon
nurse: nurse
midwife: midwife/midwives
medic: medic paramedic
journalist: journalist reporter correspondent
photographer: photographer
engineer: engineer
lawyer: lawyer attorney
judge: judge
prosecutor: prosecutor
witness: witness
suspect: suspect
defendant: defendant accused/accused
minister: minister
deputy: deputy lawmaker legislator mp parliamentarian
senator: senator
official: official
governor: governor
mayor: mayor
envoy: envoy emissary
delegate: delegate
ambassador: ambassador
diplomat: diplomat
president: president
leader: leader commander chief
commander: commander
member: member
employee: employee staffer clerk
worker: worker labourer laborer
expert: expert specialist
researcher: researcher scholar
activist: activist
volunteer: volunteer
farmer: farmer peasant
fisherman: fisherman/fishermen fisher
driver: driver
pilot: pilot
sailor: sailor seaman/seamen
passenger: passenger
pilgrim: pilgrim
tourist: tourist visitor
visitor: visitor
monk: monk
priest: priest
imam: imam cleric
victim: victim casualty
dead: dead/dead death fatality
wounded: wounded/wounded injured/injured injury
martyr: martyr
voter: voter
candidate: candidate
respondent: respondent
vote: vote ballot
seat: seat
country: country nation
state: state
city: city
town: town
village: village hamlet
province: province governorate
region: region area
district: district neighbourhood neighborhood quarter
camp: camp
centre: centre center
office: office
school: school
hospital: hospital
clinic: clinic
university: university
mosque: mosque
church: church
crossing: crossing
airport: airport
port: port harbour harbor
site: site location position
base: base
prison: prison jail
house: house/houses home
building: building
shop: shop store
bridge: bridge
road: road
street: street
well: well
factory: factory plant
farm: farm
market: market
tent: tent
room: room
floor: floor storey
bed: bed
book: book
organisation: organisation organization ngo
institution: institution
body: body
committee: committee commission panel
ministry: ministry
company: company firm corporation
bank: bank
association: association
network: network
group: group faction
party: party
side: side party
brigade: brigade
battalion: battalion
division: division
team: team squad
agency: agency
court: court tribunal
council: council board
newspaper: newspaper paper
stage: stage phase
round: round
trip: trip voyage journey flight
flight: flight
operation: operation
attack: attack assault
raid: raid strike airstrike
explosion: explosion blast bombing
incident: incident accident
protest: protest demonstration rally
battle: battle
clash: clash
war: war
wave: wave
report: report
study: study survey
essay: article essay
law-article: article
interview: interview
document: document
statement: statement
letter: letter message
decision: decision ruling
resolution: resolution
law: law bill act
paragraph: paragraph
chapter: chapter
clause: clause
agreement: agreement accord deal
treaty: treaty convention
contract: contract
project: project scheme
programme: programme program
plan: plan
initiative: initiative
workshop: workshop
seminar: seminar symposium
course: course
session: session
meeting: meeting
conference: conference
summit: summit
visit: visit
film: film movie
song: song
copy: copy
volume: volume
annex: annex/annexes appendix/appendices
objection: objection
complaint: complaint
car: car vehicle
truck: truck lorry
bus: bus
train: train
plane: plane aircraft/aircraft airplane jet
helicopter: helicopter
ship: ship vessel
boat: boat
ferry: ferry
rocket: rocket missile
shell: shell
bomb: bomb
mine: mine landmine
tank: tank
gun: gun rifle
drone: drone
battery: battery
convoy: convoy
language: language
tribe: tribe clan
nationality: nationality
tonne: tonne ton
kilometre: kilometre kilometer km/km
metre: metre meter
mile: mile
foot: foot/feet ft/ft
occasion: time occasion
hectare: hectare
acre: acre
litre: litre liter
kilo: kilo kilogram kilogramme kg/kg
gram: gram gramme
centimetre: centimetre centimeter cm/cm
barrel: barrel
degree: degree
point: point
reason: reason cause
factor: factor
condition: condition
goal: goal aim objective target
principle: principle
kind: kind type sort
level: level
option: option choice
question: question
answer: answer reply
solution: solution
example: example instance
case: case
charge: charge count
sentence: sentence
error: error mistake
gap: gap
job: job post
tree: tree
sheep: sheep/sheep
cow: cow
goat: goat
camel: camel
word: word
text: text
proposal: proposal
draft: draft
warning: warning
ceasefire: ceasefire truce
sector: sector
generation: generation
classroom: classroom
bakery: bakery
warehouse: warehouse depot
quay: quay pier berth
shipment: shipment consignment cargo
container: container
checkpoint: checkpoint roadblock
branch: branch
partner: partner
trainee: trainee
graduate: graduate
scientist: scientist
artist: artist
player: player footballer
customer: customer
investor: investor
trader: trader merchant
tenant: tenant
island: island
river: river
mountain: mountain
dam: dam
tunnel: tunnel
line: line
station: station
apartment: apartment flat
library: library
museum: museum
hotel: hotel
restaurant: restaurant
pump: pump
dose: dose
patient: patient
infection: infection
meal: meal
blanket: blanket
ticket: ticket
visa: visa
permit: permit
licence: licence license
loan: loan
grant: grant
scholarship: scholarship
account: account
file: file
picture: picture photograph photo image
recommendation: recommendation
measure: measure step
amendment: amendment
hearing: hearing
fine: fine
crime: crime
violation: violation breach abuse
grave: grave tomb
corpse: corpse body
orchard: orchard grove
`

/** What is said of those who are counted, in its usual forms. */
const EVENTS = `
kill: killed kill kills died die dies dead slain perished deaths fatalities
injure: injured wounded hurt injure injuries casualties
free: freed released free release liberated
arrest: arrested detained arrest arrests imprisoned captured jailed
abduct: abducted kidnapped
miss: missing disappeared
flee: fled flee displaced escaped
return: returned return returns repatriated
arrive: arrived arrive entered
leave: left leave leaves departed
open: opened open opens
close: closed close closes shut
convict: convicted sentenced
acquit: acquitted
accept: accepted agreed agree approved approve favour
oppose: opposed oppose against rejected reject disagreed disagree
abstain: abstained abstain abstentions abstention
pass: passed pass
fail: failed fail
destroy: destroyed destroy
damage: damaged
born: born births
marry: married marriages
divorce: divorced divorces
hire: hired recruited appointed
dismiss: dismissed sacked laid
win: won win
lose: lost lose
import: imported imports import
export: exported exports export
sell: sold sell sales
buy: bought buy purchased
plant: planted
treat: treated
test: tested
vaccinate: vaccinated
recover: recovered
`

function plural(singular: string): string {
  if (/(?:s|x|ch|sh)$/.test(singular)) return `${singular}es`
  return /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`
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
  rows(EVENTS).flatMap(([id, words]) => words.map((word): [string, string] => [word, id])),
)
