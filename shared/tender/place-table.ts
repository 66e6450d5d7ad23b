/** The usual place of each kind of clause in each piece, as titles read in folded words (no accent, no elision). */
import type { Piece } from '../api/clauses.ts';

export const ROLES = [
  'reserved',
  'criterion',
  'selection',
  'allotment',
  'social',
  'environment',
  'specification',
  'penalties',
  'advance',
  'guarantee',
  'payment',
  'subcontracting',
  'labour',
  'waste',
  'terms',
] as const;
export type Role = (typeof ROLES)[number];

/** `titles`: wanted titles, best first. `why`: said before the title found. */
export type PlaceRow = { roles: readonly Role[]; titles: readonly RegExp[]; why: string };

const CRITERIA = [
  /criteres? (?:attribution|de jugement|de selection des offres|de choix)|jugement des (?:offres|propositions)/,
  /(?:analyse|classement|examen|choix|selection) des (?:offres|propositions)/,
  /\bcriteres?\b(?!.*candidat)/,
  /attribution|jugement/,
] as const;
const RESERVED = [
  /marches? reserves?|lots? reserves?|\breservation/,
  /allotissement|decomposition|division en lots|\blots\b/,
  /participation|candidat/,
  /\bobjet\b/,
] as const;
const SOCIAL = [
  /insertion|clauses? sociales?|considerations? sociales?|action sociale|responsabilite sociale|condition sociale/,
  /developpement durable|achats? responsables?/,
] as const;
const ENVIRONMENT = [
  /clauses? environnementales?|considerations? environnementales?|environnement/,
  /developpement durable|achats? responsables?|clauses? sociales?/,
] as const;
const EXECUTION = [
  /conditions? (?:generales |particulieres )?(?:de )?execution/,
  /modalites (?:generales |particulieres )?(?:de )?execution/,
  /\bexecution (?:des|du|de)\b/,
  /obligations (?:du|des|de) (?:titulaire|attributaire|prestataire|entrepreneur)/,
] as const;

/** Where a technical piece of several lots says what holds for all of them. */
const COMMON = /generalites|(?:dispositions?|prescriptions|clauses?|stipulations?) (?:generales|communes)|tous (?:les )?(?:lots|corps)/;

const READ_TOGETHER = 'À lire avec';
const SAME_SUBJECT = 'Ce titre traite déjà du sujet';

export const PLACES: Partial<Record<Piece, readonly PlaceRow[]>> = {
  avis: [
    { roles: ['criterion'], titles: CRITERIA, why: 'Les critères sont annoncés ici' },
    {
      roles: ['reserved', 'selection'],
      titles: [/conditions? (?:de )?participation|marches? reserves?/, /lots?\b/, /objet|description/],
      why: 'La réservation et la participation s’annoncent ici',
    },
    { roles: ['allotment'], titles: [/lots?\b|allotissement/, /objet|description/], why: 'Les lots sont décrits ici' },
    {
      roles: ['social', 'environment', 'specification', 'labour', 'terms'],
      titles: [/conditions? (?:de )?execution|conditions? particulieres/, /renseignements|informations complementaires/],
      why: 'Les conditions d’exécution s’annoncent ici',
    },
  ],
  rc: [
    { roles: ['criterion'], titles: CRITERIA, why: 'Le critère se lit avec le jugement des offres' },
    { roles: ['reserved'], titles: RESERVED, why: 'La réservation se lit avant de candidater' },
    { roles: ['allotment'], titles: [/allotissement|decomposition|division en lots|\blots\b/, /objet|etendue/], why: 'L’allotissement est décrit ici' },
    {
      roles: ['selection', 'subcontracting'],
      titles: [/candidatures?|conditions? (?:de )?participation|capacites/, /groupement|cotraitance|forme juridique/],
      why: 'Les candidats cherchent ici ce qui leur est demandé',
    },
    { roles: ['labour'], titles: [/offres? anormalement|reprise du personnel/, ...CRITERIA, /documents a (?:produire|remettre)/], why: READ_TOGETHER },
    {
      roles: ['social'],
      titles: [...SOCIAL, /conditions? (?:de )?(?:la )?(?:execution|consultation)/, /objet|etendue/],
      why: 'Le candidat doit connaître cette condition avant de remettre son offre',
    },
    {
      roles: ['environment', 'waste', 'specification'],
      titles: [...ENVIRONMENT, /conditions? (?:de )?(?:la )?(?:execution|consultation)/, /objet|etendue/],
      why: 'Le candidat doit connaître cette exigence avant de remettre son offre',
    },
    {
      roles: ['penalties', 'advance', 'guarantee', 'payment', 'terms'],
      titles: [/paiement|financement|reglement financier|avance/, /conditions? (?:de )?(?:la )?consultation|dispositions? (?:generales|particulieres)/],
      why: READ_TOGETHER,
    },
  ],
  ccap: [
    { roles: ['penalties'], titles: [/penalites?.*(?:insertion|social)/, /penalites?/], why: 'Les pénalités sont réunies ici' },
    { roles: ['advance'], titles: [/\bavances?\b/, /paiement|reglement des comptes|prix/], why: 'Les avances sont réglées ici' },
    {
      roles: ['guarantee'],
      titles: [/retenue de garantie|garanties financieres|cautionnement|suretes/, /paiement|prix/],
      why: 'Les garanties financières sont réglées ici',
    },
    { roles: ['payment'], titles: [/delais? (?:global )?de paiement|paiement/, /reglement des comptes|prix/], why: 'Le paiement est réglé ici' },
    {
      roles: ['subcontracting'],
      titles: [/sous traitance|sous traitants?/, /groupement|cotraitance|intervenants|titulaire/],
      why: 'Ce titre traite déjà des entreprises qui exécutent',
    },
    {
      roles: ['labour'],
      titles: [/travail (?:illegal|dissimule|detache)/, /obligations? (?:sociales?|du titulaire)|protection de la main|main oeuvre|personnel/, ...EXECUTION],
      why: 'Les obligations de l’employeur sont ici',
    },
    { roles: ['waste'], titles: [/\bdechets?\b/, ...ENVIRONMENT, ...EXECUTION], why: SAME_SUBJECT },
    { roles: ['social', 'reserved'], titles: [...SOCIAL, ...EXECUTION], why: 'Les conditions d’exécution à caractère social se lisent ici' },
    {
      roles: ['environment', 'specification'],
      titles: [...ENVIRONMENT, ...EXECUTION],
      why: 'Les conditions d’exécution à caractère environnemental se lisent ici',
    },
    { roles: ['criterion'], titles: [/engagements?/, ...EXECUTION], why: 'Ce que le titulaire a promis dans son offre devient une obligation d’exécution' },
    { roles: ['terms', 'allotment', 'selection'], titles: [/prix|paiement/, ...EXECUTION], why: READ_TOGETHER },
  ],
  cctp: [
    { roles: ['waste'], titles: [/\bdechets?\b/, ...ENVIRONMENT], why: SAME_SUBJECT },
    {
      roles: ['social', 'labour'],
      titles: [...SOCIAL, /personnel|moyens humains|encadrement|equipes?|accueil/, /organisation|installations? de chantier|hygiene|securite/, ...EXECUTION],
      why: 'L’organisation du travail est décrite ici',
    },
    {
      roles: ['environment'],
      titles: [...ENVIRONMENT, /\bdechets?\b|nuisances/, /prescriptions|exigences|execution/],
      why: 'Les exigences environnementales se lisent ici',
    },
    {
      roles: ['specification', 'criterion', 'allotment', 'terms'],
      titles: [/specifications?|prescriptions|exigences|caracteristiques|performances?/, /materiaux|produits|fournitures|qualite/, ...EXECUTION],
      why: 'Les exigences techniques se lisent ici',
    },
    { roles: ROLES, titles: [COMMON], why: 'Ce qui vaut pour toute la prestation se lit ici' },
  ],
  ae: [
    { roles: ['penalties', 'social', 'labour'], titles: [...SOCIAL, /engagements? (?:du|de|des)|\bengagements?\b/], why: 'Le titulaire s’engage ici' },
    {
      roles: ['reserved'],
      titles: [/reservation|reserves?\b/, /contractant|titulaire|candidat/, /engagements?/],
      why: 'La qualité du signataire se déclare ici',
    },
    { roles: ['advance', 'guarantee', 'payment', 'terms'], titles: [/\bavances?\b/, /paiement|prix|montant/], why: 'Les conditions financières sont ici' },
    {
      roles: ['subcontracting', 'selection', 'allotment'],
      titles: [/sous traitance|groupement|cotraitance/, /contractant|titulaire/],
      why: 'Les entreprises qui exécutent se déclarent ici',
    },
    {
      roles: ['criterion', 'environment', 'specification', 'waste'],
      titles: [/engagements? (?:du|de|des)|\bengagements?\b/],
      why: 'Le titulaire s’engage ici',
    },
  ],
};

/** Titles that close a piece: a new article goes before the first of them. */
export const CLOSING: Partial<Record<Piece, RegExp>> = {
  rc: /renseignements complementaires|informations complementaires|\brecours\b|voies et delais|litiges|contentieux|\bannexes?\b/,
  ccap: /derogations?|litiges?|differends?|contentieux|attribution de competence|reglement des differends|\bannexes?\b/,
  cctp: /\bannexes?\b|liste des (?:annexes|plans)/,
  ae: /signature|acceptation de offre|decision du pouvoir|notification|nantissement|cession de creances|\bannexes?\b/,
  avis: /recours|date envoi|\bannexes?\b/,
};
