/** The words of an invented tender: « Commune de l’Exemple (fictif) ». No real body, person or place. */
export const BUYER = 'Commune de l’Exemple (fictif)';

export const OBJECT =
  'Le présent marché a pour objet les travaux de rénovation énergétique du groupe scolaire des Tilleuls, situé rue du Lavoir, pour le compte de la Commune de l’Exemple (fictif).';
export const LOTS =
  'Les travaux sont répartis en trois lots, qui font chacun l’objet d’un marché séparé : gros œuvre et démolitions, menuiseries extérieures, chauffage et ventilation.';
export const PIECES =
  'Les pièces constitutives du marché sont, par ordre de priorité décroissante : l’acte d’engagement, le présent cahier et ses annexes, le cahier des clauses techniques particulières, le mémoire technique du titulaire.';
export const DURATION =
  'Le délai global d’exécution est de quatorze mois, période de préparation d’un mois comprise, à compter de la notification de l’ordre de service de démarrage.';
export const PRICE =
  'Le prix est global et forfaitaire. Il est ferme pendant les trois premiers mois, puis révisé chaque mois par application de la formule indiquée à l’acte d’engagement.';
export const PAYMENT =
  'Les acomptes sont mensuels. Le délai global de paiement est de trente jours à compter de la réception de la demande de paiement sur le portail de facturation de l’État.';
export const PENALTY =
  'En cas de retard imputable au titulaire, une pénalité de 200 euros par jour calendaire est appliquée après une mise en demeure restée sans effet pendant cinq jours.';
export const INSURANCE =
  'Le titulaire justifie, dans les quinze jours qui suivent la notification et avant tout commencement d’exécution, qu’il est couvert par une assurance de responsabilité civile et par une assurance décennale.';
export const TERMINATION =
  'Le marché peut être résilié pour faute du titulaire dans les conditions du cahier des clauses administratives générales, après une mise en demeure motivée.';
export const DISPUTE = 'Les parties recherchent d’abord un règlement amiable. À défaut, le tribunal administratif du ressort de l’acheteur est seul compétent.';

/** Articles of a short CCAP: a title, its text, its sub-titles. */
export type Article = { title: string; texts: readonly string[]; subs?: readonly { title: string; texts: readonly string[] }[] };
export const SHORT_CCAP: readonly Article[] = [
  { title: 'Objet du marché', texts: [OBJECT, LOTS] },
  {
    title: 'Pièces et durée',
    texts: [PIECES],
    subs: [
      { title: 'Délai d’exécution', texts: [DURATION] },
      { title: 'Prolongation', texts: ['Le délai peut être prolongé par ordre de service lorsque des intempéries exceptionnelles sont constatées.'] },
    ],
  },
  { title: 'Prix et règlement', texts: [PRICE, PAYMENT] },
  { title: 'Pénalités', texts: [PENALTY] },
  { title: 'Résiliation et litiges', texts: [TERMINATION, DISPUTE] },
];
