/**
 * The two Word papers of a contact of the register. For a référent: the letter of appointment and the sheet of the function;
 * for a facilitateur: the frame of their work with the organisation and the job sheet. What the register does not say is
 * left blank, to be written by hand; signatures too.
 */
import type { Contact } from '../api/network.ts';
import type { Block } from '../api/blocks.ts';
import { type Day, dayBefore } from '../days.ts';
import { formatDay } from '../format.ts';
import { callout, cell, chapter, column, paragraph, strong } from '../scheme/document/helpers.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { type Paper, typeset } from '../tender-papers/paper.ts';
import { frenchTypography } from '../typography.ts';
import {
  FACILITATOR_LIMITS,
  FACILITATOR_MEANS,
  FACILITATOR_MISSIONS,
  FACILITATOR_PRIVACY,
  REFERENT_LIMITS,
  REFERENT_MEANS,
  REFERENT_MISSIONS,
  REFERENT_PLACE,
  REFERENT_PRIVACY,
  REFERENT_TRAINING,
  type RolePart,
} from './roles.ts';

export type ContactMaterials = {
  contact: Contact;
  /** Name of the référent's department; null for none. */
  department: string | null;
  organisation: string;
  on: Day;
};

const BLANK = '……………………………………';
const BLANK_DAY = '…… / …… / …………';

const said = (text: string | null): string => text?.trim() || BLANK;
const day = (value: Day | null): string => (value === null ? BLANK_DAY : formatDay(value));

const list = (lines: readonly string[]): DocumentNode => ({
  kind: 'blocks',
  blocks: [{ kind: 'list', ordered: false, items: lines.map((text) => ({ content: [{ kind: 'text', text: frenchTypography(text) }] })) } satisfies Block],
});

/** Block trees are set by whoever writes them: a paper leaves those it is given as they are. */
const sentence = (text: string): DocumentNode => paragraph(frenchTypography(text));

const partNodes = ({ id, title, lead, lines }: RolePart): DocumentNode[] => [chapter(id, title, ''), sentence(lead), list(lines)];

const rows = (caption: string, lines: readonly [string, string][]): DocumentNode => ({
  kind: 'table',
  caption,
  columns: [column('Rubrique', 32), column('Ce qui est convenu', 68)],
  rows: lines.map(([label, text]) => [strong(label), cell(text)]),
});

const signatures = (left: string, right: string): DocumentNode[] => [
  chapter('signatures', 'Signatures', ''),
  sentence(`Fait à ${BLANK}, le ${BLANK_DAY}, en deux exemplaires.`),
  {
    kind: 'table',
    caption: '',
    columns: [column(left, 50), column(right, 50)],
    rows: [
      [cell(`Nom et qualité : ${BLANK}`), cell(`Nom et qualité : ${BLANK}`)],
      // A no-break space holds the room to sign.
      [cell('Signature :', '\u00a0', '\u00a0', '\u00a0'), cell('Signature :', '\u00a0', '\u00a0', '\u00a0')],
    ],
  },
  sentence('Une copie est remise à la personne qui anime le réseau.'),
];

/** « 2 jours par mois »: what the register says, or a blank. */
function timeGiven({ daysPerMonth }: Contact): string {
  if (daysPerMonth === null) return `${BLANK} par mois`;
  if (daysPerMonth === 0) return 'moins d’une journée par mois';
  return `${daysPerMonth} ${daysPerMonth === 1 ? 'jour' : 'jours'} par mois`;
}

const footerOf = ({ on, organisation }: ContactMaterials): string =>
  [organisation, `${organisation ? 'établi' : 'Établi'} le ${formatDay(on)}`].filter(Boolean).join(' – ');

const term = ({ from, until }: Contact): string =>
  until === null ? `Du ${day(from)} au ${BLANK_DAY}, renouvelable` : `Du ${day(from)} au ${formatDay(dayBefore(until))}, renouvelable`;

const TIME: RolePart = {
  id: 'temps',
  title: 'Le temps donné',
  lead: '',
  lines: [
    'Ce temps est pris sur le temps de travail. La direction convient avec vous de ce qui est retiré du reste de vos tâches.',
    'Il comprend la formation, les rencontres du réseau et l’aide aux services. Il est revu après six mois, puis chaque année.',
  ],
};

function referentLetter(materials: ContactMaterials): Paper {
  const { contact, department, organisation } = materials;
  return typeset({
    compact: true,
    title: 'Lettre de mission : référent des achats socialement responsables',
    lead: [said(organisation), department].filter(Boolean).join(' – '),
    footer: footerOf(materials),
    nodes: [
      sentence(`À l’attention de ${contact.name}`),
      sentence(
        `La fonction de référent des achats socialement responsables vous est confiée${contact.from ? ` à compter du ${formatDay(contact.from)}` : ''}, pour la direction : ${said(department)}. Cette lettre dit ce qui est attendu de vous, le temps et les moyens qui vous sont donnés, et ce qui reste à d’autres.`,
      ),
      rows('', [
        ['Direction', said(department)],
        ['Vos fonctions actuelles', said(contact.position)],
        ['Périmètre ou territoire', said(contact.territory)],
        ['Marchés concernés', '☐ tous ceux de la direction    ☐ ceux de plus de ……………… € HT'],
        ['Durée de la mission', term(contact)],
        ['Temps donné', timeGiven(contact)],
      ]),
      ...partNodes(REFERENT_MISSIONS),
      ...partNodes({ ...TIME, lead: `Le temps consacré à cette mission est fixé à : ${timeGiven(contact)}.` }),
      ...partNodes(REFERENT_PLACE),
      ...partNodes(REFERENT_MEANS),
      ...partNodes(REFERENT_TRAINING),
      ...partNodes(REFERENT_LIMITS),
      ...partNodes(REFERENT_PRIVACY),
      chapter('duree', 'Durée, absence et remplacement', ''),
      sentence(
        'Cette lettre désigne une fonction, non une personne indispensable. Si vous changez de poste, vous transmettez vos dossiers, et la direction désigne la personne qui vous succède sans attendre la fin de la période.',
      ),
      sentence(`En votre absence, la fonction est tenue par : ${BLANK}.`),
      sentence('Un point est fait chaque année avec la direction et l’animation du réseau : ce qui a été fait, le temps réellement passé, la suite.'),
      ...signatures('Pour la direction', 'Le référent'),
    ],
  });
}

function referentSheet(materials: ContactMaterials): Paper {
  const { contact, department, organisation } = materials;
  return typeset({
    compact: true,
    title: 'Fiche de poste : référent des achats socialement responsables',
    lead: `${said(organisation)} – fonction exercée en plus du poste occupé`,
    footer: footerOf(materials),
    nodes: [
      rows('', [
        ['Titulaire', contact.name],
        ['Direction de rattachement', said(department)],
        ['Poste occupé', said(contact.position)],
        ['Périmètre ou territoire', said(contact.territory)],
        ['Rattachement hiérarchique', 'Inchangé : celui du poste occupé'],
        ['Rattachement fonctionnel', 'Animation du réseau des référents'],
        ['Temps donné', timeGiven(contact)],
        ['Prise de fonction', day(contact.from)],
      ]),
      ...partNodes({ ...REFERENT_MISSIONS, title: 'Finalité et activités' }),
      ...partNodes({ ...REFERENT_PLACE, title: 'Relations de travail' }),
      chapter('competences', 'Compétences', ''),
      rows('', [
        [
          'Connaissances',
          'Le circuit d’un achat dans la direction ; les leviers sociaux de la commande publique ; les acteurs de l’insertion et de l’économie sociale et solidaire du territoire.',
        ],
        [
          'Savoir-faire',
          'Repérer un marché où agir ; lire et compléter une clause ; vérifier un calcul d’heures ; tenir un tableau de suivi ; conduire une réunion courte.',
        ],
        ['Qualités', 'Écoute, pédagogie, discrétion ; savoir dire qu’un levier ne convient pas.'],
      ]),
      ...partNodes(REFERENT_TRAINING),
      ...partNodes(REFERENT_MEANS),
      ...partNodes(REFERENT_LIMITS),
      ...partNodes(REFERENT_PRIVACY),
      chapter('resultats', 'À quoi se voit le résultat', ''),
      list([
        'Les marchés à venir de la direction sont examinés avant l’écriture du cahier des charges.',
        'Les données sociales des marchés sont saisies dès la notification.',
        'Les heures prévues et les heures faites sont connues, marché par marché.',
      ]),
      ...signatures('Pour la direction', 'Le référent'),
    ],
  });
}

const facilitatorRows = ({ contact }: ContactMaterials): [string, string][] => [
  ['Facilitateur', contact.name],
  ['Structure', said(contact.structure)],
  ['Fonction', said(contact.position)],
  ['Territoire d’intervention', said(contact.territory)],
  ['Courriel et téléphone', [contact.email, contact.phone].filter(Boolean).join(' – ') || BLANK],
  ['Temps prévu', timeGiven(contact)],
];

function facilitatorFrame(materials: ContactMaterials): Paper {
  const { contact, organisation } = materials;
  return typeset({
    compact: true,
    title: 'Cadre d’intervention du facilitateur des clauses sociales',
    lead: `Entre ${said(organisation)} et ${said(contact.structure)}`,
    footer: footerOf(materials),
    nodes: [
      callout(
        'info',
        'Ce document fixe des règles de travail communes. Si l’intervention est rémunérée ou subventionnée, la forme du contrat est à choisir avec le service juridique avant de signer.',
      ),
      rows('', [...facilitatorRows(materials), ['Durée', term(contact)]]),
      ...partNodes(FACILITATOR_MISSIONS),
      ...partNodes(FACILITATOR_MEANS),
      ...partNodes({ ...FACILITATOR_LIMITS, title: 'Ce que le facilitateur ne décide pas' }),
      ...partNodes(FACILITATOR_PRIVACY),
      chapter('suivi', 'Suivi et fin', ''),
      sentence('Un point est fait au moins une fois par an : marchés suivis, heures prévues et faites, difficultés, suites.'),
      sentence(
        `Chacun peut mettre fin à ce cadre en prévenant l’autre par écrit ${BLANK} à l’avance. Les marchés en cours font l’objet d’un passage de relais.`,
      ),
      ...signatures('Pour l’organisation', 'Pour la structure'),
    ],
  });
}

function facilitatorSheet(materials: ContactMaterials): Paper {
  const { contact, organisation } = materials;
  return typeset({
    compact: true,
    title: 'Fiche de poste : facilitateur des clauses sociales',
    lead: said(organisation),
    footer: footerOf(materials),
    nodes: [
      rows('', [...facilitatorRows(materials), ['Prise de fonction', day(contact.from)]]),
      ...partNodes({ ...FACILITATOR_MISSIONS, title: 'Finalité et activités' }),
      chapter('relations', 'Relations de travail', ''),
      list([
        'Acheteurs et prescripteurs : volumes, publics, modes de réalisation.',
        'Référents des directions : programmation, suivi de tous les jours.',
        'Titulaires des marchés et leurs sous-traitants : recrutement, relevés d’heures.',
        'Service public de l’emploi, structures d’insertion, missions locales, entreprises adaptées : orientation des personnes.',
      ]),
      chapter('competences', 'Compétences', ''),
      rows('', [
        [
          'Connaissances',
          'Publics éloignés de l’emploi et leurs droits ; structures d’insertion et du handicap ; métiers et entreprises du bassin d’emploi ; étapes d’un marché public.',
        ],
        [
          'Savoir-faire',
          'Estimer un volume d’heures ; vérifier une éligibilité et l’attester ; négocier une solution ; tenir un suivi ; rendre compte en totaux.',
        ],
        ['Qualités', 'Neutralité entre les entreprises, discrétion, sens du terrain.'],
      ]),
      ...partNodes({ ...FACILITATOR_MEANS, title: 'Moyens' }),
      ...partNodes({ ...FACILITATOR_LIMITS, title: 'Ce que le facilitateur ne décide pas' }),
      ...partNodes(FACILITATOR_PRIVACY),
      ...signatures('L’employeur', 'Le facilitateur'),
    ],
  });
}

export const CONTACT_PAPERS = ['letter', 'sheet'] as const;
export type ContactPaper = (typeof CONTACT_PAPERS)[number];

/** @param paper `letter`: what is signed when somebody takes the role; `sheet`: what the role is */
export function contactPaper(paper: ContactPaper, materials: ContactMaterials): Paper {
  if (materials.contact.kind === 'referent') return paper === 'letter' ? referentLetter(materials) : referentSheet(materials);
  return paper === 'letter' ? facilitatorFrame(materials) : facilitatorSheet(materials);
}
