/** Long pieces of an invented works tender, in plain French: titles, sub-titles and sentences that a buyer would write. */
import { BUYER, DISPUTE, DURATION, INSURANCE, LOTS, OBJECT, PAYMENT, PENALTY, PIECES, PRICE, TERMINATION } from './sentences.ts';

export type Chapter = { title: string; subs: readonly string[]; sentences: readonly string[]; list?: readonly string[] };

const MAIL = 'Les échanges se font par écrit, au moyen du profil d’acheteur ; l’accusé de réception fait foi de la date.';
const SITE = 'Le site reste occupé pendant les travaux : les accès des élèves, du personnel et des secours sont maintenus en permanence.';

export const CCAP: readonly Chapter[] = [
  {
    title: 'Objet du marché et dispositions générales',
    subs: ['Objet', 'Décomposition en lots', 'Intervenants'],
    sentences: [OBJECT, LOTS, 'La maîtrise d’œuvre est assurée par le bureau d’études désigné à l’acte d’engagement.', MAIL],
  },
  {
    title: 'Pièces constitutives',
    subs: ['Pièces particulières', 'Pièces générales'],
    sentences: [PIECES, 'En cas de contradiction entre les pièces, celle qui porte le rang le plus élevé prévaut.'],
    list: [
      'l’acte d’engagement et ses annexes ;',
      'le présent cahier ;',
      'le cahier des clauses techniques particulières ;',
      'le calendrier détaillé d’exécution.',
    ],
  },
  {
    title: 'Prix et mode d’évaluation des ouvrages',
    subs: ['Contenu des prix', 'Variation des prix', 'Travaux modificatifs'],
    sentences: [
      PRICE,
      'Les prix tiennent compte de toutes les sujétions d’un chantier mené en site occupé.',
      'Les prestations supplémentaires sont chiffrées par devis détaillé avant tout commencement.',
    ],
  },
  {
    title: 'Règlement des comptes',
    subs: ['Demandes de paiement', 'Sous-traitance', 'Délai de paiement'],
    sentences: [
      PAYMENT,
      'Le sous-traitant de premier rang accepté est payé directement lorsque le montant de ses prestations atteint le seuil réglementaire.',
      'Le défaut de paiement dans le délai ouvre droit à des intérêts moratoires et à l’indemnité forfaitaire de recouvrement.',
    ],
  },
  {
    title: 'Délais d’exécution',
    subs: ['Période de préparation', 'Calendrier détaillé', 'Prolongation'],
    sentences: [DURATION, 'Le calendrier détaillé est établi par le maître d’œuvre après consultation des titulaires de chaque lot.', SITE],
  },
  {
    title: 'Pénalités et retenues',
    subs: ['Retard dans l’exécution', 'Absence aux réunions', 'Remise des documents'],
    sentences: [
      PENALTY,
      'Toute absence non excusée à une réunion de chantier donne lieu à une pénalité de 100 euros.',
      'Le montant total des pénalités de retard est plafonné à 10 % du montant hors taxe du marché.',
    ],
  },
  {
    title: 'Clauses de financement et de sûreté',
    subs: ['Retenue de garantie', 'Avance'],
    sentences: [
      'Une retenue de garantie de 5 % est prélevée sur chaque acompte ; elle peut être remplacée par une garantie à première demande.',
      'Une avance est accordée au titulaire, sauf renoncement de sa part à l’acte d’engagement.',
    ],
  },
  {
    title: 'Provenance et qualité des matériaux',
    subs: ['Provenance', 'Contrôle'],
    sentences: [
      'Les matériaux sont neufs, sauf ceux dont le réemploi est prescrit par le cahier des clauses techniques particulières.',
      'Le maître d’œuvre peut faire procéder à des essais ; leur coût est à la charge du titulaire si le résultat n’est pas conforme.',
    ],
  },
  {
    title: 'Préparation et exécution des travaux',
    subs: ['Installations de chantier', 'Sécurité et protection de la santé', 'Gestion des déchets'],
    sentences: [
      SITE,
      'Le titulaire désigne un responsable de chantier, présent à chaque réunion.',
      'Les déchets sont triés à la source et leur élimination est justifiée par des bordereaux.',
    ],
    list: ['gravats et béton ;', 'bois et menuiseries ;', 'métaux ;', 'déchets dangereux.'],
  },
  {
    title: 'Réception et garanties',
    subs: ['Opérations préalables', 'Réserves', 'Garantie de parfait achèvement'],
    sentences: [
      'La réception est prononcée par lot, à l’achèvement de l’ensemble des travaux qui le composent.',
      'Les réserves sont levées dans le délai fixé au procès-verbal ; à défaut, elles le sont aux frais du titulaire.',
    ],
  },
  {
    title: 'Assurances',
    subs: ['Responsabilité civile', 'Responsabilité décennale'],
    sentences: [INSURANCE, 'Les attestations précisent les activités garanties, les montants et les franchises.'],
  },
  { title: 'Résiliation et litiges', subs: ['Résiliation', 'Règlement amiable'], sentences: [TERMINATION, DISPUTE] },
  {
    title: 'Dérogations aux documents généraux',
    subs: ['Tableau des dérogations'],
    sentences: [
      'L’article relatif aux pénalités déroge au cahier des clauses administratives générales applicables aux marchés de travaux.',
      `La ${BUYER} n’entend déroger à aucune autre de ses stipulations.`,
    ],
  },
];

export const RC: readonly Chapter[] = [
  {
    title: 'Acheteur et objet de la consultation',
    subs: ['Acheteur', 'Objet', 'Lieu d’exécution'],
    sentences: [`L’acheteur est la ${BUYER}, représentée par son maire.`, OBJECT],
  },
  {
    title: 'Conditions de la consultation',
    subs: ['Procédure', 'Allotissement', 'Variantes', 'Délai de validité des offres'],
    sentences: [
      'La consultation est passée selon une procédure adaptée ouverte.',
      LOTS,
      'Les variantes ne sont pas autorisées.',
      'Le délai de validité des offres est de cent vingt jours à compter de la date limite de remise.',
    ],
  },
  {
    title: 'Visite du site',
    subs: ['Visite obligatoire'],
    sentences: ['La visite est obligatoire ; elle se demande par le profil d’acheteur au moins huit jours avant la date limite.', SITE],
  },
  {
    title: 'Contenu du dossier',
    subs: ['Dossier de consultation', 'Modifications'],
    sentences: [
      'Le dossier de consultation est téléchargeable sans frais sur le profil d’acheteur.',
      'L’acheteur peut apporter des modifications de détail jusqu’à six jours avant la date limite.',
    ],
    list: ['le présent règlement ;', 'l’acte d’engagement ;', 'les cahiers des clauses ;', 'la décomposition du prix.'],
  },
  {
    title: 'Présentation des candidatures et des offres',
    subs: ['Candidature', 'Offre', 'Mémoire technique'],
    sentences: [
      'Le candidat peut répondre au moyen du document unique de marché européen.',
      'Le mémoire technique ne dépasse pas vingt pages ; il décrit les moyens, le calendrier et la gestion du site occupé.',
    ],
  },
  {
    title: 'Jugement des offres',
    subs: ['Critères', 'Notation', 'Négociation'],
    sentences: [
      'Les offres sont jugées sur le prix (50 points), la valeur technique (40 points) et la performance environnementale (10 points).',
      'La note du prix est obtenue par rapport à l’offre régulière la moins élevée.',
      'L’acheteur peut attribuer le marché sans négociation.',
    ],
  },
  {
    title: 'Remise des plis',
    subs: ['Transmission électronique', 'Copie de sauvegarde'],
    sentences: [MAIL, 'Les plis remis après la date limite ne sont pas ouverts.'],
  },
  {
    title: 'Renseignements et recours',
    subs: ['Questions', 'Voies de recours'],
    sentences: ['Les questions sont posées au plus tard dix jours avant la date limite.', DISPUTE],
  },
];

export const CCTP: readonly Chapter[] = [
  {
    title: 'Généralités',
    subs: ['Objet du document', 'Connaissance des lieux', 'Normes et règlements'],
    sentences: [
      OBJECT,
      'Le titulaire est réputé avoir pris connaissance des lieux et des contraintes d’accès.',
      'Les ouvrages respectent les documents techniques unifiés et les avis techniques en vigueur.',
    ],
  },
  {
    title: 'Lot 1 : gros œuvre et démolitions',
    subs: ['Installation', 'Démolitions', 'Maçonneries', 'Reprises en sous-œuvre'],
    sentences: [
      'Les démolitions sont menées à l’outil mécanique léger, hors des heures de classe.',
      'Les bétons sont de classe C25/30 au moins.',
      'Les gravats sont évacués chaque jour.',
    ],
    list: ['dépose des cloisons du rez-de-chaussée ;', 'ouverture de deux baies en façade sud ;', 'reprise des seuils.'],
  },
  {
    title: 'Lot 2 : menuiseries extérieures',
    subs: ['Dépose', 'Châssis en bois', 'Vitrages', 'Occultations'],
    sentences: [
      'Les châssis sont en bois issu de forêts gérées durablement, finition d’usine.',
      'Le coefficient de transmission des fenêtres ne dépasse pas 1,3 W/m².K.',
      'Les appuis sont protégés pendant toute la durée des travaux.',
    ],
  },
  {
    title: 'Lot 3 : chauffage et ventilation',
    subs: ['Production de chaleur', 'Distribution', 'Ventilation double flux', 'Régulation'],
    sentences: [
      'La chaufferie existante est remplacée par une chaudière à granulés de 180 kW.',
      'Les réseaux sont calorifugés sur toute leur longueur hors volume chauffé.',
      'La régulation permet un programme distinct pour chaque aile.',
    ],
  },
  {
    title: 'Essais, réception et dossier des ouvrages exécutés',
    subs: ['Essais', 'Formation des agents', 'Dossier'],
    sentences: [
      'Les essais d’étanchéité à l’air sont réalisés en deux temps, à la charge du lot 2.',
      'Deux demi-journées de formation sont dues aux agents de la commune.',
      'Le dossier est remis sous forme électronique un mois avant la réception.',
    ],
  },
];

export const AE: readonly Chapter[] = [
  {
    title: 'Identification de l’acheteur',
    subs: ['Acheteur', 'Comptable assignataire'],
    sentences: [`Marché passé par la ${BUYER}.`, 'Le comptable assignataire est le responsable du service de gestion comptable.'],
  },
  {
    title: 'Engagement du candidat',
    subs: ['Signataire', 'Groupement'],
    sentences: [
      'Le signataire, après avoir pris connaissance des pièces du marché, s’engage sans réserve à exécuter les prestations.',
      'En cas de groupement, le mandataire est solidaire.',
    ],
  },
  {
    title: 'Prix',
    subs: ['Montant de l’offre', 'Sous-traitance', 'Avance'],
    sentences: [PRICE, 'Le montant hors taxe est indiqué en chiffres et en lettres.'],
  },
  { title: 'Durée et délais', subs: ['Délai du lot', 'Ordre de service'], sentences: [DURATION] },
  { title: 'Paiement', subs: ['Compte à créditer', 'Délai'], sentences: [PAYMENT] },
  { title: 'Signature', subs: ['Candidat', 'Acheteur'], sentences: ['Fait en un seul original, à la date de la signature électronique.'] },
];
